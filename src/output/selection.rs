//! Reads a list of pieces, such as a machine writes of those it damaged.

use std::fs;
use std::path::Path;

use csv::ReaderBuilder;

use super::OutputError;

/// Headers that a column of pieces may have, best first.
const COLUMNS: [&str; 6] = ["piece_no", "piece", "piece_id", "barcode", "reference", "id"];

/// Reads a list of pieces, one a line, such as a machine writes of what it damaged: plain words, or a table
/// (`;`, comma or tab) whose first line names a column `piece_no`, `piece`, `piece_id`, `barcode`,
/// `reference` or `id`. Without such a line the first column counts.
///
/// # Errors
///
/// When the file cannot be read.
pub fn read_selection(path: &Path) -> Result<Vec<String>, OutputError> {
    let bytes =
        fs::read(path).map_err(|source| OutputError::Read { path: path.to_owned(), source })?;
    // Piece numbers and names are ASCII; whatever else stands beside them is not looked at.
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let times = |mark: &u8| first.bytes().filter(|byte| byte == mark).count();
    let delimiter = [b',', b'\t', b';'].into_iter().max_by_key(times).unwrap_or(b';');
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).has_headers(false).flexible(true);
    let rows = builder.from_reader(text.as_bytes()).into_records();
    let rows = rows.collect::<Result<Vec<_>, _>>().map_err(|error| OutputError::Strange {
        path: path.to_owned(),
        fault: error.to_string(),
    })?;
    let header: Vec<String> = rows
        .first()
        .map(|row| row.iter().map(|cell| cell.trim().to_lowercase()).collect())
        .unwrap_or_default();
    let place = COLUMNS.iter().find_map(|name| header.iter().position(|header| header == name));
    let words = rows.iter().skip(usize::from(place.is_some()));
    let words = words.filter_map(|row| row.get(place.unwrap_or_default()).map(str::trim));
    Ok(words.filter(|word| !word.is_empty()).map(str::to_owned).collect())
}
