//! The cells of a row, found by field.

use csv::StringRecord;

use crate::field::Fields;
use crate::{Field, Place};

/// The cells of one row, by field.
pub(crate) struct Cells<'a> {
    pub(crate) record: &'a StringRecord,
    previous: &'a StringRecord,
    columns: &'a Fields<Option<u16>>,
    pub(crate) place: Place,
}

impl<'a> Cells<'a> {
    pub(crate) fn new(
        record: &'a StringRecord,
        previous: &'a StringRecord,
        columns: &'a Fields<Option<u16>>,
        place: Place,
    ) -> Self {
        Self { record, previous, columns, place }
    }

    /// The cell of a field without outer spaces; empty where the file or row has none.
    pub(crate) fn get(&self, field: Field) -> &'a str {
        let column = self.columns.get(field).map(usize::from);
        column.and_then(|column| self.record.get(column)).unwrap_or_default().trim()
    }

    /// The cell of a column without outer spaces; empty where the row has none.
    pub(crate) fn at(&self, column: u16) -> &'a str {
        self.record.get(usize::from(column)).unwrap_or_default().trim()
    }

    /// Whether no field has a value in this row.
    pub(super) fn is_blank(&self) -> bool {
        Field::ALL.iter().all(|field| self.get(*field).is_empty())
    }

    /// Whether a cell holds nothing.
    pub(super) fn is_empty(&self, column: u16) -> bool {
        self.record.get(usize::from(column)).is_none_or(|cell| cell.trim().is_empty())
    }

    /// Whether a cell is the same in the row before.
    pub(crate) fn is_as_above(&self, column: u16) -> bool {
        let column = usize::from(column);
        self.record.get(column) == self.previous.get(column)
    }
}
