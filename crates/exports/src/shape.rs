//! Rows that are the header again.

use csv::StringRecord;

use super::cell_text::{has_line_end, one_line};

/// Whether a row is the header again.
pub(super) fn is_header(record: &StringRecord, headers: &[String]) -> bool {
    let mut cells = record.iter().map(str::trim);
    let same = headers.iter().all(|header| {
        cells.next().is_some_and(|cell| {
            cell == header || (has_line_end(cell) && one_line(cell) == *header)
        })
    });
    same && !headers.is_empty()
}
