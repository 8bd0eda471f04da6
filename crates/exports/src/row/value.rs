//! The values in the cells of a row: amounts, dates, words.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::cell_text::text;
use crate::pass::Undecided;
use crate::style::Cell;
use crate::{Document, DocumentKind, Field, State, Text, words};
use findings::Code;

use super::money::Sums;
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

    /// Settles how the document stands, by the columns that say so.
    pub(super) fn stand(&mut self, cells: &Cells<'_>, sums: &mut Sums) {
        if sums.paper == Some(DocumentKind::NotAnInvoice) {
            // However a quote stands, nothing is owed on it.
            sums.standing.state = State::NotAnInvoice;
            return;
        }
        sums.standing = self.states.of(cells, || sums.are_paid_in_part());
        if sums.standing.is_credit {
            match sums.document {
                None => sums.document = Some(Document::CreditNote),
                Some(Document::CreditNote) => {}
                // One column calls it a credit note, another an invoice: a person must say.
                Some(_) => sums.standing.state = self.states.doubt(cells),
            }
        }
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

    /// The kind of document; none where no column says it.
    pub(super) fn paper(&mut self, cells: &Cells<'_>) -> Option<DocumentKind> {
        let field = Field::Document;
        let last = self.last_document.as_ref();
        if let Some((_, meaning)) = last.filter(|(word, _)| **word == *cells.get(field)) {
            return Some(*meaning);
        }
        let lexicon = Arc::clone(&self.states.lexicon);
        let read = |word: &str| lexicon.paper(word);
        let meaning = self.word(cells, field, read, words::EXPECTED_DOCUMENTS);
        self.last_document = meaning.map(|meaning| (Text::from(cells.get(field)), meaning));
        meaning
    }

    /// The status as the program words it.
    pub(super) fn status(&mut self, cells: &Cells<'_>) -> Option<Text> {
        let cell = cells.get(Field::Status);
        if self.last_status.as_ref().is_none_or(|word| **word != *cell) {
            self.last_status = text(cell);
        }
        self.last_status.clone()
    }
}
