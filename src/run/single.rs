//! One letter of a plan in memory, as a run would make it.

use std::sync::Arc;

use super::RunError;
use super::context::{RunContext, Worker, Workers, enclosures};
use super::decide::{Decided, Glance};
use super::draw::{load, marks};
use super::drawing::info;
use super::measure::{found, measure, set, stamps};
use super::reports::{Quiet, sorted};
use crate::assemble::{self, DrawnPiece};
use crate::attach::FoundCopies;
use crate::job::Job;
use crate::plan::{Plan, PlannedLetter};
use crate::post::{self, Piece};
use findings::Finding;
use pdf_import::Imported;
use print::page::Page;
use print::pdf::{PageContent, Profile, TaggedPages};

/// One letter with its copies, as a file.
#[derive(Debug)]
#[non_exhaustive]
pub struct SingleLetter {
    /// The letter: its words and its debtor.
    pub letter: PlannedLetter,
    /// The piece that a run of the day would make of it.
    pub piece: Piece,
    /// The bytes of the PDF: the pages of the letter file that a run would write.
    pub pdf: Vec<u8>,
    /// Findings about its debtor or the whole, in the order of the files.
    pub findings: Vec<Finding>,
}

/// Makes one letter of the plan by its reference, with its copies and marks. Nothing is written and nothing
/// entered. All letters are decided and set as in a run, because the number of a piece depends on the others; who
/// wants many makes a run.
///
/// # Errors
///
/// When a file of the job, its layout or its copies cannot be read, or no letter of this reference is due or can be
/// made.
pub fn letter(job: &Job, reference: &str) -> Result<SingleLetter, RunError> {
    let glance = Glance::of(job)?;
    let Decided { mut plan, findings, known, .. } = glance.decide(job)?;
    let due = place(&plan, reference).and_then(|place| plan.letters.get(place)).cloned();
    let context = RunContext::set_up(job, &plan, known)?;
    let workers = Workers::new(&context);
    let measures = measure(&mut plan, &context, &workers, None, &Quiet)?;
    let pieces = post::arrange(&plan.letters, &measures.sizes, &job.post);
    let of_post = post::proofread(&pieces, &plan.letters, &job.post);
    let place = place(&plan, reference);
    let piece = pieces.into_iter().find(|it| Some(it.letter) == place);
    let letter = place.and_then(|place| plan.letters.get(place));
    let (Some(letter), Some(piece)) = (letter, piece) else {
        return Err(unmade(reference, due.as_ref(), &plan));
    };
    let pdf = file(job, &context, &workers, (letter, &piece, &glance.run.id))?;
    let mut findings = sorted(vec![findings, measures.findings, of_post]);
    let code = &*letter.debtor.code;
    findings.retain(|it| it.debtor.as_deref().is_none_or(|debtor| debtor == code));
    Ok(SingleLetter { letter: letter.clone(), piece, pdf, findings })
}

/// The bytes of the file of a letter, as the run of this name would write it.
pub(super) fn file(
    job: &Job,
    context: &RunContext,
    workers: &Workers<'_>,
    (letter, piece, run_id): (&PlannedLetter, &Piece, &str),
) -> Result<Vec<u8>, RunError> {
    let (mut drawn, tagged) =
        workers.at(|worker| draw(letter, context, job.finish.profile, worker))?;
    drawn.duplex = piece.duplex;
    if job.marks.as_ref().is_some_and(|marks| marks.letters) {
        drawn.marks = workers.at(|worker| marks(job, run_id, piece, worker))?;
    }
    let stationery = context.stationery(&workers.glyphs(), job.finish)?;
    let claimed = tagged.as_ref().map(|_| job.finish.profile);
    let info = info(context, letter, piece, claimed);
    let mut pdf = Vec::new();
    match &tagged {
        Some(pages) => assemble::archive(pages, &[], &info, &stationery, &mut pdf),
        None => assemble::letter(&drawn, &info, &stationery, &mut pdf),
    }
    Ok(pdf)
}

/// Where a letter stands in a plan.
fn place(plan: &Plan, reference: &str) -> Option<usize> {
    plan.letters.iter().position(|it| it.reference == reference)
}

/// Why there is no such letter: none is due, or the one that is cannot be made.
fn unmade(reference: &str, due: Option<&PlannedLetter>, plan: &Plan) -> RunError {
    let of = |letter: &PlannedLetter| {
        let mut held = plan.held.iter();
        held.find(|it| it.debtor == letter.debtor.code && letter.listed().contains(&&it.number))
    };
    let reason = due.and_then(of).map(|it| it.reason);
    RunError::NoLetter { reference: reference.to_owned(), reason }
}

/// Sets and draws a letter and what goes behind it; with what stands on its pages where its file is to be kept in an
/// archive, and then leaves out the copies.
fn draw(
    letter: &PlannedLetter,
    context: &RunContext,
    profile: Profile,
    worker: &mut Worker<'_>,
) -> Result<(DrawnPiece, Option<TaggedPages>), RunError> {
    let found = found(letter, context);
    let (composed, _) = set(letter, &enclosures(&found), context, worker);
    let stamps = stamps(letter, &found, context, worker);
    let undrawn = |source| RunError::Draw { reference: letter.reference.clone(), source };
    let mut draw = |pages: &[Page]| {
        let drawn = pages.iter().map(|page| worker.pen.draw(page).map_err(undrawn));
        drawn.collect::<Result<Vec<PageContent>, RunError>>()
    };
    let (pages, stamps) = (draw(&composed.pages)?, draw(&stamps)?);
    let tagged = (profile == Profile::PdfA2b).then(|| worker.pen.draw_tagged(&composed.pages));
    let tagged = tagged.transpose().map_err(undrawn)?;
    let copies = copies(letter, &found, context)?;
    Ok((DrawnPiece { pages, copies, stamps, ..DrawnPiece::default() }, tagged))
}

/// The pages of what goes behind a letter.
fn copies(
    letter: &PlannedLetter,
    found: &FoundCopies,
    context: &RunContext,
) -> Result<Vec<Arc<Imported>>, RunError> {
    let first = found.first.iter().map(|first| Ok(first.load()?));
    // Nothing was noted of them, because nothing was put aside.
    let copies = found.copies.iter().map(|copy| load(context, letter, copy, |_, _| Ok(())));
    first.chain(copies).collect()
}
