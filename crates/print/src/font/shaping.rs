//! One face ready to shape, and how its words are read out of the shaping engine.

use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use foldhash::fast::FixedState;
use harfrust::{Buffer, ClusterLevel, Direction, Font, ShapeOptions, ShapePlan, ShaperFont};

use super::figures::Figures;
use super::{FaceId, Glyph, ShapedWord};

/// Least width of a narrow no-break space (U+202F), as a part of the type size. Faces draw it down to
/// 0.12, at which `1 234` reads as one figure; a sixth is what printers call a thin space.
const NARROW: f32 = 1.0 / 6.0;

/// Longest text that is shaped, in bytes; what follows is left out. Far beyond any line of a letter.
const LONGEST: usize = 16_384;

/// One face ready to shape, and the words shaped in it.
pub(super) struct Shaping<'a> {
    /// Made ready for each new word: what it holds beyond the font may not move between threads.
    pub(super) font: &'a Font,
    pub(super) plan: ShapePlan,
    pub(super) figures: Figures,
    pub(super) young: HashSet<Word, FixedState>,
    pub(super) old: HashSet<Word, FixedState>,
    /// Pieces of texts that are not plain, by whether they read from the right.
    pub(super) pieces: HashMap<(bool, Box<str>), Arc<ShapedWord>, FixedState>,
    pub(super) units_per_em: f32,
    pub(super) space: f32,
}

/// A word found by its text, without a copy of it as key.
pub(super) struct Word(pub(super) Arc<ShapedWord>);

impl Borrow<str> for Word {
    fn borrow(&self) -> &str {
        &self.0.text
    }
}

impl Hash for Word {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.text.hash(state);
    }
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.0.text == other.0.text
    }
}

impl Eq for Word {}

impl Shaping<'_> {
    /// Shapes a word that is not remembered.
    pub(super) fn shape(&self, face: FaceId, text: &str, buffer: &mut Buffer) -> ShapedWord {
        let text = bounded(text);
        buffer.clear();
        buffer.push_str(text);
        let planned = text.chars().all(is_latin);
        if planned {
            buffer.set_script(self.plan.script());
            buffer.set_language(self.plan.language().cloned());
        } else {
            buffer.guess_segment_properties();
        }
        buffer.set_direction(Direction::LeftToRight);
        let options = ShapeOptions::new().plan(planned.then_some(&self.plan));
        if harfrust::shape(&ShaperFont::new(self.font), buffer, options).is_err() {
            return ShapedWord::empty(face, text);
        }
        let mut word = ShapedWord::read(face, text, buffer);
        if text.contains('\u{202f}') {
            word.widen_narrow_spaces(NARROW * self.units_per_em);
        }
        word
    }

    /// Shapes a piece in its own script. Every character keeps its own glyphs, marks too, so that text
    /// taken out of a file is what was written.
    pub(super) fn shape_piece(
        &self,
        face: FaceId,
        text: &str,
        from_right: bool,
        buffer: &mut Buffer,
    ) -> ShapedWord {
        let text = bounded(text);
        buffer.clear();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let left = Direction::LeftToRight;
        buffer.set_direction(if from_right { Direction::RightToLeft } else { left });
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        let shaped = harfrust::shape(&ShaperFont::new(self.font), buffer, ShapeOptions::new());
        let word = match shaped {
            Ok(()) => ShapedWord::read(face, text, buffer),
            Err(_) => ShapedWord::empty(face, text),
        };
        buffer.set_cluster_level(ClusterLevel::default());
        word
    }
}

/// A text cut to the longest that is shaped.
fn bounded(text: &str) -> &str {
    let end = (0..=text.len().min(LONGEST)).rev().find(|at| text.is_char_boundary(*at));
    text.get(..end.unwrap_or(0)).unwrap_or(text)
}

/// Whether the plan for Latin script serves a character: letters, figures and punctuation.
fn is_latin(c: char) -> bool {
    matches!(c, '\0'..'\u{250}' | '\u{1E00}'..'\u{1F00}' | '\u{2000}'..'\u{2200}' | '\u{2212}')
}

impl ShapedWord {
    /// A word that no glyph stands for.
    pub(super) fn empty(face: FaceId, text: &str) -> Self {
        let missing = text.chars().next();
        Self { text: text.into(), face, glyphs: Box::default(), width: 0.0, missing }
    }

    /// Gives every narrow no-break space at least a width.
    fn widen_narrow_spaces(&mut self, least: f32) {
        for glyph in &mut self.glyphs {
            let range = usize::from(glyph.text.start)..usize::from(glyph.text.end);
            if self.text.get(range) == Some("\u{202f}") && glyph.advance < least {
                self.width += least - glyph.advance;
                glyph.advance = least;
            }
        }
    }

    /// Reads the glyphs of a word out of the buffer it was shaped in.
    fn read(face: FaceId, text: &str, buffer: &Buffer) -> Self {
        let (infos, positions) = (buffer.glyph_infos(), buffer.glyph_positions());
        let mut glyphs = Vec::with_capacity(infos.len());
        let (mut width, mut missing, mut previous) = (0.0, None, None);
        for (place, (info, position)) in infos.iter().zip(positions).enumerate() {
            let start = info.cluster;
            let from_right = infos.first().is_some_and(|first| first.cluster > start);
            // Glyphs of a word that reads from the right stand in the reverse order of its text.
            let after = if from_right {
                infos.iter().take(place).rev().map(|it| it.cluster).find(|it| *it > start)
            } else {
                infos.iter().skip(place).map(|it| it.cluster).find(|it| *it > start)
            };
            let end =
                if previous == Some(start) { start } else { after.unwrap_or(bytes(text)) };
            previous = Some(start);
            // The first of the text, wherever its glyph stands.
            if info.glyph_id == 0 && missing.is_none_or(|first| start < first) {
                missing = Some(start);
            }
            #[expect(clippy::cast_precision_loss, reason = "font units are far below 2^24")]
            let units = |value: i32| value as f32;
            width += units(position.x_advance);
            glyphs.push(Glyph {
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                advance: units(position.x_advance),
                shift_x: units(position.x_offset),
                shift_y: units(position.y_offset),
                text: short(start)..short(end),
            });
        }
        let rest = |start| text.get(usize::try_from(start).unwrap_or(0)..).unwrap_or_default();
        let missing = missing.and_then(|start| rest(start).chars().next());
        Self { text: text.into(), face, glyphs: glyphs.into(), width, missing }
    }
}

/// Length of a text in bytes.
fn bytes(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

/// A place in a text, which is never longer than [`LONGEST`].
fn short(place: u32) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}
