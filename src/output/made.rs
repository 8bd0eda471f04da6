//! Reads the manifest of a run that was made.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use csv::{ReaderBuilder, StringRecord};
use serde::Deserialize;

use crate::ledger::near::{Meant, meant, nearest};

use super::OutputError;
use super::fingerprint::sha256;

/// A run that was made, as the manifest in its folder tells it.
#[derive(Debug, Clone)]
pub struct MadeRun {
    /// Its folder.
    pub folder: PathBuf,
    /// Its name.
    pub run_id: String,
    /// The date printed on its letters.
    pub date: NaiveDate,
    /// Language of letters whose debtors have none.
    pub language: String,
    /// Its pieces in posting order.
    pub pieces: Vec<MadePiece>,
    /// File and SHA-256 of each stream that was written, by name.
    streams: BTreeMap<String, (String, String)>,
    /// Piece by what its sheets carry for machines; those of one sheet stand for the piece.
    codes: BTreeMap<String, String>,
}

/// A piece of a run that was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MadePiece {
    /// Its number in the run.
    pub number: u32,
    /// Its name.
    pub id: String,
    /// The debtor's code.
    pub debtor: String,
    /// The stream it was printed in.
    pub stream: String,
    /// Page of the stream on which it starts, counted from 1; none where no streams were written.
    pub first_page: Option<u32>,
    /// Pages with something on them.
    pub pages: u32,
    /// Blank versos it takes in its stream.
    pub blank_pages: u32,
    /// Leaves of paper.
    pub sheets: u32,
    /// Whether its sheets are printed on both sides.
    pub duplex: bool,
    /// Its letter file in the run folder, where one was written.
    pub file: Option<String>,
    /// SHA-256 of that file.
    pub sha256: Option<String>,
}

/// The keys of `run.json` that are read back.
#[derive(Deserialize)]
struct RunJson {
    run_id: String,
    letter_date: NaiveDate,
    options: RunJsonOptions,
}

#[derive(Deserialize)]
struct RunJsonOptions {
    language: String,
}

/// A table of a run folder that was read back.
struct ReadTable {
    headers: Vec<String>,
    rows: Vec<StringRecord>,
}

impl MadeRun {
    /// Reads the manifest of a run folder.
    ///
    /// # Errors
    ///
    /// When it is no run folder, or its tables cannot be read or were changed so that they no longer can.
    pub fn open(folder: &Path) -> Result<Self, OutputError> {
        let path = folder.join("run.json");
        let text = fs::read_to_string(&path)
            .map_err(|source| OutputError::Read { path: path.clone(), source })?;
        let told: RunJson =
            serde_json::from_str(&text).map_err(|error| strange(&path, error.to_string()))?;
        let path = folder.join("pieces.csv");
        let table = ReadTable::open(&path)?;
        let pieces = table.rows.iter().map(|row| table.piece(row));
        let pieces: Option<Vec<MadePiece>> = pieces.collect();
        Ok(Self {
            pieces: pieces.ok_or_else(|| strange(&path, "a number is missing".to_owned()))?,
            streams: streams(&ReadTable::open(&folder.join("streams.csv"))?),
            codes: codes(&ReadTable::open(&folder.join("sheets.csv"))?),
            folder: folder.to_owned(),
            run_id: told.run_id,
            date: told.letter_date,
            language: told.options.language,
        })
    }

    /// The piece that a word means: its number, its name, or what a sheet of it carries for machines. Case,
    /// blanks and separators of names make no difference.
    #[must_use]
    pub fn piece(&self, word: &str) -> Option<&MadePiece> {
        let by_number = word.trim().parse::<u32>().ok();
        let by_number = by_number.and_then(|no| self.pieces.iter().find(|it| it.number == no));
        by_number.or_else(|| match meant(word, self.names()) {
            Meant::One(name) => self.called(name),
            Meant::Slip(_) | Meant::Nobody(_) => None,
        })
    }

    /// Pieces that may be meant by a word that means none, the nearest first: of a number or a range the one
    /// whose number is nearest, of a name those that are written most like it.
    #[must_use]
    pub fn nearest(&self, word: &str) -> Vec<String> {
        let last = word.rsplit('-').next().and_then(|it| it.trim().parse::<u32>().ok());
        let numeric = word.chars().all(|it| it.is_ascii_digit() || "- ".contains(it));
        match last.filter(|_| numeric) {
            Some(last) => {
                let numbers = self.pieces.iter().map(|it| it.number);
                let near = numbers.min_by_key(|it| it.abs_diff(last));
                near.map(|it| it.to_string()).into_iter().collect()
            }
            None => {
                let ids = self.pieces.iter().map(|it| &*it.id);
                nearest(word, ids).into_iter().map(str::to_owned).collect()
            }
        }
    }

    /// Every name of a piece.
    fn names(&self) -> impl Iterator<Item = &str> + Clone {
        let ids = self.pieces.iter().map(|it| &*it.id);
        ids.chain(self.codes.keys().map(String::as_str))
    }

    /// The piece of a name.
    fn called(&self, name: &str) -> Option<&MadePiece> {
        let by_id = |id: &str| self.pieces.iter().find(|it| it.id == id);
        by_id(name).or_else(|| self.codes.get(name).and_then(|id| by_id(id)))
    }

    /// The bytes of the stream of a piece, proved by its hash; none where no streams were written.
    ///
    /// # Errors
    ///
    /// When the file is gone, or not the one that was made.
    pub fn stream_bytes(&self, stream: &str) -> Result<Option<Vec<u8>>, OutputError> {
        let Some((file, sha256)) = self.streams.get(stream) else { return Ok(None) };
        self.proved(file, sha256).map(Some)
    }

    /// The bytes of the letter file of a piece, proved by its hash; none where none was written.
    ///
    /// # Errors
    ///
    /// When the file is gone, or not the one that was made.
    pub fn letter_bytes(&self, piece: &MadePiece) -> Result<Option<Vec<u8>>, OutputError> {
        let (Some(file), Some(sha256)) = (&piece.file, &piece.sha256) else { return Ok(None) };
        self.proved(file, sha256).map(Some)
    }

    fn proved(&self, file: &str, expected: &str) -> Result<Vec<u8>, OutputError> {
        let path = self.folder.join(file);
        let read = fs::read(&path);
        let bytes = read.map_err(|source| OutputError::Read { path: path.clone(), source })?;
        if sha256(&bytes) == *expected { Ok(bytes) } else { Err(OutputError::Altered { path }) }
    }
}

impl MadePiece {
    /// The pages of its stream that it takes, counted from 0; none where no streams were written.
    #[must_use]
    pub fn stream_range(&self) -> Option<std::ops::Range<usize>> {
        let first = usize::try_from(self.first_page?.checked_sub(1)?).ok()?;
        let pages = usize::try_from(self.pages + self.blank_pages).ok()?;
        Some(first..first + pages)
    }
}

impl ReadTable {
    fn open(path: &Path) -> Result<Self, OutputError> {
        let failed = |error: csv::Error| strange(path, error.to_string());
        let mut table = ReaderBuilder::new().delimiter(b';').from_path(path).map_err(failed)?;
        let headers = table.headers().map_err(failed)?.iter();
        let headers = headers.map(|it| it.trim_start_matches('\u{feff}').to_owned()).collect();
        let rows = table.into_records().collect::<Result<_, _>>().map_err(failed)?;
        Ok(Self { headers, rows })
    }

    /// A cell as it was before it was made harmless for spreadsheets; empty where there is none.
    fn cell<'r>(&self, row: &'r StringRecord, name: &str) -> &'r str {
        let place = self.headers.iter().position(|header| header == name);
        let cell = place.and_then(|at| row.get(at)).unwrap_or_default();
        cell.strip_prefix('\'').unwrap_or(cell)
    }

    fn piece(&self, row: &StringRecord) -> Option<MadePiece> {
        let text = |name: &str| self.cell(row, name).to_owned();
        let given = |name: &str| Some(text(name)).filter(|text| !text.is_empty());
        Some(MadePiece {
            number: self.cell(row, "piece_no").parse().ok()?,
            id: text("piece_id"),
            debtor: text("debtor_id"),
            stream: text("stream"),
            first_page: self.cell(row, "first_page").parse().ok(),
            pages: self.cell(row, "pages").parse().ok()?,
            blank_pages: self.cell(row, "blank_pages").parse().ok()?,
            sheets: self.cell(row, "sheets").parse().ok()?,
            duplex: self.cell(row, "duplex") == "true",
            file: given("file"),
            sha256: given("sha256"),
        })
    }
}

/// File and hash of each stream that was written.
fn streams(table: &ReadTable) -> BTreeMap<String, (String, String)> {
    let written = table.rows.iter().filter(|row| !table.cell(row, "file").is_empty());
    let cell = |row: &StringRecord, name: &str| table.cell(row, name).to_owned();
    written.map(|row| (cell(row, "stream"), (cell(row, "file"), cell(row, "sha256")))).collect()
}

/// Piece by bar code. What two pieces carry tells neither.
fn codes(table: &ReadTable) -> BTreeMap<String, String> {
    let mut codes: BTreeMap<String, String> = BTreeMap::new();
    let mut shared = BTreeSet::new();
    for row in &table.rows {
        let (code, id) = (table.cell(row, "barcode"), table.cell(row, "piece_id"));
        if code.is_empty() {
            continue;
        }
        let before = codes.insert(code.to_owned(), id.to_owned());
        if before.is_some_and(|before| before != id) {
            shared.insert(code.to_owned());
        }
    }
    codes.retain(|code, _| !shared.contains(code));
    codes
}

fn strange(path: &Path, fault: String) -> OutputError {
    OutputError::Strange { path: path.to_owned(), fault }
}
