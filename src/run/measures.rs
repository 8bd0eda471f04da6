//! Sizes, addresses and enclosures of the letters, found by measuring and needed for drawing.

use crate::address::Addressed;
use crate::attach::{Copy, FirstCopy};
use crate::output::CopyRecord;
use crate::plan::Reason;
use crate::post::Measured;
use crate::service::Touch;
use findings::Finding;

/// Results of measuring, for each letter that stays in the plan, in the order of the plan.
#[derive(Debug, Default)]
pub(super) struct Measures {
    /// Pages of letter and copies.
    pub(super) sizes: Vec<Measured>,
    /// The drawn pages of the letters.
    pub(super) drawn: Vec<SpooledPages>,
    /// Their addresses as printed.
    pub(super) addresses: Vec<Addressed>,
    /// The copies put behind each letter.
    pub(super) behind: Vec<LetterCopies>,
    /// Everything that was found wrong.
    pub(super) findings: Vec<Finding>,
    /// Items that stand in zones which a postal service reserves.
    pub(super) touches: Vec<Touch>,
}

impl Measures {
    pub(super) fn with_room(letters: usize) -> Self {
        Self {
            sizes: Vec::with_capacity(letters),
            drawn: Vec::with_capacity(letters),
            addresses: Vec::with_capacity(letters),
            behind: Vec::with_capacity(letters),
            findings: Vec::new(),
            touches: Vec::new(),
        }
    }

    /// Takes what was learnt of the next letter; of one that is held, what is wrong with it.
    pub(super) fn take(&mut self, look: LetterMeasure) {
        self.findings.extend(look.findings);
        if look.held.is_none() {
            self.sizes.push(look.measured);
            self.drawn.push(look.drawn);
            self.addresses.push(look.address);
            self.behind.push(look.behind);
            self.touches.extend(look.touches);
        }
    }

    /// The files behind a letter, as the manifest tells of them.
    pub(super) fn copies(&self, letter: usize) -> Vec<CopyRecord<'_>> {
        let behind = self.behind.get(letter).into_iter();
        behind.flat_map(|it| &it.copies).map(record).collect()
    }
}

fn record(copy: &Copy) -> CopyRecord<'_> {
    CopyRecord {
        invoice: &copy.invoice,
        file: &copy.name,
        pages: copy.pages,
        verdict: copy.checked.verdict.as_str(),
        by: &copy.checked.by,
        x4: None,
    }
}

/// The result of measuring one letter: its size, its address, its copies, its findings.
pub(super) struct LetterMeasure {
    pub(super) measured: Measured,
    pub(super) drawn: SpooledPages,
    pub(super) address: Addressed,
    pub(super) behind: LetterCopies,
    pub(super) findings: Vec<Finding>,
    pub(super) touches: Vec<Touch>,
    pub(super) held: Option<Reason>,
}

/// The copies put behind one letter.
#[derive(Debug, Default)]
pub(super) struct LetterCopies {
    /// The first letter about its invoices.
    pub(super) first: Option<Box<FirstCopy>>,
    /// The copies of its invoices.
    pub(super) copies: Vec<Copy>,
}

/// Where the drawn pages of a letter lie on the spool.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct SpooledPages {
    /// Where they begin.
    pub(super) place: u64,
    /// How many bytes they take.
    pub(super) length: usize,
    /// How many bytes behind them the same pages take with what stands on them; 0 where no file is tagged.
    pub(super) tagged: usize,
}
