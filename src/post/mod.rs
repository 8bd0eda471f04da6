//! From letters to pieces: sheets, order, numbers, streams.
//!
//! - **In:** planned letters and the pages of each part.
//! - **Out:** pieces in posting order, numbered from 1, each with its sheets, envelope, weight, postage and stream.
//! - **Uses:** `findings`, `settings`, `exports`, `address`, `rules`, `plan`.
//! - **Never:** draws; invents a tariff or a registered-mail number.

mod assign;
mod bundle;
mod class;
mod number;
mod options;
mod order;
mod postage;
mod product;
mod sheet;
mod tariff;
mod weight;

use std::sync::Arc;

use crate::plan::PlannedLetter;

pub use self::assign::number;
pub use self::bundle::{Bundle, bundles};
pub use self::class::{BY_HAND, Channel, Class, Envelope};
pub use self::number::Numbers;
pub use self::options::{PostOptions, StreamLimits};
pub use self::postage::{Postage, proofread};
pub use self::product::Product;
pub use self::sheet::Sheet;
pub use self::tariff::{Price, Purchase, Tariff};
pub use self::weight::{Paper, Weight};

/// The pages of each part of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// Pages of the letter itself, a blank one among them included; at least 1.
    pub letter_pages: u32,
    /// Whether the page before the last of the letter is blank, because the last is torn off and must
    /// stand on a sheet of its own.
    pub blank_before_last: bool,
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
    /// The kind of mail.
    pub class: Arc<Class>,
    /// The stream it is printed in, by its name.
    pub stream: Arc<str>,
    /// Its place in the stream, counted from 1.
    pub position: u32,
    /// Pages of each part: the letter, then each copy.
    pub parts: Vec<u32>,
    /// Whether the page before the last of the letter is blank.
    pub blank_before_last: bool,
    /// Pages with something on them.
    pub pages: u32,
    /// Leaves of paper.
    pub sheets: u32,
    /// Page of the stream on which it starts, counted from 1, blank versos included.
    pub first_page: u32,
    /// Its first sheet in the stream, counted from 1.
    pub first_sheet: u32,
    /// Whether its sheets are printed on both sides.
    pub duplex: bool,
    /// Whether its stream has its sheets last to first.
    pub reversed: bool,
}

/// Puts letters into posting order and numbers them.
///
/// `measured` has one entry per letter, in the same order. The order of the letters given does not
/// matter: the same letters always come out the same. Each kind of mail fills streams of its own.
#[must_use]
pub fn arrange(
    letters: &[PlannedLetter],
    measured: &[Measured],
    options: &PostOptions,
) -> Vec<Piece> {
    let mut keyed: Vec<_> = letters
        .iter()
        .zip(measured)
        .enumerate()
        .map(|(place, (letter, measured))| {
            let sheets = measured.sheets(options.duplex(letter.stage));
            (order::key(letter, sheets, options), place)
        })
        .collect();
    keyed.sort_by(|one, other| one.0.order(&other.0));

    let mut pieces: Vec<Piece> = Vec::with_capacity(keyed.len());
    let mut part = 0;
    for (number, (key, place)) in (1..).zip(keyed) {
        let (Some(letter), Some(measured)) = (letters.get(place), measured.get(place)) else {
            continue;
        };
        let mut piece = Piece::new(number, letter, measured, options);
        piece.letter = place;
        match pieces.last() {
            Some(last) if *last.class == key.class => {
                piece.class = Arc::clone(&last.class);
                piece.follow(last, options.limits, &mut part);
            }
            _ => {
                part = 1;
                piece.stream = key.class.to_string().into();
                piece.class = Arc::new(key.class);
            }
        }
        pieces.push(piece);
    }
    pieces
}

impl Measured {
    /// Leaves of paper: a part never shares a sheet with another.
    fn sheets(&self, duplex: bool) -> u32 {
        let copies = self.copies.iter().map(|&pages| sheet::sheets(pages, duplex));
        sheet::sheets(self.letter_pages, duplex) + copies.sum::<u32>()
    }
}

impl Piece {
    /// The first piece of a stream that has no name yet.
    fn new(
        number: u32,
        letter: &PlannedLetter,
        measured: &Measured,
        options: &PostOptions,
    ) -> Self {
        let mut parts = Vec::with_capacity(1 + measured.copies.len());
        parts.push(measured.letter_pages);
        parts.extend(&measured.copies);
        let duplex = options.duplex(letter.stage);
        Self {
            number,
            id: letter.reference.clone(),
            letter: 0,
            class: Arc::default(),
            stream: Arc::default(),
            position: 1,
            sheets: measured.sheets(duplex),
            pages: parts.iter().sum::<u32>() - u32::from(measured.blank_before_last),
            blank_before_last: measured.blank_before_last,
            first_page: 1,
            first_sheet: 1,
            duplex,
            reversed: options.reversed,
            parts,
        }
    }

    /// Goes behind `last`, or begins the next stream of its class when that one is full; the first
    /// keeps the name of the class, so that a stream that is not split is called the same.
    fn follow(&mut self, last: &Self, limits: StreamLimits, part: &mut u32) {
        let sheets = last.first_sheet - 1 + last.sheets + self.sheets;
        if limits.allow(last.position + 1, sheets) {
            self.stream = Arc::clone(&last.stream);
            self.position = last.position + 1;
            self.first_page = last.first_page + last.stream_pages();
            self.first_sheet = last.first_sheet + last.sheets;
        } else {
            *part += 1;
            self.stream = format!("{}-{part}", self.class).into();
        }
    }
}

impl Piece {
    /// Pages it takes in its stream, blank versos included.
    #[must_use]
    pub fn stream_pages(&self) -> u32 {
        if self.duplex { self.sheets * 2 } else { self.parts.iter().sum() }
    }

    /// Blank versos it takes in its stream.
    #[must_use]
    pub fn blank_pages(&self) -> u32 {
        self.stream_pages() - self.pages
    }
}

#[cfg(test)]
mod tests;
