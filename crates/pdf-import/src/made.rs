//! Objects that are made and stand in no file.

use std::io::Write as _;
use std::ops::Range;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::graph::Graph;
use super::text::{Object, Reference, Text};

/// Objects that stand in no file.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// Where its bytes will start in the file.
    base: usize,
    pub(super) bytes: Vec<u8>,
    /// How many objects there are before.
    known: usize,
    pub(super) objects: Vec<Object>,
    /// How many references there are before.
    first_reference: usize,
    pub(super) references: Vec<Reference>,
}

impl Made {
    /// Objects that are to stand behind those of a file of so many bytes.
    pub(super) fn behind(length: usize, graph: &Graph) -> Self {
        let (known, first_reference) = (graph.objects.len(), graph.references.len());
        Self { base: length, known, first_reference, ..Self::default() }
    }

    /// Ends the object whose text starts at a place, and gives its place in the list of objects.
    pub(super) fn finish(&mut self, (start, first): (usize, usize), tail: Range<usize>) -> u32 {
        let end = self.first_reference + self.references.len();
        self.objects.push(Object {
            place: start..self.base + self.bytes.len(),
            tail,
            references: first..end,
            hash: None,
        });
        u32::try_from(self.known + self.objects.len() - 1).unwrap_or(u32::MAX)
    }

    /// Where the next object starts: its text and its references.
    pub(super) fn start(&self) -> (usize, usize) {
        (self.base + self.bytes.len(), self.first_reference + self.references.len())
    }

    /// Writes a key with a value from the file.
    pub(super) fn pair(&mut self, key: &[u8], value: &Text<'_>) {
        self.bytes.extend_from_slice(key);
        self.bytes.push(b' ');
        let at = self.base;
        copied(value, &mut self.bytes, &mut self.references, at);
    }

    /// Ends a dictionary with contents behind it.
    pub(super) fn contents(&mut self, data: &[u8]) {
        if data.len() < 200 {
            return self.data("", data);
        }
        self.data("/Filter/FlateDecode", &deflated(data));
    }

    /// Ends a dictionary with some more keys and data as they are.
    pub(super) fn data(&mut self, keys: &str, data: &[u8]) {
        let out = &mut self.bytes;
        out.extend_from_slice(format!("{keys}/Length {}>>\nstream\n", data.len()).as_bytes());
        out.extend_from_slice(data);
        out.extend_from_slice(b"\nendstream");
    }
}

/// Data as Deflate packs them quickly; to write into memory cannot fail.
pub(super) fn deflated(data: &[u8]) -> Vec<u8> {
    let mut deflate = ZlibEncoder::new(Vec::new(), Compression::fast());
    deflate.write_all(data).and_then(|()| deflate.finish()).unwrap_or_default()
}

/// Writes a text as it stands, its references with it. `base` is added to their places.
pub(super) fn copied(
    text: &Text<'_>,
    out: &mut Vec<u8>,
    references: &mut Vec<Reference>,
    base: usize,
) {
    let (bytes, place, inside) = text.parts();
    let at = base + out.len();
    for it in inside {
        let moved = it.place.start - place.start + at..it.place.end - place.start + at;
        references.push(Reference { place: moved, to: it.to });
    }
    out.extend_from_slice(bytes.get(place).unwrap_or_default());
}
