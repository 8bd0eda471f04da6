//! Numbers of registered mail that the post gave.

use std::collections::BTreeSet;
use std::sync::Arc;

use findings::Refusal;
use settings::{Fault, Faults};

/// The most numbers that one range may stand for.
const MOST: u64 = 1_000_000;

/// Numbers of registered mail that the post gave, in its order. None is ever made up: a range of the
/// international form is written out, because its check digit is public (UPU S10); one of the French domestic
/// form is not, because the rule of its last digit is not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers(Vec<Arc<str>>);

/// The form of a number of registered mail.
#[derive(Debug, Clone, PartialEq, Eq)]
enum NumberForm {
    /// Two letters, a serial of eight digits, a check digit, two letters of the country (UPU S10).
    International { service: String, serial: u64, country: String },
    /// A digit, a letter, ten digits and a last one.
    Domestic,
}

impl Numbers {
    /// Reads a list, one number a line, or ranges, first and last of each on a line with `;`, a comma or a
    /// tab between; a first line without digits is a header. Spaces inside numbers do not count.
    ///
    /// # Errors
    ///
    /// With every line and number, when a number is of neither form, its check digit does not fit, it comes twice,
    /// or a range cannot be written out.
    pub fn parse(name: &str, text: &str) -> Result<Self, Faults> {
        let (mut numbers, mut faults) = (Vec::new(), Vec::new());
        let mut seen = BTreeSet::new();
        let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
        for (place, line) in lines {
            let cells: Vec<String> = line.split([';', ',', '\t']).map(bare).collect();
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            let header = place == 0 && !line.chars().any(|c| c.is_ascii_digit());
            if header || cells.iter().all(|cell| cell.is_empty()) {
                continue;
            }
            let mut refuse =
                |refusal: Refusal| faults.push(Fault::of_line(name, place + 1, "", refusal));
            let found = match *cells.as_slice() {
                [one] | [one, ""] => form(one).map(|_| vec![one.to_owned()]),
                [first, last] => range(first, last),
                _ => Err(Refusal::new("numbers-neither", line)),
            };
            match found {
                Err(refusal) => refuse(refusal),
                Ok(found) => {
                    for number in found {
                        if seen.insert(number.clone()) {
                            numbers.push(number.into());
                        } else {
                            refuse(Refusal::new("numbers-twice", number));
                        }
                    }
                }
            }
        }
        if numbers.is_empty() && faults.is_empty() {
            faults.push(Fault::of_line(name, 0, "", Refusal::new("numbers-none", name)));
        }
        if faults.is_empty() { Ok(Self(numbers)) } else { Err(Faults(faults)) }
    }

    /// Those that were not used yet, in the order of the post.
    pub(super) fn free<'n>(
        &'n self,
        used: &'n BTreeSet<String>,
    ) -> impl Iterator<Item = &'n Arc<str>> {
        self.0.iter().filter(|number| !used.contains(&***number))
    }
}

/// A number without spaces and dashes, in capitals.
fn bare(cell: &str) -> String {
    let kept =
        cell.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '"' | '\''));
    kept.flat_map(char::to_uppercase).collect()
}

/// The form of a number.
fn form(number: &str) -> Result<NumberForm, Refusal> {
    let strange = || Refusal::new("numbers-strange", number);
    let bytes = number.as_bytes();
    let digits = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_digit);
    let letters = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_uppercase);
    if let [digit, letter, rest @ ..] = bytes
        && rest.len() == 11
        && digit.is_ascii_digit()
        && letter.is_ascii_uppercase()
        && digits(rest)
    {
        return Ok(NumberForm::Domestic);
    }
    let (Some(service), Some(nine), Some(country)) =
        (bytes.get(..2), bytes.get(2..11), bytes.get(11..))
    else {
        return Err(strange());
    };
    // RA to RZ: registered; VA to VZ: insured.
    let registered = matches!(service.first(), Some(b'R' | b'V'));
    if !registered
        || !letters(service)
        || !digits(nine)
        || country.len() != 2
        || !letters(country)
    {
        return Err(strange());
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (serial, _) = nine.split_at_checked(8).ok_or_else(strange)?;
    let serial: u64 = text(serial).parse().map_err(|_| strange())?;
    if Some(check_digit(serial)) != nine.last().map(|digit| u64::from(digit - b'0')) {
        return Err(Refusal::new("numbers-check-digit", number));
    }
    Ok(NumberForm::International { service: text(service), serial, country: text(country) })
}

/// The check digit of a serial of eight digits (UPU S10): 11 less the remainder by 11 of the digits weighed
/// 8 6 4 2 3 5 9 7; 10 becomes 0, 11 becomes 5.
fn check_digit(serial: u64) -> u64 {
    let digits = format!("{serial:08}");
    let weighed = digits.bytes().zip([8, 6, 4, 2, 3, 5, 9, 7]);
    let sum: u64 = weighed.map(|(digit, weight)| u64::from(digit - b'0') * weight).sum();
    match 11 - sum % 11 {
        10 => 0,
        11 => 5,
        digit => digit,
    }
}

/// Every number of a range.
fn range(first: &str, last: &str) -> Result<Vec<String>, Refusal> {
    let refused = |key: &str| Refusal::new(key, format!("{first} – {last}"));
    let (from, to) = match (form(first)?, form(last)?) {
        (NumberForm::Domestic, _) | (_, NumberForm::Domestic) => {
            return Err(refused("numbers-domestic-range"));
        }
        (from, to) => (from, to),
    };
    let (
        NumberForm::International { service, serial: from, country },
        NumberForm::International { service: other, serial: to, country: elsewhere },
    ) = (from, to)
    else {
        return Err(refused("numbers-range"));
    };
    if service != other || country != elsewhere || to < from || to - from >= MOST {
        return Err(refused("numbers-range"));
    }
    let number = |serial| format!("{service}{serial:08}{}{country}", check_digit(serial));
    Ok((from..=to).map(number).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let numbers = Numbers::parse("n.csv", text).unwrap();
        assert_eq!(numbers.0.iter().map(|it| &**it).collect::<Vec<_>>(), expected);
    }

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let fault = Numbers::parse("n.csv", text).unwrap_err();
        let fault = fault.to_string();
        assert!(fault.starts_with("n.csv") && fault.contains(expected), "{fault}");
    }

    #[test]
    fn check_digits_are_those_of_the_standard() {
        // The example of UPU S10, and each of its two exceptions.
        assert_eq!(check_digit(47_312_482), 9);
        assert_eq!(check_digit(0), 5);
        assert_eq!((0..100).filter(|serial| check_digit(*serial) == 0).count(), 9);
        assert!((0..10_000).all(|serial| check_digit(serial) < 10));
    }

    #[test]
    fn numbers_come_in_the_order_of_the_post() {
        check("RA473124829FR\n1A 123 456 7890 1\n", &["RA473124829FR", "1A12345678901"]);
        check("\u{feff}numéro\r\nra 473 124 829 fr\r\n\r\n", &["RA473124829FR"]);
        let range = ["RA473124829FR", "RA473124832FR", "RA473124846FR"];
        check("du;au\nRA473124829FR;RA473124846FR\n", &range);
    }

    #[test]
    fn no_other_number_is_taken() {
        refused("RA473124820FR", ":1: the check digit");
        refused("numéro\nRA473124829FR\nRA473124829FR", ":3: `RA473124829FR` comes twice");
        refused("CP473124829FR", "is no number of registered mail");
        refused("1A1234567890", "is no number of registered mail");
        refused("R\u{e9}473124829FR", "is no number of registered mail");
        refused("1A12345678901;1A12345678909", "ask the post for a list");
        refused("RA473124846FR;RA473124829FR", "the lower number first");
        refused("RA473124829FR;RB473124846FR", "the same letters");
        refused("numéro\n", "holds no number");
    }
}
