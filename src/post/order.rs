//! The order in which pieces are printed and posted.

use std::cmp::Ordering;

use crate::address::Country;
use crate::plan::PlannedLetter;
use exports::Text;
use findings::Currency;

use super::{Class, PostOptions};

/// The key that pieces are sorted by. Only what takes reckoning is kept; the rest stands in the letter.
#[derive(Debug)]
pub(super) struct PostingOrder<'a> {
    pub(super) class: Class,
    /// Code of the country, one for every way to write it; empty at home.
    country: String,
    letter: &'a PlannedLetter,
}

/// The key of a letter: by kind of mail, country, postcode, town and street, so that the post
/// office gets neighbours together; then by what makes it the only one of its kind.
pub(super) fn key<'a>(
    letter: &'a PlannedLetter,
    sheets: u32,
    options: &PostOptions,
) -> PostingOrder<'a> {
    let country = country(letter, &options.home);
    let class = options.class_of(letter, &country, sheets);
    let country = if class.abroad { country } else { String::new() };
    PostingOrder { class, country, letter }
}

impl PostingOrder<'_> {
    /// Which of two pieces comes first.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let kind = self.class.cmp(&other.class).then_with(|| self.country.cmp(&other.country));
        kind.then_with(|| self.place().cmp(&other.place()))
    }

    /// Postcode, town, name of the street, then the number in it, so that neighbours come together; then the
    /// rest of the address and of the letter.
    fn place(&self) -> (&str, &str, (&str, u32), &[Text], &str, Currency, &str) {
        let letter = self.letter;
        let debtor = &letter.debtor;
        (
            debtor.postcode.as_deref().unwrap_or_default(),
            debtor.city.as_deref().unwrap_or_default(),
            debtor.address.last().map_or(("", 0), |line| street(line)),
            &debtor.address,
            &debtor.code,
            letter.currency,
            &letter.reference,
        )
    }
}

impl PostOptions {
    /// Whether a letter leaves the country of posting.
    #[must_use]
    pub fn is_abroad(&self, letter: &PlannedLetter) -> bool {
        self.leaves(&country(letter, &self.home))
    }
}

/// The code of the country a letter goes to.
pub(super) fn country(letter: &PlannedLetter, home: &str) -> String {
    let given = letter.debtor.country.as_deref().unwrap_or_default().trim();
    // Nearly all letters stay at home, and need no look into the list of countries.
    if given.is_empty() || given.eq_ignore_ascii_case(home) {
        return home.to_uppercase();
    }
    Country::code_of(Some(given), home)
}

/// Name and number of the line `12 rue des Forges`.
fn street(line: &str) -> (&str, u32) {
    let name = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.get(..line.len() - name.len()).unwrap_or_default();
    (name.trim_start_matches([' ', ',']), digits.parse().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streets_are_sorted_by_name_and_then_by_number() {
        let mut lines = ["12 rue Haute", "3, rue Haute", "100 allée B", "BP 12"];
        lines.sort_by_key(|line| street(line));
        assert_eq!(lines, ["BP 12", "100 allée B", "3, rue Haute", "12 rue Haute"]);
    }
}
