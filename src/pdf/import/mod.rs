//! Foreign PDFs: their pages copied object by object, never re-interpreted.
//!
//! A clean file is read where it lies: a small lexer finds the objects that its pages need and the
//! references inside them, and everything else is copied as it stands. Whatever is unusual
//! (cross-reference streams, encryption, damage) is first written out cleanly; then the same path takes
//! it. Ciphers and filters of streams are lopdf's.

mod bulk;
mod chain;
mod cipher;
mod draws;
mod enclosed;
mod escapes;
mod examine;
mod fields;
mod fit;
mod format;
mod graph;
mod hash;
mod layers;
mod lexer;
mod made;
mod matrix;
mod mend;
mod notes;
mod pages;
mod raw;
mod restore;
mod scan;
mod search;
mod sieve;
mod source;
mod spots;
mod table;
mod text;
mod unpack;
mod view;
mod words;
mod wrap;
mod x4;

use std::ops::Range;

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

pub use self::enclosed::enclosed;
use self::examine::examined;
pub use self::fit::Zone;
use self::graph::Graph;
use self::mend::{Mended, mend};
pub use self::notes::{noted_length, recall};
use self::scan::{MAX_WORK, Scan};
use self::source::Trouble;
use self::spots::Spots;
pub(super) use self::table::Table;
pub(super) use self::text::{Object, Text};
pub use self::words::{Words, words};
pub use self::x4::{Breach, Breaches, x4};

/// The largest file taken, in bytes: many times a scanned invoice.
pub const MAX_BYTES: usize = 256 << 20;

/// The most objects that the pages of one file may need.
pub(super) const MAX_OBJECTS: usize = 500_000;

/// The most pages taken from one file.
pub(super) const MAX_PAGES: usize = 20_000;

/// How many bytes the objects of an unusual file may take beyond its own size.
const MAX_CLEAN: usize = 128 << 20;

/// What a file has more of than any invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
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
            Self::Damaged(_) => "damaged",
        }
    }
}

/// What a file offers, found without keeping anything of it.
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
    /// The layers among the objects that are not shown.
    hidden: Vec<u32>,
    fingerprint: u128,
}

/// How files are taken over.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Intake {
    /// Tried in their order on files that do not open without one.
    pub passwords: Vec<String>,
    /// The part of an A4 sheet into which other pages are set; none leaves every page as it is.
    pub zone: Option<Zone>,
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
        hash::seal(&bytes, &mut objects, &graph.references, &graph.hidden);
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
            hidden: graph.hidden,
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

impl Intake {
    /// Takes the pages of a PDF file.
    ///
    /// # Errors
    ///
    /// When no password fits, it has no pages, is too large, or is no PDF that can be read.
    pub fn import(&self, bytes: Vec<u8>) -> Result<Imported, ImportError> {
        self.import_first(bytes, usize::MAX)
    }

    /// Takes the first pages of a PDF file, `most` at the most, and nothing that only later pages need.
    ///
    /// # Errors
    ///
    /// When no password fits, it has no pages, is too large, or is no PDF that can be read.
    pub fn import_first(&self, bytes: Vec<u8>, most: usize) -> Result<Imported, ImportError> {
        let (bytes, graph) = match clean(&bytes, most) {
            Some(graph) => (bytes, graph?),
            None => self.mended(&bytes, most)?,
        };
        self.set(bytes, graph)
    }

    /// Makes what was found ready to be placed in files.
    fn set(&self, mut bytes: Vec<u8>, mut graph: Graph) -> Result<Imported, ImportError> {
        examined(&bytes, &graph)?;
        if graph.damaged || !graph.odd.is_empty() {
            restore::restore(&mut bytes, &mut graph);
        }
        if let Some(zone) = &self.zone {
            wrap::wrap(&mut bytes, &mut graph, zone)
                .ok_or(ImportError::TooLarge(Limit::Work))?;
        }
        Ok(Imported::of(bytes, graph))
    }

    /// Counts the pages of a PDF file, going over everything that [`Self::import`] goes over.
    ///
    /// # Errors
    ///
    /// When [`Self::import`] would fail.
    pub fn inspect(&self, bytes: &[u8]) -> Result<Inspected, ImportError> {
        let (work, pages) = match clean(bytes, usize::MAX) {
            Some(graph) => {
                let graph = graph?;
                (examined(bytes, &graph)?, graph.pages.len())
            }
            None => {
                let (bytes, graph) = self.mended(bytes, usize::MAX)?;
                (examined(&bytes, &graph)?, graph.pages.len())
            }
        };
        // Whether it is too much shows where it is done.
        let pages = match self.zone.is_some() && work > MAX_WORK {
            true => self.import(bytes.to_vec())?.pages(),
            false => pages,
        };
        Ok(Inspected { pages: u32::try_from(pages).unwrap_or(u32::MAX) })
    }

    /// Writes an unusual file out cleanly and reads that: first by its own table, also where all offsets
    /// count from its header, and then, where anything is not where the table says, by looking for
    /// objects in all of it.
    fn mended(&self, bytes: &[u8], most: usize) -> Result<(Vec<u8>, Graph), ImportError> {
        let mut scan = Scan::default();
        let header = header(bytes).ok_or_else(|| {
            ImportError::Damaged("it has neither a header nor a table of a PDF".to_owned())
        })?;
        let behind_junk = bytes.get(header..).unwrap_or_default();
        let parts = [bytes, behind_junk];
        let mut best: Option<(Vec<u8>, Graph)> = None;
        for bytes in parts.into_iter().take(if header > 0 { 2 } else { 1 }) {
            let Some(spots) = chain::chain(bytes, &mut scan) else { continue };
            let (found, faults) = match self.read(bytes, (spots, Vec::new()), most, &mut scan) {
                Ok(found) => found,
                Err(error @ (ImportError::Password | ImportError::Certificate)) => {
                    return Err(error);
                }
                Err(_) => continue,
            };
            if faults == 0 {
                return Ok(found);
            }
            if best.as_ref().is_none_or(|best| best.1.pages.len() < found.1.pages.len()) {
                best = Some(found);
            }
        }
        let searched = search::search(bytes, &mut scan);
        let found = self.read(bytes, searched, most, &mut scan);
        let mut found = match (found, best) {
            (Ok((found, _)), Some(best)) if found.1.pages.len() < best.1.pages.len() => best,
            (Ok((found, _)), _) => found,
            (Err(_), Some(best)) => best,
            (Err(_), None) if scan.is_worn() => {
                return Err(ImportError::TooLarge(Limit::Work));
            }
            (Err(error), None) => return Err(error),
        };
        found.1.damaged = true;
        Ok(found)
    }

    /// Writes a file out cleanly and reads that; also gives how many objects were not where they should.
    fn read(
        &self,
        bytes: &[u8],
        spots: (Spots, Vec<u32>),
        most: usize,
        scan: &mut Scan,
    ) -> Result<((Vec<u8>, Graph), usize), ImportError> {
        let Mended { mut bytes, table, faults, guessed } =
            mend(bytes, spots, &self.passwords, scan)?;
        let table = fields::draw(&mut bytes, table);
        let first = 0..most;
        match Graph::read(&bytes, &table, false, Wanted::first(&first)) {
            // Pages on which nothing stands, of a file that does not even say how many it has.
            Ok(graph) if !graph.pages.drawn && (guessed || !graph.pages.counted) => {
                Err(ImportError::NoPages)
            }
            Ok(graph) if graph.pages.lost => {
                Err(ImportError::Damaged("some of its pages are missing".to_owned()))
            }
            Ok(graph) => Ok(((bytes, graph), faults)),
            Err(Trouble::Refused(error)) => Err(error),
            Err(Trouble::Unclean) => {
                Err(ImportError::Damaged("its objects contradict".to_owned()))
            }
        }
    }
}

/// Where the header of a PDF stands; at the start where there is none and yet a table or an object. None
/// where nothing speaks for a PDF.
fn header(bytes: &[u8]) -> Option<usize> {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let found = head.windows(5).position(|it| it == b"%PDF-");
    found.or_else(|| raw::position(bytes, b"startxref").map(|_| 0))
}

/// Reads a file where it lies; none when it is not clean.
fn clean(bytes: &[u8], most: usize) -> Option<Result<Graph, ImportError>> {
    if bytes.len() > MAX_BYTES {
        return Some(Err(ImportError::TooLarge(Limit::Bytes)));
    }
    let table = Table::read(bytes)?;
    let first = 0..most;
    match Graph::read(bytes, &table, true, Wanted::first(&first)) {
        // Nothing stands there, and nobody says how many pages there are.
        Ok(graph) if !graph.pages.drawn && !graph.pages.counted => None,
        Ok(graph) => Some(Ok(graph)),
        Err(Trouble::Refused(error)) => Some(Err(error)),
        Err(Trouble::Unclean) => None,
    }
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
    pub(super) fn objects(&self) -> &[Object] {
        &self.objects
    }

    /// Whether a page draws nothing but forms, named last in its resources.
    pub(super) fn is_wrapped(&self, page: usize) -> bool {
        self.pages.is_wrapped(page)
    }

    /// The layers that are not shown, by their place among the objects.
    pub(super) fn hidden(&self) -> &[u32] {
        &self.hidden
    }

    /// How an object is written.
    pub(super) fn object_text(&self, object: &Object) -> Text<'_> {
        let references = self.references.get(object.references.clone()).unwrap_or_default();
        Text::new(&self.bytes, object.place.clone(), references).with_tail(object.tail.clone())
    }

    /// How a page is written, without its brackets, type and parent.
    pub(super) fn page_text(&self, page: usize) -> Text<'_> {
        self.pages.text(page)
    }

    /// The same in three: before its contents, their value, and what follows.
    pub(super) fn page_parts(&self, page: usize) -> [Text<'_>; 3] {
        self.pages.split(page)
    }

    /// Equal for files that look the same, different for others.
    pub(super) fn fingerprint(&self) -> u128 {
        self.fingerprint
    }
}
