//! The fate of one invoice: claimed, newly due, or kept.

use chrono::NaiveDate;

use super::Reason;

/// The fate of one invoice in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The letter is about it.
    Claimed,
    /// The letter lists it apart.
    NewlyDue,
    /// It gets no letter.
    Kept {
        /// The reason.
        reason: Reason,
        /// The first day on which this reason no longer holds, where a calendar can say.
        until: Option<NaiveDate>,
    },
}
