//! The ledger file that every French firm must be able to produce (fichier des écritures comptables,
//! LPF art. A47 A-1): all entries of a year, of which those on debtors' accounts are kept.

mod cell;
mod columns;
mod journals;
mod lines;
mod rows;

use std::sync::Arc;

use findings::{Args, Code, Finding, Origin, Source};

use self::columns::Columns;
use self::lines::LedgerLines;
use self::rows::LedgerRows;
use super::text::FileText;
use super::{Dialect, Export, LedgerOptions, Table};

/// A file that has the header of a ledger.
pub(super) struct LedgerFile {
    name: String,
    text: FileText,
    delimiter: char,
    headers: Vec<String>,
    header_line: u32,
    columns: Columns,
    options: LedgerOptions,
}

/// The marks that may stand between two cells. The law wants a tab or `|`; some programs write `;` or `,`.
const DELIMITERS: [char; 4] = ['\t', '|', ';', ','];

impl LedgerFile {
    /// Recognises the header of a ledger; gives the text back where there is none.
    pub(super) fn open(
        name: &str,
        text: FileText,
        options: &LedgerOptions,
    ) -> Result<Self, Box<FileText>> {
        let Some((header_line, line)) = LedgerLines::new(&text.text).next() else {
            return Err(Box::new(text));
        };
        for delimiter in DELIMITERS {
            let headers: Vec<String> = lines::cells(line, delimiter)
                .iter()
                .map(|cell| cell.trim().to_owned())
                .collect();
            if let Some(columns) = Columns::recognise(&headers) {
                let name = name.replace('\\', "/");
                let options = options.clone();
                return Ok(Self {
                    name,
                    text,
                    delimiter,
                    headers,
                    header_line,
                    columns,
                    options,
                });
            }
        }
        Err(Box::new(text))
    }

    /// The headers, as they stand in the file.
    pub(super) fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Takes the lines on debtors' accounts into the export, as a table of its own.
    pub(super) fn take_in(self, export: &mut Export, findings: &mut Vec<Finding>) {
        let source = Arc::new(Source {
            name: self.name.clone(),
            headers: self.headers.clone(),
            ..Source::default()
        });
        let table = u32::try_from(export.tables.len()).unwrap_or(u32::MAX);
        let journals = journals::kinds(&self);
        let mut rows = LedgerRows::new(&self, &source, table, &journals);
        rows.read(export, findings);
        let (count, totals) = (rows.count, rows.totals);
        if count == 0 {
            let origin = Origin::file(&source);
            findings.push(Finding::new(Code::HeaderOnly, origin, None, Args::new()));
        }
        export.tables.push(Table {
            lists: None,
            unread: None,
            of_debtors: false,
            source,
            columns: self.columns.fields(),
            rows: count,
            merged: 0,
            skipped: 0,
            refused: false,
            dialect: Dialect {
                encoding: self.text.encoding,
                delimiter: self.delimiter,
                header_line: self.header_line,
                reasons: vec![self.text.why.clone()],
            },
            notes: Vec::new(),
            ledger: Some(totals),
        });
    }

    /// The lines under the header that are not blank, with their cells.
    fn records(&self) -> impl Iterator<Item = (u32, Vec<&str>)> {
        let below =
            LedgerLines::new(&self.text.text).skip_while(|(line, _)| *line <= self.header_line);
        let records = below.map(|(line, text)| (line, lines::cells(text, self.delimiter)));
        records.filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()))
    }
}
