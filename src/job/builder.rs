//! A job that is put together in memory.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::ledger::Creditor;
use crate::plan::Policy;
use exports::InputFile;

use super::files::{FilesInMemory, slashed};
use super::given::Given;
use super::{Job, JobError, Overrides, in_years, resolve, written};

/// The name of the text for people, and among the inputs of a run.
const NAME: &str = "relance.toml";

/// Puts a job together in memory: from the text of a job file, from values, and from the bytes of exports. It is
/// checked as a job file is.
///
/// Layouts of one's own and copies of invoices are folders, and stay on the disk; so do the register and what a
/// run leaves, where they are wanted.
#[derive(Debug, Clone, Default)]
#[must_use = "a job comes of `build`"]
pub struct JobBuilder {
    text: String,
    folder: PathBuf,
    memory: FilesInMemory,
    given: Given,
}

impl Job {
    /// Begins a job in memory.
    pub fn builder() -> JobBuilder {
        JobBuilder::default()
    }
}

impl JobBuilder {
    /// The text of a job file, as TOML; sections given as values and `[export] files` may be left out. Faults
    /// name it `relance.toml`.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    /// Who waits for money; it stands for `[creditor]`, which then is not read.
    pub fn creditor(mut self, creditor: Creditor) -> Self {
        self.given.creditor = Some(creditor);
        self
    }

    /// The house rules of dunning; they stand for `[policy]`, which then is not read.
    pub fn policy(mut self, policy: Policy) -> Self {
        self.given.policy = Some(policy);
        self
    }

    /// An export to be read, behind those that the text names. Findings call it by this name.
    pub fn export(mut self, name: &str, bytes: impl Into<Arc<[u8]>>) -> Self {
        self.given.exports.push(name.to_owned());
        self.file(name, bytes)
    }

    /// Any file that the text names, such as one of debtors, a logo or a tariff: these bytes stand for it.
    pub fn file(mut self, name: &str, bytes: impl Into<Arc<[u8]>>) -> Self {
        self.memory.insert(slashed(Path::new(name)), bytes.into());
        self
    }

    /// Where the paths of files that are not in memory start; otherwise where the program runs.
    pub fn folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = folder.into();
        self
    }

    /// Checks everything that can be checked before a row is read.
    ///
    /// # Errors
    ///
    /// With every fault: line, key, remedy. A value that was given instead of a section has no line.
    pub fn build(self, overrides: &Overrides) -> Result<Job, JobError> {
        in_years(overrides.date)?;
        let Self { text, folder, memory, mut given } = self;
        given.in_memory = true;
        let file = InputFile::in_memory(NAME, text.as_bytes());
        written(NAME, &text, &folder, &memory, |home| resolve(file, home, &given, overrides))
    }
}
