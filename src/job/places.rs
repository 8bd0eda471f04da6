use std::fs;
use std::path::{Path, PathBuf};

use super::document::Document;
use super::files::{Home, slashed};
use super::sections::{self, SECTIONS};
use super::{Job, JobError};

/// Where a job keeps what it made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The register of letters sent, where the job names one.
    pub register: Option<PathBuf>,
    /// The folder that holds the run folders.
    pub output: PathBuf,
}

impl Places {
    /// Reads them from a job file, without asking whether the rest of the job can be done: letters are taken
    /// back or printed again after their export was replaced, too.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or with the faults of its `[register]` and `[output]`.
    pub fn of(path: &Path) -> Result<Self, JobError> {
        let unreadable = |source| JobError::Unreadable { path: path.to_owned(), source };
        let text = fs::read_to_string(path).map_err(unreadable)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let file = slashed(path);
        let document = match Document::parse(text, SECTIONS) {
            Ok(document) => document,
            Err(fault) => return Err(JobError::Faults { file, faults: vec![fault] }),
        };
        let register = document.optional::<sections::Register>("register").unwrap_or_default();
        let output = document.optional::<sections::Output>("output").unwrap_or_default();
        let folder = path.parent().unwrap_or(Path::new(""));
        let home = Home { folder, document: &document };
        let places = Self {
            register: register.file.map(|name| home.path(&name)),
            output: home.path(&output.folder),
        };
        match document.faults() {
            faults if faults.is_empty() => Ok(places),
            faults => Err(JobError::Faults { file, faults }),
        }
    }
}

impl Job {
    /// Where the register of a job file is; none where the job names none.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or with the faults of its `[register]` and `[output]`.
    pub fn register_of(path: &Path) -> Result<Option<PathBuf>, JobError> {
        Ok(Places::of(path)?.register)
    }
}
