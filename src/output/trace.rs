//! What the record of a run folder says of its run.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use serde::Deserialize;

use super::OutputError;
use super::reprint::runs;

/// A run whose folder lies there, as its record tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunTrace {
    /// The run by its name.
    pub run: String,
    /// The date of its letters.
    pub date: NaiveDate,
    /// How many letters it made.
    pub pieces: usize,
    /// The job file as it was called.
    pub job: String,
    /// The creditor's name.
    pub name: String,
    /// The creditor's SIREN, where it has one.
    pub siren: Option<String>,
}

/// The keys of `run.json` that are read back.
#[derive(Deserialize)]
struct RecordRead {
    letter_date: NaiveDate,
    creditor: CreditorRead,
    inputs: Vec<InputRead>,
    counts: CountsRead,
}

#[derive(Deserialize)]
struct CreditorRead {
    name: String,
    siren: Option<String>,
}

#[derive(Deserialize)]
struct InputRead {
    file: String,
}

#[derive(Deserialize)]
struct CountsRead {
    pieces: usize,
}

/// The runs whose folders lie in a folder, in the order of their names; without those of versions that do not say whose
/// they are.
///
/// # Errors
///
/// When the folder cannot be listed.
pub fn traces(out: &Path) -> Result<Vec<RunTrace>, OutputError> {
    let read = |run: String| {
        let text = fs::read_to_string(out.join(&run).join("run.json")).ok()?;
        let told: RecordRead = serde_json::from_str(&text).ok()?;
        Some(RunTrace {
            run,
            date: told.letter_date,
            pieces: told.counts.pieces,
            job: told.inputs.into_iter().next()?.file,
            name: told.creditor.name,
            siren: told.creditor.siren,
        })
    };
    Ok(runs(out)?.into_iter().filter_map(read).collect())
}
