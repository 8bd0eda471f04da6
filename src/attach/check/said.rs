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
    /// In hundredths.
    pub(super) amounts: BTreeSet<i64>,
    /// How many letters and digits there are.
    pub(super) letters: usize,
}

/// The longest number of an invoice, folded.
const MAX_NUMBER: usize = 40;

/// Of how many words a number may consist.
const MAX_PARTS: usize = 6;

/// Letters and digits of a text that are more than a few page numbers.
const LEGIBLE: usize = 40;

impl CopyText {
    /// Takes the pages of a text apart.
    pub(super) fn of<'t>(pages: impl IntoIterator<Item = &'t str>) -> Self {
        let mut said = Self::default();
        for (page, text) in pages.into_iter().enumerate() {
            said.page(page, text);
            super::amounts::read(text, &mut said.amounts);
        }
        said
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
            for (length, word) in self.words.iter().skip(place).take(MAX_PARTS).enumerate() {
                let apart =
                    length > 0 && word.before == Before::Break || word.page != first.page;
                if apart || code.len() + word.text.len() > MAX_NUMBER {
                    break;
                }
                code.push_str(&word.text);
                if code.contains(|it: char| it.is_numeric()) && self.may_end(place + length) {
                    each(place, &code);
                }
            }
        }
    }

    fn may_begin(&self, place: usize) -> bool {
        let before = place.checked_sub(1).and_then(|it| self.words.get(it));
        let (Some(word), Some(before)) = (self.words.get(place), before) else { return true };
        !joined(before, word)
    }

    fn may_end(&self, place: usize) -> bool {
        let (Some(word), Some(next)) = (self.words.get(place), self.words.get(place + 1))
        else {
            return true;
        };
        !joined(word, next)
    }

    /// Whether all of these words but `missing` stand near each other, the longest among them.
    pub(super) fn has_together(&self, wanted: &[String], missing: usize) -> bool {
        let Some(longest) = wanted.iter().max_by_key(|it| it.chars().count()) else {
            return false;
        };
        let mut last: BTreeMap<&str, usize> = BTreeMap::new();
        for (place, word) in self.words.iter().enumerate() {
            if !wanted.contains(&word.text) {
                continue;
            }
            last.insert(&word.text, place);
            let near = |it: &&usize| place - **it <= NEAR;
            let has_longest = last.get(longest.as_str()).is_some_and(|it| near(&it));
            if has_longest && last.values().filter(near).count() + missing >= wanted.len() {
                return true;
            }
        }
        false
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
        assert!(said.has_together(&name, 0));
        assert!(!said.has_together(&["martin".to_owned(), "gaetan".to_owned()], 0));
    }
}
