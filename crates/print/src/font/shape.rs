//! Shapes words into glyphs, remembering those it has shaped.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

use harfrust::{Buffer, Direction, Language, Script, ShapePlan};

use super::figures::Figures;
use super::script::is_plain;
use super::shaping::{Shaping, Word};
use super::{FaceId, Faces, GlyphUse, ShapedWord};

/// Words remembered per face before the older half is forgotten: enough for the vocabulary of letter
/// texts, little enough to stay in the processor's cache where every name and number of a run is new.
const REMEMBERED: usize = 2048;

/// Shapes words in the faces of a layout, remembering those it has shaped. One per thread.
pub struct Shaper<'a> {
    all: &'a Faces,
    /// The faces as the language in force has them.
    faces: Vec<Shaping<'a>>,
    language: String,
    /// The same for languages met before.
    other: Vec<(String, Vec<Shaping<'a>>)>,
    buffer: Buffer,
    used: GlyphUse,
}

impl fmt::Debug for Shaper<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shaper").field("faces", &self.faces.len()).finish_non_exhaustive()
    }
}

impl<'a> Shaper<'a> {
    /// A shaper that has seen nothing yet, of no language.
    #[must_use]
    pub fn new(faces: &'a Faces) -> Self {
        let mut shaper = Self {
            all: faces,
            faces: Vec::new(),
            language: String::new(),
            other: Vec::new(),
            buffer: Buffer::new(),
            used: GlyphUse::default(),
        };
        shaper.learn();
        shaper
    }

    /// Shapes what follows as a language wants it: some set letters or ligatures of their own.
    pub fn speak(&mut self, language: &str) {
        if self.language == language {
            return;
        }
        let known = self.other.iter().position(|(known, _)| known == language);
        let next = known.map(|place| self.other.swap_remove(place).1);
        let before = std::mem::replace(&mut self.language, language.to_owned());
        self.other.push((before, std::mem::take(&mut self.faces)));
        match next {
            Some(faces) => self.faces = faces,
            None => self.learn(),
        }
    }

    /// Makes the faces ready for the language in force.
    fn learn(&mut self) {
        let language: Option<Language> = self.language.parse().ok();
        for (id, face) in self.all.iter() {
            let font = face.shaping();
            let direction = Direction::LeftToRight;
            let script = Some(Script::LATIN);
            let plan = ShapePlan::new(font, direction, script, language.as_ref(), &[]);
            let mut shaping = Shaping {
                font,
                plan,
                figures: Figures::default(),
                young: HashSet::default(),
                old: HashSet::default(),
                pieces: HashMap::default(),
                units_per_em: f32::from(face.metrics.units_per_em),
                space: 0.0,
            };
            shaping.figures = Figures::of(|text| shaping.shape(id, text, &mut self.buffer));
            self.faces.push(shaping);
            let space = self.shape(id, " ").width;
            if let Some(face) = self.faces.get_mut(usize::from(id.0)) {
                face.space = space;
            }
        }
    }

    /// Every face, whether in use or not.
    #[must_use]
    pub fn faces(&self) -> &'a Faces {
        self.all
    }

    /// Shapes a piece of a text that is not plain, in its own direction and script.
    pub fn shape_piece(&mut self, face: FaceId, text: &str, level: u8) -> Arc<ShapedWord> {
        let from_right = level % 2 == 1;
        if !from_right && is_plain(text) {
            return self.shape(face, text);
        }
        let Some(shaping) = self.faces.get_mut(usize::from(face.0)) else {
            return Arc::new(ShapedWord::empty(face, text));
        };
        if let Some(word) = shaping.pieces.get(&(from_right, text.into())) {
            return Arc::clone(word);
        }
        let word = Arc::new(shaping.shape_piece(face, text, from_right, &mut self.buffer));
        self.used.add(&word);
        if shaping.pieces.len() >= REMEMBERED {
            shaping.pieces.clear();
        }
        shaping.pieces.insert((from_right, text.into()), Arc::clone(&word));
        word
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::Face;

    fn faces() -> Faces {
        let data: &[u8] =
            include_bytes!("../../../../fonts/source-serif/SourceSerif4SmText-Regular.ttf");
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
            let path =
                format!("{}/../../fonts/source-serif/{file}", env!("CARGO_MANIFEST_DIR"));
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
