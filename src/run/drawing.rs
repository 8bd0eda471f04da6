//! Everything the pieces of a run are drawn from.

use super::RunError;
use super::context::{RunContext, Workers};
use super::inputs::RunName;
use super::measures::{LetterCopies, Measures, SpooledPages};
use super::place::RunOutput;
use crate::job::Job;
use crate::output::{Beginning, OutputError};
use crate::payments::Payments;
use crate::plan::{Plan, PlannedLetter};
use crate::post::{Measured, Piece};
use print::font::GlyphUse;
use print::pdf::{FileInfo, Finish, Profile, Stationery};

/// Everything the pieces of a run are drawn from.
pub(super) struct DrawingTable<'a> {
    pub(super) job: &'a Job,
    pub(super) run: &'a RunName,
    pub(super) letters: &'a MeasuredLetters,
    pub(super) context: &'a RunContext,
    pub(super) workers: &'a Workers<'a>,
    pub(super) shared: &'a SharedParts,
    pub(super) place: &'a RunOutput,
    pub(super) payments: Option<&'a Payments>,
}

/// The letters that are made, with what measuring learnt of them and the pieces they go out in.
#[derive(Debug)]
pub(super) struct MeasuredLetters {
    pub(super) plan: Plan,
    /// The measures, in the order of the letters.
    pub(super) measures: Measures,
    /// The pieces, in posting order.
    pub(super) pieces: Vec<Piece>,
}

/// A letter with what measuring learnt of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct MeasuredLetter<'a> {
    pub(super) planned: &'a PlannedLetter,
    pub(super) size: &'a Measured,
    pub(super) drawn: SpooledPages,
    pub(super) behind: &'a LetterCopies,
}

impl MeasuredLetters {
    /// The letter of a piece. That there is none cannot be, and must not end in an empty envelope.
    pub(super) fn of(&self, piece: &Piece) -> Result<MeasuredLetter<'_>, RunError> {
        let (letters, measures, place) = (&self.plan.letters, &self.measures, piece.letter);
        let found = || {
            Some(MeasuredLetter {
                planned: letters.get(place)?,
                size: measures.sizes.get(place)?,
                drawn: *measures.drawn.get(place)?,
                behind: measures.behind.get(place)?,
            })
        };
        let differ = || {
            let (letters, pieces) = (letters.len(), self.pieces.len());
            RunError::Output(OutputError::PiecesDiffer { letters, pieces })
        };
        found().ok_or_else(differ)
    }
}

/// The parts of PDF that all files of a run have in common.
#[derive(Debug)]
pub(super) struct SharedParts {
    /// The glyphs that letters and papers use.
    pub(super) glyphs: GlyphUse,
    pub(super) stationery: Stationery,
    /// The first bytes of every file.
    pub(super) beginning: Beginning,
}

impl SharedParts {
    /// Made once everything that is printed has been set by a worker.
    pub(super) fn of(
        context: &RunContext,
        workers: &Workers<'_>,
        finish: Finish,
    ) -> Result<Self, RunError> {
        let glyphs = workers.glyphs();
        let stationery = context.stationery(&glyphs, finish)?;
        let beginning = Beginning::new(stationery.prefix());
        Ok(Self { glyphs, stationery, beginning })
    }
}

/// The title, identity and date of a letter file; `claimed` is the standard it claims to keep beyond a file
/// for mail.
pub(super) fn info<'a>(
    context: &'a RunContext,
    letter: &'a PlannedLetter,
    piece: &'a Piece,
    claimed: Option<Profile>,
) -> FileInfo<'a> {
    FileInfo {
        title: &letter.reference,
        id: &piece.id,
        language: context.studio.set_in(&letter.debtor.language),
        date: Some(letter.date),
        duplex: piece.duplex,
        profile: claimed.unwrap_or(Profile::Mail),
    }
}
