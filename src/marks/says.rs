//! The values in the marks of a sheet, and the page that carries them.

use std::sync::Arc;

use super::matrix::Coded;
use super::omr::{Fed, bits};
use super::{Marks, MarksError};
use crate::post::{Piece, Sheet};
use print::page::{Item, Page};
use print::{Area, Mm};

/// The values in the marks of one sheet; empty where its machine has no such mark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Says {
    /// The text of its Data Matrix.
    pub code: Option<String>,
    /// Its OMR bars from the top: `1` is a mark.
    pub bits: Option<Arc<str>>,
    /// Its figures, such as `1 / 3`.
    pub number: Option<String>,
    /// `boc` and `eoc` for the sheets that are fed first and last, `ins1` and so on for what feeders add.
    pub flags: String,
}

impl Marks {
    /// The values in the marks of a sheet.
    #[must_use]
    pub fn says(&self, run: &str, piece: &Piece, sheet: &Sheet) -> Says {
        let fed = Fed { order: sheet.order, of: piece.sheets, seq: sheet.seq };
        let end = fed.order == fed.of;
        let feeds = if end { self.feeds.as_slice() } else { &[] };
        let feed_flags = feeds.iter().filter(|it| (1..=2).contains(*it));
        let flags = u32::from(end) + feed_flags.map(|it| 1 << u32::from(*it)).sum::<u32>();
        let coded = Coded {
            run,
            piece: piece.number,
            sheet: sheet.number,
            of: piece.sheets,
            flags,
            seq: fed.seq,
        };
        let mut words = Vec::new();
        words.extend((fed.order == 1).then(|| "boc".to_owned()));
        words.extend(end.then(|| "eoc".to_owned()));
        words.extend(feeds.iter().map(|feeder| format!("ins{feeder}")));
        Says {
            code: self.machine.matrix.map(|_| coded.text()),
            bits: self.machine.omr.as_ref().map(|omr| bits(&omr.marks(fed, &self.feeds))),
            number: self.machine.number.map(|_| format!("{} / {}", sheet.number, piece.sheets)),
            flags: words.join(" "),
        }
    }

    /// The areas to keep white on the front of every sheet, marks included.
    #[must_use]
    pub fn zones(&self) -> Vec<Area> {
        let omr = self.machine.omr.iter().map(super::Omr::zone);
        let matrix = self.machine.matrix.iter().map(super::Matrix::zone);
        omr.chain(matrix).chain(self.machine.number.iter().map(super::Number::zone)).collect()
    }
}

/// The marks of a sheet of this width and height, as a page with nothing else on it.
///
/// # Errors
///
/// When a code does not fit its symbol.
pub fn sheet_page(marks: &Marks, says: &Says, size: (Mm, Mm)) -> Result<Page, MarksError> {
    let mut items = Vec::new();
    if let (Some(omr), Some(bits)) = (&marks.machine.omr, &says.bits) {
        let printed: Vec<bool> = bits.bytes().map(|bit| bit == b'1').collect();
        items.push(Item::Fill(omr.bars(&printed)));
    }
    if let (Some(matrix), Some(code)) = (&marks.machine.matrix, &says.code) {
        items.push(Item::Fill(matrix.symbol(code)?));
    }
    if let (Some(number), Some(text)) = (&marks.machine.number, &says.number) {
        items.push(Item::Fill(number.figures(text)));
    }
    Ok(Page { width: size.0, height: size.1, items })
}
