//! Reads the rows of tables of reports.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use csv::StringRecord;

use super::RegisterError;
use super::csv_row::{CellFormat, DATE, OpenedTable, RowReader, open};
use super::status::{PostReport, PostStatus, Reported, ReturnReason, follow};
use findings::{Args, Code};

/// Which letter a line is about.
pub(super) enum Named {
    /// The number under which it is registered.
    Number(String),
    /// Its piece number, in a run where the line names one.
    Piece { run: Option<String>, piece: u32 },
    /// Its reference, which is the name of its piece.
    Id(String),
}

/// One line of a table of reports.
pub(super) struct ReportLine {
    pub(super) letter: Named,
    report: PostReport,
}

/// A table of reports that was understood: each with the entry of its letter, none inside where it is known.
pub(super) struct ReportTable {
    pub(super) reports: Vec<(i64, Option<PostReport>)>,
}

/// Headers that columns may have, after the name this room knows them by.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("status", &["statut", "etat", "état", "result"]),
    ("number", &["reg_number", "registered", "numero", "numéro", "tracking"]),
    ("run", &["job_id", "run_id", "passage"]),
    ("piece", &["piece_no", "pli"]),
    ("piece_id", &["reference", "référence", "custom_id", "trackid"]),
    ("date", &["day", "jour"]),
    ("reason", &["motif"]),
];

const STATUS: CellFormat<PostStatus> =
    CellFormat { parse: status, expected: "sent, damaged, returned, delivered" };
const REASON: CellFormat<ReturnReason> =
    CellFormat { parse: reason, expected: "npai, unknown, address, refused, unclaimed, other" };

/// Reads a table of reports, or finds everything wrong with it. `states` is what is known of letters and
/// is brought up to date; `look` finds the letter of a line.
pub(super) fn read(
    (name, bytes): (&str, &[u8]),
    states: &mut BTreeMap<i64, PostReport>,
    today: NaiveDate,
    look: impl Fn(&ReportLine) -> Result<Option<Reported>, RegisterError>,
) -> Result<ReportTable, RegisterError> {
    let OpenedTable { mut reader, rows } = open(name, bytes, SYNONYMS)?;
    reader.need_columns(Code::ReportColumnMissing, &["status"]);
    if ["number", "piece", "piece_id"].iter().all(|it| !reader.has(it)) {
        reader.need_columns(Code::ReportColumnMissing, &["piece"]);
    }
    let mut reports = Vec::new();
    let rows = if reader.findings.is_empty() { rows } else { Vec::new() };
    for (row, at) in &rows {
        let Some(line) = reader.report(row, *at) else { continue };
        let Some(letter) = look(&line)? else {
            reader.find(Code::LetterUnknown, *at, line.letter.column(), line.letter.values());
            continue;
        };
        let fault = impossible(&line.report, &letter, today)
            .map_or_else(|| follow(states, letter.entry, line.report), Err);
        match fault {
            Ok(new) => reports.push((letter.entry, new.then_some(line.report))),
            Err(why) => {
                let values = line.letter.values().text("why", why);
                let values = values.text("status", line.report.status.as_str());
                reader.find(Code::ReportImpossible, *at, "status", values);
            }
        }
    }
    reader.end()?;
    Ok(ReportTable { reports })
}

/// Why a report cannot be true, whatever else is known of its letter.
fn impossible(
    report: &PostReport,
    letter: &Reported,
    today: NaiveDate,
) -> Option<&'static str> {
    let day = report.day;
    if !letter.standing {
        Some("void")
    } else if day.is_some_and(|day| day > today) {
        Some("future")
    } else if day.is_some_and(|day| day < letter.date) {
        Some("before")
    } else if report.status == PostStatus::Delivered && day.is_none() {
        Some("no-day")
    } else if report.blames_the_address() && !letter.has_destination {
        Some("no-destination")
    } else {
        None
    }
}

impl Named {
    fn column(&self) -> &'static str {
        match self {
            Self::Number(_) => "number",
            Self::Piece { .. } => "piece",
            Self::Id(_) => "piece_id",
        }
    }

    /// The letter as the line names it, for a sentence.
    fn values(&self) -> Args {
        Args::new().text(
            "letter",
            match self {
                Self::Number(number) => number.clone(),
                Self::Piece { run: Some(run), piece } => format!("{run}/{piece}"),
                Self::Piece { run: None, piece } => piece.to_string(),
                Self::Id(id) => id.clone(),
            },
        )
    }
}

impl RowReader {
    /// The report about a letter, where the table is an exported register.
    pub(super) fn outcome(&mut self, row: &StringRecord, line: u32) -> Option<PostReport> {
        let status = self.maybe(row, (line, "status"), &STATUS)?;
        let day = self.maybe(row, (line, "status_date"), &DATE);
        let reason = self.maybe(row, (line, "status_reason"), &REASON);
        Some(PostReport { status, day, reason })
    }

    fn report(&mut self, row: &StringRecord, line: u32) -> Option<ReportLine> {
        let status = self.parsed(row, (line, "status"), &STATUS);
        let day = self.maybe(row, (line, "date"), &DATE);
        let reason = self.maybe(row, (line, "reason"), &REASON);
        let letter = self.named(row, line);
        let status = status?;
        let told = reason.or_else(|| self::reason(self.cell(row, "status")));
        let returned = status == PostStatus::Returned;
        let reason = returned.then(|| told.unwrap_or(ReturnReason::Other));
        Some(ReportLine { letter: letter?, report: PostReport { status, day, reason } })
    }

    /// Which letter a row names, by the first of its columns that is filled.
    fn named(&mut self, row: &StringRecord, line: u32) -> Option<Named> {
        if let Some(number) = self.given(row, "number") {
            let number = number.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            return Some(Named::Number(number.to_uppercase()));
        }
        if let Some(piece) = self.given(row, "piece") {
            return Some(match piece.parse() {
                Ok(piece) => Named::Piece { run: self.given(row, "run"), piece },
                Err(_) => Named::Id(piece),
            });
        }
        let id = self.given(row, "piece_id");
        if id.is_none() {
            self.find(Code::MissingCell, line, "piece", Args::new().text("field", "piece"));
        }
        id.map(Named::Id)
    }
}

fn status(cell: &str) -> Option<PostStatus> {
    let word = cell.to_lowercase();
    match word.as_str() {
        "sent" | "posted" | "ok" | "envoyé" | "envoye" | "posté" => Some(PostStatus::Sent),
        "damaged" | "abîmé" | "abime" | "endommagé" | "reprint" => Some(PostStatus::Damaged),
        "returned" | "retour" | "retourné" | "pnd" | "npai" => Some(PostStatus::Returned),
        "delivered" | "distribué" | "distribue" | "ar" => Some(PostStatus::Delivered),
        _ => None,
    }
}

fn reason(cell: &str) -> Option<ReturnReason> {
    let word = cell.to_lowercase();
    match word.as_str() {
        "inconnu" => Some(ReturnReason::Unknown),
        "adresse" => Some(ReturnReason::Address),
        "refusé" => Some(ReturnReason::Refused),
        "non réclamé" | "non reclame" => Some(ReturnReason::Unclaimed),
        "autre" => Some(ReturnReason::Other),
        _ => ReturnReason::ALL.iter().find(|it| it.as_str() == word).copied(),
    }
}
