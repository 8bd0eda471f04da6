//! The day at home when a stamp gives the time elsewhere.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

/// The clocks of the country that letters go out from: how many minutes before UTC in winter, and whether
/// they go forward in summer. None where the country is not known here; stamps then mean the day they show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Zone(Option<(i16, Summer)>);

/// When clocks go forward by an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Summer {
    /// From the last Sunday of March to that of October, at one o'clock UTC (Directive 2000/84/EC, in
    /// force since 2002; Switzerland, Norway and the United Kingdom keep the same days).
    European,
    /// Never.
    None,
}

/// Minutes before UTC in winter, by country (IANA time zone database 2025b, mainland where a country has
/// several).
const ZONES: &[(i16, Summer, &[&str])] = &[
    (0, Summer::European, &["GB", "IE", "PT", "IM", "JE", "GG", "FO"]),
    (0, Summer::None, &["IS", "SN", "CI", "ML", "BF", "TG", "GH"]),
    (
        60,
        Summer::European,
        &[
            "FR", "BE", "LU", "NL", "DE", "AT", "CH", "LI", "IT", "SM", "VA", "ES", "AD", "MC",
            "MT", "PL", "CZ", "SK", "HU", "SI", "HR", "BA", "RS", "ME", "MK", "AL", "DK", "NO",
            "SE", "GI",
        ],
    ),
    (60, Summer::None, &["TN", "DZ", "CM", "GA", "BJ"]),
    (120, Summer::European, &["GR", "FI", "EE", "LV", "LT", "BG", "RO", "CY"]),
    (180, Summer::None, &["TR", "MG", "DJ", "KM", "YT"]),
    (240, Summer::None, &["RE", "MU"]),
    (-240, Summer::None, &["GP", "MQ", "BL", "MF"]),
    (-180, Summer::None, &["GF"]),
    (660, Summer::None, &["NC"]),
    (720, Summer::None, &["WF"]),
    (-600, Summer::None, &["PF"]),
];

impl Zone {
    /// The clocks of a country (ISO 3166-1, two letters).
    #[must_use]
    pub fn of_country(code: &str) -> Self {
        let found = ZONES.iter().find(|(.., codes)| codes.contains(&code));
        Self(found.map(|(minutes, summer, _)| (*minutes, *summer)))
    }

    /// The time that clocks show at a time of UTC; none where the country is not known.
    fn shown(self, utc: NaiveDateTime) -> Option<NaiveDateTime> {
        let (minutes, summer) = self.0?;
        let hour = summer == Summer::European && is_european_summer(utc);
        let minutes = i64::from(minutes) + if hour { 60 } else { 0 };
        utc.checked_add_signed(TimeDelta::minutes(minutes))
    }
}

/// The day at home of a stamp: `day` and what stands behind it, such as `23:00:00Z`. The day as it stands
/// where the time names no offset.
pub(super) fn local_day(day: NaiveDate, time: &str, zone: Zone) -> NaiveDate {
    if zone.0.is_none() {
        return day;
    }
    let at = time.find(['Z', 'z', '+', '-', ' ']);
    let Some((clock, offset)) = at.and_then(|at| time.split_at_checked(at)) else { return day };
    let Some(offset) = offset_of(offset.trim()) else { return day };
    let clock = clock.split('.').next().unwrap_or_default();
    let clock = NaiveTime::parse_from_str(clock, "%H:%M:%S")
        .or_else(|_| NaiveTime::parse_from_str(clock, "%H:%M"));
    let Ok(clock) = clock else { return day };
    let utc = day.and_time(clock).checked_sub_offset(offset);
    utc.and_then(|utc| zone.shown(utc)).map_or(day, |it| it.date())
}

/// `Z`, `UTC`, `+01:00`, `-0430`, `+02`.
fn offset_of(text: &str) -> Option<FixedOffset> {
    if ["z", "utc", "gmt"].iter().any(|it| text.eq_ignore_ascii_case(it)) {
        return FixedOffset::east_opt(0);
    }
    let west = text.starts_with('-');
    let digits: String = text.strip_prefix(['+', '-'])?.split(':').collect();
    let (hours, minutes) = match digits.len() {
        2 => (digits.as_str(), "0"),
        4 => digits.split_at_checked(2)?,
        _ => return None,
    };
    let seconds = hours.parse::<i32>().ok()? * 3600 + minutes.parse::<i32>().ok()? * 60;
    FixedOffset::east_opt(if west { -seconds } else { seconds })
}

fn is_european_summer(utc: NaiveDateTime) -> bool {
    let change = |month| last_sunday(utc.year(), month).and_then(|it| it.and_hms_opt(1, 0, 0));
    let (Some(from), Some(until)) = (change(3), change(10)) else { return false };
    from <= utc && utc < until
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_days(chrono::Days::new(u64::from(last.weekday().days_since(Weekday::Sun))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(day: &str, time: &str, country: &str, expected: &str) {
        let day = day.parse().unwrap();
        let actual = local_day(day, time, Zone::of_country(country));
        assert_eq!(actual.to_string(), expected, "{day} {time} {country}");
    }

    #[test]
    fn the_last_hours_of_utc_are_the_next_day_in_france() {
        check("2026-11-21", "23:00:00Z", "FR", "2026-11-22");
        check("2026-11-21", "22:00:00Z", "FR", "2026-11-21");
        check("2026-07-21", "22:00:00Z", "FR", "2026-07-22");
        check("2026-07-21", "23:00:00Z", "GB", "2026-07-22");
        check("2026-11-21", "23:00:00Z", "GB", "2026-11-21");
        check("2026-11-21", "02:00:00Z", "GP", "2026-11-20");
    }

    #[test]
    fn summer_begins_and_ends_on_the_last_sundays() {
        check("2026-03-28", "22:30:00Z", "FR", "2026-03-28");
        check("2026-03-29", "22:30:00Z", "FR", "2026-03-30");
        check("2026-10-24", "22:30:00Z", "FR", "2026-10-25");
        check("2026-10-25", "22:30:00Z", "FR", "2026-10-25");
    }

    #[test]
    fn the_day_stays_where_nothing_is_known() {
        check("2026-11-21", "23:00:00Z", "XX", "2026-11-21");
        check("2026-11-21", "23:00:00", "FR", "2026-11-21");
        check("2026-11-21", "10:00 AM", "FR", "2026-11-21");
        check("2026-11-21", "29:00:00Z", "FR", "2026-11-21");
    }
}
