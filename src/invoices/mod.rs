//! From a folder of electronic invoices to rows, as exports give them: what is the creditor's to ask for, once each.
//!
//! - **In:** `[invoices]` of the job: a folder or ZIP, and another of lifecycle messages; the creditor, and the export beside.
//! - **Out:** rows of the [`Export`], each with its file and element; findings; counts of what became of every file.
//! - **Uses:** `findings`, `exports`, `e_invoices`, `pdf_import`, `ledger`, `attach`.
//! - **Never:** takes a purchase for a sale; guesses who a buyer is, or what was paid since; leaves a file unsaid.

mod beside;
mod buyers;
mod folder;
mod direction;
mod received;
mod replaced;
mod rows;
mod same;
mod statuses;
mod survey;
mod torn;
mod unlisted;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::attach::AttachError;
use crate::ledger::Creditor;
use exports::{Export, Text};
use findings::{Args, Code, Finding, Money, Origin};

pub use self::direction::identifies;
pub use self::folder::each_file;
pub use self::survey::{BuyerWithoutStreet, Seller, Survey, survey};

/// The folder of electronic invoices, and what is done with them: `[invoices]` of the job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceFolder {
    /// The folder or ZIP of invoices.
    pub invoices: NamedFolder,
    /// The folder or ZIP of lifecycle messages.
    pub statuses: Option<NamedFolder>,
    /// Through how many days a payment that was announced is waited for.
    pub announced_days: u32,
    /// The day of which the user says that every invoice of the folder was unpaid.
    pub unpaid_on: Option<NaiveDate>,
    /// Whether invoices that the creditor collects itself are reminded of all the same.
    pub dun_direct_debit: bool,
    /// Whether PDFs with data are the copies of their invoices: the copies of the job lie in this folder.
    pub are_copies: bool,
}

/// A folder, or a ZIP that is used like one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFolder {
    /// Where it is.
    pub path: PathBuf,
    /// As the job file names it; empty where it is that of the job file itself.
    pub name: String,
}

/// What became of the files of a folder. Every invoice is counted once: those read are the purchases, the repeated,
/// the listed and the rows together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Taken {
    /// Invoices and credit notes that were read.
    pub documents: usize,
    /// Those whose seller is another.
    pub purchases: usize,
    /// Those that say again what another file says.
    pub repeated: usize,
    /// Those of which the export has a row.
    pub listed: usize,
    /// Those that became rows, also such as are held or closed.
    pub rows: usize,
    /// Lifecycle messages.
    pub messages: usize,
    /// Files that are neither; each has a finding.
    pub aside: usize,
}

/// What a run knows beside the folder.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The folder, and what is done with it.
    pub folder: &'a InvoiceFolder,
    /// Who must be the seller.
    pub creditor: &'a Creditor,
    /// The date of the letters.
    pub date: NaiveDate,
    /// How many business days lie between the day of which the user says that all was unpaid and the letters, where that
    /// is too many for the word to count by itself.
    pub word_is_old: Option<u32>,
    /// Whether payments are read elsewhere; they are set against the rows later, and messages about payments with them.
    pub payments_are_read: bool,
}

impl Context<'_> {
    /// The day of which the user's word counts that all was unpaid: no day to come, and where payments are read
    /// elsewhere an old one, from which statements may go on.
    fn unpaid_on(&self) -> Option<NaiveDate> {
        let said = self.folder.unpaid_on.filter(|it| *it <= self.date);
        said.filter(|_| self.payments_are_read || self.word_is_old.is_none())
    }
}

/// What came of a folder, beside rows of the export.
#[derive(Debug, Clone, Default)]
pub struct TakenIn {
    /// What became of its files.
    pub taken: Taken,
    /// Payments that lifecycle messages tell of, where payments are read elsewhere.
    pub cashed: Vec<CashedByMessage>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// A payment of an invoice that lifecycle messages tell of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CashedByMessage {
    /// The number of the invoice.
    pub number: Text,
    /// The day of the newest of them.
    pub day: NaiveDate,
    /// How much they come to.
    pub amount: Money,
    /// Where that one stands.
    pub origin: Origin,
}

/// Reads the folder and puts a row for each of the creditor's invoices behind those of the export.
///
/// # Errors
///
/// When a folder cannot be read. A file that cannot be is a finding.
pub fn take_in(context: &Context<'_>, export: &mut Export) -> Result<TakenIn, AttachError> {
    let folder = context.folder;
    let mut found = folder::read(&folder.invoices)?;
    // An invoice among the messages is one all the same.
    for statuses in folder.statuses.iter().filter(|it| it.path != folder.invoices.path) {
        found.add(folder::read(statuses)?);
    }
    let folder::Found { mut received, messages, mut findings, aside, torn } = found;
    let mut taken = Taken {
        documents: received.len(),
        messages: messages.len(),
        aside,
        ..Taken::default()
    };
    direction::keep_sales(&mut received, context.creditor, &mut findings);
    taken.purchases = taken.documents - received.len();
    // The newest first, so that its details of a buyer count, however files are called.
    received.sort_by(|one, other| one.order().cmp(&other.order()));
    let sales = received.len();
    same::keep_once(&mut received, &mut findings);
    taken.repeated = sales - received.len();
    buyers::name(&mut received, export);
    torn::hold(&mut received, &torn);
    beside::compare(&mut received, export);
    replaced::close(&mut received, export);
    let cashed = statuses::apply(&mut received, &messages, context, &mut findings);
    beside::hold_what_stands_otherwise(&mut received, context);
    let unknown = rows::enter(received, context, export, &mut taken, &mut findings);
    findings.extend(payments_unknown(unknown, context));
    Ok(TakenIn { taken, cashed, findings })
}

/// What is told where nothing says what was paid: once for the folder.
fn payments_unknown(invoices: usize, context: &Context<'_>) -> Option<Finding> {
    let origin = Origin::named(&context.folder.invoices.name);
    let day = |it: NaiveDate| it.to_string();
    if let Some(said) = context.folder.unpaid_on.filter(|it| *it > context.date) {
        let values = Args::new().text("text", day(said)).text("date", day(context.date));
        return Some(Finding::new(Code::InvoiceWordAhead, origin, None, values));
    }
    let word_is_old = context.word_is_old.filter(|_| !context.payments_are_read);
    if let (Some(days), Some(said)) = (word_is_old, context.folder.unpaid_on) {
        let values = Args::new().text("text", day(said)).text("days", days.to_string());
        return Some(Finding::new(Code::InvoiceWordOld, origin, None, values));
    }
    // Where statements are read they say it, or the run tells why not.
    let asked = invoices > 0 && !context.payments_are_read;
    let values = Args::new().count("invoices", invoices);
    let values = values.text("day", format!("\"{}\"", context.date));
    asked.then(|| Finding::new(Code::InvoicePaymentsUnknown, origin, None, values))
}
