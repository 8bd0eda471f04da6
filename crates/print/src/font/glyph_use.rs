//! The glyphs that a run uses, by face.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{FaceId, ShapedWord};

/// The glyphs a run uses, by face, each with the text it stands for.
///
/// The union over all letters is the same whatever thread shaped which word: where one glyph stands
/// for several texts, the shortest and then smallest is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GlyphUse {
    /// Glyph number to text, per face.
    pub faces: BTreeMap<FaceId, BTreeMap<u16, Box<str>>>,
}

impl GlyphUse {
    /// Adds the glyphs of a word.
    pub fn add(&mut self, word: &ShapedWord) {
        for glyph in &word.glyphs {
            let range = usize::from(glyph.text.start)..usize::from(glyph.text.end);
            self.insert(word.face, glyph.id, word.text.get(range).unwrap_or_default());
        }
    }

    /// Adds everything another thread used.
    pub fn merge(&mut self, other: &Self) {
        for (face, glyphs) in &other.faces {
            for (glyph, text) in glyphs {
                self.insert(*face, *glyph, text);
            }
        }
    }

    /// Adds one glyph and the text it stands for.
    pub fn insert(&mut self, face: FaceId, glyph: u16, text: &str) {
        let glyphs = self.faces.entry(face).or_default();
        match glyphs.get_mut(&glyph) {
            Some(kept) if order(text) < order(kept) => *kept = text.into(),
            Some(_) => {}
            None => {
                glyphs.insert(glyph, text.into());
            }
        }
    }
}

/// Which of two texts of one glyph is kept: one that says something, the shorter, the smaller.
fn order(text: &str) -> (bool, usize, &str) {
    (text.is_empty(), text.len(), text)
}
