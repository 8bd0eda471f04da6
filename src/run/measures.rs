//! What measuring learnt of the letters, for those who draw them.

use crate::address::Addressed;
use crate::attach::{Copy, FirstCopy};
use crate::output::CopyRecord;
use crate::plan::Reason;
use crate::post::Measured;
use crate::service::Touch;
use findings::Finding;

/// What drawing needs to know of the letters that stay in the plan, in its order.
#[derive(Debug, Default)]
pub(super) struct Measures {
    /// Pages of letter and copies.
    pub(super) sizes: Vec<Measured>,
    /// The drawn pages of the letters.
    pub(super) drawn: Vec<SpooledPages>,
    /// Their addresses as printed.
    pub(super) addresses: Vec<Addressed>,
    /// What is put behind them.
    pub(super) behind: Vec<LetterCopies>,
    /// What was found wrong.
    pub(super) findings: Vec<Finding>,
    /// What stands in the zones of postal services.
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

/// What one letter takes, and what is wrong with it.
pub(super) struct LetterMeasure {
    pub(super) measured: Measured,
    pub(super) drawn: SpooledPages,
    pub(super) address: Addressed,
    pub(super) behind: LetterCopies,
    pub(super) findings: Vec<Finding>,
    pub(super) touches: Vec<Touch>,
    pub(super) held: Option<Reason>,
}

/// What is put behind a letter.
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
