//! Amounts and dates as the standards write them, and nothing else.

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use findings::Money;

/// An amount: digits, a point before decimals, a sign before both (`xsd:decimal`).
pub(crate) fn amount(text: &str) -> Option<Money> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || whole.len() + decimals.len() == 0 {
        return None;
    }
    let number = format!("0{whole}.{decimals}0");
    let amount: Decimal = number.parse().ok()?;
    let amount = if text.starts_with('-') { -amount } else { amount };
    Money::of_cell(amount.normalize())
}

/// A day as CII writes it: eight digits by format 102, of which 203 and 204 begin with the same; nothing said means 102.
pub(crate) fn cii_day(text: &str, format: Option<&str>) -> Option<NaiveDate> {
    let digits = text.bytes().all(|it| it.is_ascii_digit());
    let wanted = match format {
        None | Some("102") => 8,
        Some("203") => 12,
        Some("204") => 14,
        Some(_) => return None,
    };
    if digits && text.len() == wanted {
        return day(text.get(..4)?, text.get(4..6)?, text.get(6..8)?);
    }
    // Elements of `xsd:dateTime`, which CII has beside those with a format.
    let (date, _) = text.split_once('T').filter(|_| format.is_none())?;
    iso_day(date)
}

/// A day as UBL writes it, the offset of its clocks left out.
pub(crate) fn iso_day(text: &str) -> Option<NaiveDate> {
    let (date, zone) = (text.get(..10)?, text.get(10..)?);
    let offset = |it: &str| {
        it.len() == 6
            && it.starts_with(['+', '-'])
            && it.bytes().skip(1).all(|byte| byte.is_ascii_digit() || byte == b':')
    };
    if !zone.is_empty() && zone != "Z" && !offset(zone) {
        return None;
    }
    let parts: Vec<&str> = date.split('-').collect();
    let [year, month, of_month] = parts.as_slice() else { return None };
    let whole = [(year, 4), (month, 2), (of_month, 2)];
    let whole = whole.iter().all(|(it, length)| it.len() == *length);
    day(year, month, of_month).filter(|_| whole)
}

fn day(year: &str, month: &str, of_month: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, of_month.parse().ok()?)
}

/// A time by format 204, to the second.
pub(crate) fn time(text: &str) -> Option<NaiveDateTime> {
    let day = cii_day(text, Some("204"))?;
    let part = |at: usize| text.get(at..at + 2)?.parse::<u32>().ok();
    day.and_hms_opt(part(8)?, part(10)?, part(12)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_decimals_and_nothing_else() {
        let said = |text: &str| amount(text).map(Money::exact);
        assert_eq!(said("12829687.5").as_deref(), Some("12829687.50"));
        assert_eq!(said("-0.125").as_deref(), Some("-0.125"));
        assert_eq!(said("+.5").as_deref(), Some("0.50"));
        assert_eq!(said("7.").as_deref(), Some("7.00"));
        for text in ["", "-", ".", "1e3", "12,50", "1 000.00", "--1", "1.2.3", "NaN"] {
            assert_eq!(said(text), None, "{text}");
        }
        assert_eq!(said("1000000000000"), None);
        assert_eq!(said(&"9".repeat(400)), None);
    }

    #[test]
    fn dates_are_days_that_exist() {
        let said = |day: Option<NaiveDate>| day.map(|it| it.to_string());
        assert_eq!(said(cii_day("20260301", Some("102"))).as_deref(), Some("2026-03-01"));
        assert_eq!(said(cii_day("20260301", None)).as_deref(), Some("2026-03-01"));
        assert_eq!(said(cii_day("2013-08-02T00:00:00", None)).as_deref(), Some("2013-08-02"));
        assert_eq!(said(cii_day("202603", Some("610"))), None);
        assert_eq!(said(cii_day("20260230", Some("102"))), None);
        assert_eq!(said(cii_day("2026é01", None)), None);
        assert_eq!(said(iso_day("2026-03-01")).as_deref(), Some("2026-03-01"));
        assert_eq!(said(iso_day("2026-03-01Z")).as_deref(), Some("2026-03-01"));
        assert_eq!(said(iso_day("2026-03-01+01:00")).as_deref(), Some("2026-03-01"));
        for text in ["2026-3-1", "01.03.2026", "2026-02-30", "2026-03-01x", "2026-03-é1"] {
            assert_eq!(said(iso_day(text)), None, "{text}");
        }
    }

    #[test]
    fn a_time_has_fourteen_digits() {
        let time = |text| time(text).map(|it| it.to_string());
        assert_eq!(time("20250802100000").as_deref(), Some("2025-08-02 10:00:00"));
        assert_eq!(time("2026102"), None);
        assert_eq!(time("20250802250000"), None);
    }
}
