//! One file through all stages: bytes, text, records, header, rows.

use std::sync::Arc;

use csv::StringRecord;

use crate::base::{Args, Code, Finding, Origin, Source};

use super::header::{Recognised, Role, Vocabulary};
use super::ledger_file::LedgerFile;
use super::records::{Records, Shape, delimiter};
use super::row::{Cells, Rows};
use super::style::Styles;
use super::text::{FileText, is_damaged};
use super::{Dialect, Export, Field, Fields, Place, Table};

/// A file whose header has been recognised.
pub(super) struct Sheet {
    name: String,
    role: Role,
    /// None when the bytes are no text.
    text: Option<FileText>,
    delimiter: char,
    headers: Vec<String>,
    header_line: u32,
    recognised: Recognised,
    /// Set when the file is a ledger, which has its own way of being read.
    ledger: Option<LedgerFile>,
}

impl Sheet {
    /// Understands the bytes and recognises the header.
    #[cfg(test)]
    pub(super) fn open(
        name: &str,
        bytes: Vec<u8>,
        role: Role,
        vocabulary: &Vocabulary,
    ) -> Self {
        Self::of_text(name, super::text::decode(bytes), role, vocabulary)
    }

    /// A ledger, already recognised by its header.
    pub(super) fn of_ledger(ledger: LedgerFile) -> Self {
        Self {
            name: String::new(),
            role: Role::Export,
            text: None,
            delimiter: ';',
            headers: ledger.headers().to_vec(),
            header_line: 0,
            recognised: Recognised {
                columns: Fields::default(),
                refused: false,
                troubles: vec![],
            },
            ledger: Some(ledger),
        }
    }

    /// Recognises the header of a text.
    pub(super) fn of_text(
        name: &str,
        text: Option<FileText>,
        role: Role,
        vocabulary: &Vocabulary,
    ) -> Self {
        let content = text.as_ref().map_or("", |it| it.text.as_str());
        let of_sheet = text.as_ref().and_then(|it| it.sheet.as_ref()).is_some();
        let delimiter =
            if of_sheet { super::workbook::DELIMITER } else { delimiter(content, vocabulary) };
        let mut record = StringRecord::new();
        let header = Records::new(content, delimiter).next_into(&mut record);
        // Rows under a header are known by their cells, so empty headers at its end count as well.
        let headers: Vec<String> = record.iter().map(one_line).collect();
        let recognised = match header {
            Some(_) => vocabulary.recognise(&headers, role),
            None => Recognised { columns: Fields::default(), refused: false, troubles: vec![] },
        };
        let header_line = header.map_or(0, |(line, _)| line);
        let name = name.replace('\\', "/");
        Self { name, role, text, delimiter, headers, header_line, recognised, ledger: None }
    }

    fn source(&self) -> Arc<Source> {
        Arc::new(Source {
            name: self.name.clone(),
            headers: self.headers.clone(),
            sheet: self.text.as_ref().and_then(|it| it.sheet.clone()),
        })
    }

    /// What is wrong with the file as a whole.
    fn findings(&self, source: &Arc<Source>, rows: usize) -> Vec<Finding> {
        let whole = |code: Code| Finding::new(code, Origin::file(source), None, Args::new());
        if self.text.is_none() {
            let values = Args::new().text("encoding", "UTF-8, Windows-1252");
            return vec![Finding::new(Code::NotText, Origin::file(source), None, values)];
        }
        if self.header_line == 0 {
            return vec![whole(Code::EmptyFile)];
        }
        let of_header = |column: Option<u16>| Origin {
            source: Arc::clone(source),
            line: self.header_line,
            column,
        };
        let troubles = self.recognised.troubles.iter();
        let mut findings: Vec<Finding> = troubles
            .map(|it| Finding::new(it.code, of_header(it.column), None, it.values.clone()))
            .collect();
        if rows == 0 {
            findings.push(whole(Code::HeaderOnly));
        }
        findings
    }
}

/// Reads the rows of all files, in order.
pub(super) fn take_in(sheets: Vec<Sheet>, named: &[(String, Field)]) -> (Export, Vec<Finding>) {
    let mut export = Export::default();
    let mut findings = Vec::new();
    let absent = absent(&sheets, named);
    let refuse_all = !absent.is_empty();
    for mut sheet in sheets {
        sheet.recognised.refused |= refuse_all && sheet.role == Role::Export;
        if let Some(ledger) = sheet.ledger.take() {
            ledger.take_in(&mut export, &mut findings);
            continue;
        }
        let source = sheet.source();
        if export.tables.is_empty() {
            let values = |header: &String, field: &Field| {
                Args::new().text("header", header.clone()).text("field", field.as_str())
            };
            findings.extend(absent.iter().map(|(header, field)| {
                let origin = Origin::file(&source);
                Finding::new(Code::NamedColumnAbsent, origin, None, values(header, field))
            }));
        }
        let mut of_rows = Vec::new();
        let rows = rows(&sheet, &source, &mut export, &mut of_rows);
        findings.extend(sheet.findings(&source, rows));
        findings.append(&mut of_rows);
        export.tables.push(Table {
            source,
            columns: sheet.recognised.columns.into_array(),
            rows,
            refused: sheet.recognised.refused,
            dialect: Dialect {
                encoding: sheet.text.as_ref().map_or("", |it| it.encoding),
                delimiter: sheet.delimiter,
                header_line: sheet.header_line,
            },
            ledger: None,
        });
    }
    (export, findings)
}

/// What the job names and no file has.
fn absent<'a>(sheets: &[Sheet], named: &'a [(String, Field)]) -> Vec<&'a (String, Field)> {
    let same =
        |header: &str, wanted: &str| super::fold::fold(header) == super::fold::fold(wanted);
    let has = |wanted: &str| {
        sheets.iter().flat_map(|sheet| &sheet.headers).any(|header| same(header, wanted))
    };
    named.iter().filter(|(header, _)| !has(header)).collect()
}

/// Reads the rows under the header into the export, and says how many there are.
fn rows(
    sheet: &Sheet,
    source: &Arc<Source>,
    export: &mut Export,
    findings: &mut Vec<Finding>,
) -> usize {
    if sheet.role == Role::Debtors {
        export.debtors = Some(Vec::new());
    }
    let (invoices, broken) = (export.invoices.len(), export.broken.len());
    let (rows, shown) = read_once(sheet, source, Styles::new(), export, findings);
    if let Some(decided) = shown.decide() {
        export.invoices.truncate(invoices);
        export.broken.truncate(broken);
        export.debtors.iter_mut().for_each(Vec::clear);
        findings.clear();
        read_once(sheet, source, decided, export, findings);
    }
    rows
}

/// Reads all rows once, with the styles given, and gives back what they have shown.
fn read_once(
    sheet: &Sheet,
    source: &Arc<Source>,
    styles: Styles,
    export: &mut Export,
    findings: &mut Vec<Finding>,
) -> (usize, Styles) {
    let table = u16::try_from(export.tables.len()).unwrap_or(u16::MAX);
    let content = sheet.text.as_ref().map_or("", |it| it.text.as_str());
    let damaged = sheet.text.as_ref().is_some_and(|it| it.damaged);
    let mut records = Records::new(content, sheet.delimiter);
    let (mut record, mut previous) = (StringRecord::new(), StringRecord::new());
    records.next_into(&mut record);
    let cells = sheet.headers.len();
    records.expect(cells);
    let mut rows = Rows::new(source, sheet.recognised.columns, styles, export, findings);
    rows.refused = sheet.recognised.refused;
    let mut count = 0;
    while let Some((line, shape)) = records.next_into(&mut record) {
        count += 1;
        let place = Place { table, line };
        let row = Cells::new(&record, &previous, &sheet.recognised.columns, place);
        let trouble = if shape == Shape::Torn {
            Some((Code::OpenQuote, Args::new()))
        } else if !has_width(&record, cells) {
            let values = Args::new().count("found", record.len()).count("expected", cells);
            Some((Code::WrongNumberOfCells, values))
        } else if damaged && record.iter().any(is_damaged) {
            let encoding = sheet.text.as_ref().map_or("", |it| it.encoding);
            Some((Code::NotText, Args::new().text("encoding", encoding)))
        } else {
            None
        };
        match (sheet.role, trouble) {
            (Role::Export, None) => rows.invoice(&row),
            (Role::Export, Some((code, values))) => rows.unreadable(&row, code, values),
            (Role::Debtors, trouble) => rows.debtor_of_file(&row, trouble),
        }
        std::mem::swap(&mut record, &mut previous);
    }
    (count, rows.into_styles())
}

/// Whether a row has the cells of the header; empty ones after the last do not count.
fn has_width(record: &StringRecord, cells: usize) -> bool {
    record.len() == cells
        || (record.len() > cells
            && record.iter().skip(cells).all(|cell| cell.trim().is_empty()))
}

/// The lines of a cell from top to bottom, without outer spaces and empty ones.
pub(super) fn lines(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty())
}

/// A cell that must be one line, such as a header or a name.
pub(super) fn one_line(cell: &str) -> String {
    lines(cell).collect::<Vec<&str>>().join(" ")
}
