//! The folder of copies, listed once and shared by all threads.

use std::io::ErrorKind;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::cache::Cache;
use super::file::File;
use super::known::Known;
use super::memory::Memory;
use super::notes::Notes;
use super::store::{CopySource, ReadError};
use super::{AttachError, Copies, Copy, Verify};
use findings::fold::plain;
use pdf_import::{ImportError, Imported, Limit, content_hash, noted_length, recall};

/// The copies folder, listed once. Shared by all threads.
#[derive(Debug)]
pub struct CopyStore {
    pub(super) copies: Copies,
    /// The documents and debtors of the ledger.
    pub(super) known: Known,
    store: CopySource,
    /// Every file, by name without regard to capitals and accents, then by name.
    files: Vec<Arc<File>>,
    /// The files by the words of their names: where a word begins, in the order of what follows.
    words: Vec<(u32, u32)>,
    /// The same with every word of every name, once a copy is missing.
    pub(super) near_words: OnceLock<Vec<(u32, u32)>>,
    /// The verdicts on copies, from earlier runs and this one.
    pub(super) memory: Memory,
    cache: Mutex<Cache>,
    /// Notes on the contents of files, until they are put aside.
    pub(super) notes: Notes,
    /// Memory that files were read into, one for each thread that was reading at a time.
    buffers: Mutex<Vec<Vec<u8>>>,
}

/// The most memory kept from one file to the next, in bytes.
const MAX_BUFFER: usize = 4 << 20;

/// A look for a name in the store.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NameLookup<'s> {
    /// It is there.
    Found(&'s Arc<File>),
    /// Two differ in capitals only, and none is written as asked for.
    Two(&'s File, &'s File),
    /// It is there and leads out of the folder.
    Outside,
    /// It is not there.
    Nothing,
}

impl CopyStore {
    /// Lists the folder and all folders inside, or the archive.
    ///
    /// # Errors
    ///
    /// When the folder is missing or cannot be read.
    pub fn open(copies: &Copies, mut known: Known) -> Result<Self, AttachError> {
        let (store, listed) = CopySource::open(&copies.folder)?;
        let deep = copies.patterns.iter().any(|it| number_follows_star(it));
        let mut begins = Vec::with_capacity(listed.len());
        let mut files: Vec<(File, Vec<u32>)> = Vec::with_capacity(listed.len());
        for it in listed {
            let (file, starts) = File::listed(it);
            files.push((file, if deep { starts } else { Vec::new() }));
        }
        // Folders are listed in any order.
        files.sort_by(|(a, _), (b, _)| (&a.small, &a.name).cmp(&(&b.small, &b.name)));
        for (place, (file, starts)) in files.iter_mut().enumerate() {
            file.place = place;
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            begins.push((place, 0));
            begins.extend(starts.drain(..).filter(|it| *it > 0).map(|at| (place, at)));
        }
        let files: Vec<Arc<File>> = files.into_iter().map(|(file, _)| Arc::new(file)).collect();
        in_order(&files, &mut begins);
        let memory = Memory::of(std::mem::take(&mut known.seen));
        Ok(Self {
            copies: copies.clone(),
            known,
            store,
            files,
            words: begins,
            near_words: OnceLock::new(),
            memory,
            cache: Mutex::default(),
            notes: Notes::default(),
            buffers: Mutex::default(),
        })
    }

    /// Looks for a name: as it is written or, where there is none, without regard to capitals and
    /// accents.
    pub(super) fn look(&self, name: &str) -> NameLookup<'_> {
        let small = plain(name);
        let first = self.files.partition_point(|it| *it.small < *small);
        let alike = self.files.iter().skip(first).take_while(|it| *it.small == *small);
        let mut exact = alike.clone().filter(|it| *it.name == *name);
        let mut others = alike;
        let file = match (exact.next(), exact.next(), others.next(), others.next()) {
            (Some(first), Some(second), ..) => return NameLookup::Two(first, second),
            (Some(exact), ..) => exact,
            (None, _, Some(only), None) => only,
            (None, _, Some(first), Some(second)) => return NameLookup::Two(first, second),
            (None, _, None, _) if self.store.leads_out(name, false) => {
                return NameLookup::Outside;
            }
            (None, _, None, _) => return NameLookup::Nothing,
        };
        if self.leads_out(file) { NameLookup::Outside } else { NameLookup::Found(file) }
    }

    /// Whether a file is a link that leads out of the folder.
    pub(super) fn leads_out(&self, file: &File) -> bool {
        file.is_link && self.store.leads_out(&file.name, true)
    }

    /// The files in whose names a word begins with these letters and digits, in the order of the store.
    pub(super) fn named(&self, letters: &str) -> Vec<&Arc<File>> {
        self.named_in(&self.words, letters)
    }

    /// Every file, in the order of the store.
    pub(super) fn files(&self) -> &[Arc<File>] {
        &self.files
    }

    /// The same among these words, which are in order.
    pub(super) fn named_in(&self, words: &[(u32, u32)], letters: &str) -> Vec<&Arc<File>> {
        let first = words.partition_point(|it| word(&self.files, *it) < letters);
        let from = words.iter().skip(first);
        let alike = from.take_while(|it| word(&self.files, **it).starts_with(letters));
        let mut places: Vec<u32> = alike.map(|(place, _)| *place).collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|place| self.files.get(place as usize)).collect()
    }

    /// Whether a line stands beside each page of a copy.
    #[must_use]
    pub fn stamps(&self) -> bool {
        self.copies.stamp
    }

    /// How many pages a file has, counted once a run.
    pub(super) fn pages(&self, file: &Arc<File>) -> Result<u32, ImportError> {
        file.ask();
        if let Some(known) = file.pages() {
            return Ok(known);
        }
        // Fresh memory for each file would cost as much as reading it.
        let mut bytes = self.buffers().pop().unwrap_or_default();
        let counted = self.counted(file, &mut bytes);
        if bytes.capacity() <= MAX_BUFFER {
            let unread = self.copies.verify == Verify::Text && counted.is_ok();
            let free =
                if unread { self.memory.put_fresh(file.place, bytes) } else { Some(bytes) };
            self.buffers().extend(free);
        }
        counted
    }

    /// Reads a file into `bytes` and counts its pages.
    fn counted(&self, file: &Arc<File>, bytes: &mut Vec<u8>) -> Result<u32, ImportError> {
        self.read(file, bytes).map_err(|error| match error {
            ReadError::Password => ImportError::Password,
            ReadError::TooLarge => ImportError::TooLarge(Limit::Bytes),
            ReadError::Io(error) if error.kind() == ErrorKind::PermissionDenied => {
                ImportError::Denied
            }
            ReadError::Io(error) => ImportError::Damaged(error.to_string()),
        })?;
        let content = content_hash(bytes);
        let pages = self.notes.take(file, &self.copies.intake, bytes)?.pages;
        file.count(pages, content);
        Ok(pages)
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
        let file = copy.file()?;
        if file.is_shared()
            && let Some(kept) = self.cache().get(file.place)
        {
            return Ok(kept);
        }
        let note = file.note.place();
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
        if file.is_shared() {
            self.cache().put(file.place, &imported);
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
        if Some(content_hash(&bytes)) == copy.file()?.content() {
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
        self.read(copy.file()?, &mut bytes).map_err(gone)?;
        Ok(bytes)
    }

    fn read(&self, file: &File, bytes: &mut Vec<u8>) -> Result<(), ReadError> {
        self.store.read((&file.name, file.entry), bytes)
    }

    pub(super) fn buffers(&self) -> std::sync::MutexGuard<'_, Vec<Vec<u8>>> {
        self.buffers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn cache(&self) -> std::sync::MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts words of names in the order of what follows.
pub(super) fn in_order(files: &[Arc<File>], words: &mut [(u32, u32)]) {
    words.sort_by(|a, b| (word(files, *a), a).cmp(&(word(files, *b), b)));
}

/// The name of a file from where a word begins.
fn word(files: &[Arc<File>], (place, at): (u32, u32)) -> &str {
    let file = files.get(place as usize);
    file.and_then(|it| it.spelled.get(at as usize..)).unwrap_or_default()
}

/// Whether a pattern can only be looked for in the middle of names.
fn number_follows_star(pattern: &str) -> bool {
    let number = pattern.find("{invoice}").unwrap_or(pattern.len());
    pattern.starts_with('*') || pattern.find('*').is_some_and(|star| star < number)
}

/// Notes that are being put aside: of which files, and how many bytes each.
#[derive(Debug, Default)]
pub struct Noted(Vec<(Arc<File>, usize)>);

impl CopyStore {
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
        for (file, length) in noted.0 {
            file.note.set(place, length);
            place += length as u64;
        }
    }
}
