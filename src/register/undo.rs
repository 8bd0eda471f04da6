//! Takes back a run or pieces of it.

use chrono::NaiveDate;

use crate::ledger::near::{Meant, meant, nearest};

use super::chain::Chain;
use super::rows::VoidRow;
use super::{Register, RegisterError, Undone, Writing};

impl Writing<'_> {
    /// Takes a run back, or one piece of it: it was not posted, and the next run decides as if it had
    /// not been. A mark is entered on `date`; what was entered stays. Case, blanks and separators of the
    /// name make no difference.
    ///
    /// # Errors
    ///
    /// When there is no such run or piece, which names the nearest, or when it was taken back before.
    pub fn undo(
        &self,
        run_id: &str,
        piece: Option<u32>,
        date: NaiveDate,
    ) -> Result<Undone, RegisterError> {
        let run_id = &*self.run_called(run_id)?;
        let unknown =
            || RegisterError::UnknownRun { run_id: run_id.to_owned(), nearest: Vec::new() };
        let run = self.newest_run(run_id)?.ok_or_else(unknown)?;
        let places = self.places(run.entry)?;
        let letter = match piece {
            None => None,
            Some(piece) => {
                let run_id = run_id.to_owned();
                let nearest = places.keys().copied().min_by_key(|it| it.abs_diff(piece));
                let missing = RegisterError::UnknownPiece { run_id, piece, nearest };
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
        Ok(Undone { run_id: run_id.to_owned(), letters })
    }
}

impl Register {
    /// The run that a name means.
    fn run_called(&self, name: &str) -> Result<String, RegisterError> {
        let failed = |source| self.failed(source);
        let mut select = self.db.prepare("SELECT DISTINCT run_id FROM run").map_err(failed)?;
        let runs = select.query_map([], |row| row.get(0)).map_err(failed)?;
        let runs = runs.collect::<Result<Vec<String>, _>>().map_err(failed)?;
        let known = runs.iter().map(String::as_str);
        let near = match meant(name, known.clone()) {
            Meant::One(run) => return Ok(run.to_owned()),
            Meant::Slip(near) => near,
            Meant::Nobody(_) => nearest(name, known),
        };
        let nearest = near.into_iter().map(str::to_owned).collect();
        Err(RegisterError::UnknownRun { run_id: name.to_owned(), nearest })
    }
}
