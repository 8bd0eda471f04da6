//! Reads from a manifest how many pages of each piece are the letter.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

/// A part of a piece as `pieces.csv` tells it.
#[derive(Deserialize)]
struct PiecePart {
    pages: u32,
}

/// Pages of the letter alone in each piece of a run, by piece number, from the `pieces.csv` of its
/// folder; none where that is gone or was changed so that it cannot be read.
#[must_use]
pub fn letter_pages(run: &Path) -> Option<BTreeMap<u32, u32>> {
    let mut table =
        csv::ReaderBuilder::new().delimiter(b';').from_path(run.join("pieces.csv")).ok()?;
    let headers = table.headers().ok()?;
    let column = |name: &str| {
        headers.iter().position(|header| header.trim_start_matches('\u{feff}') == name)
    };
    let (number, parts) = (column("piece_no")?, column("parts")?);
    let mut pages = BTreeMap::new();
    for row in table.records() {
        let row = row.ok()?;
        let piece = row.get(number)?.parse().ok()?;
        let parts: Vec<PiecePart> = serde_json::from_str(row.get(parts)?).ok()?;
        pages.insert(piece, parts.first()?.pages);
    }
    Some(pages)
}
