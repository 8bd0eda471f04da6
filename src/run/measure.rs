//! Sets every letter once, to learn its pages and hold back those that cannot be made.

use rayon::prelude::{ParallelIterator as _, ParallelSlice as _};

use super::context::{RunContext, Worker, Workers, enclosures};
use super::duplicate;
use super::measures::{LetterCopies, LetterMeasure, Measures, SpooledPages};
use super::place::SpoolTarget;
use super::{Progress, RunError, Work};
use crate::attach::FoundCopies;
use crate::compose::{self, Composed, Enclosure};
use crate::plan::{Faults, Plan, PlannedLetter, Reason};
use crate::post::Measured;
use crate::service::Touch;
use print::page::Page;

/// Letters a thread takes at a time: enough to make taking cheap, few enough to share out evenly.
pub(super) const HANDFUL: usize = 32;

/// Letters measured before what was learnt of them is put in its place: looks are larger than what is kept.
const WAVE: usize = 128 * HANDFUL;

/// Sets every letter, to learn its pages and to hold back those that cannot be made. With a place to put
/// them aside the pages are drawn as well.
pub(super) fn measure(
    plan: &mut Plan,
    context: &RunContext,
    workers: &Workers<'_>,
    aside: Option<SpoolTarget<'_>>,
    progress: &dyn Progress,
) -> Result<Measures, RunError> {
    let letters = plan.letters.len();
    progress.begin(Work::Measure, letters);
    if let (Some(store), Some(_)) = (context.copy_store(), aside) {
        store.take_notes();
    }
    let mut measures = Measures::with_room(letters);
    let mut fates = Vec::with_capacity(letters);
    for wave in plan.letters.chunks(WAVE) {
        let handfuls = wave.par_chunks(HANDFUL).map(|letters| {
            progress.go_on()?;
            let looks = workers.at(|worker| look_at_all(letters, context, worker, aside));
            progress.step(letters.len());
            looks
        });
        let looks: Result<Vec<Vec<LetterMeasure>>, RunError> =
            context.threads.install(|| handfuls.collect());
        for look in looks?.into_iter().flatten() {
            fates.push(look.held);
            measures.take(look);
        }
    }
    hold(plan, &fates);
    Ok(measures)
}

/// Measures a handful; what was drawn goes to the spool in one, with what was found in copies.
fn look_at_all(
    letters: &[PlannedLetter],
    context: &RunContext,
    worker: &mut Worker<'_>,
    aside: Option<SpoolTarget<'_>>,
) -> Result<Vec<LetterMeasure>, RunError> {
    worker.packed.clear();
    let looks = letters.iter().map(|letter| look(letter, context, worker, aside));
    let mut looks = looks.collect::<Result<Vec<LetterMeasure>, RunError>>()?;
    if let Some(aside) = aside {
        let drawn = worker.packed.len() as u64;
        let noted = context.copy_store().map(|store| (store, store.notes(&mut worker.packed)));
        let place = aside.spool.put(&worker.packed)?;
        for look in &mut looks {
            look.drawn.place += place;
        }
        if let Some((store, noted)) = noted {
            store.aside(noted, place + drawn);
        }
    }
    Ok(looks)
}

fn look(
    letter: &PlannedLetter,
    context: &RunContext,
    worker: &mut Worker<'_>,
    aside: Option<SpoolTarget<'_>>,
) -> Result<LetterMeasure, RunError> {
    let found = found(letter, context);
    let enclosures = enclosures(&found);
    let (composed, blank_before_last) = set(letter, &enclosures, context, worker);
    let faces = context.studio.faces();
    let covered = context.white.covered(&letter.debtor, &composed.pages, faces);
    let wording = worker.compositor.proofread(letter, compose::EnclosedKinds::of(&enclosures));
    let held = Reason::of_faults(&Faults {
        copies: &found.findings,
        marks: covered.as_ref(),
        pages: &composed.findings,
        wording: &wording,
    });
    let drawn = match (held, aside) {
        (None, Some(aside)) => {
            let stamps = stamps(letter, &found, context, worker);
            pack(letter, (&composed.pages, &stamps), worker, aside.tagged)?
        }
        _ => SpooledPages::default(),
    };
    let measured = Measured {
        letter_pages: u32::try_from(composed.pages.len()).unwrap_or(u32::MAX),
        blank_before_last,
        copies: enclosures.iter().map(|it| it.pages).collect(),
    };
    let Composed { pages, address_items, .. } = &composed;
    let touches = context.zoning.touches(letter, pages, address_items, faces);
    let zones = Touch::findings(&touches, letter);
    let mut findings = [found.findings, composed.findings, wording, zones].concat();
    findings.extend(covered);
    let mut behind = LetterCopies { first: found.first, copies: found.copies };
    // It stays until everything is drawn.
    behind.copies.shrink_to_fit();
    let address = composed.address;
    Ok(LetterMeasure { measured, drawn, address, behind, findings, touches, held })
}

/// The copies put behind a letter, with the pages of duplicates counted.
pub(super) fn found(letter: &PlannedLetter, context: &RunContext) -> FoundCopies {
    let mut found = context.copies(letter);
    for copy in found.copies.iter_mut().filter(|copy| copy.is_drawn()) {
        copy.pages = duplicate::pages(context, letter, &copy.invoice);
    }
    found
}

/// Sets a letter, and says whether the page before the last is blank.
pub(super) fn set(
    letter: &PlannedLetter,
    enclosures: &[Enclosure],
    context: &RunContext,
    worker: &mut Worker<'_>,
) -> (Composed, bool) {
    let mut composed = worker.compositor.compose(letter, enclosures);
    let blank_before_last = context.is_duplex(letter) && composed.spread();
    (composed, blank_before_last)
}

/// The line beside each copy of a letter, in their order; none where the job wants none. The first letter
/// tells itself what it is.
pub(super) fn stamps(
    letter: &PlannedLetter,
    found: &FoundCopies,
    context: &RunContext,
    worker: &mut Worker<'_>,
) -> Vec<Page> {
    if !context.stamps() {
        return Vec::new();
    }
    let before = usize::from(found.first.is_some());
    let of = before + found.copies.len();
    let first = found.first.iter().map(|_| None);
    let numbers = first.chain(found.copies.iter().map(|copy| Some(&*copy.invoice)));
    let language = &letter.debtor.language;
    let stamp = |(place, number): (usize, Option<&str>)| match number {
        Some(number) => worker.compositor.stamp(language, number, (place + 1, of)),
        None => worker.compositor.unstamped(),
    };
    numbers.enumerate().map(stamp).collect()
}

/// Draws the pages of a letter behind those that the worker has packed already.
fn pack(
    letter: &PlannedLetter,
    (pages, stamps): (&[Page], &[Page]),
    worker: &mut Worker<'_>,
    tagged: bool,
) -> Result<SpooledPages, RunError> {
    let start = worker.packed.len();
    let undrawn = |source| RunError::Draw { reference: letter.reference.clone(), source };
    for page in pages.iter().chain(stamps) {
        worker.pen.draw(page).map_err(undrawn)?.pack(&mut worker.packed);
    }
    let end = worker.packed.len();
    if tagged {
        worker.pen.draw_tagged(pages).map_err(undrawn)?.pack(&mut worker.packed);
    }
    let (length, tagged) = (end - start, worker.packed.len() - end);
    Ok(SpooledPages { place: start as u64, length, tagged })
}

/// Letters that cannot be made go to the held rows; the others keep their order, and their place in memory:
/// the plan is by far the largest thing there is.
fn hold(plan: &mut Plan, reasons: &[Option<Reason>]) {
    let mut fates = reasons.iter();
    let held = plan.letters.extract_if(.., |_| fates.next().is_some_and(Option::is_some));
    let held: Vec<_> = held
        .zip(reasons.iter().flatten())
        .flat_map(|(letter, reason)| letter.held_back(*reason))
        .collect();
    plan.hold(held);
}
