//! Values given by a program beside the text of a job file.

use crate::ledger::Creditor;
use crate::plan::Policy;

/// Values given by a program beside the text of a job file.
#[derive(Debug, Clone, Default)]
pub(super) struct Given {
    /// Instead of `[creditor]`.
    pub(super) creditor: Option<Creditor>,
    /// Instead of `[policy]`.
    pub(super) policy: Option<Policy>,
    /// Exports by their names among the files in memory, in order.
    pub(super) exports: Vec<String>,
    /// Whether there is no job file beside which decisions could lie.
    pub(super) in_memory: bool,
}
