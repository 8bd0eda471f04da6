use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::cache::Cache;
use super::fit::spelled;
use super::known::Known;
use super::memory::Memory;
use super::notes::{Note, Notes};
use super::store::{ReadError, Store};
use super::{AttachError, Copies, Copy, Verify};
use findings::fold::plain;
use pdf_import::{ImportError, Imported, Limit, content_hash, noted_length, recall};

/// The copies folder, listed once. Shared by all threads.
#[derive(Debug)]
pub struct Shelf {
    pub(super) copies: Copies,
    /// What the ledger names.
    pub(super) known: Known,
    store: Store,
    /// Every file, by name without regard to capitals and accents, then by name.
    files: Vec<File>,
    /// The files by the words of their names: where a word begins, in the order of what follows.
    words: Vec<(u32, u32)>,
    /// What was found of copies.
    pub(super) memory: Memory,
    cache: Mutex<Cache>,
    /// What was found in files, until it is put aside.
    pub(super) notes: Notes,
    /// Memory that files were read into, one for each thread that was reading at a time.
    buffers: Mutex<Vec<Vec<u8>>>,
}

/// The most memory kept from one file to the next, in bytes.
const MAX_BUFFER: usize = 4 << 20;

/// A file on the shelf.
#[derive(Debug)]
struct File {
    /// Its path inside the folder, with `/` between folders.
    name: Arc<str>,
    /// The same without capitals and accents.
    small: Box<str>,
    /// Its letters and digits alone, with `/` between folders.
    spelled: Box<str>,
    /// Its place in an archive.
    entry: usize,
    /// Whether it is a link, which may lead elsewhere.
    is_link: bool,
    /// How many pages it has; 0 until they were counted.
    pages: AtomicU32,
    /// Hash of its bytes; set with its pages.
    content: OnceLock<u128>,
    /// Where the notes of it were put aside.
    note: Note,
    /// How many letters asked for it.
    letters: AtomicU32,
}

/// A look for a name on the shelf.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// It is there, at this place.
    Found(usize),
    /// Two differ in capitals only, and none is written as asked for.
    Two(usize, usize),
    /// It is there and leads out of the folder.
    Outside,
    /// It is not there.
    Nothing,
}

impl Shelf {
    /// Lists the folder and all folders inside, or the archive.
    ///
    /// # Errors
    ///
    /// When the folder is missing or cannot be read.
    pub fn open(copies: &Copies, mut known: Known) -> Result<Self, AttachError> {
        let (store, listed) = Store::open(&copies.folder)?;
        let deep = copies.patterns.iter().any(|it| number_follows_star(it));
        let mut begins = Vec::with_capacity(listed.len());
        let mut files: Vec<(File, Vec<u32>)> = Vec::with_capacity(listed.len());
        for it in listed {
            let (spelled, starts) = spelled(&it.name);
            let file = File {
                small: plain(&it.name).into(),
                name: it.name.into(),
                spelled: spelled.into(),
                entry: it.entry,
                is_link: it.is_link,
                pages: AtomicU32::new(0),
                content: OnceLock::new(),
                note: Note::default(),
                letters: AtomicU32::new(0),
            };
            files.push((file, if deep { starts } else { Vec::new() }));
        }
        // Folders are listed in any order.
        files.sort_by(|(a, _), (b, _)| (&a.small, &a.name).cmp(&(&b.small, &b.name)));
        for (slot, (_, starts)) in files.iter_mut().enumerate() {
            let slot = u32::try_from(slot).unwrap_or(u32::MAX);
            begins.push((slot, 0));
            begins.extend(starts.drain(..).filter(|it| *it > 0).map(|at| (slot, at)));
        }
        let files: Vec<File> = files.into_iter().map(|(file, _)| file).collect();
        begins.sort_by(|a, b| (word(&files, *a), a).cmp(&(word(&files, *b), b)));
        let memory = Memory::of(std::mem::take(&mut known.seen));
        Ok(Self {
            copies: copies.clone(),
            known,
            store,
            files,
            words: begins,
            memory,
            cache: Mutex::default(),
            notes: Notes::default(),
            buffers: Mutex::default(),
        })
    }

    /// Looks for a name: as it is written or, where there is none, without regard to capitals and
    /// accents.
    pub(super) fn look(&self, name: &str) -> Look {
        let small = plain(name);
        let first = self.files.partition_point(|it| *it.small < *small);
        let alike = self.files.iter().enumerate().skip(first);
        let alike = alike.take_while(|(_, it)| *it.small == *small).map(|(slot, _)| slot);
        let mut exact = alike.clone().filter(|slot| self.name(*slot) == name);
        let mut others = alike.clone();
        let slot = match (exact.next(), exact.next(), others.next(), others.next()) {
            (Some(first), Some(second), ..) => return Look::Two(first, second),
            (Some(exact), ..) => exact,
            (None, _, Some(only), None) => only,
            (None, _, Some(first), Some(second)) => return Look::Two(first, second),
            (None, _, None, _) if self.store.leads_out(name, false) => return Look::Outside,
            (None, _, None, _) => return Look::Nothing,
        };
        if self.leads_out(slot) { Look::Outside } else { Look::Found(slot) }
    }

    /// Whether a file is a link that leads out of the folder.
    pub(super) fn leads_out(&self, slot: usize) -> bool {
        let file = self.files.get(slot);
        file.is_some_and(|it| it.is_link && self.store.leads_out(&it.name, true))
    }

    /// The files in whose names a word begins with these letters and digits, by place on the shelf.
    pub(super) fn named(&self, letters: &str) -> Vec<usize> {
        let first = self.words.partition_point(|it| word(&self.files, *it) < letters);
        let from = self.words.iter().skip(first);
        let alike = from.take_while(|it| word(&self.files, **it).starts_with(letters));
        let mut slots: Vec<usize> = alike.map(|(slot, _)| *slot as usize).collect();
        slots.sort_unstable();
        slots.dedup();
        slots
    }

    /// Whether a line stands beside each page of a copy.
    #[must_use]
    pub fn stamps(&self) -> bool {
        self.copies.stamp
    }

    /// The path of a file inside the folder.
    pub(super) fn name(&self, slot: usize) -> &str {
        self.files.get(slot).map_or("", |file| &file.name)
    }

    /// The same, for whoever keeps it.
    pub(super) fn shared_name(&self, slot: usize) -> Arc<str> {
        self.files.get(slot).map_or_else(Arc::default, |file| Arc::clone(&file.name))
    }

    /// The hash of a file whose pages were counted.
    pub(super) fn content(&self, slot: usize) -> u128 {
        let content = self.files.get(slot).and_then(|file| file.content.get());
        content.copied().unwrap_or_default()
    }

    /// How many pages a file has, counted once a run.
    pub(super) fn pages(&self, slot: usize) -> Result<u32, ImportError> {
        let Some(file) = self.files.get(slot) else { return Err(ImportError::NoPages) };
        file.letters.fetch_add(1, Relaxed);
        let known = file.pages.load(Relaxed);
        if known > 0 {
            return Ok(known);
        }
        // Fresh memory for each file would cost as much as reading it.
        let mut bytes = self.buffers().pop().unwrap_or_default();
        let read = self.read(slot, &mut bytes).map_err(|error| match error {
            ReadError::Password => ImportError::Password,
            ReadError::TooLarge => ImportError::TooLarge(Limit::Bytes),
            ReadError::Io(error) => ImportError::Damaged(error.to_string()),
        });
        let inspected = read.and_then(|()| {
            file.content.get_or_init(|| content_hash(&bytes));
            self.notes.take(slot, &self.copies.intake, &mut bytes)
        });
        if bytes.capacity() <= MAX_BUFFER {
            let unread =
                (self.copies.verify == Verify::Text && inspected.is_ok()).then_some(slot);
            let free = match unread {
                Some(slot) => self.memory.put_fresh(slot, bytes),
                None => Some(bytes),
            };
            self.buffers().extend(free);
        }
        let pages = inspected?.pages;
        file.pages.store(pages, Relaxed);
        Ok(pages)
    }

    /// The note of a file.
    pub(super) fn note(&self, slot: usize) -> Option<&Note> {
        self.files.get(slot).map(|file| &file.note)
    }

    /// Takes the pages of a copy. One that several letters use is kept in memory while there is
    /// room. `fetch` fills in what was put aside at a place.
    ///
    /// # Errors
    ///
    /// When the file has changed or gone since its pages were counted, or what was put aside cannot be fetched.
    pub fn load<E: From<AttachError>>(
        &self,
        copy: &Copy,
        fetch: impl FnOnce(u64, &mut [u8]) -> Result<(), E>,
    ) -> Result<Arc<Imported>, E> {
        let letters = self.files.get(copy.slot).map_or(0, |file| file.letters.load(Relaxed));
        if letters > 1
            && let Some(kept) = self.cache().get(copy.slot)
        {
            return Ok(kept);
        }
        let note = self.note(copy.slot).and_then(Note::place);
        let imported = match note.filter(|_| copy.pages == copy.whole) {
            Some((place, length)) => {
                let mut notes = self.buffers().pop().unwrap_or_default();
                notes.clear();
                notes.resize(length, 0);
                let recalled = fetch(place, &mut notes).map(|()| self.recalled(copy, &notes));
                self.buffers().push(notes);
                recalled??
            }
            None => self.unchanged(copy).and_then(|bytes| self.import(copy, bytes))?,
        };
        let imported = Arc::new(imported);
        if letters > 1 {
            self.cache().put(copy.slot, &imported);
        }
        Ok(imported)
    }

    /// Takes the pages of a copy by the notes of it.
    fn recalled(&self, copy: &Copy, notes: &[u8]) -> Result<Imported, AttachError> {
        let (length, more) = noted_length(notes).unwrap_or_default();
        // Reading looks whether anything follows.
        let bytes = self.unchanged_in(copy, Vec::with_capacity(length + more.max(32)))?;
        match recall(bytes, notes) {
            Some(imported) => Ok(imported),
            None => self.unchanged(copy).and_then(|bytes| self.import(copy, bytes)),
        }
    }

    /// Takes the pages of a copy by looking for them.
    fn import(&self, copy: &Copy, bytes: Vec<u8>) -> Result<Imported, AttachError> {
        let name = || copy.name.to_string();
        // All pages, unless only the first are wanted: one that was added since is to be noticed.
        let most = if copy.pages < copy.whole { copy.pages } else { u32::MAX };
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let imported = self.copies.intake.import_first(bytes, most);
        let imported =
            imported.map_err(|source| AttachError::Broken { name: name(), source })?;
        let found = imported.pages();
        if usize::try_from(copy.pages) != Ok(found) {
            return Err(AttachError::Changed { name: name(), counted: copy.pages, found });
        }
        Ok(imported)
    }

    /// The file of a copy, the same as when its pages were counted.
    fn unchanged(&self, copy: &Copy) -> Result<Vec<u8>, AttachError> {
        self.unchanged_in(copy, Vec::new())
    }

    /// The same in this memory.
    fn unchanged_in(&self, copy: &Copy, bytes: Vec<u8>) -> Result<Vec<u8>, AttachError> {
        let bytes = self.bytes_in(copy, bytes)?;
        if content_hash(&bytes) == self.content(copy.slot) {
            return Ok(bytes);
        }
        // Another number of pages says more.
        let _ = self.import(copy, bytes)?;
        Err(AttachError::Rewritten { name: copy.name.to_string() })
    }

    /// The file of a copy, byte for byte.
    ///
    /// # Errors
    ///
    /// When it cannot be read any more.
    pub fn bytes(&self, copy: &Copy) -> Result<Vec<u8>, AttachError> {
        self.bytes_in(copy, Vec::new())
    }

    fn bytes_in(&self, copy: &Copy, mut bytes: Vec<u8>) -> Result<Vec<u8>, AttachError> {
        let gone = |error: ReadError| AttachError::Gone {
            name: copy.name.to_string(),
            source: error.into_io(),
        };
        self.read(copy.slot, &mut bytes).map_err(gone)?;
        Ok(bytes)
    }

    fn read(&self, slot: usize, bytes: &mut Vec<u8>) -> Result<(), ReadError> {
        let entry = self.files.get(slot).map_or(0, |file| file.entry);
        self.store.read((self.name(slot), entry), bytes)
    }

    pub(super) fn buffers(&self) -> std::sync::MutexGuard<'_, Vec<Vec<u8>>> {
        self.buffers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn cache(&self) -> std::sync::MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What stands in the name of a file from where a word begins.
fn word(files: &[File], (slot, at): (u32, u32)) -> &str {
    let file = files.get(slot as usize);
    file.and_then(|it| it.spelled.get(at as usize..)).unwrap_or_default()
}

/// Whether a pattern can only be looked for in the middle of names.
fn number_follows_star(pattern: &str) -> bool {
    let number = pattern.find("{invoice}").unwrap_or(pattern.len());
    pattern.starts_with('*') || pattern.find('*').is_some_and(|star| star < number)
}

/// Notes that are being put aside: of which files, by place on the shelf, and how many bytes each.
#[derive(Debug, Default)]
pub struct Noted(Vec<(usize, usize)>);

impl Shelf {
    /// From now on what is found in files is noted down, for [`Self::notes`] to be called now and then.
    pub fn take_notes(&self) {
        self.notes.wanted.store(true, Relaxed);
    }

    /// Writes all notes taken since the last time behind `out`, to be put aside.
    pub fn notes(&self, out: &mut Vec<u8>) -> Noted {
        let mut taken = self.notes.taken.lock().unwrap_or_else(PoisonError::into_inner);
        out.extend_from_slice(&taken.bytes);
        taken.bytes.clear();
        Noted(std::mem::take(&mut taken.files))
    }

    /// Keeps in mind that these notes begin at a place.
    pub fn aside(&self, noted: Noted, mut place: u64) {
        for (slot, length) in noted.0 {
            if let Some(note) = self.note(slot) {
                note.set(place, length);
            }
            place += length as u64;
        }
    }
}
