//! Leaves of paper: which pages of a piece share one, and which backs stay blank.

use super::{AssemblyStep, DrawnPiece};
use print::pdf::Over;

/// One leaf of paper: the pages of its part on it.
#[derive(Debug, Clone, Copy)]
struct Leaf {
    /// 0 for the letter, then the copies.
    part: usize,
    /// The page on its front.
    front: usize,
    /// The page on its back; none where that stays blank or is not printed.
    back: Option<usize>,
}

impl DrawnPiece {
    /// Goes through the piece sheet by sheet, from front to back or from back to front.
    pub(super) fn each<E>(
        &self,
        mut add: impl FnMut(AssemblyStep<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut open = None;
        let mut place = |number: usize, leaf: Leaf| {
            if open.replace(leaf.part) != Some(leaf.part) {
                match leaf.part.checked_sub(1).and_then(|copy| self.copies.get(copy)) {
                    Some(copy) => add(AssemblyStep::Copy(copy))?,
                    None => add(AssemblyStep::Letter)?,
                }
            }
            self.side(leaf.part, leaf.front, self.marks.get(number), &mut add)?;
            match leaf.back {
                Some(back) => self.side(leaf.part, back, None, &mut add),
                None if !self.duplex => Ok(()),
                None => {
                    let blank =
                        self.pages.last().map(|last| AssemblyStep::Blank(last.blank_like()));
                    blank.map_or(Ok(()), &mut add)
                }
            }
        };
        if self.reversed {
            let leaves: Vec<Leaf> = self.leaves().collect();
            let mut leaves = leaves.into_iter().enumerate().rev();
            leaves.try_for_each(|(number, leaf)| place(number, leaf))
        } else {
            self.leaves().enumerate().try_for_each(|(number, leaf)| place(number, leaf))
        }
    }

    /// Its leaves in the order in which they are read; a part never shares one with another.
    fn leaves(&self) -> impl Iterator<Item = Leaf> {
        let pages = std::iter::once(self.pages.len());
        let pages = pages.chain(self.copies.iter().map(|copy| copy.pages()));
        let sides = if self.duplex { 2 } else { 1 };
        pages.enumerate().flat_map(move |(part, pages)| {
            let fronts = (0..pages).step_by(sides);
            fronts.map(move |front| {
                let back = (sides == 2 && front + 1 < pages).then_some(front + 1);
                Leaf { part, front, back }
            })
        })
    }

    fn side<E>(
        &self,
        part: usize,
        page: usize,
        marks: Option<&print::pdf::PageContent>,
        add: &mut impl FnMut(AssemblyStep<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        if part == 0 {
            let page = self.pages.get(page);
            return page.map_or(Ok(()), |page| add(AssemblyStep::Page(page, marks)));
        }
        let copy = self.copies.get(part - 1);
        let over = Over { marks, stamp: self.stamps.get(part - 1) };
        copy.map_or(Ok(()), |copy| add(AssemblyStep::Copied(copy, page, over)))
    }
}
