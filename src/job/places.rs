//! The register and the folder of runs that a job names, for commands that need no more of it.

use std::path::{Path, PathBuf};

use super::{Job, JobError, opened, sections};

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
        opened(path, |_, home| {
            let document = home.document;
            let register = document.optional::<sections::RegisterSection>("register");
            let output =
                document.optional::<sections::OutputSection>("output").unwrap_or_default();
            let register = register.unwrap_or_default();
            Some(Self {
                register: register.file.map(|name| home.path(&name)),
                output: home.path(&output.folder),
            })
        })
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
