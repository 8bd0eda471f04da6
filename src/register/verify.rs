//! Checks the whole register against its chain.

use rusqlite::Connection;

use super::chain::{Hash, START, hash};
use super::rows::{LetterRow, MoveRow, ReportRow, RunRow, Stored, VoidRow};
use super::{Register, RegisterError, Verified};
use findings::hex;

impl Register {
    /// Checks the whole register: the file itself, and every entry against the chain of hashes.
    ///
    /// # Errors
    ///
    /// [`RegisterError::Broken`] with the first entry that is not what was entered.
    pub fn verify(&self) -> Result<Verified, RegisterError> {
        self.snapshot(|db| {
            self.check_file(db)?;
            let verified = self.walk(db)?;
            self.check_strays(db, &verified)?;
            Ok(verified)
        })
    }

    /// The file as `SQLite` sees it.
    fn check_file(&self, db: &Connection) -> Result<(), RegisterError> {
        let failed = |source| self.failed(source);
        let said: String =
            db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(failed)?;
        if said != "ok" {
            return Err(RegisterError::Broken { entry: 0, fault: said });
        }
        Ok(())
    }

    /// Every entry, first to last.
    fn walk(&self, db: &Connection) -> Result<Verified, RegisterError> {
        let failed = |source| self.failed(source);
        let sql = "SELECT number, kind, hash FROM entry ORDER BY number";
        let mut select = db.prepare(sql).map_err(failed)?;
        let mut rows = select.query([]).map_err(failed)?;
        let (mut runs, mut letters, mut voids, mut reports, mut moves) = (0, 0, 0, 0, 0);
        let (mut last, mut head) = (0, START);
        while let Some(row) = rows.next().map_err(failed)? {
            let number: i64 = row.get(0).map_err(failed)?;
            let kind: String = row.get(1).map_err(failed)?;
            let stored: Hash = row.get(2).map_err(failed)?;
            let broken =
                |fault: &str| RegisterError::Broken { entry: number, fault: fault.into() };
            if number != last + 1 {
                return Err(broken("the entries before it are missing"));
            }
            let (count, found) = match kind.as_str() {
                RunRow::KIND => (&mut runs, again::<RunRow>(db, &head, number)),
                LetterRow::KIND => (&mut letters, again::<LetterRow>(db, &head, number)),
                VoidRow::KIND => (&mut voids, again::<VoidRow>(db, &head, number)),
                ReportRow::KIND => (&mut reports, again::<ReportRow>(db, &head, number)),
                MoveRow::KIND => (&mut moves, again::<MoveRow>(db, &head, number)),
                _ => return Err(broken("nobody knows what kind of entry it is")),
            };
            *count += 1;
            match found.map_err(failed)? {
                None => return Err(broken("its row is missing")),
                Some(found) if found != stored => {
                    return Err(broken("its hash does not fit its contents"));
                }
                Some(found) => (last, head) = (number, found),
            }
        }
        let entries = runs + letters + voids + reports + moves;
        Ok(Verified { entries, runs, letters, voids, reports, moves, head: hex(&head) })
    }

    /// No row may stand beside the entries.
    fn check_strays(&self, db: &Connection, entries: &Verified) -> Result<(), RegisterError> {
        let failed = |source| self.failed(source);
        let mut select = db.prepare("PRAGMA foreign_key_check").map_err(failed)?;
        let mut stray = select.query([]).map_err(failed)?;
        if let Some(row) = stray.next().map_err(failed)? {
            let table: String = row.get(0).map_err(failed)?;
            let fault = format!("a row of `{table}` belongs to no entry");
            return Err(RegisterError::Broken { entry: 0, fault });
        }
        let counts = [
            (RunRow::KIND, entries.runs),
            (LetterRow::KIND, entries.letters),
            (VoidRow::KIND, entries.voids),
            (ReportRow::KIND, entries.reports),
            (MoveRow::KIND, entries.moves),
        ];
        for (table, expected) in counts {
            let sql = format!("SELECT count(*) FROM {table}");
            let found: i64 = db.query_row(&sql, [], |row| row.get(0)).map_err(failed)?;
            if u64::try_from(found) != Ok(expected) {
                let fault = format!("`{table}` has {found} rows for {expected} entries");
                return Err(RegisterError::Broken { entry: 0, fault });
            }
        }
        Ok(())
    }
}

/// The hash that an entry must have; none when its row is missing.
fn again<T: Stored>(
    db: &Connection,
    head: &Hash,
    number: i64,
) -> rusqlite::Result<Option<Hash>> {
    T::load(db, number)?.map(|row| hash(head, number, &row)).transpose()
}
