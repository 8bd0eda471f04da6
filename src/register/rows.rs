//! Entries of the register as they are stored and hashed.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row};
use serde::Serialize;

use findings::Money;

use super::status::PostReport;
use super::{CreditorKey, InvoiceEntry, LetterEntry, RunEntry};

/// A row of the register in the very form in which it is stored and hashed: dates as `YYYY-MM-DD`,
/// amounts as decimal text.
pub(super) trait Stored: Serialize {
    /// The word for this kind of entry.
    const KIND: &'static str;

    /// Writes the rows of an entry.
    fn insert(&self, db: &Connection, entry: i64) -> rusqlite::Result<()>;

    /// Reads them back; none when they are missing.
    fn load(db: &Connection, entry: i64) -> rusqlite::Result<Option<Self>>
    where
        Self: Sized;
}

#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct RunRow {
    pub(super) run_id: String,
    pub(super) date: String,
    pub(super) version: String,
    pub(super) inputs: String,
    /// Left out where nobody says, as entries of earlier forms have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) creditor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) siren: Option<String>,
    pub(super) gone: Vec<GoneRow>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct GoneRow {
    pub(super) debtor: String,
    pub(super) currency: String,
    pub(super) number: String,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct LetterRow {
    /// The number of the run's entry.
    pub(super) run: i64,
    pub(super) piece: u32,
    pub(super) debtor: String,
    pub(super) currency: String,
    pub(super) stage: String,
    pub(super) date: String,
    pub(super) deadline: Option<String>,
    pub(super) reference: String,
    pub(super) principal: Option<String>,
    pub(super) credits: Option<String>,
    pub(super) penalties: Option<String>,
    pub(super) indemnities: Option<String>,
    pub(super) file: Option<String>,
    pub(super) sha256: Option<String>,
    /// Left out where there is none, as entries of the first form have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) destination: Option<String>,
    pub(super) invoices: Vec<InvoiceRow>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct InvoiceRow {
    pub(super) number: String,
    pub(super) due: Option<String>,
    pub(super) residual: Option<String>,
    pub(super) role: String,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct VoidRow {
    pub(super) date: String,
    /// The number of the run's entry.
    pub(super) run: i64,
    /// The number of the letter's entry; none takes the whole run back.
    pub(super) letter: Option<i64>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct ReportRow {
    /// When it was entered.
    pub(super) date: String,
    /// The number of the letter's entry.
    pub(super) letter: i64,
    pub(super) status: String,
    /// When it happened, where that is known.
    pub(super) day: Option<String>,
    pub(super) reason: Option<String>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct MoveRow {
    /// When it was entered.
    pub(super) date: String,
    pub(super) debtor: String,
    /// The code that the debtor has from then on.
    pub(super) becomes: String,
    /// Left out where nobody says, as entries of earlier forms have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) creditor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) siren: Option<String>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct ActRow {
    /// When, in UTC.
    pub(super) at: String,
    pub(super) user: String,
    pub(super) did: String,
    pub(super) run: Option<String>,
    /// Numbers of pieces with commas between; none means the whole run.
    pub(super) pieces: Option<String>,
}

/// The word for an invoice that the stage of its letter is about.
pub(super) const CLAIMED: &str = "claimed";
/// The word for an invoice that is listed apart.
pub(super) const NEWLY_DUE: &str = "newly-due";

impl RunRow {
    /// A run of this creditor, where somebody says whose it is.
    pub(super) fn of(run: &RunEntry, creditor: Option<&CreditorKey>) -> Self {
        let gone = run.gone.iter().map(|key| GoneRow {
            debtor: key.debtor.to_string(),
            currency: key.currency.to_string(),
            number: key.number.to_string(),
        });
        Self {
            run_id: run.run_id.clone(),
            date: run.date.to_string(),
            version: run.version.clone(),
            inputs: run.inputs.clone(),
            creditor: creditor.map(|it| it.name().to_owned()),
            siren: creditor.and_then(CreditorKey::siren).map(str::to_owned),
            gone: gone.collect(),
        }
    }
}

impl LetterRow {
    /// A letter of the run whose entry has this number.
    pub(super) fn of(letter: &LetterEntry, run: i64) -> Self {
        let amount = |of: fn(&super::Amounts) -> Money| {
            letter.amounts.as_ref().map(of).map(Money::exact)
        };
        Self {
            run,
            piece: letter.piece,
            debtor: letter.debtor.to_string(),
            currency: letter.currency.to_string(),
            stage: letter.stage.to_string(),
            date: letter.date.to_string(),
            deadline: letter.deadline.map(|it| it.to_string()),
            reference: letter.reference.clone(),
            principal: amount(|it| it.principal),
            credits: amount(|it| it.credits),
            penalties: amount(|it| it.penalties),
            indemnities: amount(|it| it.indemnities),
            file: letter.file.clone(),
            sha256: letter.sha256.clone(),
            number: letter.number.clone(),
            destination: letter.destination.clone(),
            invoices: letter.invoices.iter().map(InvoiceRow::of).collect(),
        }
    }
}

impl InvoiceRow {
    fn of(invoice: &InvoiceEntry) -> Self {
        Self {
            number: invoice.number.to_string(),
            due: invoice.due.map(|it| it.to_string()),
            residual: invoice.residual.map(Money::exact),
            role: if invoice.newly_due { NEWLY_DUE } else { CLAIMED }.to_owned(),
        }
    }

    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get("number")?,
            due: row.get("due")?,
            residual: row.get("residual")?,
            role: row.get("role")?,
        })
    }
}

impl Stored for RunRow {
    const KIND: &'static str = "run";

    fn insert(&self, db: &Connection, entry: i64) -> rusqlite::Result<()> {
        db.prepare_cached("INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?)")?.execute((
            entry,
            &self.run_id,
            &self.date,
            &self.version,
            &self.inputs,
            &self.creditor,
            &self.siren,
        ))?;
        let mut insert = db.prepare_cached("INSERT INTO gone VALUES (?, ?, ?, ?, ?)")?;
        for (place, gone) in (0_i64..).zip(&self.gone) {
            insert.execute((entry, place, &gone.debtor, &gone.currency, &gone.number))?;
        }
        Ok(())
    }

    fn load(db: &Connection, entry: i64) -> rusqlite::Result<Option<Self>> {
        let mut select = db.prepare_cached("SELECT * FROM run WHERE entry = ?")?;
        let run = select.query_row([entry], |row| {
            Ok(Self {
                run_id: row.get("run_id")?,
                date: row.get("date")?,
                version: row.get("version")?,
                inputs: row.get("inputs")?,
                creditor: row.get("creditor")?,
                siren: row.get("siren")?,
                gone: Vec::new(),
            })
        });
        let Some(mut run) = run.optional()? else { return Ok(None) };
        let mut select =
            db.prepare_cached("SELECT * FROM gone WHERE run = ? ORDER BY place")?;
        let gone = select.query_map([entry], |row| {
            Ok(GoneRow {
                debtor: row.get("debtor")?,
                currency: row.get("currency")?,
                number: row.get("number")?,
            })
        });
        run.gone = gone?.collect::<rusqlite::Result<_>>()?;
        Ok(Some(run))
    }
}

impl Stored for LetterRow {
    const KIND: &'static str = "letter";

    fn insert(&self, db: &Connection, entry: i64) -> rusqlite::Result<()> {
        let sql = "INSERT INTO letter
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        db.prepare_cached(sql)?.execute(rusqlite::params![
            entry,
            self.run,
            self.piece,
            &self.debtor,
            &self.currency,
            &self.stage,
            &self.date,
            &self.deadline,
            &self.reference,
            &self.principal,
            &self.credits,
            &self.penalties,
            &self.indemnities,
            &self.file,
            &self.sha256,
            &self.number,
            &self.destination,
        ])?;
        let mut insert = db.prepare_cached("INSERT INTO invoice VALUES (?, ?, ?, ?, ?, ?)")?;
        for (place, it) in (0_i64..).zip(&self.invoices) {
            insert.execute((entry, place, &it.number, &it.due, &it.residual, &it.role))?;
        }
        Ok(())
    }

    fn load(db: &Connection, entry: i64) -> rusqlite::Result<Option<Self>> {
        let mut select = db.prepare_cached("SELECT * FROM letter WHERE entry = ?")?;
        let letter = select.query_row([entry], Self::read).optional()?;
        let Some(mut letter) = letter else { return Ok(None) };
        let mut select =
            db.prepare_cached("SELECT * FROM invoice WHERE letter = ? ORDER BY place")?;
        let invoices = select.query_map([entry], InvoiceRow::read)?;
        letter.invoices = invoices.collect::<rusqlite::Result<_>>()?;
        Ok(Some(letter))
    }
}

impl LetterRow {
    /// A letter without its invoices.
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            run: row.get("run")?,
            piece: row.get("piece")?,
            debtor: row.get("debtor")?,
            currency: row.get("currency")?,
            stage: row.get("stage")?,
            date: row.get("date")?,
            deadline: row.get("deadline")?,
            reference: row.get("reference")?,
            principal: row.get("principal")?,
            credits: row.get("credits")?,
            penalties: row.get("penalties")?,
            indemnities: row.get("indemnities")?,
            file: row.get("file")?,
            sha256: row.get("sha256")?,
            number: row.get("number")?,
            destination: row.get("destination")?,
            invoices: Vec::new(),
        })
    }
}

impl Stored for VoidRow {
    const KIND: &'static str = "void";

    fn insert(&self, db: &Connection, entry: i64) -> rusqlite::Result<()> {
        let mut insert = db.prepare_cached("INSERT INTO void VALUES (?, ?, ?, ?)")?;
        insert.execute((entry, &self.date, self.run, self.letter))?;
        Ok(())
    }

    fn load(db: &Connection, entry: i64) -> rusqlite::Result<Option<Self>> {
        let mut select = db.prepare_cached("SELECT * FROM void WHERE entry = ?")?;
        let void = select.query_row([entry], |row| {
            Ok(Self {
                date: row.get("date")?,
                run: row.get("run")?,
                letter: row.get("letter")?,
            })
        });
        void.optional()
    }
}

impl ReportRow {
    /// A report of the letter whose entry has this number.
    pub(super) fn of(report: &PostReport, letter: i64, date: NaiveDate) -> Self {
        Self {
            date: date.to_string(),
            letter,
            status: report.status.as_str().to_owned(),
            day: report.day.map(|day| day.to_string()),
            reason: report.reason.map(|reason| reason.as_str().to_owned()),
        }
    }
}

impl Stored for ReportRow {
    const KIND: &'static str = "report";

    fn insert(&self, db: &Connection, entry: i64) -> rusqlite::Result<()> {
        let mut insert = db.prepare_cached("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?)")?;
        let row = (entry, &self.date, self.letter, &self.status, &self.day, &self.reason);
        insert.execute(row)?;
        Ok(())
    }

    fn load(db: &Connection, entry: i64) -> rusqlite::Result<Option<Self>> {
        let mut select = db.prepare_cached("SELECT * FROM report WHERE entry = ?")?;
        let report = select.query_row([entry], |row| {
            Ok(Self {
                date: row.get("date")?,
                letter: row.get("letter")?,
                status: row.get("status")?,
                day: row.get("day")?,
                reason: row.get("reason")?,
            })
        });
        report.optional()
    }
}

impl Stored for MoveRow {
    const KIND: &'static str = "move";

    fn insert(&self, db: &Connection, entry: i64) -> rusqlite::Result<()> {
        let mut insert = db.prepare_cached("INSERT INTO move VALUES (?, ?, ?, ?, ?, ?)")?;
        let Self { date, debtor, becomes, creditor, siren } = self;
        insert.execute((entry, date, debtor, becomes, creditor, siren))?;
        Ok(())
    }

    fn load(db: &Connection, entry: i64) -> rusqlite::Result<Option<Self>> {
        let mut select = db.prepare_cached("SELECT * FROM move WHERE entry = ?")?;
        let moved = select.query_row([entry], |row| {
            Ok(Self {
                date: row.get("date")?,
                debtor: row.get("debtor")?,
                becomes: row.get("becomes")?,
                creditor: row.get("creditor")?,
                siren: row.get("siren")?,
            })
        });
        moved.optional()
    }
}

impl Stored for ActRow {
    const KIND: &'static str = "act";

    fn insert(&self, db: &Connection, entry: i64) -> rusqlite::Result<()> {
        let mut insert = db.prepare_cached("INSERT INTO act VALUES (?, ?, ?, ?, ?, ?)")?;
        let Self { at, user, did, run, pieces } = self;
        insert.execute((entry, at, user, did, run, pieces))?;
        Ok(())
    }

    fn load(db: &Connection, entry: i64) -> rusqlite::Result<Option<Self>> {
        let mut select = db.prepare_cached("SELECT * FROM act WHERE entry = ?")?;
        let act = select.query_row([entry], |row| {
            Ok(Self {
                at: row.get("at")?,
                user: row.get("user")?,
                did: row.get("did")?,
                run: row.get("run")?,
                pieces: row.get("pieces")?,
            })
        });
        act.optional()
    }
}
