//! One run from start to end: the whole line on one screen.
//!
//! - **In:** a [`Job`].
//! - **Out:** [`RunReport`], or what `check`, `plan`, `explain` and `proof` answer; the run folder through `output`.
//! - **Uses:** `findings`, `settings`, `exports`, `statements`, `pdf_import`, `print`, `layout`, `ledger`, `address`, `rules`, `register`,
//!   `payments`, `plan`, `review`, `compose`, `attach`, `invoices`, `post`, `marks`, `assemble`, `service`, `output`, `job`.
//! - **Never:** holds a rule of any of them. The only room with threads.

mod archive;
mod register_lock;
mod claims;
mod decide;
mod decisions;
mod decisions_said;
mod draw;
mod duplicate;
mod explain;
mod invented;
mod inputs;
mod manifest;
mod measure;
mod measures;
mod place;
mod context;
mod proof;
mod registered;
mod reprint;
mod said;
mod services;
mod session;
mod single;
mod traces;
mod drawing;
mod reports;
mod trouble;

use crate::job::Job;
use crate::output::Sealed;
use crate::plan::Plan;
use crate::{compose, post};
use findings::Finding;

use self::context::{RunContext, Workers};
use self::decide::{Decided, decide, decide_alone, decide_with_traces};
use self::draw::draw;
use self::drawing::{DrawingTable, MeasuredLetters, SharedParts};
use self::inputs::RunName;
use self::measure::measure;
use self::place::RunOutput;
use self::register_lock::RegisterLock;
use self::reports::{Quiet, sorted};

pub use self::decisions::{
    DecideError, LetterToDecide, ReviewWish, change_decisions, decide_about, letters_to_decide,
};
pub use self::explain::{ExplainReport, Unlettered, explain};
pub use self::proof::{Proofs, Sample, gallery, proof};
pub use self::reports::{CheckReport, PlanReport, Progress, ReadFile, RunReport, Work};
pub use self::reprint::{Reprinted, Wish, reprint};
pub use self::session::{ReviewSession, SessionLetter, review};
pub use self::single::{SingleLetter, letter};
pub use self::trouble::RunError;

/// Reads everything and decides, so that every finding is told. Writes nothing.
///
/// # Errors
///
/// When a file of the job cannot be read.
pub fn check(job: &Job) -> Result<CheckReport, RunError> {
    let Decided { files, accounts, mut plan, findings, known, payments, folder, .. } =
        decide_alone(job)?;
    let context = RunContext::set_up(job, &plan, known)?;
    let looked = looked_at(job, &mut plan, &context, &Quiet)?;
    let texts = compose::proofread(context.studio.layout(), &context.studio.creditor().country);
    let findings = sorted(vec![findings, texts, looked]);
    let statements = payments.map(|it| it.statements).unwrap_or_default();
    Ok(CheckReport { files, statements, folder, accounts, findings })
}

/// Decides who gets which letter, and sets each as `run` would: copies, addresses, windows and numbers of the
/// post are looked at. Writes nothing.
///
/// # Errors
///
/// When a file of the job, its layout or its copies cannot be read.
pub fn plan(job: &Job) -> Result<PlanReport, RunError> {
    plan_watched(job, &Quiet)
}

/// [`plan`], telling how far it has come.
///
/// # Errors
///
/// Those of [`plan`].
pub fn plan_watched(job: &Job, progress: &dyn Progress) -> Result<PlanReport, RunError> {
    let (decided, traces) = decide_with_traces(job)?;
    let Decided { mut plan, findings, doubts, known, payments, .. } = decided;
    let context = RunContext::set_up(job, &plan, known)?;
    let looked = looked_at(job, &mut plan, &context, progress)?;
    let findings = sorted(vec![findings, looked, traces.findings]);
    Ok(PlanReport { plan, doubts, payments, findings })
}

/// Sets every letter without drawing it, holds those that cannot be made, and tells why.
fn looked_at(
    job: &Job,
    plan: &mut Plan,
    context: &RunContext,
    progress: &dyn Progress,
) -> Result<Vec<Finding>, RunError> {
    let looked = measure(plan, context, &Workers::new(context), None, progress)?;
    let pieces = post::arrange(&plan.letters, &looked.sizes, &job.post);
    let of_post = post::proofread(&pieces, &plan.letters, &job.post);
    Ok([looked.findings, of_post].concat())
}

/// Makes every letter that is due, with streams and manifest, and enters them in the register.
///
/// # Errors
///
/// When an input cannot be read, the run folder cannot be written, another run holds the register, or
/// a question is open: so many known invoices are gone that it may be the wrong file, or the date is far from today
/// and from the data. Then nothing is left behind and nothing entered.
pub fn run(job: &Job, progress: &dyn Progress) -> Result<RunReport, RunError> {
    let mut register = register_lock::open(job)?;
    let lock = RegisterLock::open(job, register.as_mut())?;
    // Named after the wait for others: files change in the meantime.
    let name = RunName::of(job)?;
    let (decided, traces) = decide(job, &lock, &name.id)?;
    let Decided { mut plan, findings, gone, known, payments, .. } = decided;

    let context = RunContext::set_up(job, &plan, known)?;
    let place = RunOutput::begin(job, &name.id, &lock.mark()?)?;
    let workers = Workers::new(&context);
    let aside = Some(place.aside(job));
    let mut measures = measure(&mut plan, &context, &workers, aside, progress)?;
    let pieces = post::arrange(&plan.letters, &measures.sizes, &job.post);
    let mut measured = std::mem::take(&mut measures.findings);
    measured.extend(post::proofread(&pieces, &plan.letters, &job.post));

    let letters = MeasuredLetters { plan, measures, pieces };
    let papers = registered::papers(job, &letters, &workers)?;
    let shared = SharedParts::of(&context, &workers, job.finish)?;
    let table = DrawingTable {
        job,
        run: &name,
        letters: &letters,
        context: &context,
        workers: &workers,
        shared: &shared,
        place: &place,
        payments: payments.as_ref(),
    };
    let mut drawn = draw(&table, progress)?;
    let unclaimed = drawn.claims.tell(&mut drawn.streams);
    registered::write(&table, papers)?;
    let served = services::pack(&table, &drawn.letters)?;

    let findings = sorted(vec![findings, measured, served, unclaimed]);
    let balanced = manifest::write(&table, &drawn, &findings)?;
    name.look_again(job)?;
    progress.go_on()?;
    lock.enter(&table, &drawn.letters, gone.invoices)?;
    lock.note_doubts(job, &traces)?;
    let (Sealed { folder, totals }, turn) = place.folder.publish(balanced, || lock.commit())?;
    register_lock::shown(register.as_ref(), &name.id);
    drop(turn);
    let MeasuredLetters { plan, pieces, .. } = letters;
    let findings = sorted(vec![findings, traces.findings]);
    Ok(RunReport { folder, plan, pieces, totals, payments, findings })
}
