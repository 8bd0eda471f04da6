//! Notes on a file, from which its pages are taken again without looking at it.

use std::ops::Range;

use super::intake::clean;
use super::layers::LayerList;
use super::pages::Pages;
use super::text::{Object, Reference};
use super::{ImportError, Imported, Inspected, Intake};

/// The most bytes made for the sheets of a clean file that are noted down with it.
const MAX_MADE: usize = 1 << 16;

/// How many bytes a file has of which notes were taken, and how many more its pages take; none where these are
/// no notes.
#[must_use]
pub fn noted_length(notes: &[u8]) -> Option<(usize, usize)> {
    let mut reader = NoteReader { rest: notes };
    let (length, _) = (reader.natural()?, reader.natural()?);
    Some((length, reader.natural()?))
}

/// Takes the pages of a file of which notes were taken, without looking at it again. None where these are no
/// notes of it. The file must be the same, byte for byte; otherwise these are the pages of no file.
#[must_use]
pub fn recall(mut bytes: Vec<u8>, notes: &[u8]) -> Option<Imported> {
    let mut reader = NoteReader { rest: notes };
    let (length, kept, made) = (reader.natural()?, reader.natural()?, reader.natural()?);
    if bytes.len() != length {
        return None;
    }
    bytes.truncate(kept);
    bytes.extend_from_slice(reader.bytes(made)?);
    Some(Imported {
        bytes,
        objects: reader.objects()?,
        references: reader.references()?,
        pages: reader.pages()?,
        layers: LayerList {
            shown: reader.list(|it| u32::try_from(it.natural()?).ok())?,
            hidden: reader.list(|it| u32::try_from(it.natural()?).ok())?,
        },
        fingerprint: reader.hash()?,
    })
}

impl Intake {
    /// Counts the pages of a PDF file as [`Self::inspect`] does, and writes behind `notes` what [`recall`] needs
    /// to take them. Of a file that must be written out cleanly that is all of its objects, which are noted down
    /// where they have no more than `room` bytes. Nothing is written where the file must be read anew. `bytes`
    /// are the same afterwards, or gone where no pages were found.
    ///
    /// # Errors
    ///
    /// When [`Self::import`] would fail.
    pub fn note(
        &self,
        bytes: &mut Vec<u8>,
        notes: &mut Vec<u8>,
        room: usize,
    ) -> Result<Inspected, ImportError> {
        let length = bytes.len();
        let imported = match clean(bytes, usize::MAX) {
            Some(graph) => {
                let imported = self.set(std::mem::take(bytes), graph?)?;
                if imported.bytes.len() - length <= MAX_MADE.max(room) {
                    imported.note((length, length), notes);
                }
                imported
            }
            None => {
                let (clean, graph) = self.mended(bytes, usize::MAX)?;
                let imported = self.set(clean, graph)?;
                if imported.bytes.len() <= room {
                    imported.note((length, 0), notes);
                }
                let pages = u32::try_from(imported.pages()).unwrap_or(u32::MAX);
                return Ok(Inspected { pages });
            }
        };
        let pages = u32::try_from(imported.pages()).unwrap_or(u32::MAX);
        *bytes = imported.bytes;
        bytes.truncate(length);
        Ok(Inspected { pages })
    }
}

impl Imported {
    /// Writes down everything but the first bytes, `kept` of the `length` that its file has.
    fn note(&self, (length, kept): (usize, usize), notes: &mut Vec<u8>) {
        let mut writer = Writer { out: notes };
        writer.natural(length);
        writer.natural(kept);
        writer.bytes(self.bytes.get(kept..).unwrap_or_default());
        writer.objects(&self.objects);
        writer.references(&self.references);
        writer.pages(&self.pages);
        for list in [&self.layers.shown, &self.layers.hidden] {
            writer.natural(list.len());
            list.iter().for_each(|it| writer.natural(*it as usize));
        }
        writer.out.extend_from_slice(&self.fingerprint.to_le_bytes());
    }
}

/// Writes numbers of few bytes: most are differences.
struct Writer<'a> {
    out: &'a mut Vec<u8>,
}

impl Writer<'_> {
    fn natural(&mut self, mut value: usize) {
        while value > 0x7F {
            self.out.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.out.push(value as u8);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.natural(bytes.len());
        self.out.extend_from_slice(bytes);
    }

    /// A place, as it lies to where the one before ends.
    fn place(&mut self, place: &Range<usize>, end: &mut usize) {
        let (ahead, back) = (place.start.wrapping_sub(*end), end.wrapping_sub(place.start));
        // The lowest bit says which way.
        self.natural(if place.start >= *end { ahead << 1 } else { back << 1 | 1 });
        self.natural(place.len());
        *end = place.end;
    }

    fn objects(&mut self, objects: &[Object]) {
        self.natural(objects.len());
        let (mut end, mut last) = (0, 0);
        for object in objects {
            self.place(&object.place, &mut end);
            self.place(&object.references, &mut last);
            match object.hash {
                Some(hash) => {
                    self.out.push(1);
                    self.out.extend_from_slice(&hash.to_le_bytes());
                }
                None => self.out.push(0),
            }
            self.natural(object.tail.len());
            if !object.tail.is_empty() {
                self.natural(object.tail.start);
            }
        }
    }

    fn references(&mut self, references: &[Reference]) {
        self.natural(references.len());
        let mut end = 0;
        for reference in references {
            self.place(&reference.place, &mut end);
            self.natural(reference.to.map_or(0, |to| to as usize + 1));
        }
    }

    fn pages(&mut self, pages: &Pages) {
        self.bytes(&pages.bytes);
        self.references(&pages.references);
        self.natural(pages.ends.len());
        for (text, references) in &pages.ends {
            self.natural(*text);
            self.natural(*references);
        }
        self.natural(pages.contents.len());
        for (key, value) in &pages.contents {
            self.natural(*key);
            self.natural(value.start);
            self.natural(value.end);
        }
        self.natural(pages.wrapped.len());
        pages.wrapped.iter().for_each(|it| self.natural(*it));
    }
}

/// Reads what [`Writer`] wrote.
struct NoteReader<'a> {
    rest: &'a [u8],
}

impl<'a> NoteReader<'a> {
    fn natural(&mut self) -> Option<usize> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            value |= usize::from(byte & 0x7F).checked_shl(shift)?;
            if *byte < 0x80 {
                return Some(value);
            }
            shift += 7;
        }
    }

    fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(bytes)
    }

    fn hash(&mut self) -> Option<u128> {
        let (hash, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(u128::from_le_bytes(*hash))
    }

    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.natural()?;
        // Each takes a byte at least.
        let mut list = Vec::with_capacity(count.min(self.rest.len()));
        for _ in 0..count {
            list.push(one(self)?);
        }
        Some(list)
    }

    fn place(&mut self, end: &mut usize) -> Option<Range<usize>> {
        let (way, length) = (self.natural()?, self.natural()?);
        let start = match way & 1 {
            0 => end.checked_add(way >> 1)?,
            _ => end.checked_sub(way >> 1)?,
        };
        *end = start.checked_add(length)?;
        Some(start..*end)
    }

    fn objects(&mut self) -> Option<Vec<Object>> {
        let (mut end, mut last) = (0, 0);
        self.list(|reader| {
            let (place, references) = (reader.place(&mut end)?, reader.place(&mut last)?);
            let is_hashed = reader.natural()? == 1;
            let hash = if is_hashed { Some(reader.hash()?) } else { None };
            let length = reader.natural()?;
            let start = if length > 0 { reader.natural()? } else { 0 };
            Some(Object { place, tail: start..start.checked_add(length)?, references, hash })
        })
    }

    fn references(&mut self) -> Option<Vec<Reference>> {
        let mut end = 0;
        self.list(|reader| {
            let place = reader.place(&mut end)?;
            let to = reader.natural()?.checked_sub(1);
            Some(Reference { place, to: to.and_then(|to| u32::try_from(to).ok()) })
        })
    }

    fn pages(&mut self) -> Option<Pages> {
        let length = self.natural()?;
        Some(Pages {
            bytes: self.bytes(length)?.to_vec(),
            references: self.references()?,
            ends: self.list(|it| Some((it.natural()?, it.natural()?)))?,
            contents: self.list(|it| Some((it.natural()?, it.natural()?..it.natural()?)))?,
            wrapped: self.list(Self::natural)?,
            ..Pages::default()
        })
    }
}
