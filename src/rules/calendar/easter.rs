//! The date of Easter.

use chrono::NaiveDate;

/// Easter Sunday of a year in the Gregorian calendar; none before the year 0.
///
/// The rule given by Jean Meeus, *Astronomical Algorithms*, chapter 8 (first printed anonymously in
/// *Nature*, 20 April 1876): the Sunday after the church's full moon on or after the 21st of March.
pub(super) fn easter(year: i32) -> Option<NaiveDate> {
    let number = u32::try_from(year).ok()?;
    let (century, of_century) = (number / 100, number % 100);
    let golden = number % 19;
    let moon_shift = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let march = moon + weekday + 114 - 7 * late;
    NaiveDate::from_ymd_opt(year, march / 31, march % 31 + 1)
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;

    use super::*;

    #[track_caller]
    fn check(year: i32, month: u32, day: u32) {
        assert_eq!(easter(year), NaiveDate::from_ymd_opt(year, month, day));
    }

    #[test]
    fn known_easters() {
        check(1818, 3, 22);
        check(1943, 4, 25);
        check(1954, 4, 18);
        check(1981, 4, 19);
        check(2000, 4, 23);
        check(2008, 3, 23);
        check(2024, 3, 31);
        check(2025, 4, 20);
        check(2026, 4, 5);
        check(2027, 3, 28);
        check(2038, 4, 25);
    }

    #[test]
    fn every_easter_is_a_sunday_from_22_march_to_25_april() {
        for year in 1583..=4099 {
            let sunday = easter(year).unwrap();
            assert_eq!(sunday.weekday(), chrono::Weekday::Sun, "{year}");
            assert!((322..=425).contains(&(sunday.month() * 100 + sunday.day())), "{year}");
        }
    }

    #[test]
    fn years_out_of_reach_have_none() {
        assert_eq!(easter(-1), None);
        assert_eq!(easter(i32::MAX), None);
    }
}
