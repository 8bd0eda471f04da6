//! Settings of the command line, which win over the job file.

use std::path::PathBuf;

use chrono::NaiveDate;

/// Settings of the command line beside the job file; they win.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Overrides {
    /// The date printed on letters.
    pub date: NaiveDate,
    /// Instead of `[output] folder`, from where the program runs.
    pub out: Option<PathBuf>,
    /// How many threads to use.
    pub threads: Option<usize>,
    /// Whether to go on where so many known invoices vanished that it may be the wrong file.
    pub yes: bool,
}

impl Overrides {
    /// Letters of a date, everything else as the job file has it.
    #[must_use]
    pub fn on(date: NaiveDate) -> Self {
        Self { date, out: None, threads: None, yes: false }
    }

    /// Puts run folders into another folder than the job names.
    #[must_use]
    pub fn into_folder(mut self, out: impl Into<PathBuf>) -> Self {
        self.out = Some(out.into());
        self
    }

    /// Uses so many threads; without it as many as there are processors.
    #[must_use]
    pub fn with_threads(mut self, threads: usize) -> Self {
        self.threads = Some(threads);
        self
    }
}
