//! Enters a run and its letters.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::OptionalExtension as _;

use super::chain::Chain;
use super::rows::{LetterRow, RunRow, Stored as _};
use super::{Entered, LetterEntry, Register, RegisterError, RunEntry, Writing};

/// The newest entry of a letter in a run.
#[derive(Debug, Clone, Copy)]
pub(super) struct NewestEntry {
    pub(super) entry: i64,
    /// Whether it was not taken back.
    pub(super) standing: bool,
}

impl Writing<'_> {
    /// Enters a run and its letters. A run that is repeated adds no second entry: letters that stand
    /// stay as they are, and letters that were taken back one by one are entered again.
    ///
    /// # Errors
    ///
    /// [`RegisterError::OtherLetters`] when the run stands in the register with other letters, because
    /// what may have been posted is not replaced in silence. Nothing may be committed then.
    pub fn enter(
        &self,
        run: &RunEntry,
        letters: impl IntoIterator<Item = LetterEntry>,
    ) -> Result<Entered, RegisterError> {
        let failed = |source| self.failed(source);
        let mut chain = Chain::end(&self.db).map_err(failed)?;
        let repeated = self.newest_run(&run.run_id)?.filter(|it| it.standing);
        let (run_entry, places) = match repeated {
            Some(run) => (run.entry, self.places(run.entry)?),
            None => {
                (chain.add(&RunRow::of(run, self.asker())).map_err(failed)?, BTreeMap::new())
            }
        };
        let other = |piece| RegisterError::OtherLetters { run_id: run.run_id.clone(), piece };
        let mut entered = Entered { letters: 0, known: 0 };
        let mut seen = BTreeSet::new();
        for letter in letters {
            let row = LetterRow::of(&letter, run_entry);
            if !seen.insert(row.piece) {
                let run_id = run.run_id.clone();
                return Err(RegisterError::PieceTwice { run_id, piece: row.piece });
            }
            match places.get(&row.piece) {
                None if repeated.is_some() => return Err(other(row.piece)),
                Some(NewestEntry { entry, standing: true }) => {
                    let mut before = LetterRow::load(&self.db, *entry).map_err(failed)?;
                    if let Some(before) = &mut before {
                        // Entries of the first form do not say where the letter went.
                        before.destination =
                            before.destination.take().or(row.destination.clone());
                    }
                    if before.as_ref() != Some(&row) {
                        return Err(other(row.piece));
                    }
                    entered.known += 1;
                }
                None | Some(NewestEntry { standing: false, .. }) => {
                    chain.add(&row).map_err(failed)?;
                    entered.letters += 1;
                }
            }
        }
        let lost = places.iter().find(|(piece, it)| it.standing && !seen.contains(piece));
        lost.map_or(Ok(entered), |(piece, _)| Err(other(*piece)))
    }
}

impl Register {
    /// Whether a run of this name was entered and not taken back.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn is_standing(&self, run_id: &str) -> Result<bool, RegisterError> {
        Ok(self.newest_run(run_id)?.is_some_and(|run| run.standing))
    }

    /// The newest run of this name.
    pub(super) fn newest_run(
        &self,
        run_id: &str,
    ) -> Result<Option<NewestEntry>, RegisterError> {
        let sql = "SELECT entry, NOT EXISTS (
                SELECT 1 FROM void WHERE void.run = run.entry AND void.letter IS NULL)
            FROM run WHERE run_id = ? ORDER BY entry DESC LIMIT 1";
        let found = self.db.query_row(sql, [run_id], |row| {
            Ok(NewestEntry { entry: row.get(0)?, standing: row.get(1)? })
        });
        found.optional().map_err(|source| self.failed(source))
    }

    /// The letters of a run by piece number, each at its newest entry.
    pub(super) fn places(&self, run: i64) -> Result<BTreeMap<u32, NewestEntry>, RegisterError> {
        let sql =
            "SELECT piece, entry, standing FROM letter_standing WHERE run = ? ORDER BY entry";
        let read = || -> rusqlite::Result<BTreeMap<u32, NewestEntry>> {
            let mut select = self.db.prepare(sql)?;
            let places = select.query_map([run], |row| {
                Ok((row.get(0)?, NewestEntry { entry: row.get(1)?, standing: row.get(2)? }))
            })?;
            places.collect()
        };
        read().map_err(|source| self.failed(source))
    }
}
