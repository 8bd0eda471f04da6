//! Writes the letters of the register as CSV.

use std::io::Write;

use csv::{Terminator, WriterBuilder};

use super::csv_row::VOID;
use super::moves::Moves;
use super::number_list::{harmless, join};
use super::report::states;
use super::rows::{LetterRow, NEWLY_DUE, Stored as _};
use super::status::{PostReport, ReturnReason};
use super::{Amounts, Register, RegisterError};
use findings::Money;

/// The columns of an exported register; those that an import needs come first.
pub(super) const COLUMNS: [&str; 23] = [
    "debtor",
    "currency",
    "stage",
    "date",
    "deadline",
    "total",
    "invoices",
    "newly_due",
    "reference",
    "principal",
    "credits",
    "penalties",
    "indemnities",
    "run",
    "piece",
    "file",
    "sha256",
    "void",
    "number",
    "destination",
    "status",
    "status_date",
    "status_reason",
];

impl Register {
    /// Writes every letter as CSV, oldest entry first, those taken back too: UTF-8 with byte order mark,
    /// `;`, CRLF, ISO dates, decimal point.
    ///
    /// # Errors
    ///
    /// When the register cannot be read or the table not be written.
    pub fn export_csv(&self, mut out: impl Write) -> Result<(), RegisterError> {
        let failed = |source| self.failed(source);
        out.write_all("\u{feff}".as_bytes()).map_err(csv::Error::from)?;
        let mut builder = WriterBuilder::new();
        builder.delimiter(b';').terminator(Terminator::CRLF);
        let mut table = builder.from_writer(out);
        table.write_record(COLUMNS)?;
        self.snapshot(|db| {
            let reports = states(db).map_err(failed)?;
            let moves = Moves::read(db).map_err(failed)?;
            let sql = "SELECT letter.entry, letter.standing, run.run_id
                FROM letter_standing AS letter JOIN run ON run.entry = letter.run
                ORDER BY letter.entry";
            let mut select = db.prepare(sql).map_err(failed)?;
            let mut rows = select.query([]).map_err(failed)?;
            while let Some(row) = rows.next().map_err(failed)? {
                let entry: i64 = row.get(0).map_err(failed)?;
                let standing: bool = row.get(1).map_err(failed)?;
                let run: String = row.get(2).map_err(failed)?;
                let letter = LetterRow::load(db, entry).map_err(failed)?;
                if let Some(mut letter) = letter {
                    letter.debtor = moves.now(entry, &letter.debtor).to_owned();
                    let report = reports.get(&entry);
                    table.write_record(cells(&letter, &run, standing, report))?;
                }
            }
            Ok(())
        })?;
        table.flush().map_err(csv::Error::from)?;
        Ok(())
    }
}

/// One line of the table.
fn cells(
    letter: &LetterRow,
    run: &str,
    standing: bool,
    report: Option<&PostReport>,
) -> [String; COLUMNS.len()] {
    let reason = report.and_then(|it| it.reason).map(ReturnReason::as_str);
    let given = |cell: &Option<String>| cell.clone().unwrap_or_default();
    let numbers = |newly_due: bool| {
        let listed = letter.invoices.iter().filter(|it| (it.role == NEWLY_DUE) == newly_due);
        join(listed.map(|it| it.number.as_str()))
    };
    [
        harmless(&letter.debtor).into_owned(),
        letter.currency.clone(),
        letter.stage.clone(),
        letter.date.clone(),
        given(&letter.deadline),
        total(letter),
        harmless(&numbers(false)).into_owned(),
        harmless(&numbers(true)).into_owned(),
        harmless(&letter.reference).into_owned(),
        given(&letter.principal),
        given(&letter.credits),
        given(&letter.penalties),
        given(&letter.indemnities),
        run.to_owned(),
        letter.piece.to_string(),
        given(&letter.file),
        given(&letter.sha256),
        if standing { String::new() } else { VOID.to_owned() },
        given(&letter.number),
        given(&letter.destination),
        report.map(|it| it.status.as_str().to_owned()).unwrap_or_default(),
        report.and_then(|it| it.day).map(|day| day.to_string()).unwrap_or_default(),
        reason.unwrap_or_default().to_owned(),
    ]
}

/// The amount that the letter asked for; empty where nobody said.
fn total(letter: &LetterRow) -> String {
    let money = |cell: &Option<String>| Some(Money::new(cell.as_ref()?.parse().ok()?));
    let Some(principal) = money(&letter.principal) else { return String::new() };
    let amounts = Amounts {
        principal,
        credits: money(&letter.credits).unwrap_or_default(),
        penalties: money(&letter.penalties).unwrap_or_default(),
        indemnities: money(&letter.indemnities).unwrap_or_default(),
    };
    amounts.total().exact()
}
