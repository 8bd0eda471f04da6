//! From pages and copies to whole files: one per letter, and streams.
//!
//! - **In:** drawn pages and imported copies of one piece.
//! - **Out:** the bytes of a letter file; pieces written to a stream in posting order.
//! - **Uses:** `base`, `page`, `pdf`, `compose`, `attach`, `post`.
//! - **Never:** changes the order it is given.

mod stream;

use std::convert::Infallible;
use std::sync::Arc;

use crate::pdf::{
    Attachment, FileInfo, Imported, LetterFile, PageContent, Stationery, TaggedPages,
};

pub use self::stream::Stream;

/// Everything that goes into one envelope, drawn.
#[derive(Debug, Clone)]
pub struct DrawnPiece {
    /// The pages of the letter; at least one.
    pub pages: Vec<PageContent>,
    /// The copies, in the order in which they are put behind the letter.
    pub copies: Vec<Arc<Imported>>,
    /// Whether its sheets are printed on both sides. Letter and copies then each start on the front
    /// of a sheet; a back with nothing on it is a page like any other.
    pub duplex: bool,
}

/// One step of putting a piece together.
enum Part<'a> {
    /// A drawn page.
    Page(&'a PageContent),
    /// All pages of a copy.
    Copy(&'a Imported),
    /// A back with nothing on it.
    Blank(PageContent),
}

impl DrawnPiece {
    /// Goes through the piece from front to back.
    fn each<E>(&self, mut add: impl FnMut(Part<'_>) -> Result<(), E>) -> Result<(), E> {
        for page in &self.pages {
            add(Part::Page(page))?;
        }
        let Some(last) = self.pages.last() else { return Ok(()) };
        let needs_back = |pages: usize| self.duplex && pages % 2 == 1;
        if needs_back(self.pages.len()) {
            add(Part::Blank(last.blank_like()))?;
        }
        for copy in &self.copies {
            add(Part::Copy(copy))?;
            if needs_back(copy.pages()) {
                add(Part::Blank(last.blank_like()))?;
            }
        }
        Ok(())
    }
}

/// Puts a piece together as a file of its own. What `out` held is dropped. Same arguments, same
/// bytes.
pub fn letter(
    piece: &DrawnPiece,
    info: &FileInfo<'_>,
    stationery: &Stationery,
    out: &mut Vec<u8>,
) {
    let mut file = LetterFile::begin(stationery, out);
    let Ok(()) = piece.each(|part| {
        match part {
            Part::Page(page) => file.page(page),
            Part::Blank(page) => file.page(&page),
            Part::Copy(copy) => file.copy(copy),
        }
        Ok::<(), Infallible>(())
    });
    file.finish(info);
}

/// Puts the pages of a letter alone together, with files inside. What `out` held is dropped. Same
/// arguments, same bytes.
pub fn archive(
    pages: &TaggedPages,
    files: &[Attachment<'_>],
    info: &FileInfo<'_>,
    stationery: &Stationery,
    out: &mut Vec<u8>,
) {
    let mut file = LetterFile::begin(stationery, out);
    file.tagged(pages);
    files.iter().for_each(|it| file.attach(it));
    file.finish(info);
}

/// Puts pages together that were drawn before, in the order given. What `out` held is dropped. Same
/// arguments, same bytes.
pub fn again(parts: &[Imported], info: &FileInfo<'_>, out: &mut Vec<u8>) {
    let stationery = Stationery::plain();
    let mut file = LetterFile::begin(&stationery, out);
    parts.iter().for_each(|part| file.copy(part));
    file.finish(info);
}
