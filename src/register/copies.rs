//! Copies of the register beside it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags, OptionalExtension as _};

use super::chain::Hash;
use super::file::{beside, for_owner};
use super::{Register, RegisterError, Writing};

/// The copies that are kept, the newest first.
const KEPT: [&str; 3] = ["-copy-1", "-copy-2", "-copy-3"];

impl Writing<'_> {
    /// Keeps a copy of the register as it counts now, without what was entered since [`Register::begin`], and the two
    /// copies before it. Where nothing was entered since the last copy, that is the copy.
    ///
    /// # Errors
    ///
    /// When there is no room.
    pub fn keep_copy(&self) -> Result<(), RegisterError> {
        let failed = |source| self.failed(source);
        let source = self.reader().map_err(failed)?;
        let end = end_of(&source).map_err(failed)?;
        let [newest, middle, oldest] = KEPT.map(|it| beside(&self.path, it));
        if end.is_none() || copied_end(&newest) == end {
            return Ok(());
        }
        let part = self.written(&source)?;
        for (from, to) in [(&middle, &oldest), (&newest, &middle)] {
            if from.exists() {
                moved(from, to)?;
            }
        }
        moved(&part, &newest)
    }
}

impl Register {
    /// Puts a copy of what counts now beside the register, under its name with this ending.
    pub(super) fn copy(&self, ending: &str) -> Result<(), RegisterError> {
        let source = self.reader().map_err(|source| self.failed(source))?;
        moved(&self.written(&source)?, &beside(&self.path, ending))
    }

    /// A second look at the file, which sees nothing that does not count yet.
    fn reader(&self) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Connection::open_with_flags(&self.path, flags)
    }

    /// Writes a whole copy aside.
    fn written(&self, source: &Connection) -> Result<PathBuf, RegisterError> {
        let part = beside(&self.path, "-copy-part");
        let unwritten = |source| RegisterError::File { path: part.clone(), source };
        gone(&part).map_err(unwritten)?;
        for_owner().write(true).create_new(true).open(&part).map_err(unwritten)?;
        let copied = copied(source, &part);
        if copied.is_err() {
            let _ = gone(&part);
        }
        copied.map_err(|source| RegisterError::Database { path: part.clone(), source })?;
        Ok(part)
    }
}

fn copied(source: &Connection, part: &Path) -> rusqlite::Result<()> {
    let mut target = Connection::open(part)?;
    // It counts only once it is whole and has its name.
    target.execute_batch("PRAGMA journal_mode = OFF")?;
    let backup = Backup::new(source, &mut target)?;
    while backup.step(-1)? != StepResult::Done {}
    Ok(())
}

/// The number and hash of the last entry; none where there is no entry.
fn end_of(db: &Connection) -> rusqlite::Result<Option<(i64, Hash)>> {
    let sql = "SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1";
    db.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()
}

/// The end of a copy, where there is one that can be read.
fn copied_end(copy: &Path) -> Option<(i64, Hash)> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    end_of(&Connection::open_with_flags(copy, flags).ok()?).ok().flatten()
}

fn moved(from: &Path, to: &Path) -> Result<(), RegisterError> {
    fs::rename(from, to).map_err(|source| RegisterError::File { path: to.to_owned(), source })
}

fn gone(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}
