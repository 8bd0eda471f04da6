//! Codes of debtors that have changed.

use rusqlite::Connection;

/// Debtors whose code has changed, in the order of entry.
#[derive(Debug, Default)]
pub(super) struct Moves(Vec<(i64, String, String)>);

impl Moves {
    pub(super) fn read(db: &Connection) -> rusqlite::Result<Self> {
        let mut select =
            db.prepare("SELECT entry, debtor, becomes FROM own_move ORDER BY entry")?;
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        rows.collect::<rusqlite::Result<_>>().map(Self)
    }

    /// The code that a debtor has now of whom an entry speaks: what was entered after a change speaks of
    /// whoever bears the code then.
    pub(super) fn now<'a>(&'a self, entry: i64, debtor: &'a str) -> &'a str {
        let later = self.0.iter().filter(|(moved, ..)| *moved > entry);
        later.fold(debtor, |code, (_, old, new)| if code == old { new } else { code })
    }
}
