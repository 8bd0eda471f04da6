//! Reads faces, shapes words, measures text.
//!
//! - **In:** font files as bytes.
//! - **Out:** [`Faces`], and through a [`Shaper`] per thread [`ShapedWord`]s.
//! - **Uses:** `findings`.
//! - **Never:** knows PDF or where on paper a word goes.

mod face;
mod figures;
mod glyph_use;
mod lookup;
mod script;
mod shape;
mod shaping;
mod trace;

use std::ops::Range;

pub use self::face::{Face, FaceError, Faces, Metrics};
pub use self::glyph_use::GlyphUse;
pub use self::script::{Levels, TextPart, is_plain, visual_order};
pub use self::shape::Shaper;
pub use self::trace::{Traced, trace};

/// A face by its place in the layout's list of faces.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
pub struct FaceId(pub u8);

/// A word as the face draws it. Equal text in the same face is one value, shared.
#[derive(Debug, Clone, PartialEq)]
pub struct ShapedWord {
    /// The text as written.
    pub text: Box<str>,
    /// The face it was shaped in.
    pub face: FaceId,
    /// Its glyphs from left to right.
    pub glyphs: Box<[Glyph]>,
    /// Sum of all advances, in font units.
    pub width: f32,
    /// The first character that the face cannot show, if any; it stands as glyph 0.
    pub missing: Option<char>,
}

/// One glyph of a shaped word.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its number in the face as read, before any subsetting.
    pub id: u16,
    /// How far the next glyph is moved, kerning included, in font units.
    pub advance: f32,
    /// How far this glyph is moved to the right of its place, in font units; nearly always 0.
    pub shift_x: f32,
    /// How far this glyph is raised, in font units; nearly always 0.
    pub shift_y: f32,
    /// The bytes of the word's text it stands for; empty for the second glyph of one character.
    pub text: Range<u16>,
}
