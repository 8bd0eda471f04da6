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

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::attach::AttachError;
use crate::ledger::Creditor;
use exports::Export;
use findings::{Args, Code, Finding, Origin, Source};

pub use self::direction::identifies;
pub use self::folder::each_file;

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

/// Reads the folder and puts a row for each of the creditor's invoices behind those of the export.
///
/// # Errors
///
/// When a folder cannot be read. A file that cannot be is a finding.
pub fn take_in(
    folder: &InvoiceFolder,
    creditor: &Creditor,
    date: NaiveDate,
    export: &mut Export,
) -> Result<(Taken, Vec<Finding>), AttachError> {
    let mut found = folder::read(&folder.invoices)?;
    // An invoice among the messages is one all the same.
    for statuses in folder.statuses.iter().filter(|it| it.path != folder.invoices.path) {
        found.add(folder::read(statuses)?);
    }
    let folder::Found { mut received, messages, mut findings, aside } = found;
    let mut taken = Taken {
        documents: received.len(),
        messages: messages.len(),
        aside,
        ..Taken::default()
    };
    direction::keep_sales(&mut received, creditor, &mut findings);
    taken.purchases = taken.documents - received.len();
    // The newest first, so that its details of a buyer count, however files are called.
    received.sort_by(|one, other| one.order().cmp(&other.order()));
    let sales = received.len();
    same::keep_once(&mut received, &mut findings);
    taken.repeated = sales - received.len();
    buyers::name(&mut received, export);
    beside::compare(&mut received, export);
    replaced::close(&mut received, export);
    statuses::apply(&mut received, &messages, folder, &mut findings);
    let unknown = rows::enter(received, folder, export, &mut taken, &mut findings);
    if unknown > 0 {
        let source = Source { name: folder.invoices.name.clone(), ..Source::default() };
        let values = Args::new().count("invoices", unknown).text("day", date.to_string());
        let origin = Origin::file(&source.into());
        findings.push(Finding::new(Code::InvoicePaymentsUnknown, origin, None, values));
    }
    Ok((taken, findings))
}
