//! Settings of the command line, which win over the job file.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::plan::Consent;
use crate::register::Hand;

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
    /// The day on which the letters are made, against which their date is judged; none where nobody says it, and
    /// then no date is doubtful.
    pub today: Option<NaiveDate>,
    /// The user's answers to questions at which a run would stop.
    pub yes: Consent,
    /// Who does it, for the register; none where nobody says it, and then it is not noted.
    pub by: Option<Hand>,
}

impl Overrides {
    /// Letters of a date, everything else as the job file has it.
    #[must_use]
    pub fn on(date: NaiveDate) -> Self {
        let yes = Consent::default();
        Self { date, out: None, threads: None, today: None, yes, by: None }
    }

    /// Puts run folders into another folder than the job names.
    #[must_use]
    pub fn into_folder(mut self, out: impl Into<PathBuf>) -> Self {
        self.out = Some(out.into());
        self
    }

    /// Judges the date of the letters against this day.
    #[must_use]
    pub fn made_on(mut self, today: NaiveDate) -> Self {
        self.today = Some(today);
        self
    }

    /// Answers questions at which a run would stop.
    #[must_use]
    pub fn answering(mut self, yes: Consent) -> Self {
        self.yes = yes;
        self
    }

    /// Says who does it, for the register.
    #[must_use]
    pub fn done_by(mut self, hand: Hand) -> Self {
        self.by = Some(hand);
        self
    }

    /// Uses so many threads; without it as many as there are processors.
    #[must_use]
    pub fn with_threads(mut self, threads: usize) -> Self {
        self.threads = Some(threads);
        self
    }
}
