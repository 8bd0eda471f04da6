//! Results of `check`, `plan` and `run`, and progress on the way.

use std::path::PathBuf;
use std::sync::Arc;

use super::RunError;
use crate::invoices::Taken;
use crate::payments::{Payments, ReadStatement};
use crate::plan::{ControlTotal, OpenQuestion, Plan};
use crate::post::Piece;
use exports::{Dialect, Field, LedgerTotals, Note, Table};
use findings::{Code, Finding, Origin, Source};

/// The result of `check`: how the files were understood, and everything wrong with them.
#[derive(Debug)]
#[non_exhaustive]
pub struct CheckReport {
    /// The files, in the order they were read.
    pub files: Vec<ReadFile>,
    /// Statements of banks, in the order in which they were read.
    pub statements: Vec<ReadStatement>,
    /// What became of the files of the folder of electronic invoices; none where the job names none.
    pub folder: Option<Taken>,
    /// The number of accounts in them.
    pub accounts: usize,
    /// Every finding, in the order of the files.
    pub findings: Vec<Finding>,
}

/// How one file was understood.
#[derive(Debug)]
#[non_exhaustive]
pub struct ReadFile {
    /// Its name and header.
    pub source: Arc<Source>,
    /// Rows under the header.
    pub rows: usize,
    /// Rows that are lines or payments of an invoice read before.
    pub merged: usize,
    /// Rows of totals, and the header again.
    pub skipped: usize,
    /// Encoding, delimiter, header line.
    pub dialect: Dialect,
    /// The fields it gives, each with its header.
    pub columns: Vec<(Field, String)>,
    /// Sums of the whole file, where it is a ledger.
    pub ledger: Option<LedgerTotals>,
    /// The reasons why it was understood so.
    pub notes: Vec<Note>,
}

/// The result of `plan`: every decision, and everything wrong with the data.
#[derive(Debug)]
#[non_exhaustive]
pub struct PlanReport {
    /// The decisions.
    pub plan: Plan,
    /// What a run would ask before it makes anything.
    pub doubts: Vec<OpenQuestion>,
    /// What became of payments; none where the job names no source of them.
    pub payments: Option<Payments>,
    /// Every finding, in the order of the files.
    pub findings: Vec<Finding>,
}

/// The result of a run: its folder, its letters and pieces, its totals and findings.
#[derive(Debug)]
#[non_exhaustive]
pub struct RunReport {
    /// The run folder.
    pub folder: PathBuf,
    /// The letters made and everything held back.
    pub plan: Plan,
    /// The pieces in posting order.
    pub pieces: Vec<Piece>,
    /// Control totals by currency: read, printed, held and closed, in rows and to the cent.
    pub totals: Vec<ControlTotal>,
    /// What became of payments; none where the job names no source of them.
    pub payments: Option<Payments>,
    /// Every finding, in the order of the files.
    pub findings: Vec<Finding>,
}

/// Told how far a run has come.
pub trait Progress: Sync {
    /// So many letters are now measured or drawn.
    fn begin(&self, work: Work, letters: usize);
    /// Some of them are done.
    fn step(&self, letters: usize);
    /// Whether somebody wants the run to stop; asked until its letters count.
    fn is_stopped(&self) -> bool {
        false
    }
}

impl dyn Progress + '_ {
    /// Nothing, unless somebody wants the run to stop.
    pub(super) fn go_on(&self) -> Result<(), RunError> {
        if self.is_stopped() { Err(RunError::Stopped) } else { Ok(()) }
    }
}

/// The stages of a run that take time, for a progress bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Finding copies, counting pages.
    Measure,
    /// Making the files.
    Draw,
}

impl ReadFile {
    /// The description of the file that a table was read from.
    pub(super) fn of(table: &Table) -> Self {
        let header = |place: u16| table.source.headers.get(usize::from(place)).cloned();
        let columns = Field::ALL.iter().filter_map(|&field| {
            let place = table.columns.get(field.index()).copied().flatten()?;
            Some((field, header(place)?))
        });
        Self {
            source: Arc::clone(&table.source),
            rows: table.rows,
            merged: table.merged,
            skipped: table.skipped,
            dialect: table.dialect.clone(),
            columns: columns.collect(),
            ledger: table.ledger.clone(),
            notes: table.dialect.reasons.iter().chain(&table.notes).cloned().collect(),
        }
    }
}

/// All findings in the order of the files; equal places keep the order of the rooms. Of what is said of one
/// line, columns that may be left aside come last.
pub(super) fn sorted(findings: Vec<Vec<Finding>>) -> Vec<Finding> {
    let mut findings = findings.concat();
    let whole_line = |it: &Finding| Origin { column: None, ..it.origin.clone() };
    let aside = |it: &Finding| match it.code {
        Code::UnknownColumn => 2,
        Code::ColumnCouldMatter => 1,
        _ => 0,
    };
    findings.sort_by(|a, b| {
        let lines = whole_line(a).cmp(&whole_line(b));
        let columns = || match (aside(a), aside(b)) {
            // These come as they are, the most pressing first.
            (1, 1) => std::cmp::Ordering::Equal,
            (one, other) => one.cmp(&other).then_with(|| a.origin.cmp(&b.origin)),
        };
        lines.then_with(columns)
    });
    findings
}

/// Progress nobody watches.
pub(super) struct Quiet;

impl Progress for Quiet {
    fn begin(&self, _: Work, _: usize) {}
    fn step(&self, _: usize) {}
}
