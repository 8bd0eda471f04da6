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
        let Some(column) = self.columns.get(field) else { return "" };
        bare(self.record.get(usize::from(column)).unwrap_or_default(), field)
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

/// A cell without outer spaces and without what spreadsheets put around a value so that it stays text:
/// `="F1"`, and `'F1` where no word begins with an apostrophe.
fn bare(cell: &str, field: Field) -> &str {
    if let (Some(first), Some(last)) = (cell.as_bytes().first(), cell.as_bytes().last())
        && first.is_ascii_alphanumeric()
        && last.is_ascii_alphanumeric()
    {
        return cell;
    }
    let cell = cell.trim();
    match cell.as_bytes() {
        [b'=', b'"', .., b'"'] => inside(cell).unwrap_or(cell),
        [b'\'', next, ..] if next.is_ascii_alphanumeric() || b"+-=.".contains(next) => {
            // `'s-Hertogenbosch`, `'t Hoekje`.
            let words = (Field::Name..=Field::Address5).contains(&field)
                || matches!(field, Field::City | Field::Country);
            let short = matches!(cell.as_bytes(), [_, _, b' ' | b'-', ..]);
            let word = words && short && next.is_ascii_alphabetic();
            if word { cell } else { cell.get(1..).unwrap_or(cell) }
        }
        _ => cell,
    }
}

/// The text inside `="F1"`; none where there is more than one text.
pub(crate) fn inside(cell: &str) -> Option<&str> {
    let text = cell.strip_prefix("=\"")?.strip_suffix('"')?;
    (!text.contains('"')).then(|| text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, field: Field, expected: &str) {
        assert_eq!(bare(cell, field), expected);
    }

    #[test]
    fn what_keeps_a_number_text_is_left_out() {
        check(" =\"F1\" ", Field::Invoice, "F1");
        check("'0012", Field::Debtor, "0012");
        check("'F1", Field::Invoice, "F1");
        check("'01300", Field::Postcode, "01300");
        check("'12 rue Haute", Field::Address1, "12 rue Haute");
        check("=\"\"", Field::Invoice, "");
    }

    #[test]
    fn other_signs_stay() {
        check("'s-Hertogenbosch", Field::City, "'s-Hertogenbosch");
        check("'t Hoekje", Field::Name, "'t Hoekje");
        check("=\"F1\"&\"2\"", Field::Invoice, "=\"F1\"&\"2\"");
        check("'", Field::Invoice, "'");
        check("=", Field::Invoice, "=");
        check("=\"", Field::Invoice, "=\"");
    }
}
