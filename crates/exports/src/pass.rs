//! What one reading of all rows has shown, and what is decided from it before a second one.

use std::collections::BTreeSet;

use findings::{Args, Code};

use super::header::Recognised;
use super::note::{Note, NoteCode};
use super::profile::RowIs;
use super::style::Styles;
use super::{Field, InvoiceRow};

/// What was decided about the rows of a file before they are read, and what they show.
#[derive(Debug, Clone)]
pub(super) struct Pass {
    /// How columns write amounts and dates.
    pub(super) styles: Styles,
    /// Whether a blank debtor means the debtor above.
    pub(super) blank_is_as_above: bool,
    /// Whether rows of one invoice are put together, where headers say so.
    pub(super) groups: bool,

    /// Rows without any detail of a debtor.
    pub(super) blank: Count,
    /// Rows without a debtor's code and with some other detail.
    pub(super) half_blank: usize,
    /// Rows that repeat the debtor of the row above.
    pub(super) repeated: usize,
    /// Rows that were put into the row of the same invoice.
    pub(super) merged: usize,
    /// Rows of an invoice that say something else of it than an earlier one.
    pub(super) differing: usize,
    /// Rows of totals.
    pub(super) totals: Count,
    /// Rows that are the header again.
    pub(super) headers: Count,
    /// Columns with values of two meanings.
    pub(super) undecided: Vec<Undecided>,
}

/// How many rows, and the line of the first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) rows: usize,
    first: u32,
}

impl Count {
    pub(super) fn count(&mut self, line: u32) {
        if self.rows == 0 {
            self.first = line;
        }
        self.rows += 1;
    }

    fn note(self, code: NoteCode) -> Option<Note> {
        let values = Args::new().count("rows", self.rows).text("line", self.first.to_string());
        (self.rows > 0).then(|| Note::new(code, values))
    }
}

/// A column with values of two meanings, at its first such row.
#[derive(Debug, Clone)]
pub(super) struct Undecided {
    pub(super) code: Code,
    pub(super) field: Field,
    pub(super) line: u32,
    pub(super) text: String,
    /// The two things it may mean.
    pub(super) readings: [String; 2],
    pub(super) rows: usize,
}

/// So many rows without a debtor, in a file where no debtor stands twice, are no slip.
const ENOUGH_BLANKS: usize = 3;

impl Pass {
    /// Before the first reading.
    pub(super) fn first(styles: Styles, blank_is_as_above: bool) -> Self {
        Self {
            styles,
            blank_is_as_above,
            groups: true,
            blank: Count::default(),
            half_blank: 0,
            repeated: 0,
            merged: 0,
            differing: 0,
            totals: Count::default(),
            headers: Count::default(),
            undecided: Vec::new(),
        }
    }

    /// What a second reading must know; none when it would find nothing else. `invoices` are those
    /// of this file.
    pub(super) fn decide(
        &self,
        recognised: &Recognised,
        invoices: &[InvoiceRow],
    ) -> Option<Self> {
        let styles = self.styles.decide();
        let blank_is_as_above = self.blank_is_as_above || self.shows_blanks(invoices);
        // Amounts that differ between the rows of one invoice may be those of its lines.
        let groups = recognised.row_is_told || self.differing == 0;
        let same = blank_is_as_above == self.blank_is_as_above && groups;
        if styles.is_none() && same {
            return None;
        }
        let mut next =
            Self::first(styles.unwrap_or_else(|| self.styles.clone()), blank_is_as_above);
        next.groups = groups;
        Some(next)
    }

    /// Whether blanks can mean nothing but the debtor above: they are many and wholly blank, and
    /// each debtor stands on one row only, as programs write that leave repetitions out.
    fn shows_blanks(&self, invoices: &[InvoiceRow]) -> bool {
        if self.blank.rows < ENOUGH_BLANKS || self.half_blank > 0 || self.repeated > 0 {
            return false;
        }
        let codes: BTreeSet<&str> = invoices.iter().map(|row| &*row.debtor.code).collect();
        codes.len() == invoices.len() && !codes.is_empty()
    }

    /// What `check` tells of the rows.
    pub(super) fn notes(&self, row: RowIs, headers: impl Fn(Field) -> String) -> Vec<Note> {
        let merged = |code: NoteCode| {
            let note = || Note::new(code, Args::new().count("rows", self.merged));
            (self.merged > 0).then(note)
        };
        let as_above = self.blank.note(NoteCode::AsAbove).filter(|_| self.blank_is_as_above);
        let serials = self.styles.serials().map(|field| {
            Note::new(NoteCode::SerialDates, Args::new().text("header", headers(field)))
        });
        let of_rows = [
            self.headers.note(NoteCode::RepeatedHeader),
            self.totals.note(NoteCode::Totals),
            as_above,
            merged(if row == RowIs::Payment {
                NoteCode::PaymentLines
            } else {
                NoteCode::InvoiceLines
            }),
        ];
        of_rows.into_iter().flatten().chain(serials).collect()
    }
}
