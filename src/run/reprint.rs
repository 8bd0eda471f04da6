//! The pages of pieces again, as they were printed the first time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::RunError;
use crate::assemble;
use crate::output::{self, Again, MadePiece, MadeRun};
use pdf_import::{ImportError, Imported};
use print::pdf::{FileInfo, Profile};

/// The pieces that are to be printed again, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Wish {
    /// Pieces: numbers, names, what their sheets carry for machines, or ranges of numbers such as `12-40`.
    pub pieces: Vec<String>,
    /// Why, for the manifest.
    pub reason: String,
    /// The day of the reprint; none means the date of the letters.
    pub date: Option<NaiveDate>,
}

impl Wish {
    /// These pieces, without a reason, on the date of the letters.
    #[must_use]
    pub fn of(pieces: Vec<String>) -> Self {
        Self { pieces, reason: String::new(), date: None }
    }
}

/// The pieces that were printed again, and the file they are in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reprinted {
    /// The run by its name.
    pub run_id: String,
    /// The file with the pages.
    pub file: PathBuf,
    /// Numbers of the pieces, in the order of the file.
    pub pieces: Vec<u32>,
    /// Pages with something on them.
    pub pages: u32,
    /// Leaves of paper.
    pub sheets: u32,
}

/// Takes pieces out of a run folder again: the same pages with the same numbers, in posting order. They are
/// cut out of the streams, which hold what the printer got, or else taken from the letter files. The
/// reprint stands in the run folder, with a line a piece in `reprints.csv`.
///
/// # Errors
///
/// When a piece is not known, the run has neither streams nor letter files, one of them is not the file that
/// was made, or the folder cannot be written; then nothing is made.
pub fn reprint(folder: &Path, wish: &Wish) -> Result<Reprinted, RunError> {
    let run = MadeRun::open(folder)?;
    let pieces = chosen(&run, &wish.pieces)?;
    let parts = parts(&run, &pieces)?;
    let id = format!("{} again {}", run.run_id, numbers(&pieces).join(","));
    let info = FileInfo {
        title: &run.run_id,
        id: &id,
        language: &run.language,
        date: Some(run.date),
        duplex: pieces.iter().any(|piece| piece.duplex),
        profile: Profile::Mail,
    };
    let mut bytes = Vec::new();
    assemble::again(&parts, &info, &mut bytes);
    let again = Again {
        pieces: &pieces,
        bytes: &bytes,
        date: wish.date.unwrap_or(run.date),
        reason: &wish.reason,
    };
    Ok(Reprinted {
        file: output::write_reprint(folder, &again)?,
        pieces: pieces.iter().map(|piece| piece.number).collect(),
        pages: pieces.iter().map(|piece| piece.pages).sum(),
        sheets: pieces.iter().map(|piece| piece.sheets).sum(),
        run_id: run.run_id,
    })
}

/// The pieces that words mean, each once, in posting order.
fn chosen<'r>(run: &'r MadeRun, words: &[String]) -> Result<Vec<&'r MadePiece>, RunError> {
    let mut wanted = BTreeSet::new();
    let mut unknown = Vec::new();
    for word in words {
        match (run.piece(word), range(word)) {
            (Some(piece), _) => _ = wanted.insert(piece.number),
            (None, Some((first, last))) if run.piece(&last.to_string()).is_some() => {
                wanted.extend(first..=last);
            }
            _ => unknown.push(word.clone()),
        }
    }
    if !unknown.is_empty() || wanted.is_empty() {
        let near = unknown.iter().flat_map(|word| run.nearest(word));
        let nearest = near.collect::<BTreeSet<String>>().into_iter().collect();
        return Err(RunError::UnknownPieces { run: run.run_id.clone(), unknown, nearest });
    }
    Ok(run.pieces.iter().filter(|piece| wanted.contains(&piece.number)).collect())
}

/// `12-40`: the first and last number of a range.
fn range(word: &str) -> Option<(u32, u32)> {
    let (first, last) = word.split_once('-')?;
    let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (1 <= first && first <= last).then_some((first, last))
}

fn numbers(pieces: &[&MadePiece]) -> Vec<String> {
    pieces.iter().map(|piece| piece.number.to_string()).collect()
}

/// The pages of pieces: for each stream those it holds, or letter file by letter file.
fn parts(run: &MadeRun, pieces: &[&MadePiece]) -> Result<Vec<Imported>, RunError> {
    let mut streams: BTreeMap<u32, Vec<&MadePiece>> = BTreeMap::new();
    for stream in pieces.chunk_by(|a, b| a.stream == b.stream) {
        if let Some(first) = stream.first() {
            streams.insert(first.number, stream.to_vec());
        }
    }
    let mut parts = Vec::new();
    for pieces in streams.values() {
        let Some(first) = pieces.first() else { continue };
        let unusable = |source| RunError::Reprint { stream: first.stream.clone(), source };
        if let Some(bytes) = run.stream_bytes(&first.stream)? {
            let ranges: Option<Vec<_>> = pieces.iter().map(|it| it.stream_range()).collect();
            let ranges = ranges.ok_or_else(|| unusable(ImportError::NoPages))?;
            parts.push(pdf_import::cut_out(bytes, &ranges).map_err(unusable)?);
            continue;
        }
        for piece in pieces {
            let bytes = run.letter_bytes(piece)?;
            let bytes =
                bytes.ok_or_else(|| RunError::NothingKept { run: run.run_id.clone() })?;
            parts.push(pdf_import::import(bytes).map_err(unusable)?);
        }
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_goes_from_a_number_to_a_later_one() {
        assert_eq!(range("12-40"), Some((12, 40)));
        assert_eq!(range("3-3"), Some((3, 3)));
        for word in ["40-12", "0-3", "12", "C1-2", "1-2-3", "-3"] {
            assert_eq!(range(word), None, "{word}");
        }
    }
}
