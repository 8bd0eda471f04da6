use rayon::prelude::{ParallelIterator as _, ParallelSlice as _};

use super::press::{Desk, Desks, Press, enclosures};
use super::{Progress, Work};
use crate::attach::Copy;
use crate::base::Finding;
use crate::plan::{Plan, PlannedLetter, Reason};
use crate::post::Measured;

/// Letters a thread takes at a time: enough to make taking cheap, few enough to share out evenly.
pub(super) const HANDFUL: usize = 32;

/// What one letter takes, and what is wrong with it.
struct Look {
    measured: Measured,
    copies: Vec<Copy>,
    findings: Vec<Finding>,
    held: Option<Reason>,
}

/// What drawing needs to know of the letters that stay in the plan, in its order.
#[derive(Debug, Default)]
pub(super) struct Measures {
    /// Pages of letter and copies.
    pub(super) sizes: Vec<Measured>,
    /// The copies.
    pub(super) copies: Vec<Vec<Copy>>,
    /// What was found wrong.
    pub(super) findings: Vec<Finding>,
}

/// Sets every letter once to learn its pages, and holds back those that cannot be made.
pub(super) fn measure(
    plan: &mut Plan,
    press: &Press,
    desks: &Desks<'_>,
    progress: &dyn Progress,
) -> Measures {
    progress.begin(Work::Measure, plan.letters.len());
    let handfuls = plan.letters.par_chunks(HANDFUL).map(|letters| {
        let looks = desks.at(|desk| -> Vec<Look> {
            letters.iter().map(|letter| look(letter, press, desk)).collect()
        });
        progress.step(letters.len());
        looks
    });
    let looks: Vec<Vec<Look>> = press.threads.install(|| handfuls.collect());
    sort_out(plan, looks.into_iter().flatten())
}

fn look(letter: &PlannedLetter, press: &Press, desk: &mut Desk<'_>) -> Look {
    let found = press.copies(letter);
    let enclosures = enclosures(&found);
    let composed = desk.compositor.compose(letter, &enclosures);
    let wording = desk.compositor.proofread(letter, !enclosures.is_empty());
    let holds = |findings: &[Finding]| findings.iter().any(Finding::holds);
    let held = if holds(&found.findings) {
        Some(Reason::CopyMissing)
    } else if holds(&composed.findings) {
        Some(Reason::LetterFailed)
    } else {
        holds(&wording).then_some(Reason::Wording)
    };
    let measured = Measured {
        letter_pages: u32::try_from(composed.pages.len()).unwrap_or(u32::MAX),
        copies: found.copies.iter().map(|copy| copy.pages).collect(),
    };
    let findings = [found.findings, composed.findings, wording].concat();
    Look { measured, copies: found.copies, findings, held }
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
            measures.copies.push(look.copies);
        }
    }
    plan.hold(held);
    measures
}
