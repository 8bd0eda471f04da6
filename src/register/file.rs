//! The register's file: opening, locking, and bringing older forms up to date.

use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use sha2::{Digest as _, Sha256};

use super::RegisterError;
use super::creditor_key::{CreditorKey, views};
use findings::hex;

/// How long a command waits for another run to end before it gives up.
pub const WAIT: Duration = Duration::from_secs(10);

/// Every form of the register, oldest first; its number is kept in `user_version`.
pub(super) const FORMS: &[&str] = &[
    include_str!("schema.sql"),
    include_str!("reports.sql"),
    include_str!("seen.sql"),
    include_str!("moves.sql"),
    include_str!("traces.sql"),
];

/// How long a command that waits for its turn sleeps before it asks again.
const STEP: Duration = Duration::from_millis(10);

/// How often opening waits for others who open the same new register; each that waits lets one of them through.
const TRIES: usize = 100;

/// The application id in the header of the file that marks it as ours: `RLNC`.
const MARK: i64 = 0x524C_4E43;

/// The register of letters sent: an `SQLite` file beside the job.
#[derive(Debug)]
pub struct Register {
    pub(super) db: Connection,
    pub(super) path: PathBuf,
    pub(super) asker: Option<CreditorKey>,
}

/// The register while one run holds it: nobody else can enter anything until it is dropped. Dropped
/// without [`Writing::commit`], or killed, it leaves the register as it was.
#[derive(Debug)]
pub struct Writing<'r> {
    register: &'r Register,
    held: Transaction<'r>,
    turn: Turn,
}

/// The turn of a command that changes the register. The next one waits until it is dropped, also after what was entered
/// counts: so a run can put its folder in its place before anybody looks for folders that were left.
#[derive(Debug)]
pub struct Turn {
    /// None where the file system knows no locks.
    _locked: Option<File>,
}

impl Register {
    /// Opens the register, and makes it where there is none. Readable by its owner alone.
    ///
    /// # Errors
    ///
    /// When the file cannot be made or read, is no register, or was made by a later version.
    pub fn open(path: &Path) -> Result<Self, RegisterError> {
        let failed = |source| RegisterError::File { path: path.to_owned(), source };
        let mut options = for_owner();
        options.read(true).write(true).create(true).open(path).map_err(failed)?;
        Self::connect(path)
    }

    /// Opens the register to look into it; none where nothing was ever entered.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, is no register, or was made by a later version.
    pub fn look(path: &Path) -> Result<Option<Self>, RegisterError> {
        if path.exists() { Self::connect(path).map(Some) } else { Ok(None) }
    }

    fn connect(path: &Path) -> Result<Self, RegisterError> {
        let path = path.to_owned();
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Connection::open_with_flags(&path, flags).and_then(|db| {
            db.busy_timeout(WAIT)?;
            Ok(db)
        });
        let register = match opened {
            Ok(db) => Self { db, path, asker: None },
            Err(source) => return Err(RegisterError::Database { path, source }),
        };
        let mut made = register.make();
        for _ in 0..TRIES {
            let Err(RegisterError::Busy { .. }) = made else { break };
            // SQLite does not wait where the file changes its form; it does for whoever changes it.
            drop(register.hold()?);
            made = register.make();
        }
        made?;
        views(&register.db).map_err(|source| register.failed(source))?;
        Ok(register)
    }

    /// Makes what is missing of the file, or of a newer form.
    fn make(&self) -> Result<(), RegisterError> {
        let form = self.form()?;
        self.bring_up_to_date(form)
    }

    /// The form of the file; 0 when it is still empty.
    fn form(&self) -> Result<i64, RegisterError> {
        // Tables first: somebody else may be making the register, and its form comes with its tables, never after them.
        let tables: i64 = self.ask("SELECT count(*) FROM sqlite_schema")?;
        let form: i64 = self.pragma("user_version")?;
        let known = i64::try_from(FORMS.len()).unwrap_or(i64::MAX);
        if form > 0 && self.pragma("application_id")? != MARK {
            return Err(RegisterError::NotARegister { path: self.path.clone() });
        }
        if form < 0 {
            return Err(RegisterError::NotARegister { path: self.path.clone() });
        }
        if form > known {
            return Err(RegisterError::Newer { path: self.path.clone(), found: form, known });
        }
        if form == 0 && tables > 0 {
            return Err(RegisterError::NotARegister { path: self.path.clone() });
        }
        Ok(form)
    }

    fn bring_up_to_date(&self, form: i64) -> Result<(), RegisterError> {
        // WAL: readers are not kept out while a run holds the register. FULL: what was entered outlives
        // a power cut.
        let set = |settings| self.db.execute_batch(settings);
        let settings = "PRAGMA recursive_triggers = ON; PRAGMA synchronous = FULL;";
        set(settings).map_err(|source| self.failed(source))?;
        let mode: String = self.ask("PRAGMA journal_mode")?;
        if mode != "wal" {
            let _: String = self.ask("PRAGMA journal_mode = WAL")?;
        }
        let known = i64::try_from(FORMS.len()).unwrap_or(i64::MAX);
        if form != known {
            // A later form may put a table in the place of another, to which rows refer.
            set("PRAGMA foreign_keys = OFF").map_err(|source| self.failed(source))?;
            self.raise(known)?;
        }
        set("PRAGMA foreign_keys = ON").map_err(|source| self.failed(source))
    }

    /// Brings the file from the form it has to the newest, at once or not at all.
    fn raise(&self, known: i64) -> Result<(), RegisterError> {
        let held = self.hold()?;
        // Somebody else may have done it while we waited.
        let done = usize::try_from(self.form()?).unwrap_or(usize::MAX);
        if (1..FORMS.len()).contains(&done) {
            self.copy(&format!("-form-{done}"))?;
        }
        for sql in FORMS.iter().skip(done) {
            held.execute_batch(sql).map_err(|source| self.failed(source))?;
        }
        let marks = format!("PRAGMA application_id = {MARK}; PRAGMA user_version = {known};");
        held.execute_batch(&marks).map_err(|source| self.failed(source))?;
        held.commit().map_err(|source| self.failed(source))
    }

    /// Takes hold of the register for one run: from reading history until [`Writing::commit`] nobody
    /// else can enter anything. Others can still look.
    ///
    /// # Errors
    ///
    /// [`RegisterError::Busy`] when another run still holds it after `wait`.
    pub fn begin(&mut self, wait: Duration) -> Result<Writing<'_>, RegisterError> {
        let turn = self.turn(wait)?;
        self.db.busy_timeout(wait).map_err(|source| self.failed(source))?;
        let held = self.hold()?;
        Ok(Writing { register: self, held, turn })
    }

    /// Waits for the turn of this command.
    fn turn(&self, wait: Duration) -> Result<Turn, RegisterError> {
        let path = beside(&self.path, "-lock");
        let failed = |source| RegisterError::File { path: path.clone(), source };
        let mut options = for_owner();
        let file = options.read(true).write(true).create(true).open(&path).map_err(failed)?;
        let mut left = wait;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Turn { _locked: Some(file) }),
                Err(TryLockError::WouldBlock) if left.is_zero() => {
                    return Err(RegisterError::Busy { path: self.path.clone() });
                }
                Err(TryLockError::WouldBlock) => {
                    let step = STEP.min(left);
                    sleep(step);
                    left -= step;
                }
                Err(TryLockError::Error(it)) if it.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Turn { _locked: None });
                }
                Err(TryLockError::Error(source)) => return Err(failed(source)),
            }
        }
    }

    fn hold(&self) -> Result<Transaction<'_>, RegisterError> {
        Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)
            .map_err(|source| self.failed(source))
    }

    /// Sixteen characters that stand for this register, so that what runs of another one left in a folder is not taken
    /// for its own. They are inside it, and so go where it goes.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn mark(&self) -> Result<String, RegisterError> {
        self.ask("SELECT mark FROM identity")
    }

    /// Eight characters that stand for where this register is: registers of earlier forms were called so.
    #[must_use]
    pub fn mark_of_place(&self) -> String {
        let path = self.path.canonicalize().unwrap_or_else(|_| self.path.clone());
        let digest = Sha256::digest(path.as_os_str().as_encoded_bytes());
        hex(digest.get(..4).unwrap_or_default())
    }

    /// Reads one state of the register, whatever others enter meanwhile.
    pub(super) fn snapshot<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, RegisterError>,
    ) -> Result<T, RegisterError> {
        // A savepoint, because a run that holds the register reads inside its own transaction.
        self.db.execute_batch("SAVEPOINT look").map_err(|source| self.failed(source))?;
        let found = read(&self.db);
        self.db.execute_batch("RELEASE look").map_err(|source| self.failed(source))?;
        found
    }

    fn pragma(&self, name: &str) -> Result<i64, RegisterError> {
        self.ask(&format!("PRAGMA {name}"))
    }

    fn ask<T: rusqlite::types::FromSql>(&self, sql: &str) -> Result<T, RegisterError> {
        self.db.query_row(sql, [], |row| row.get(0)).map_err(|source| self.failed(source))
    }

    /// The error of `SQLite`, as an error of this room that names the file.
    pub(super) fn failed(&self, source: rusqlite::Error) -> RegisterError {
        let path = self.path.clone();
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                RegisterError::Busy { path }
            }
            Some(ErrorCode::NotADatabase) => RegisterError::NotARegister { path },
            _ => RegisterError::Database { path, source },
        }
    }
}

impl Writing<'_> {
    /// Makes everything entered since [`Register::begin`] count, at once and for good. It is still the turn of whoever
    /// entered it until what this gives is dropped.
    ///
    /// # Errors
    ///
    /// When the disk is full; then nothing was entered.
    pub fn commit(self) -> Result<Turn, RegisterError> {
        let Self { register, held, turn } = self;
        held.commit().map_err(|source| register.failed(source))?;
        Ok(turn)
    }
}

impl Deref for Writing<'_> {
    type Target = Register;

    fn deref(&self) -> &Register {
        self.register
    }
}

/// The path of a file that goes with the register and has its name with an ending.
pub(super) fn beside(register: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(register);
    name.push(ending);
    name.into()
}

/// How files of the register and beside it are opened: what is made is readable by its owner alone, what is there stays.
pub(super) fn for_owner() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
