//! Files near a copy that is missing: those whose names hold its number, and the pattern that would take them.

use super::CopyStore;
use super::copy_store::in_order;
use super::fit::{fit, spelled};
use super::pattern::{Filling, Pattern};

/// How many files are named.
const MOST: usize = 3;

/// The patterns that a name is tried with, the narrowest first.
pub(super) const PATTERNS: [&str; 8] = [
    "{invoice}.pdf",
    "{invoice}*.pdf",
    "*{invoice}.pdf",
    "*{invoice}*.pdf",
    "**/{invoice}.pdf",
    "**/{invoice}*.pdf",
    "**/*{invoice}.pdf",
    "**/*{invoice}*.pdf",
];

/// Files near a copy that is missing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Near {
    /// Their names, some of them.
    pub(super) files: Vec<String>,
    /// The pattern that takes the first.
    pub(super) pattern: &'static str,
}

impl CopyStore {
    /// The files whose names hold a number, with a pattern that takes them; none where there are none.
    pub(super) fn near(&self, asked: Filling<'_>) -> Option<Near> {
        let words = self.all_words_once();
        let letters = findings::fold::compact(asked.number);
        if letters.is_empty() {
            return None;
        }
        let longer = |number: &str| self.known.spelled(number).next().is_some();
        let files = self.named_in(words, &letters).into_iter();
        let mut found =
            files.filter(|file| file.small.ends_with(".pdf") && !self.leads_out(file));
        let takes = |pattern: &&&'static str, name: &str| {
            let pattern = Pattern::fill(pattern, asked);
            pattern.is_some_and(|pattern| fit(&pattern, name, &longer).is_some())
        };
        let (first, pattern) = found.by_ref().find_map(|file| {
            let pattern = PATTERNS.iter().find(|pattern| takes(pattern, &file.name))?;
            Some((file, *pattern))
        })?;
        let others = found.filter(|file| PATTERNS.iter().any(|it| takes(&it, &file.name)));
        let files = std::iter::once(first).chain(others).take(MOST);
        Some(Near { files: files.map(|it| it.name.to_string()).collect(), pattern })
    }

    /// The files near a missing copy, for its finding: their names, and the patterns with one more that takes
    /// them, as the job file writes them. `none` and nothing where there are none.
    pub(super) fn hint(&self, asked: Filling<'_>) -> (String, String) {
        let Some(near) = self.near(asked) else { return ("none".to_owned(), String::new()) };
        let patterns = self.copies.patterns.iter().map(String::as_str).chain([near.pattern]);
        let patterns: Vec<String> = patterns.map(|it| format!("\"{it}\"")).collect();
        (near.files.join(", "), format!("[{}]", patterns.join(", ")))
    }

    /// Where each word of each name begins, in the order of what follows; found once.
    pub(super) fn all_words_once(&self) -> &[(u32, u32)] {
        self.near_words.get_or_init(|| self.all_words())
    }

    fn all_words(&self) -> Vec<(u32, u32)> {
        let mut words = Vec::new();
        for (place, file) in self.files().iter().enumerate() {
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            words.extend(spelled(&file.name).1.into_iter().map(|at| (place, at)));
        }
        in_order(self.files(), &mut words);
        words
    }
}
