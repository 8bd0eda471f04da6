//! Takes files over, the clean ones where they lie and unusual ones mended.

use super::examine::examined;
use super::fields::{self, Drawn};
use super::graph::Graph;
use super::lexer::Lexer;
use super::mend::{Mended, mend};
use super::scan::{MAX_WORK, Scan};
use super::source::Trouble;
use super::spots::Spots;
use super::stranger::stranger;
use super::{
    ImportError, Imported, Inspected, Limit, MAX_BYTES, Table, Wanted, Zone, chain, raw,
    restore, search, wrap,
};

/// How files are taken over.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Intake {
    /// Tried in their order on files that do not open without one.
    pub passwords: Vec<String>,
    /// The part of an A4 sheet into which other pages are set; none leaves every page as it is.
    pub zone: Option<Zone>,
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
    pub(super) fn set(
        &self,
        mut bytes: Vec<u8>,
        mut graph: Graph,
    ) -> Result<Imported, ImportError> {
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
        let pages = if self.zone.is_some() && work > MAX_WORK {
            self.import(bytes.to_vec())?.pages()
        } else {
            pages
        };
        Ok(Inspected { pages: u32::try_from(pages).unwrap_or(u32::MAX) })
    }

    /// Writes an unusual file out cleanly and reads that: first by its own table, also where all offsets
    /// count from its header, and then, where anything is not where the table says, by looking for
    /// objects in all of it.
    pub(super) fn mended(
        &self,
        bytes: &[u8],
        most: usize,
    ) -> Result<(Vec<u8>, Graph), ImportError> {
        let mut scan = Scan::default();
        let header = header(bytes).ok_or_else(|| match stranger(bytes) {
            Some(stranger) => ImportError::Stranger(stranger),
            None => {
                ImportError::Damaged("it has neither a header nor a table of a PDF".to_owned())
            }
        })?;
        let behind_junk = bytes.get(header..).unwrap_or_default();
        let parts = [bytes, behind_junk];
        let mut best: Option<(Vec<u8>, Graph)> = None;
        for bytes in parts.into_iter().take(if header > 0 { 2 } else { 1 }) {
            let Some(spots) = chain::chain(bytes, &mut scan) else { continue };
            let (found, faults) = match self.read(bytes, (spots, Vec::new()), most, &mut scan) {
                Ok(found) => found,
                Err(
                    error @ (ImportError::Password
                    | ImportError::Certificate
                    | ImportError::Cover(_)
                    | ImportError::Untold),
                ) => return Err(error),
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
        let said = said_pages(bytes).unwrap_or(0);
        if found.1.pages.met < most && (found.1.pages.met as u64) < said {
            return Err(ImportError::Damaged("some of its pages are missing".to_owned()));
        }
        if found.1.pages.gaps {
            return Err(gone());
        }
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
        let mut table = fields::draw(&mut bytes, table, Drawn::Left);
        let first = 0..most;
        let mut graph = Graph::read(&bytes, &table, false, Wanted::first(&first));
        if matches!(&graph, Ok(graph) if graph.pages.untold) {
            table = fields::draw(&mut bytes, table, Drawn::Untold);
            graph = Graph::read(&bytes, &table, false, Wanted::first(&first));
        }
        match graph {
            Ok(graph) if graph.pages.untold => Err(ImportError::Untold),
            // Pages on which nothing stands, of a file that does not even say how many it has.
            Ok(graph) if !graph.pages.drawn && (guessed || !graph.pages.counted) => {
                Err(ImportError::NoPages)
            }
            Ok(graph) if graph.pages.lost => {
                Err(ImportError::Damaged("some of its pages are missing".to_owned()))
            }
            Ok(graph) if graph.pages.bare => Err(gone()),
            Ok(graph) => Ok(((bytes, graph), faults)),
            Err(Trouble::Refused(error)) => Err(error),
            Err(Trouble::Unclean) => {
                Err(ImportError::Damaged("its objects contradict".to_owned()))
            }
        }
    }
}

fn gone() -> ImportError {
    ImportError::Damaged("what one of its pages draws is missing".to_owned())
}

/// How many pages a linearised file says it has (ISO 32000-1, F.3.3): its first object stands even where the rest
/// is cut off.
fn said_pages(bytes: &[u8]) -> Option<u64> {
    let head = bytes.get(..bytes.len().min(2048))?;
    let at = raw::position(head, b"/Linearized")?;
    let rest = head.get(at..)?;
    let rest = rest.get(..raw::position(rest, b">>")?)?;
    let at = raw::position(rest, b"/N ").or_else(|| raw::position(rest, b"/N\n"))?;
    Lexer::new(rest, at + 2).natural()
}

/// Where the header of a PDF stands; at the start where there is none and yet a table or an object. None
/// where nothing speaks for a PDF.
fn header(bytes: &[u8]) -> Option<usize> {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let found = head.windows(5).position(|it| it == b"%PDF-");
    found.or_else(|| raw::position(bytes, b"startxref").map(|_| 0))
}

/// Reads a file where it lies; none when it is not clean.
pub(super) fn clean(bytes: &[u8], most: usize) -> Option<Result<Graph, ImportError>> {
    if bytes.len() > MAX_BYTES {
        return Some(Err(ImportError::TooLarge(Limit::Bytes)));
    }
    let table = Table::read(bytes)?;
    let first = 0..most;
    match Graph::read(bytes, &table, true, Wanted::first(&first)) {
        // Nothing stands there, and nobody says how many pages there are.
        Ok(graph) if !graph.pages.drawn && !graph.pages.counted => None,
        // What is drawn on it is drawn in a copy of the file.
        Ok(graph) if graph.pages.untold => None,
        // What a page draws may stand somewhere all the same.
        Ok(graph) if graph.pages.bare => None,
        Ok(graph) => Some(Ok(graph)),
        Err(Trouble::Refused(error)) => Some(Err(error)),
        Err(Trouble::Unclean) => None,
    }
}
