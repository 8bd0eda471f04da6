//! Leaves of paper of a piece, with their pages.

use super::Piece;

/// One leaf of paper of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// Its number in the piece, counted from 1.
    pub number: u32,
    /// The page of the stream on its front, counted from 1.
    pub recto: u32,
    /// The page of the stream on its back; none when the back stays blank.
    pub verso: Option<u32>,
    /// Which of its piece it is, counted from 1 as they are printed.
    pub order: u32,
    /// Which of its stream it is, counted from 1.
    pub seq: u32,
}

/// Leaves of paper for one part: a part never shares a sheet with another.
pub(super) fn sheets(pages: u32, duplex: bool) -> u32 {
    if duplex { pages.div_ceil(2) } else { pages }
}

impl Piece {
    /// Its sheets as they are read, first to last.
    #[must_use]
    pub fn sheet_list(&self) -> Vec<Sheet> {
        let sides = if self.duplex { 2 } else { 1 };
        let mut list = Vec::new();
        for (part, &pages) in self.parts.iter().enumerate() {
            let blank =
                (self.blank_before_last && part == 0).then_some(pages.saturating_sub(2));
            for leaf in 0..sheets(pages, self.duplex) {
                let back = leaf * 2 + 1;
                let printed = self.duplex && back < pages && Some(back) != blank;
                let number = u32::try_from(list.len()).unwrap_or(u32::MAX).saturating_add(1);
                let order = if self.reversed { self.sheets + 1 - number } else { number };
                let recto = self.first_page + (order - 1) * sides;
                list.push(Sheet {
                    number,
                    recto,
                    verso: printed.then_some(recto + 1),
                    order,
                    seq: self.first_sheet + order - 1,
                });
            }
        }
        list
    }
}
