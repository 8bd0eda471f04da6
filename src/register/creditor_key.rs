//! A creditor as the register knows it, and what belongs to it.

use rusqlite::Connection;

use crate::ledger::Creditor;
use findings::fold;

/// A creditor as the register knows it: runs of one creditor count for no other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditorKey {
    /// Its name without case, accents, blanks and separators.
    name: String,
    /// Its SIREN, where it has one: it counts before the name.
    siren: Option<String>,
}

impl CreditorKey {
    /// The key of a creditor by its name and SIREN.
    #[must_use]
    pub fn new(name: &str, siren: Option<&str>) -> Self {
        let mut folded = String::new();
        for character in name.chars() {
            fold::letters(character, |it| {
                if it.is_alphanumeric() {
                    folded.push(it);
                }
            });
        }
        let digits = siren.map(|it| it.chars().filter(char::is_ascii_digit).collect());
        Self { name: folded, siren: digits.filter(|it: &String| !it.is_empty()) }
    }

    /// The key of a creditor.
    #[must_use]
    pub fn of(creditor: &Creditor) -> Self {
        Self::new(&creditor.name, creditor.siren.as_deref())
    }

    /// Its name, folded.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its SIREN, where it has one.
    #[must_use]
    pub fn siren(&self) -> Option<&str> {
        self.siren.as_deref()
    }

    /// Whether both mean one creditor: the same SIREN, or where one has none the same name.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        match (&self.siren, &other.siren) {
            (Some(one), Some(other)) => one == other,
            _ => self.name == other.name,
        }
    }
}

/// Runs and changed codes of the creditor that is asked for, and those of which nobody says whose they are; all of them
/// where nobody is asked for. The rule is that of [`CreditorKey::is`].
const VIEWS: &str = "
    PRAGMA temp_store = MEMORY;
    CREATE TEMP TABLE asker (name TEXT NOT NULL, siren TEXT);
    CREATE TEMP VIEW own_run AS SELECT * FROM main.run AS it
    WHERE it.creditor IS NULL OR NOT EXISTS (SELECT 1 FROM asker) OR EXISTS (
        SELECT 1 FROM asker WHERE CASE WHEN it.siren IS NULL OR asker.siren IS NULL
            THEN it.creditor = asker.name ELSE it.siren = asker.siren END);
    CREATE TEMP VIEW own_move AS SELECT * FROM main.move AS it
    WHERE it.creditor IS NULL OR NOT EXISTS (SELECT 1 FROM asker) OR EXISTS (
        SELECT 1 FROM asker WHERE CASE WHEN it.siren IS NULL OR asker.siren IS NULL
            THEN it.creditor = asker.name ELSE it.siren = asker.siren END);";

/// Makes ready to ask for one creditor.
pub(super) fn views(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(VIEWS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: (&str, Option<&str>), other: (&str, Option<&str>), same: bool) {
        let [one, other] = [one, other].map(|(name, siren)| CreditorKey::new(name, siren));
        assert_eq!(one.is(&other), same);
        assert_eq!(other.is(&one), same);
    }

    #[test]
    fn a_creditor_is_known_by_its_siren_and_else_by_its_name() {
        check(("Atelier Verrier SARL", None), ("ATELIER  VERRIER S.A.R.L.", None), true);
        check(("Café Noël", None), ("CAFE NOEL", Some("123456789")), true);
        check(("Verrier", Some("123 456 789")), ("Verrier & Fils", Some("123456789")), true);
        check(("Verrier", Some("123456789")), ("Verrier", Some("987654321")), false);
        check(("Verrier", None), ("Verrier & Fils", None), false);
    }
}
