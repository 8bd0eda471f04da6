//! From letters to pieces: sheets, order, numbers, streams.
//!
//! - **In:** planned letters and the pages of each part.
//! - **Out:** pieces in posting order, numbered from 1, each with its sheets and stream.
//! - **Uses:** `base`, `read`, `ledger`, `rules`, `address`, `plan`.
//! - **Never:** draws; invents a tariff or a registered-mail number.

mod order;
mod sheet;

use std::collections::BTreeMap;

use crate::plan::PlannedLetter;
use crate::rules::Stage;

pub use self::sheet::Sheet;

/// How pieces are printed and where they are posted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Both sides of the paper.
    pub duplex: bool,
    /// Country of posting (ISO 3166-1, two letters); pieces that stay in it come first.
    pub home: String,
}

/// The pages of each part of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// Pages of the letter itself; at least 1.
    pub letter_pages: u32,
    /// Pages of each copy, in the order in which they are put behind the letter.
    pub copies: Vec<u32>,
}

/// A letter and its copies in one envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its number, counted from 1 in posting order over all streams.
    pub number: u32,
    /// Its name, the same whenever the run is repeated: the reference of the letter.
    pub id: String,
    /// The letter, by its place in the list given to [`arrange`].
    pub letter: usize,
    /// The stream it is printed in.
    pub class: Class,
    /// Its place in the stream, counted from 1.
    pub position: u32,
    /// Pages of each part: the letter, then each copy.
    pub parts: Vec<u32>,
    /// Pages with something on them.
    pub pages: u32,
    /// Leaves of paper.
    pub sheets: u32,
    /// Page of the stream on which it starts, counted from 1, blank versos included.
    pub first_page: u32,
    /// Whether its sheets are printed on both sides.
    pub duplex: bool,
}

/// A kind of mail; each has its own stream, because it needs its own envelopes and its own way
/// through the post office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Put into the box.
    Simple,
    /// Registered, with proof of delivery.
    Registered,
}

impl Class {
    /// Every class, in the order of piece numbers.
    pub const ALL: [Self; 2] = [Self::Simple, Self::Registered];

    /// The kind of mail for a stage: a formal notice is registered, so that its date can be proved.
    #[must_use]
    pub fn of(stage: Stage) -> Self {
        match stage {
            Stage::Reminder1 | Stage::Reminder2 | Stage::Reminder3 => Self::Simple,
            Stage::FormalNotice => Self::Registered,
        }
    }

    /// The name of its stream.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::Registered => "registered",
        }
    }
}

/// Puts letters into posting order and numbers them.
///
/// `measured` has one entry per letter, in the same order. The order of the letters given does not
/// matter: the same letters always come out the same.
#[must_use]
pub fn arrange(
    letters: &[PlannedLetter],
    measured: &[Measured],
    options: &Options,
) -> Vec<Piece> {
    let mut keyed: Vec<_> = letters
        .iter()
        .zip(measured)
        .enumerate()
        .map(|(place, (letter, measured))| {
            (order::key(letter, options), place, letter, measured)
        })
        .collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0));

    // Pieces and pages so far, by class.
    let mut filled: BTreeMap<Class, (u32, u32)> = BTreeMap::new();
    let mut pieces = Vec::with_capacity(keyed.len());
    for (number, (_, place, letter, measured)) in (1..).zip(keyed) {
        let class = Class::of(letter.stage);
        let mut parts = vec![measured.letter_pages];
        parts.extend(&measured.copies);
        let (position, page) = filled.entry(class).or_default();
        let piece = Piece {
            number,
            id: letter.reference.clone(),
            letter: place,
            class,
            position: *position + 1,
            pages: parts.iter().sum(),
            sheets: parts.iter().map(|&pages| sheet::sheets(pages, options.duplex)).sum(),
            first_page: *page + 1,
            duplex: options.duplex,
            parts,
        };
        *position += 1;
        *page += piece.stream_pages();
        pieces.push(piece);
    }
    pieces
}

impl Piece {
    /// Pages it takes in its stream, blank versos included.
    #[must_use]
    pub fn stream_pages(&self) -> u32 {
        if self.duplex { self.sheets * 2 } else { self.pages }
    }

    /// Blank versos it takes in its stream.
    #[must_use]
    pub fn blank_pages(&self) -> u32 {
        self.stream_pages() - self.pages
    }
}

#[cfg(test)]
mod tests;
