//! Compares the tables, views and guards of the file with those that the forms make.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::file::FORMS;
use super::{Register, RegisterError};

/// Every table, view, index and trigger by its name, as it is made.
type Built = BTreeMap<String, String>;

impl Register {
    /// Checks that the file is built as the program builds it: a view in the place of another would change what letters
    /// count, a guard that is missing would let entries be changed.
    pub(super) fn check_schema(&self, db: &Connection) -> Result<(), RegisterError> {
        let failed = |source| self.failed(source);
        let (found, expected) = (built(db).map_err(failed)?, made().map_err(failed)?);
        let names = found.keys().chain(expected.keys());
        let mut other = names.filter(|name| found.get(*name) != expected.get(*name));
        match other.next() {
            None => Ok(()),
            Some(name) => {
                Err(RegisterError::Rebuilt { path: self.path.clone(), what: name.clone() })
            }
        }
    }
}

/// What the forms make of nothing.
fn made() -> rusqlite::Result<Built> {
    let db = Connection::open_in_memory()?;
    for form in FORMS {
        db.execute_batch(form)?;
    }
    built(&db)
}

/// Blanks do not count: they depend on the version of `SQLite` that changed a table.
fn built(db: &Connection) -> rusqlite::Result<Built> {
    let sql = "SELECT type || ' ' || name, coalesce(sql, '') FROM main.sqlite_schema
        WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let mut select = db.prepare(sql)?;
    let rows = select.query_map([], |row| {
        let sql: String = row.get(1)?;
        Ok((row.get(0)?, sql.split_whitespace().collect::<Vec<_>>().join(" ")))
    });
    rows?.collect()
}
