//! The chain of hashes over all entries.

use rusqlite::{Connection, OptionalExtension as _};
use sha2::{Digest as _, Sha256};

use super::rows::Stored;

/// The hash of an entry: SHA-256.
pub(super) type Hash = [u8; 32];

/// The hash that the first entry is chained to.
pub(super) const START: Hash = [0; 32];

/// The hash of an entry: SHA-256 over the hash of the one before, then the entry as a JSON list of its
/// number, its kind and its row. Keys stand in the order of the columns, without blanks.
///
/// # Errors
///
/// When the row cannot be written as JSON: a hash of anything else would prove nothing.
pub(super) fn hash<T: Stored>(before: &Hash, number: i64, row: &T) -> rusqlite::Result<Hash> {
    let unwritten =
        |error: serde_json::Error| rusqlite::Error::ToSqlConversionFailure(error.into());
    let text = serde_json::to_string(&(number, T::KIND, row)).map_err(unwritten)?;
    let mut hasher = Sha256::new();
    hasher.update(before);
    hasher.update(text.as_bytes());
    Ok(hasher.finalize().into())
}

/// The end of the chain, to which entries are added.
pub(super) struct Chain<'c> {
    db: &'c Connection,
    number: i64,
    hash: Hash,
}

impl<'c> Chain<'c> {
    /// Finds the end. The caller holds the lock of the register.
    pub(super) fn end(db: &'c Connection) -> rusqlite::Result<Self> {
        let sql = "SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1";
        let last = db.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)));
        let (number, hash) = last.optional()?.unwrap_or((0, START));
        Ok(Self { db, number, hash })
    }

    /// Adds an entry and says its number.
    pub(super) fn add<T: Stored>(&mut self, row: &T) -> rusqlite::Result<i64> {
        let number = self.number + 1;
        let hash = hash(&self.hash, number, row)?;
        let mut insert = self.db.prepare_cached("INSERT INTO entry VALUES (?, ?, ?)")?;
        insert.execute((number, T::KIND, hash))?;
        row.insert(self.db, number)?;
        (self.number, self.hash) = (number, hash);
        Ok(number)
    }
}
