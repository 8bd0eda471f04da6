//! One run from start to end: the whole line on one screen.
//!
//! - **In:** a [`Job`].
//! - **Out:** a report; the run folder through `output`.
//! - **Uses:** every room above.
//! - **Never:** holds a rule of any of them. The only room with threads.

mod draw;
mod measure;
mod press;
mod told;
mod trouble;

use crate::base::Messages;
use crate::job::Job;
use crate::output::{Folder, InputRecord, Manifest, OutputError, Sealed};
use crate::pdf::Stationery;
use crate::{ledger, output, plan, post, read};

use self::draw::Table;
use self::press::{Desks, Press};
use self::told::sorted;

pub use self::told::{Checked, Planned, Progress, ReadFile, Report, Work};
pub use self::trouble::RunError;

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
    let (mut plan, last) = plan::plan(ledger, &job.policy, &job.creditor, job.date);
    let press = Press::set_up(job)?;
    let looked = measure::measure(&mut plan, &press, &Desks::new(&press.studio), &Quiet);
    Ok(Checked {
        files,
        accounts,
        findings: sorted(vec![findings, more, last, looked.findings]),
    })
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
    Ok(Planned { plan, findings: sorted(vec![findings, more, last]) })
}

/// Makes every letter that is due, with streams and manifest.
///
/// # Errors
///
/// When an input cannot be read or the run folder cannot be written; then nothing is left behind.
pub fn run(job: &Job, progress: &dyn Progress) -> Result<Report, RunError> {
    let Planned { mut plan, findings } = plan(job)?;
    let inputs = fingerprints(job)?;
    let run_id = output::run_id(job.date, &inputs);

    let press = Press::set_up(job)?;
    let desks = Desks::new(&press.studio);
    let measures = measure::measure(&mut plan, &press, &desks, progress);
    let pieces = post::arrange(&plan.letters, &measures.sizes, &job.post);

    let glyphs = desks.glyphs();
    let stationery = Stationery::build(press.studio.faces(), &glyphs, &press.pictures)
        .map_err(RunError::Stationery)?;
    let folder = Folder::begin(&job.output.folder, &run_id)?;
    let table = Table {
        job,
        plan: &plan,
        measures: &measures,
        press: &press,
        desks: &desks,
        stationery: &stationery,
        folder: &folder,
        run_id: &run_id,
    };
    let drawn = draw::draw(&table, &pieces, progress)?;

    let findings = sorted(vec![findings, measures.findings]);
    let manifest = Manifest {
        run_id: &run_id,
        date: job.date,
        plan: &plan,
        pieces: &pieces,
        letters: &drawn.letters,
        streams: &drawn.streams,
        findings: &findings,
        inputs: &inputs,
        settings: &job.settings(),
        glyphs: &glyphs,
    };
    let Sealed { folder, totals } = folder.seal(&manifest, &Messages::new(job.language()))?;
    Ok(Report { folder, plan, pieces, totals, findings })
}

/// Names every file the run rests on by its hash.
fn fingerprints(job: &Job) -> Result<Vec<InputRecord>, OutputError> {
    job.named_files().iter().map(|file| InputRecord::of(&file.name, &file.path)).collect()
}

/// Progress nobody watches.
struct Quiet;

impl Progress for Quiet {
    fn begin(&self, _: Work, _: usize) {}
    fn step(&self, _: usize) {}
}
