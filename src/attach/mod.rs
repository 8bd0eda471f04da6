//! From a planned letter to the copies of its invoices.
//!
//! - **In:** [`PlannedLetter`](crate::plan::PlannedLetter) and `[copies]` of the job.
//! - **Out:** the copies in the order of the letter's invoices, and findings.
//! - **Uses:** `base`, `pdf`, `read`, `ledger`, `plan`.
//! - **Never:** takes a file from outside the copies folder; guesses between two.
