//! `preflight.csv`: the limits of a postal service that pieces do not keep.

use super::table::{ManifestRow, ManifestTable};
use super::{Folder, OutputError};

/// The columns of `preflight.csv`.
const COLUMNS: &[&str] = &["piece_no", "debtor_id", "rule", "found", "limit"];

/// A line of `preflight.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preflight {
    /// The number of the piece; none where it is about the whole run.
    pub piece: Option<u32>,
    /// The debtor's code.
    pub debtor: String,
    /// The name of the limit.
    pub rule: String,
    /// The value that was found, as words.
    pub found: String,
    /// The most, or the only values, that the service takes, as words.
    pub limit: String,
}

impl Folder {
    /// Writes what breaks the limits of a service, or the header alone.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn write_preflight(
        &self,
        service: &str,
        lines: &[Preflight],
    ) -> Result<(), OutputError> {
        let name = format!("services/{service}/preflight.csv");
        let mut table = ManifestTable::begin(self, &name, COLUMNS)?;
        for line in lines {
            let row = ManifestRow::default()
                .maybe(line.piece)
                .text(&line.debtor)
                .own(&line.rule)
                .text(&line.found)
                .text(&line.limit);
            table.row(row)?;
        }
        table.finish()
    }
}
