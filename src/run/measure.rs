use rayon::prelude::{ParallelIterator as _, ParallelSlice as _};

use super::press::{Desk, Desks, Press, enclosures};
use super::{Progress, RunError, Work};
use crate::attach::{Copy, FirstCopy};
use crate::base::Finding;
use crate::compose;
use crate::job::Job;
use crate::output::Spool;
use crate::page::Page;
use crate::plan::{Plan, PlannedLetter, Reason};
use crate::post::Measured;

/// Letters a thread takes at a time: enough to make taking cheap, few enough to share out evenly.
pub(super) const HANDFUL: usize = 32;

/// What one letter takes, and what is wrong with it.
struct Look {
    measured: Measured,
    drawn: Packed,
    tagged: Packed,
    behind: Behind,
    findings: Vec<Finding>,
    held: Option<Reason>,
}

/// What is put behind a letter.
#[derive(Debug, Default)]
pub(super) struct Behind {
    /// The first letter about its invoices.
    pub(super) first: Option<Box<FirstCopy>>,
    /// The copies of its invoices.
    pub(super) copies: Vec<Copy>,
}

/// Where the drawn pages of a letter lie on the spool.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Packed {
    /// Where they begin.
    pub(super) place: u64,
    /// How many bytes they take.
    pub(super) length: usize,
}

/// What drawing needs to know of the letters that stay in the plan, in its order.
#[derive(Debug, Default)]
pub(super) struct Measures {
    /// Pages of letter and copies.
    pub(super) sizes: Vec<Measured>,
    /// The drawn pages of the letters.
    pub(super) drawn: Vec<Packed>,
    /// The same pages with what stands on them, where files are tagged.
    pub(super) tagged: Vec<Packed>,
    /// What is put behind them.
    pub(super) behind: Vec<Behind>,
    /// What was found wrong.
    pub(super) findings: Vec<Finding>,
}

/// Where drawn pages are put aside.
#[derive(Debug, Clone, Copy)]
pub(super) struct Aside<'a> {
    /// The place.
    pub(super) spool: &'a Spool,
    /// Whether files say what stands on their pages.
    pub(super) tagged: bool,
}

impl<'a> Aside<'a> {
    /// The place for what a job wants.
    pub(super) fn on(spool: &'a Spool, job: &Job) -> Self {
        Self { spool, tagged: job.finish.profile.is_tagged() }
    }
}

/// Sets every letter, to learn its pages and to hold back those that cannot be made. With a place to put
/// them aside the pages are drawn as well.
pub(super) fn measure(
    plan: &mut Plan,
    press: &Press,
    desks: &Desks<'_>,
    aside: Option<Aside<'_>>,
    progress: &dyn Progress,
) -> Result<Measures, RunError> {
    progress.begin(Work::Measure, plan.letters.len());
    let handfuls = plan.letters.par_chunks(HANDFUL).map(|letters| {
        let looks = desks.at(|desk| look_at_all(letters, press, desk, aside));
        progress.step(letters.len());
        looks
    });
    let looks: Result<Vec<Vec<Look>>, RunError> = press.threads.install(|| handfuls.collect());
    Ok(sort_out(plan, looks?.into_iter().flatten()))
}

/// Measures a handful; what was drawn goes to the spool in one.
fn look_at_all(
    letters: &[PlannedLetter],
    press: &Press,
    desk: &mut Desk<'_>,
    aside: Option<Aside<'_>>,
) -> Result<Vec<Look>, RunError> {
    desk.packed.clear();
    let looks = letters.iter().map(|letter| look(letter, press, desk, aside));
    let mut looks = looks.collect::<Result<Vec<Look>, RunError>>()?;
    if let Some(aside) = aside {
        let place = aside.spool.put(&desk.packed)?;
        for look in &mut looks {
            look.drawn.place += place;
            look.tagged.place += place;
        }
    }
    Ok(looks)
}

fn look(
    letter: &PlannedLetter,
    press: &Press,
    desk: &mut Desk<'_>,
    aside: Option<Aside<'_>>,
) -> Result<Look, RunError> {
    let found = press.copies(letter);
    let enclosures = enclosures(&found);
    let composed = desk.compositor.compose(letter, &enclosures);
    let wording = desk.compositor.proofread(letter, compose::Behind::of(&enclosures));
    let holds = |findings: &[Finding]| findings.iter().any(Finding::holds);
    let held = if holds(&found.findings) {
        Some(Reason::CopyMissing)
    } else if holds(&composed.findings) {
        Some(Reason::LetterFailed)
    } else {
        holds(&wording).then_some(Reason::Wording)
    };
    let (mut drawn, mut tagged) = (Packed::default(), Packed::default());
    if let (None, Some(aside)) = (held, aside) {
        drawn = pack(letter, &composed.pages, desk)?;
        if aside.tagged {
            tagged = pack_tagged(letter, &composed.pages, desk)?;
        }
    }
    let measured = Measured {
        letter_pages: u32::try_from(composed.pages.len()).unwrap_or(u32::MAX),
        copies: enclosures.iter().map(|it| it.pages).collect(),
    };
    let findings = [found.findings, composed.findings, wording].concat();
    let behind = Behind { first: found.first, copies: found.copies };
    Ok(Look { measured, drawn, tagged, behind, findings, held })
}

/// Draws the pages of a letter behind those that the desk has packed already.
fn pack(
    letter: &PlannedLetter,
    pages: &[Page],
    desk: &mut Desk<'_>,
) -> Result<Packed, RunError> {
    let start = desk.packed.len();
    for page in pages {
        let undrawn = |source| RunError::Draw { reference: letter.reference.clone(), source };
        desk.pen.draw(page).map_err(undrawn)?.pack(&mut desk.packed);
    }
    Ok(Packed { place: start as u64, length: desk.packed.len() - start })
}

/// The same with what stands on the pages.
fn pack_tagged(
    letter: &PlannedLetter,
    pages: &[Page],
    desk: &mut Desk<'_>,
) -> Result<Packed, RunError> {
    let start = desk.packed.len();
    let undrawn = |source| RunError::Draw { reference: letter.reference.clone(), source };
    desk.pen.draw_tagged(pages).map_err(undrawn)?.pack(&mut desk.packed);
    Ok(Packed { place: start as u64, length: desk.packed.len() - start })
}

/// Letters that cannot be made go to the held rows; the others keep their order.
fn sort_out(plan: &mut Plan, looks: impl Iterator<Item = Look>) -> Measures {
    let mut measures = Measures::default();
    let mut held = Vec::new();
    for (letter, look) in std::mem::take(&mut plan.letters).into_iter().zip(looks) {
        measures.findings.extend(look.findings);
        if let Some(reason) = look.held {
            held.extend(letter.held_back(reason));
        } else {
            plan.letters.push(letter);
            measures.sizes.push(look.measured);
            measures.drawn.push(look.drawn);
            measures.tagged.push(look.tagged);
            measures.behind.push(look.behind);
        }
    }
    plan.hold(held);
    measures
}
