//! Days in figures, as people of six languages write them.

use chrono::NaiveDate;

/// The day that figures mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// One day only.
    Day(NaiveDate),
    /// Two days, by what stands first, or none that exists; the one with the day first.
    Unsure(Option<NaiveDate>),
}

/// Reads `2027-01-15`, `15.01.2027`, `15/01/2027`, `15-01-2027`, and years of two digits behind points; none where the
/// figures do not stand like a day.
pub(super) fn figures(text: &str) -> Option<Written> {
    let mark = ['.', '/', '-'].into_iter().find(|it| text.contains(*it))?;
    let parts: Vec<&str> = text.split(mark).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let number = |it: &str| it.parse::<u32>().ok();
    let (one, two, three) = (number(first)?, number(second)?, number(third)?);
    let short = |it: &str| matches!(it.len(), 1 | 2);
    match (first.len(), third.len()) {
        (4, _) if short(second) && short(third) => Some(of(day(one, two, three))),
        (_, 4) if short(first) && short(second) => Some(ordered((one, two), three, mark)),
        (1 | 2, 2) if short(second) && mark == '.' => Some(of(day(2000 + three, two, one))),
        (1 | 2, 2) if short(second) && mark == '/' => {
            Some(Written::Unsure(day(2000 + three, two, one)))
        }
        _ => None,
    }
}

fn of(day: Option<NaiveDate>) -> Written {
    day.map_or(Written::Unsure(None), Written::Day)
}

/// Day and month in either order; with points between, the day always stands first.
fn ordered((one, two): (u32, u32), year: u32, mark: char) -> Written {
    let day_first = day(year, two, one);
    if mark == '.' || one == two {
        return of(day_first);
    }
    match (day_first, day(year, one, two)) {
        (Some(day), None) | (None, Some(day)) => Written::Day(day),
        (day_first, _) => Written::Unsure(day_first),
    }
}

fn day(year: u32, month: u32, of_month: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|it| (2000..2100).contains(it))?;
    NaiveDate::from_ymd_opt(year, month, of_month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>, sure: bool) {
        let (day, is_sure) = match figures(text) {
            Some(Written::Day(day)) => (Some(day), true),
            Some(Written::Unsure(day)) => (day, false),
            None => (None, false),
        };
        assert_eq!(
            (day.map(|it| it.to_string()).as_deref(), is_sure),
            (expected, sure),
            "{text}"
        );
    }

    #[test]
    fn days_in_figures() {
        check("2027-01-05", Some("2027-01-05"), true);
        check("05.01.2027", Some("2027-01-05"), true);
        check("5.1.27", Some("2027-01-05"), true);
        check("15/01/2027", Some("2027-01-15"), true);
        check("01/15/2027", Some("2027-01-15"), true);
        check("05/01/2027", Some("2027-01-05"), false);
        check("05/05/2027", Some("2027-05-05"), true);
        check("31.02.2027", None, false);
        check("1234/78/901", None, false);
        check("2.00", None, false);
        check("10-15", None, false);
    }
}
