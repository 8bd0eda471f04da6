//! Copies that earlier runs looked into.

use super::{Register, RegisterError, Writing};

/// A copy that a run looked into and found to be what it was taken for, or without text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeenCopy {
    /// Hash of its bytes.
    pub content: u128,
    /// Hash of what it was held against.
    pub asked: u128,
    /// `confirmed` or `unconfirmed`.
    pub verdict: String,
    /// The evidence for the verdict.
    pub by: String,
}

impl Register {
    /// Every copy that earlier runs looked into.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn seen_copies(&self) -> Result<Vec<SeenCopy>, RegisterError> {
        let failed = |source| self.failed(source);
        let sql = "SELECT content, asked, verdict, by FROM seen ORDER BY content, asked";
        let mut rows = self.db.prepare(sql).map_err(failed)?;
        let seen = rows.query_map([], |row| {
            Ok(SeenCopy {
                content: u128::from_be_bytes(row.get(0)?),
                asked: u128::from_be_bytes(row.get(1)?),
                verdict: row.get(2)?,
                by: row.get(3)?,
            })
        });
        seen.and_then(Iterator::collect).map_err(failed)
    }
}

impl Writing<'_> {
    /// Remembers copies that were looked into.
    ///
    /// # Errors
    ///
    /// When the register cannot be written.
    pub fn remember(&self, seen: &[SeenCopy]) -> Result<(), RegisterError> {
        let failed = |source| self.failed(source);
        let sql =
            "INSERT OR REPLACE INTO seen (content, asked, verdict, by) VALUES (?, ?, ?, ?)";
        let mut insert = self.db.prepare(sql).map_err(failed)?;
        for copy in seen {
            let (content, asked) = (copy.content.to_be_bytes(), copy.asked.to_be_bytes());
            insert.execute((content, asked, &copy.verdict, &copy.by)).map_err(failed)?;
        }
        Ok(())
    }
}
