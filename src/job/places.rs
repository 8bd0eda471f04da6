//! The register and the folder of runs that a job names, for commands that need no more of it.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::register::CreditorKey;
use exports::InputFile;

use super::{JobError, opened, sections};

/// Where a job keeps what it made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The register of letters sent, where the job names one.
    pub register: Option<PathBuf>,
    /// The folder that holds the run folders.
    pub output: PathBuf,
    /// The creditor, where the file says who it is.
    pub creditor: Option<CreditorKey>,
}

/// The part of a job file by which a register knows whose letters are meant.
#[derive(Debug, Deserialize)]
struct Whose {
    creditor: CreditorName,
}

#[derive(Debug, Deserialize)]
struct CreditorName {
    name: String,
    #[serde(default)]
    siren: Option<String>,
}

/// The creditor, whatever else is wrong with the file.
fn creditor(file: &InputFile) -> Option<CreditorKey> {
    let text = String::from_utf8(file.read().ok()?).ok()?;
    let Whose { creditor } = toml::from_str(&text).ok()?;
    Some(CreditorKey::new(&creditor.name, creditor.siren.as_deref()))
}

impl Places {
    /// Reads them from a job file, without asking whether the rest of the job can be done: letters are taken
    /// back or printed again after their export was replaced, too.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or with the faults of its `[register]` and `[output]`.
    pub fn of(path: &Path) -> Result<Self, JobError> {
        opened(path, |file, home| {
            let document = home.document;
            let register = document.optional::<sections::RegisterSection>("register");
            let output =
                document.optional::<sections::OutputSection>("output").unwrap_or_default();
            let register = register.unwrap_or_default();
            Some(Self {
                creditor: creditor(&file),
                register: register.file.map(|name| home.path(&name)),
                output: home.path(&output.folder),
            })
        })
    }
}
