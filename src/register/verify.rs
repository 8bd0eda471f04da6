//! Checks the whole register against its chain.

use rusqlite::{Connection, Row, Rows};

use super::chain::{Hash, START, hash};
use super::rows::{ActRow, InvoiceRow, LetterRow, MoveRow, ReportRow, RunRow, Stored, VoidRow};
use super::{Register, RegisterError, Verified};
use findings::hex;

/// Entries that are proved before a run: the whole register of most users. Of a larger one it is the end; the rest stays for
/// `register verify`.
const PROVED: i64 = 400_000;

/// The letters behind an entry; the first column is the entry of each.
const LETTERS: &str = "SELECT entry, * FROM letter WHERE entry > ? ORDER BY entry";
/// The invoices of those letters; the first column is the entry of the letter.
const INVOICES: &str = "SELECT letter, * FROM invoice WHERE letter > ? ORDER BY letter, place";

impl Register {
    /// Checks the whole register: the file itself, every entry against the chain of hashes, and that nobody rebuilt it.
    ///
    /// # Errors
    ///
    /// [`RegisterError::Broken`] with the first entry that is not what was entered; [`RegisterError::Rebuilt`] with what
    /// is built otherwise.
    pub fn verify(&self) -> Result<Verified, RegisterError> {
        self.snapshot(|db| {
            self.check_file(db)?;
            let verified = self.walk(db, (0, START))?;
            self.check_strays(db, &verified)?;
            self.check_schema(db)?;
            Ok(verified)
        })
    }

    /// Checks what a run is about to decide on: that nobody rebuilt the register, and its last entries, which are all of
    /// them in most registers, against the chain.
    ///
    /// # Errors
    ///
    /// Those of [`Register::verify`].
    pub fn prove(&self) -> Result<(), RegisterError> {
        self.prove_last(PROVED)
    }

    pub(super) fn prove_last(&self, entries: i64) -> Result<(), RegisterError> {
        let failed = |source| self.failed(source);
        self.snapshot(|db| {
            self.check_schema(db)?;
            let sql = "SELECT coalesce(max(number), 0) FROM entry";
            let last: i64 = db.query_row(sql, [], |row| row.get(0)).map_err(failed)?;
            if last <= entries {
                let verified = self.walk(db, (0, START))?;
                return self.check_strays(db, &verified);
            }
            let from = last - entries;
            let sql = "SELECT hash FROM entry WHERE number = ?";
            let hash: Hash = db.query_row(sql, [from], |row| row.get(0)).map_err(failed)?;
            self.walk(db, (from, hash)).map(|_| ())
        })
    }

    /// The file as `SQLite` sees it.
    fn check_file(&self, db: &Connection) -> Result<(), RegisterError> {
        let failed = |source| self.failed(source);
        let sql = "PRAGMA main.integrity_check(1)";
        let said: String = db.query_row(sql, [], |row| row.get(0)).map_err(failed)?;
        if said != "ok" {
            return Err(RegisterError::Broken { entry: 0, fault: said });
        }
        Ok(())
    }

    /// Every entry behind one whose number and hash are given, to the last.
    fn walk(
        &self,
        db: &Connection,
        (mut last, mut head): (i64, Hash),
    ) -> Result<Verified, RegisterError> {
        let failed = |source| self.failed(source);
        let sql = "SELECT number, kind, hash FROM entry WHERE number > ? ORDER BY number";
        let mut select = db.prepare(sql).map_err(failed)?;
        let mut rows = select.query([last]).map_err(failed)?;
        let mut letters = db.prepare(LETTERS).map_err(failed)?;
        let mut invoices = db.prepare(INVOICES).map_err(failed)?;
        let mut letters = LetterCursor {
            letters: RowCursor::of(letters.query([last]).map_err(failed)?, LetterRow::read),
            invoices: RowCursor::of(invoices.query([last]).map_err(failed)?, InvoiceRow::read),
        };
        let mut count = Verified::default();
        while let Some(row) = rows.next().map_err(failed)? {
            let number: i64 = row.get(0).map_err(failed)?;
            let stored: Hash = row.get(2).map_err(failed)?;
            let broken =
                |fault: &str| RegisterError::Broken { entry: number, fault: fault.into() };
            if number != last + 1 {
                return Err(broken("the entries before it are missing"));
            }
            let kind = row.get_ref(1).map_err(failed)?.as_str().unwrap_or_default();
            let (counted, found) = match kind {
                LetterRow::KIND => (&mut count.letters, letters.again(&head, number)),
                RunRow::KIND => (&mut count.runs, again::<RunRow>(db, &head, number)),
                VoidRow::KIND => (&mut count.voids, again::<VoidRow>(db, &head, number)),
                ReportRow::KIND => (&mut count.reports, again::<ReportRow>(db, &head, number)),
                MoveRow::KIND => (&mut count.moves, again::<MoveRow>(db, &head, number)),
                ActRow::KIND => (&mut count.acts, again::<ActRow>(db, &head, number)),
                _ => return Err(broken("nobody knows what kind of entry it is")),
            };
            *counted += 1;
            count.entries += 1;
            match found.map_err(failed)? {
                None => return Err(broken("its row is missing")),
                Some(found) if found != stored => {
                    return Err(broken("its hash does not fit its contents"));
                }
                Some(found) => (last, head) = (number, found),
            }
        }
        count.head = hex(&head);
        Ok(count)
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
            (ActRow::KIND, entries.acts),
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

/// Letters with their invoices in the order of entry, read side by side: one question for all instead of one for each.
struct LetterCursor<'s> {
    letters: RowCursor<'s, LetterRow>,
    invoices: RowCursor<'s, InvoiceRow>,
}

impl LetterCursor<'_> {
    /// The hash that the letter of an entry must have; none when its row is missing. Entries are asked for in their
    /// order.
    fn again(&mut self, head: &Hash, number: i64) -> rusqlite::Result<Option<Hash>> {
        let Some(mut letter) = self.letters.next_of(number)? else { return Ok(None) };
        while let Some(invoice) = self.invoices.next_of(number)? {
            letter.invoices.push(invoice);
        }
        hash(head, number, &letter).map(Some)
    }
}

/// Rows in the order of the entries that they belong to; the first column is the entry.
struct RowCursor<'s, T> {
    rows: Rows<'s>,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
    /// The row that was read last and not asked for yet, with its entry.
    waiting: Option<(i64, T)>,
}

impl<'s, T> RowCursor<'s, T> {
    fn of(rows: Rows<'s>, read: fn(&Row<'_>) -> rusqlite::Result<T>) -> Self {
        Self { rows, read, waiting: None }
    }

    /// The next row of an entry; none when there is none more. Rows of entries before it are passed over.
    fn next_of(&mut self, number: i64) -> rusqlite::Result<Option<T>> {
        loop {
            let (entry, row) = match self.waiting.take() {
                Some(waiting) => waiting,
                None => match self.rows.next()? {
                    Some(row) => (row.get(0)?, (self.read)(row)?),
                    None => return Ok(None),
                },
            };
            if entry == number {
                return Ok(Some(row));
            }
            if entry > number {
                self.waiting = Some((entry, row));
                return Ok(None);
            }
        }
    }
}
