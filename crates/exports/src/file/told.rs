//! Findings about a file as a whole.

use std::sync::Arc;

use csv::StringRecord;

use findings::{Args, Code, Finding, Origin, Source};

use crate::note::{Note, NoteCode};
use crate::pass::{Contradiction, Pass, Undecided};
use crate::profile::Listed;
use crate::running::Verdict;
use crate::{Dialect, Encoding, Field, Unread};

use super::Sheet;

/// So many rows show whether a text without known headers is a table.
const LOOKED_AT: usize = 200;

impl Sheet {
    /// Findings about the file as a whole.
    pub(super) fn findings(
        &self,
        source: &Arc<Source>,
        rows: usize,
        listed: Option<Listed>,
    ) -> Vec<Finding> {
        let at_file =
            |code: Code, values: Args| Finding::new(code, Origin::file(source), None, values);
        if self.text.is_none() {
            let names: Vec<&str> = Encoding::ALL.iter().map(|it| it.as_str()).collect();
            return vec![at_file(
                Code::NotText,
                Args::new().text("encoding", names.join(", ")),
            )];
        }
        let Some(line) = self.header_line else {
            return vec![at_file(Code::EmptyFile, Args::new())];
        };
        if let Some(listed) = listed {
            let values = Args::new().text("lists", listed.as_str());
            return vec![at_file(Code::OtherReport, values)];
        }
        let of_header =
            |column: Option<u16>| Origin { source: Arc::clone(source), line, column };
        let troubles = self.recognised.troubles.iter();
        let mut findings: Vec<Finding> = troubles
            .map(|it| Finding::new(it.code, of_header(it.column), None, it.values.clone()))
            .collect();
        if rows == 0 {
            findings.push(at_file(Code::HeaderOnly, Args::new()));
        }
        if let Some(it) = self.text.as_ref().and_then(|text| text.twice.as_ref()) {
            let values = Args::new()
                .text("text", &it.text)
                .text("repaired", &it.repaired)
                .count("rows", it.lines);
            let origin = Origin { source: Arc::clone(source), line: it.line, column: None };
            findings.push(Finding::new(Code::TwiceEncoded, origin, None, values));
        }
        findings.extend(self.beside.iter().map(|it| {
            let sheet = self.sheet().unwrap_or_default();
            at_file(Code::SheetAside, Args::new().text("sheet", sheet).text("first", it))
        }));
        findings
    }

    /// Why it is no table at all; none where it is one.
    pub(super) fn unread(&self) -> Option<Unread> {
        if self.text.is_none() {
            return Some(Unread::NotText);
        }
        let Some(line) = self.header_line else { return Some(Unread::Empty) };
        let known = Field::ALL.iter().any(|it| self.recognised.columns.get(*it).is_some());
        (!known && !self.parts_into_columns(line)).then_some(Unread::NoTable)
    }

    /// Whether there are rows under the header and most are parted as it is, into two cells or more.
    fn parts_into_columns(&self, header_line: u32) -> bool {
        let width = self.headers.len();
        let (mut rows, mut even) = (0_usize, 0_usize);
        let mut records = self.records(header_line);
        let mut record = StringRecord::new();
        while rows < LOOKED_AT && records.next_into(&mut record).is_some() {
            rows += 1;
            even += usize::from(record.len() == width);
        }
        width > 1 && even > 0 && 2 * even >= rows
    }

    /// A column of which nobody can say what its values mean.
    pub(super) fn undecided(&self, source: &Arc<Source>, it: &Undecided) -> Finding {
        let column = self.recognised.columns.get(it.field);
        let origin = Origin { source: Arc::clone(source), line: it.line, column };
        let [first, second] = it.readings.clone();
        let values = Args::new()
            .text("text", &it.text)
            .text("first", first)
            .text("second", second)
            .count("rows", it.rows);
        Finding::new(it.code, origin, None, values)
    }

    /// A printed total that proves nothing, because amounts above it cannot be read.
    pub(super) fn unproved(&self, source: &Arc<Source>, pass: &Pass) -> Option<Finding> {
        let it = pass.unproved.as_ref().filter(|_| self.money.subtotals.is_none())?;
        let column = self.recognised.columns.get(it.field);
        let origin = Origin { source: Arc::clone(source), line: it.line, column };
        let header = column.and_then(|it| self.headers.get(usize::from(it)));
        let values = Args::new()
            .text("label", &it.label)
            .text("header", header.map_or("", String::as_str));
        Some(Finding::new(Code::TotalUnproved, origin, None, values))
    }

    /// The rows that show that the file is not what it was taken for.
    fn contradiction(&self, pass: &Pass) -> Option<Contradiction> {
        let column = self.recognised.running;
        let values = Args::new();
        if let Some(of_row) = &pass.contradiction {
            return Some(of_row.clone());
        }
        let of_debtor = self.recognised.columns.get(Field::Debtor);
        if let Some(line) = pass.suppliers.all_from() {
            let values = values.text("lists", Listed::Suppliers.as_str());
            return Some(Contradiction {
                code: Code::OtherReport,
                line,
                column: of_debtor,
                values,
            });
        }
        let beside = pass.suppliers.beside_customers();
        if let Some((line, account)) = beside.or(pass.accounts_of_others()) {
            let (code, column) = (Code::OtherAccounts, of_debtor);
            let values = values.text("text", account);
            return Some(Contradiction { code, line, column, values });
        }
        match pass.balance(&self.recognised) {
            Verdict::Breaks(line) => {
                return Some(Contradiction { code: Code::BalanceBreaks, line, column, values });
            }
            Verdict::Exceeds(line) => {
                let code = Code::BalanceAboveAmount;
                return Some(Contradiction { code, line, column, values });
            }
            Verdict::Runs | Verdict::Remainder => {}
        }
        let it = pass.disproof.as_ref().filter(|_| self.money.subtotals.is_none())?;
        let values = values
            .text("label", &it.label)
            .text("field", it.field.as_str())
            .text("found", it.printed.amount().to_string())
            .text("expected", it.sum.amount().to_string())
            .count("rows", it.rows);
        let column = self.recognised.columns.get(it.field);
        Some(Contradiction { code: Code::TotalDisagrees, line: it.line, column, values })
    }

    /// The finding about rows that together disprove the reading of the file, for which the whole file is
    /// refused.
    pub(super) fn disproved(&self, source: &Arc<Source>, pass: &Pass) -> Option<Finding> {
        let Contradiction { code, line, column, values } = self.contradiction(pass)?;
        let header = column.and_then(|it| self.headers.get(usize::from(it)));
        let values = values.text("header", header.map_or("", String::as_str));
        let origin = Origin { source: Arc::clone(source), line, column };
        Some(Finding::new(code, origin, None, values))
    }

    /// Why the bytes and lines were understood so.
    pub(super) fn dialect(&self) -> Dialect {
        let mut reasons: Vec<Note> = self.text.iter().map(|it| it.why.clone()).collect();
        reasons.extend(self.opening.notes.iter().cloned());
        Dialect {
            encoding: self.text.as_ref().map_or("", |it| it.encoding),
            delimiter: self.opening.delimiter,
            header_line: self.header_line.unwrap_or_default(),
            reasons,
        }
    }

    /// Notes on everything recognised beside columns.
    pub(super) fn notes(&self, pass: &Pass) -> Vec<Note> {
        let header = |field: Field| {
            let column = self.recognised.columns.get(field).map(usize::from);
            column.and_then(|it| self.headers.get(it)).cloned().unwrap_or_default()
        };
        let profile = self
            .profile
            .as_ref()
            .map(|it| Note::new(NoteCode::Profile, Args::new().text("profile", &it.name)));
        let aside = &self.aside;
        let sheets =
            Note::new(NoteCode::SheetsAside, Args::new().text("sheets", aside.join(", ")));
        let sheets = (!aside.is_empty()).then_some(sheets);
        let judged = self.recognised.notes.iter().cloned();
        let of_rows = pass.notes(self.recognised.row, header);
        profile.into_iter().chain(sheets).chain(judged).chain(of_rows).collect()
    }
}
