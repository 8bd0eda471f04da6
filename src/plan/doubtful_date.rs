//! Suspects the date of the letters where a slip of a digit may have made it.

use chrono::{Days, NaiveDate};

use findings::{Args, Messages};

/// Letters are dated within so many days of the day they are made: posting may wait for a signature, or for the
/// first of the month.
const NEAR_TODAY: u64 = 31;
/// A letter of an earlier day than the newest document was made from an export of that day; an export that is half
/// a year younger was not.
const BEFORE_NEWEST: u64 = 180;
/// A firm that writes no invoice for eleven months may still remind of the last; with a year too many nearly every
/// export is older.
const AFTER_NEWEST: u64 = 330;

/// A date of letters that is far from today and far from the documents of the export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DoubtfulDate {
    /// The date on the letters.
    pub date: NaiveDate,
    /// The day on which they would be made.
    pub today: NaiveDate,
    /// The date of the newest document.
    pub newest: NaiveDate,
}

impl DoubtfulDate {
    /// The suspicion about a date; none where today or the data explain it, where nobody
    /// knows what day it is, or where no document has a date, so that no letter can be.
    #[must_use]
    pub fn of(
        date: NaiveDate,
        today: Option<NaiveDate>,
        newest: Option<NaiveDate>,
    ) -> Option<Self> {
        let (today, newest) = (today?, newest?);
        let within = |from: NaiveDate, before: u64, after: u64| {
            let first = from.checked_sub_days(Days::new(before)).unwrap_or(NaiveDate::MIN);
            let last = from.checked_add_days(Days::new(after)).unwrap_or(NaiveDate::MAX);
            first <= date && date <= last
        };
        let explained = within(today, NEAR_TODAY, NEAR_TODAY)
            || within(newest, BEFORE_NEWEST, AFTER_NEWEST);
        (!explained).then_some(Self { date, today, newest })
    }

    /// That it may be a slip, and what to do, without full stop.
    #[must_use]
    pub fn sentence(&self, messages: &Messages) -> String {
        let values = Args::new()
            .text("date", self.date.to_string())
            .text("today", self.today.to_string())
            .text("newest", self.newest.to_string());
        messages.get("run-doubtful-date", &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(date: &str, today: &str, newest: Option<&str>, odd: bool) {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let found = DoubtfulDate::of(day(date), Some(day(today)), newest.map(day));
        assert_eq!(found.is_some(), odd, "{date} on {today}, newest {newest:?}");
    }

    #[test]
    fn a_slip_of_the_year_is_odd_and_an_ordinary_day_is_not() {
        check("2026-11-30", "2026-11-30", Some("2026-11-12"), false);
        check("2026-12-15", "2026-11-30", Some("2026-11-12"), false);
        check("2027-11-30", "2026-11-30", Some("2026-11-12"), true);
        check("2028-02-29", "2026-11-30", Some("2026-11-12"), true);
        check("2025-11-30", "2026-11-30", Some("2026-11-12"), true);
    }

    #[test]
    fn old_data_and_old_days_are_no_slip_together_or_with_today() {
        // Somebody makes the letters of last spring again.
        check("2025-04-01", "2026-11-30", Some("2025-03-31"), false);
        // Nobody bought anything for three years, and still owes.
        check("2026-11-30", "2026-11-30", Some("2023-01-15"), false);
        check("2026-11-30", "2026-11-30", None, false);
        // Nobody gets a letter.
        check("2028-02-29", "2026-11-30", None, false);
    }

    #[test]
    fn the_ends_of_time_are_no_fault() {
        let (first, last) = (NaiveDate::MIN, NaiveDate::MAX);
        assert!(DoubtfulDate::of(last, Some(first), Some(first)).is_some());
        assert!(DoubtfulDate::of(first, Some(last), Some(last)).is_some());
        assert!(DoubtfulDate::of(NaiveDate::MIN, None, None).is_none());
    }
}
