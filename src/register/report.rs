//! Takes in reports about letters from machines, services and the post.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension as _};

use super::chain::Chain;
use super::report_table::{Named, ReportLine, ReportTable, read};
use super::rows::ReportRow;
use super::status::{PostReport, PostStatus, Reported, ReturnReason};
use super::{Register, RegisterError, Writing};

/// A letter that the machine damaged and that nobody has reported as sent since.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Damaged {
    /// The run that made it.
    pub run: String,
    /// Its piece number in that run.
    pub piece: u32,
}

/// The result of taking in a table of reports.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reconciled {
    /// Reports entered now, by what they say.
    pub entered: BTreeMap<PostStatus, usize>,
    /// Reports that the register knew.
    pub known: usize,
    /// Every letter that waits to be printed again, in the order of entry.
    pub damaged: Vec<Damaged>,
}

impl Reconciled {
    /// The numbers of the pieces to be printed again, by the name of their run.
    #[must_use]
    pub fn damaged_by_run(&self) -> BTreeMap<&str, Vec<u32>> {
        let mut runs: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for it in &self.damaged {
            runs.entry(&it.run).or_default().push(it.piece);
        }
        runs
    }
}

impl Writing<'_> {
    /// Takes in what machine, service or post office reported of letters, from CSV with the column `status`
    /// and, to say which letter, `number`, `run` with `piece`, or `piece_id`; where known `date` and `reason`.
    /// `name` is what findings call the table, `run` the run that is meant where a line names none, `date`
    /// the day of entry. A report the register knows is not entered again, so the same table can come twice.
    ///
    /// # Errors
    ///
    /// [`RegisterError::Refused`] with every fault of the table; nothing of it is entered then.
    pub fn reconcile(
        &self,
        (name, bytes): (&str, &[u8]),
        run: Option<&str>,
        date: NaiveDate,
    ) -> Result<Reconciled, RegisterError> {
        let failed = |source| self.failed(source);
        let mut states = self.reports()?;
        let look = |line: &ReportLine| self.reported(line, run);
        let ReportTable { reports } = read((name, bytes), &mut states, date, look)?;
        let mut chain = Chain::end(&self.db).map_err(failed)?;
        let mut done = Reconciled { entered: BTreeMap::new(), known: 0, damaged: Vec::new() };
        for (letter, report) in reports {
            let Some(report) = report else {
                done.known += 1;
                continue;
            };
            chain.add(&ReportRow::of(&report, letter, date)).map_err(failed)?;
            *done.entered.entry(report.status).or_default() += 1;
        }
        done.damaged = self.damaged()?;
        Ok(done)
    }

    /// The letter that a line names; none where there is none, or where several could be meant.
    fn reported(
        &self,
        line: &ReportLine,
        default_run: Option<&str>,
    ) -> Result<Option<Reported>, RegisterError> {
        let sql = |what: &str| {
            format!(
                "SELECT letter.entry, letter.standing, letter.date, letter.destination IS NOT NULL
                FROM letter_standing AS letter JOIN own_run AS run ON run.entry = letter.run
                WHERE {what} ORDER BY letter.standing DESC, letter.entry DESC LIMIT 1"
            )
        };
        let (sql, values) = match &line.letter {
            Named::Number(number) => (sql("letter.number = ?1"), vec![number.clone()]),
            Named::Id(id) => (sql("letter.reference = ?1"), vec![id.clone()]),
            Named::Piece { run, piece } => {
                let Some(run) = run.as_deref().or(default_run) else { return Ok(None) };
                let sql = sql("run.run_id = ?1 AND letter.piece = CAST(?2 AS INTEGER)");
                (sql, vec![run.to_owned(), piece.to_string()])
            }
        };
        let mut select = self.db.prepare_cached(&sql).map_err(|it| self.failed(it))?;
        let found = select.query_row(rusqlite::params_from_iter(values), |row| {
            let date: String = row.get(2)?;
            let strange = |error| {
                rusqlite::Error::FromSqlConversionFailure(2, Type::Text, Box::new(error))
            };
            Ok(Reported {
                entry: row.get(0)?,
                standing: row.get(1)?,
                date: date.parse().map_err(strange)?,
                has_destination: row.get(3)?,
            })
        });
        found.optional().map_err(|source| self.failed(source))
    }
}

impl Register {
    /// The last report about each letter, by the number of its entry.
    pub(super) fn reports(&self) -> Result<BTreeMap<i64, PostReport>, RegisterError> {
        self.snapshot(|db| states(db).map_err(|source| self.failed(source)))
    }

    /// Every letter that waits to be printed again, in the order of entry.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn damaged(&self) -> Result<Vec<Damaged>, RegisterError> {
        let failed = |source| self.failed(source);
        let sql = "SELECT run.run_id, letter.piece FROM letter_standing AS letter
            JOIN run ON run.entry = letter.run WHERE letter.entry = ? AND letter.standing";
        let mut select = self.db.prepare_cached(sql).map_err(failed)?;
        let mut damaged = Vec::new();
        for (entry, report) in self.reports()? {
            if report.status == PostStatus::Damaged {
                let found = select.query_row([entry], |row| {
                    Ok(Damaged { run: row.get(0)?, piece: row.get(1)? })
                });
                damaged.extend(found.optional().map_err(failed)?);
            }
        }
        Ok(damaged)
    }

    /// The numbers of registered letters, those taken back too, without those of one run.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn numbers(
        &self,
        without: &str,
    ) -> Result<std::collections::BTreeSet<String>, RegisterError> {
        let read = || -> rusqlite::Result<_> {
            let mut select = self.db.prepare(
                "SELECT letter.number FROM letter JOIN run ON run.entry = letter.run
                WHERE letter.number IS NOT NULL AND run.run_id <> ?",
            )?;
            select.query_map([without], |row| row.get(0))?.collect()
        };
        read().map_err(|source| self.failed(source))
    }
}

/// Goes through every report in the order of entry.
pub(super) fn states(db: &Connection) -> rusqlite::Result<BTreeMap<i64, PostReport>> {
    let mut select =
        db.prepare("SELECT letter, status, day, reason FROM report ORDER BY entry")?;
    let mut rows = select.query([])?;
    let mut states: BTreeMap<i64, PostReport> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (status, day): (String, Option<String>) = (row.get(1)?, row.get(2)?);
        let reason: Option<String> = row.get(3)?;
        // The chain of hashes vouches for the words.
        let Some(status) = PostStatus::ALL.iter().find(|it| it.as_str() == status) else {
            continue;
        };
        let day = day.and_then(|day| day.parse().ok());
        let reason = ReturnReason::ALL.iter().find(|it| Some(it.as_str()) == reason.as_deref());
        let report = PostReport { status: *status, day, reason: reason.copied() };
        states.entry(row.get(0)?).and_modify(|it| *it = it.and(report)).or_insert(report);
    }
    Ok(states)
}
