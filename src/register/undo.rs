use chrono::NaiveDate;

use super::chain::Chain;
use super::rows::VoidRow;
use super::{RegisterError, Undone, Writing};

impl Writing<'_> {
    /// Takes a run back, or one piece of it: it was not posted, and the next run decides as if it had
    /// not been. A mark is entered on `date`; what was entered stays.
    ///
    /// # Errors
    ///
    /// When there is no such run or piece, or when it was taken back before.
    pub fn undo(
        &self,
        run_id: &str,
        piece: Option<u32>,
        date: NaiveDate,
    ) -> Result<Undone, RegisterError> {
        let unknown = || RegisterError::UnknownRun { run_id: run_id.to_owned() };
        let run = self.newest_run(run_id)?.ok_or_else(unknown)?;
        let places = self.places(run.entry)?;
        let letter = match piece {
            None => None,
            Some(piece) => {
                let run_id = run_id.to_owned();
                let missing = RegisterError::UnknownPiece { run_id, piece };
                Some(*places.get(&piece).ok_or(missing)?)
            }
        };
        if !letter.unwrap_or(run).standing {
            return Err(RegisterError::AlreadyUndone { run_id: run_id.to_owned(), piece });
        }
        let row = VoidRow {
            date: date.to_string(),
            run: run.entry,
            letter: letter.map(|letter| letter.entry),
        };
        let entered = Chain::end(&self.db).and_then(|mut chain| chain.add(&row));
        entered.map_err(|source| self.failed(source))?;
        let letters = match letter {
            Some(_) => 1,
            None => places.values().filter(|place| place.standing).count(),
        };
        Ok(Undone { letters })
    }
}
