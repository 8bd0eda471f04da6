//! The number of the invoice in a text, and numbers made like it that are another, whether the ledger has them or
//! not.

use super::OwnNumber;
use super::judge::CopyFacts;
use super::said::{Before, CopyText, is_invoice_word, is_number_word, is_telling};

/// How many words may stand between a word for invoice and its number.
const MAX_BETWEEN: usize = 2;

/// How many words behind a number its amount is looked for.
const BESIDE: usize = 12;

/// A number of the same make as that of the invoice.
#[derive(Debug)]
pub(super) struct Stranger {
    pub(super) page: usize,
    /// As it stands there, folded.
    pub(super) number: String,
    /// Whether a word for invoice stands before it.
    pub(super) is_introduced: bool,
}

impl CopyFacts<'_> {
    /// Whether a code is the number of the invoice. Digits alone and few letters may be a postcode, a date or a
    /// count, unless a word says that they are a number, or the amount stands beside them; zeros before them are
    /// missing only behind such a word.
    pub(super) fn own_number(&self, place: usize, code: &str) -> OwnNumber {
        let own = &self.asked.number;
        let digits = || own.bytes().all(|it| it.is_ascii_digit());
        let is_exact = code == own;
        let without = |it: &str| it.trim_start_matches('0').len();
        let is_cut = || digits() && own.ends_with(code) && without(own) <= code.len();
        let is_longer =
            || digits() && code.ends_with(own.as_str()) && without(code) <= own.len();
        match is_exact {
            true if is_telling(code) || self.said.is_introduced(place) => OwnNumber::Sure,
            true if self.has_amount_beside(place, code) => OwnNumber::Sure,
            true => OwnNumber::Bare,
            false if (is_cut() || is_longer()) && self.said.is_introduced(place) => {
                OwnNumber::Sure
            }
            false => OwnNumber::Not,
        }
    }

    /// Every number that is made like that of the invoice, and is another.
    pub(super) fn strangers(&self) -> Vec<Stranger> {
        let own = &self.asked.number;
        let mut found = Vec::new();
        self.said.numbers(|place, number| {
            if number == own || !is_made_like(number, own) {
                return;
            }
            let is_introduced = self.said.is_invoice(place);
            // Digits alone may be anything.
            if is_introduced || own.contains(char::is_alphabetic) {
                let page = self.said.words.get(place).map_or(0, |it| it.page);
                found.push(Stranger { page, number: number.to_owned(), is_introduced });
            }
        });
        found
    }

    /// Whether the amount of the invoice stands behind its number.
    fn has_amount_beside(&self, place: usize, code: &str) -> bool {
        let words = self.said.words.get(place..).unwrap_or_default();
        let page = words.first().map(|it| it.page);
        let mut read = 0;
        let behind = words.iter().skip_while(|it| {
            read += it.text.len();
            read <= code.len()
        });
        let mut text = String::new();
        for word in behind.take(BESIDE).take_while(|it| Some(it.page) == page) {
            text.push(match word.before {
                Before::Gap => ' ',
                Before::Break => '\n',
                Before::Sign(sign) => sign,
            });
            text.push_str(&word.text);
        }
        let mut amounts = std::collections::BTreeSet::new();
        super::amounts::read(&text, &mut amounts);
        self.asked.amounts.iter().flatten().any(|it| amounts.contains(it))
    }
}

impl CopyText {
    /// Every run of words without blanks in which a digit stands, with the place of its first word.
    fn numbers(&self, mut each: impl FnMut(usize, &str)) {
        let mut code = String::new();
        let mut start = 0;
        for (place, word) in self.words.iter().enumerate() {
            if self.may_begin(place) {
                code.clear();
                start = place;
            }
            code.push_str(&word.text);
            if self.may_end(place) && code.contains(char::is_numeric) {
                each(start, &code);
            }
        }
    }

    /// Whether a word for invoice stands before a place, with nothing but words for number between.
    fn is_invoice(&self, place: usize) -> bool {
        let before = self.words.get(..place).unwrap_or_default();
        let page = self.words.get(place).map(|it| it.page);
        let before = before.iter().rev().take_while(|it| Some(it.page) == page);
        let mut before = before.take(MAX_BETWEEN + 1).skip_while(|it| is_number_word(&it.text));
        before.next().is_some_and(|it| is_invoice_word(&it.text))
    }
}

/// Whether two numbers have letters and digits in the same places, and are long enough to tell anything.
fn is_made_like(one: &str, other: &str) -> bool {
    let is_alike = |(one, other): (char, char)| one.is_ascii_digit() == other.is_ascii_digit();
    one.len() >= 5
        && one.chars().count() == other.chars().count()
        && one.chars().zip(other.chars()).all(is_alike)
}
