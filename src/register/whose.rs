//! Whose letters are looked at, where several creditors share a register.

use super::creditor_key::CreditorKey;
use super::{Register, RegisterError};

impl Register {
    /// Looks from now on at what belongs to one creditor alone, and enters for it.
    ///
    /// # Errors
    ///
    /// When memory is short.
    pub fn ask_for(&mut self, creditor: CreditorKey) -> Result<(), RegisterError> {
        let set = || -> rusqlite::Result<()> {
            self.db.execute("DELETE FROM asker", [])?;
            let row = (creditor.name(), creditor.siren());
            self.db.execute("INSERT INTO asker VALUES (?, ?)", row)?;
            Ok(())
        };
        set().map_err(|source| self.failed(source))?;
        self.asker = Some(creditor);
        Ok(())
    }

    /// The creditor that is asked for.
    pub(super) fn asker(&self) -> Option<&CreditorKey> {
        self.asker.as_ref()
    }
}
