//! Letters sent earlier. The only room that will know SQL.
//!
//! - **In:** what earlier runs or the export's own columns say was sent.
//! - **Out:** [`History`].
//! - **Uses:** `base`, `read`, `ledger`, `rules`.
//! - **Never:** decides; changes or removes an entry.
#![deny(clippy::float_arithmetic)]

mod columns;

use chrono::NaiveDate;

use crate::base::Money;
use crate::read::Text;
use crate::rules::Stage;

pub use self::columns::from_columns;

/// Everything sent to one debtor about one currency, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// The letters.
    pub letters: Vec<SentLetter>,
}

/// A letter that went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentLetter {
    /// Its stage.
    pub stage: Stage,
    /// The date printed on it.
    pub sent_on: NaiveDate,
    /// The day it asked to pay by; none where history does not say.
    pub deadline: Option<NaiveDate>,
    /// What it asked for; none where history does not say.
    pub total: Option<Money>,
    /// Numbers of the invoices its stage was about, in order.
    pub invoices: Vec<Text>,
    /// Numbers of the invoices it listed apart: asked for by its deadline, but not at its stage.
    pub newly_due: Vec<Text>,
    /// What remained of its invoices then, by number; without those of which history does not say.
    pub remained: Vec<(Text, Money)>,
    /// Where it is kept; none where only a column of the export tells of it.
    pub kept: Option<Kept>,
    /// Whether it was taken back: it counts as never sent.
    pub void: bool,
}

/// Where a letter of the register is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The run that made it.
    pub run: Text,
    /// Its piece number in that run.
    pub piece: u32,
    /// Its file in the run folder, where the run wrote one.
    pub file: Option<String>,
    /// SHA-256 of that file, in hexadecimal.
    pub sha256: Option<String>,
}

impl History {
    /// The letters that were not taken back, in the order of the history.
    pub fn standing(&self) -> impl Iterator<Item = &SentLetter> {
        self.letters.iter().filter(|letter| !letter.void)
    }
}
