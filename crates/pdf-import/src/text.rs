//! Stretches of a foreign file with the references in them.

use std::ops::Range;

use crate::number::natural;

/// One object of a foreign file.
#[derive(Debug, Clone)]
pub struct Object {
    /// Where it stands in the file, from its first byte to its last.
    pub place: Range<usize>,
    /// The text that follows at another place of the file, without references; empty for objects of the file
    /// itself.
    pub tail: Range<usize>,
    /// Which references stand inside.
    pub references: Range<usize>,
    /// Equal for equal objects with equal objects below; none for objects that come back to
    /// themselves.
    pub hash: Option<u128>,
}

/// A reference inside an object or a page, or a key with its value that is left out.
#[derive(Debug, Clone)]
pub struct Reference {
    /// Where it stands.
    pub place: Range<usize>,
    /// The object, by its place in the list; none when it refers to nothing.
    pub to: Option<u32>,
}

/// A piece of a foreign file in which references are to be replaced.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    bytes: &'a [u8],
    place: Range<usize>,
    references: &'a [Reference],
    /// The text that follows.
    tail: &'a [u8],
}

impl<'a> Text<'a> {
    pub(crate) fn new(
        bytes: &'a [u8],
        place: Range<usize>,
        references: &'a [Reference],
    ) -> Self {
        Self { bytes, place, references, tail: &[] }
    }

    /// The same with more behind it.
    pub(crate) fn with_tail(mut self, tail: Range<usize>) -> Self {
        self.tail = self.bytes.get(tail).unwrap_or_default();
        self
    }

    /// A part of it.
    pub(crate) fn part(&self, place: Range<usize>) -> Self {
        let first = self.references.partition_point(|it| it.place.start < place.start);
        let last = self.references.partition_point(|it| it.place.start < place.end);
        let references = self.references.get(first..last).unwrap_or_default();
        Self { bytes: self.bytes, place, references, tail: &[] }
    }

    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.place.is_empty()
    }

    /// The object it refers to, by its place in the list, where it is nothing but one reference.
    #[must_use]
    pub fn refers(&self) -> Option<usize> {
        match self.references {
            [only] if only.place == self.place => Some(only.to? as usize),
            _ => None,
        }
    }

    /// Whether it is a list.
    #[must_use]
    pub fn is_list(&self) -> bool {
        self.bytes.get(self.place.start) == Some(&b'[')
    }

    /// The bytes it stands in, where, and the references in it.
    pub(crate) fn parts(&self) -> (&'a [u8], Range<usize>, &'a [Reference]) {
        (self.bytes, self.place.clone(), self.references)
    }

    /// Writes it with the numbers that its objects have in the new file.
    pub fn write(&self, numbers: &[(u32, bool)], out: &mut Vec<u8>) {
        if self.place.is_empty() {
            out.extend_from_slice(b"null");
            return;
        }
        let mut at = self.place.start;
        for reference in self.references {
            out.extend_from_slice(
                self.bytes.get(at..reference.place.start).unwrap_or_default(),
            );
            match reference.to.and_then(|to| numbers.get(to as usize)) {
                Some((number, _)) => {
                    natural(u64::from(*number), out);
                    out.extend_from_slice(b" 0 R");
                }
                // A key that is left out; no reference begins so.
                None if self.bytes.get(reference.place.start) == Some(&b'/') => {}
                None => out.extend_from_slice(b"null"),
            }
            at = reference.place.end;
        }
        out.extend_from_slice(self.bytes.get(at..self.place.end).unwrap_or_default());
        out.extend_from_slice(self.tail);
    }
}
