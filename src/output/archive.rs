//! `archive.csv`: the archive copies and the files inside them.

use super::table::{ManifestRow, ManifestTable};
use super::{Folder, Manifest, OutputError, fingerprint};

/// An archive copy that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archived {
    /// Its path in the run folder, with `/`.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The files inside.
    pub attached: Vec<Attached>,
}

/// A file inside an archive copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Its name.
    pub name: String,
    /// Number of the invoice it is the document of.
    pub invoice: String,
    /// Its length in bytes.
    pub bytes: usize,
    /// SHA-256 of its bytes, in hexadecimal: the same as of the file it was taken from.
    pub sha256: String,
}

/// The columns of `archive.csv`.
const COLUMNS: &[&str] = &[
    "piece_no",
    "piece_id",
    "file",
    "sha256",
    "attachment",
    "invoice",
    "attachment_bytes",
    "attachment_sha256",
];

impl Folder {
    /// Writes the archive copy of a letter under a name from [`letter_name`](super::letter_name).
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn write_archive(
        &self,
        name: &str,
        bytes: &[u8],
        attached: Vec<Attached>,
    ) -> Result<Archived, OutputError> {
        let file = format!("archive/{name}");
        self.write(&file, bytes)?;
        Ok(Archived { file, sha256: fingerprint::sha256(bytes), attached })
    }
}

/// Writes `archive.csv`, a line per file inside an archive copy and one for a copy that holds none; no
/// table where the job wants no archive.
pub(super) fn write(folder: &Folder, manifest: &Manifest<'_>) -> Result<(), OutputError> {
    if manifest.archive.is_empty() {
        return Ok(());
    }
    let mut table = ManifestTable::begin(folder, "archive.csv", COLUMNS)?;
    for (piece, copy) in manifest.pieces.iter().zip(manifest.archive) {
        let start = || {
            ManifestRow::default()
                .own(piece.number)
                .text(&piece.id)
                .text(&copy.file)
                .own(&copy.sha256)
        };
        for it in &copy.attached {
            let row = start().text(&it.name).text(&it.invoice).own(it.bytes).own(&it.sha256);
            table.row(row)?;
        }
        if copy.attached.is_empty() {
            table.row(start().empty(4))?;
        }
    }
    table.finish()
}
