//! One run from start to end: the whole line on one screen.
//!
//! - **In:** a [`Job`].
//! - **Out:** a report; the run folder through `output`.
//! - **Uses:** every room above.
//! - **Never:** holds a rule of any of them. The only room with threads.

mod archive;
mod book;
mod claims;
mod draw;
mod duplicate;
mod explain;
mod measure;
mod measures;
mod press;
mod proof;
mod registered;
mod reprint;
mod services;
mod table;
mod told;
mod trouble;

use std::collections::BTreeSet;

use crate::attach::{Known, Shelf};
use crate::job::Job;
use crate::ledger::Ledger;
use crate::output::{Beginning, CopiesOf, Folder, InputRecord, Manifest, OutputError, Sealed, Spool};
use crate::plan::{Listed, Past, Plan, Policy, Vanished};
use crate::register::{Gone, Histories, Register, SeenCopy};
use crate::{compose, ledger, output, plan, post};
use exports::InvoiceLines;
use findings::{Code, Finding, Messages};

use self::book::{Book, Made};
use self::press::{Desks, Press};
use self::table::Table;
use self::told::sorted;

pub use self::explain::{Explained, Unlettered, explain};
pub use self::proof::{Proofs, Sample, proof};
pub use self::reprint::{Reprinted, Wish, reprint};
pub use self::told::{Checked, Planned, Progress, ReadFile, Report, Work};
pub use self::trouble::RunError;

/// Reads everything and decides, so that every finding is told. Writes nothing.
///
/// # Errors
///
/// When a file of the job cannot be read.
pub fn check(job: &Job) -> Result<Checked, RunError> {
    let Decided { files, accounts, mut plan, findings, known, .. } = decide_alone(job)?;
    let press = Press::set_up(job, &plan, known)?;
    let looked = looked_at(job, &mut plan, &press, &Quiet)?;
    let texts = compose::proofread(press.studio.layout());
    let findings = sorted(vec![findings, texts, looked]);
    Ok(Checked { files, accounts, findings })
}

/// Decides who gets which letter, and sets each as `run` would: copies, addresses, windows and numbers of the
/// post are looked at. Writes nothing.
///
/// # Errors
///
/// When a file of the job, its layout or its copies cannot be read.
pub fn plan(job: &Job) -> Result<Planned, RunError> {
    plan_watched(job, &Quiet)
}

/// [`plan`], telling how far it has come.
///
/// # Errors
///
/// Those of [`plan`].
pub fn plan_watched(job: &Job, progress: &dyn Progress) -> Result<Planned, RunError> {
    let Decided { mut plan, findings, gone, known, .. } = decide_alone(job)?;
    let vanished = Vanished::of(&gone, &job.policy);
    let press = Press::set_up(job, &plan, known)?;
    let looked = looked_at(job, &mut plan, &press, progress)?;
    Ok(Planned { plan, vanished, findings: sorted(vec![findings, looked]) })
}

/// Sets every letter without drawing it, holds those that cannot be made, and tells why.
fn looked_at(
    job: &Job,
    plan: &mut Plan,
    press: &Press,
    progress: &dyn Progress,
) -> Result<Vec<Finding>, RunError> {
    let looked = measure::measure(plan, press, &Desks::new(press), None, progress)?;
    let pieces = post::arrange(&plan.letters, &looked.sizes, &job.post);
    let of_post = post::proofread(&pieces, &plan.letters, &job.post);
    Ok([looked.findings, of_post].concat())
}

/// Makes every letter that is due, with streams and manifest, and enters them in the register.
///
/// # Errors
///
/// When an input cannot be read, the run folder cannot be written, another run holds the register, or
/// so many known invoices are gone that it may be the wrong file; then nothing is left behind and nothing
/// entered.
pub fn run(job: &Job, progress: &dyn Progress) -> Result<Report, RunError> {
    let (inputs, run_id) = named(job)?;
    let mut register = job.register.as_deref().map(Register::open).transpose()?;
    let book = Book::open(job, register.as_mut())?;
    let Decided { mut plan, findings, gone, known, .. } = decide(job, &book, &run_id)?;

    let (press, folder, spool) = begin(job, (&plan, known), &run_id, &book)?;
    let desks = Desks::new(&press);
    let aside = Some(measure::Aside::on(&spool, job));
    let mut measures = measure::measure(&mut plan, &press, &desks, aside, progress)?;
    let pieces = post::arrange(&plan.letters, &measures.sizes, &job.post);
    measures.findings.extend(post::proofread(&pieces, &plan.letters, &job.post));

    let messages = Messages::new(job.language());
    let papers = registered::papers(job, &plan, (&pieces, &desks), &messages)?;

    let glyphs = desks.glyphs();
    let stationery = press.stationery(&glyphs, job.finish)?;
    let table = Table {
        job,
        plan: &plan,
        measures: &measures,
        press: &press,
        desks: &desks,
        stationery: &stationery,
        beginning: &Beginning::new(stationery.prefix()),
        spool: &spool,
        folder: &folder,
        run_id: &run_id,
    };
    let mut drawn = draw::draw(&table, &pieces, progress)?;
    let unclaimed = drawn.claims.tell(&mut drawn.streams);
    registered::write(&table, papers)?;
    let served = services::pack(&table, (&pieces, &drawn.letters))?;

    let measured = std::mem::take(&mut measures.findings);
    let findings = sorted(vec![findings, measured, served, unclaimed]);
    let manifest = Manifest {
        run_id: &run_id,
        date: job.date,
        plan: &plan,
        pieces: &pieces,
        addresses: press.addresses(&measures.addresses),
        post: &job.post,
        accounts: &job.creditor.account,
        marks: job.marks.as_ref(),
        letters: &drawn.letters,
        archive: &drawn.archive,
        copies: CopiesOf(&|letter| drawn.claims.mark(measures.copies(letter))),
        streams: &drawn.streams,
        findings: &findings,
        inputs: &inputs,
        settings: &job.settings(),
        glyphs: &glyphs,
    };
    let finished =
        folder.finish(&manifest, &messages, |one, other| press.beside(one, other))?;
    let seen = press.shelf().map(Shelf::news).unwrap_or_default();
    book.enter(job, Made::of(&manifest, gone.invoices, seen))?;
    let Sealed { folder, totals } = finished.publish(|| book.commit())?;
    Ok(Report { folder, plan, pieces, totals, findings })
}

/// Opens what letters are made from, and begins the run folder with the spool in it.
fn begin(
    job: &Job,
    (plan, known): (&Plan, Known),
    run_id: &str,
    book: &Book<'_>,
) -> Result<(Press, Folder, Spool), RunError> {
    let press = Press::set_up(job, plan, known)?;
    let folder = Folder::begin(&job.output.folder, run_id, &book.mark())?;
    let spool = folder.spool()?;
    Ok((press, folder, spool))
}

/// What was read and decided before anything is drawn.
struct Decided {
    files: Vec<ReadFile>,
    accounts: usize,
    plan: Plan,
    findings: Vec<Finding>,
    /// Invoices the register knows of that the export does not show any more.
    gone: Gone,
    /// What the ledger names, where copies are to be told apart by it.
    known: Known,
}

/// What was read, before anything is decided.
struct Opened {
    files: Vec<ReadFile>,
    ledger: Ledger,
    histories: Histories,
    findings: Vec<Finding>,
    gone: Gone,
    /// Copies that earlier runs looked into.
    seen: Vec<SeenCopy>,
    /// The lines of invoices, for duplicates.
    lines: InvoiceLines,
    /// Numbers of registered letters of other runs.
    used: BTreeSet<String>,
    /// The house rules, their exclusions naming what the ledger names.
    policy: Policy,
}

/// Stops where it may be the wrong file and nobody said yes.
fn guard(job: &Job, gone: &Gone) -> Result<(), RunError> {
    match Vanished::of(gone, &job.policy) {
        Some(vanished) if !job.yes => Err(RunError::Vanished(vanished)),
        _ => Ok(()),
    }
}

/// Decides as a run on the same day would, looking into the register without holding it.
fn decide_alone(job: &Job) -> Result<Decided, RunError> {
    Ok(settle(job, open_alone(job)?))
}

/// Decides as long as nobody need say yes first.
fn decide(job: &Job, book: &Book<'_>, run_id: &str) -> Result<Decided, RunError> {
    let decided = settle(job, open(job, book.register(), run_id)?);
    guard(job, &decided.gone)?;
    let misnamed = decided.findings.iter().filter(|it| it.code == Code::ExclusionMisnamed);
    let misnamed: Vec<Finding> = misnamed.cloned().collect();
    if misnamed.is_empty() { Ok(decided) } else { Err(RunError::Misnamed(misnamed)) }
}

fn settle(job: &Job, opened: Opened) -> Decided {
    let Opened { files, ledger, histories, findings, gone, seen, used, lines, policy } = opened;
    let accounts = ledger.accounts.len();
    let known = job.copies.as_ref().map(|_| Known::of(&ledger, &job.creditor.name));
    let known = known.unwrap_or_default().remembering(seen);
    let (known, stray) = known.with_lines(lines);
    let (mut plan, more) = plan::plan(ledger, &histories, &policy, &job.creditor, job.date);
    let waiting = post::number(&mut plan.letters, &used, &job.post);
    plan.hold(waiting);
    Decided { files, accounts, plan, findings: [findings, more, stray].concat(), gone, known }
}

/// Opens what a run on the same day would, looking into the register without holding it.
fn open_alone(job: &Job) -> Result<Opened, RunError> {
    let register = job.register.as_deref().map(Register::look).transpose()?.flatten();
    let run_id = output::run_id(job.date, &fingerprints(job)?);
    open(job, register.as_ref(), &run_id)
}

fn open(job: &Job, register: Option<&Register>, run_id: &str) -> Result<Opened, RunError> {
    let (export, findings) = exports::read(&job.inputs)?;
    let files = export.tables.iter().map(ReadFile::of).collect();
    let mut past = Past::default();
    if !job.policy.exclude.is_empty() {
        past.codes.extend(export.debtors.iter().flatten().map(|it| it.code.clone()));
    }
    let (ledger, more) = ledger::open(export, &job.terms, &findings);
    let listed = Listed::of(&job.policy.exclude, &ledger, job.date);
    let mut histories = Histories::default();
    let mut gone = Gone { known: 0, invoices: Vec::new(), closed: 0 };
    let (mut seen, mut used) = (Vec::new(), BTreeSet::new());
    if let Some(register) = register {
        histories = register.histories(&ledger, Some(run_id))?;
        gone = register.gone(&ledger, Some(run_id))?;
        used = register.numbers(run_id)?;
        if job.copies.is_some() {
            seen = register.seen_copies()?;
        }
        if !listed.is_settled() {
            past.lettered = register.lettered()?;
        }
    }
    let policy = Policy { exclude: listed.exclusions(), ..job.policy.clone() };
    let wanted = job.copies.as_ref().and_then(|copies| copies.lines.as_ref());
    let (lines, of_lines) = wanted.map(exports::invoice_lines).transpose()?.unwrap_or_default();
    let listed = listed.findings(&past, &job.file.name);
    let findings = [findings, more, of_lines, listed].concat();
    Ok(Opened { files, ledger, histories, findings, gone, seen, used, lines, policy })
}

/// Every file the run rests on, and the name of the run.
fn named(job: &Job) -> Result<(Vec<InputRecord>, String), OutputError> {
    let inputs = fingerprints(job)?;
    let run_id = output::run_id(job.date, &inputs);
    Ok((inputs, run_id))
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
