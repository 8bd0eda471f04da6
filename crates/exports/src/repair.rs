//! Undoes, where it can be proved, what spreadsheets do to codes that look like numbers.

use super::fold::fold;

/// The value after its repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Repair {
    /// It is this, for sure.
    Is(String),
    /// Digits are lost for good.
    Lost,
}

/// The details of a row that tell the country of its postcode.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Whereabouts<'a> {
    /// The country as the row has it.
    pub(super) country: &'a str,
    /// The VAT number, which begins with the letters of a country.
    pub(super) vat: &'a str,
    /// The town.
    pub(super) city: &'a str,
    /// Whether a row that names no country means France.
    pub(super) in_france: bool,
}

/// Countries whose postcodes have five digits, some of them a zero in front, by their names.
const FIVE_DIGITS: &[&[&str]] = &[
    &["fr", "fra", "f", "france", "frankreich", "frankrijk", "francia", "corse"],
    &[
        "de",
        "deu",
        "d",
        "allemagne",
        "germany",
        "deutschland",
        "duitsland",
        "alemania",
        "germania",
    ],
    &["es", "esp", "e", "espagne", "spain", "spanien", "espana", "spanje", "spagna"],
    &["it", "ita", "i", "italie", "italy", "italien", "italia"],
    &["us", "usa", "etatsunis", "unitedstates"],
    &["fi", "fin", "finlande", "finland", "finnland"],
];

/// Towns with postcodes of four digits that files of French firms name without their country.
const NOT_FRENCH: &[&str] = &[
    "bruxelles",
    "brussels",
    "brussel",
    "liege",
    "namur",
    "charleroi",
    "mons",
    "anvers",
    "antwerpen",
    "gand",
    "gent",
    "bruges",
    "brugge",
    "louvain",
    "leuven",
    "wavre",
    "tournai",
    "geneve",
    "geneva",
    "lausanne",
    "fribourg",
    "neuchatel",
    "sion",
    "zurich",
    "bale",
    "basel",
    "berne",
    "bern",
    "luxembourg",
    "eschsuralzette",
    "wien",
    "vienne",
    "salzburg",
    "graz",
    "amsterdam",
    "rotterdam",
    "kobenhavn",
    "copenhague",
    "oslo",
    "budapest",
    "lisboa",
    "lisbonne",
    "porto",
    "riga",
];

/// A postcode as it was before a spreadsheet took it for a number; none when it is as it should be.
///
/// A zero in front comes back where the country has five digits; where the row names no country, only in a
/// file of a French firm, and only where neither VAT number nor town speak of another country.
pub(super) fn postcode(cell: &str, place: Whereabouts<'_>) -> Option<Repair> {
    let whole = without_zero_decimals(cell);
    let digits = whole.unwrap_or(cell);
    // Nearly every postcode has the digits it should have.
    let short = (3..=4).contains(&digits.len());
    if (!short && whole.is_none()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let country = fold(place.country);
    let five = if country.is_empty() {
        place.in_france && !speaks_of_another(place) && digits.len() == 4
    } else {
        let named = FIVE_DIGITS.iter().position(|names| names.contains(&&*country));
        // Two zeros in front are those of Rome and Helsinki.
        named.is_some_and(|at| digits.len() == 4 || (at > 0 && digits.len() == 3))
    };
    if short && five && !digits.starts_with('0') {
        return Some(Repair::Is(format!("{digits:0>5}")));
    }
    whole.map(|digits| Repair::Is(digits.to_owned()))
}

fn speaks_of_another(place: Whereabouts<'_>) -> bool {
    let letters = place.vat.get(..2).filter(|it| it.bytes().all(|it| it.is_ascii_alphabetic()));
    letters.is_some_and(|it| !it.eq_ignore_ascii_case("fr"))
        || [Some(place.city), place.city.split([' ', '-']).next()]
            .into_iter()
            .flatten()
            .any(|town| NOT_FRENCH.contains(&&*fold(town)))
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

/// Whether a letter of a text was turned into a question mark: one stands inside a word, as in `Soci?t?`, or
/// alone before a small word, as in `Ets ? la Carte`.
pub(super) fn has_lost_letter(text: &str) -> bool {
    // Nearly every cell, without a search for letters.
    if !text.bytes().any(|byte| byte == b'?') {
        return false;
    }
    text.match_indices('?').any(|(at, _)| {
        let (before, after) = text.split_at_checked(at).unwrap_or_default();
        let after = after.get(1..).unwrap_or_default();
        let inside =
            before.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphabetic);
        let small =
            after.strip_prefix(' ').is_some_and(|it| it.starts_with(char::is_lowercase));
        inside || (before.ends_with(' ') && small)
    })
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

    fn of(cell: &str, country: &str) -> Option<Repair> {
        postcode(cell, Whereabouts { country, ..Whereabouts::default() })
    }

    #[test]
    fn a_postcode_of_five_digits_gets_its_zero_back() {
        check(of("1300", "FR"), Some("01300"));
        check(of("1300.0", "France"), Some("01300"));
        check(of("75008.0", ""), Some("75008"));
        check(of("75008", "FR"), None);
        check(of("1067", "DE"), Some("01067"));
        check(of("8001", "Espagne"), Some("08001"));
        check(of("184", "IT"), Some("00184"));
        check(of("184", "FR"), None);
    }

    #[test]
    fn other_postcodes_are_left_alone() {
        check(of("1300", "BE"), None);
        check(of("1300", ""), None);
        check(of("EC1A 1BB", "GB"), None);
    }

    #[test]
    fn a_row_without_country_is_of_the_country_of_the_firm() {
        let home = Whereabouts { in_france: true, ..Whereabouts::default() };
        check(postcode("1300", home), Some("01300"));
        check(postcode("1300", Whereabouts { vat: "BE0412345678", ..home }), None);
        check(postcode("1300", Whereabouts { vat: "FR32732829320", ..home }), Some("01300"));
        check(postcode("1000", Whereabouts { city: "Bruxelles", ..home }), None);
        check(postcode("1348", Whereabouts { city: "Louvain-la-Neuve", ..home }), None);
        check(postcode("130", home), None);
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
    fn a_question_mark_in_a_word_was_a_letter() {
        for text in ["Soci?t?", "Ets ? la Carte", "M?ller"] {
            assert!(has_lost_letter(text), "{text}");
        }
        for text in ["Et alors ?", "Pourquoi pas ? SARL", "Qui? Quoi!", "12?", ""] {
            assert!(!has_lost_letter(text), "{text}");
        }
    }

    #[test]
    fn numbers_with_letters_are_not_scientific() {
        for text in ["F2026E+1", "2026-E11", "1E5", "E+11", "12,5E+3"] {
            assert!(!is_scientific(text), "{text}");
        }
        assert!(is_scientific("2,02611E+11"));
    }
}
