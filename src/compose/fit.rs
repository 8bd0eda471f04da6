//! The ladder by which a letter just over one page is brought back to one.

use crate::layout::{Body, Design, FitSteps, ReplySlip};
use crate::plan::PlannedLetter;
use crate::rules::Stage;
use print::Mm;

use super::flow::Spare;

/// Whether a letter has a reply slip.
pub(super) fn has_slip(place: &ReplySlip, letter: &PlannedLetter) -> bool {
    place.shown && letter.stage != Stage::FormalNotice
}

/// Space taken from the normal measures so that a letter fits its page; nothing nearly always.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Fitting {
    /// From the space for the signature.
    pub(super) signature: Mm,
    /// From the space between paragraphs.
    pub(super) gap: Mm,
    /// From the space round table and payment, and from that under the panel.
    pub(super) around: Mm,
    /// From the space over the enclosures.
    pub(super) enclosures: Mm,
    /// From the height of a table row.
    pub(super) row: Mm,
    /// Whether the body is set a little smaller.
    pub(super) small: bool,
    /// Whether copies of a few invoices are told in one line.
    pub(super) joined: bool,
    /// Whether the enclosures stand beside the signature, where there is a reply slip.
    pub(super) beside: bool,
}

impl Fitting {
    /// The steps of the ladder, each with those before it; the last only where a layout has smaller type for it.
    pub(super) fn ladder(design: &Design) -> impl Iterator<Item = Self> {
        let ladder = &design.ladder;
        let first = Self { signature: ladder.signature, joined: true, ..Self::default() };
        let FitSteps { gap, around, enclosures, .. } = *ladder;
        let second = Self { gap, around, enclosures, ..first };
        let third = Self { row: design.table.row.height - ladder.row, ..second };
        let small = ladder.size < design.body.size || ladder.line < design.body.line;
        let fourth = small.then_some(Self { small, ..third });
        [first, second, third].into_iter().chain(fourth)
    }

    /// The height that a step saves at the least.
    pub(super) fn saves(&self, spare: Spare) -> Mm {
        self.signature
            + self.enclosures
            + self.gap * spare.gaps
            + self.around * spare.around
            + self.row * spare.rows
    }

    /// The measures of the body.
    pub(super) fn body(&self, design: &Design) -> Body {
        let mut body = design.body;
        if self.small {
            body.size = design.ladder.size;
            body.gap -= body.line - design.ladder.line;
            body.line = design.ladder.line;
        }
        body.gap -= self.gap;
        body
    }
}
