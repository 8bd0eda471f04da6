//! Finds and reads the files that a job names, from the folder of the job file.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use globset::{Glob, GlobBuilder, GlobMatcher};

use exports::{Bytes, InputFile};
use settings::{Document, Faults, Step, Unreadable, keys};

use super::fault::Problem;

/// Files in memory by the names that a job gives them, with `/` between folders; each stands for the file of its
/// name on the disk.
pub(super) type FilesInMemory = BTreeMap<String, Arc<[u8]>>;

/// How deep files are looked for below a folder that a job names.
const DEEPEST: usize = 16;

/// The folder of a job file, from which its paths start.
#[derive(Debug)]
pub(super) struct Home<'a> {
    pub(super) folder: &'a Path,
    pub(super) memory: &'a FilesInMemory,
    pub(super) document: &'a Document<'a>,
    /// Files that were read, so that each is read once: a run is named by the very bytes that were understood.
    pub(super) read: RefCell<FilesInMemory>,
}

impl Home<'_> {
    /// A path as the job file gives it, from the folder of the job file.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A file as the job file names it.
    pub(super) fn named(&self, name: &str) -> InputFile {
        let slashed = slashed(name.as_ref());
        match self.memory.get(&slashed) {
            Some(bytes) => InputFile::in_memory(slashed, Arc::clone(bytes)),
            None => InputFile::on_disk(self.path(name), slashed),
        }
    }

    /// A small file as the job file names it, with the bytes that it has now; on the disk where it cannot be read.
    pub(super) fn kept(&self, name: &str) -> InputFile {
        match self.bytes(name) {
            Ok(bytes) => InputFile::in_memory(slashed(name.as_ref()), bytes),
            Err(_) => self.named(name),
        }
    }

    /// Whether there is a file of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.memory.contains_key(&slashed(name.as_ref())) || self.path(name).is_file()
    }

    /// A file that must be there.
    pub(super) fn input(&self, name: &str, key: &[&str]) -> InputFile {
        if !self.has(name) {
            self.document.fault(&keys(key), Problem::no_file(self.path(name)));
        }
        self.named(name)
    }

    /// The bytes of a file of the user's own, which must be there.
    pub(super) fn bytes(&self, name: &str) -> Result<Arc<[u8]>, settings::Problem> {
        let path = match self.named(name).bytes {
            Bytes::OnDisk(path) => path,
            Bytes::InMemory(bytes) => return Ok(bytes),
        };
        let slashed = slashed(name.as_ref());
        let known = self.read.borrow().get(&slashed).map(Arc::clone);
        if let Some(bytes) = known {
            return Ok(bytes);
        }
        let bytes: Arc<[u8]> = bytes(&path)?.into();
        self.read.borrow_mut().insert(slashed, Arc::clone(&bytes));
        Ok(bytes)
    }

    /// The text of a file of the user's own, which must be there and be text in UTF-8.
    pub(super) fn text(&self, name: &str, key: &[&str]) -> Option<String> {
        self.text_at(name, &keys(key))
    }

    fn text_at(&self, name: &str, place: &[Step]) -> Option<String> {
        let not_text = |_| Problem::NotText(self.path(name)).into();
        let text = self
            .bytes(name)
            .and_then(|it| str::from_utf8(&it).map(str::to_owned).map_err(not_text));
        text.map_err(|it| self.document.fault(place, it)).ok()
    }

    /// The value that a file of the user's own is read into; its faults are told with those of the job.
    pub(super) fn parsed<T>(
        &self,
        name: &str,
        key: &[&str],
        parse: impl FnOnce(&str) -> Result<T, Faults>,
    ) -> Option<T> {
        self.parsed_at(name, &keys(key), parse)
    }

    /// The same for a file that an item of a list names.
    pub(super) fn parsed_at<T>(
        &self,
        name: &str,
        place: &[Step],
        parse: impl FnOnce(&str) -> Result<T, Faults>,
    ) -> Option<T> {
        let parsed = parse(&self.text_at(name, place)?);
        parsed.map_err(|faults| self.document.faults_beside(faults)).ok()
    }

    /// A folder that must be there.
    pub(super) fn folder(&self, name: &str, key: &[&str]) -> PathBuf {
        let path = self.path(name);
        if !path.is_dir() {
            self.document.fault(&keys(key), Problem::no_folder(path.clone()));
        }
        path
    }

    /// A folder that must be there, or a ZIP in its place.
    pub(super) fn folder_or_zip(&self, name: &str, key: &[&str]) -> PathBuf {
        let path = self.path(name);
        let is_zip = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("zip"));
        if is_zip && path.is_file() { path } else { self.folder(name, key) }
    }

    /// The files of paths and patterns: in the order given, those of a pattern by name, each once.
    pub(super) fn files(&self, names: &[String], key: &[&str]) -> Vec<InputFile> {
        self.all(names, key, |name| self.matching(name))
    }

    /// The same, where a name may also be that of a folder: all its files, by name, which may be none yet.
    pub(super) fn files_and_folders(&self, names: &[String], key: &[&str]) -> Vec<InputFile> {
        self.all(names, key, |name| {
            let (folder, pattern) = (self.path(name), GlobBuilder::new("**").build());
            match pattern {
                Ok(pattern) if folder.is_dir() => {
                    let found = FolderSearch::below(&plain(&folder), &pattern, DEEPEST);
                    Ok(found
                        .into_iter()
                        .map(|below| self.beneath(name.as_ref(), &below))
                        .collect())
                }
                _ => self.matching(name),
            }
        })
    }

    fn all(
        &self,
        names: &[String],
        key: &[&str],
        matching: impl Fn(&str) -> Result<Vec<InputFile>, Problem>,
    ) -> Vec<InputFile> {
        if names.is_empty() {
            self.document.fault(&keys(key), Problem::EmptyList);
        }
        let mut found: Vec<InputFile> = Vec::new();
        for (item, name) in names.iter().enumerate() {
            let files = matching(name).unwrap_or_else(|problem| {
                let mut place = keys(key);
                place.push(Step::Item(item));
                self.document.fault(&place, problem);
                Vec::new()
            });
            for file in files {
                if !found.iter().any(|it| is_same(it, &file)) {
                    found.push(file);
                }
            }
        }
        found
    }

    fn matching(&self, name: &str) -> Result<Vec<InputFile>, Problem> {
        let file = self.named(name);
        if matches!(file.bytes, Bytes::InMemory(_)) {
            return Ok(vec![file]);
        }
        let path = self.path(name);
        if path.is_file() {
            return Ok(vec![InputFile::on_disk(plain(&path), file.name)]);
        }
        if !name.contains(['*', '?', '[', '{']) {
            return Err(Problem::no_file(path));
        }
        // A pattern is matched against whole paths, so its fixed part must not be read as pattern.
        let fixed: PathBuf = Path::new(name)
            .components()
            .take_while(|it| !it.as_os_str().to_string_lossy().contains(['*', '?', '[', '{']))
            .collect();
        let rest = Path::new(name).strip_prefix(&fixed).unwrap_or(Path::new(name));
        let glob = GlobBuilder::new(&slashed(rest)).literal_separator(true).build();
        let glob = glob.map_err(|_| Problem::Pattern(name.to_owned()))?;
        let top = plain(&self.folder.join(&fixed));
        let depth = if name.contains("**") { usize::MAX } else { rest.components().count() };
        let found = FolderSearch::below(&top, &glob, depth);
        if found.is_empty() {
            return Err(Problem::NoMatch(name.to_owned(), top));
        }
        Ok(found.into_iter().map(|below| self.beneath(&fixed, &below)).collect())
    }

    /// A file below a folder that the job names.
    fn beneath(&self, folder: &Path, below: &Path) -> InputFile {
        let path = plain(&self.folder.join(folder)).join(below);
        InputFile::on_disk(path, slashed(&folder.join(below)))
    }
}

/// Whether two names mean one file: several may lead to one on the disk.
fn is_same(one: &InputFile, other: &InputFile) -> bool {
    match (&one.bytes, &other.bytes) {
        (Bytes::OnDisk(one), Bytes::OnDisk(other)) => one == other,
        _ => one.name == other.name,
    }
}

/// Reads a file of the user's own.
fn bytes(path: &Path) -> Result<Vec<u8>, settings::Problem> {
    if path.is_dir() || !path.exists() {
        return Err(Problem::no_file(path.to_owned()).into());
    }
    let unreadable = |error| settings::Problem::Unreadable(Unreadable::new(path, &error));
    fs::read(path).map_err(unreadable)
}

/// Looks for files below a folder.
struct FolderSearch {
    glob: GlobMatcher,
    found: Vec<PathBuf>,
}

impl FolderSearch {
    /// The files below a folder that a pattern fits, by name.
    fn below(folder: &Path, glob: &Glob, depth: usize) -> Vec<PathBuf> {
        let mut search = Self { glob: glob.compile_matcher(), found: Vec::new() };
        search.walk(folder, Path::new(""), depth);
        search.found.sort();
        search.found
    }

    /// Folders that cannot be opened hold nothing; linked folders are not entered, they may go round.
    fn walk(&mut self, folder: &Path, below: &Path, depth: usize) {
        // A job file without a folder before its name is in the one where the program runs.
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let Ok(entries) = fs::read_dir(here) else { return };
        for entry in entries.flatten() {
            let below = below.join(entry.file_name());
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder && depth > 1 {
                self.walk(&entry.path(), &below, depth - 1);
            } else if entry.path().is_file() && self.glob.is_match(slashed(&below)) {
                self.found.push(below);
            }
        }
    }
}

/// A path without `.` steps, so that one file has one path.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|step| *step != Component::CurDir).collect()
}

/// A path with `/` between folders, whatever the system.
pub(super) fn slashed(path: &Path) -> String {
    plain(path).display().to_string().replace('\\', "/")
}

/// Whether a name is that of a file of this kind, in capitals too: `tariff.CSV`.
pub(super) fn ends_in(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|it| it.eq_ignore_ascii_case(extension))
}
