//! From files to typed rows, each with its origin.
//!
//! - **In:** the bytes of files and how to read them ([`Inputs`]).
//! - **Out:** [`Export`] and findings.
//! - **Uses:** `findings`, `settings`.
//! - **Never:** adds amounts up, joins files, knows today's date or dunning.
//!
//! ```
//! use relance_exports::{Inputs, read_bytes};
//!
//! let file = "Code client;Client;N° facture;Échéance;Reste dû\n\
//!             C7;Menuiserie Roux SARL;F-101;12/03/2026;1 204,50\n\
//!             C8;Atelier Vidal SAS;F-102;31/03/2026;offert\n";
//! let (export, findings) = read_bytes("open.csv", file.into(), &Inputs::default())?;
//!
//! let row = &export.invoices[0];
//! assert_eq!((&*row.debtor.code, &*row.number), ("C7", "F-101"));
//! assert_eq!(row.residual.map(|it| it.to_string()).as_deref(), Some("1204.50"));
//! // What is not understood is told with its place and kept apart: nothing is guessed, nothing lost.
//! let broken = &export.broken[0];
//! assert_eq!(broken.number.as_deref(), Some("F-102"));
//! assert!(findings.iter().any(|it| it.origin.to_string().starts_with("open.csv:3 [Reste dû]")));
//! # Ok::<(), relance_exports::ReadError>(())
//! ```

mod amount;
mod amount_headers;
mod band;
mod cell_text;
mod date;
mod debtor;
mod dialect;
mod encoding;
mod field;
mod file;
mod fold;
mod group;
mod header;
mod heading;
mod input_file;
mod kind;
mod ledger_file;
mod lines;
mod listed;
mod near;
mod note;
mod pass;
mod posting;
mod profile;
mod proof;
mod read_error;
mod read_settings;
mod records;
mod repair;
mod row;
mod running;
mod sample;
mod shape;
mod sheets;
mod state;
mod style;
mod synonym;
mod synonyms;
mod text;
mod twice;
mod unread;
mod words;
mod workbook;
mod zone;

use std::sync::Arc;

use chrono::NaiveDate;

use findings::{Currency, Finding, Money, Origin, Source};

use self::field::Fields;
use self::header::Role;
use self::read_settings::ReadSettings;

pub use self::amount::Mark;
pub use self::date::Order;
pub use self::encoding::Encoding;
pub use self::field::Field;
pub use self::input_file::{Bytes, InputFile};
pub use self::kind::FileKind;
pub use self::lines::{InvoiceLine, InvoiceLines, invoice_lines};
pub use self::note::{Note, NoteCode};
pub use self::posting::{Journal, LedgerOptions, LedgerTotals, Posting};
pub use self::profile::{Listed, Profile, Quirks, RowIs, Signature, Word};
pub use self::read_error::ReadError;
pub use self::state::{Answers, DocumentKind, State};
pub use self::unread::Unread;
pub use self::zone::Zone;

/// A text that many rows may share.
pub type Text = Arc<str>;

/// The settings of `[export]`, with paths resolved.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Inputs {
    /// The export files, in the order in which they are read.
    pub files: Vec<InputFile>,
    /// The file of debtors, joined by debtor code.
    pub debtors: Option<InputFile>,
    /// Columns the user named: header as it stands in the file, and its field; none for a column that is
    /// to be left aside.
    pub columns: Vec<(String, Option<Field>)>,
    /// The meanings that the user gave to words.
    pub answers: Answers,
    /// The sheet of workbooks that holds the rows; none means the one whose header says most, and those
    /// with the same columns.
    pub sheet: Option<String>,
    /// The sheet of a workbook of debtors; none means the one whose header says most.
    pub debtors_sheet: Option<String>,
    /// Which accounts and journals of ledger files matter.
    pub ledger: LedgerOptions,
    /// The profile the user named; none means the one that is recognised.
    pub profile: Option<Arc<Profile>>,
    /// The file of that profile, where it is the user's own.
    pub profile_file: Option<InputFile>,
    /// The settings of the user.
    pub settings: Settings,
}

impl Inputs {
    /// Files to read in this order, everything else as they tell it themselves.
    #[must_use]
    pub fn of(files: Vec<InputFile>) -> Self {
        Self { files, ..Self::default() }
    }
}

/// The user's settings for how the export is written; none is told by the files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settings {
    /// How bytes stand for letters.
    pub encoding: Option<Encoding>,
    /// The mark between two cells; an ASCII character.
    pub delimiter: Option<char>,
    /// The line of the header, counted from 1.
    pub header_line: Option<u32>,
    /// The mark before decimals, for amounts such as `1,234`.
    pub decimal: Option<Mark>,
    /// The part that stands first in dates such as `03/04/2026`.
    pub date_order: Option<Order>,
    /// The meaning of a total where no column says what remains of it.
    pub total: Option<TotalIs>,
    /// Whether printed totals that the rows do not make are passed over.
    pub subtotals: Option<Subtotals>,
    /// The currency in which the firm keeps its books; none means the euro.
    pub currency: Option<Currency>,
    /// The clocks of the creditor's country: a stamp such as `2026-11-21T23:00:00Z` means their day.
    pub zone: Zone,
    /// Whether the creditor is in France: a postcode whose row names no country is then a French one.
    pub in_france: bool,
    /// Whether the user says that the files list open invoices, whatever their headers look like.
    pub lists_invoices: bool,
    /// Whether rows that a workbook does not show are read; where nothing is said, they hold.
    pub hidden_rows: Option<HiddenRows>,
}

/// The meaning that a user gives to the total of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TotalIs {
    /// The amount that remains of it.
    Open,
}

impl std::str::FromStr for TotalIs {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        (word == "open").then_some(Self::Open).ok_or(())
    }
}

/// The user's word on printed totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subtotals {
    /// They prove nothing.
    Ignore,
}

impl std::str::FromStr for Subtotals {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        (word == "ignore").then_some(Self::Ignore).ok_or(())
    }
}

/// The user's word on rows that a workbook does not show, because of a filter or because somebody hid them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HiddenRows {
    /// They are rows like the others.
    Read,
    /// They are not there.
    LeaveOut,
}

/// Everything the files gave, in the order of the files.
#[derive(Debug, Default)]
pub struct Export {
    /// One per file, in the order they were read; the debtor file, when there is one, is the last.
    pub tables: Vec<Table>,
    /// One per row of the export files that is an invoice, credit note or payment.
    pub invoices: Vec<InvoiceRow>,
    /// Rows that could not be understood; each has a finding.
    pub broken: Vec<BrokenRow>,
    /// One per row of the debtor file, when there is one.
    pub debtors: Option<Vec<DebtorRow>>,
    /// One per line of a ledger file on a debtor's account; `ledger` makes invoices of them.
    pub postings: Vec<Posting>,
    /// Documents of their own, of each of which one row was made; none come from files of rows.
    pub documents: Vec<DocumentFile>,
}

/// A document that is a file of its own, such as an electronic invoice: its name, and where its values stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFile {
    /// Its name, and the element of each value as a header.
    pub source: Arc<Source>,
    /// The field and the line of each value, in the order of those headers; the number of the document first.
    pub values: Vec<(Field, u32)>,
    /// Whether nothing but the name says who its debtor is.
    pub by_name: bool,
    /// The day through which somebody says that nothing was paid of it; none where nobody does.
    pub unpaid_until: Option<NaiveDate>,
    /// Whether it speaks of when to pay, so that no term of the job may take its place.
    pub says_terms: bool,
}

/// The columns and rows recognised in one file.
#[derive(Debug)]
pub struct Table {
    /// Its name and header.
    pub source: Arc<Source>,
    /// The column of each field, by [`Field::index`].
    pub columns: [Option<u16>; Field::COUNT],
    /// Rows under the header, blank lines not counted. Each is an invoice row, a broken row, merged or
    /// skipped.
    pub rows: usize,
    /// Rows that went into another of the same invoice: its lines or payments.
    pub merged: usize,
    /// Rows that say nothing of their own: totals, and the header again.
    pub skipped: usize,
    /// Whether every debtor of the file is held, because a column is missing or two claim one field.
    /// Its rows are then [`Export::broken`].
    pub refused: bool,
    /// The things it lists instead of open invoices, for which it is refused; none where it may list those.
    pub lists: Option<Listed>,
    /// Why it is no table at all; none where it is one, be it without rows.
    pub unread: Option<Unread>,
    /// Whether it is the file of debtors.
    pub of_debtors: bool,
    /// How its bytes were understood, for `check`: encoding, delimiter, line ends, header line.
    pub dialect: Dialect,
    /// Sums of the whole file, where it is a ledger.
    pub ledger: Option<LedgerTotals>,
    /// Notes on what was recognised beside columns, and why.
    pub notes: Vec<Note>,
}

/// How the bytes of a file were understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dialect {
    /// Name of the encoding, such as `windows-1252`.
    pub encoding: &'static str,
    /// Between two cells.
    pub delimiter: char,
    /// The line the header stands on, counted from 1; 0 when a profile gives the columns.
    pub header_line: u32,
    /// Why each of them was taken to be that.
    pub reasons: Vec<Note>,
}

/// Which row of which file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index into [`Export::tables`], and behind them into [`Export::documents`].
    pub table: u32,
    /// Line as an editor counts.
    pub line: u32,
}

/// The kinds of documents of an export.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Document {
    /// Something the debtor must pay.
    #[default]
    Invoice,
    /// Something in the debtor's favour.
    CreditNote,
    /// Money received and not yet set against an invoice.
    Payment,
}

/// The kind of person that a debtor is; law and wording depend on it.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum DebtorKind {
    /// Any professional.
    Business,
    /// A private person.
    Consumer,
    /// A public body.
    Public,
}

impl DebtorKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Business, Self::Consumer, Self::Public];

    /// The word for it in exports and messages: `business`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Business => "business",
            Self::Consumer => "consumer",
            Self::Public => "public",
        }
    }
}

/// One invoice, credit note or payment as the export gave it.
#[derive(Debug, Clone)]
pub struct InvoiceRow {
    /// Where it stands.
    pub place: Place,
    /// The debtor's details as this row gives them; the code is never empty.
    pub debtor: Arc<DebtorRow>,
    /// The number; empty only on a payment that has none, and on what is no claim, such as a draft.
    pub number: Text,
    /// The kind of document. A negative amount makes an invoice a credit note; that is for `ledger` to say.
    pub document: Document,
    /// The date on it.
    pub date: Option<NaiveDate>,
    /// When it must be paid.
    pub due: Option<NaiveDate>,
    /// Its whole amount, taxes included.
    pub total: Option<Money>,
    /// The amount paid or credited so far.
    pub paid: Option<Money>,
    /// The amount that remains.
    pub residual: Option<Money>,
    /// Its currency; none means the euro.
    pub currency: Option<Currency>,
    /// The status as the program words it.
    pub status: Option<Text>,
    /// How it stands, by all columns that say so.
    pub state: State,
    /// The state of all that the debtor owes, by those columns.
    pub debtor_state: State,
    /// Whether the debtor disputes it.
    pub disputed: bool,
    /// Until when the debtor promised to pay.
    pub promised_until: Option<NaiveDate>,
    /// Path of its copy inside the copies folder.
    pub copy: Option<Text>,
    /// When reminders 1, 2 and 3 that named it were sent.
    pub reminders: [Option<NaiveDate>; 3],
    /// The number of the invoice that a credit note or payment is for.
    pub credit_for: Option<Text>,
    /// What keeps it out of letters and is known from elsewhere.
    pub bar: Option<Bar>,
}

/// What keeps an invoice out of letters and is known from elsewhere than the words of its row.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Bar {
    /// The buyer refused it.
    Refused,
    /// It did not reach the buyer.
    NotDelivered,
    /// The buyer said that the money is on its way: it is waited for through this day.
    Announced(NaiveDate),
    /// Nothing says what was paid of it since it was issued; with the last day on which a payment is waited for that the
    /// buyer announced.
    PaymentsUnknown(Option<NaiveDate>),
}

/// A debtor's details from one row, of the export or of the debtor file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DebtorRow {
    /// Where it stands.
    pub place: Place,
    /// The code that joins files.
    pub code: Text,
    /// Name of the firm or person.
    pub name: Option<Text>,
    /// How the debtor is addressed, in a column of its own.
    pub civility: Option<Text>,
    /// The kind of person.
    pub kind: Option<DebtorKind>,
    /// Language of letters, such as `fr`.
    pub language: Option<Text>,
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
    /// Country, by code or name as the file has it.
    pub country: Option<Text>,
    /// SIREN or SIRET.
    pub siren: Option<Text>,
    /// VAT number.
    pub vat: Option<Text>,
    /// The state of all that the debtor owes, by the debtor file.
    pub state: State,
    /// Whether the debtor file says that the debtor disputes all it owes.
    pub disputed: bool,
    /// Until when the debtor promised to pay, as the debtor file says.
    pub promised_until: Option<NaiveDate>,
}

/// A row that could not be understood, with what was. It goes to `held.csv`.
#[derive(Debug, Clone)]
pub struct BrokenRow {
    /// Where it stands.
    pub place: Place,
    /// The debtor's code, where the row gives one: that debtor is held back.
    pub debtor: Option<Text>,
    /// The debtor's name.
    pub name: Option<Text>,
    /// The number.
    pub number: Option<Text>,
    /// The kind of document, as far as the row says.
    pub document: Document,
    /// When it must be paid.
    pub due: Option<NaiveDate>,
    /// Its currency.
    pub currency: Option<Currency>,
    /// Its whole amount, where it can be read.
    pub total: Option<Money>,
    /// The amount paid or credited so far, where it can be read.
    pub paid: Option<Money>,
    /// The amount that remains, where a column gives it and it can be read.
    pub residual: Option<Money>,
    /// Every cell, where cells may stand in wrong columns: any of them may be the debtor's code.
    pub cells: Vec<Text>,
}

impl Export {
    /// Nothing, unless a file is no table at all, or every file lists something else than open invoices.
    ///
    /// # Errors
    ///
    /// The first of those files, and why it is no table or what it lists.
    pub fn require_invoices(&self) -> Result<(), ReadError> {
        let unread = self.tables.iter().find_map(|table| Some((table, table.unread?)));
        if let Some((table, why)) = unread {
            return Err(ReadError::NoTable { name: table.source.name.clone(), why });
        }
        let mut exports = self.tables.iter().filter(|table| !table.of_debtors);
        let first = exports.clone().find_map(|table| Some((table, table.lists?)));
        match first.filter(|_| exports.all(|table| table.lists.is_some())) {
            Some((table, lists)) => {
                Err(ReadError::OtherReport { name: table.source.name.clone(), lists })
            }
            None => Ok(()),
        }
    }

    /// Whether no file lists anything: headers without rows. Nobody owes anything then, if the files are the right
    /// ones.
    #[must_use]
    pub fn lists_nothing(&self) -> bool {
        self.invoices.is_empty() && self.broken.is_empty() && self.postings.is_empty()
    }

    /// Whether a file of what is owed is refused, so that nobody knows which invoices stand in it.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.tables.iter().any(|table| table.refused && !table.of_debtors)
    }

    /// The date of the newest document; the day it is due where it bears no other. None where none has one.
    #[must_use]
    pub fn newest_date(&self) -> Option<NaiveDate> {
        let invoices = self.invoices.iter().filter_map(|row| row.date.or(row.due));
        invoices.chain(self.postings.iter().map(|it| it.date)).max()
    }

    /// The cell of a row: the field's column where the file has one, else the whole row.
    #[must_use]
    pub fn origin(&self, place: Place, field: Option<Field>) -> Option<Origin> {
        let Some(table) = self.table(place) else { return self.in_document(place, field) };
        let column =
            field.and_then(|field| table.columns.get(field.index()).copied().flatten());
        Some(Origin { source: Arc::clone(&table.source), line: place.line, column })
    }

    /// The table that a row stands in; none where it was made of a document of its own.
    #[must_use]
    pub fn table(&self, place: Place) -> Option<&Table> {
        self.tables.get(usize::try_from(place.table).ok()?)
    }

    /// The table of the debtor file, where there is one.
    #[must_use]
    pub fn debtor_table(&self) -> Option<&Table> {
        self.tables.iter().rev().find(|table| table.of_debtors)
    }

    /// The document that a row was made of; none where it stands in a table.
    #[must_use]
    pub fn document(&self, place: Place) -> Option<&DocumentFile> {
        self.documents.get(usize::try_from(place.table).ok()?.checked_sub(self.tables.len())?)
    }

    /// The element of a value of a document, else that of its number.
    fn in_document(&self, place: Place, field: Option<Field>) -> Option<Origin> {
        let document = self.document(place)?;
        let of = |(_, (it, _)): &(usize, &(Field, u32))| Some(*it) == field;
        let mut values = document.values.iter().enumerate();
        let found = values.clone().find(of).or_else(|| values.next());
        let column = found.and_then(|(at, _)| u16::try_from(at).ok());
        let line = found.map_or(place.line, |(_, (_, line))| *line);
        Some(Origin { source: Arc::clone(&document.source), line, column })
    }
}

/// Reads every file of the job: the exports, then the debtor file.
///
/// A row that cannot be understood becomes a [`BrokenRow`] with a finding for each thing wrong in it.
/// Rows of one invoice are one, where the file shows that it has a row for each line or payment.
/// Where the header of a file is in doubt, every row of the file is broken.
///
/// # Errors
///
/// When a file is missing or may not be read, or a workbook cannot be opened or has no such sheet. Bad
/// contents are findings.
pub fn read(inputs: &Inputs) -> Result<(Export, Vec<Finding>), ReadError> {
    let settings = ReadSettings::new(inputs);
    let exports = inputs.files.iter().map(|file| (file, Role::Export));
    let debtors = inputs.debtors.iter().map(|file| (file, Role::Debtors));
    let mut sheets = Vec::new();
    for (file, role) in exports.chain(debtors) {
        let bytes = file
            .read()
            .map_err(|source| ReadError::File { name: file.name.clone(), source })?;
        sheets.extend(sheets::open(&file.name, bytes, role, &settings)?);
    }
    Ok(file::take_in(sheets, &inputs.columns))
}

/// Reads one export from memory, as [`read`] does from a file.
///
/// # Errors
///
/// When the bytes are those of a workbook that cannot be opened or has no such sheet.
pub fn read_bytes(
    name: &str,
    bytes: Vec<u8>,
    inputs: &Inputs,
) -> Result<(Export, Vec<Finding>), ReadError> {
    let sheets = sheets::open(name, bytes, Role::Export, &ReadSettings::new(inputs))?;
    Ok(file::take_in(sheets, &inputs.columns))
}

#[cfg(test)]
mod tests;
