//! A finished page: items at fixed places. Neither CSV nor PDF.
//!
//! - **In:** what `compose` places.
//! - **Out:** [`Page`], a value that can be compared, dumped and drawn.
//! - **Uses:** `findings`, `print`.
//! - **Never:** breaks lines (that is `compose`) or draws (that is `pdf`).
//!
//! Lengths are [`Mm`] from the top left corner of the sheet, x to the right, y downwards; y of text is
//! its baseline.
//!
//! A block that is to be read out well puts a [`Role`] before its items; one that does not is still
//! valid in a tagged file.

mod dump;
mod extent;
mod role;

use std::sync::Arc;

use crate::Mm;
use crate::font::{FaceId, ShapedWord};

pub use self::dump::dump;
pub use self::role::Role;

/// One side of paper, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width of the sheet.
    pub width: Mm,
    /// Height of the sheet.
    pub height: Mm,
    /// Everything on the page, in drawing order, which is also the reading order.
    pub items: Vec<Item>,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A line of text in one face and size.
    Text(TextRun),
    /// A straight black line with flat ends.
    Rule(Rule),
    /// A picture of the stationery.
    Picture(Picture),
    /// Boxes filled as one shape.
    Fill(Fill),
    /// Draws nothing: says what follows is.
    Role(Role),
}

/// A run of words on one baseline, in one face and size.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    /// Left edge of the first word.
    pub x: Mm,
    /// Baseline.
    pub y: Mm,
    /// The face, by its place in the layout's list of faces. A word with characters it lacks names
    /// another itself.
    pub face: FaceId,
    /// Type size in points.
    pub size_pt: f32,
    /// Extra space after every glyph, in thousandths of the type size; nearly always 0.
    pub tracking: f32,
    /// Width of everything in it as a part of its natural width; nearly always 1.
    pub narrow: f32,
    /// The words from left to right.
    pub words: Vec<PlacedWord>,
}

/// A shaped word and the white space behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedWord {
    /// The glyphs, shared by every place the word stands.
    pub word: Arc<ShapedWord>,
    /// White space behind the word in units of the word's face, justification included; drawn as a space
    /// character moved to that width. 0 where the next word follows at once and behind the last word.
    pub space: f32,
    /// Whether the word goes on in the next line, and ends in a hyphen that is not its own.
    pub parted: bool,
}

/// A straight black line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Where it starts.
    pub from: (Mm, Mm),
    /// Where it ends.
    pub to: (Mm, Mm),
    /// How thick it is, half on each side.
    pub thickness: Mm,
}

/// A picture placed on the page, scaled to fill its box.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Left edge.
    pub x: Mm,
    /// Top edge.
    pub y: Mm,
    /// Width on paper.
    pub width: Mm,
    /// Height on paper.
    pub height: Mm,
    /// Which picture of the stationery.
    pub image: ImageId,
}

/// Boxes on a grid, filled in black or white as one shape: the modules of a code.
#[derive(Debug, Clone, PartialEq)]
pub struct Fill {
    /// Left edge of the grid.
    pub x: Mm,
    /// Top edge of the grid.
    pub y: Mm,
    /// Width and height of a square of the grid.
    pub unit: Mm,
    /// Whether the boxes are white.
    pub white: bool,
    /// The boxes: column, row, width and height in squares of the grid.
    pub boxes: Arc<[[u16; 4]]>,
}

/// A picture by its place in the stationery's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ImageId(pub u8);
