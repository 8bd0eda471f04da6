//! Counts how far the streams of a file expand.

use std::collections::BTreeMap;

use super::bulk::{DEFLATED, MAX_DRAWN};
use super::draws::drawn;
use super::graph::Graph;
use super::scan::Scan;
use super::view::View;
use super::whole::whole;
use super::{ImportError, Limit};

/// Expands whatever may be too large and counts it: streams that are long, or packed more than once, and the
/// contents of pages that stand in several. Refuses files in which anything is beyond all measure.
///
/// Gives how much work it may be to set the pages onto sheets, at the most: nearly always far less than would be too
/// much.
pub(super) fn examined(bytes: &[u8], graph: &Graph) -> Result<u64, ImportError> {
    let Graph { objects, references, pages, doubts, pictures, .. } = graph;
    let view = View { bytes, objects, references };
    let mut examiner = Examiner { view, scan: Scan::default(), sizes: BTreeMap::new() };
    for (object, most) in doubts {
        examiner.size(*object, *most)?;
    }
    // The text of a page is read some times, and whatever it names as well.
    let mut work = 16 * pages.bytes().len() as u64;
    work += 8 * (pages.references().len() as u64).saturating_mul(graph.longest as u64);
    // Contents that pose as a picture would be measured as one.
    let is_picture =
        |place: usize| u32::try_from(place).is_ok_and(|it| pictures.binary_search(&it).is_ok());
    for page in 0..pages.len() {
        let [_, contents, _] = pages.split(page);
        let object = contents.refers().and_then(|place| view.object(place));
        let contents = object.filter(super::text::Text::is_list).unwrap_or(contents);
        if contents.refers().is_some_and(is_picture) {
            return Err(ImportError::TooLarge(Limit::Expands));
        }
        if !contents.is_list() {
            continue;
        }
        let parts = view.list(contents, &mut examiner.scan);
        let parts = parts.iter().filter_map(|part| u32::try_from(part.refers()?).ok());
        let parts: Vec<u32> = parts.collect();
        if parts.iter().any(|part| is_picture(*part as usize)) {
            return Err(ImportError::TooLarge(Limit::Expands));
        }
        let length = |part: &u32| objects.get(*part as usize).map_or(0, |it| it.place.len());
        let together: u64 = parts.iter().map(|part| length(part) as u64).sum();
        work = work.saturating_add(together.saturating_mul(DEFLATED) / 8);
        let is_doubtful = |part: &u32| examiner.sizes.contains_key(part);
        if together.saturating_mul(DEFLATED) > MAX_DRAWN || parts.iter().any(is_doubtful) {
            let mut all = 0;
            for part in parts {
                all += examiner.size(part, MAX_DRAWN)?;
                if all > MAX_DRAWN {
                    return Err(ImportError::TooLarge(Limit::Expands));
                }
            }
        }
    }
    whole(view, graph, &mut examiner.scan)?;
    drawn(view, graph, &mut examiner.scan)?;
    examiner.rested()?;
    Ok(work)
}

struct Examiner<'a> {
    view: View<'a>,
    scan: Scan,
    /// The sizes that streams expand to: many pages may begin with the same one.
    sizes: BTreeMap<u32, u64>,
}

impl Examiner<'_> {
    /// The size that a stream expands to, in bytes, at most `most`.
    fn size(&mut self, object: u32, most: u64) -> Result<u64, ImportError> {
        if let Some(size) = self.sizes.get(&object) {
            return Ok(*size);
        }
        let text = self.view.object(object as usize);
        let stream = text.and_then(|text| self.view.stream(text, &mut self.scan));
        let size = match stream {
            Some(stream) => self.view.expanded(&stream, most, &mut self.scan),
            None => Some(0),
        };
        self.rested()?;
        let size = size.ok_or(ImportError::TooLarge(Limit::Expands))?;
        self.sizes.insert(object, size);
        Ok(size)
    }

    /// Whether no more was done than any invoice needs.
    fn rested(&self) -> Result<(), ImportError> {
        if self.scan.is_worn() { Err(ImportError::TooLarge(Limit::Work)) } else { Ok(()) }
    }
}
