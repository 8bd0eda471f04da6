//! The pattern that takes the files of a folder, for a job that has none yet.

use std::path::Path;

use chrono::NaiveDate;

use super::fit::fit;
use super::near::PATTERNS;
use super::pattern::{Filling, Pattern};
use super::{AttachError, Copies, CopyStore, Known};

/// A document whose copy may lie in a folder.
#[derive(Debug, Clone, Copy)]
pub struct Document<'d> {
    /// Its number.
    pub number: &'d str,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// The code of its debtor.
    pub debtor: &'d str,
}

/// A pattern for the files of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedPattern {
    /// The pattern as the job file writes it; none where no name holds a number.
    pub pattern: Option<&'static str>,
    /// The number of documents of which it takes a file.
    pub taken: usize,
    /// The number of documents that were looked for.
    pub asked: usize,
}

/// The pattern by which most documents have a file in a folder or ZIP; of several the narrowest, because a wide one
/// may take other files too.
///
/// # Errors
///
/// When the folder is missing or cannot be read.
pub fn propose(
    folder: &Path,
    documents: &[Document<'_>],
) -> Result<ProposedPattern, AttachError> {
    let store = CopyStore::open(&Copies::named_by_nothing(folder), Known::default())?;
    let mut taken = [0_usize; PATTERNS.len()];
    for document in documents {
        let Document { number, date, debtor } = *document;
        for (count, takes) in
            taken.iter_mut().zip(store.takes(Filling { number, date, debtor }))
        {
            *count += usize::from(takes);
        }
    }
    let most = taken.iter().copied().max().unwrap_or_default();
    let narrowest = PATTERNS.iter().zip(taken).find(|(_, count)| *count == most);
    let pattern = narrowest.map(|(pattern, _)| *pattern).filter(|_| most > 0);
    Ok(ProposedPattern { pattern, taken: most, asked: documents.len() })
}

impl CopyStore {
    /// Which patterns take a file for a document.
    fn takes(&self, asked: Filling<'_>) -> [bool; PATTERNS.len()] {
        let letters = findings::fold::compact(asked.number);
        if letters.is_empty() {
            return [false; PATTERNS.len()];
        }
        let files = self.named_in(self.all_words_once(), &letters);
        let files: Vec<_> = files
            .into_iter()
            .filter(|file| file.small.ends_with(".pdf") && !self.leads_out(file))
            .collect();
        PATTERNS.map(|pattern| {
            let Some(pattern) = Pattern::fill(pattern, asked) else { return false };
            files.iter().any(|file| fit(&pattern, &file.name, &|_| false).is_some())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(files: &[&str], expected: (Option<&str>, usize)) {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "%PDF-1.4").unwrap();
        }
        let document = |number| Document { number, date: None, debtor: "C1" };
        let documents = ["FA-2026-0098", "FA-2026-0099", "FA-2026-0100"].map(document);
        let proposed = propose(folder.path(), &documents).unwrap();
        assert_eq!(
            (proposed.pattern, proposed.taken, proposed.asked),
            (expected.0, expected.1, 3)
        );
    }

    #[test]
    fn the_narrowest_pattern_that_takes_most_is_proposed() {
        check(&["FA-2026-0098.pdf", "fa_2026_0099.PDF"], (Some("{invoice}.pdf"), 2));
        check(&["Facture FA-2026-0098 - DUPONT.pdf"], (Some("*{invoice}*.pdf"), 1));
        check(
            &["2026/11/FA-2026-0098.pdf", "2026/FA-2026-0100.pdf"],
            (Some("**/{invoice}.pdf"), 2),
        );
        check(
            &["FA-2026-0098.pdf", "Facture FA-2026-0099.pdf", "Facture FA-2026-0100.pdf"],
            (Some("*{invoice}.pdf"), 3),
        );
        check(&["scan001.pdf", "FA-2026-0098.txt", "FA-2026-00981.pdf"], (None, 0));
        check(&[], (None, 0));
    }
}
