use std::path::PathBuf;

use chrono::NaiveDate;

/// What the command line says beside the job file; it wins.
#[derive(Debug, Clone)]
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
}
