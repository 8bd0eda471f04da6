//! Names and addresses in a Swiss QR-bill.

use crate::address::Country;
use crate::ledger::{Creditor, Debtor};

use super::LONGEST_NAME;

/// A name and address as a Swiss QR-bill has them: structured, address type `S` (SIX Implementation
/// Guidelines QR-bill 2.3, 4.2.2; the only type from 21 November 2025 on).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Name; at most 70 characters.
    pub name: String,
    /// Street, or empty; at most 70 characters.
    pub street: String,
    /// Number in the street, or empty; at most 16 characters.
    pub number: String,
    /// Postcode, without the country; at most 16 characters.
    pub postcode: String,
    /// Town; at most 35 characters.
    pub town: String,
    /// Country code (ISO 3166-1, two letters).
    pub country: String,
    /// Whether a text was shortened, or lost characters that a QR-bill may not hold.
    pub changed: bool,
}

/// The most characters of name, street, number, postcode and town.
const LENGTHS: [usize; 5] = [LONGEST_NAME, 70, 16, 16, 35];

/// Countries where the number stands behind the street. Elsewhere both stay in the street, which a QR-bill
/// allows.
const NUMBER_LAST: &[&str] = &["AT", "BE", "CH", "DE", "DK", "IT", "LI", "NL", "NO", "SE"];

impl Party {
    /// The creditor; its last line of address is postcode and town. None where it is not.
    #[must_use]
    pub fn creditor(creditor: &Creditor, name: &str) -> Option<Self> {
        let (last, lines) = creditor.address.split_last()?;
        let (postcode, town) = parted(last)?;
        let street = street_of(lines.iter().map(String::as_str));
        Some(Self::of([name, street, postcode, town], &creditor.country))
    }

    /// The debtor; none where postcode, town or country are not known, without which a QR-bill names nobody.
    #[must_use]
    pub fn debtor(debtor: &Debtor, home: &str) -> Option<Self> {
        let country = match debtor.country.as_deref().map(str::trim).unwrap_or_default() {
            "" => home.to_owned(),
            given => Country::named(given)?.code.to_owned(),
        };
        let (postcode, town) = (debtor.postcode.as_deref()?, debtor.city.as_deref()?);
        let postcode = plain_postcode(postcode);
        let street = street_of(debtor.address.iter().map(AsRef::as_ref));
        let party = Self::of([&debtor.name, street, postcode, town], &country);
        let known = [&party.name, &party.postcode, &party.town];
        known.iter().all(|it| !it.is_empty()).then_some(party)
    }

    fn of([name, street, postcode, town]: [&str; 4], country: &str) -> Self {
        let mut changed = false;
        let (street, number) = match street.trim().rsplit_once(' ') {
            Some((street, number)) if is_number(number) && NUMBER_LAST.contains(&country) => {
                (street, number)
            }
            _ => (street, ""),
        };
        let texts = [name, street, number, postcode, town];
        let mut fit = texts.into_iter().zip(LENGTHS).map(|(text, longest)| {
            let (text, whole) = fitted(text, longest);
            changed |= !whole;
            text
        });
        let mut next = || fit.next().unwrap_or_default();
        let [name, street, number, postcode, town] = [next(), next(), next(), next(), next()];
        drop(fit);
        Self { name, street, number, postcode, town, country: country.to_owned(), changed }
    }

    /// Street and number on one line; empty where there is none.
    #[must_use]
    pub fn street_line(&self) -> String {
        [self.street.as_str(), &self.number].join(" ").trim().to_owned()
    }

    /// Postcode and town, with the country in front where it is not Switzerland or Liechtenstein.
    #[must_use]
    pub fn town_line(&self) -> String {
        let abroad = !["CH", "LI"].contains(&self.country.as_str());
        let country = if abroad { format!("{}-", self.country) } else { String::new() };
        format!("{country}{} {}", self.postcode, self.town)
    }
}

/// The line that is most likely the street: the last with a digit, or the last.
fn street_of<'t>(lines: impl DoubleEndedIterator<Item = &'t str> + Clone) -> &'t str {
    let mut written = lines.rev().filter(|line| !line.trim().is_empty());
    let with_digit = written.clone().find(|line| line.chars().any(|c| c.is_ascii_digit()));
    with_digit.or_else(|| written.next()).unwrap_or_default()
}

/// Whether a word is the number of a house: it begins with a digit, and no other word is mixed in.
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 16
}

/// Postcode and town of the last line of an address: `CH-1201 Genève`, `69007 Lyon`.
fn parted(line: &str) -> Option<(&str, &str)> {
    let (postcode, town) = line.trim().split_once(' ')?;
    let plain = plain_postcode(postcode);
    let digits = plain.len() >= 4 && plain.chars().all(|c| c.is_ascii_digit());
    (digits && !town.trim().is_empty()).then_some((plain, town.trim()))
}

/// A postcode without the country before it, which stands in a field of its own: `CH-1201`.
fn plain_postcode(postcode: &str) -> &str {
    let postcode = postcode.trim();
    match postcode.split_once('-') {
        Some((country, rest)) if is_country(country.trim()) => rest.trim(),
        _ => postcode,
    }
}

/// Whether a text looks like the sign of a country before a postcode: `D`, `CH`.
fn is_country(text: &str) -> bool {
    text.len() <= 2 && text.chars().all(|c| c.is_ascii_alphabetic())
}

/// A text on one line that a QR-bill may hold, and whether that is all of it: characters are those of
/// Latin-1 and Latin Extended-A, and a few more (SIX Implementation Guidelines QR-bill 2.3, 4.1.1); others
/// become points.
fn fitted(text: &str, longest: usize) -> (String, bool) {
    let mut whole = true;
    let mut words = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let mut kept = String::with_capacity(word.len());
        for c in word.chars().map(plain) {
            whole &= is_allowed(c);
            kept.push(if is_allowed(c) { c } else { '.' });
        }
        if !kept.is_empty() {
            words.push(kept);
        }
    }
    let joined = words.join(" ");
    let cut: String = joined.chars().take(longest).collect();
    let cut = cut.trim_end().to_owned();
    whole &= cut == joined;
    (cut, whole)
}

/// Marks of printers as keyboards have them.
fn plain(c: char) -> char {
    match c {
        '‘' | '’' => '\'',
        '“' | '”' | '„' => '"',
        '\u{2010}'..='\u{2015}' => '-',
        other => other,
    }
}

fn is_allowed(c: char) -> bool {
    matches!(c, '\u{20}'..='\u{7e}' | '\u{a1}'..='\u{17f}' | '\u{218}'..='\u{21b}' | '€')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: [&str; 4], country: &str, expected: [&str; 5], changed: bool) {
        let party = Party::of(given, country);
        let found = [&party.name, &party.street, &party.number, &party.postcode, &party.town];
        assert_eq!(found, expected);
        assert_eq!(party.changed, changed, "{party:?}");
    }

    #[test]
    fn a_number_stands_apart_where_it_stands_last() {
        let given = ["Robert  Schneider AG", "Rue du Lac 1268", "2501", "Biel"];
        let plain = ["Robert Schneider AG", "Rue du Lac", "1268", "2501", "Biel"];
        check(given, "CH", plain, false);
        let whole = ["Robert Schneider AG", "Rue du Lac 1268", "", "2501", "Biel"];
        check(given, "FR", whole, false);
        check(
            ["A", "Postfach", "8000", "Zürich"],
            "CH",
            ["A", "Postfach", "", "8000", "Zürich"],
            false,
        );
    }

    #[test]
    fn what_cannot_be_held_is_marked() {
        let long = "Ü".repeat(80);
        let cut = "Ü".repeat(70);
        check([&long, "", "8000", "Zürich"], "CH", [&cut, "", "", "8000", "Zürich"], true);
        check(["Łódź Ελλάς", "", "1", "A"], "CH", ["Łódź .....", "", "", "1", "A"], true);
        check(["A. B’s", "", "1", "A"], "CH", ["A. B's", "", "", "1", "A"], false);
    }

    #[test]
    fn a_last_line_is_postcode_and_town() {
        assert_eq!(parted("CH-1201 Genève"), Some(("1201", "Genève")));
        assert_eq!(parted("69007 Lyon 07"), Some(("69007", "Lyon 07")));
        assert_eq!(parted("Genève"), None);
        assert_eq!(parted("London SW1A 1AA"), None);
    }

    #[test]
    fn a_postcode_loses_its_country_and_nothing_else() {
        assert_eq!(plain_postcode("CH-1201"), "1201");
        assert_eq!(plain_postcode(" L - 1940 "), "1940");
        assert_eq!(plain_postcode("00-950"), "00-950");
    }

    #[test]
    fn the_street_is_the_last_line_with_a_digit() {
        assert_eq!(
            street_of(["Bâtiment C", "Rue du Lac 3", "Zone Est"].into_iter()),
            "Rue du Lac 3"
        );
        assert_eq!(street_of(["Postfach", ""].into_iter()), "Postfach");
        assert_eq!(street_of([].into_iter()), "");
    }
}
