//! Walks the page tree of a file.

use std::ops::Range;

use super::index::Index;
use super::layers::Layers;
use super::lexer::Lexer;
use super::scan::{Entry, Scan};
use super::source::{Source, Trouble};
use super::text::{Reference, Text};
use super::{ImportError, Limit, MAX_PAGES, Wanted};

/// How deep a page tree may be.
const MAX_DEPTH: usize = 64;

/// How long the pages may be together, without what they refer to, in bytes.
const MAX_TEXT: usize = 64 << 20;

/// The keys that a page takes from the nodes above where it says nothing (ISO 32000-1, 7.7.3.4).
const INHERITED: [&[u8]; 4] = [b"/Resources", b"/MediaBox", b"/CropBox", b"/Rotate"];

/// The other keys of a page that reach paper.
const OWN: [&[u8]; 6] =
    [b"/Contents", b"/Group", b"/UserUnit", b"/TrimBox", b"/BleedBox", b"/ArtBox"];

/// Where no box is given readers take US Letter.
const NO_BOX: &[u8] = b"/MediaBox[0 0 612 792]";

/// A page must name its resources, were there none.
const NO_RESOURCES: &[u8] = b"/Resources<<>>";

/// A value that stands in the file.
#[derive(Debug, Clone)]
pub(super) struct ValuePlace {
    pub(super) place: Range<usize>,
}

/// A node of the page tree still to be visited.
#[derive(Debug)]
struct Node {
    /// Where it stands, as one of the pages in a list or by its number.
    at: usize,
    /// Its number; none where it stands in the list itself.
    number: Option<u32>,
    depth: usize,
    inherited: [Option<ValuePlace>; 4],
}

/// The parts of a file that reading a page takes.
#[derive(Debug)]
pub(super) struct PageReader<'a, 'b> {
    pub(super) source: Source<'a>,
    pub(super) scan: &'b mut Scan,
    pub(super) index: &'b mut Index<'a>,
    /// Which layers are shown by default.
    pub(super) layers: &'b Layers,
}

impl PageReader<'_, '_> {
    /// The values of those keys that the dictionary read last has.
    pub(super) fn values(&self, keys: &[&'static [u8]]) -> Vec<(&'static [u8], ValuePlace)> {
        let value = |key: &&'static [u8]| Some((*key, self.value(key)?));
        keys.iter().filter_map(value).collect()
    }

    /// The value of a key of the dictionary read last; none where it is nothing.
    fn value(&self, key: &[u8]) -> Option<ValuePlace> {
        let Entry { value, reference, .. } = self.scan.get(self.source.bytes, key)?;
        let is_null = self.source.is_null(value, *reference);
        (!is_null).then(|| ValuePlace { place: value.clone() })
    }

    /// The parts of the contents of a page without those that are nothing, at which some readers stop; none where
    /// there are no such parts. `gaps` tells whether any is nowhere.
    fn without_null(
        &mut self,
        contents: &Entry,
        gaps: &mut bool,
    ) -> Result<Option<Vec<u32>>, Trouble> {
        let source = self.source;
        let first = source.bytes.get(contents.value.start);
        let is_list = match contents.reference {
            Some(number) => source.is_list(number),
            None => first == Some(&b'['),
        };
        if !is_list {
            return Ok(None);
        }
        source.resolve(contents.value.start, contents.reference, self.scan)?;
        let elements = &self.scan.elements;
        if !elements.iter().any(|(place, number)| source.is_null(place, *number)) {
            return Ok(None);
        }
        *gaps |= elements.iter().any(|(_, it)| it.is_some_and(|it| source.is_gone(it)));
        let kept = elements.iter().filter(|(place, number)| !source.is_null(place, *number));
        Ok(Some(kept.filter_map(|(_, number)| *number).collect()))
    }

    /// Deals with a page tree that is not as it should be: in a clean file that cannot be; otherwise the part
    /// is left out.
    fn leave_out(&self) -> Result<(), Trouble> {
        if self.source.strict { Err(Trouble::Unclean) } else { Ok(()) }
    }
}

/// The pages of a file, each as it is written.
#[derive(Debug, Default)]
pub(super) struct Pages {
    pub(super) bytes: Vec<u8>,
    pub(super) references: Vec<Reference>,
    /// For each page where its text and its references end.
    pub(super) ends: Vec<(usize, usize)>,
    /// For each page where the key of its contents begins, and their value; empty where it has none.
    pub(super) contents: Vec<(usize, Range<usize>)>,
    /// The pages that draw nothing but forms, in order.
    pub(super) wrapped: Vec<usize>,
    /// Whether the tree says how many pages there are.
    pub(super) counted: bool,
    /// Whether the tree names a page, or a list of them, that is not there.
    pub(super) lost: bool,
    /// Whether the contents that a page names are nowhere.
    pub(super) bare: bool,
    /// Whether a part of the contents that a page names is nowhere.
    pub(super) gaps: bool,
    /// Whether any page has contents or annotations.
    pub(super) drawn: bool,
    /// Whether an annotation would be printed and nobody says how it looks.
    pub(super) untold: bool,
    /// Whether any page has a field of a form.
    pub(super) has_fields: bool,
    /// Pages met so far, taken or not.
    pub(super) met: usize,
}

impl Pages {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How a page is written, without its brackets, type and parent.
    pub(super) fn text(&self, page: usize) -> Text<'_> {
        let end = |page: usize| self.ends.get(page).copied().unwrap_or_default();
        let from = page.checked_sub(1).map_or((0, 0), end);
        let to = end(page);
        Text::new(
            &self.bytes,
            from.0..to.0,
            self.references.get(from.1..to.1).unwrap_or_default(),
        )
    }

    /// A page in three: before its contents, their value, and what follows. Each may be empty.
    pub(super) fn split(&self, page: usize) -> [Text<'_>; 3] {
        let text = self.text(page);
        let (_, place, _) = text.parts();
        let (key, value) = self.contents_of(page, place.end);
        [place.start..key, value.clone(), value.end..place.end].map(|it| text.part(it))
    }

    /// Where the contents of a page stand, their key and their value; at the end of the page where it has none.
    pub(super) fn contents_of(&self, page: usize, end: usize) -> (usize, Range<usize>) {
        self.contents.get(page).cloned().unwrap_or((end, end..end))
    }

    /// The references of all pages.
    pub(super) fn references(&self) -> &[Reference] {
        &self.references
    }

    /// Walks the page tree from the root of the file, up to the last page wanted.
    pub(super) fn read(
        mut reader: PageReader<'_, '_>,
        wanted: Wanted<'_>,
    ) -> Result<Self, Trouble> {
        let source = reader.source;
        let none = || {
            if source.strict {
                Trouble::Unclean
            } else {
                Trouble::Refused(ImportError::NoPages)
            }
        };
        source.object(source.table.root(), reader.scan)?;
        let top = reader.scan.get(source.bytes, b"/Pages").and_then(|entry| entry.reference);
        let top = match top {
            Some(top) if is_list(source, top, reader.scan)? => top,
            _ if source.strict => return Err(none()),
            _ => {
                let top = orphan(source, reader.scan)?.ok_or_else(none)?;
                source.object(top, reader.scan)?;
                top
            }
        };
        let mut pages = Self::default();
        let mut counted = 0;
        if let Some(count) = reader.scan.get(source.bytes, b"/Count").cloned() {
            let place = source.resolve(count.value.start, count.reference, reader.scan)?;
            let count = place.and_then(|it| Lexer::new(source.bytes, it.start).natural());
            counted = count.unwrap_or(0);
            pages.counted = counted > 0;
        }
        let mut met = vec![false; source.table.len()];
        let mut todo =
            vec![Node { at: 0, number: Some(top), depth: 0, inherited: Default::default() }];
        while let Some(node) = todo.pop() {
            if pages.met >= wanted.end() {
                break;
            }
            if wanted.limited && pages.len() >= MAX_PAGES {
                return Err(Trouble::Refused(ImportError::TooLarge(Limit::Pages)));
            }
            if wanted.limited && pages.bytes.len() > MAX_TEXT {
                return Err(Trouble::Refused(ImportError::TooLarge(Limit::Expands)));
            }
            pages.visit(node, &mut reader, wanted, (&mut met, &mut todo))?;
        }
        if pages.len() == 0 {
            return Err(none());
        }
        // A number that is too small says nothing: readers go by the tree.
        if (pages.met as u64) < counted && pages.met < wanted.end() {
            pages.lost = true;
            reader.leave_out()?;
        }
        Ok(pages)
    }

    fn visit(
        &mut self,
        mut node: Node,
        reader: &mut PageReader<'_, '_>,
        wanted: Wanted<'_>,
        (met, todo): (&mut [bool], &mut Vec<Node>),
    ) -> Result<(), Trouble> {
        let source = reader.source;
        let found = source.resolve(node.at, node.number, reader.scan)?;
        if found.is_none() || !reader.scan.is_dictionary {
            self.lost = true;
            return reader.leave_out();
        }
        for (key, value) in INHERITED.iter().zip(&mut node.inherited) {
            *value = reader.value(key).or_else(|| value.take());
        }
        let Some(kids) = reader.scan.get(source.bytes, b"/Kids").cloned() else {
            let place = self.met;
            self.met += 1;
            return if wanted.holds(place) {
                self.page(&node.inherited, reader)
            } else {
                Ok(())
            };
        };
        // What stands in a list is met as often as that list is.
        let again = node.number.is_some_and(|number| {
            let slot = source.table.find(number).and_then(|(slot, _)| met.get_mut(slot));
            slot.is_none_or(|met| std::mem::replace(met, true))
        });
        if again {
            return reader.leave_out();
        }
        if node.depth >= MAX_DEPTH {
            return Err(Trouble::Refused(ImportError::TooLarge(Limit::Work)));
        }
        let list = source.resolve(kids.value.start, kids.reference, reader.scan)?;
        let first = list.and_then(|list| source.bytes.get(list.start));
        // Pages stand in objects of their own, or against the rules in the list itself. Anything else there is
        // none, and must not get lost.
        let text = |place: &Range<usize>| source.bytes.get(place.clone()).unwrap_or_default();
        let is_named = |(place, kid): &(Range<usize>, Option<u32>)| {
            kid.is_some() || text(place) == b"null" || text(place).starts_with(b"<<")
        };
        if first != Some(&b'[') || !reader.scan.elements.iter().all(is_named) {
            self.lost = true;
            reader.leave_out()?;
        }
        for (place, kid) in reader.scan.elements.iter().rev() {
            if kid.is_some() || text(place).starts_with(b"<<") {
                let (depth, inherited) = (node.depth + 1, node.inherited.clone());
                todo.push(Node { at: place.start, number: *kid, depth, inherited });
            }
        }
        Ok(())
    }

    /// Writes down the page whose dictionary was read last.
    fn page(
        &mut self,
        inherited: &[Option<ValuePlace>; 4],
        reader: &mut PageReader<'_, '_>,
    ) -> Result<(), Trouble> {
        let own = reader.values(&OWN);
        let annotations = reader.scan.get(reader.source.bytes, b"/Annots").cloned();
        let drawn = reader.scan.get(reader.source.bytes, b"/Contents").cloned();
        let is_gone = |number: Option<u32>| number.is_some_and(|it| reader.source.is_gone(it));
        self.bare |= drawn.as_ref().is_some_and(|it| is_gone(it.reference));
        let drawn =
            drawn.map(|it| reader.without_null(&it, &mut self.gaps)).transpose()?.flatten();
        for (key, value) in INHERITED.iter().zip(inherited) {
            match value {
                Some(value) => self.pair(key, value, reader),
                None if *key == b"/MediaBox" => self.bytes.extend_from_slice(NO_BOX),
                None if *key == b"/Resources" => self.bytes.extend_from_slice(NO_RESOURCES),
                None => {}
            }
        }
        let mut contents = None;
        for (key, value) in own {
            let at = self.bytes.len();
            match &drawn {
                Some(parts) if key == b"/Contents" => self.list(key, parts, reader),
                _ => self.pair(key, &value, reader),
            }
            if key == b"/Contents" {
                self.drawn = true;
                contents = Some((at, at + key.len() + 1..self.bytes.len()));
            }
        }
        if let Some(annotations) = annotations {
            self.annotations(&annotations, reader)?;
        }
        let end = self.bytes.len();
        self.ends.push((end, self.references.len()));
        self.contents.push(contents.unwrap_or((end, end..end)));
        Ok(())
    }

    /// Writes a key and a list of references.
    fn list(&mut self, key: &[u8], parts: &[u32], reader: &mut PageReader<'_, '_>) {
        self.bytes.extend_from_slice(key);
        self.bytes.extend_from_slice(b" [");
        for number in parts {
            let at = self.bytes.len();
            self.bytes.extend_from_slice(b"0 0 R ");
            let to = reader.index.place(*number);
            self.references.push(Reference { place: at..at + 5, to });
        }
        self.bytes.push(b']');
    }

    /// Writes a key and its value, noting the references inside.
    pub(super) fn pair(
        &mut self,
        key: &[u8],
        value: &ValuePlace,
        reader: &mut PageReader<'_, '_>,
    ) {
        let PageReader { source, scan, index, .. } = reader;
        self.bytes.extend_from_slice(key);
        self.bytes.push(b' ');
        let place = value.place.clone();
        let at = self.bytes.len();
        scan.value(&mut Lexer::new(source.bytes, place.start));
        for (found, number) in &scan.references {
            let moved = |from: usize| from - place.start + at;
            let place = moved(found.start)..moved(found.end);
            self.references.push(Reference { place, to: index.place(*number) });
        }
        self.bytes.extend_from_slice(source.bytes.get(place).unwrap_or_default());
    }
}

/// Reads what has this number and tells whether it is a list of pages, or a page.
fn is_list(source: Source<'_>, number: u32, scan: &mut Scan) -> Result<bool, Trouble> {
    source.object(number, scan)?;
    let is = |kind: &[u8]| scan.is(source.bytes, b"/Type", kind);
    Ok(scan.get(source.bytes, b"/Kids").is_some() || is(b"/Pages") || is(b"/Page"))
}

/// The top of the page tree of a file whose root is gone or does not name it: the only list of pages that hangs
/// on no other. Where there is no list but one page it is that; several pages without a list have no order, and
/// some may have been deleted.
fn orphan(source: Source<'_>, scan: &mut Scan) -> Result<Option<u32>, Trouble> {
    let (mut tops, mut pages) = (Vec::new(), Vec::new());
    for number in source.table.numbers() {
        source.object(number, scan)?;
        if scan.is(source.bytes, b"/Type", b"/Page") {
            pages.push(number);
        } else if scan.is(source.bytes, b"/Type", b"/Pages") {
            let above = scan.get(source.bytes, b"/Parent").and_then(|entry| entry.reference);
            let hangs = match above {
                Some(above) => is_list(source, above, scan)?,
                None => false,
            };
            if !hangs {
                tops.push(number);
            }
        }
    }
    Ok(match (tops.as_slice(), pages.as_slice()) {
        ([only], _) | ([], [only]) => Some(*only),
        _ => None,
    })
}
