//! Dates as French and international programs write them.

use chrono::{Datelike, NaiveDate};

use super::zone::{Zone, local_day};

/// The part that stands first in a date of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// `31/12/2026`.
    DayFirst,
    /// `12/31/2026`.
    MonthFirst,
    /// `261231`; where the year has four digits nobody needs to be told.
    YearFirst,
}

impl Order {
    /// Every order.
    pub const ALL: &'static [Self] = &[Self::DayFirst, Self::MonthFirst, Self::YearFirst];

    /// The word for it in job files: `dmy`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DayFirst => "dmy",
            Self::MonthFirst => "mdy",
            Self::YearFirst => "ymd",
        }
    }
}

impl std::str::FromStr for Order {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|order| order.as_str() == word).ok_or(())
    }
}

/// The meanings that a date can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Date {
    /// One day only; the order, where it shows one.
    Clear(NaiveDate, Option<Order>),
    /// `03/04/2026`: the column has to say.
    Unclear(Readings),
    /// A number of days, as spreadsheets count them: only a column of nothing else holds dates.
    Serial(NaiveDate),
}

/// The days a date can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Readings {
    pub(super) day_first: Option<NaiveDate>,
    pub(super) month_first: Option<NaiveDate>,
    pub(super) year_first: Option<NaiveDate>,
    /// Whether the year has two digits.
    pub(super) short: bool,
}

impl Readings {
    /// The day it means in an order.
    pub(super) fn in_order(self, order: Order) -> Option<NaiveDate> {
        match order {
            Order::DayFirst => self.day_first,
            Order::MonthFirst => self.month_first,
            Order::YearFirst => self.year_first,
        }
    }

    /// Its meaning, when all orders but one are ruled out or all say the same.
    fn settle(self) -> Option<Date> {
        let orders = Order::ALL.iter().copied();
        let mut possible = orders.filter_map(|order| Some((order, self.in_order(order)?)));
        let (order, first) = possible.next()?;
        let mut others = 0;
        for (_, other) in possible {
            others += 1;
            if other != first {
                return Some(Date::Unclear(self));
            }
        }
        Some(Date::Clear(first, (others == 0).then_some(order)))
    }
}

/// Years that a date of an open invoice can have; others are typing errors.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2199;

/// Days of spreadsheets that are dates between 1989 and 2064: five digits, and few other numbers.
const SERIALS: std::ops::RangeInclusive<i64> = 32_500..=60_000;

/// Whether a text is a date, whatever the order of its parts.
pub(super) fn is_date(text: &str) -> bool {
    read(text).is_some()
}

/// Reads a date; none when it is not one. A time of day after it is left aside, unless it names its own
/// offset from UTC: then the day is that of `zone`.
pub(super) fn read_in(text: &str, zone: Zone) -> Option<Date> {
    if let Some(plain) = Plain::of(text.as_bytes()) {
        return plain.read();
    }
    let (text, time) = without_time(text.trim());
    let date = read_day(text)?;
    match (date, time) {
        (Date::Clear(day, order), Some(time)) => {
            Some(Date::Clear(local_day(day, time, zone), order))
        }
        (date, _) => Some(date),
    }
}

/// The same, with the day of a stamp as it stands.
pub(super) fn read(text: &str) -> Option<Date> {
    read_in(text, Zone::default())
}

/// The forms of nearly all exports: `31/12/2026` with any mark, and `2026-12-31`.
#[derive(Debug, Clone, Copy)]
enum Plain {
    YearFirst { year: i32, month: i32, day: i32 },
    YearLast { first: i32, second: i32, year: i32 },
}

impl Plain {
    fn of(bytes: &[u8]) -> Option<Self> {
        let [a, b, c, d, e, f, g, h, i, j] =
            bytes.first_chunk().filter(|_| bytes.len() == 10)?;
        let is_mark = |mark: &u8| matches!(mark, b'-' | b'/' | b'.');
        let of = |digits: &[&u8]| {
            digits.iter().try_fold(0, |number, digit| {
                digit.is_ascii_digit().then(|| number * 10 + i32::from(*digit - b'0'))
            })
        };
        if is_mark(c) && c == f {
            let (first, second) = (of(&[a, b])?, of(&[d, e])?);
            return Some(Self::YearLast { first, second, year: of(&[g, h, i, j])? });
        }
        let (year, month, day) = (of(&[a, b, c, d])?, of(&[f, g])?, of(&[i, j])?);
        (is_mark(e) && e == h).then_some(Self::YearFirst { year, month, day })
    }

    fn read(self) -> Option<Date> {
        match self {
            Self::YearFirst { year, month, day } => {
                date(year, month, day).map(|day| Date::Clear(day, None))
            }
            Self::YearLast { first, second, year } => two_ways(first, second, year, false),
        }
    }
}

fn read_day(text: &str) -> Option<Date> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return match text.len() {
            8 => clear(text.get(..4)?, text.get(4..6)?, text.get(6..)?),
            6 => six_digits(text),
            5 => serial(text),
            _ => None,
        };
    }
    let mark = text.chars().find(|letter| !letter.is_ascii_digit())?;
    if !matches!(mark, '-' | '/' | '.') {
        return with_month_name(text);
    }
    let mut parts = text.split(mark);
    let (Some(first), Some(second), Some(third)) = (parts.next(), parts.next(), parts.next())
    else {
        return with_month_name(text);
    };
    if parts.next().is_some() {
        return with_month_name(text);
    }
    match (first.len(), second.len(), third.len()) {
        (4, 1..=2, 1..=2) => clear(first, second, third),
        (1..=2, 1..=2, 4) => either(first, second, number(third)?, false),
        (2, 2, 2) if mark != '-' => either(first, second, 2000 + number(third)?, true),
        // With hyphens the year may as well stand first.
        (2, 2, 2) => short(number(first)?, number(second)?, number(third)?),
        _ => with_month_name(text),
    }
}

/// The parts before and after the gap in `2026-11-22 10:25:37` or `2026-11-22T10:25:37Z`.
fn without_time(text: &str) -> (&str, Option<&str>) {
    match text.split_once([' ', 'T']) {
        Some((date, time)) if time.contains(':') => (date, Some(time)),
        _ => (text, None),
    }
}

fn clear(year: &str, month: &str, day: &str) -> Option<Date> {
    let day = date(number(year)?, number(month)?, number(day)?)?;
    Some(Date::Clear(day, None))
}

fn either(first: &str, second: &str, year: i32, short: bool) -> Option<Date> {
    two_ways(number(first)?, number(second)?, year, short)
}

/// Day and month in either order before a year.
fn two_ways(first: i32, second: i32, year: i32, short: bool) -> Option<Date> {
    let (day_first, month_first) = (date(year, second, first), date(year, first, second));
    match (day_first, month_first) {
        (Some(day), None) => Some(Date::Clear(day, Some(Order::DayFirst))),
        (None, Some(day)) => Some(Date::Clear(day, Some(Order::MonthFirst))),
        _ => Readings { day_first, month_first, year_first: None, short }.settle(),
    }
}

/// `311226` of fixed-width exports.
fn six_digits(text: &str) -> Option<Date> {
    let part = |at: usize| text.get(at..at + 2).and_then(number);
    short(part(0)?, part(2)?, part(4)?)
}

/// Three parts of two digits, in any order.
fn short(first: i32, second: i32, third: i32) -> Option<Date> {
    Readings {
        day_first: date(2000 + third, second, first),
        month_first: date(2000 + third, first, second),
        year_first: date(2000 + first, second, third),
        short: true,
    }
    .settle()
}

/// Day 1 is the first of January 1900, and spreadsheets believe in a 29 February of that year.
fn serial(text: &str) -> Option<Date> {
    let days = text.parse::<i64>().ok().filter(|days| SERIALS.contains(days))?;
    let before = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    before.checked_add_signed(chrono::TimeDelta::days(days)).map(Date::Serial)
}

/// The first letters of the months, enough to know them, in French, English, German, Dutch, Spanish and
/// Italian.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen"],
    &["fev", "feb"],
    &["mar", "mrt", "maa"],
    &["avr", "apr", "abr"],
    &["mai", "may", "mei", "mag"],
    &["juin", "jun", "giu"],
    &["juil", "jul", "lug"],
    &["aou", "aug", "ago"],
    &["sep", "set"],
    &["oct", "okt", "ott"],
    &["nov"],
    &["dec", "dez", "dic"],
];

/// The first letters of the days of the week in the same languages.
const DAYS: &[&str] = &[
    "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "mon", "tue", "wed", "thu", "fri", "sat",
    "sun", "die", "mit", "don", "fre", "son", "maa", "din", "woe", "vri", "zat", "zon", "mie",
    "jue", "vie", "sab", "dom", "gio",
];

/// `15 juil. 2026`, `15-Jul-26`, `Jul 15, 2026`, `mercredi 1er mai 2026`, `5 de mayo de 2026`.
fn with_month_name(text: &str) -> Option<Date> {
    let mut parts = text
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '/' | '.' | ','))
        .filter(|part| !matches!(*part, "" | "de" | "del"));
    let mut first = parts.next()?;
    let mut second = parts.next()?;
    let mut third = parts.next()?;
    if let Some(fourth) = parts.next() {
        let name = word(first)?;
        if !DAYS.iter().any(|it| name.starts_with(it)) {
            return None;
        }
        (first, second, third) = (second, third, fourth);
    }
    let by_day = first.starts_with(|it: char| it.is_ascii_digit());
    let year = match third.len() {
        4 => number(third)?,
        // `Jul 15 26` may as well be a slip; `15-Jul-26` is what spreadsheets write.
        2 if by_day => 2000 + number(third)?,
        _ => return None,
    };
    if parts.next().is_some() {
        return None;
    }
    let (day, name) = if by_day { (first, second) } else { (second, first) };
    let day = ["er", "st", "nd", "rd", "th"]
        .iter()
        .find_map(|it| day.strip_suffix(it))
        .unwrap_or(day);
    if day.len() > 2 {
        return None;
    }
    let name = word(name)?;
    let is = |starts: &[&str]| starts.iter().any(|it| name.starts_with(it));
    let month = (1..).zip(MONTHS).find(|(_, names)| is(names)).map(|(it, _)| it)?;
    date(year, month, number(day)?).map(|day| Date::Clear(day, None))
}

/// What may be the name of a month or a day, folded.
fn word(name: &str) -> Option<String> {
    // The longest are `septiembre` and `donnerstag`.
    let folded = (name.len() <= 12).then(|| super::fold::fold(name))?;
    let letters = folded.chars().all(char::is_alphabetic);
    // `jui` may be June or July.
    (letters && folded.len() >= 3).then_some(folded)
}

fn date(year: i32, month: i32, day: i32) -> Option<NaiveDate> {
    let (month, day) = (u32::try_from(month).ok()?, u32::try_from(day).ok()?);
    NaiveDate::from_ymd_opt(year, month, day).filter(|date| YEARS.contains(&date.year()))
}

/// Digits alone; a sign or a space is none.
fn number(digits: &str) -> Option<i32> {
    if digits.is_empty() {
        return None;
    }
    digits.bytes().try_fold(0, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + i32::from(byte - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        match read_in(text, Zone::of_country("FR")) {
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
    fn the_quick_way_reads_what_the_long_one_does() {
        for (first, second, year) in (0..=40)
            .flat_map(|first| (0..=40).map(move |second| (first, second)))
            .flat_map(|(first, second)| [0, 1969, 2024, 2199].map(|year| (first, second, year)))
        {
            for mark in ['-', '/', '.', ' ', '1'] {
                let last = format!("{first:02}{mark}{second:02}{mark}{year:04}");
                let front = format!("{year:04}{mark}{first:02}{mark}{second:02}");
                let mixed = format!("{first:02}{mark}{second:02}/{year:04}");
                for text in [last, front, mixed] {
                    if let Some(plain) = Plain::of(text.as_bytes()) {
                        assert_eq!(plain.read(), read_day(&text), "{text}");
                    }
                }
            }
        }
        for text in ["12/3x/2026", "2026-1é-3", "1/02/20267", "12/03/2026 "] {
            assert!(Plain::of(text.as_bytes()).is_none(), "{text}");
        }
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
            let Some(Date::Unclear(readings)) = read(text) else { panic!("{text} is clear") };
            let shown = |order| readings.in_order(order).map(|it| it.to_string());
            assert_eq!(shown(Order::DayFirst).as_deref(), Some("2026-04-03"));
            assert_eq!(shown(Order::MonthFirst).as_deref(), Some("2026-03-04"));
            assert_eq!(readings.short, expected);
        }
    }

    #[test]
    fn names_of_months_are_known_in_three_languages() {
        check("15 juil. 2026", "2026-07-15");
        check("15 Jul 2026", "2026-07-15");
        check("15-Jul-2026", "2026-07-15");
        check("Jan 28 2021", "2021-01-28");
        check("Jul 15, 2026", "2026-07-15");
        check("1er août 2026", "2026-08-01");
        check("5. März 2026", "2026-03-05");
        check("9 déc. 2026", "2026-12-09");
        check("30 juin 2026", "2026-06-30");
    }

    #[test]
    fn forms_of_spreadsheets_and_letters() {
        check("13-août-26", "2026-08-13");
        check("13-Aug-26", "2026-08-13");
        check("1-mrt-26", "2026-03-01");
        check("mercredi 12 août 2026", "2026-08-12");
        check("Mittwoch, 12. August 2026", "2026-08-12");
        check("Wednesday, August 12, 2026", "2026-08-12");
        check("12 de agosto de 2026", "2026-08-12");
        check("mercoledì 12 agosto 2026", "2026-08-12");
        check("woensdag 12 augustus 2026", "2026-08-12");
        check("12 mei 2026", "2026-05-12");
        check("12 giugno 2026", "2026-06-12");
        check("12 gennaio 2026", "2026-01-12");
        check("2nd August 2026", "2026-08-02");
    }

    #[test]
    fn a_stamp_with_an_offset_is_the_day_at_home() {
        check("2026-11-21T23:00:00Z", "2026-11-22");
        check("2026-07-21T22:00:00.000Z", "2026-07-22");
        check("2026-11-21T22:59:59Z", "2026-11-21");
        check("2026-11-22T00:00:00Z", "2026-11-22");
        check("2026-11-22T23:00:00", "2026-11-22");
        check("2026-11-21 23:30:00+00:00", "2026-11-22");
        check("2026-11-22T00:30:00+02:00", "2026-11-21");
        check("2026-11-22T00:30:00+0100", "2026-11-22");
    }

    #[test]
    fn six_digits_and_numbers_of_spreadsheets_are_left_to_the_column() {
        for text in ["150726", "15-07-26", "26-12-31"] {
            assert!(matches!(read(text), Some(Date::Unclear(it)) if it.short), "{text}");
        }
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert_eq!(read("46348"), Some(Date::Serial(day)));
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
            "1/2",
            "22/11-2026",
            "+1/02/2026",
            "0026-01-01",
            "22/11/2026/1",
            "12 mai",
            "450000",
            "4500",
            "15 jui 2026",
            "32 mai 2026",
            "Jul 15, 26",
            "bonjour 12 août 2026",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
