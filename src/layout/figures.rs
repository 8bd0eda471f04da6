//! Amounts as a language writes them.

use findings::{Currency, Money};

use super::Locale;

/// Minus sign.
pub(crate) const MINUS: char = '\u{2212}';

/// Writes an amount without its currency behind what a text holds: rounded to the coins of the currency, with as
/// many decimals as it has; a minus sign before what is below nothing.
pub fn write_amount(money: Money, of: Currency, locale: &Locale, text: &mut String) {
    let decimals = of.decimals();
    let mut amount = money.to_coins(of).amount();
    amount.rescale(decimals);
    let coins = amount.mantissa();
    if coins < 0 {
        text.push(MINUS);
    }
    let coins = coins.unsigned_abs();
    let unit = 10_u128.pow(decimals);
    let units = coins / unit;
    let undivided = locale.grouped_from > 4 && units < 10_000;
    write_thousands(units, (!undivided).then_some(locale.group), text);
    if decimals > 0 {
        text.push(locale.decimal);
        for place in (0..decimals).rev() {
            text.push(digit(coins % unit / 10_u128.pow(place)));
        }
    }
}

/// Writes a whole number in groups of three, with the group sign between them; none leaves it undivided.
pub fn write_thousands(number: u128, group: Option<char>, text: &mut String) {
    if number >= 1000 {
        write_thousands(number / 1000, group, text);
        text.extend(group);
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
pub(crate) fn write_two(number: u128, text: &mut String) {
    text.push(digit(number / 10));
    text.push(digit(number));
}

/// The last digit of a number.
fn digit(number: u128) -> char {
    u32::try_from(number % 10).ok().and_then(|it| char::from_digit(it, 10)).unwrap_or('0')
}
