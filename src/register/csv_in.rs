//! Takes letters that another program sent into the register, from CSV.

use std::io::Read;

use rusqlite::OptionalExtension as _;
use sha2::{Digest as _, Sha256};

use super::chain::Chain;
use super::csv_row::{LetterTable, read};
use super::rows::ReportRow;
use super::status::PostReport;
use super::{LetterEntry, RegisterError, RunEntry, Writing};
use findings::hex;

/// The result of taking in a table of letters.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Imported {
    /// The name under which it was entered, for taking it back; none where it brought nothing new.
    pub run_id: Option<String>,
    /// Letters entered now.
    pub letters: usize,
    /// Letters that the register knew: same debtor, currency, stage and date.
    pub known: usize,
    /// Rows that say of themselves that they were taken back.
    pub void: usize,
}

impl Writing<'_> {
    /// Takes in letters that another program sent, from CSV with the columns `debtor`, `currency`,
    /// `stage`, `date`, `invoices` and, where known, `deadline`, `total`, `newly_due`, `reference`,
    /// `void`; other columns are left aside. UTF-8, delimiter `;`, `,` or tab. Invoice numbers in a cell
    /// are parted by `|`, or by commas where there is no bar. `name` is what findings call the table.
    ///
    /// A letter the register knows already is not entered again, so the same table can come twice.
    ///
    /// # Errors
    ///
    /// [`RegisterError::Refused`] with every fault of the table; nothing of it is entered then.
    pub fn import_csv(
        &self,
        name: &str,
        mut table: impl Read,
    ) -> Result<Imported, RegisterError> {
        let mut bytes = Vec::new();
        table.read_to_end(&mut bytes).map_err(csv::Error::from)?;
        let digest = hex(&Sha256::digest(&bytes));
        let run_id = format!("import-{}", digest.get(..8).unwrap_or_default());
        let LetterTable { letters, reports, void } = read(name, &bytes)?;
        let before = self.newest_run(&run_id)?.filter(|run| run.standing);
        let pieces = before.map(|run| self.places(run.entry)).transpose()?;
        let mut new = Vec::new();
        let mut known = 0;
        for letter in letters {
            let of_this = pieces.as_ref().is_some_and(|it| it.contains_key(&letter.piece));
            if !of_this && self.knows(&letter)? {
                known += 1;
            } else {
                new.push(letter);
            }
        }
        let Some(date) = new.iter().map(|letter| letter.date).max() else {
            return Ok(Imported { run_id: None, letters: 0, known, void });
        };
        let run = RunEntry {
            run_id: run_id.clone(),
            date,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            inputs: digest,
            gone: Vec::new(),
        };
        let entered = self.enter(&run, new)?;
        self.enter_reports(&run, &reports)?;
        let known = known + entered.known;
        let run_id = (entered.letters > 0).then_some(run_id);
        Ok(Imported { run_id, letters: entered.letters, known, void })
    }

    /// Enters what became of the letters of an import, where the register does not know it.
    fn enter_reports(
        &self,
        run: &RunEntry,
        reports: &[(u32, PostReport)],
    ) -> Result<(), RegisterError> {
        if reports.is_empty() {
            return Ok(());
        }
        let failed = |source| self.failed(source);
        let Some(place) = self.newest_run(&run.run_id)? else { return Ok(()) };
        let (places, known) = (self.places(place.entry)?, self.reports()?);
        let mut chain = Chain::end(&self.db).map_err(failed)?;
        for (line, report) in reports {
            let letter = places.get(line).map(|place| place.entry);
            if let Some(letter) = letter.filter(|entry| !known.contains_key(entry)) {
                chain.add(&ReportRow::of(report, letter, run.date)).map_err(failed)?;
            }
        }
        Ok(())
    }

    /// Whether a letter like this stands in the register.
    fn knows(&self, letter: &LetterEntry) -> Result<bool, RegisterError> {
        let sql = "SELECT 1 FROM letter_standing AS letter
            JOIN own_run AS run ON run.entry = letter.run
            WHERE letter.debtor = ? AND letter.currency = ? AND letter.stage = ? AND letter.date = ?
                AND letter.standing LIMIT 1";
        let like = (
            &*letter.debtor,
            letter.currency.as_str(),
            letter.stage.as_str(),
            letter.date.to_string(),
        );
        let ask = || self.db.prepare_cached(sql)?.query_row(like, |_| Ok(())).optional();
        Ok(ask().map_err(|source| self.failed(source))?.is_some())
    }
}
