//! `copies.csv`: the files behind each letter, with the verdict on each.

use std::fmt;

use super::table::{ManifestRow, ManifestTable};
use super::{Folder, Manifest, OutputError};

/// A file behind a letter, as the manifest tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyRecord<'a> {
    /// Number of the invoice.
    pub invoice: &'a str,
    /// Its path inside the copies folder; empty for what the program drew itself.
    pub file: &'a str,
    /// How many pages it has.
    pub pages: u32,
    /// Whether it is the right one, in a word.
    pub verdict: &'static str,
    /// The evidence for the verdict.
    pub by: &'a str,
    /// The rules of PDF/X-4 that its pages break, in words; none where nobody looked.
    pub x4: Option<String>,
}

/// Tells the files behind a letter, by its place in the plan: all of a run at once would take as much memory
/// as its letters.
pub struct CopiesOf<'a>(pub &'a (dyn Fn(usize) -> Vec<CopyRecord<'a>> + Sync));

impl fmt::Debug for CopiesOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CopiesOf").finish_non_exhaustive()
    }
}

/// The columns of `copies.csv`.
const COLUMNS: &[&str] =
    &["piece_no", "piece_id", "debtor_id", "invoice", "file", "pages", "verdict", "by", "x4"];

/// Writes `copies.csv`, a line per file behind a letter; no table where letters go out alone.
pub(super) fn write(folder: &Folder, manifest: &Manifest<'_>) -> Result<(), OutputError> {
    let mut table = None;
    for piece in manifest.pieces {
        let letter = manifest.plan.letters.get(piece.letter);
        let debtor = letter.map_or("", |it| &it.debtor.code);
        for copy in (manifest.copies.0)(piece.letter) {
            let table = ManifestTable::begun(&mut table, folder, "copies.csv", COLUMNS)?;
            let row = ManifestRow::default()
                .own(piece.number)
                .text(&piece.id)
                .text(debtor)
                .text(copy.invoice)
                .text(copy.file)
                .own(copy.pages)
                .own(copy.verdict)
                .text(copy.by)
                .maybe(copy.x4.as_deref());
            table.row(row)?;
        }
    }
    table.map_or(Ok(()), ManifestTable::finish)
}
