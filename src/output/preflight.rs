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
    /// Which limit.
    pub rule: String,
    /// What was found.
    pub found: String,
    /// What the service takes.
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
