use std::borrow::Borrow;
use std::collections::HashSet;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use foldhash::fast::FixedState;
use harfrust::{
    Buffer, Direction, Font, Language, Script, ShapeOptions, ShapePlan, ShaperFont,
};

use super::figures::Figures;
use super::{FaceId, Faces, Glyph, GlyphUse, ShapedWord};

/// Words remembered per face before the older half is forgotten: enough for the vocabulary of letter
/// texts, little enough to stay in the processor's cache where every name and number of a run is new.
const REMEMBERED: usize = 2048;

/// Least width of a narrow no-break space (U+202F), as a part of the type size. Faces draw it down to
/// 0.12, at which `1 234` reads as one figure; a sixth is what printers call a thin space.
const NARROW: f32 = 1.0 / 6.0;

/// Longest text that is shaped, in bytes; what follows is left out. Far beyond any line of a letter.
const LONGEST: usize = 16_384;

/// Shapes words in the faces of a layout, remembering those it has shaped. One per thread.
pub struct Shaper<'a> {
    faces: Vec<Shaping<'a>>,
    buffer: Buffer,
    used: GlyphUse,
}

impl fmt::Debug for Shaper<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shaper").field("faces", &self.faces.len()).finish_non_exhaustive()
    }
}

/// One face ready to shape, and the words shaped in it.
struct Shaping<'a> {
    /// Made ready for each new word: what it holds beyond the font may not move between threads.
    font: &'a Font,
    plan: ShapePlan,
    figures: Figures,
    young: HashSet<Word, FixedState>,
    old: HashSet<Word, FixedState>,
    units_per_em: f32,
    space: f32,
}

/// A word found by its text, without a copy of it as key.
struct Word(Arc<ShapedWord>);

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

impl<'a> Shaper<'a> {
    /// A shaper that has seen nothing yet.
    #[must_use]
    pub fn new(faces: &'a Faces) -> Self {
        let mut shaper =
            Self { faces: Vec::new(), buffer: Buffer::new(), used: GlyphUse::default() };
        let french: Option<Language> = "fr".parse().ok();
        for (id, face) in faces.iter() {
            let font = face.shaping();
            let direction = Direction::LeftToRight;
            let plan =
                ShapePlan::new(font, direction, Some(Script::LATIN), french.as_ref(), &[]);
            let mut shaping = Shaping {
                font,
                plan,
                figures: Figures::default(),
                young: HashSet::default(),
                old: HashSet::default(),
                units_per_em: f32::from(face.metrics.units_per_em),
                space: 0.0,
            };
            shaping.figures = Figures::of(|text| shaping.shape(id, text, &mut shaper.buffer));
            shaper.faces.push(shaping);
            let space = shaper.shape(id, " ").width;
            if let Some(face) = shaper.faces.get_mut(usize::from(id.0)) {
                face.space = space;
            }
        }
        shaper
    }

    /// Shapes a word (no line-breaking space inside). A face the layout does not have gives a word
    /// without glyphs.
    pub fn shape(&mut self, face: FaceId, text: &str) -> Arc<ShapedWord> {
        let Some(shaping) = self.faces.get_mut(usize::from(face.0)) else {
            return Arc::new(ShapedWord::empty(face, text));
        };
        if let Some(word) = shaping.young.get(text) {
            return Arc::clone(&word.0);
        }
        let word = match shaping.old.take(text) {
            Some(word) => word.0,
            None => {
                let (word, new) = match shaping.figures.word(face, text) {
                    Some(figures) => figures,
                    None => (shaping.shape(face, text, &mut self.buffer), true),
                };
                if new {
                    self.used.add(&word);
                }
                Arc::new(word)
            }
        };
        if shaping.young.len() >= REMEMBERED {
            std::mem::swap(&mut shaping.old, &mut shaping.young);
            shaping.young.clear();
        }
        shaping.young.insert(Word(Arc::clone(&word)));
        word
    }

    /// Width of a space in a face, in font units.
    #[must_use]
    pub fn space(&self, face: FaceId) -> f32 {
        self.faces.get(usize::from(face.0)).map_or(0.0, |face| face.space)
    }

    /// Font units in the type size of a face.
    #[must_use]
    pub fn units_per_em(&self, face: FaceId) -> f32 {
        self.faces.get(usize::from(face.0)).map_or(1000.0, |face| face.units_per_em)
    }

    /// Every glyph shaped so far.
    #[must_use]
    pub fn used(&self) -> &GlyphUse {
        &self.used
    }
}

impl Shaping<'_> {
    /// Shapes a word that is not remembered.
    fn shape(&self, face: FaceId, text: &str, buffer: &mut Buffer) -> ShapedWord {
        let end = (0..=text.len().min(LONGEST)).rev().find(|at| text.is_char_boundary(*at));
        let text = text.get(..end.unwrap_or(0)).unwrap_or(text);
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
}

/// Whether the plan for Latin script serves a character: letters, figures and punctuation.
fn is_latin(c: char) -> bool {
    matches!(c, '\0'..'\u{250}' | '\u{1E00}'..'\u{1F00}' | '\u{2000}'..'\u{2200}' | '\u{2212}')
}

impl ShapedWord {
    /// A word that no glyph stands for.
    fn empty(face: FaceId, text: &str) -> Self {
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
            let after = infos.iter().skip(place).map(|it| it.cluster).find(|it| *it > start);
            let end =
                if previous == Some(start) { start } else { after.unwrap_or(bytes(text)) };
            previous = Some(start);
            if info.glyph_id == 0 && missing.is_none() {
                let rest = text.get(usize::try_from(start).unwrap_or(0)..).unwrap_or_default();
                missing = rest.chars().next();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::Face;

    fn faces() -> Faces {
        let data: &[u8] =
            include_bytes!("../../fonts/source-serif/SourceSerif4SmText-Regular.ttf");
        Faces::new(vec![Face::read("text", data.into()).unwrap()])
    }

    #[track_caller]
    fn check(text: &str, glyphs: usize, missing: Option<char>) {
        let faces = faces();
        let mut shaper = Shaper::new(&faces);
        let word = shaper.shape(FaceId(0), text);
        assert_eq!((word.glyphs.len(), word.missing), (glyphs, missing), "{text}");
        let covered: String = word
            .glyphs
            .iter()
            .filter_map(|glyph| text.get(glyph.text.start.into()..glyph.text.end.into()))
            .collect();
        assert_eq!(covered, text, "every character belongs to one glyph");
        assert!(Arc::ptr_eq(&word, &shaper.shape(FaceId(0), text)), "the word is remembered");
    }

    #[test]
    fn each_glyph_says_which_characters_it_stands_for() {
        check("échéance", 8, None);
        check("", 0, None);
        check("1\u{202f}234,56\u{a0}€", 10, None);
        check("Дата", 4, None);
    }

    #[test]
    fn a_character_the_face_lacks_is_named() {
        check("漢字", 2, Some('漢'));
    }

    #[test]
    fn pairs_are_kerned() {
        let faces = faces();
        let mut shaper = Shaper::new(&faces);
        let apart = shaper.shape(FaceId(0), "A").width + shaper.shape(FaceId(0), "V").width;
        assert!(shaper.shape(FaceId(0), "AV").width < apart);
    }

    #[test]
    fn figures_are_all_equally_wide() {
        let faces = faces();
        let mut shaper = Shaper::new(&faces);
        let one = shaper.shape(FaceId(0), "1").width;
        for figures in ["11", "70", "47"] {
            assert!((shaper.shape(FaceId(0), figures).width - 2.0 * one).abs() < 0.01);
        }
    }

    #[test]
    fn figures_stand_as_if_they_were_shaped_among_their_neighbours() {
        for file in ["SourceSerif4SmText-Regular.ttf", "SourceSerif4SmText-Semibold.ttf"] {
            let path = format!("{}/fonts/source-serif/{file}", env!("CARGO_MANIFEST_DIR"));
            let data = std::fs::read(path).unwrap();
            let faces = Faces::new(vec![Face::read("text", data.into()).unwrap()]);
            let mut shaper = Shaper::new(&faces);
            let shaping = &mut shaper.faces[0];
            for text in [
                "0",
                "1\u{202f}777,47",
                "\u{2212}7,07",
                "31/12/2027",
                "9.171",
                "74\u{a0}",
                "77,70",
            ] {
                let shaped = shaping.shape(FaceId(0), text, &mut shaper.buffer);
                let (quick, _) = shaping.figures.word(FaceId(0), text).expect(text);
                assert_eq!(quick.glyphs, shaped.glyphs);
                assert!((quick.width - shaped.width).abs() < 0.01, "{text}");
            }
            assert!(shaping.figures.word(FaceId(0), "F12").is_none());
        }
    }

    #[test]
    fn a_figure_counts_as_used_once_a_word_has_it() {
        let faces = faces();
        let mut shaper = Shaper::new(&faces);
        let before = shaper.used().clone();
        shaper.shape(FaceId(0), "747");
        let after = shaper.used().faces[&FaceId(0)].len();
        assert_eq!(after - before.faces[&FaceId(0)].len(), 2);
    }

    #[test]
    fn what_was_forgotten_is_shaped_the_same_again() {
        let faces = faces();
        let mut shaper = Shaper::new(&faces);
        let first = shaper.shape(FaceId(0), "facture");
        for number in 0..3 * REMEMBERED {
            shaper.shape(FaceId(0), &number.to_string());
        }
        assert_eq!(first, shaper.shape(FaceId(0), "facture"));
    }
}
