//! Run folders that are whole and wait for the register, and those that a killed run left.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::OutputError;
use super::disk::cannot;

/// The start of the names of folders that are still being filled, or about to be removed.
const HIDDEN: &str = ".relance-";
/// The end of the names of folders that are whole and wait for the register.
const WAITING: &str = ".waiting";

/// The table of a run folder that tells what was printed again.
pub(super) const REPRINT_TABLE: &str = "reprints.csv";

/// The folder inside a run folder that holds it.
pub(super) const REPRINTS: &str = "reprints";

/// A run folder that is whole and still out of sight.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) path: PathBuf,
    pub(super) target: PathBuf,
    pub(super) owner: String,
}

impl Waiting {
    /// Puts the folder in its place. The same run made before gives way to it.
    pub(super) fn publish(self) -> Result<PathBuf, OutputError> {
        let Self { path, target, owner } = self;
        let failed = |source| cannot(&target, source);
        if !target.exists() {
            fs::rename(&path, &target).map_err(failed)?;
            return Ok(target);
        }
        let out = target.parent().unwrap_or(Path::new(""));
        let aside = hidden_folder(out, &owner).map_err(failed)?;
        let old = aside.path().join("old");
        fs::rename(&target, &old).map_err(failed)?;
        if let Err(source) = fs::rename(&path, &target) {
            let _ = fs::rename(&old, &target);
            return Err(failed(source));
        }
        carry_over(&old, &target).map_err(failed)?;
        Ok(target)
    }

    /// Removes a folder that will not count.
    pub(super) fn discard(self) -> Result<(), OutputError> {
        fs::remove_dir_all(&self.path).map_err(|source| cannot(&self.path, source))
    }
}

/// Ends what killed runs of one owner left in `out`: a folder that waits for the register is put in
/// its place when `entered` says that its run counts, and removed when not; half filled folders are
/// removed. The caller holds the register, so that no other run of this owner is at work.
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
    let names = entries.map(|entry| entry.map(|entry| entry.file_name()));
    let names = names.collect::<io::Result<Vec<_>>>().map_err(|source| cannot(out, source))?;
    let half_filled = format!("{HIDDEN}{owner}-");
    let ending = waiting_name("", owner);
    let ending = ending.strip_prefix('.').unwrap_or_default();
    for name in names {
        let Some(name) = name.to_str() else { continue };
        let path = out.join(name);
        if name.starts_with(&half_filled) {
            fs::remove_dir_all(&path).map_err(|source| cannot(&path, source))?;
        } else if let Some(run_id) =
            name.strip_prefix('.').and_then(|it| it.strip_suffix(ending))
        {
            let target = out.join(run_id);
            let waiting = Waiting { path, target, owner: owner.to_owned() };
            if entered(run_id)? {
                waiting.publish()?;
            } else {
                waiting.discard()?;
            }
        }
    }
    Ok(())
}

/// The name of a run folder that waits for the register of an owner.
pub(super) fn waiting_name(run_id: &str, owner: &str) -> String {
    format!(".{run_id}.{owner}{WAITING}")
}

/// A folder out of sight, readable by its owner alone, that is removed unless it is moved away.
pub(super) fn hidden_folder(out: &Path, owner: &str) -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    let prefix = format!("{HIDDEN}{owner}-");
    builder.prefix(&prefix);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir_in(out)
}

/// Takes what was printed again along when a run folder gives way to one of the same run.
fn carry_over(from: &Path, to: &Path) -> io::Result<()> {
    for name in [REPRINT_TABLE, REPRINTS] {
        if from.join(name).exists() && !to.join(name).exists() {
            fs::rename(from.join(name), to.join(name))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

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
