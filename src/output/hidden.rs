//! Folders out of sight in which runs are filled, and how to know whether anybody still works in one.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile, TempDir};

use super::OutputError;
use super::disk::{cannot, gone, make_folder};

/// The start of their names.
const HIDDEN: &str = ".relance-";
/// The end of the name of the file beside each that whoever works in it keeps locked.
const AT_WORK: &str = ".lock";
/// Inside one, the folder that holds what another run folder gives way to, under its own name.
const ASIDE: &str = "old";

/// How often a name is chosen anew where somebody clears up the very moment it is taken.
const TRIES: usize = 100;

/// A folder out of sight, readable by its owner alone, that is removed unless what is in it is moved away.
#[derive(Debug)]
pub(super) struct HiddenFolder {
    folder: TempDir,
    /// Locked as long as the program lives. It goes after the folder does.
    at_work: NamedTempFile,
}

impl HiddenFolder {
    /// Makes one in `out`; `owner` is the word by which [`clear`] finds it after a kill.
    pub(super) fn begin(out: &Path, owner: &str) -> io::Result<Self> {
        for _ in 0..TRIES {
            let prefix = format!("{HIDDEN}{owner}-");
            let at_work = Builder::new().prefix(&prefix).suffix(AT_WORK).tempfile_in(out)?;
            if matches!(at_work.as_file().try_lock(), Err(TryLockError::WouldBlock)) {
                continue;
            }
            // Somebody may have taken it for one that was left, before it was locked.
            if !at_work.path().exists() {
                continue;
            }
            let name = at_work.path().file_stem().unwrap_or_default();
            let mut builder = Builder::new();
            builder.prefix(name).rand_bytes(0);
            #[cfg(unix)]
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
            return Ok(Self { folder: builder.tempdir_in(out)?, at_work });
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Leaves it for [`clear`], which puts back what was moved aside into it.
    pub(super) fn leave(self) {
        let _ = self.folder.keep();
        let _ = self.at_work.keep();
    }

    /// The place in it for a run folder that gives way to another.
    pub(super) fn aside(&self, run_id: &OsStr) -> Result<PathBuf, OutputError> {
        let aside = self.path().join(ASIDE);
        make_folder(&aside)?;
        Ok(aside.join(run_id))
    }
}

/// Removes what killed runs of one owner left half filled in `out`, whose entries have these names; a run folder
/// that one of them had moved aside goes back to its place where nothing took it. Folders of runs that are still at work
/// stay.
pub(super) fn clear(out: &Path, owner: &str, names: &[String]) -> Result<(), OutputError> {
    let start = format!("{HIDDEN}{owner}-");
    let mine = names.iter().filter(|name| name.starts_with(&start));
    let mine: BTreeSet<&str> =
        mine.map(|name| name.strip_suffix(AT_WORK).unwrap_or(name)).collect();
    for name in mine {
        let (folder, at_work) = (out.join(name), out.join(format!("{name}{AT_WORK}")));
        let Some(_nobody) = left(&at_work) else { continue };
        put_back(&folder, out)?;
        gone(fs::remove_dir_all(&folder)).map_err(|source| cannot(&folder, source))?;
        gone(fs::remove_file(&at_work)).map_err(|source| cannot(&at_work, source))?;
    }
    Ok(())
}

/// Nothing where somebody is at work; else the lock, where there is one, so that nobody else clears up too.
fn left(at_work: &Path) -> Option<Option<File>> {
    let opened = OpenOptions::new().read(true).write(true).open(at_work);
    match opened {
        Ok(file) => file.try_lock().is_ok().then_some(Some(file)),
        Err(error) => (error.kind() == io::ErrorKind::NotFound).then_some(None),
    }
}

/// Moves the run folders that were moved aside into a hidden folder back to where nothing took their place.
fn put_back(hidden: &Path, out: &Path) -> Result<(), OutputError> {
    let aside = hidden.join(ASIDE);
    let Ok(entries) = fs::read_dir(&aside) else { return Ok(()) };
    for entry in entries {
        let entry = entry.map_err(|source| cannot(&aside, source))?;
        let place = out.join(entry.file_name());
        if !place.exists() {
            fs::rename(entry.path(), &place).map_err(|source| cannot(&place, source))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(out: &Path) -> Vec<String> {
        let entries = fs::read_dir(out).unwrap();
        let names = entries.map(|it| it.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_in_which_somebody_works_stays_and_one_that_was_left_goes() {
        let out = TempDir::new().unwrap();
        let at_work = HiddenFolder::begin(out.path(), "").unwrap();
        // As a kill leaves it: nothing is removed, and the system lets go of the lock.
        HiddenFolder::begin(out.path(), "").unwrap().leave();
        assert_eq!(names(out.path()).len(), 4);
        clear(out.path(), "", &names(out.path())).unwrap();
        let left = names(out.path());
        assert_eq!(left.len(), 2, "{left:?}");
        assert!(at_work.path().is_dir());
        drop(at_work);
        assert_eq!(names(out.path()), Vec::<String>::new());
    }

    #[test]
    fn what_was_moved_aside_comes_back_where_nothing_took_its_place() {
        let out = TempDir::new().unwrap();
        for taken in [false, true] {
            let hidden = HiddenFolder::begin(out.path(), "own").unwrap();
            let aside = hidden.aside(OsStr::new("r1")).unwrap();
            fs::create_dir(&aside).unwrap();
            File::create_new(aside.join(if taken { "second" } else { "first" })).unwrap();
            hidden.leave();
            clear(out.path(), "own", &names(out.path())).unwrap();
            assert_eq!(names(out.path()), ["r1"]);
            assert_eq!(names(&out.path().join("r1")), ["first"]);
        }
    }

    #[test]
    fn folders_of_other_owners_are_left_alone() {
        let out = TempDir::new().unwrap();
        HiddenFolder::begin(out.path(), "other").unwrap().leave();
        HiddenFolder::begin(out.path(), "").unwrap().leave();
        clear(out.path(), "own", &names(out.path())).unwrap();
        assert_eq!(names(out.path()).len(), 4);
    }
}
