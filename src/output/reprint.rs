//! Files of pieces that are printed again, and `reprints.csv`.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use csv::ReaderBuilder;
use serde::Deserialize;

use crate::ledger::near::{Meant, meant, nearest};

use super::OutputError;
use super::disk::{cannot, create, make_folder, written_aside};
use super::fingerprint::sha256;
use super::made::MadePiece;
use super::table::{ManifestRow, ManifestTable, spoken};
use super::waiting::{REPRINT_TABLE as TABLE, REPRINTS as FOLDER, hold};

/// The columns of `reprints.csv`.
const COLUMNS: &[&str] = &[
    "reprint",
    "date",
    "piece_no",
    "piece_id",
    "count",
    "reason",
    "pages",
    "sheets",
    "first_page",
    "file",
    "sha256",
];

/// A line of `reprints.csv`.
#[derive(Debug, Clone, Deserialize)]
struct ReprintRow {
    reprint: u32,
    date: NaiveDate,
    piece_no: u32,
    piece_id: String,
    count: u32,
    reason: String,
    pages: u32,
    sheets: u32,
    first_page: u32,
    file: String,
    sha256: String,
}

/// Pieces that are printed again, drawn and not yet written.
#[derive(Debug)]
pub struct Again<'a> {
    /// The pieces in the order of the file.
    pub pieces: &'a [&'a MadePiece],
    /// The file.
    pub bytes: &'a [u8],
    /// The day of the reprint.
    pub date: NaiveDate,
    /// The reason for printing them again.
    pub reason: &'a str,
}

/// Writes a reprint into its run folder, and a line for each of its pieces into `reprints.csv`. What stood
/// in both before stays. Several at once wait for one another.
///
/// # Errors
///
/// When the folder cannot be written, or `reprints.csv` was changed so that it cannot be read; then
/// nothing new counts.
pub fn write_reprint(run: &Path, again: &Again<'_>) -> Result<PathBuf, OutputError> {
    let _held = hold(run).map_err(|source| cannot(run, source))?;
    let mut lines = lines(run)?;
    make_folder(&run.join(FOLDER))?;
    let number = 1 + lines.iter().map(|line| line.reprint).max().unwrap_or_default();
    let (number, path) = free(run, number);
    written_aside(&path, |hidden| {
        create(hidden)?.write_all(again.bytes).map_err(|source| cannot(hidden, source))
    })?;
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for line in &lines {
        *counts.entry(line.piece_no).or_default() += 1;
    }
    let mut first_page = 1;
    for piece in again.pieces {
        let count = counts.entry(piece.number).or_default();
        *count += 1;
        lines.push(ReprintRow {
            reprint: number,
            date: again.date,
            piece_no: piece.number,
            piece_id: piece.id.clone(),
            count: *count,
            reason: again.reason.to_owned(),
            pages: piece.pages,
            sheets: piece.sheets,
            first_page,
            file: name(number),
            sha256: sha256(again.bytes),
        });
        first_page += piece.pages + piece.blank_pages;
    }
    write(run, &lines)?;
    Ok(path)
}

/// The names of the run folders in a folder, in order; none where it is not there.
///
/// # Errors
///
/// When it cannot be listed.
pub fn runs(out: &Path) -> Result<Vec<String>, OutputError> {
    let failed = |source| OutputError::Read { path: out.to_owned(), source };
    let entries = match fs::read_dir(out) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(failed)?,
    };
    let mut runs = Vec::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().into_string().ok();
        let name = name.filter(|name| !name.starts_with('.'));
        runs.extend(name.filter(|_| entry.path().join("run.json").is_file()));
    }
    runs.sort();
    Ok(runs)
}

/// The run folder that a name means among those there are, case, blanks and separators apart.
///
/// # Errors
///
/// The names that are written most like it, the nearest first, when it is none of them.
pub fn run_called<'r>(name: &str, runs: &'r [String]) -> Result<&'r str, Vec<String>> {
    let known = runs.iter().map(String::as_str);
    let near = match meant(name, known.clone()) {
        Meant::One(run) => return Ok(run),
        Meant::Slip(near) => near,
        Meant::Nobody(_) => nearest(name, known),
    };
    Err(near.into_iter().map(str::to_owned).collect())
}

/// The path of a reprint in the run folder, with `/`.
fn name(number: u32) -> String {
    format!("{FOLDER}/{number:04}.pdf")
}

/// The first number from this one on whose file is not there: one that was killed left no line.
fn free(run: &Path, mut number: u32) -> (u32, PathBuf) {
    while run.join(name(number)).exists() {
        number += 1;
    }
    (number, run.join(name(number)))
}

/// The rows of `reprints.csv`: pieces that were printed again before; empty where there is no such file.
fn lines(run: &Path) -> Result<Vec<ReprintRow>, OutputError> {
    let path = run.join(TABLE);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(OutputError::Read { path, source }),
    };
    let text = text.trim_start_matches('\u{feff}');
    let mut table = ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let lines = table.deserialize().map(|line| {
        let mut line: ReprintRow = line?;
        line.reason = spoken(&line.reason).to_owned();
        Ok(line)
    });
    let lines: Result<Vec<ReprintRow>, csv::Error> = lines.collect();
    lines.map_err(|error| OutputError::Strange { path, fault: error.to_string() })
}

/// Writes the table.
fn write(run: &Path, lines: &[ReprintRow]) -> Result<(), OutputError> {
    written_aside(&run.join(TABLE), |hidden| {
        let mut table = ManifestTable::on(create(hidden)?, hidden.to_owned(), COLUMNS)?;
        for line in lines {
            let row = ManifestRow::default()
                .own(line.reprint)
                .own(line.date)
                .own(line.piece_no)
                .text(&line.piece_id)
                .own(line.count)
                .text(&line.reason)
                .own(line.pages)
                .own(line.sheets)
                .own(line.first_page)
                .own(&line.file)
                .own(&line.sha256);
            table.row(row)?;
        }
        table.finish()
    })
}
