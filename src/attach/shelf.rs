use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

use super::cache::Cache;
use super::{AttachError, Copies, Copy};
use crate::pdf::{ImportError, Imported, Limit, MAX_BYTES, import, inspect};

/// How deep folders inside the copies folder are searched.
const MAX_DEPTH: usize = 16;

/// The copies folder, listed once. Shared by all threads.
#[derive(Debug)]
pub struct Shelf {
    pub(super) copies: Copies,
    /// The folder without links.
    folder: PathBuf,
    /// Every file, by name without regard to capitals, then by name.
    files: Vec<File>,
    cache: Mutex<Cache>,
    /// Memory that files were read into, one for each thread that was reading at a time.
    buffers: Mutex<Vec<Vec<u8>>>,
}

/// The most memory kept from one file to the next, in bytes.
const MAX_BUFFER: usize = 4 << 20;

/// A file on the shelf.
#[derive(Debug)]
struct File {
    /// Its path inside the folder, with `/` between folders.
    name: Box<str>,
    /// The same without capitals.
    small: Box<str>,
    /// Whether it is a link, which may lead elsewhere.
    is_link: bool,
    /// How many pages it has; 0 until they were counted.
    pages: AtomicU32,
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
    /// Lists the folder and all folders inside.
    ///
    /// # Errors
    ///
    /// When the folder is missing or cannot be read.
    pub fn open(copies: &Copies) -> Result<Self, AttachError> {
        let error = |folder: &Path| {
            let folder = folder.to_owned();
            move |source| AttachError::Folder { folder, source }
        };
        let folder = fs::canonicalize(&copies.folder).map_err(error(&copies.folder))?;
        let mut files = Vec::new();
        let mut todo = vec![(folder.clone(), String::new(), 0)];
        while let Some((path, prefix, depth)) = todo.pop() {
            for entry in fs::read_dir(&path).map_err(error(&path))? {
                let entry = entry.map_err(error(&path))?;
                let kind = entry.file_type().map_err(error(&path))?;
                let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
                if kind.is_dir() && depth < MAX_DEPTH {
                    todo.push((entry.path(), format!("{name}/"), depth + 1));
                } else if kind.is_file() || kind.is_symlink() {
                    files.push(File {
                        small: without_capitals(&name).into(),
                        name: name.into(),
                        is_link: kind.is_symlink(),
                        pages: AtomicU32::new(0),
                        letters: AtomicU32::new(0),
                    });
                }
            }
        }
        // Folders are listed in any order.
        files.sort_by(|a, b| (&a.small, &a.name).cmp(&(&b.small, &b.name)));
        Ok(Self {
            copies: copies.clone(),
            folder,
            files,
            cache: Mutex::default(),
            buffers: Mutex::default(),
        })
    }

    /// Looks for a name: as it is written or, where there is none, without regard to capitals.
    pub(super) fn look(&self, name: &str) -> Look {
        let small = without_capitals(name);
        let first = self.files.partition_point(|it| *it.small < *small);
        let alike = self.files.iter().enumerate().skip(first);
        let alike = alike.take_while(|(_, it)| *it.small == *small);
        let exact = alike.clone().find(|(_, it)| &*it.name == name);
        let mut others = alike.clone();
        let (slot, file) = match (exact, others.next(), others.next()) {
            (Some(exact), _, _) => exact,
            (None, Some(only), None) => only,
            (None, Some((first, _)), Some((second, _))) => return Look::Two(first, second),
            (None, None, _) => return self.look_behind_links(name),
        };
        if self.leads_out(file) { Look::Outside } else { Look::Found(slot) }
    }

    /// Folders that are links are not listed; a name that goes through one may lead out.
    fn look_behind_links(&self, name: &str) -> Look {
        match fs::canonicalize(self.folder.join(name)) {
            Ok(path) if !path.starts_with(&self.folder) => Look::Outside,
            _ => Look::Nothing,
        }
    }

    fn leads_out(&self, file: &File) -> bool {
        let path = || fs::canonicalize(self.folder.join(&*file.name));
        file.is_link && path().is_ok_and(|path| !path.starts_with(&self.folder))
    }

    /// The path of a file inside the folder.
    pub(super) fn name(&self, slot: usize) -> &str {
        self.files.get(slot).map_or("", |file| &file.name)
    }

    /// The path of a file from where the program runs.
    pub(super) fn path(&self, slot: usize) -> PathBuf {
        self.copies.folder.join(self.name(slot))
    }

    /// How many pages a file has, counted once a run.
    pub(super) fn pages(&self, slot: usize) -> Result<u32, ImportError> {
        let Some(file) = self.files.get(slot) else { return Err(ImportError::NoPages) };
        file.letters.fetch_add(1, Relaxed);
        let known = file.pages.load(Relaxed);
        if known > 0 {
            return Ok(known);
        }
        let damaged = |error: io::Error| ImportError::Damaged(error.to_string());
        let mut open = fs::File::open(self.path(slot)).map_err(damaged)?;
        let length = open.metadata().map_err(damaged)?.len();
        if length > MAX_BYTES as u64 {
            return Err(ImportError::TooLarge(Limit::Bytes));
        }
        // Fresh memory for each file would cost as much as reading it.
        let mut bytes = self.buffers().pop().unwrap_or_default();
        bytes.clear();
        let read = open.read_to_end(&mut bytes).map_err(damaged);
        let inspected = read.and_then(|_| inspect(&bytes));
        if bytes.capacity() <= MAX_BUFFER {
            self.buffers().push(bytes);
        }
        let pages = inspected?.pages;
        file.pages.store(pages, Relaxed);
        Ok(pages)
    }

    /// Takes the pages of a copy. One that several letters use is kept in memory while there is
    /// room.
    ///
    /// # Errors
    ///
    /// When the file has changed or gone since its pages were counted.
    pub fn load(&self, copy: &Copy) -> Result<Arc<Imported>, AttachError> {
        let letters = self.files.get(copy.slot).map_or(0, |file| file.letters.load(Relaxed));
        if letters > 1
            && let Some(kept) = self.cache().get(copy.slot)
        {
            return Ok(kept);
        }
        let name = || copy.name.clone();
        let bytes = fs::read(&copy.path)
            .map_err(|source| AttachError::Gone { name: name(), source })?;
        let imported =
            import(bytes).map_err(|source| AttachError::Broken { name: name(), source })?;
        let found = imported.pages();
        if usize::try_from(copy.pages) != Ok(found) {
            return Err(AttachError::Changed { name: name(), counted: copy.pages, found });
        }
        let imported = Arc::new(imported);
        if letters > 1 {
            self.cache().put(copy.slot, &imported);
        }
        Ok(imported)
    }

    /// The file of a copy, byte for byte.
    ///
    /// # Errors
    ///
    /// When it cannot be read any more.
    pub fn bytes(&self, copy: &Copy) -> Result<Vec<u8>, AttachError> {
        let gone = |source| AttachError::Gone { name: copy.name.clone(), source };
        fs::read(&copy.path).map_err(gone)
    }

    fn buffers(&self) -> std::sync::MutexGuard<'_, Vec<Vec<u8>>> {
        self.buffers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn cache(&self) -> std::sync::MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A name as it is compared without regard to capitals.
fn without_capitals(name: &str) -> String {
    name.chars().flat_map(char::to_lowercase).collect()
}
