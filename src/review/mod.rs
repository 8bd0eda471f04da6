//! What people decide about single letters before they are made: the file `review.toml`, and what a run makes of it.
//!
//! - **In:** the text of the file, letters as they are planned, what was sent before.
//! - **Out:** [`ReviewDecisions`]; a plan without the letters that somebody holds or nobody approved, and with what was
//!   changed by hand.
//! - **Uses:** `findings`, `settings`, `exports`, `ledger`, `rules`, `register`, `plan`.
//! - **Never:** opens files; changes an amount, an invoice or a deadline; raises a stage.
#![deny(clippy::float_arithmetic)]

mod decision;
mod decisions;
mod digest;
mod file;
mod look;
mod obey;
mod refuse;
mod told;

#[cfg(test)]
mod tests;

use exports::InputFile;
use findings::Money;

use std::path::PathBuf;

pub use self::decision::{AccountKey, ReviewAction, ReviewDecision};
pub use self::decisions::ReviewDecisions;
pub use self::digest::{HandChanges, digest};
pub use self::file::{MOST_NOTE, MOST_PARAGRAPH};
pub use self::look::{Approval, LetterReview};
pub use self::obey::{ReviewContext, obey};
pub use self::refuse::{ReviewRefusal, refuse};

/// `[review]` of a job, with the decisions that its file holds.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct ReviewSettings {
    /// The name of the file of decisions, as the job file writes it.
    pub name: String,
    /// Where it is written; none for a job in memory.
    pub path: Option<PathBuf>,
    /// Its bytes, where it is there.
    pub file: Option<InputFile>,
    /// Whether a letter that nobody approved is held.
    pub required: bool,
    /// The sum asked for, in the letter's own currency, from which two people must approve; none where one is always enough.
    pub four_eyes: Option<Money>,
    /// The name of whoever decides, where nothing else says it.
    pub by: Option<String>,
    /// Everything decided so far.
    pub decisions: ReviewDecisions,
}

impl ReviewSettings {
    /// How many different people must approve a letter that asks for so much.
    #[must_use]
    pub fn needed(&self, asked: Money) -> usize {
        match self.four_eyes {
            Some(sum) if asked >= sum => 2,
            _ => usize::from(self.required),
        }
    }

    /// The sum from which a letter counts as large, in its own currency: that of `four_eyes`, or 10 000.
    #[must_use]
    pub fn large(&self) -> Money {
        self.four_eyes.unwrap_or(Money::from_cents(1_000_000))
    }
}
