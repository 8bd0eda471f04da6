//! Run folders that are whole and wait for the register, and those that a killed run left.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::OutputError;
use super::disk::{cannot, gone, make_folder};
use super::hidden::{HiddenFolder, clear};

/// The end of the names of folders that are whole and wait for the register.
const WAITING: &str = ".waiting";

/// The table of a run folder that tells what was printed again.
pub(super) const REPRINT_TABLE: &str = "reprints.csv";

/// The folder inside a run folder that holds it.
pub(super) const REPRINTS: &str = "reprints";

/// The file of a run folder that is locked while something is added to the folder, or another takes its place.
const LOCKED: &str = "run.json";

/// A run folder that is whole and still out of sight.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) path: PathBuf,
    pub(super) target: PathBuf,
    pub(super) owner: String,
    /// The same run made before, held so that what is printed again meanwhile is not lost; none where there is none.
    before: Option<GivenWay>,
}

/// A run folder that will give way to one of the same run.
#[derive(Debug)]
struct GivenWay {
    _held: Option<File>,
}

impl Waiting {
    /// A whole folder at `path` that is to come to `target`. What the same run printed again before is copied into it
    /// at once.
    ///
    /// # Errors
    ///
    /// When that cannot be copied.
    pub(super) fn new(
        path: PathBuf,
        target: PathBuf,
        owner: &str,
    ) -> Result<Self, OutputError> {
        let before = GivenWay::carried_over(&target, &path)?;
        Ok(Self { path, target, owner: owner.to_owned(), before })
    }

    /// Gives the folder a name under which it outlives the program.
    pub(super) fn rename(&mut self, path: PathBuf) -> Result<(), OutputError> {
        let failed = |source| cannot(&path, source);
        if path.exists() {
            fs::remove_dir_all(&path).map_err(failed)?;
        }
        fs::rename(&self.path, &path).map_err(failed)?;
        self.path = path;
        Ok(())
    }

    /// Puts the folder in its place. The same run made before gives way to it. The caller holds the register, where there
    /// is one.
    ///
    /// # Errors
    ///
    /// When it cannot be moved; then it is still where it was.
    pub(super) fn publish(self) -> Result<PathBuf, OutputError> {
        let Self { path, target, owner, before } = self;
        let failed = |source| cannot(&target, source);
        if target.exists() && !path.exists() {
            // Where the file system knows no locks, somebody may have done it who could not see that we are at work.
            return Ok(target);
        }
        if !target.exists() {
            return fs::rename(&path, &target).map_err(failed).map(|()| target);
        }
        let out = target.parent().unwrap_or(Path::new(""));
        let aside = HiddenFolder::begin(out, &owner).map_err(failed)?;
        let old = aside.aside(target.file_name().unwrap_or(OsStr::new(WAITING)))?;
        // Windows moves no folder in which a file is open.
        let _held = if cfg!(windows) { None } else { before };
        fs::rename(&target, &old).map_err(failed)?;
        if let Err(source) = fs::rename(&path, &target) {
            if fs::rename(&old, &target).is_err() {
                aside.leave();
            }
            return Err(failed(source));
        }
        Ok(target)
    }

    /// Removes a folder that will not count.
    pub(super) fn discard(self) -> Result<(), OutputError> {
        fs::remove_dir_all(&self.path).map_err(|source| cannot(&self.path, source))
    }
}

impl GivenWay {
    /// Copies what was printed again from a run folder to the one that takes its place, and holds the old one; none
    /// where there is none.
    fn carried_over(from: &Path, to: &Path) -> Result<Option<Self>, OutputError> {
        if !from.exists() {
            return Ok(None);
        }
        let held = match hold(from) {
            Ok(held) => Some(held),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(source) => return Err(cannot(&from.join(LOCKED), source)),
        };
        let (table, folder) = (to.join(REPRINT_TABLE), to.join(REPRINTS));
        // A killed run may have copied an older state.
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|source| cannot(&folder, source))?;
        }
        if from.join(REPRINTS).is_dir() {
            make_folder(&folder)?;
            copy_files(&from.join(REPRINTS), &folder)
                .map_err(|source| cannot(&folder, source))?;
        }
        if from.join(REPRINT_TABLE).exists() {
            copy(&from.join(REPRINT_TABLE), &table).map_err(|source| cannot(&table, source))?;
        }
        Ok(Some(Self { _held: held }))
    }
}

/// Takes hold of a run folder, against everybody else who would add to it or put another in its place.
pub(super) fn hold(run: &Path) -> io::Result<File> {
    let path = run.join(LOCKED);
    loop {
        let file = File::open(&path)?;
        match file.lock() {
            // Some file systems know no locks.
            Err(error) if error.kind() == io::ErrorKind::Unsupported => return Ok(file),
            locked => locked?,
        }
        if is_there(&file, &path)? {
            return Ok(file);
        }
    }
}

/// Whether an open file is still the one of this path, and not one whose folder gave way to another.
#[cfg(unix)]
fn is_there(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let (open, there) = (file.metadata()?, fs::metadata(path)?);
    Ok((open.dev(), open.ino()) == (there.dev(), there.ino()))
}

/// Whether an open file is still the one of this path: the system moves no folder in which a file is open.
#[cfg(not(unix))]
fn is_there(_: &File, path: &Path) -> io::Result<bool> {
    Ok(path.exists())
}

fn copy_files(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// Copies a file over an older one, with its rights. On one disk it is the same file twice: neither is changed
/// in place, ever.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    gone(fs::remove_file(to))?;
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()))
}

/// Ends what killed runs of one owner left in `out`: a folder that waits for the register is put in
/// its place when `entered` says that its run counts, and removed when not; half filled folders in which nobody is
/// at work any more are removed. The caller holds the register, where there is one, so that no folder waits that is not left.
///
/// # Errors
///
/// When `entered` fails, or a folder cannot be read, moved or removed.
pub fn settle<E: From<OutputError>>(
    out: &Path,
    owner: &str,
    entered: impl Fn(&str) -> Result<bool, E>,
) -> Result<(), E> {
    let entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(cannot(out, source).into()),
    };
    let names = entries.map(|entry| entry.map(|entry| entry.file_name().into_string().ok()));
    let names = names.collect::<io::Result<Vec<_>>>().map_err(|source| cannot(out, source))?;
    let names: Vec<String> = names.into_iter().flatten().collect();
    clear(out, owner, &names)?;
    let ending = waiting_name("", owner);
    let ending = ending.strip_prefix('.').unwrap_or_default();
    for name in &names {
        let waits = name.strip_prefix('.').and_then(|it| it.strip_suffix(ending));
        let Some(run_id) = waits else { continue };
        let path = out.join(name);
        if entered(run_id)? {
            Waiting::new(path, out.join(run_id), owner)?.publish()?;
        } else {
            fs::remove_dir_all(&path).map_err(|source| cannot(&path, source))?;
        }
    }
    Ok(())
}

/// Whether the folder of a run waits in `out` for the register of an owner.
#[must_use]
pub fn is_waiting(out: &Path, run_id: &str, owner: &str) -> bool {
    out.join(waiting_name(run_id, owner)).is_dir()
}

/// The name of a run folder that waits for the register of an owner.
pub(super) fn waiting_name(run_id: &str, owner: &str) -> String {
    format!(".{run_id}.{owner}{WAITING}")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tempfile::TempDir;

    use super::*;

    /// Settles a folder that holds these folders, each with a file named after its own; run `r1` counts.
    #[track_caller]
    fn check(before: &[&str], expected: &[&str]) {
        let out = TempDir::new().unwrap();
        for name in before {
            fs::create_dir(out.path().join(name)).unwrap();
            fs::File::create_new(out.path().join(name).join(name)).unwrap();
        }
        let counts = |run_id: &str| Ok::<bool, OutputError>(run_id == "r1");
        settle(out.path(), "own", counts).unwrap();
        let found: BTreeSet<String> = fs::read_dir(out.path())
            .unwrap()
            .map(|folder| {
                let folder = folder.unwrap();
                let inside = fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap();
                let name = |it: fs::DirEntry| it.file_name().into_string().unwrap();
                format!("{} from {}", name(folder), name(inside))
            })
            .collect();
        let expected: BTreeSet<String> = expected.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn killed_while_filling_nothing_counts() {
        check(&[".relance-own-x1"], &[]);
    }

    #[test]
    fn killed_before_the_run_counts_its_folder_goes() {
        check(&[".r2.own.waiting"], &[]);
        check(&[".r2.own.waiting", "r2"], &["r2 from r2"]);
    }

    #[test]
    fn killed_after_the_run_counts_its_folder_comes_to_its_place() {
        check(&[".r1.own.waiting"], &["r1 from .r1.own.waiting"]);
    }

    #[test]
    fn killed_while_a_repeated_run_changes_places_the_new_folder_stays() {
        check(&[".r1.own.waiting", "r1"], &["r1 from .r1.own.waiting"]);
        check(&[".r1.own.waiting", ".relance-own-x1"], &["r1 from .r1.own.waiting"]);
    }

    #[test]
    fn folders_of_others_are_left_alone() {
        let others = [".relance-other-x1", ".relance--x1", ".r1.other.waiting", ".git", "r7"];
        let same = others.map(|name| format!("{name} from {name}"));
        check(&others, &same.each_ref().map(String::as_str));
    }

    #[test]
    fn where_no_run_ever_was_there_is_nothing_to_settle() {
        let counts = |_: &str| Ok::<bool, OutputError>(true);
        settle(Path::new("nowhere/at/all"), "own", counts).unwrap();
    }
}
