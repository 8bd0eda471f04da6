//! Reads files of a folder, or of an archive that is used like one.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::{AttachError, names};
use pdf_import::MAX_BYTES;

/// How deep folders inside the copies folder are searched.
const MAX_DEPTH: usize = 16;

/// The most files an archive may have.
const MAX_ENTRIES: usize = 1_000_000;

/// The most that all files of an archive may be together, in bytes.
const MAX_TOTAL: u64 = 1 << 38;

/// Where copies lie: a folder, or an archive that is used like one.
#[derive(Debug)]
pub(crate) enum CopySource {
    /// A folder, without links.
    Folder(PathBuf),
    /// A ZIP; copies of it are read from side by side.
    Archive(ZipArchive<FileView>),
}

/// A file of a store.
#[derive(Debug)]
pub(crate) struct StoredFile {
    /// Its path inside, with `/` between folders.
    pub(crate) name: String,
    /// Its place in an archive.
    pub(crate) entry: usize,
    /// Whether it is a link, which may lead elsewhere.
    pub(crate) is_link: bool,
}

impl CopySource {
    /// Opens a folder or an archive and lists what is inside, in any order.
    ///
    /// # Errors
    ///
    /// When it is missing, cannot be read, or is an archive beyond all measure.
    pub(crate) fn open(place: &Path) -> Result<(Self, Vec<StoredFile>), AttachError> {
        let error = |source| AttachError::Folder { folder: place.to_owned(), source };
        let real = fs::canonicalize(place).map_err(error)?;
        let (source, mut files) = if real.is_file() {
            archive(place, &real)?
        } else {
            let files = walk(&real)?;
            (Self::Folder(real), files)
        };
        files.retain(|it| !names::is_aside(&it.name));
        Ok((source, files))
    }

    /// Reads a file into `bytes`, which it empties first.
    pub(crate) fn read(
        &self,
        (name, entry): (&str, usize),
        bytes: &mut Vec<u8>,
    ) -> Result<(), ReadError> {
        bytes.clear();
        match self {
            Self::Folder(folder) => {
                let mut open = File::open(folder.join(name))?;
                if open.metadata()?.len() > MAX_BYTES as u64 {
                    return Err(ReadError::TooLarge);
                }
                open.read_to_end(bytes)?;
            }
            Self::Archive(archive) => {
                let mut archive = archive.clone();
                let entry = archive.by_index(entry).map_err(|error| match error {
                    ZipError::Io(error) => ReadError::Io(error),
                    ZipError::InvalidPassword => ReadError::Password,
                    ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
                        ReadError::Password
                    }
                    other => ReadError::Io(io::Error::other(other.to_string())),
                })?;
                // What an entry says of its size may be a lie.
                entry.take(MAX_BYTES as u64 + 1).read_to_end(bytes)?;
            }
        }
        if bytes.len() > MAX_BYTES { Err(ReadError::TooLarge) } else { Ok(()) }
    }

    /// Whether a path leads out of the store once links are followed.
    pub(crate) fn leads_out(&self, name: &str, is_link: bool) -> bool {
        match self {
            Self::Folder(folder) => {
                fs::canonicalize(folder.join(name)).is_ok_and(|path| !path.starts_with(folder))
            }
            // A link inside an archive is nothing but the text of a path.
            Self::Archive(_) => is_link,
        }
    }
}

/// A file that several read at once, each from a place of its own.
#[derive(Debug, Clone)]
pub(crate) struct FileView {
    file: Arc<File>,
    length: u64,
    at: u64,
}

impl FileView {
    fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Ok(Self { file: Arc::new(file), length, at: 0 })
    }
}

impl Read for FileView {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        #[cfg(unix)]
        let read = std::os::unix::fs::FileExt::read_at(&*self.file, out, self.at)?;
        #[cfg(windows)]
        let read = std::os::windows::fs::FileExt::seek_read(&*self.file, out, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for FileView {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// Why a file of a store cannot be read.
#[derive(Debug)]
pub(crate) enum ReadError {
    /// It opens with a password only.
    Password,
    /// It is larger than any invoice.
    TooLarge,
    /// The error of the operating system.
    Io(io::Error),
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl ReadError {
    /// As the system would say it.
    pub(crate) fn into_io(self) -> io::Error {
        match self {
            Self::Password => io::Error::other("it is protected by a password"),
            Self::TooLarge => io::Error::other("it is too large"),
            Self::Io(error) => error,
        }
    }
}

/// Lists a folder and all folders inside; linked folders are not entered.
fn walk(folder: &Path) -> Result<Vec<StoredFile>, AttachError> {
    let error = |folder: &Path| {
        let folder = folder.to_owned();
        move |source| AttachError::Folder { folder, source }
    };
    let mut files = Vec::new();
    let mut todo = vec![(folder.to_owned(), String::new(), 0)];
    while let Some((path, prefix, depth)) = todo.pop() {
        for entry in fs::read_dir(&path).map_err(error(&path))? {
            let entry = entry.map_err(error(&path))?;
            let kind = entry.file_type().map_err(error(&path))?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if kind.is_dir() && depth < MAX_DEPTH {
                todo.push((entry.path(), format!("{name}/"), depth + 1));
            } else if kind.is_file() || kind.is_symlink() {
                files.push(StoredFile { name, entry: 0, is_link: kind.is_symlink() });
            }
        }
    }
    Ok(files)
}

fn archive(place: &Path, real: &Path) -> Result<(CopySource, Vec<StoredFile>), AttachError> {
    let path = || place.to_owned();
    let unreadable = |source| AttachError::Folder { folder: path(), source };
    let file = FileView::open(real).map_err(unreadable)?;
    let refused = |reason: String| AttachError::Archive { archive: path(), reason };
    let mut archive =
        ZipArchive::new(file.clone()).map_err(|error| refused(error.to_string()))?;
    if archive.len() > MAX_ENTRIES {
        return Err(refused(format!("it has more than {MAX_ENTRIES} files")));
    }
    if archive.decompressed_size().is_some_and(|size| size > u128::from(MAX_TOTAL)) {
        return Err(refused(format!("its files take more than {MAX_TOTAL} bytes")));
    }
    let twice = match archive.has_duplicate_names() {
        true => twice(&file, archive.central_directory_start()),
        false => BTreeSet::new(),
    };
    let mut files = Vec::new();
    for entry in 0..archive.len() {
        // Entries that cannot even be opened are not there for us.
        let Ok(found) = archive.by_index_raw(entry) else { continue };
        // Nor are those whose paths leave the archive.
        let name = found.name().ok().and_then(|it| names::inside(&it));
        let name = name.filter(|it| !it.is_empty() && !found.is_dir());
        // Of two entries of one name only the second can be read; nobody knows which is meant.
        let count = if twice.contains(found.name_raw()) { 2 } else { 1 };
        let listed = name.map(|name| (name, entry, found.is_symlink()));
        for (name, entry, is_link) in std::iter::repeat_n(listed, count).flatten() {
            files.push(StoredFile { name, entry, is_link });
        }
    }
    Ok((CopySource::Archive(archive), files))
}

/// The names that stand more than once in the list of an archive (APPNOTE 6.3.10, 4.3.12), as bytes.
fn twice(window: &FileView, start: u64) -> BTreeSet<Vec<u8>> {
    let mut reader = BufReader::new(FileView { at: start, ..window.clone() });
    let (mut seen, mut twice) = (BTreeSet::new(), BTreeSet::new());
    let mut head = [0; 46];
    while reader.read_exact(&mut head).is_ok() && head.starts_with(b"PK\x01\x02") {
        let length = |at: usize| match head.get(at..at + 2) {
            Some([low, high]) => usize::from(*high) << 8 | usize::from(*low),
            _ => 0,
        };
        let mut name = vec![0; length(28)];
        let mut more = vec![0; length(30) + length(32)];
        if reader.read_exact(&mut name).is_err() || reader.read_exact(&mut more).is_err() {
            break;
        }
        if !seen.insert(name.clone()) {
            twice.insert(name);
        }
    }
    twice
}
