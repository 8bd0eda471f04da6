//! Numbers and dates of a language, as CLDR has them.

use chrono::NaiveDate;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_datetime::input::Date;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale as Tag;

/// How a language writes numbers and dates: learnt once from CLDR, through ICU, so that the hundred
/// thousand amounts of a run are put together without asking again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locale {
    /// Before the cents.
    pub decimal: char,
    /// Between groups of three figures.
    pub group: char,
    /// The fewest figures that are grouped: 4, or 5 where 1234 stands undivided.
    pub grouped_from: usize,
    /// A date in figures: what stands between day, month and year.
    pub between: char,
    /// A date in figures: the order of its parts.
    pub order: [DatePart; 3],
    /// A date in words by month, January first; `{day}` and `{year}`.
    pub months: Vec<String>,
}

/// A part of a date in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatePart {
    /// The day of the month.
    Day,
    /// The month.
    Month,
    /// The year.
    Year,
}

/// Languages with the country whose form is meant, where ICU would take another: letters of European
/// creditors, in English too, put the day before the month.
const COUNTRIES: [(&str, &str); 1] = [("en", "en-GB")];

impl Locale {
    /// The forms that CLDR has for a language; for one it does not know, the form without a language.
    #[must_use]
    pub fn of(language: &str) -> Self {
        let country = COUNTRIES.iter().find(|(name, _)| *name == language);
        let name = country.map_or(language, |(_, name)| name);
        let tag: Tag = name.parse().unwrap_or(Tag::UNKNOWN);
        let mut locale = Self {
            decimal: '.',
            group: '\u{a0}',
            grouped_from: 4,
            between: '-',
            order: [DatePart::Day, DatePart::Month, DatePart::Year],
            months: Vec::new(),
        };
        locale.learn_numbers(&tag);
        locale.learn_dates(&tag);
        // Sums of money have a point all over Switzerland.
        if language == "fr-CH" {
            locale.decimal = '.';
        }
        locale
    }

    fn learn_numbers(&mut self, tag: &Tag) {
        let Ok(formatter) = DecimalFormatter::try_new(tag.into(), Default::default()) else {
            return;
        };
        let signs = |number: Decimal| -> Vec<char> {
            let text = formatter.format_to_string(&number);
            text.chars().filter(|it| !it.is_ascii_digit()).collect()
        };
        // 12345.6 is grouped in every language that groups at all.
        if let [group, decimal] = *signs(tenths(123_456)) {
            // ICU writes either space and either apostrophe; letters take the narrow and the curved one.
            self.group = match group {
                '\u{a0}' => '\u{202f}',
                '\'' => '\u{2019}',
                other => other,
            };
            self.decimal = decimal;
        }
        self.grouped_from = if signs(tenths(12_345)).len() == 2 { 4 } else { 5 };
    }

    fn learn_dates(&mut self, tag: &Tag) {
        let long = DateTimeFormatter::try_new(tag.into(), YMD::long());
        let months = (1..=12).map(|month| {
            let date = Date::try_new_iso(2033, month, 22).ok();
            let said =
                date.and_then(|date| Some(long.as_ref().ok()?.format(&date).to_string()));
            let said = said.unwrap_or_else(|| format!("22 {month} 2033"));
            said.replacen("22", "{day}", 1).replacen("2033", "{year}", 1)
        });
        self.months = months.collect();
        let medium = DateTimeFormatter::try_new(tag.into(), YMD::short());
        let date = Date::try_new_iso(2033, 11, 22).ok();
        let said = medium.ok().zip(date).map(|(it, date)| it.format(&date).to_string());
        let Some(said) = said else { return };
        self.between = said.chars().find(|sign| !sign.is_ascii_digit()).unwrap_or(self.between);
        let place = |part: &str| said.find(part).unwrap_or(usize::MAX);
        let mut order = [
            (place("22"), DatePart::Day),
            (place("11"), DatePart::Month),
            (place("33"), DatePart::Year),
        ];
        order.sort_by_key(|(place, _)| *place);
        self.order = order.map(|(_, part)| part);
    }

    /// A date in words, without what the first of a month may want.
    #[must_use]
    pub fn long_date(&self, date: NaiveDate, day: &str) -> String {
        use chrono::Datelike as _;
        let month = usize::try_from(date.month0()).ok().and_then(|it| self.months.get(it));
        let pattern = month.map_or("{day} {year}", String::as_str);
        pattern.replacen("{day}", day, 1).replacen("{year}", &date.year().to_string(), 1)
    }
}

/// A number given in tenths.
fn tenths(number: i64) -> Decimal {
    let mut number = Decimal::from(number);
    number.multiply_pow10(-1);
    number
}

impl Default for Locale {
    /// The form without a language.
    fn default() -> Self {
        Self::of("und")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, number: &str, short: char, long: &str) {
        let locale = Locale::of(language);
        let told = format!("1{}234{}5", locale.group, locale.decimal);
        assert_eq!(told, number, "{language}");
        assert_eq!(locale.between, short, "{language}");
        let date = NaiveDate::from_ymd_opt(2026, 3, 12).unwrap();
        assert_eq!(locale.long_date(date, "12"), long, "{language}");
    }

    #[test]
    fn numbers_and_dates_are_those_of_the_language() {
        check("fr", "1\u{202f}234,5", '/', "12 mars 2026");
        check("en", "1,234.5", '/', "12 March 2026");
        check("de", "1.234,5", '.', "12. März 2026");
        check("nl", "1.234,5", '-', "12 maart 2026");
        check("es", "1.234,5", '/', "12 de marzo de 2026");
        check("it", "1.234,5", '/', "12 marzo 2026");
    }

    #[test]
    fn regions_write_numbers_and_dates_their_own_way() {
        check("en-US", "1,234.5", '/', "March 12, 2026");
        check("de-CH", "1\u{2019}234.5", '.', "12. März 2026");
        check("de-AT", "1\u{202f}234,5", '.', "12. März 2026");
        check("fr-CH", "1\u{2019}234.5", '.', "12 mars 2026");
        check("fr-BE", "1\u{202f}234,5", '/', "12 mars 2026");
        check("nl-BE", "1.234,5", '/', "12 maart 2026");
        check("it-CH", "1\u{2019}234.5", '/', "12 marzo 2026");
        assert_eq!(Locale::of("en-US").order[0], DatePart::Month);
        assert_eq!(Locale::of("en").order[0], DatePart::Day);
        assert_eq!(Locale::of("fr-CA").order[0], DatePart::Year);
    }

    #[test]
    fn spanish_leaves_four_figures_together() {
        assert_eq!(Locale::of("es").grouped_from, 5);
        assert_eq!(Locale::of("fr").grouped_from, 4);
    }
}
