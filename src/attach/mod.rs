//! From a planned letter to the copies of its invoices, each looked into whether it is the right one.
//!
//! - **In:** [`PlannedLetter`](crate::plan::PlannedLetter), `[copies]` of the job, the letters of earlier runs.
//! - **Out:** the first letter where it is asked for, the copies in the order of the letter's invoices, and
//!   findings.
//! - **Uses:** `findings`, `exports`, `e_invoices`, `pdf_import`, `ledger`, `register`, `plan`.
//! - **Never:** takes a file from outside the copies folder; guesses between two.

mod cache;
mod check;
mod duplicate;
mod file;
mod find;
mod first;
mod fit;
mod known;
mod memory;
mod names;
mod near;
mod note;
mod notes;
mod pattern;
mod propose;
mod copy_store;
mod store;
mod verify;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use exports::{InputFile, Text};
use findings::Finding;
use pdf_import::{ImportError, Intake};

use self::file::File;

pub use self::check::{Checked, Verdict};
pub use self::copy_store::{CopyStore, Noted};
pub use self::duplicate::Statement;
pub use self::first::{FirstCopy, FirstLetters, LetterPages};
pub use self::known::Known;
pub use self::pattern::PLACEHOLDERS;
pub use self::propose::{Document, ProposedPattern, propose};
pub(crate) use self::store::{CopySource, ReadError as StoreError, StoredFile};

/// Where copies are and what is done when one is not: `[copies]` of the job.
#[derive(Debug, Clone)]
pub struct Copies {
    /// The folder, from where the program runs.
    pub folder: PathBuf,
    /// The folder as the job file gives it, for messages.
    pub folder_name: String,
    /// File names with [`PLACEHOLDERS`], `*` and `**/`, tried in order; `/` between folders.
    pub patterns: Vec<String>,
    /// The effect of a missing copy.
    pub missing: Missing,
    /// The lines of invoices, for duplicates.
    pub lines: Option<InputFile>,
    /// How far a copy is looked into.
    pub verify: Verify,
    /// The effect on its letter of a copy that is another invoice's.
    pub contradicted: Effect,
    /// The effect on its letter of a copy of which nobody can say whether it is the right one.
    pub unconfirmed: Effect,
    /// How files are taken over: passwords, and the zone of the sheet.
    pub intake: Intake,
    /// Whether a line beside each page says what it is a copy of.
    pub stamp: bool,
    /// The most pages of a copy; none is no limit.
    pub max_pages: Option<u32>,
    /// The effect of a copy with more pages.
    pub over: Over,
}

impl Copies {
    /// The files of a folder that are to be looked at by their names alone.
    fn named_by_nothing(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            folder_name: String::new(),
            patterns: Vec::new(),
            missing: Missing::default(),
            lines: None,
            verify: Verify::None,
            contradicted: Effect::Hold,
            unconfirmed: Effect::Warn,
            intake: Intake::default(),
            stamp: false,
            max_pages: None,
            over: Over::default(),
        }
    }
}

/// The effect on its letter of doubt about a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// The letter is held.
    Hold,
    /// The letter goes out, with a finding.
    Warn,
}

/// The effect of a copy with too many pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Over {
    /// The letter is held.
    #[default]
    Hold,
    /// The first pages go along, and a warning says so.
    First,
}

/// The effect on its letter of a missing or unreadable copy.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Missing {
    /// The letter is held.
    #[default]
    Hold,
    /// The letter goes out without it.
    Warn,
    /// Where it is missing a duplicate is drawn from the lines of the export; without lines, and where it
    /// cannot be read, the letter is held.
    Duplicate,
}

/// How far a copy is looked into.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verify {
    /// Its text and the data inside must name the invoice.
    #[default]
    Text,
    /// Copies are not looked into.
    None,
}

/// The PDF of one invoice, to be put behind a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Number of the invoice.
    pub invoice: Text,
    /// Its path inside the copies folder, with `/` between folders; shared with the store.
    pub name: Arc<str>,
    /// How many pages of it go along; at least one.
    pub pages: u32,
    /// The number of its pages.
    pub whole: u32,
    /// The verdict whether it is the copy of its invoice.
    pub checked: Checked,
    /// Its file; none where it is drawn.
    file: Option<Arc<File>>,
}

impl Copy {
    /// A copy that will be drawn: it has no file, and its pages are counted when it is set.
    fn drawn(invoice: &Text) -> Self {
        let checked = Checked::drawn();
        let name = Text::default();
        Self { invoice: invoice.clone(), name, pages: 0, whole: 0, checked, file: None }
    }

    /// The file it is taken from. A duplicate has none; nobody asks for it.
    fn file(&self) -> Result<&Arc<File>, AttachError> {
        let name = || self.invoice.to_string();
        let drawn =
            || AttachError::Gone { name: name(), source: io::ErrorKind::NotFound.into() };
        self.file.as_ref().ok_or_else(drawn)
    }

    /// Hash of its file as its pages were counted; none where it is drawn.
    fn content(&self) -> Option<u128> {
        self.file.as_ref().and_then(|file| file.content())
    }

    /// Whether it is a duplicate that is drawn.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.checked.verdict == Verdict::Drawn
    }
}

/// The copies that were found for a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundCopies {
    /// The first letter about the invoices, where the plan asks for it.
    pub first: Option<Box<FirstCopy>>,
    /// The copies in the order of the letter's invoices, and of the files of each; a file that holds
    /// several invoices stands once.
    pub copies: Vec<Copy>,
    /// Findings about copies that are missing or cannot be used; one that holds means the letter must not go
    /// out.
    pub findings: Vec<Finding>,
}

/// Why copies cannot be had at all, or no longer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AttachError {
    /// The folder, or one inside it, cannot be listed.
    #[error("copies folder {folder} cannot be read")]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// An archive that cannot be read, or is beyond all measure.
    #[error("copies archive {archive} cannot be used: {reason}")]
    Archive {
        /// The archive.
        archive: PathBuf,
        /// The reason.
        reason: String,
    },
    /// A copy that was there when pages were counted cannot be read any more.
    #[error("copy {name} cannot be read any more")]
    Gone {
        /// Its path inside the copies folder.
        name: String,
        /// The reason.
        source: io::Error,
    },
    /// A copy that had pages when they were counted is not usable any more.
    #[error("copy {name} has changed since its pages were counted")]
    Broken {
        /// Its path inside the copies folder.
        name: String,
        /// The reason.
        source: ImportError,
    },
    /// A first letter is not the file any more that it was when it was found.
    #[error("letter {name} has changed during the run")]
    Altered {
        /// Its path.
        name: String,
    },
    /// A copy is not the file any more that it was when its pages were counted.
    #[error("copy {name} has changed during the run")]
    Rewritten {
        /// Its path inside the copies folder.
        name: String,
    },
    /// A copy has another number of pages than when they were counted.
    #[error(
        "copy {name} has changed during the run: it had {counted} pages and now has {found}"
    )]
    Changed {
        /// Its path inside the copies folder.
        name: String,
        /// Pages counted.
        counted: u32,
        /// Pages found now.
        found: usize,
    },
}
