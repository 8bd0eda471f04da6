//! A file among the copies, with what was found in it.

use std::cmp::Ordering;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, OnceLock};

use super::fit::spelled;
use super::note::Note;
use super::store::StoredFile;
use findings::fold::plain;

/// A file among the copies, with what was found in it. Two are the same where their places are.
#[derive(Debug)]
pub(super) struct File {
    /// Its place in the store.
    pub(super) place: usize,
    /// Its path inside the folder, with `/` between folders.
    pub(super) name: Arc<str>,
    /// The same without capitals and accents.
    pub(super) small: Box<str>,
    /// Its letters and digits alone, with `/` between folders.
    pub(super) spelled: Box<str>,
    /// Its place in an archive.
    pub(super) entry: usize,
    /// Whether it is a link, which may lead elsewhere.
    pub(super) is_link: bool,
    /// Its pages and the hash of its bytes; empty until they are counted.
    counted: OnceLock<Counted>,
    /// Where the notes of it were put aside.
    pub(super) note: Note,
    /// How many letters asked for it.
    letters: AtomicU32,
}

/// The pages of a file and the hash of its bytes.
#[derive(Debug, Clone, Copy)]
struct Counted {
    pages: u32,
    /// Hash of its bytes.
    content: u128,
}

impl File {
    /// A file as it is listed, not in the store yet, and where the words of its name begin.
    pub(super) fn listed(listed: StoredFile) -> (Self, Vec<u32>) {
        let StoredFile { name, entry, is_link } = listed;
        let (spelled, starts) = spelled(&name);
        let file = Self {
            place: 0,
            small: plain(&name).into(),
            name: name.into(),
            spelled: spelled.into(),
            entry,
            is_link,
            counted: OnceLock::new(),
            note: Note::default(),
            letters: AtomicU32::new(0),
        };
        (file, starts)
    }

    /// Notes that a letter asks for it.
    pub(super) fn ask(&self) {
        self.letters.fetch_add(1, Relaxed);
    }

    /// Whether several letters asked for it.
    pub(super) fn is_shared(&self) -> bool {
        self.letters.load(Relaxed) > 1
    }

    /// Its pages, at least one; none while nobody has counted them.
    pub(super) fn pages(&self) -> Option<u32> {
        self.counted.get().map(|it| it.pages)
    }

    /// Hash of the bytes in which its pages were counted; none while nobody has.
    pub(super) fn content(&self) -> Option<u128> {
        self.counted.get().map(|it| it.content)
    }

    /// Keeps what counting found. Who comes first is kept: a file that changes meanwhile is noticed when it is taken.
    pub(super) fn count(&self, pages: u32, content: u128) {
        self.counted.get_or_init(|| Counted { pages, content });
    }
}

impl PartialEq for File {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
    }
}

impl Eq for File {}

impl PartialOrd for File {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for File {
    fn cmp(&self, other: &Self) -> Ordering {
        self.place.cmp(&other.place)
    }
}
