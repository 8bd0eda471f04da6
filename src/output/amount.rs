use findings::{Currency, Language, Money};

/// An amount as people read it, with its currency: `1 234,56 EUR` or `1,234.56 EUR`.
#[must_use]
pub fn amount(money: Money, currency: Option<Currency>, language: Language) -> String {
    let (group, point) = match language {
        Language::En => (',', '.'),
        Language::Fr => ('\u{202f}', ','),
    };
    // Sums without a currency are shown like those of nearly all.
    let of = currency.unwrap_or(Currency::EUR);
    let mut coins = money.to_coins(of).amount();
    coins.rescale(of.decimals());
    let plain = coins.abs().to_string();
    let (units, cents) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text =
        String::from(if coins.is_sign_negative() && !coins.is_zero() { "−" } else { "" });
    for (place, digit) in units.chars().enumerate() {
        if place > 0 && (units.len() - place).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !cents.is_empty() {
        text.push(point);
        text.push_str(cents);
    }
    if let Some(currency) = currency {
        text.push('\u{a0}');
        text.push_str(currency.as_str());
    }
    text
}

/// An amount as machines read it: decimal point, two decimals, more only where more were read.
pub(super) fn exact(money: Money) -> String {
    if money == money.to_cents() { money.to_string() } else { money.amount().to_string() }
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
    }
}
