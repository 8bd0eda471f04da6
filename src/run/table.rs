//! Everything the pieces of a run are drawn from.

use super::RunError;
use super::inputs::RunName;
use super::measures::{Behind, Measures, Packed};
use super::place::Place;
use super::press::{Desks, Press};
use crate::job::Job;
use crate::output::{Beginning, OutputError};
use crate::plan::{Plan, PlannedLetter};
use crate::post::{Measured, Piece};
use print::font::GlyphUse;
use print::pdf::{Finish, Stationery};

/// Everything the pieces of a run are drawn from.
pub(super) struct Table<'a> {
    pub(super) job: &'a Job,
    pub(super) run: &'a RunName,
    pub(super) letters: &'a Letters,
    pub(super) press: &'a Press,
    pub(super) desks: &'a Desks<'a>,
    pub(super) shared: &'a Shared,
    pub(super) place: &'a Place,
}

/// The letters that are made, with what measuring learnt of them and the pieces they go out in.
#[derive(Debug)]
pub(super) struct Letters {
    pub(super) plan: Plan,
    /// In the order of the letters.
    pub(super) measures: Measures,
    /// In posting order.
    pub(super) pieces: Vec<Piece>,
}

/// A letter with what measuring learnt of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter<'a> {
    pub(super) planned: &'a PlannedLetter,
    pub(super) size: &'a Measured,
    pub(super) drawn: Packed,
    pub(super) behind: &'a Behind,
}

impl Letters {
    /// The letter of a piece. That there is none cannot be, and must not end in an empty envelope.
    pub(super) fn of(&self, piece: &Piece) -> Result<Letter<'_>, RunError> {
        let (letters, measures, place) = (&self.plan.letters, &self.measures, piece.letter);
        let found = || {
            Some(Letter {
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

/// What all files of a run have in common.
#[derive(Debug)]
pub(super) struct Shared {
    /// The glyphs that letters and papers use.
    pub(super) glyphs: GlyphUse,
    pub(super) stationery: Stationery,
    /// The first bytes of every file.
    pub(super) beginning: Beginning,
}

impl Shared {
    /// Made once everything that is printed has been set at a desk.
    pub(super) fn of(
        press: &Press,
        desks: &Desks<'_>,
        finish: Finish,
    ) -> Result<Self, RunError> {
        let glyphs = desks.glyphs();
        let stationery = press.stationery(&glyphs, finish)?;
        let beginning = Beginning::new(stationery.prefix());
        Ok(Self { glyphs, stationery, beginning })
    }
}
