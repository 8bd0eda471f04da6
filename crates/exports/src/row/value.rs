//! What the cells of a row say: amounts, dates, words.

use chrono::NaiveDate;

use crate::cell_text::text;
use crate::pass::Undecided;
use crate::style::Cell;
use crate::{Document, Field, Text, words};
use findings::Code;

use super::{Cells, Rows};

impl Rows<'_> {
    /// A cell that no row can do without.
    pub(super) fn needed<'c>(&mut self, cells: &Cells<'c>, field: Field) -> Option<&'c str> {
        let cell = cells.get(field);
        if cell.is_empty() {
            self.refuse_cell(cells, Code::MissingCell, field, None);
            return None;
        }
        Some(cell)
    }

    pub(super) fn date(&mut self, cells: &Cells<'_>, field: Field) -> Option<NaiveDate> {
        let cell = cells.get(field);
        if cell.is_empty() {
            return None;
        }
        match self.pass.styles.date(field, cell) {
            Cell::Is(date) => Some(date),
            Cell::Undecided(readings) => {
                self.leave_undecided(cells, Code::UndecidedDate, field, readings);
                None
            }
            Cell::Not => {
                self.refuse_cell(cells, Code::NotADate, field, None);
                None
            }
        }
    }

    /// Breaks a row for a cell with two meanings; its column is reported once, at its first such row.
    pub(super) fn leave_undecided(
        &mut self,
        cells: &Cells<'_>,
        code: Code,
        field: Field,
        readings: [String; 2],
    ) {
        self.trouble = true;
        let (line, text) = (cells.place.line, cells.get(field).to_owned());
        let undecided = self.pass.undecided.iter_mut().find(|it| it.field == field);
        match undecided {
            Some(it) => it.rows += 1,
            None => self.pass.undecided.push(Undecided {
                code,
                field,
                line,
                text,
                readings,
                rows: 1,
            }),
        }
    }

    pub(super) fn document(&mut self, cells: &Cells<'_>) -> Option<Document> {
        let field = Field::Document;
        let last = self.last_document.as_ref();
        if let Some((_, meaning)) = last.filter(|(word, _)| **word == *cells.get(field)) {
            return Some(*meaning);
        }
        let meaning = self.word(cells, field, words::document, words::EXPECTED_DOCUMENTS);
        self.last_document = meaning.map(|meaning| (Text::from(cells.get(field)), meaning));
        meaning
    }

    pub(super) fn answer(&mut self, cells: &Cells<'_>) -> Option<bool> {
        let field = Field::Disputed;
        let last = self.last_answer.as_ref();
        if let Some((_, meaning)) = last.filter(|(word, _)| **word == *cells.get(field)) {
            return Some(*meaning);
        }
        let meaning = self.word(cells, field, words::answer, words::EXPECTED_ANSWERS);
        self.last_answer = meaning.map(|meaning| (Text::from(cells.get(field)), meaning));
        meaning
    }

    /// The status, and whether it says that the debtor disputes the invoice.
    pub(super) fn status(&mut self, cells: &Cells<'_>) -> Option<(Text, bool)> {
        let cell = cells.get(Field::Status);
        if self.last_status.as_ref().is_none_or(|(word, _)| **word != *cell) {
            self.last_status = text(cell).map(|text| (text, words::is_disputed(cell)));
        }
        self.last_status.clone()
    }
}
