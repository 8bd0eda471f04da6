use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};

use pdf_import::{ImportError, Inspected, Intake};

/// The most bytes that notes of one file may take which hold it whole.
const MAX_WHOLE: usize = 256 << 10;

/// The most bytes that all such notes of a run may take.
const MAX_ALL: usize = 256 << 20;

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

/// What was found in files and is not put aside yet.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Whether anybody will come for it.
    pub(super) wanted: AtomicBool,
    /// How many bytes notes took that hold a file whole.
    whole: AtomicUsize,
    pub(super) taken: Mutex<Taken>,
}

/// Notes behind one another.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub(super) bytes: Vec<u8>,
    /// Of which files, by place on the shelf, and how many bytes each.
    pub(super) files: Vec<(usize, usize)>,
}

impl Notes {
    /// Counts the pages of a file, and takes notes where they are wanted.
    pub(super) fn take(
        &self,
        slot: usize,
        intake: &Intake,
        bytes: &mut Vec<u8>,
    ) -> Result<Inspected, ImportError> {
        if !self.wanted.load(Relaxed) {
            return intake.inspect(bytes);
        }
        let room = if self.whole.load(Relaxed) < MAX_ALL { MAX_WHOLE } else { 0 };
        let mut notes = Vec::new();
        let inspected = intake.note(bytes, &mut notes, room)?;
        if notes.len() >= bytes.len() / 2 {
            self.whole.fetch_add(notes.len(), Relaxed);
        }
        if !notes.is_empty() {
            let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
            taken.bytes.extend_from_slice(&notes);
            taken.files.push((slot, notes.len()));
        }
        Ok(inspected)
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
