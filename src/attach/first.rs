//! Finds the first letter about a claim in the folder of the run that made it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use super::{AttachError, FoundCopies, Missing};
use crate::plan::{self, PlannedLetter};
use crate::register::KeptLetter;
use exports::Text;
use findings::hex;
use findings::{Args, Code, Finding};
use pdf_import::{Imported, import_first};

/// Pages of the letter alone in each piece of a run, by piece number.
pub type LetterPages = BTreeMap<u32, u32>;

/// The letters of earlier runs, from which first letters are copied.
#[derive(Debug)]
pub struct FirstLetters {
    /// The folder of run folders.
    folder: PathBuf,
    /// The same as the job gives it, for messages.
    folder_name: String,
    /// The runs that letters ask for; one whose manifest is gone is missing.
    runs: BTreeMap<Text, LetterPages>,
    /// The effect on a letter of a first letter that cannot be had.
    missing: Missing,
}

/// A first letter as it is put behind a later one: its own pages, without the copies behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstCopy {
    /// The date printed on it.
    pub date: NaiveDate,
    /// Its own pages; at least one.
    pub pages: u32,
    /// Its file, from where the program runs.
    path: PathBuf,
    /// SHA-256 of the file as the register has it, in hexadecimal.
    sha256: String,
}

/// Why a first letter cannot be put behind a later one.
enum NoFirstLetter {
    /// Only a column of the export tells of it, or its run wrote no letter files.
    NotKept,
    /// Its run folder, or its file in it, is not there.
    Gone(String),
    /// The file is not the one that was made.
    Altered(String),
}

impl NoFirstLetter {
    /// The word by which messages tell the reasons apart, and the file.
    fn reason_and_file(self) -> (&'static str, String) {
        match self {
            Self::NotKept => ("not-kept", String::new()),
            Self::Gone(file) => ("gone", file),
            Self::Altered(file) => ("altered", file),
        }
    }
}

impl FirstLetters {
    /// Letters in a folder of run folders, called so in messages. `missing` is what one that cannot be had does
    /// to the letter it should go with.
    #[must_use]
    pub fn new(folder: PathBuf, folder_name: String, missing: Missing) -> Self {
        Self { folder, folder_name, runs: BTreeMap::new(), missing }
    }

    /// Looks into every run whose letters these letters ask for; `pages` tells what is known of a run folder.
    #[must_use]
    pub fn asked_for(
        mut self,
        letters: &[PlannedLetter],
        pages: impl Fn(&Path) -> Option<LetterPages>,
    ) -> Self {
        let firsts = letters.iter().filter_map(|it| it.first_letter.as_ref()?.kept.as_ref());
        let runs: BTreeSet<&Text> = firsts.map(|kept| &kept.run).collect();
        let known = |run: &Text| Some((run.clone(), pages(&self.folder.join(&**run))?));
        self.runs = runs.into_iter().filter_map(known).collect();
        self
    }

    /// Adds the first letter that a letter asks for to what was found for it, or that it cannot be had.
    #[must_use]
    pub fn find(&self, letter: &PlannedLetter, found: FoundCopies) -> FoundCopies {
        let FoundCopies { mut first, copies, mut findings } = found;
        match self.look(letter) {
            None => {}
            Some(Ok(copy)) => first = Some(Box::new(copy)),
            Some(Err(finding)) => findings.push(finding),
        }
        FoundCopies { first, copies, findings }
    }

    /// Finds the first letter that a letter asks for, and proves by its hash that it is the one that was
    /// sent. None where the letter asks for none.
    fn look(&self, letter: &PlannedLetter) -> Option<Result<FirstCopy, Finding>> {
        let first = letter.first_letter.as_deref()?;
        Some(self.copy(first).map_err(|lack| {
            let code = match self.missing {
                Missing::Hold | Missing::Duplicate => Code::FirstLetterMissing,
                Missing::Warn => Code::FirstLetterMissingWarned,
            };
            let (reason, file) = lack.reason_and_file();
            let values = Args::new().text("date", first.date.to_string());
            let values = values.text("reason", reason).text("file", file);
            let debtor = &letter.debtor;
            Finding::new(code, debtor.origin.clone(), Some(&debtor.code), values)
        }))
    }

    fn copy(&self, first: &plan::FirstLetter) -> Result<FirstCopy, NoFirstLetter> {
        let Some(KeptLetter { run, piece, file: Some(file), sha256: Some(sha256), .. }) =
            &first.kept
        else {
            return Err(NoFirstLetter::NotKept);
        };
        let name = format!("{}/{run}/{file}", self.folder_name);
        // What another program's history names as a file is not followed out of the run folder.
        let inside = |path: &str| {
            Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
        };
        if !inside(run) || !inside(file) {
            return Err(NoFirstLetter::Gone(name));
        }
        let path = self.folder.join(&**run).join(file);
        let bytes = fs::read(&path).map_err(|_| NoFirstLetter::Gone(name.clone()))?;
        let pages = self.runs.get(run).and_then(|pages| pages.get(piece));
        let pages = *pages.ok_or_else(|| NoFirstLetter::Gone(name.clone()))?;
        if hex(&Sha256::digest(&bytes)) != *sha256 {
            return Err(NoFirstLetter::Altered(name));
        }
        Ok(FirstCopy { date: first.date, pages, path, sha256: sha256.clone() })
    }
}

impl FirstCopy {
    /// Takes its pages.
    ///
    /// # Errors
    ///
    /// When the file has changed or gone since it was found.
    pub fn load(&self) -> Result<Arc<Imported>, AttachError> {
        let name = || self.path.display().to_string();
        let bytes = self.bytes()?;
        let most = usize::try_from(self.pages).unwrap_or(usize::MAX);
        let imported = import_first(bytes, most)
            .map_err(|source| AttachError::Broken { name: name(), source })?;
        let found = imported.pages();
        if found != most {
            return Err(AttachError::Changed { name: name(), counted: self.pages, found });
        }
        Ok(Arc::new(imported))
    }
}

impl FirstCopy {
    /// The file, byte for byte.
    ///
    /// # Errors
    ///
    /// When it has changed or gone since it was found.
    pub fn bytes(&self) -> Result<Vec<u8>, AttachError> {
        let name = || self.path.display().to_string();
        let bytes = fs::read(&self.path)
            .map_err(|source| AttachError::Gone { name: name(), source })?;
        if hex(&Sha256::digest(&bytes)) != self.sha256 {
            return Err(AttachError::Altered { name: name() });
        }
        Ok(bytes)
    }
}
