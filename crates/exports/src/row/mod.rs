//! Stage 5: from the cells of a row to an invoice, or to a broken row.

mod cells;
mod value;

use std::sync::Arc;

use chrono::NaiveDate;

use findings::{Args, Code, Finding, Origin, Source};

use super::debtor::text;
use super::group::Group;
use super::header::Recognised;
use super::pass::Pass;
use super::profile::RowIs;
use super::repair::is_scientific;
use super::shape::{Sums as ColumnSums, Total};
use super::{BrokenRow, DebtorRow, Document, Export, Field, Fields, InvoiceRow, Text};

use self::value::Sums;

pub(super) use self::cells::Cells;

/// Turns the rows of one file into what the export keeps.
pub(super) struct Rows<'a> {
    /// Whether the header is in doubt, so that every row is broken.
    pub(super) refused: bool,
    /// The details of the last row that had any, where the row before had them.
    pub(super) last_debtor: Option<Arc<DebtorRow>>,
    /// The columns with details.
    pub(super) debtor_columns: Vec<u16>,
    /// What the rows have shown about their columns, and what was decided before.
    pub(super) pass: Pass,
    /// The debtor of the row above, where blank cells mean the same.
    above: Option<Arc<DebtorRow>>,
    /// Its code, while a row that leaves it out is taken in.
    code_above: Option<Text>,
    group: Group,
    sums: ColumnSums,
    /// The last words and what they mean: most rows repeat those of the row before.
    last_document: Option<(Text, Document)>,
    last_answer: Option<(Text, bool)>,
    last_status: Option<(Text, bool)>,
    source: &'a Arc<Source>,
    columns: Fields<Option<u16>>,
    export: &'a mut Export,
    findings: &'a mut Vec<Finding>,
    /// Whether something in the row at hand cannot be understood.
    trouble: bool,
}

impl<'a> Rows<'a> {
    pub(super) fn new(
        source: &'a Arc<Source>,
        recognised: &Recognised,
        pass: Pass,
        export: &'a mut Export,
        findings: &'a mut Vec<Finding>,
    ) -> Self {
        let columns = recognised.columns;
        let row = if pass.groups { recognised.row } else { RowIs::Unknown };
        let details = Field::ALL.iter().filter(|field| field.is_about_debtor());
        Self {
            refused: recognised.refused,
            pass,
            above: None,
            code_above: None,
            group: Group::new(row),
            sums: ColumnSums::default(),
            last_debtor: None,
            debtor_columns: details.filter_map(|field| columns.get(*field)).collect(),
            last_document: None,
            last_answer: None,
            last_status: None,
            source,
            columns,
            export,
            findings,
            trouble: false,
        }
    }

    /// What the rows have shown about their columns.
    pub(super) fn into_pass(mut self) -> Pass {
        self.pass.merged += self.group.merged;
        self.pass.differing = self.group.differing;
        self.pass
    }

    /// Takes in a row of an export.
    pub(super) fn invoice(&mut self, cells: &Cells<'_>) {
        if self.is_no_invoice(cells) {
            return;
        }
        let before = self.findings.len();
        self.trouble = self.refused;
        let above = self.debtor_above(cells);
        self.code_above = above.as_ref().map(|it| it.code.clone());
        let code = if above.is_some() { Some("") } else { self.needed(cells, Field::Debtor) };
        let number = self.needed(cells, Field::Invoice);
        self.look_for_damage(cells);
        let sums = self.sums(cells);
        let date = self.date(cells, Field::InvoiceDate);
        let due = self.date(cells, Field::DueDate);
        let promised_until = self.date(cells, Field::PromisedUntil);
        let reminders = [Field::Reminder1, Field::Reminder2, Field::Reminder3];
        let reminders = reminders.map(|field| self.date(cells, field));
        let answer = self.answer(cells);
        let status = self.status(cells);
        let (Some(code), Some(number), false) = (code, number, self.trouble) else {
            self.last_debtor = None;
            if self.refused {
                // One finding about the header says it all.
                self.findings.truncate(before);
            }
            self.keep_broken(cells, due, sums);
            self.above = above;
            return;
        };
        let debtor = above.unwrap_or_else(|| self.debtor(cells, code));
        self.above = Some(Arc::clone(&debtor));
        let disputed =
            answer.unwrap_or(false) || status.as_ref().is_some_and(|(_, disputed)| *disputed);
        let row = InvoiceRow {
            place: cells.place,
            debtor,
            number: text(number).unwrap_or_default(),
            document: sums.document.unwrap_or_default(),
            date,
            due,
            total: sums.total,
            paid: sums.paid,
            residual: sums.residual,
            currency: sums.currency,
            status: status.map(|(text, _)| text),
            disputed,
            promised_until,
            copy: text(cells.get(Field::Copy)),
            reminders,
        };
        self.keep(row);
    }

    /// Keeps a row, or adds it to the one of the same invoice.
    fn keep(&mut self, row: InvoiceRow) {
        let amounts = [row.total, row.paid, row.residual];
        if let Some(row) = self.group.take(row, &mut self.export.invoices) {
            self.sums.add(Some(amounts));
            self.export.invoices.push(row);
        } else {
            self.sums.distrust();
        }
    }

    /// Whether a row is one of totals, or goes on below the invoice above it.
    fn is_no_invoice(&mut self, cells: &Cells<'_>) -> bool {
        let goes_on =
            matches!(self.group.row(), RowIs::InvoiceLine) || self.pass.blank_is_as_above;
        if goes_on && self.above.is_some() && cells.is_blank() {
            self.pass.merged += 1;
            return true;
        }
        let Some(total) = self.sums.total(cells, &self.columns) else { return false };
        self.pass.totals.count(cells.place.line);
        if let Total::Disagrees(code, values) = total {
            let source = Arc::clone(self.source);
            let origin = Origin { source, line: cells.place.line, column: None };
            self.findings.push(Finding::new(code, origin, None, values));
        }
        true
    }

    /// The debtor of the row above, where this row leaves all its details out and that means it.
    fn debtor_above(&mut self, cells: &Cells<'_>) -> Option<Arc<DebtorRow>> {
        let code = cells.get(Field::Debtor);
        if !code.is_empty() {
            self.pass.repeated +=
                usize::from(self.above.as_ref().is_some_and(|it| *it.code == *code));
            return None;
        }
        if !self.debtor_columns.iter().all(|column| cells.is_empty(*column)) {
            self.pass.half_blank += 1;
            return None;
        }
        self.pass.blank.count(cells.place.line);
        self.above.clone().filter(|_| self.pass.blank_is_as_above)
    }

    /// Refuses codes and numbers that a spreadsheet has rounded.
    fn look_for_damage(&mut self, cells: &Cells<'_>) {
        for field in [Field::Debtor, Field::Invoice] {
            if is_scientific(cells.get(field)) {
                self.refuse_cell(cells, Code::NumberRounded, field, None);
            }
        }
    }

    /// Takes in a row of an export whose cells may have moved or lost letters.
    pub(super) fn unreadable(&mut self, cells: &Cells<'_>, code: Code, values: Args) {
        if code == Code::WrongNumberOfCells && self.sums.total(cells, &self.columns).is_some() {
            self.pass.totals.count(cells.place.line);
            return;
        }
        let before = self.findings.len();
        // Where cells are too few or too many, amounts may stand in the wrong column.
        let believed = code == Code::NotText;
        let due = believed.then(|| self.date(cells, Field::DueDate)).flatten();
        let sums = if believed { self.sums(cells) } else { Sums::default() };
        // What is wrong in its cells follows from what is wrong with the row.
        self.findings.truncate(before);
        self.last_debtor = None;
        if !self.refused {
            self.report(cells, code, None, values);
        }
        self.keep_broken(cells, due, sums);
        if !believed && let Some(row) = self.export.broken.last_mut() {
            row.cells = cells.record.iter().map(str::trim).filter_map(text).collect();
        }
    }

    /// Takes in a row of the debtor file.
    pub(super) fn debtor_of_file(&mut self, cells: &Cells<'_>, trouble: Option<(Code, Args)>) {
        if let Some((code, values)) = trouble {
            self.report(cells, code, None, values);
        }
        if let Some(code) = self.needed(cells, Field::Debtor) {
            let mut details = self.details(cells, code);
            details.disputed = self.answer(cells).unwrap_or(false);
            details.promised_until = self.date(cells, Field::PromisedUntil);
            self.export.debtors.get_or_insert_default().push(details);
        }
    }

    fn keep_broken(&mut self, cells: &Cells<'_>, due: Option<NaiveDate>, sums: Sums) {
        self.sums.add(None);
        self.above = None;
        self.export.broken.push(BrokenRow {
            place: cells.place,
            debtor: text(cells.get(Field::Debtor)).or_else(|| self.code_above.take()),
            name: text(cells.get(Field::Name)),
            number: text(cells.get(Field::Invoice)),
            document: sums.document.unwrap_or_default(),
            due,
            currency: sums.currency,
            total: sums.total,
            paid: sums.paid,
            residual: sums.residual,
            cells: Vec::new(),
        });
    }

    /// Reports a cell and breaks its row.
    pub(super) fn refuse_cell(
        &mut self,
        cells: &Cells<'_>,
        code: Code,
        field: Field,
        expected: Option<&'static str>,
    ) {
        let values = match (code, expected) {
            (Code::MissingCell, _) => Args::new().text("field", field.as_str()),
            (_, Some(expected)) => {
                Args::new().text("text", cells.get(field)).text("expected", expected)
            }
            (_, None) => Args::new().text("text", cells.get(field)),
        };
        self.report(cells, code, Some(field), values);
    }

    /// Reports something that breaks the row.
    fn report(&mut self, cells: &Cells<'_>, code: Code, field: Option<Field>, values: Args) {
        self.trouble = true;
        self.remark(cells, code, field, values);
    }

    /// Reports something of a row.
    pub(super) fn remark(
        &mut self,
        cells: &Cells<'_>,
        code: Code,
        field: Option<Field>,
        values: Args,
    ) {
        let column = field.and_then(|field| self.columns.get(field));
        let source = Arc::clone(self.source);
        let origin = Origin { source, line: cells.place.line, column };
        let debtor = Some(cells.get(Field::Debtor)).filter(|code| !code.is_empty());
        self.findings.push(Finding::new(code, origin, debtor, values));
    }
}
