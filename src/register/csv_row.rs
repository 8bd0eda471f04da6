//! Reads the rows of CSV tables of letters, and collects what is wrong with them.

use std::sync::Arc;

use chrono::NaiveDate;
use csv::{Position, ReaderBuilder, StringRecord};

use crate::rules::Stage;
use findings::{Args, Code, Currency, Finding, LineCounter, Money, Origin, Source};

use super::number_list::{parted, spoken};
use super::status::PostReport;
use super::{Amounts, InvoiceEntry, LetterEntry, RegisterError};

/// The word in the last column of letters that were taken back.
pub(super) const VOID: &str = "yes";

/// A table of letters that was understood.
pub(super) struct LetterTable {
    /// Its letters; their line stands for the piece number.
    pub(super) letters: Vec<LetterEntry>,
    /// Reports about them, by line, where an exported register has some.
    pub(super) reports: Vec<(u32, PostReport)>,
    /// Rows that say of themselves that they were taken back.
    pub(super) void: usize,
}

/// Reads a table of letters, or finds everything wrong with it.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<LetterTable, RegisterError> {
    let OpenedTable { mut reader, rows } = open(name, bytes, &[])?;
    let needed = ["debtor", "currency", "stage", "date", "invoices"];
    reader.need_columns(Code::LetterColumnMissing, &needed);
    let mut sheet = LetterTable { letters: Vec::new(), reports: Vec::new(), void: 0 };
    // Only a table that has its columns is worth a look at each row.
    let rows = if reader.findings.is_empty() { rows } else { Vec::new() };
    for (row, line) in &rows {
        if reader.cell(row, "void").eq_ignore_ascii_case(VOID) {
            sheet.void += 1;
        } else {
            sheet.letters.extend(reader.letter(row, *line));
            sheet.reports.extend(reader.outcome(row, *line).map(|report| (*line, report)));
        }
    }
    reader.end()?;
    Ok(sheet)
}

/// A table whose header was read: its rows, each with its line.
pub(super) struct OpenedTable {
    pub(super) reader: RowReader,
    pub(super) rows: Vec<(StringRecord, u32)>,
}

/// Opens a table (UTF-8; `;`, comma or tab) with a header, whose names may be given by synonyms.
pub(super) fn open(
    name: &str,
    bytes: &[u8],
    synonyms: &[(&str, &[&str])],
) -> Result<OpenedTable, RegisterError> {
    let mut source = Source { name: name.to_owned(), headers: Vec::new(), sheet: None };
    let Ok(text) = std::str::from_utf8(bytes) else {
        let origin = Origin::file(&Arc::new(source));
        let finding = Finding::new(Code::TableNotText, origin, None, Args::new());
        return Err(RegisterError::Refused(vec![finding]));
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    let times = |delimiter: &u8| first.bytes().filter(|byte| byte == delimiter).count();
    let delimiter = [b'\t', b',', b';'].into_iter().max_by_key(times).unwrap_or(b';');
    let mut builder = ReaderBuilder::new();
    let mut table = builder.delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let known = |header: &str| {
        let header = header.trim().to_lowercase();
        let word = synonyms.iter().find(|(_, others)| others.contains(&header.as_str()));
        word.map_or(header, |(word, _)| (*word).to_owned())
    };
    source.headers = table.headers()?.iter().map(known).collect();
    let reader = RowReader { source: Arc::new(source), findings: Vec::new() };
    let mut rows = Vec::new();
    let mut lines = LineCounter::new(text);
    for row in table.into_records() {
        let row = row?;
        let start = row.position().map_or(0, Position::byte);
        let line = lines.behind_breaks(usize::try_from(start).unwrap_or(usize::MAX));
        rows.push((row, line));
    }
    Ok(OpenedTable { reader, rows })
}

/// Reads rows and collects what is wrong with them.
pub(super) struct RowReader {
    source: Arc<Source>,
    pub(super) findings: Vec<Finding>,
}

/// The values that a cell may hold.
pub(super) struct CellFormat<T> {
    pub(super) parse: fn(&str) -> Option<T>,
    /// The words that can stand there, or `date`, `amount`, `currency`: what the finding asks for.
    pub(super) expected: &'static str,
}

const CURRENCY: CellFormat<Currency> =
    CellFormat { parse: |cell| cell.parse().ok(), expected: "currency" };
const STAGE: CellFormat<Stage> =
    CellFormat { parse: stage, expected: "reminder-1, reminder-2, reminder-3, formal-notice" };
pub(super) const DATE: CellFormat<NaiveDate> = CellFormat { parse: date, expected: "date" };
const AMOUNT: CellFormat<Money> = CellFormat { parse: money, expected: "amount" };

impl RowReader {
    /// Finds columns that the table cannot do without and does not have.
    pub(super) fn need_columns(&mut self, code: Code, fields: &[&str]) {
        for field in fields {
            if !self.has(field) {
                let values = Args::new().text("field", *field);
                self.find(code, 1, field, values);
            }
        }
    }

    /// Whether the table has a column.
    pub(super) fn has(&self, field: &str) -> bool {
        self.place(field).is_some()
    }

    /// Refuses the table where anything was found.
    pub(super) fn end(self) -> Result<(), RegisterError> {
        if self.findings.is_empty() {
            Ok(())
        } else {
            Err(RegisterError::Refused(self.findings))
        }
    }

    fn letter(&mut self, row: &StringRecord, line: u32) -> Option<LetterEntry> {
        let debtor = self.needed(row, line, "debtor").map(Into::into);
        let currency = self.parsed(row, (line, "currency"), &CURRENCY);
        let stage = self.parsed(row, (line, "stage"), &STAGE);
        let date = self.parsed(row, (line, "date"), &DATE);
        let deadline = self.maybe(row, (line, "deadline"), &DATE);
        if deadline.zip(date).is_some_and(|(deadline, date)| deadline < date) {
            let cell = self.cell(row, "deadline");
            let values = Args::new().text("text", cell).text("expected", "deadline");
            self.find(Code::TableCellUnread, line, "deadline", values);
        }
        let total = self.maybe(row, (line, "total"), &AMOUNT);
        let total = total.map(|principal| Amounts { principal, ..Amounts::default() });
        let claimed = self.needed(row, line, "invoices").unwrap_or_default();
        let newly_due = self.cell(row, "newly_due");
        let invoices = numbers(claimed, false).chain(numbers(newly_due, true));
        Some(LetterEntry {
            piece: line,
            debtor: debtor?,
            currency: currency?,
            stage: stage?,
            date: date?,
            deadline,
            reference: self.cell(row, "reference").to_owned(),
            amounts: self.amounts(row).or(total),
            file: None,
            sha256: None,
            number: self.given(row, "number"),
            destination: self.given(row, "destination"),
            invoices: invoices.collect(),
        })
    }

    /// The four amounts, where the table is an exported register.
    fn amounts(&self, row: &StringRecord) -> Option<Amounts> {
        Some(Amounts {
            principal: money(self.cell(row, "principal"))?,
            credits: money(self.cell(row, "credits"))?,
            penalties: money(self.cell(row, "penalties"))?,
            indemnities: money(self.cell(row, "indemnities"))?,
        })
    }

    fn place(&self, field: &str) -> Option<usize> {
        self.source.headers.iter().position(|header| header == field)
    }

    /// A cell, without the mark that keeps spreadsheets from running it; empty where there is none.
    pub(super) fn cell<'r>(&self, row: &'r StringRecord, field: &str) -> &'r str {
        spoken(self.place(field).and_then(|at| row.get(at)).unwrap_or_default().trim())
    }

    /// A cell that says something; none where it does not.
    pub(super) fn given(&self, row: &StringRecord, field: &str) -> Option<String> {
        Some(self.cell(row, field).to_owned()).filter(|cell| !cell.is_empty())
    }

    /// A cell that must hold something.
    fn needed<'r>(&mut self, row: &'r StringRecord, line: u32, field: &str) -> Option<&'r str> {
        let cell = self.cell(row, field);
        if cell.is_empty() {
            self.find(Code::MissingCell, line, field, Args::new().text("field", field));
        }
        Some(cell).filter(|cell| !cell.is_empty())
    }

    /// A cell that must hold one of some values.
    pub(super) fn parsed<T>(
        &mut self,
        row: &StringRecord,
        (line, field): (u32, &str),
        wanted: &CellFormat<T>,
    ) -> Option<T> {
        let cell = self.needed(row, line, field)?;
        let parsed = (wanted.parse)(cell);
        if parsed.is_none() {
            let values = Args::new().text("text", cell).text("expected", wanted.expected);
            self.find(Code::TableCellUnread, line, field, values);
        }
        parsed
    }

    /// A cell that may be empty.
    pub(super) fn maybe<T>(
        &mut self,
        row: &StringRecord,
        place: (u32, &str),
        wanted: &CellFormat<T>,
    ) -> Option<T> {
        if self.cell(row, place.1).is_empty() { None } else { self.parsed(row, place, wanted) }
    }

    pub(super) fn find(&mut self, code: Code, line: u32, field: &str, values: Args) {
        let column = self.place(field).and_then(|at| u16::try_from(at).ok());
        let origin = Origin { source: Arc::clone(&self.source), line, column };
        self.findings.push(Finding::new(code, origin, None, values));
    }
}

/// The invoices of a cell.
fn numbers(cell: &str, newly_due: bool) -> impl Iterator<Item = InvoiceEntry> {
    parted(cell).into_iter().map(move |number| InvoiceEntry {
        number: number.into(),
        due: None,
        residual: None,
        newly_due,
    })
}

/// A stage by its word or its two characters.
fn stage(cell: &str) -> Option<Stage> {
    let named = |stage: &Stage| [stage.as_str(), stage.short()].contains(&cell);
    Stage::ALL.into_iter().find(named)
}

fn date(cell: &str) -> Option<NaiveDate> {
    let forms = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"];
    let read = |form| NaiveDate::parse_from_str(cell, form).ok();
    // Four digits, because `26` would be read as a year of the Roman empire.
    forms.into_iter().find_map(read).filter(|date| *date >= NaiveDate::default())
}

/// An amount with decimal point or comma; blanks may part thousands.
fn money(cell: &str) -> Option<Money> {
    let digits: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let point = if digits.contains('.') { digits } else { digits.replacen(',', ".", 1) };
    Money::of_cell(point.parse().ok()?)
}
