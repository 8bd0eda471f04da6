//! One run from start to end: the whole line on one screen.
//!
//! - **In:** a [`Job`](crate::job::Job).
//! - **Out:** a report; the run folder through `output`.
//! - **Uses:** every room above.
//! - **Never:** holds a rule of any of them. The only room with threads.

use std::path::PathBuf;
use std::sync::Arc;

use crate::base::{Finding, Messages, Source};
use crate::job::Job;
use crate::output::{Folder, InputRecord, Manifest, OutputError, Sealed};
use crate::plan::{ControlTotal, Plan};
use crate::post::Piece;
use crate::read::{Dialect, Field, ReadError, Table};
use crate::{ledger, output, plan, post, read};

/// What `check` tells: how the files were understood, and everything wrong with them.
#[derive(Debug)]
pub struct Checked {
    /// The files, in the order they were read.
    pub files: Vec<ReadFile>,
    /// How many accounts they make.
    pub accounts: usize,
    /// Every finding, in the order of the files.
    pub findings: Vec<Finding>,
}

/// How one file was understood.
#[derive(Debug)]
pub struct ReadFile {
    /// Its name and header.
    pub source: Arc<Source>,
    /// Rows under the header.
    pub rows: usize,
    /// Encoding, delimiter, header line.
    pub dialect: Dialect,
    /// The fields it gives, each with its header.
    pub columns: Vec<(Field, String)>,
}

/// What `plan` tells: every decision, and everything wrong with the data.
#[derive(Debug)]
pub struct Planned {
    /// The decisions.
    pub plan: Plan,
    /// Every finding, in the order of the files.
    pub findings: Vec<Finding>,
}

/// What a run did.
#[derive(Debug)]
pub struct Report {
    /// The run folder.
    pub folder: PathBuf,
    /// The letters made and everything held back.
    pub plan: Plan,
    /// The pieces in posting order.
    pub pieces: Vec<Piece>,
    /// What was read, printed, held and closed, by currency.
    pub totals: Vec<ControlTotal>,
    /// Every finding, in the order of the files.
    pub findings: Vec<Finding>,
}

/// Why a run made nothing.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// An input cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Letters are due, and this version cannot draw them.
    #[error("{0} letters are due, and this version decides letters but does not draw them yet")]
    NoPen(usize),
    /// The run folder cannot be written, or its totals do not balance.
    #[error(transparent)]
    Output(#[from] OutputError),
}

/// Told how far a run has come.
pub trait Progress: Sync {
    /// So many letters are now measured or drawn.
    fn begin(&self, work: Work, letters: usize);
    /// One of them is done.
    fn step(&self);
}

/// What takes time in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Finding copies, counting pages.
    Measure,
    /// Making the files.
    Draw,
}

/// Reads everything and decides, so that every finding is told. Writes nothing.
///
/// # Errors
///
/// When a file of the job cannot be read.
pub fn check(job: &Job) -> Result<Checked, RunError> {
    let (export, findings) = read::read(&job.inputs)?;
    let files = export.tables.iter().map(ReadFile::of).collect();
    let (ledger, more) = ledger::open(export, &job.terms, &findings);
    let accounts = ledger.accounts.len();
    let (_, last) = plan::plan(ledger, &job.policy, &job.creditor, job.date);
    Ok(Checked { files, accounts, findings: sorted([findings, more, last]) })
}

/// Decides who gets which letter. Writes nothing.
///
/// # Errors
///
/// When a file of the job cannot be read.
pub fn plan(job: &Job) -> Result<Planned, RunError> {
    let (export, findings) = read::read(&job.inputs)?;
    let (ledger, more) = ledger::open(export, &job.terms, &findings);
    let (plan, last) = plan::plan(ledger, &job.policy, &job.creditor, job.date);
    Ok(Planned { plan, findings: sorted([findings, more, last]) })
}

/// Makes every letter that is due, with streams and manifest.
///
/// # Errors
///
/// When an input cannot be read or the run folder cannot be written; then nothing is left behind.
pub fn run(job: &Job, progress: &dyn Progress) -> Result<Report, RunError> {
    let Planned { plan, findings } = plan(job)?;
    let inputs = fingerprints(job)?;
    let run_id = output::run_id(job.date, &inputs);
    progress.begin(Work::Measure, plan.letters.len());
    if !plan.letters.is_empty() {
        return Err(RunError::NoPen(plan.letters.len()));
    }
    let pieces = post::arrange(&plan.letters, &[], &job.post);
    let folder = Folder::begin(&job.output.folder, &run_id)?;
    let manifest = Manifest {
        run_id: &run_id,
        date: job.date,
        plan: &plan,
        pieces: &pieces,
        letters: &[],
        streams: &[],
        findings: &findings,
        inputs: &inputs,
        settings: &job.settings(),
    };
    let Sealed { folder, totals } = folder.seal(&manifest, &Messages::new(job.language()))?;
    Ok(Report { folder, plan, pieces, totals, findings })
}

impl ReadFile {
    fn of(table: &Table) -> Self {
        let header = |place: u16| table.source.headers.get(usize::from(place)).cloned();
        let columns = Field::ALL.iter().filter_map(|&field| {
            let place = table.columns.get(field.index()).copied().flatten()?;
            Some((field, header(place)?))
        });
        Self {
            source: Arc::clone(&table.source),
            rows: table.rows,
            dialect: table.dialect.clone(),
            columns: columns.collect(),
        }
    }
}

/// All findings in the order of the files; equal places keep the order of the rooms.
fn sorted(findings: [Vec<Finding>; 3]) -> Vec<Finding> {
    let mut findings = findings.concat();
    findings.sort_by(|a, b| a.origin.cmp(&b.origin));
    findings
}

/// Names every file the run rests on by its hash.
fn fingerprints(job: &Job) -> Result<Vec<InputRecord>, OutputError> {
    job.named_files().iter().map(|file| InputRecord::of(&file.name, &file.path)).collect()
}
