//! Amounts as the tables and the terminal show them.

use std::sync::LazyLock;

use crate::layout::{Locale, write_amount};
use findings::{Currency, Language, Money};

/// How the two languages of the program write numbers.
static ENGLISH: LazyLock<Locale> = LazyLock::new(|| Locale::of("en"));
static FRENCH: LazyLock<Locale> = LazyLock::new(|| Locale::of("fr"));

/// An amount as people read it, with its currency: `1 234,56 EUR` or `1,234.56 EUR`. Sums without a currency have the
/// decimals of nearly all.
#[must_use]
pub fn amount(money: Money, currency: Option<Currency>, language: Language) -> String {
    let mut text = figure(money, currency, language);
    if let Some(currency) = currency {
        text.push('\u{a0}');
        text.push_str(currency.as_str());
    }
    text
}

/// An amount as people read it where its currency stands elsewhere, with the decimals of it: `1 234,56`.
#[must_use]
pub fn figure(money: Money, currency: Option<Currency>, language: Language) -> String {
    let locale = match language {
        Language::En => &*ENGLISH,
        Language::Fr => &*FRENCH,
    };
    let mut text = String::with_capacity(16);
    write_amount(money, currency.unwrap_or(Currency::EUR), locale, &mut text);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cents: i64, language: Language, expected: &str) {
        assert_eq!(amount(Money::from_cents(cents), Some(Currency::EUR), language), expected);
    }

    #[test]
    fn thousands_are_grouped_as_each_language_does() {
        check(123_456_789, Language::En, "1,234,567.89\u{a0}EUR");
        check(123_456, Language::Fr, "1\u{202f}234,56\u{a0}EUR");
        check(-50, Language::Fr, "−0,50\u{a0}EUR");
        check(99_900, Language::En, "999.00\u{a0}EUR");
    }

    #[test]
    fn an_amount_has_the_decimals_of_its_currency() {
        let shown = |cents: i64, code: &str| {
            let currency = code.parse().ok();
            amount(Money::from_cents(cents), currency, Language::En)
        };
        assert_eq!(shown(12_500_000, "JPY"), "125,000\u{a0}JPY");
        assert_eq!(shown(100_012, "TND"), "1,000.120\u{a0}TND");
        let yen = "JPY".parse().ok();
        assert_eq!(figure(Money::from_cents(12_500_000), yen, Language::Fr), "125\u{202f}000");
    }
}
