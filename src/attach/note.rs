//! Where the notes of one file were put aside.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// How many bits tell the length of a note; the others tell its place.
const LENGTH_BITS: u32 = 24;

/// Where the notes of a file were put aside; all zero while they are not.
#[derive(Debug, Default)]
pub(super) struct Note(AtomicU64);

impl Note {
    /// Where the notes begin and how many bytes they take; none where nothing was put aside.
    pub(super) fn place(&self) -> Option<(u64, usize)> {
        let note = self.0.load(Relaxed);
        let length = usize::try_from(note & ((1 << LENGTH_BITS) - 1)).ok()?;
        (length > 0).then_some((note >> LENGTH_BITS, length))
    }

    pub(super) fn set(&self, place: u64, length: usize) {
        let length = length as u64;
        if length < 1 << LENGTH_BITS && place < 1 << (u64::BITS - LENGTH_BITS) {
            self.0.store(place << LENGTH_BITS | length, Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_tells_its_place_or_nothing() {
        let note = Note::default();
        assert_eq!(note.place(), None);
        note.set(1 << 40, 9);
        note.set(0, 1 << 24);
        assert_eq!(note.place(), None, "neither fits");
        note.set((1 << 40) - 1, (1 << 24) - 1);
        assert_eq!(note.place(), Some(((1 << 40) - 1, (1 << 24) - 1)));
    }
}
