//! The accountant or collector who writes for the creditor.

use chrono::NaiveDate;

use super::{Contact, Signatory};

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
    /// from the official code; a paragraph a line.
    pub law: Option<String>,
    /// Its letterhead, where letters go out on its own paper and under its own signature: a collector's.
    pub head: Option<Box<SenderHead>>,
}

/// What stands on the letterhead of somebody who writes for a creditor, beside name and address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SenderHead {
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Statements the law wants at the foot of a letter, printed as they are.
    pub legal: Option<String>,
    /// The place before the date.
    pub place: String,
    /// Who signs.
    pub signatory: Signatory,
    /// Whom the debtor may call.
    pub contact: Contact,
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
