//! Amounts and dates of a ledger file, whose forms the law fixes.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use findings::Money;

/// Reads an amount: digits, a comma or dot, digits, with a sign on either side and zeros or spaces in
/// front; nothing when the cell is empty, none when it is no amount.
///
/// Thousands are never grouped (LPF art. A47 A-1 VIII), so `1,234` has three decimals.
pub(super) fn amount(cell: &str) -> Option<Money> {
    /// More than any ledger holds; a million such amounts still add up within a decimal.
    const WHOLE_DIGITS: usize = 13;
    const FRACTION_DIGITS: usize = 6;
    let cell = cell.trim();
    if cell.is_empty() {
        return Some(Money::ZERO);
    }
    let (negative, digits) = match (cell.strip_prefix('-'), cell.strip_suffix('-')) {
        (Some(_), Some(_)) => return None,
        (Some(rest), None) | (None, Some(rest)) => (true, rest.trim()),
        (None, None) => (false, cell.strip_prefix('+').unwrap_or(cell)),
    };
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) || (whole.is_empty() && fraction.is_empty())
    {
        return None;
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    if whole.len() > WHOLE_DIGITS || fraction.len() > FRACTION_DIGITS {
        return None;
    }
    // Two decimals at least, so that amounts are shown as amounts.
    let scale = fraction.len().max(2);
    let digits = format!("{whole}{fraction:0<scale$}");
    let number: i64 = digits.parse().ok()?;
    let number = Decimal::new(number, u32::try_from(scale).ok()?);
    Some(Money::new(if negative { -number } else { number }))
}

/// Reads a date: `20261231` as the law says, or `31/12/2026` or `2026-12-31` as some programs write;
/// a time of day after it is left aside.
pub(super) fn date(cell: &str) -> Option<NaiveDate> {
    let cell = cell.split_whitespace().next()?;
    let parts: Vec<&str> = cell.split(['/', '-']).collect();
    let (year, month, day) = match *parts.as_slice() {
        [packed] if packed.len() == 8 => {
            (packed.get(..4)?, packed.get(4..6)?, packed.get(6..)?)
        }
        [day, month, year] if year.len() == 4 => (year, month, day),
        [year, month, day] if year.len() == 4 => (year, month, day),
        _ => return None,
    };
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if ![year, month, day].into_iter().all(all_digits) {
        return None;
    }
    let date =
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date.filter(|date| (1970..2200).contains(&chrono::Datelike::year(date)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_amount(cell: &str, expected: Option<&str>) {
        let actual = amount(cell).map(|it| it.amount().to_string());
        assert_eq!(actual.as_deref(), expected, "{cell}");
    }

    #[track_caller]
    fn check_date(cell: &str, expected: Option<&str>) {
        assert_eq!(date(cell).map(|it| it.to_string()).as_deref(), expected, "{cell}");
    }

    #[test]
    fn amounts_are_padded_or_not() {
        check_amount("0000000069,60", Some("69.60"));
        check_amount(" 000000000001437,12", Some("1437.12"));
        check_amount("1000.00", Some("1000.00"));
        check_amount("5", Some("5.00"));
        check_amount(" ", Some("0"));
        check_amount("-69,60", Some("-69.60"));
        check_amount("69,60-", Some("-69.60"));
        check_amount("1,234", Some("1.234"));
    }

    #[test]
    fn what_is_no_amount_is_not_guessed() {
        for cell in ["x", "1 234,56", "1.234,56", "-", ",", "--1", "1e3", "12345678901234"] {
            check_amount(cell, None);
        }
    }

    #[test]
    fn dates_have_the_forms_that_programs_write() {
        check_date("20261231", Some("2026-12-31"));
        check_date("31/12/2026", Some("2026-12-31"));
        check_date("2026-12-31", Some("2026-12-31"));
        check_date("20261231 10:25:37", Some("2026-12-31"));
    }

    #[test]
    fn what_is_no_date_is_not_guessed() {
        for cell in ["", "20261331", "{current_date}", "00000000", "+1/12/2026", "1/2/26"] {
            check_date(cell, None);
        }
    }
}
