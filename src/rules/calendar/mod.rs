//! Business days of a place.

mod easter;
mod france;

use chrono::{Datelike, Days, Months, NaiveDate};

use self::easter::easter;

/// The business days of a place: Monday to Friday without its public holidays.
///
/// A Saturday is none, as where a term ends in French procedure (C. proc. civ. 642).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// The lists of public holidays that apply together.
    lists: &'static [&'static [Holiday]],
}

/// A public holiday that comes back every year.
#[derive(Debug, PartialEq, Eq)]
struct Holiday {
    /// The day of the year.
    day: YearlyDay,
    /// Its name in the words of its law.
    name: &'static str,
}

/// A day found anew every year.
#[derive(Debug, PartialEq, Eq)]
enum YearlyDay {
    /// Month and day of the month, both counted from 1.
    Fixed(u32, u32),
    /// Days after Easter Sunday, before it where negative.
    Easter(i64),
}

impl Calendar {
    /// France, with the two further holidays of Alsace and Moselle where asked for.
    #[must_use]
    pub fn france(alsace_moselle: bool) -> Self {
        Self {
            lists: if alsace_moselle {
                &[france::HOLIDAYS, france::ALSACE_MOSELLE]
            } else {
                &[france::HOLIDAYS]
            },
        }
    }

    /// The name of the public holiday on a day, where there is one; the first on the list where two
    /// fall together.
    #[must_use]
    pub fn holiday(&self, day: NaiveDate) -> Option<&'static str> {
        let easter = easter(day.year());
        let after_easter = easter.map(|easter| day.signed_duration_since(easter).num_days());
        let falls = |holiday: &&Holiday| match holiday.day {
            YearlyDay::Fixed(month, of_month) => (day.month(), day.day()) == (month, of_month),
            YearlyDay::Easter(days) => after_easter == Some(days),
        };
        self.lists.iter().copied().flatten().find(falls).map(|holiday| holiday.name)
    }

    /// Whether offices and banks are open.
    #[must_use]
    pub fn is_business_day(&self, day: NaiveDate) -> bool {
        day.weekday().number_from_monday() <= 5 && self.holiday(day).is_none()
    }

    /// How many business days lie after one day, up to and with another; none where that is not later.
    #[must_use]
    pub fn business_days(&self, after: NaiveDate, to: NaiveDate) -> u32 {
        let days = after.iter_days().skip(1).take_while(|it| *it <= to);
        let business = days.filter(|it| self.is_business_day(*it)).count();
        u32::try_from(business).unwrap_or(u32::MAX)
    }

    /// The day itself when it is a business day, else the first one after it.
    #[must_use]
    pub fn next_business_day(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().find(|it| self.is_business_day(*it)).unwrap_or(day)
    }
}

/// A day so many days later; the last day a calendar knows where that lies beyond it.
#[must_use]
pub fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// The same day so many years later; the last of February for the 29th where there is none.
#[must_use]
pub fn years_after(day: NaiveDate, years: u16) -> NaiveDate {
    day.checked_add_months(Months::new(u32::from(years) * 12)).unwrap_or(NaiveDate::MAX)
}

/// The same day so many months earlier, or the last of a shorter month.
#[must_use]
pub fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// All public holidays of a year, in order, as `MM-DD`.
    #[track_caller]
    fn check(calendar: Calendar, year: i32, expected: &str) {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let days = first.iter_days().take_while(|it| it.year() == year);
        let found: Vec<String> = days
            .filter(|it| calendar.holiday(*it).is_some())
            .map(|it| it.format("%m-%d").to_string())
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn france_has_eleven_holidays() {
        let expected = "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25";
        check(Calendar::france(false), 2026, expected);
    }

    #[test]
    fn alsace_and_moselle_add_good_friday_and_the_day_after_christmas() {
        let expected =
            "01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 12-26";
        check(Calendar::france(true), 2026, expected);
    }

    #[test]
    fn two_holidays_may_fall_on_one_day() {
        // Ascension was on the 8th of May in 1997 and 2059 has it so again.
        let expected = "01-01 03-31 05-01 05-08 05-19 07-14 08-15 11-01 11-11 12-25";
        check(Calendar::france(false), 1997, expected);
        assert_eq!(Calendar::france(false).holiday(day("1997-05-08")), Some("8 mai"));
    }

    #[track_caller]
    fn rolls(from: &str, alsace_moselle: bool, to: &str) {
        let found = Calendar::france(alsace_moselle).next_business_day(day(from));
        assert_eq!(found, day(to));
    }

    #[test]
    fn a_weekend_or_holiday_rolls_to_the_next_open_day() {
        rolls("2026-11-20", false, "2026-11-20");
        rolls("2026-11-21", false, "2026-11-23");
        rolls("2026-05-01", false, "2026-05-04");
        // Easter: Saturday, Sunday and Monday are closed; in Alsace the Friday is too.
        rolls("2026-04-03", false, "2026-04-03");
        rolls("2026-04-03", true, "2026-04-07");
        rolls("2027-12-25", false, "2027-12-27");
        // A Christmas Friday; the 26th is a Saturday anyway.
        rolls("2026-12-25", true, "2026-12-28");
    }

    #[test]
    fn the_end_of_the_calendar_is_not_left() {
        assert_eq!(later(NaiveDate::MAX, 3), NaiveDate::MAX);
        let calendar = Calendar::france(true);
        assert!(calendar.next_business_day(NaiveDate::MAX) <= NaiveDate::MAX);
        assert_eq!(calendar.holiday(NaiveDate::MIN), Some("1er janvier"));
    }
}
