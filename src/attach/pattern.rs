//! `patterns` of `[copies]`: what a file name must look like to be the copy of an invoice.

use chrono::{Datelike as _, NaiveDate};

use findings::fold::letters;

/// The words that a pattern can hold in braces.
pub const PLACEHOLDERS: [&str; 6] =
    ["{invoice}", "{debtor}", "{year}", "{month}", "{day}", "{date}"];

/// The values that a pattern is filled in with: an invoice of a debtor, by its code.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filling<'a> {
    pub(super) number: &'a str,
    pub(super) date: Option<NaiveDate>,
    pub(super) debtor: &'a str,
}

/// A pattern, filled in for one invoice.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) pieces: Vec<PatternPart>,
    /// As people read it.
    pub(super) shown: String,
    /// Whether several files may fit: a `*` stands behind the number.
    pub(super) several: bool,
    /// Whether it names invoice and debtor.
    pub(super) names: (bool, bool),
}

/// A piece of a pattern.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PatternPart {
    /// This text.
    Written(Written),
    /// `*`: anything inside one folder.
    Star,
    /// `**/`: any folders, or none.
    Folders,
}

/// The text that must stand in a name, with values filled in.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// The text as it is written.
    pub(super) text: String,
    /// Its letters and digits, with `/` between folders.
    pub(super) chars: Vec<char>,
    /// Whether a value stands at its end: no letter or digit may touch it there.
    pub(super) ends_in_value: bool,
    /// Whether the number of the invoice stands in it.
    pub(super) holds_number: bool,
}

impl Written {
    fn push(&mut self, text: &str, is_value: bool) {
        if text.is_empty() {
            return;
        }
        self.ends_in_value = is_value;
        self.text.push_str(text);
        for character in text.chars() {
            if character == '/' && !is_value {
                self.chars.push('/');
                continue;
            }
            letters(character, |it| self.chars.extend(it.is_alphanumeric().then_some(it)));
        }
    }
}

impl Pattern {
    /// Fills a pattern in. None when it wants the date of an invoice that has none.
    pub(super) fn fill(pattern: &str, asked: Filling<'_>) -> Option<Self> {
        let pattern = pattern.replace('\\', "/");
        let mut filled = Self {
            pieces: Vec::new(),
            shown: String::new(),
            several: false,
            names: (pattern.contains("{invoice}"), pattern.contains("{debtor}")),
        };
        let (mut rest, mut written) = (pattern.as_str(), Written::default());
        while let Some(place) = rest.find(['{', '*']) {
            let (before, special) = rest.split_at(place);
            filled.write(&mut written, before, false);
            rest = match special.strip_prefix('{') {
                Some(inside) => {
                    let (name, behind) = inside.split_once('}')?;
                    filled.write(&mut written, &value(name, asked)?, true);
                    written.holds_number |= name == "invoice";
                    behind
                }
                None => filled.star(&mut written, special),
            };
        }
        filled.write(&mut written, rest, false);
        filled.close(&mut written);
        Some(filled)
    }

    fn write(&mut self, written: &mut Written, text: &str, is_value: bool) {
        written.push(text, is_value);
        self.shown.push_str(text);
    }

    fn close(&mut self, written: &mut Written) {
        if !written.chars.is_empty() {
            self.pieces.push(PatternPart::Written(std::mem::take(written)));
        }
    }

    /// Takes `*` or `**/` off the front of a pattern.
    fn star<'p>(&mut self, written: &mut Written, special: &'p str) -> &'p str {
        self.close(written);
        let seen = self
            .pieces
            .iter()
            .any(|it| matches!(it, PatternPart::Written(it) if it.holds_number));
        let (piece, shown, rest) = match special.strip_prefix("**/") {
            Some(rest) => (PatternPart::Folders, "**/", rest),
            None => (PatternPart::Star, "*", special.trim_start_matches('*')),
        };
        self.several |= seen;
        self.shown.push_str(shown);
        if self.pieces.last() != Some(&piece) {
            self.pieces.push(piece);
        }
        rest
    }
}

/// The value of a placeholder; none where the invoice does not have it.
fn value(name: &str, asked: Filling<'_>) -> Option<String> {
    let Filling { number, date, debtor } = asked;
    Some(match name {
        "invoice" => number.to_owned(),
        "debtor" => debtor.to_owned(),
        "year" => format!("{:04}", date?.year()),
        "month" => format!("{:02}", date?.month()),
        "day" => format!("{:02}", date?.day()),
        "date" => date?.to_string(),
        _ => return None,
    })
}
