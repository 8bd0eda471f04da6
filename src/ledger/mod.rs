//! From rows to accounts: who owes what to whom, to the cent.
//!
//! - **In:** [`Export`] and the terms the job states.
//! - **Out:** [`Ledger`] and findings.
//! - **Uses:** `findings`, `exports`, `statements`.
//! - **Never:** knows stages, fees or today's date; rounds; fails.
#![deny(clippy::float_arithmetic)]

mod account;
mod by_debtor;
mod claim;
mod creditor;
mod directory;
mod identity;
mod instalments;
pub(crate) mod near;
mod open_items;
mod people;
mod person;
mod sender;

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use exports::{Bar, DebtorKind, Export, State, Text};
use findings::{Currency, Finding, Money, Origin};
use statements::Known;

pub use self::creditor::{BankAccount, Creditor, Quoted};
pub(crate) use self::identity::is_one_name;
pub use self::people::{Capacity, Contact, Signatory};
pub use self::person::{KindBasis, Persons};
pub use self::sender::{Sender, SenderHead, SenderMode};

/// Defaults of the job for details on which an export is silent.
#[derive(Debug, Clone)]
pub struct Terms {
    /// Days from invoice date to due date, only used where a due date is missing.
    pub days: Option<u32>,
    /// Currency of rows that name none.
    pub currency: Currency,
    /// Kind of debtors of whom nothing says it; none where the job does not either.
    pub written_kind: Option<DebtorKind>,
    /// How debtors with a civility are taken.
    pub persons: Persons,
    /// Language of debtors whose rows say nothing, such as `fr`.
    pub language: Text,
    /// The last day whose payments the amounts of the export know; none where nobody says.
    pub as_of: Option<NaiveDate>,
}

/// All accounts of a run, by debtor code and then currency.
#[derive(Debug, Default)]
pub struct Ledger {
    /// One per debtor and currency.
    pub accounts: Vec<Account>,
    /// Rows that belong to no account because they could not be understood.
    pub broken: Vec<BrokenItem>,
    /// Rows and sums that were read, per currency, before anything was decided.
    pub read: Vec<ReadTotal>,
}

/// Rows and amount read in one currency, to balance the manifest against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadTotal {
    /// The currency; none for broken rows that give none.
    pub currency: Option<Currency>,
    /// Rows, broken ones included.
    pub rows: usize,
    /// Sum of what remains: invoices positive, credits negative, broken rows as far as readable.
    pub residual: Money,
    /// What payments took off since.
    #[serde(default)]
    pub paid: Money,
}

/// Everything between one debtor and the creditor in one currency.
#[derive(Debug, Clone)]
pub struct Account {
    /// The debtor.
    pub debtor: Arc<Debtor>,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// Open invoices, by due date (those without one last), then number.
    pub invoices: Vec<Invoice>,
    /// Credit notes and unallocated payments not yet used up, by date, then number.
    pub credits: Vec<Credit>,
    /// Credits that lower nothing, because of how they stand: cancelled, not issued, used up. By date, then
    /// number.
    pub void_credits: Vec<(Credit, State)>,
    /// Documents with nothing left, in the order of the export.
    pub closed: Vec<Closed>,
    /// Whether a finding holds this debtor back.
    pub on_hold: bool,
    /// Whether it does so because it is not clear who the debtor is.
    pub who_is_unclear: bool,
    /// Whether a payment was seen that may be of this debtor and of which nobody knows what it paid.
    pub payment_seen: bool,
}

/// A debtor and its details.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Debtor {
    /// The code that joins files; never empty.
    pub code: Text,
    /// Name of the firm or person; the code where no file gives a name.
    pub name: Text,
    /// Business, consumer or public body.
    pub kind: DebtorKind,
    /// The evidence for its kind.
    #[serde(default)]
    pub kind_basis: KindBasis,
    /// Language of letters, such as `fr`.
    pub language: Text,
    /// Whom to write to there.
    pub contact: Option<Text>,
    /// E-mail address.
    pub email: Option<Text>,
    /// Address lines between name and postcode, without empty ones.
    pub address: Vec<Text>,
    /// Postcode.
    pub postcode: Option<Text>,
    /// Town.
    pub city: Option<Text>,
    /// Country as the file has it; none means the creditor's.
    pub country: Option<Text>,
    /// SIREN or SIRET.
    pub siren: Option<Text>,
    /// VAT number.
    pub vat: Option<Text>,
    /// Where its details stand.
    pub origin: Origin,
}

impl Debtor {
    /// A business, by a column of the export, that is written to in French and of which nothing else is known.
    #[must_use]
    pub fn business(code: impl Into<Text>, name: impl Into<Text>, origin: Origin) -> Self {
        Self {
            code: code.into(),
            name: name.into(),
            kind: DebtorKind::Business,
            kind_basis: KindBasis::default(),
            language: "fr".into(),
            contact: None,
            email: None,
            address: Vec::new(),
            postcode: None,
            city: None,
            country: None,
            siren: None,
            vat: None,
            origin,
        }
    }

    /// Whether penalties and indemnities may be claimed: never from a consumer, and not from one of whom
    /// nothing says that it is none.
    #[must_use]
    pub fn may_be_charged(&self) -> bool {
        self.kind != DebtorKind::Consumer && self.kind_basis != KindBasis::Nothing
    }
}

/// An open invoice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Invoice {
    /// Its number.
    pub number: Text,
    /// The date on it.
    pub date: Option<NaiveDate>,
    /// When it must be paid.
    pub due: Option<NaiveDate>,
    /// Its whole amount, taxes included; the residual where no file gives it.
    pub total: Money,
    /// Paid or credited so far: total minus residual.
    pub paid: Money,
    /// The amount that remains; always positive.
    pub residual: Money,
    /// Whether the debtor disputes it.
    pub disputed: bool,
    /// Until when the debtor promised to pay.
    pub promised_until: Option<NaiveDate>,
    /// What keeps it out of letters and is known from elsewhere than its row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bar: Option<Bar>,
    /// Its status as the accounting program words it.
    #[serde(default)]
    pub status: Option<Text>,
    /// How it stands, by the columns of its row and the debtor file.
    #[serde(default)]
    pub state: State,
    /// Path of its copy inside the copies folder, where the export gives one.
    pub copy: Option<Text>,
    /// When reminders 1, 2 and 3 that named it were sent, as the export says.
    pub reminders: [Option<NaiveDate>; 3],
    /// Which instalment of its invoice it is; none where the invoice is due on one day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instalment: Option<Box<Instalment>>,
    /// The credits of the export that lowered it, beside the payments of its own row; by date, those without
    /// a day first.
    #[serde(default, skip_serializing_if = "<[Settlement]>::is_empty")]
    pub settled: Box<[Settlement]>,
    /// What its amounts know of payments.
    #[serde(skip)]
    pub known: Known,
    /// Whether its row gives a total or what was paid, beside what remains.
    #[serde(skip)]
    pub says_paid: bool,
    /// The payments that lowered it since it was read, by day.
    #[serde(default, skip_serializing_if = "<[Received]>::is_empty")]
    pub received: Box<[Received]>,
    /// Its row.
    pub origin: Origin,
}

/// A payment that a statement of a bank, a list made by hand or a message tells of, and that lowered an invoice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Received {
    /// The day on which it came.
    pub date: NaiveDate,
    /// The amount that it lowers the invoice by; positive.
    pub amount: Money,
    /// Who paid, as it is told there; empty where it is not.
    pub payer: Text,
    /// The line that tells of it.
    pub origin: Origin,
}

/// Which part of an invoice that is due on several days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// Its place by due date, counted from 1.
    pub nth: u16,
    /// The number of instalments that the export shows.
    pub of: u16,
    /// The amount of the whole invoice, as far as the export shows it.
    pub whole: Money,
    /// Those of the same invoice that the export shows as paid, in order; all its instalments share one list.
    #[serde(default, skip_serializing_if = "<[PaidInstalment]>::is_empty")]
    pub paid: Arc<[PaidInstalment]>,
}

/// An instalment of which nothing remains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidInstalment {
    /// Its place by due date, counted from 1.
    pub nth: u16,
    /// When it had to be paid.
    pub due: Option<NaiveDate>,
    /// Its amount.
    pub total: Money,
}

impl Invoice {
    /// An invoice of which nothing is paid yet and nothing else is known.
    #[must_use]
    pub fn open(number: impl Into<Text>, residual: Money, origin: Origin) -> Self {
        Self {
            number: number.into(),
            date: None,
            due: None,
            total: residual,
            paid: Money::ZERO,
            residual,
            disputed: false,
            promised_until: None,
            bar: None,
            status: None,
            state: State::default(),
            copy: None,
            reminders: [None; 3],
            instalment: None,
            settled: Box::default(),
            known: Known::Unsaid,
            says_paid: false,
            received: Box::default(),
            origin,
        }
    }

    /// The amount of the whole invoice, of which this may be an instalment.
    #[must_use]
    pub fn whole(&self) -> Money {
        self.instalment.as_ref().map_or(self.total, |part| part.whole)
    }
}

/// A credit or payment that lowered an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Settlement {
    /// The date on the credit.
    pub date: Option<NaiveDate>,
    /// The amount that it lowers the invoice by; positive.
    pub amount: Money,
}

/// A credit note or payment in the debtor's favour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Credit {
    /// Its number; empty for a payment that has none.
    pub number: Text,
    /// Whether it is a credit note or money received.
    pub kind: CreditKind,
    /// The date on it.
    pub date: Option<NaiveDate>,
    /// The amount that is left of it; always positive.
    pub amount: Money,
    /// The number of the invoice that it lowers, where the export says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_for: Option<Text>,
    /// What is known of payments on the day that its amount is of.
    #[serde(skip)]
    pub known: Known,
    /// Its row.
    pub origin: Origin,
}

/// Where a credit comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CreditKind {
    /// A credit note.
    CreditNote,
    /// A payment not yet set against an invoice.
    Payment,
}

/// A document with nothing left to pay.
#[derive(Debug, Clone, PartialEq)]
pub struct Closed {
    /// Its number.
    pub number: Text,
    /// What is known of its payments.
    pub known: Known,
    /// Its row.
    pub origin: Origin,
}

/// A row that could not be understood, as far as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct BrokenItem {
    /// The debtor's code.
    pub debtor: Option<Text>,
    /// The debtor's name.
    pub name: Option<Text>,
    /// The number.
    pub number: Option<Text>,
    /// When it must be paid.
    pub due: Option<NaiveDate>,
    /// Its currency.
    pub currency: Option<Currency>,
    /// The amount that remains, where it can be read.
    pub residual: Option<Money>,
    /// Its row.
    pub origin: Origin,
}

/// Opens the accounts. `findings` of `read` hold their debtors back here too.
///
/// Every row ends in exactly one place: an invoice, a credit, a closed document or a broken item. The
/// Lines of a ledger file are no rows in this sense: their open items are. The
/// order of the rows in the files decides which of two differing details is used, and nothing else.
#[must_use]
pub fn open(mut export: Export, terms: &Terms, findings: &[Finding]) -> (Ledger, Vec<Finding>) {
    let mut of_lines = open_items::take_in(&mut export, terms);
    let (ledger, more) = account::open(export, terms, findings.iter().chain(&of_lines));
    of_lines.extend(more);
    (ledger, of_lines)
}

#[cfg(test)]
mod tests;
