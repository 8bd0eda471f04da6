//! A statement: balances and entries of one account, as the bank gives them.

use std::sync::Arc;

use chrono::NaiveDate;
use findings::{Currency, Money, Origin, Source};

use super::account::{Account, PayerAccount};

/// The formats of statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// ISO 20022 camt.053: the statement of a day or more.
    Camt053,
    /// CFONB 120, of French banks.
    Cfonb120,
    /// SWIFT MT940.
    Mt940,
    /// A table of the bank's own, by a profile.
    Csv,
    /// ISO 20022 camt.054: single bookings told apart.
    Camt054,
    /// ISO 20022 camt.052: what happened so far today.
    Camt052,
    /// SWIFT MT942: what happened so far today.
    Mt942,
}

impl Format {
    /// The name that people use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Camt053 => "camt.053",
            Self::Cfonb120 => "cfonb120",
            Self::Mt940 => "mt940",
            Self::Csv => "csv",
            Self::Camt054 => "camt.054",
            Self::Camt052 => "camt.052",
            Self::Mt942 => "mt942",
        }
    }

    /// Whether it is one of ISO 20022.
    #[must_use]
    pub fn is_camt(self) -> bool {
        matches!(self, Self::Camt052 | Self::Camt053 | Self::Camt054)
    }

    /// Whether it tells of single bookings and has no balances to close by.
    #[must_use]
    pub fn is_notice(self) -> bool {
        matches!(self, Self::Camt054 | Self::Camt052 | Self::Mt942)
    }
}

/// A balance and its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    /// What stood on the account; negative where it was overdrawn.
    pub amount: Money,
    /// The day it is of; none where it cannot be read.
    pub day: Option<NaiveDate>,
    /// Its currency, where it is written.
    pub currency: Option<Currency>,
}

/// How far an entry has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// It is on the account.
    Booked,
    /// It is announced.
    Pending,
    /// It is told and nothing more.
    Information,
    /// Another word, or none.
    #[default]
    Unknown,
}

/// A booking on an account.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The line it begins on.
    pub line: u32,
    /// The day it was booked.
    pub day: Option<NaiveDate>,
    /// The day from which it bears interest.
    pub value_day: Option<NaiveDate>,
    /// What it adds to the account; none where it cannot be read.
    pub amount: Option<Money>,
    /// Its currency.
    pub currency: Option<Currency>,
    /// How far it has come.
    pub status: Status,
    /// Whether it takes another entry back.
    pub reversal: bool,
    /// The bank's own reference.
    pub bank_reference: Box<str>,
    /// What else the bank says of it.
    pub more: Box<str>,
    /// The payments it is made of; none where the bank does not tell them apart.
    pub lines: Vec<Line>,
}

impl Entry {
    /// Whether it is on the account and its amount can be read.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.status == Status::Booked && self.amount.is_some()
    }
}

/// One payment of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What it adds to the account; none where it is not told or cannot be read.
    pub amount: Option<Money>,
    /// Its currency, which may be another than the account's.
    pub currency: Option<Currency>,
    /// Who paid, whichever way the money went.
    pub payer: Box<str>,
    /// From which account.
    pub payer_account: Option<PayerAccount>,
    /// For whom it was paid.
    pub ultimate: Box<str>,
    /// Structured references of the creditor: RF, QR.
    pub references: Vec<Box<str>>,
    /// Numbers of documents, in the place for them.
    pub documents: Vec<Box<str>>,
    /// The text, in the parts in which the bank gives it.
    pub text: Vec<Box<str>>,
    /// The reference of the payer.
    pub end_to_end: Box<str>,
    /// Why it came back, by the code of the bank; empty where it did not.
    pub reason: Box<str>,
    /// What else the bank says of it.
    pub more: Vec<Box<str>>,
}

impl Line {
    /// The parts of the text, and then of what else the bank says of it.
    pub(crate) fn said(&self) -> impl Iterator<Item = &str> {
        self.text.iter().chain(&self.more).map(|it| &**it)
    }
}

/// How the signs of reversals were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reversals {
    /// There are none.
    #[default]
    None,
    /// By the standard, and the closing balance agrees.
    AsWritten,
    /// The other way round: the balance closes only so.
    Turned,
    /// By the standard, and no balance says whether that is right.
    Undecided,
}

/// Whether opening balance and entries make the closing balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// They do.
    Closes,
    /// The closing balance is higher by so much than they make.
    Off(Money),
    /// The format has no balances.
    OfNotice,
    /// A balance is missing, or an amount cannot be read.
    Missing,
}

/// Something in a statement that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line it stands on.
    pub line: u32,
    /// What is wrong with it.
    pub kind: FaultKind,
    /// The text that stood there.
    pub text: Box<str>,
}

/// What is wrong with a part of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// It is no amount.
    Amount,
    /// It is no day.
    Day,
    /// It does not say whether money came or went.
    Direction,
    /// A detail without the entry it belongs to.
    Orphan,
    /// A closing balance beside another, or without an opening one.
    Closing,
    /// A line that is nothing of this format.
    Stray,
}

impl FaultKind {
    /// The word by which messages choose their sentence.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Day => "day",
            Self::Direction => "direction",
            Self::Orphan => "orphan",
            Self::Closing => "closing",
            Self::Stray => "stray",
        }
    }
}

/// The balances and entries of one account over some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The file.
    pub source: Arc<Source>,
    /// The line it begins on.
    pub line: u32,
    /// Its format.
    pub format: Format,
    /// The version of the format, such as `08`; empty where it says none.
    pub version: Box<str>,
    /// Its number or name, as the bank gives it.
    pub id: Box<str>,
    /// The account.
    pub account: Account,
    /// The currency of the account.
    pub currency: Option<Currency>,
    /// The balance before the first entry.
    pub opening: Option<Balance>,
    /// The balance after the last.
    pub closing: Option<Balance>,
    /// What was booked, announced and told.
    pub entries: Vec<Entry>,
    /// How the signs of reversals were read.
    pub reversals: Reversals,
    /// Whether it closes.
    pub proof: Proof,
    /// What in it cannot be read, at most [`Statement::MOST_FAULTS`] of them.
    pub faults: Vec<Fault>,
}

impl Statement {
    /// How many faults are kept; a file of a million of them is known by the first.
    pub const MOST_FAULTS: usize = 50;

    /// A statement of which nothing is read yet.
    pub(crate) fn new(source: &Arc<Source>, line: u32, format: Format) -> Self {
        Self {
            source: Arc::clone(source),
            line,
            format,
            version: Box::default(),
            id: Box::default(),
            account: Account::default(),
            currency: None,
            opening: None,
            closing: None,
            entries: Vec::new(),
            reversals: Reversals::None,
            proof: Proof::Missing,
            faults: Vec::new(),
        }
    }

    /// Notes something that cannot be read.
    pub(crate) fn fault(&mut self, line: u32, kind: FaultKind, text: &str) {
        if self.faults.len() < Self::MOST_FAULTS {
            let text = text.chars().take(80).collect::<String>().into();
            self.faults.push(Fault { line, kind, text });
        }
    }

    /// Whether its entries may settle invoices: it closes or is a notice, and all of it could be read.
    #[must_use]
    pub fn settles(&self) -> bool {
        matches!(self.proof, Proof::Closes | Proof::OfNotice) && self.faults.is_empty()
    }

    /// The place of a line of it.
    #[must_use]
    pub fn origin(&self, line: u32) -> Origin {
        Origin { source: Arc::clone(&self.source), line, column: None }
    }

    /// The sums of what came and of what went, of booked entries.
    #[must_use]
    pub fn sums(&self) -> (Money, Money) {
        let (mut came, mut went) = (Money::ZERO, Money::ZERO);
        for amount in self.entries.iter().filter(|it| it.counts()).filter_map(|it| it.amount) {
            if amount.is_negative() {
                went -= amount;
            } else {
                came += amount;
            }
        }
        (came, went)
    }
}
