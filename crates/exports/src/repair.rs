//! What spreadsheets do to codes that look like numbers, undone where it can be proved.

use super::fold::fold;

/// What became of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Repair {
    /// It is this, for sure.
    Is(String),
    /// Digits are lost for good.
    Lost,
}

/// A postcode as it was before a spreadsheet took it for a number; none when it is as it should be.
///
/// French postcodes have five digits; nothing is said of those of other countries, nor where the
/// row does not name its country.
pub(super) fn postcode(cell: &str, country: &str) -> Option<Repair> {
    let whole = without_zero_decimals(cell);
    let digits = whole.unwrap_or(cell);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let french = matches!(&*fold(country), "fr" | "fra" | "france");
    if french && digits.len() == 4 && !digits.starts_with('0') {
        return Some(Repair::Is(format!("0{digits}")));
    }
    whole.map(|digits| Repair::Is(digits.to_owned()))
}

/// A SIREN or SIRET as it was; none when it is as it should be.
pub(super) fn siren(cell: &str) -> Option<Repair> {
    if let Some(digits) = without_zero_decimals(cell) {
        return Some(Repair::Is(digits.to_owned()));
    }
    let (digits, exponent) = scientific(cell)?;
    // All digits must stand there still, and their last one must check the others.
    let whole = digits.len() == exponent + 1 && matches!(digits.len(), 9 | 14);
    let proved = whole && has_check_digit(&digits);
    Some(if proved { Repair::Is(digits) } else { Repair::Lost })
}

/// Whether a code or number has been turned into something like `2,02611E+11`.
pub(super) fn is_scientific(cell: &str) -> bool {
    cell.contains(['E', 'e']) && scientific(cell).is_some()
}

/// `75008.0` without its decimals.
fn without_zero_decimals(cell: &str) -> Option<&str> {
    let digits = cell.strip_suffix(".0").or_else(|| cell.strip_suffix(",0"))?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(digits)
}

/// The digits and the exponent of `8,12345678E+08`.
fn scientific(cell: &str) -> Option<(String, usize)> {
    let (number, exponent) = cell.split_once(['E', 'e'])?;
    let exponent = exponent.strip_prefix('+')?;
    let (first, rest) = number.split_once([',', '.']).unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_one = first.len() == 1 && digits(first) && digits(rest) && digits(exponent);
    let exponent = exponent.parse().ok().filter(|_| is_one && exponent.len() <= 3)?;
    Some((format!("{first}{rest}"), exponent))
}

/// Luhn's check digit, which SIREN and SIRET end in (INSEE).
fn has_check_digit(digits: &str) -> bool {
    let sum = digits.bytes().rev().enumerate().map(|(at, byte)| {
        let digit = u32::from(byte.saturating_sub(b'0'));
        let doubled = if at % 2 == 1 { digit * 2 } else { digit };
        doubled / 10 + doubled % 10
    });
    sum.sum::<u32>().is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(actual: Option<Repair>, expected: Option<&str>) {
        let expected = expected.map(|it| match it {
            "lost" => Repair::Lost,
            it => Repair::Is(it.to_owned()),
        });
        assert_eq!(actual, expected);
    }

    #[test]
    fn a_french_postcode_gets_its_zero_back() {
        check(postcode("1300", "FR"), Some("01300"));
        check(postcode("1300.0", "France"), Some("01300"));
        check(postcode("75008.0", ""), Some("75008"));
        check(postcode("75008", "FR"), None);
    }

    #[test]
    fn other_postcodes_are_left_alone() {
        check(postcode("1300", "BE"), None);
        check(postcode("1300", ""), None);
        check(postcode("EC1A 1BB", "GB"), None);
    }

    #[test]
    fn a_siren_comes_back_where_every_digit_is_there_and_checks() {
        check(siren("7,32829320E+08"), Some("732829320"));
        check(siren("732829320.0"), Some("732829320"));
        check(siren("7,32829321E+08"), Some("lost"));
        check(siren("7,33E+08"), Some("lost"));
        check(siren("7,32829E+13"), Some("lost"));
        check(siren("732829320"), None);
    }

    #[test]
    fn numbers_with_letters_are_not_scientific() {
        for text in ["F2026E+1", "2026-E11", "1E5", "E+11", "12,5E+3"] {
            assert!(!is_scientific(text), "{text}");
        }
        assert!(is_scientific("2,02611E+11"));
    }
}
