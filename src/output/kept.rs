//! `plan.json`: the decisions of a run, from which its pieces can be drawn again.

use std::io::{BufWriter, Write as _};

use serde::Serialize;

use crate::plan::PlannedLetter;
use crate::post::Piece;
use print::font::GlyphUse;

use super::disk::cannot;
use super::{Folder, Manifest, OutputError};

/// The first line of `plan.json`: version, run and glyphs.
#[derive(Serialize)]
struct PlanHead<'a> {
    version: &'static str,
    run_id: &'a str,
    glyphs: &'a GlyphUse,
}

/// One letter with its place in the run.
#[derive(Serialize)]
struct PlanEntry<'a> {
    piece: u32,
    piece_id: &'a str,
    letter: &'a PlannedLetter,
}

/// Writes `plan.json`: everything decided about every piece, from which it can be drawn again. An
/// array whose first line names version, run and the glyphs the faces were cut down to; then one
/// piece a line, in posting order.
pub(super) fn write(folder: &Folder, manifest: &Manifest<'_>) -> Result<(), OutputError> {
    let (file, path) = folder.open("plan.json")?;
    let mut file = BufWriter::with_capacity(1 << 16, file);
    let head = PlanHead {
        version: env!("CARGO_PKG_VERSION"),
        run_id: manifest.run_id,
        glyphs: manifest.glyphs,
    };
    let mut wrote =
        file.write_all(b"[").and_then(|()| Ok(serde_json::to_writer(&mut file, &head)?));
    for piece in manifest.pieces {
        if let Some(letter) = manifest.plan.letters.get(piece.letter) {
            wrote = wrote.and_then(|()| file.write_all(b",\n")).and_then(|()| {
                Ok(serde_json::to_writer(&mut file, &PlanEntry::of(piece, letter))?)
            });
        }
    }
    wrote
        .and_then(|()| file.write_all(b"]\n"))
        .and_then(|()| file.flush())
        .map_err(|source| cannot(&path, source))
}

impl<'a> PlanEntry<'a> {
    fn of(piece: &'a Piece, letter: &'a PlannedLetter) -> Self {
        Self { piece: piece.number, piece_id: &piece.id, letter }
    }
}
