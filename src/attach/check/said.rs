//! The words of a text in a form that can be compared: without case, accents and separators.

use std::collections::{BTreeMap, BTreeSet};

use findings::fold::letters;

/// The kind of gap before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// A blank, or several signs.
    Gap,
    /// The end of a line or column.
    Break,
    /// This sign alone.
    Sign(char),
}

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CopyWord {
    /// Its letters and digits.
    pub(super) text: String,
    pub(super) before: Before,
    /// The page it stands on.
    pub(super) page: usize,
}

/// The words of a text, in reading order, and the amounts in it.
#[derive(Debug, Default)]
pub(super) struct CopyText {
    pub(super) words: Vec<CopyWord>,
    /// The amounts of each page, in hundredths.
    pub(super) amounts: Vec<BTreeSet<i64>>,
    /// How many letters and digits there are.
    pub(super) letters: usize,
}

/// The longest number of an invoice, folded.
const MAX_NUMBER: usize = 40;

/// Of how many words a number may consist.
const MAX_PARTS: usize = 6;

/// Letters and digits of a text that are more than a few page numbers.
const LEGIBLE: usize = 40;

/// Words that say that what follows is an invoice, folded.
const INVOICE: &[&str] = &[
    "facture",
    "factures",
    "invoice",
    "rechnung",
    "rechnungs",
    "rechnungsnummer",
    "rechnungsnr",
    "factuur",
    "factuurnummer",
    "factuurnr",
    "factura",
    "fattura",
    "avoir",
    "gutschrift",
    "faktura",
];

/// Words that say that what follows is a number, folded.
const NUMBER: &[&str] =
    &["n", "no", "nr", "nro", "num", "numero", "number", "nummer", "nbr", "belegnummer"];

/// Whether a word, folded, says that what follows is an invoice.
pub(super) fn is_invoice_word(word: &str) -> bool {
    INVOICE.contains(&word)
}

/// Whether a word, folded, says that what follows is a number.
pub(super) fn is_number_word(word: &str) -> bool {
    NUMBER.contains(&word)
}

/// Whether a number, folded, tells by itself which document it is: it has letters, and is not short.
pub(super) fn is_telling(code: &str) -> bool {
    code.len() >= 5 && !code.bytes().all(|it| it.is_ascii_digit())
}

impl CopyText {
    /// Takes the pages of a text apart.
    pub(super) fn of<'t>(pages: impl IntoIterator<Item = &'t str>) -> Self {
        let mut said = Self::default();
        for (page, text) in pages.into_iter().enumerate() {
            said.page(page, text);
            let mut amounts = BTreeSet::new();
            super::amounts::read(text, &mut amounts);
            said.amounts.push(amounts);
        }
        said
    }

    /// Whether an amount in hundredths stands on any page.
    pub(super) fn has_amount(&self, cents: i64) -> bool {
        self.amounts.iter().any(|page| page.contains(&cents))
    }

    /// Whether what stands at a place is said to be the number of an invoice: a word for that stands before it, or a
    /// word for number that belongs to nothing else, such as an order.
    pub(super) fn is_introduced(&self, place: usize) -> bool {
        let before = self.words.get(..place).unwrap_or_default();
        let page = self.words.get(place).map(|it| it.page);
        let before = before.iter().rev().take_while(|it| Some(it.page) == page);
        for (distance, word) in before.take(3).enumerate() {
            if is_invoice_word(&word.text) {
                return true;
            }
            let is_number = is_number_word(&word.text);
            if is_number && word.before == Before::Break {
                return true;
            }
            if !is_number && (distance == 0 || word.text != "de") {
                return false;
            }
        }
        false
    }

    /// How many words of its line or column stand before a word.
    pub(super) fn words_before(&self, place: usize) -> usize {
        let line = self.words.get(..=place).unwrap_or_default();
        line.iter().rev().take_while(|word| word.before != Before::Break).count()
    }

    /// Each line or column, as its words.
    pub(super) fn lines(&self) -> impl Iterator<Item = &[CopyWord]> {
        self.words.chunk_by(|_, next| next.before != Before::Break)
    }

    fn page(&mut self, page: usize, text: &str) {
        let mut before = Before::Break;
        let mut open = false;
        for character in text.chars() {
            letters(character, |it| {
                if !it.is_alphanumeric() {
                    before = between(if open { None } else { Some(before) }, it);
                    open = false;
                    return;
                }
                if !open {
                    self.words.push(CopyWord { text: String::new(), before, page });
                }
                if let Some(word) = self.words.last_mut() {
                    word.text.push(it);
                }
                open = true;
                self.letters += 1;
            });
        }
    }

    /// Whether there is enough to read for what is not found to be missing.
    pub(super) fn is_legible(&self, unknown: usize) -> bool {
        self.letters >= LEGIBLE && unknown < self.letters
    }

    /// Every run of words that could be a number or code, run together, with the place of its first
    /// word. Runs that are cut out of longer ones are none: `FA-1` in `FA-1-7`.
    pub(super) fn codes(&self, mut each: impl FnMut(usize, &str)) {
        let mut code = String::new();
        for (place, first) in self.words.iter().enumerate() {
            if !self.may_begin(place) {
                continue;
            }
            code.clear();
            let mut numeric = false;
            for (length, word) in self.words.iter().skip(place).take(MAX_PARTS).enumerate() {
                let apart =
                    length > 0 && word.before == Before::Break || word.page != first.page;
                if apart || code.len() + word.text.len() > MAX_NUMBER {
                    break;
                }
                code.push_str(&word.text);
                numeric |= word.text.contains(char::is_numeric);
                if numeric && self.may_end(place + length) {
                    each(place, &code);
                }
            }
        }
    }

    pub(super) fn may_begin(&self, place: usize) -> bool {
        let before = place.checked_sub(1).and_then(|it| self.words.get(it));
        let (Some(word), Some(before)) = (self.words.get(place), before) else { return true };
        !joined(before, word)
    }

    pub(super) fn may_end(&self, place: usize) -> bool {
        let (Some(word), Some(next)) = (self.words.get(place), self.words.get(place + 1))
        else {
            return true;
        };
        !joined(word, next)
    }

    /// The pages on which all of these words but `missing` stand near each other, the longest among them; in order.
    pub(super) fn pages_with(&self, wanted: &[String], missing: usize) -> Vec<usize> {
        let mut pages = Vec::new();
        let Some(longest) = wanted.iter().max_by_key(|it| it.chars().count()) else {
            return pages;
        };
        let mut last: BTreeMap<&str, usize> = BTreeMap::new();
        for (place, word) in self.words.iter().enumerate() {
            if pages.last() == Some(&word.page) || !wanted.contains(&word.text) {
                continue;
            }
            last.insert(&word.text, place);
            let is_here = |it: usize| self.words.get(it).is_some_and(|it| it.page == word.page);
            let near = |it: &&usize| place - **it <= NEAR && is_here(**it);
            let has_longest = last.get(longest.as_str()).is_some_and(|it| near(&it));
            if has_longest && last.values().filter(near).count() + missing >= wanted.len() {
                pages.push(word.page);
            }
        }
        pages
    }
}

/// How many words a name may be spread over: it may share its lines with another column.
const NEAR: usize = 40;

/// The gap between two words after one more character.
fn between(so_far: Option<Before>, character: char) -> Before {
    match (so_far, character) {
        (Some(Before::Break), _) | (_, '\n' | '\t') => Before::Break,
        (None, sign) if !sign.is_whitespace() => Before::Sign(sign),
        _ => Before::Gap,
    }
}

/// Whether two words belong to one number.
fn joined(one: &CopyWord, other: &CopyWord) -> bool {
    // A long word before or behind a number says what it is: `Facture-2026-001`, `2026-001_copie`.
    let says = |word: &CopyWord| {
        word.text.chars().count() >= 5 && word.text.chars().all(char::is_alphabetic)
    };
    let digit = |it: Option<char>| it.is_some_and(char::is_numeric);
    match other.before {
        Before::Sign('-' | '_' | '/' | '\u{2010}' | '\u{2011}' | '\u{2013}') => {
            !says(one) && !says(other)
        }
        Before::Sign('.' | ',' | '\'' | '\u{2019}') => {
            digit(one.text.chars().next_back()) && digit(other.text.chars().next())
        }
        Before::Sign(_) | Before::Gap | Before::Break => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        CopyText::of([text]).codes(|_, code| found.push(code.to_owned()));
        found
    }

    #[track_caller]
    fn check(text: &str, number: &str, expected: bool) {
        assert_eq!(codes(text).iter().any(|it| it == number), expected, "{text}");
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for text in [
            "Facture n° FA-2026/001 du 3 mars",
            "FACTURE FA 2026 001",
            "Facture:FA_2026_001",
            "N°FA2026001.",
            "Facture-FA-2026-001",
            "(FA-2026-001)",
        ] {
            check(text, "fa2026001", true);
        }
        check("Rechnung Nr.471102", "471102", true);
    }

    #[test]
    fn a_number_is_not_found_in_another() {
        check("FA-10", "fa1", false);
        check("FA-1-7", "fa1", false);
        check("XFA-1", "fa1", false);
        check("A-2026-001", "2026001", false);
        check("1.471102,00", "471102", false);
        check("2026\n001", "2026001", false);
        check("2026\t001", "2026001", false);
    }

    #[test]
    fn a_name_is_found_in_any_order_near_together() {
        let said = CopyText::of(["OEUVRARD Gaëtan\nFacture n° 7"]);
        let name = ["gaetan", "oeuvrard"].map(String::from);
        assert_eq!(said.pages_with(&name, 0), [0]);
        assert!(said.pages_with(&["martin".to_owned(), "gaetan".to_owned()], 0).is_empty());
    }
}
