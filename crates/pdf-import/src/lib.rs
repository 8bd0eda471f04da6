//! Foreign PDFs: their pages copied object by object, never re-interpreted.
//!
//! - **In:** the bytes of a PDF, passwords to try, limits to keep.
//! - **Out:** [`Imported`]: its pages and what they refer to, renumbered; its words; what is wrong with it.
//! - **Uses:** nothing of this house.
//! - **Never:** opens files; draws a page; knows what a PDF is for.
//!
//! A clean file is read where it lies: a small lexer finds the objects that its pages need and the
//! references inside them, and everything else is copied as it stands. Whatever is unusual
//! (cross-reference streams, encryption, damage) is first written out cleanly; then the same path takes
//! it. Ciphers and filters of streams are lopdf's.
//!
//! ```
//! let invoice = b"%PDF-1.4
//! 1 0 obj <</Type/Catalog/Pages 2 0 R/OpenAction 6 0 R>> endobj
//! 2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>> endobj
//! 3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
//! 4 0 obj <</Length 46>> stream
//! BT /F1 12 Tf 72 720 Td (Invoice F-101) Tj ET
//!
//! endstream endobj
//! 5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj
//! 6 0 obj <</S/JavaScript/JS(app.alert('here'))>> endobj
//! trailer <</Root 1 0 R/Size 7>>
//! %%EOF";
//! // Its table is missing: what is damaged is mended where it can be, and refused where not.
//! let copy = relance_pdf_import::import(invoice.to_vec())?;
//!
//! assert_eq!(copy.pages(), 1);
//! assert_eq!(relance_pdf_import::words(&copy).pages, ["Invoice F-101"]);
//! // Contents and font, which the page needs; the script stays behind.
//! assert_eq!(copy.objects().len(), 2);
//! # Ok::<(), relance_pdf_import::ImportError>(())
//! ```

mod annotations;
mod bulk;
mod chain;
mod cipher;
mod cover;
mod draws;
mod enclosed;
mod escapes;
mod examine;
mod fields;
mod fit;
mod format;
mod graph;
mod hash;
mod index;
mod intake;
mod layers;
mod lexer;
mod made;
mod matrix;
mod mend;
mod notes;
pub mod number;
mod pages;
mod raw;
mod restore;
mod scan;
mod search;
mod sieve;
mod source;
mod spots;
mod stranger;
mod style;
mod table;
mod text;
mod typed;
mod unpack;
mod view;
mod whole;
mod words;
mod wrap;
mod x4;

use std::ops::Range;

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

pub use self::cover::Cover;
pub use self::enclosed::enclosed;
pub use self::fit::Zone;
use self::graph::Graph;
pub use self::intake::Intake;
use self::layers::LayerList;
pub use self::notes::{noted_length, recall};
use self::source::Trouble;
pub use self::stranger::Stranger;
pub use self::table::Table;
pub use self::text::{Object, Reference, Text};
pub use self::words::{Words, words};
pub use self::x4::{Breach, Breaches, x4};

/// The largest file taken, in bytes: many times a scanned invoice.
pub const MAX_BYTES: usize = 256 << 20;

/// The most objects that the pages of one file may need.
const MAX_OBJECTS: usize = 500_000;

/// The most pages taken from one file.
const MAX_PAGES: usize = 20_000;

/// How many bytes the objects of an unusual file may take beyond its own size.
const MAX_CLEAN: usize = 128 << 20;

/// The limit that a file goes beyond: it has more of something than any invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Limit {
    /// It has more bytes than [`MAX_BYTES`].
    #[error("too many bytes")]
    Bytes,
    /// Its pages need more objects than are taken.
    #[error("too many objects")]
    Objects,
    /// It has more pages than are taken.
    #[error("too many pages")]
    Pages,
    /// Its compressed parts expand too far.
    #[error("too many bytes once expanded")]
    Expands,
    /// Its objects are nested or repeated so that reading it would take too long.
    #[error("too much work to read it")]
    Work,
}

/// Why no pages can be taken from a file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// It opens with a password only, and none that is known fits.
    #[error("it is protected by a password")]
    Password,
    /// It was encrypted for certain recipients, not with a password.
    #[error("it is encrypted for certain recipients")]
    Certificate,
    /// It has no page that can be found.
    #[error("it has no pages")]
    NoPages,
    /// It is larger, or needs more objects or pages, than any invoice.
    #[error("it is too large: {0}")]
    TooLarge(Limit),
    /// It has pages, and they are not the document.
    #[error("its pages are not the document: {0:?}")]
    Cover(Cover),
    /// Something is drawn on it that every reader draws otherwise.
    #[error("it leaves it to the reader how a note on it looks")]
    Untold,
    /// It is no PDF but something that is known.
    #[error("it is no PDF: {0:?}")]
    Stranger(Stranger),
    /// The file may not be read by whoever runs the program.
    #[error("it may not be read")]
    Denied,
    /// It is no PDF, or damaged beyond repair.
    #[error("it is damaged or not a PDF: {0}")]
    Damaged(String),
}

impl ImportError {
    /// The word by which messages tell the reasons apart.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::NoPages => "no-pages",
            Self::Certificate => "certificate",
            Self::TooLarge(Limit::Bytes) => "too-large",
            Self::TooLarge(Limit::Objects) => "too-many-objects",
            Self::TooLarge(Limit::Pages) => "too-many-pages",
            Self::TooLarge(Limit::Expands) => "expands",
            Self::TooLarge(Limit::Work) => "work",
            Self::Cover(Cover::Form) => "form",
            Self::Cover(Cover::Portfolio) => "portfolio",
            Self::Cover(Cover::Wrapper) => "wrapper",
            Self::Untold => "untold",
            Self::Stranger(Stranger::Empty) => "empty",
            Self::Stranger(Stranger::Web) => "web",
            Self::Stranger(Stranger::Picture) => "picture",
            Self::Stranger(Stranger::Office) => "office",
            Self::Stranger(Stranger::Mail) => "mail",
            Self::Stranger(Stranger::Data) => "data",
            Self::Denied => "denied",
            Self::Damaged(_) => "damaged",
        }
    }
}

/// The contents of a file as far as they matter, found without keeping any of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inspected {
    /// How many pages [`import`] will give; at least one.
    pub pages: u32,
}

/// The pages of a foreign PDF and every object they need, ready to be placed in any file.
///
/// Boxes, rotation and resources that a page inherited stand on the page itself. Annotations that
/// would be printed are kept as they look; links, forms and scripts are gone.
#[derive(Debug)]
pub struct Imported {
    /// The file, clean; objects are places in it.
    bytes: Vec<u8>,
    objects: Vec<Object>,
    references: Vec<text::Reference>,
    pages: pages::Pages,
    /// The layers among the objects.
    layers: LayerList,
    fingerprint: u128,
}

/// Takes the pages of a PDF file that opens without a password.
///
/// # Errors
///
/// When it needs a password, has no pages, is too large, or is no PDF that can be read.
pub fn import(bytes: Vec<u8>) -> Result<Imported, ImportError> {
    Intake::default().import(bytes)
}

/// Takes the first pages of a PDF file, `most` at the most, and nothing that only later pages need.
///
/// # Errors
///
/// When it needs a password, has no pages, is too large, or is no PDF that can be read.
pub fn import_first(bytes: Vec<u8>, most: usize) -> Result<Imported, ImportError> {
    Intake::default().import_first(bytes, most)
}

/// Takes some pages out of a file of our own, which may be much larger than any invoice: the page ranges
/// asked for, counted from 0, each behind the one before, and nothing that only other pages need.
///
/// # Errors
///
/// When it has not all of these pages, or is not as this program writes files.
pub fn cut_out(bytes: Vec<u8>, ranges: &[Range<usize>]) -> Result<Imported, ImportError> {
    let unclean = || ImportError::Damaged("it is not as this program writes files".to_owned());
    let table = Table::read(&bytes).ok_or_else(unclean)?;
    let wanted = Wanted { ranges, limited: false };
    let graph = match Graph::read(&bytes, &table, true, wanted) {
        Ok(graph) => graph,
        Err(Trouble::Refused(error)) => return Err(error),
        Err(Trouble::Unclean) => return Err(unclean()),
    };
    if graph.pages.len() != ranges.iter().map(ExactSizeIterator::len).sum::<usize>() {
        return Err(ImportError::NoPages);
    }
    Ok(Imported::of(bytes, graph))
}

/// Which pages of a file are taken.
#[derive(Debug, Clone, Copy)]
struct Wanted<'w> {
    /// Ranges counted from 0, in order and apart.
    ranges: &'w [Range<usize>],
    /// Whether limits for foreign files hold.
    limited: bool,
}

impl<'w> Wanted<'w> {
    /// The pages of a foreign file up to a number.
    fn first(range: &'w Range<usize>) -> Self {
        Self { ranges: std::slice::from_ref(range), limited: true }
    }

    fn holds(&self, page: usize) -> bool {
        let behind = self.ranges.partition_point(|range| range.end <= page);
        self.ranges.get(behind).is_some_and(|range| range.contains(&page))
    }

    /// One past the last page taken.
    fn end(&self) -> usize {
        self.ranges.last().map_or(0, |range| range.end)
    }
}

impl Imported {
    fn of(bytes: Vec<u8>, graph: Graph) -> Self {
        let mut objects = graph.objects;
        hash::seal(&bytes, &mut objects, &graph.references, &graph.layers);
        let mut fingerprint = Xxh3::new();
        fingerprint.update(graph.pages.bytes());
        for object in &objects {
            let hash = object.hash.unwrap_or_else(|| {
                let tail = bytes.get(object.tail.clone()).unwrap_or_default();
                fingerprint.update(tail);
                xxh3_128(bytes.get(object.place.clone()).unwrap_or_default())
            });
            fingerprint.update(&hash.to_be_bytes());
        }
        Self {
            bytes,
            objects,
            references: graph.references,
            pages: graph.pages,
            layers: graph.layers,
            fingerprint: fingerprint.digest128(),
        }
    }
}

/// Tells files apart by their bytes: fast, and no proof against somebody who wants two to look alike.
#[must_use]
pub fn content_hash(bytes: &[u8]) -> u128 {
    xxh3_128(bytes)
}

/// Counts the pages of a PDF file, going over everything that [`import`] goes over.
///
/// # Errors
///
/// When [`import`] would fail.
pub fn inspect(bytes: &[u8]) -> Result<Inspected, ImportError> {
    Intake::default().inspect(bytes)
}

impl Imported {
    /// How many pages there are; at least one.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Roughly how much memory it takes, in bytes.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.bytes.len()
            + self.pages.bytes().len()
            + std::mem::size_of_val(self.objects.as_slice())
            + std::mem::size_of_val(self.references.as_slice())
    }

    /// Every object the pages need.
    #[must_use]
    pub fn objects(&self) -> &[Object] {
        &self.objects
    }

    /// Whether a page draws nothing but forms, named last in its resources.
    #[must_use]
    pub fn is_wrapped(&self, page: usize) -> bool {
        self.pages.is_wrapped(page)
    }

    /// The layers that are not shown, by their place among the objects.
    #[must_use]
    pub fn hidden(&self) -> &[u32] {
        &self.layers.hidden
    }

    /// The layers that are shown, by their place among the objects. What belongs to several layers is told by all
    /// of them.
    #[must_use]
    pub fn shown(&self) -> &[u32] {
        &self.layers.shown
    }

    /// How an object is written.
    #[must_use]
    pub fn object_text(&self, object: &Object) -> Text<'_> {
        let references = self.references.get(object.references.clone()).unwrap_or_default();
        Text::new(&self.bytes, object.place.clone(), references).with_tail(object.tail.clone())
    }

    /// How a page is written, without its brackets, type and parent.
    #[must_use]
    pub fn page_text(&self, page: usize) -> Text<'_> {
        self.pages.text(page)
    }

    /// The same in three: before its contents, their value, and what follows.
    #[must_use]
    pub fn page_parts(&self, page: usize) -> [Text<'_>; 3] {
        self.pages.split(page)
    }

    /// Equal for files that look the same, different for others.
    #[must_use]
    pub fn fingerprint(&self) -> u128 {
        self.fingerprint
    }
}
