//! Amounts, dates and account numbers as the language of a letter writes them.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

pub(super) use crate::layout::write_amount;
use crate::layout::{DatePart, Locale, MINUS, Words, fill, plain_language, write_two};
use findings::{Currency, Money};

/// No-break space: before a currency code, between day and month, inside an IBAN.
pub(super) const SOLID: char = '\u{a0}';

/// An amount without its currency: `1 234,56`, rounded to the coins of the currency.
pub(super) fn amount(money: Money, of: Currency, locale: &Locale) -> String {
    let mut text = String::with_capacity(16);
    write_amount(money, of, locale, &mut text);
    text
}

/// A currency by its sign where the language has one that cannot be taken for another, else by its code: the
/// dollar of the United States is `$` there alone (CLDR 47, signs of currencies, read 2026-11-30).
fn sign(currency: Currency, language: &str) -> &'static str {
    match (currency.as_str(), plain_language(language)) {
        ("EUR", _) => "€",
        ("GBP", "en" | "de" | "nl" | "it") => "£",
        ("USD", "en") if language == "en-US" => "$",
        ("USD", "en") => "US$",
        _ => "",
    }
}

/// An amount with its currency: `1 234,56 €`, `€1,234.56`.
pub(super) fn money(money: Money, of: Currency, words: &Words) -> String {
    let figures = amount(money, of, &words.locale);
    with_currency(&figures, of, words)
}

/// An amount with its currency, without decimals where there are only whole units: `40 €`.
pub(super) fn whole_money(money: Money, of: Currency, words: &Words) -> String {
    let amount = money.to_coins(of).amount();
    if !amount.fract().is_zero() {
        return self::money(money, of, words);
    }
    let (mut figures, locale) = (String::new(), &words.locale);
    let decimals = usize::try_from(of.decimals()).unwrap_or_default();
    write_amount(money, of, locale, &mut figures);
    if decimals > 0 {
        figures.truncate(figures.len() - decimals - locale.decimal.len_utf8());
    }
    with_currency(&figures, of, words)
}

/// Figures with their currency. A code keeps its distance where a sign would touch the figures.
pub(super) fn with_currency(figures: &str, of: Currency, words: &Words) -> String {
    let name = sign_or_code(of, words);
    let touching = words.money.contains("{currency}{amount}") && name == of.as_str();
    let (figures, minus) = match figures.strip_prefix(MINUS) {
        Some(rest) if currency_first(words) => (rest, "\u{2212}"),
        _ => (figures, ""),
    };
    let space = if touching { "\u{a0}" } else { "" };
    let text = fill(&words.money, "currency", &format!("{minus}{name}{space}"));
    fill(&text, "amount", figures)
}

/// The sign of a currency where the language has one, else its code.
pub(super) fn sign_or_code(of: Currency, words: &Words) -> String {
    let sign = sign(of, &words.language);
    if sign.is_empty() { of.as_str().to_owned() } else { sign.to_owned() }
}

/// Whether the currency stands before the figures.
pub(super) fn currency_first(words: &Words) -> bool {
    words.money.trim_start().starts_with("{currency}")
}

/// Percent with two decimals at least: `12,40 %`.
pub(super) fn percent(percent: Decimal, words: &Words) -> String {
    let mut percent = percent.normalize();
    percent.rescale(percent.scale().max(2));
    let rate = percent.to_string().replace('.', words.locale.decimal.encode_utf8(&mut [0; 4]));
    fill(&words.percent, "rate", &rate)
}

/// A date in words: `1er mars 2026`. Lines break before the year alone, and the word that leads to it.
pub(super) fn long_date(date: NaiveDate, words: &Words) -> String {
    let day = match date.day() {
        1 => words.first_day.clone(),
        day => day.to_string(),
    };
    before_year_alone(&words.locale.long_date(date, &day))
}

/// A date whose spaces are no-break spaces but for the one behind its month, where the year stands last:
/// the year, or `de` and the year, goes to the next line as one.
fn before_year_alone(date: &str) -> String {
    let is_year = |word: &str| word.len() >= 4 && word.bytes().all(|it| it.is_ascii_digit());
    let mut tail = date.rfind(' ').filter(|at| date.get(at + 1..).is_some_and(is_year));
    while let Some(at) = tail {
        let before = date.get(..at).unwrap_or_default();
        let Some(space) = before.rfind(' ') else { break };
        let word = before.get(space + 1..).unwrap_or_default();
        if word.len() > 2 || !word.bytes().all(|it| it.is_ascii_alphabetic()) {
            break;
        }
        tail = Some(space);
    }
    let (head, year) = date.split_at(tail.unwrap_or(date.len()));
    let year = year.strip_prefix(' ').map(|year| format!(" {}", solid(year)));
    solid(head) + &year.unwrap_or_default()
}

/// Writes a date in figures behind what a text holds: `01/03/2026`.
pub(super) fn write_short_date(date: NaiveDate, locale: &Locale, text: &mut String) {
    for (place, part) in locale.order.into_iter().enumerate() {
        if place > 0 {
            text.push(locale.between);
        }
        match part {
            DatePart::Day => write_two(date.day().into(), text),
            DatePart::Month => write_two(date.month().into(), text),
            DatePart::Year => write_year(date.year(), text),
        }
    }
}

fn write_year(year: i32, text: &mut String) {
    match u128::try_from(year) {
        Ok(year @ 1000..=9999) => {
            write_two(year / 100, text);
            write_two(year, text);
        }
        _ => text.push_str(&year.to_string()),
    }
}

/// A text whose spaces lines may not break at, such as a telephone number.
pub(super) fn solid(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// A name whose last words stay on one line as far as they are short, so that no legal form stands alone on one.
pub(super) fn with_form(name: &str) -> String {
    let mut spaces = name.rmatch_indices(' ').map(|(at, _)| at);
    let long = |at: &usize| name.get(at + 1..).is_some_and(|tail| tail.chars().count() >= TAIL);
    let (head, tail) = name.split_at(spaces.find(long).unwrap_or_default());
    match tail.strip_prefix(' ') {
        Some(tail) => format!("{head} {}", solid(tail)),
        None => solid(tail),
    }
}

/// The fewest characters at the end of a name that a line may hold alone: more than `& Co. KG` and `S.à r.l.` have.
const TAIL: usize = 9;

/// An IBAN in groups of four.
pub(super) fn iban(text: &str) -> String {
    let mut grouped = String::with_capacity(text.len() * 2);
    for (place, c) in text.chars().filter(|c| !c.is_whitespace()).enumerate() {
        if place > 0 && place % 4 == 0 {
            grouped.push(SOLID);
        }
        grouped.extend(c.to_uppercase());
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layout;

    const NARROW: char = '\u{202f}';

    fn french() -> Words {
        Layout::builtin("classic").unwrap().unwrap().words["fr"].clone()
    }

    #[track_caller]
    fn check(given: &str, expected: &str) {
        let money = Money::new(given.parse().unwrap());
        let shown = amount(money, Currency::EUR, &Locale::of("fr"))
            .replace(NARROW, "_")
            .replace(SOLID, "~");
        assert_eq!(shown, expected);
    }

    #[test]
    fn amounts_have_narrow_spaces_between_thousands_and_two_decimals() {
        check("0", "0,00");
        check("-0.001", "0,00");
        check("0.5", "0,50");
        check("-12.345", "−12,35");
        check("999", "999,00");
        check("1234.5", "1_234,50");
        check("1234567.891", "1_234_567,89");
        check("79228162514264337593543950", "79_228_162_514_264_337_593_543_950,00");
    }

    #[test]
    fn the_euro_has_a_sign_and_other_currencies_their_code() {
        let words = french();
        assert_eq!(money(Money::from_cents(100), Currency::EUR, &words), "1,00\u{a0}€");
        let dollar = "USD".parse().unwrap();
        assert_eq!(money(Money::from_cents(100), dollar, &words), "1,00\u{a0}USD");
    }

    #[test]
    fn sums_stand_as_the_region_writes_them() {
        let layout = Layout::builtin("classic").unwrap().unwrap();
        for (language, currency, expected) in [
            ("en", "GBP", "£1,234.56"),
            ("en-US", "USD", "$1,234.56"),
            ("en", "USD", "US$1,234.56"),
            ("de-CH", "CHF", "CHF~1’234.56"),
            ("de-AT", "EUR", "€~1_234,56"),
            ("de", "EUR", "1.234,56~€"),
            ("fr-CH", "CHF", "1’234.56~CHF"),
            ("fr-BE", "EUR", "1_234,56~€"),
            ("nl-BE", "EUR", "€~1.234,56"),
            ("fr", "GBP", "1_234,56~GBP"),
        ] {
            let plain = &layout.words[plain_language(language)];
            let words =
                if language.len() > 2 { plain.of_region(language) } else { plain.clone() };
            let shown = money(Money::from_cents(123_456), currency.parse().unwrap(), &words);
            let shown = shown.replace(SOLID, "~").replace(NARROW, "_");
            assert_eq!(shown, expected, "{language}");
        }
    }

    #[test]
    fn american_dates_begin_with_the_month() {
        let layout = Layout::builtin("classic").unwrap().unwrap();
        let words = layout.words["en"].of_region("en-US");
        let date = NaiveDate::from_ymd_opt(2026, 7, 6).unwrap();
        let mut short = String::new();
        write_short_date(date, &words.locale, &mut short);
        assert_eq!(
            (short.as_str(), &*long_date(date, &words)),
            ("07/06/2026", "July\u{a0}6, 2026")
        );
    }

    #[test]
    fn whole_units_need_no_decimals() {
        let euros = |cents| whole_money(Money::from_cents(cents), Currency::EUR, &french());
        assert_eq!((euros(4000), euros(4050)), ("40\u{a0}€".into(), "40,50\u{a0}€".into()));
    }

    #[test]
    fn a_rate_has_two_decimals_or_as_many_as_it_needs() {
        for (given, expected) in [("12.4", "12,40"), ("8", "8,00"), ("3.125", "3,125")] {
            assert_eq!(
                percent(given.parse().unwrap(), &french()),
                format!("{expected}\u{a0}%")
            );
        }
    }

    #[test]
    fn the_first_of_a_month_is_an_ordinal() {
        let words = &french();
        let date = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        assert_eq!(long_date(date(3, 1), words), "1er\u{a0}mars 2026");
        assert_eq!(long_date(date(12, 31), words), "31\u{a0}décembre 2026");
        let mut short = String::new();
        write_short_date(date(3, 1), &words.locale, &mut short);
        assert_eq!(short, "01/03/2026");
    }

    #[test]
    fn a_date_may_part_before_its_year_and_nowhere_else() {
        for (date, expected) in [
            ("28 de septiembre de 2026", "28~de~septiembre de~2026"),
            ("3 mars 2026", "3~mars 2026"),
            ("May 3, 2026", "May~3, 2026"),
            ("2026 m. kovo 3 d.", "2026~m.~kovo~3~d."),
        ] {
            assert_eq!(before_year_alone(date).replace(SOLID, "~"), expected);
        }
    }

    #[test]
    fn a_legal_form_stays_with_the_word_before_it() {
        for (name, expected) in [
            ("Cabinet Isambert Recouvrement SAS", "Cabinet Isambert Recouvrement~SAS"),
            ("Schreinerei Aumüller GmbH & Co. KG", "Schreinerei Aumüller GmbH~&~Co.~KG"),
            ("Ecolux Services S.à r.l.", "Ecolux Services~S.à~r.l."),
            ("Roux SARL", "Roux~SARL"),
            ("Menuiserie", "Menuiserie"),
        ] {
            assert_eq!(with_form(name).replace(SOLID, "~"), expected);
        }
    }

    #[test]
    fn an_iban_stands_in_groups_of_four() {
        let shown = iban("fr76 9912 700469000412 5780336");
        assert_eq!(shown.replace(SOLID, "~"), "FR76~9912~7004~6900~0412~5780~336");
    }
}
