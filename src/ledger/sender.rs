//! The accountant or collector who writes for the creditor.

use chrono::NaiveDate;

/// Who writes for the creditor, where it does not write itself: `[sender]` of the job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The part in which it writes.
    pub mode: SenderMode,
    /// Name with legal form.
    pub name: String,
    /// Street and town lines; may be empty for an accountant.
    pub address: Vec<String>,
    /// The date of the written mandate (accountant: décret 2019-1193) or convention (collector: CPCE R124-3).
    pub mandate_date: NaiveDate,
    /// Its reference.
    pub mandate_reference: Option<String>,
    /// The paragraphs of CPCE L111-8 that a collector's letter reproduces (CPCE R124-4), as the user copied them
    /// from the official code.
    pub law: Option<String>,
}

/// In what part somebody writes for a creditor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SenderMode {
    /// Its accountant, with a mandate; money goes to the creditor alone (loi Pacte, 22 May 2019, art. 37).
    Accountant,
    /// Somebody who collects for others by agreement (CPCE R124-1).
    Collector,
}

impl SenderMode {
    /// The word in job files and letter texts.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accountant => "accountant",
            Self::Collector => "collector",
        }
    }
}
