//! Amounts, dates and account numbers as a French letter writes them.

use chrono::{Datelike, NaiveDate};

use crate::base::{Currency, Money};
use crate::layout::Words;

/// No-break space: before the currency, between day and month, inside an IBAN.
const SOLID: char = '\u{a0}';
/// Narrow no-break space: between thousands.
const NARROW: char = '\u{202f}';
/// Minus sign.
const MINUS: char = '\u{2212}';

/// An amount without its currency: `1 234,56`, rounded to cents.
pub(super) fn amount(money: Money) -> String {
    let mut text = String::with_capacity(16);
    write_amount(money, &mut text);
    text
}

/// Writes an amount behind what a text holds.
pub(super) fn write_amount(money: Money, text: &mut String) {
    let mut amount = money.to_cents().amount();
    amount.rescale(2);
    let cents = amount.mantissa();
    if cents < 0 {
        text.push(MINUS);
    }
    let cents = cents.unsigned_abs();
    write_thousands(cents / 100, text);
    text.push(',');
    write_two(cents % 100, text);
}

/// Writes a whole number in groups of three.
fn write_thousands(number: u128, text: &mut String) {
    if number >= 1000 {
        write_thousands(number / 1000, text);
        text.push(NARROW);
        text.push(digit(number / 100));
        write_two(number, text);
        return;
    }
    if number >= 100 {
        text.push(digit(number / 100));
    }
    if number >= 10 {
        text.push(digit(number / 10));
    }
    text.push(digit(number));
}

/// Writes the last two digits of a number.
fn write_two(number: u128, text: &mut String) {
    text.push(digit(number / 10));
    text.push(digit(number));
}

/// The last digit of a number.
fn digit(number: u128) -> char {
    u32::try_from(number % 10).ok().and_then(|it| char::from_digit(it, 10)).unwrap_or('0')
}

/// The currency behind an amount: the sign of the euro, the code of any other.
pub(super) fn currency(currency: Currency) -> String {
    let sign = if currency == Currency::EUR { "€" } else { currency.as_str() };
    format!("{SOLID}{sign}")
}

/// An amount with its currency: `1 234,56 €`.
pub(super) fn money(money: Money, of: Currency) -> String {
    let mut text = amount(money);
    text.push_str(&currency(of));
    text
}

/// A date in words: `1er mars 2026`.
pub(super) fn long_date(date: NaiveDate, words: &Words) -> String {
    let month = usize::try_from(date.month0()).ok().and_then(|it| words.months.get(it));
    let month = month.map_or("", String::as_str);
    let year = date.year();
    match date.day() {
        1 => format!("{}{SOLID}{month} {year}", words.first_day),
        day => format!("{day}{SOLID}{month} {year}"),
    }
}

/// Writes a date in figures behind what a text holds: `01/03/2026`.
pub(super) fn write_short_date(date: NaiveDate, text: &mut String) {
    write_two(date.day().into(), text);
    text.push('/');
    write_two(date.month().into(), text);
    text.push('/');
    match u128::try_from(date.year()) {
        Ok(year @ 1000..=9999) => {
            write_two(year / 100, text);
            write_two(year, text);
        }
        _ => text.push_str(&date.year().to_string()),
    }
}

/// A text whose spaces lines may not break at, such as a telephone number.
pub(super) fn solid(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

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

    #[track_caller]
    fn check(given: &str, expected: &str) {
        let money = Money::new(given.parse().unwrap());
        let shown = amount(money).replace(NARROW, "_").replace(SOLID, "~");
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
        assert_eq!(money(Money::from_cents(100), Currency::EUR), "1,00\u{a0}€");
        let dollar = "USD".parse().unwrap();
        assert_eq!(money(Money::from_cents(100), dollar), "1,00\u{a0}USD");
    }

    #[test]
    fn the_first_of_a_month_is_an_ordinal() {
        let words = &Layout::builtin("classic").unwrap().unwrap().words["fr"];
        let date = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        assert_eq!(long_date(date(3, 1), words), "1er\u{a0}mars 2026");
        assert_eq!(long_date(date(12, 31), words), "31\u{a0}décembre 2026");
        let mut short = String::new();
        write_short_date(date(3, 1), &mut short);
        assert_eq!(short, "01/03/2026");
    }

    #[test]
    fn an_iban_stands_in_groups_of_four() {
        let shown = iban("fr76 9912 700469000412 5780336");
        assert_eq!(shown.replace(SOLID, "~"), "FR76~9912~7004~6900~0412~5780~336");
    }
}
