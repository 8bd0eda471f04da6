//! Half-years, for which dated rates hold.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use findings::Refusal;
use serde::{Deserialize, Serialize};

/// Half a calendar year, the time for which a dated rate holds: `2026-S1` is January to June.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HalfYear {
    year: i32,
    second: bool,
}

/// A text that is no half-year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAHalfYear(String);

impl fmt::Display for NotAHalfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Refusal::new("settings-half-year", &self.0).fmt(f)
    }
}

impl std::error::Error for NotAHalfYear {}

impl HalfYear {
    /// The half-year a day lies in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), second: day.month() > 6 }
    }

    /// Its last day: 30 June or 31 December.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let (month, day) = if self.second { (12, 31) } else { (6, 30) };
        NaiveDate::from_ymd_opt(self.year, month, day).unwrap_or(NaiveDate::MAX)
    }
}

impl FromStr for HalfYear {
    type Err = NotAHalfYear;

    fn from_str(text: &str) -> Result<Self, NotAHalfYear> {
        let wrong = || NotAHalfYear(text.to_owned());
        let (year, half) = text.split_once("-S").ok_or_else(wrong)?;
        let second = match half {
            "1" => false,
            "2" => true,
            _ => return Err(wrong()),
        };
        Ok(Self { year: year.parse().map_err(|_| wrong())?, second })
    }
}

impl TryFrom<String> for HalfYear {
    type Error = NotAHalfYear;

    fn try_from(text: String) -> Result<Self, NotAHalfYear> {
        text.parse()
    }
}

impl From<HalfYear> for String {
    fn from(half_year: HalfYear) -> Self {
        half_year.to_string()
    }
}

impl fmt::Display for HalfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-S{}", self.year, if self.second { 2 } else { 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(day: &str, half_year: &str, last_day: &str) {
        let found = HalfYear::of(day.parse().unwrap());
        assert_eq!(
            (found.to_string(), found.last_day().to_string()),
            (half_year.into(), last_day.into())
        );
        assert_eq!(half_year.parse(), Ok(found));
    }

    #[test]
    fn a_half_year_ends_in_june_or_december() {
        check("2026-01-01", "2026-S1", "2026-06-30");
        check("2026-06-30", "2026-S1", "2026-06-30");
        check("2026-07-01", "2026-S2", "2026-12-31");
        check("2024-12-31", "2024-S2", "2024-12-31");
    }

    #[test]
    fn other_words_are_refused() {
        for text in ["2026", "2026-S3", "S1", "x-S1", "2026-1"] {
            assert!(text.parse::<HalfYear>().is_err(), "{text}");
        }
    }
}
