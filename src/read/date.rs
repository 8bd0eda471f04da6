//! Dates as French and international programs write them.

use chrono::{Datelike, NaiveDate};

/// Whether day or month stands first where the year stands last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// What a date can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Date {
    /// One day only; the order, where it shows one.
    Clear(NaiveDate, Option<Order>),
    /// `03/04/2026`: the column has to say. `short` when the year has two digits.
    Either { day_first: NaiveDate, month_first: NaiveDate, short: bool },
}

/// Years that a date of an open invoice can have; others are typing errors.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2199;

/// Reads a date; none when it is not one. A time of day after it is left aside.
pub(super) fn read(text: &str) -> Option<Date> {
    let text = without_time(text.trim());
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return clear(text.get(..4)?, text.get(4..6)?, text.get(6..)?);
    }
    let mark = text.chars().find(|letter| !letter.is_ascii_digit())?;
    let mut parts = text.split(mark).filter(|_| matches!(mark, '-' | '/' | '.'));
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    match (first.len(), second.len(), third.len()) {
        (4, 1..=2, 1..=2) => clear(first, second, third),
        (1..=2, 1..=2, 4) => either(first, second, number(third)?, false),
        // With hyphens the year may as well stand first.
        (2, 2, 2) if mark != '-' => either(first, second, 2000 + number(third)?, true),
        _ => None,
    }
}

/// The part before ` 10:25:37` or `T10:25:37Z`.
fn without_time(text: &str) -> &str {
    match text.split_once([' ', 'T']) {
        Some((date, time)) if time.contains(':') => date,
        _ => text,
    }
}

fn clear(year: &str, month: &str, day: &str) -> Option<Date> {
    let day = date(number(year)?, number(month)?, number(day)?)?;
    Some(Date::Clear(day, None))
}

fn either(first: &str, second: &str, year: i32, short: bool) -> Option<Date> {
    let (first, second) = (number(first)?, number(second)?);
    match (date(year, second, first), date(year, first, second)) {
        (Some(day_first), Some(month_first)) if day_first == month_first => {
            Some(Date::Clear(day_first, None))
        }
        (Some(day_first), Some(month_first)) => {
            Some(Date::Either { day_first, month_first, short })
        }
        (Some(day), None) => Some(Date::Clear(day, Some(Order::DayFirst))),
        (None, Some(day)) => Some(Date::Clear(day, Some(Order::MonthFirst))),
        (None, None) => None,
    }
}

fn date(year: i32, month: i32, day: i32) -> Option<NaiveDate> {
    let (month, day) = (u32::try_from(month).ok()?, u32::try_from(day).ok()?);
    NaiveDate::from_ymd_opt(year, month, day).filter(|date| YEARS.contains(&date.year()))
}

/// Digits alone; a sign or a space is none.
fn number(digits: &str) -> Option<i32> {
    digits.bytes().try_fold(0, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + i32::from(byte - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        match read(text) {
            Some(Date::Clear(date, _)) => assert_eq!(date.to_string(), expected, "{text}"),
            other => panic!("`{text}` gave {other:?}"),
        }
    }

    #[test]
    fn iso_dates() {
        check("2026-11-22", "2026-11-22");
        check("2026/11/02", "2026-11-02");
        check("20261122", "2026-11-22");
        check("2026-11-22 10:25:37", "2026-11-22");
        check("2026-11-22T10:25:37Z", "2026-11-22");
    }

    #[test]
    fn french_dates() {
        check("22/11/2026", "2026-11-22");
        check("22.11.2026", "2026-11-22");
        check("22-11-2026", "2026-11-22");
        check("31/1/2026", "2026-01-31");
        check("31/12/26", "2026-12-31");
        check("05/05/2026", "2026-05-05");
    }

    #[test]
    fn day_or_month_first_is_left_to_the_column() {
        for (text, expected) in [("03/04/2026", false), ("03/04/26", true)] {
            let Some(Date::Either { day_first, month_first, short }) = read(text) else {
                panic!("{text} is clear");
            };
            assert_eq!(day_first.to_string(), "2026-04-03");
            assert_eq!(month_first.to_string(), "2026-03-04");
            assert_eq!(short, expected);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "bientôt",
            "",
            "31/02/2026",
            "2026-13-01",
            "00/00/0000",
            "31122026",
            "26-12-31",
            "1/2",
            "22/11-2026",
            "+1/02/2026",
            "0026-01-01",
            "22/11/2026/1",
            "12 mai",
            "45000",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
