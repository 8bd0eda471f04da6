//! From pages and copies to whole files: one per letter, and streams.
//!
//! - **In:** drawn pages and imported copies of one piece.
//! - **Out:** the bytes of a letter file; pieces written to a stream in posting order.
//! - **Uses:** `pdf_import`, `print`.
//! - **Never:** changes the order it is given.

mod sheets;
mod stream;

use std::convert::Infallible;
use std::sync::Arc;

use pdf_import::Imported;
use print::pdf::{
    Attachment, FileInfo, LetterFile, Over, PageContent, Record, Stationery, TaggedPages,
};

pub use self::stream::Stream;

/// Everything that goes into one envelope, drawn.
#[derive(Debug, Clone, Default)]
pub struct DrawnPiece {
    /// The pages of the letter; at least one.
    pub pages: Vec<PageContent>,
    /// The copies, in the order in which they are put behind the letter.
    pub copies: Vec<Arc<Imported>>,
    /// Whether its sheets are printed on both sides. Letter and copies then each start on the front
    /// of a sheet; a back with nothing on it is a page like any other.
    pub duplex: bool,
    /// The marks on the front of each sheet, in the order in which sheets are read; empty without.
    pub marks: Vec<PageContent>,
    /// The line beside each page of a copy, for each copy in its place; empty without. A blank one is no
    /// line.
    pub stamps: Vec<PageContent>,
    /// Whether the last sheet comes first.
    pub reversed: bool,
    /// Whether its copies were looked through and keep what its stream claims.
    pub fit: bool,
    /// The metadata of its document part, in streams whose pieces are document parts.
    pub record: Option<Record>,
}

/// One step of putting a piece together.
enum AssemblyStep<'a> {
    /// The letter begins.
    Letter,
    /// A drawn page, and its marks.
    Page(&'a PageContent, Option<&'a PageContent>),
    /// The resources that the pages of a copy need, written before the first of them.
    Copy(&'a Imported),
    /// A page of the copy before, and what is printed over it.
    Copied(&'a Imported, usize, Over<'a>),
    /// A back with nothing on it.
    Blank(PageContent),
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
            AssemblyStep::Letter => {}
            AssemblyStep::Page(page, marks) => file.marked(page, marks),
            AssemblyStep::Blank(page) => file.page(&page),
            AssemblyStep::Copy(copy) => file.open(copy),
            AssemblyStep::Copied(copy, page, over) => file.copied(copy, page, over),
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
