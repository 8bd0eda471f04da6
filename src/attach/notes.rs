//! Notes on the contents of files, until they are put aside.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

use super::file::File;
use pdf_import::{ImportError, Inspected, Intake};

/// The most bytes that notes of one file may take which hold it whole.
const MAX_WHOLE: usize = 256 << 10;

/// The most bytes that all such notes of a run may take.
const MAX_ALL: usize = 256 << 20;

/// Notes on the contents of files that are not put aside yet.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Whether anybody will come for it.
    pub(super) wanted: AtomicBool,
    /// How many bytes notes took that hold a file whole.
    whole: AtomicUsize,
    pub(super) taken: Mutex<PendingNotes>,
}

/// Notes behind one another.
#[derive(Debug, Default)]
pub(super) struct PendingNotes {
    pub(super) bytes: Vec<u8>,
    /// Of which files, and how many bytes each.
    pub(super) files: Vec<(Arc<File>, usize)>,
}

impl Notes {
    /// Counts the pages of a file, and takes notes where they are wanted.
    pub(super) fn take(
        &self,
        file: &Arc<File>,
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
            taken.files.push((Arc::clone(file), notes.len()));
        }
        Ok(inspected)
    }
}
