//! Letters sent earlier. The only room that knows SQL.
//!
//! - **In:** what earlier runs, other programs or the export's own columns say was sent.
//! - **Out:** [`History`] by account; the [`Register`] file, longer by one run or by what became of letters.
//! - **Uses:** `findings`, `exports`, `ledger`, `rules`.
//! - **Never:** decides; changes or removes an entry; keeps a debtor's name or address: of the address a hash alone.
#![deny(clippy::float_arithmetic)]

mod acts;
mod chain;
mod columns;
mod copies;
mod creditor_key;
mod csv_in;
mod csv_out;
mod csv_row;
mod destination;
mod enter;
mod file;
mod histories;
mod known;
mod moved;
mod moves;
mod number_list;
mod places;
mod report;
mod report_table;
mod rows;
mod said;
mod schema;
mod seen;
mod status;
mod synced;
mod undo;
mod used_numbers;
mod verify;
mod whose;

#[cfg(test)]
mod report_tests;
#[cfg(test)]
mod sketch;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod traces_tests;

use std::io;
use std::path::PathBuf;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ledger::{Debtor, Invoice};
use crate::rules::Stage;
use exports::Text;
use findings::{Currency, Finding, Money};

pub use self::acts::{Act, Deed, Hand};
pub use self::columns::from_columns;
pub use self::creditor_key::CreditorKey;
pub use self::csv_in::Imported;
pub use self::destination::destination;
pub use self::file::{Register, Turn, WAIT, Writing};
pub use self::histories::Histories;
pub use self::places::RunPlace;
pub use self::report::{Damaged, Reconciled};
pub use self::seen::SeenCopy;
pub use self::status::{PostReport, PostStatus, ReturnReason};
pub use self::synced::is_synced;
pub use self::used_numbers::UsedNumbers;

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
    /// The amount it asked for; none where history does not say.
    pub total: Option<Money>,
    /// Numbers of the invoices its stage was about, in order.
    pub invoices: Vec<Text>,
    /// Numbers of the invoices it listed apart: asked for by its deadline, but not at its stage.
    pub newly_due: Vec<Text>,
    /// When its invoices were due, as far as history says. It tells which instalment of an invoice a
    /// letter was about; one without a day here was named whole.
    pub dues: Vec<Due>,
    /// The remainders of its invoices then; without those of which history does not say.
    pub remained: Vec<Remained>,
    /// Where it is kept; none where only a column of the export tells of it.
    pub kept: Option<KeptLetter>,
    /// Its way through the post, as far as it is known.
    pub posted: Posted,
    /// Whether it was taken back: it counts as never sent.
    pub void: bool,
}

/// When an invoice of a letter was due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The number of the invoice.
    pub number: Text,
    /// The day.
    pub day: NaiveDate,
    /// Whether the letter listed it apart.
    pub apart: bool,
}

/// The remainder of an invoice, or of an instalment, when a letter asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remained {
    /// The number of the invoice.
    pub number: Text,
    /// When it was due, where history says.
    pub due: Option<NaiveDate>,
    /// The amount that remained.
    pub amount: Money,
}

/// The way of a letter through the post, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Posted {
    /// The number under which it was registered.
    pub number: Option<Text>,
    /// Where it went, as [`destination`] writes it; none where nobody said.
    pub destination: Option<String>,
    /// The last report about it, where there is one.
    pub report: Option<PostReport>,
}

/// Where a letter of the register is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptLetter {
    /// The run that made it.
    pub run: Text,
    /// Its piece number in that run.
    pub piece: u32,
    /// Its file in the run folder, where the run wrote one.
    pub file: Option<String>,
    /// SHA-256 of that file, in hexadecimal.
    pub sha256: Option<String>,
    /// Its reference, as printed on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Text>,
}

/// A run as the register enters it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunEntry {
    /// The run by its name, the same whenever it is repeated.
    pub run_id: String,
    /// The date printed on its letters.
    pub date: NaiveDate,
    /// The version of the program.
    pub version: String,
    /// SHA-256 over everything the run rests on, in hexadecimal.
    pub inputs: String,
    /// Invoices that were known to be open and that its export does not show any more.
    pub gone: Vec<InvoiceKey>,
}

/// A letter as the register enters it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterEntry {
    /// Its piece number; one per letter of a run.
    pub piece: u32,
    /// The debtor's code.
    pub debtor: Text,
    /// The currency of its amounts.
    pub currency: Currency,
    /// Its stage.
    pub stage: Stage,
    /// The date printed on it.
    pub date: NaiveDate,
    /// The day it asks to pay by; none where another program did not say.
    pub deadline: Option<NaiveDate>,
    /// Its reference; empty where another program did not say.
    pub reference: String,
    /// The amounts it asks for; none where another program did not say.
    pub amounts: Option<Amounts>,
    /// Its file in the run folder, where the run wrote one.
    pub file: Option<String>,
    /// SHA-256 of that file, in hexadecimal.
    pub sha256: Option<String>,
    /// The number under which it is registered with the post, where it is.
    pub number: Option<String>,
    /// Where it goes, as [`destination`] writes it; none where another program did not say.
    pub destination: Option<String>,
    /// Its invoices, in its order.
    pub invoices: Vec<InvoiceEntry>,
}

/// The amounts of a letter; penalties and indemnities are added to principal less credits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amounts {
    /// The sum of what remained of its invoices.
    pub principal: Money,
    /// Credits deducted; positive.
    pub credits: Money,
    /// Late-payment penalties.
    pub penalties: Money,
    /// Fixed recovery indemnities.
    pub indemnities: Money,
}

/// An invoice of a letter as the register enters it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceEntry {
    /// Its number.
    pub number: Text,
    /// When it was due.
    pub due: Option<NaiveDate>,
    /// The amount that remained of it; none where another program did not say.
    pub residual: Option<Money>,
    /// Whether it was listed apart, not at the stage of the letter.
    pub newly_due: bool,
}

/// An invoice by what tells it from all others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct InvoiceKey {
    /// The debtor's code.
    pub debtor: Text,
    /// The currency of the account.
    pub currency: Currency,
    /// Its number.
    pub number: Text,
}

/// Which invoices an export does not show any more. When a large share of the known ones is missing at
/// once, it may be the wrong file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// The number of invoices that were known to be open.
    pub known: usize,
    /// The invoices that are no longer open, in order.
    pub invoices: Vec<InvoiceKey>,
    /// How many of them it does name, as closed: these did not vanish.
    pub closed: usize,
}

/// The result of entering a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entered {
    /// Letters entered now.
    pub letters: usize,
    /// Letters that the same run had entered before and that still stand.
    pub known: usize,
}

/// The result of taking back a run or pieces of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Undone {
    /// The run by its name.
    pub run_id: String,
    /// Letters that counted until now.
    pub letters: usize,
}

/// The result of giving a debtor another code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Moved {
    /// Letters that count for the new code now.
    pub letters: usize,
    /// Letters that the new code had before.
    pub joined: usize,
}

/// The result of checking the whole register: how many entries of each kind it has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verified {
    /// Entries of every kind.
    pub entries: u64,
    /// Runs and imports among them.
    pub runs: u64,
    /// Letters among them.
    pub letters: u64,
    /// Marks that take a run or a letter back.
    pub voids: u64,
    /// Reports of what became of letters.
    pub reports: u64,
    /// Debtors whose code has changed.
    pub moves: u64,
    /// Notes of who did what.
    pub acts: u64,
    /// Hash of the last entry, in hexadecimal: noted elsewhere, it proves that nothing before it
    /// changed.
    pub head: String,
}

/// Why the register cannot be used, or refuses.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RegisterError {
    /// The file cannot be made or read.
    #[error("cannot open the register {}", path.display())]
    File {
        /// The register.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// The database says no: full disk, no right, damaged file.
    #[error("cannot use the register {}", path.display())]
    Database {
        /// The register.
        path: PathBuf,
        /// The error of `SQLite`.
        source: rusqlite::Error,
    },
    /// Another file stands where the register should be.
    #[error("{} is not a register of letters", path.display())]
    NotARegister {
        /// The file.
        path: PathBuf,
    },
    /// A later version of the program made it.
    #[error("the register {} has form {found}, this version knows up to {known}", path.display())]
    Newer {
        /// The register.
        path: PathBuf,
        /// Its form.
        found: i64,
        /// The newest form this version knows.
        known: i64,
    },
    /// Another run holds it.
    #[error("another run is using the register {}; try again when it has ended", path.display())]
    Busy {
        /// The register.
        path: PathBuf,
    },
    /// The run stands in the register with other letters.
    #[error(
        "run {run_id} is in the register with other letters (first differing piece: {piece})"
    )]
    OtherLetters {
        /// The run.
        run_id: String,
        /// The first piece that differs or is missing.
        piece: u32,
    },
    /// Two letters of a run have the same piece number.
    #[error("run {run_id} has two letters with piece number {piece}")]
    PieceTwice {
        /// The run.
        run_id: String,
        /// The number.
        piece: u32,
    },
    /// No run of this name was entered.
    #[error("there is no run {run_id} in the register")]
    UnknownRun {
        /// The run as it was named.
        run_id: String,
        /// Up to three runs whose names are written most like it, the nearest first.
        nearest: Vec<String>,
    },
    /// The run has no such piece.
    #[error("run {run_id} has no piece {piece}")]
    UnknownPiece {
        /// The run.
        run_id: String,
        /// The piece as it was named.
        piece: u32,
        /// The piece with the nearest number; none where the run has no pieces.
        nearest: Option<u32>,
    },
    /// The old and the new code of a debtor are the same, or the new one is empty.
    #[error("debtor `{debtor}` cannot be moved to itself")]
    SameCode {
        /// The new code.
        debtor: String,
    },
    /// No letter that stands was entered about this debtor, or its code would stay as it is.
    #[error("there is no letter about debtor {debtor} that could be moved")]
    NothingToMove {
        /// The code as it was named.
        debtor: String,
        /// The codes that letters are about.
        known: Vec<String>,
    },
    /// It was taken back before.
    #[error("{} was taken back before", what(run_id, *piece))]
    AlreadyUndone {
        /// The run.
        run_id: String,
        /// The piece, where one was named.
        piece: Option<u32>,
    },
    /// An entry is not what was entered.
    #[error("entry {entry} of the register is not what was entered: {fault}")]
    Broken {
        /// The first such entry; 0 where the file itself is damaged.
        entry: i64,
        /// The fault that was found.
        fault: String,
    },
    /// The tables, views and guards of the file are not those that the program made.
    #[error("the register {} is not built as this program built it: {what}", path.display())]
    Rebuilt {
        /// The register.
        path: PathBuf,
        /// The first table, view, index or trigger that differs.
        what: String,
    },
    /// Another run took a number of registered mail meanwhile.
    #[error("number {number} was taken by another run, as {} says", path.display())]
    NumberTaken {
        /// The file beside the list.
        path: PathBuf,
        /// The number.
        number: String,
    },
    /// A table of letters has faults; nothing of it was taken in.
    #[error("the table has {} faults, nothing was taken in", .0.len())]
    Refused(Vec<Finding>),
    /// A table of letters cannot be read or written.
    #[error("cannot read or write the table of letters")]
    Table(#[from] csv::Error),
}

fn what(run_id: &str, piece: Option<u32>) -> String {
    match piece {
        Some(piece) => format!("piece {piece} of run {run_id}"),
        None => format!("run {run_id}"),
    }
}

impl History {
    /// The letters that were not taken back, in the order of the history.
    pub fn standing(&self) -> impl Iterator<Item = &SentLetter> {
        self.letters.iter().filter(|letter| !letter.void)
    }

    /// The letter that came back from where a debtor lives now, as [`History::came_back`] tells it.
    #[must_use]
    pub fn came_back_from(&self, debtor: &Debtor) -> Option<&SentLetter> {
        let mut reports = self.standing().filter_map(|it| it.posted.report.as_ref());
        // Nearly nothing comes back, and to name an address takes time.
        reports
            .any(PostReport::blames_the_address)
            .then(|| destination(debtor))
            .and_then(|there| self.came_back(&there))
    }

    /// The letter that came back from an address, where the last one of which the end is known did so because
    /// of the address.
    #[must_use]
    pub fn came_back(&self, destination: &str) -> Option<&SentLetter> {
        let there =
            self.standing().filter(|it| it.posted.destination.as_deref() == Some(destination));
        let ended =
            there.filter(|it| it.posted.report.as_ref().is_some_and(PostReport::is_final));
        let last = ended.max_by_key(|it| it.sent_on)?;
        last.posted.report.as_ref().is_some_and(PostReport::blames_the_address).then_some(last)
    }
}

impl SentLetter {
    /// The remainder of an invoice, or of this very instalment of it, where history knows.
    #[must_use]
    pub fn remained_of(&self, invoice: &Invoice) -> Option<Money> {
        let of_it = self.remained.iter().find(|it| it.is_of(invoice));
        of_it.map(|it| it.amount)
    }

    /// Whether it, which names the number of an invoice among those it is about or among those `apart`,
    /// means this very instalment. Due dates change, so only those of instalments tell.
    #[must_use]
    pub fn means(&self, invoice: &Invoice, apart: bool) -> bool {
        let of_it = |it: &&Due| it.number == invoice.number && it.apart == apart;
        let mut told = self.dues.iter().filter(of_it);
        invoice.instalment.is_none()
            || told.clone().next().is_none()
            || told.any(|it| Some(it.day) == invoice.due)
    }
}

impl From<&Invoice> for Remained {
    fn from(invoice: &Invoice) -> Self {
        let (number, due) = (invoice.number.clone(), invoice.due);
        Self { number, due, amount: invoice.residual }
    }
}

impl Remained {
    /// Whether it is of an invoice, or of this very instalment of it.
    #[must_use]
    pub fn is_of(&self, invoice: &Invoice) -> bool {
        let due = self.due.is_none() || self.due == invoice.due;
        self.number == invoice.number && (invoice.instalment.is_none() || due)
    }
}

impl Amounts {
    /// The amount that the letter asks for.
    #[must_use]
    pub fn total(&self) -> Money {
        self.principal - self.credits + self.penalties + self.indemnities
    }
}
