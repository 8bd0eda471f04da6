//! Texts, amounts and days as statements write them.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use findings::Money;

/// A text without blanks at its ends, with one blank wherever there were several or a line ended.
pub(crate) fn tidy(text: &str) -> Box<str> {
    let text = text.trim();
    let plain = |pair: &[u8]| match pair {
        [b' ', b' '] => false,
        [first, _] => *first >= b' ',
        _ => true,
    };
    if text.is_empty() {
        return Box::default();
    }
    if text.is_ascii() && text.as_bytes().windows(2).all(plain) {
        return text.into();
    }
    let mut tidied = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !tidied.is_empty() {
            tidied.push(' ');
        }
        tidied.push_str(word);
    }
    tidied.into()
}

/// An amount as XML writes it: digits, and a point before decimals. None for everything else, and for what no account
/// holds.
pub(crate) fn amount(text: &str) -> Option<Money> {
    decimal(text.trim(), '.')
}

/// An amount of digits with one mark before the decimals, which may be none.
pub(crate) fn decimal(text: &str, mark: char) -> Option<Money> {
    let (whole, parts) = text.split_once(mark).unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|it| it.is_ascii_digit());
    if (whole.is_empty() && parts.is_empty()) || !digits(whole) || !digits(parts) {
        return None;
    }
    if whole.len() + parts.len() <= 18 {
        let all = whole.bytes().chain(parts.bytes());
        let number = all.fold(0_i64, |sum, it| sum * 10 + i64::from(it - b'0'));
        return Money::of_cell(Decimal::new(number, u32::try_from(parts.len()).ok()?));
    }
    // Longer ones that are an amount all the same, such as balances with thirteen decimals.
    let plain = format!("{whole}.{parts}");
    Money::of_cell(plain.trim_end_matches('.').parse().ok()?)
}

/// The day at the beginning of a date or a date with time: `2026-11-02`, `2026-11-02T08:00:00+01:00`.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    let [a, b, c, d, b'-', e, f, b'-', g, h, ..] = *text.trim_start().as_bytes() else {
        return None;
    };
    let year = number(&[a, b, c, d])?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, number(&[e, f])?, number(&[g, h])?)
}

/// A number of a few digits.
pub(crate) fn number(digits: &[u8]) -> Option<u32> {
    let all = digits.iter().all(u8::is_ascii_digit);
    all.then(|| digits.iter().fold(0, |sum, it| sum * 10 + u32::from(it - b'0')))
}

/// The year that two digits stand for: no bank wrote these formats before 1970.
pub(crate) fn year(two: u32) -> i32 {
    let century = if two < 70 { 2000 } else { 1900 };
    century + i32::try_from(two).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_digits_and_a_mark() {
        let told = |text: &str| amount(text).map(|it| it.amount().to_string());
        assert_eq!(told(" 18.150 ").as_deref(), Some("18.150"));
        assert_eq!(told("0").as_deref(), Some("0"));
        assert_eq!(told("100.0000000000005").as_deref(), Some("100.0000000000005"));
        assert_eq!(
            told("100.00000000000000000005").as_deref(),
            Some("100.00000000000000000005")
        );
        for odd in ["", ".", "-5", "+5", "1 000", "1,5", "1e3", "12.3.4", "9999999999999", "٣"]
        {
            assert_eq!(told(odd), None, "{odd}");
        }
        assert_eq!(decimal("80,", ','), Some(Money::from_cents(8000)));
        assert_eq!(decimal(",05", ','), Some(Money::from_cents(5)));
    }

    #[test]
    fn days_may_have_a_time_behind_them() {
        let day = |text: &str| day(text).map(|it| it.to_string());
        assert_eq!(day("2026-11-02").as_deref(), Some("2026-11-02"));
        assert_eq!(day("2010-10-18T13:15:00+01:00").as_deref(), Some("2010-10-18"));
        assert_eq!(day("2026-02-30"), None);
        assert_eq!(day("02/11/2026"), None);
    }

    #[test]
    fn blanks_are_one() {
        assert_eq!(&*tidy("  VIR  SEPA\n\tX "), "VIR SEPA X");
        assert_eq!(&*tidy("plain text"), "plain text");
        assert_eq!(&*tidy("été\u{a0}bleu"), "été bleu");
        assert_eq!(&*tidy(" \n"), "");
    }
}
