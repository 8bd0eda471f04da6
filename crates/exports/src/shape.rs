//! Rows that are the header again.

use csv::StringRecord;

/// Whether a row is the header again.
pub(super) fn is_header(record: &StringRecord, headers: &[String]) -> bool {
    let mut cells = record.iter().map(str::trim);
    let same = headers.iter().all(|header| {
        cells
            .next()
            .is_some_and(|cell| cell == header || super::cell_text::one_line(cell) == *header)
    });
    same && !headers.is_empty()
}
