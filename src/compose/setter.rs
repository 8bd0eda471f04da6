//! Turns short texts into placed lines: labels, cells, addresses. Paragraphs are set by `paragraph`.

use std::sync::Arc;

use crate::layout::Style;
use print::Mm;
use print::font::{FaceId, Faces, Levels, ShapedWord, Shaper, is_plain, visual_order};
use print::page::{Item, PlacedWord, TextRun};

use super::figures::SOLID;
use super::hyphen::Speech;
use super::set_lines::Paragraphs;

/// What a line may be wider than its measure: sizes reckoned from a width do not hit it to the last digit.
const HAIR: Mm = Mm(0.001);

/// Sets text for one thread, remembering words and paragraphs.
#[derive(Debug)]
pub(super) struct Setter<'a> {
    pub(super) shaper: Shaper<'a>,
    faces: &'a Faces,
    pub(super) paragraphs: Paragraphs,
    /// The language of the letter being set.
    pub(super) speech: Speech,
    /// Characters that no face can show, each with the text it stood in.
    missing: Vec<(char, Box<str>)>,
}

/// A set line that has no place yet.
#[derive(Debug, Clone)]
pub(super) struct UnplacedLine {
    style: Style,
    words: Vec<PlacedWord>,
    /// Its width.
    pub(super) width: Mm,
}

impl<'a> Setter<'a> {
    pub(super) fn new(faces: &'a Faces) -> Self {
        Self {
            shaper: Shaper::new(faces),
            faces,
            paragraphs: Paragraphs::default(),
            speech: Speech::of(""),
            missing: Vec::new(),
        }
    }

    /// Sets what follows in a language: its letters and how its words are parted.
    pub(super) fn speak(&mut self, language: &str) {
        self.speech = Speech::of(language);
        self.shaper.speak(language);
    }

    /// Whether a fallback may show what a word lacks.
    pub(super) fn may_mend(&self, word: &ShapedWord) -> bool {
        word.missing.is_some() && self.shaper.faces().fallbacks().next().is_some()
    }

    /// Notes a character that no face can show.
    pub(super) fn note_missing(&mut self, missing: char, text: &str) {
        if !self.missing.iter().any(|(noted, _)| *noted == missing) {
            self.missing.push((missing, text.into()));
        }
    }

    /// Takes the characters that could not be shown since the last call.
    pub(super) fn take_missing(&mut self) -> Vec<(char, Box<str>)> {
        std::mem::take(&mut self.missing)
    }

    /// Millimetres in a font unit of a face at a size.
    pub(super) fn scale(&self, face: FaceId, size_pt: f32) -> f32 {
        size_pt * Mm::PER_POINT / self.shaper.units_per_em(face)
    }

    /// How high a face reaches at a size, and how deep.
    pub(super) fn heights(&self, style: Style) -> (Mm, Mm) {
        let face = style.face.face();
        let scale = self.scale(face, style.size);
        let metrics = self.faces.get(face).map(|face| face.metrics);
        let (ascent, descent) = metrics.map_or((0.0, 0.0), |it| (it.ascent, -it.descent));
        (Mm(ascent * scale), Mm(descent * scale))
    }

    /// A text on one line; words are parted at spaces.
    pub(super) fn line(&mut self, style: Style, text: &str) -> UnplacedLine {
        if !is_plain(text) {
            return self.mixed(style, text);
        }
        let whole = text;
        let face = style.face.face();
        let space = self.shaper.space(face);
        let breaks = text.bytes().filter(|byte| *byte == b' ').count();
        let mut words: Vec<PlacedWord> = Vec::with_capacity(breaks + 1);
        let mut units = 0.0;
        for text in text.split(is_break).filter(|text| !text.is_empty()) {
            if let Some(previous) = words.last_mut() {
                previous.space = space;
                units += space;
            }
            let word = self.shaper.shape(face, text);
            if self.may_mend(&word) {
                return self.mixed(style, whole);
            }
            if let Some(missing) = word.missing {
                self.note_missing(missing, text);
            }
            units += word.width;
            words.push(PlacedWord { word, space: 0.0, parted: false });
        }
        UnplacedLine { style, words, width: Mm(units * self.scale(face, style.size)) }
    }

    /// A text on one line whose characters are not all of the face, or not all read from the left.
    fn mixed(&mut self, style: Style, text: &str) -> UnplacedLine {
        let levels = Levels::of(text);
        let (mut parts, mut order, mut start) = (Vec::new(), Vec::new(), 0);
        for word in text.split(is_break) {
            let at = start;
            start += word.len() + 1;
            if word.is_empty() {
                continue;
            }
            if !parts.is_empty() {
                parts.push(None);
                order.push(levels.at(at.saturating_sub(1)));
            }
            for (word, level, _) in self.pieces((style.face.face(), word), (&levels, at)) {
                parts.push(Some(word));
                order.push(level);
            }
        }
        let mut words: Vec<PlacedWord> = Vec::with_capacity(parts.len());
        let mut width = 0.0;
        let in_order = visual_order(&order);
        for part in in_order.into_iter().filter_map(|place| parts.get(place)) {
            if let Some(word) = part {
                width += word.width * self.scale(word.face, style.size);
                words.push(PlacedWord { word: Arc::clone(word), space: 0.0, parted: false });
            } else if let Some(before) = words.last_mut() {
                before.space = self.shaper.space(before.word.face);
                width += before.space * self.scale(before.word.face, style.size);
            }
        }
        UnplacedLine { style, words, width: Mm(width) }
    }

    /// The shaped pieces of a word that begins at byte `start` of its text, each with its level and
    /// whether a line may end behind it; what no face shows is noted.
    pub(super) fn pieces(
        &mut self,
        (face, word): (FaceId, &str),
        (levels, start): (&Levels, usize),
    ) -> Vec<(Arc<ShapedWord>, u8, bool)> {
        let pieces = self.shaper.faces().pieces(face, word, (levels, start));
        let mut shaped = Vec::with_capacity(pieces.len());
        let mut noted = false;
        for piece in pieces {
            let text = word.get(piece.range).unwrap_or_default();
            let part = self.shaper.shape_piece(piece.face, text, piece.level);
            if let Some(missing) = part.missing.filter(|_| !noted) {
                self.note_missing(missing, word);
                noted = true;
            }
            shaped.push((part, piece.level, piece.breaks));
        }
        shaped
    }

    /// A text on as many lines as its width asks for, ragged right; a word wider than the measure is
    /// cut, between its groups where it has any. At least one line.
    pub(super) fn wrapped(
        &mut self,
        style: Style,
        text: &str,
        measure: Mm,
    ) -> Vec<UnplacedLine> {
        let measure = measure + HAIR;
        let whole = self.line(style, text);
        if whole.width <= measure {
            return vec![whole];
        }
        let mut lines = Vec::new();
        let mut current = String::new();
        for word in text.split(is_break).filter(|word| !word.is_empty()) {
            let longer =
                if current.is_empty() { word.to_owned() } else { format!("{current} {word}") };
            if self.line(style, &longer).width <= measure {
                current = longer;
                continue;
            }
            if !current.is_empty() {
                lines.push(self.line(style, &current));
            }
            word.clone_into(&mut current);
            while self.line(style, &current).width > measure {
                let cut = self.cut(style, &current, measure);
                let (head, tail) = between_groups(&current, cut);
                if tail.is_empty() {
                    break;
                }
                lines.push(self.line(style, head));
                current = tail.to_owned();
            }
        }
        if !current.is_empty() || lines.is_empty() {
            lines.push(self.line(style, &current));
        }
        lines
    }

    /// Where to cut a word so that its head fills the measure: at least one character, in bytes.
    fn cut(&mut self, style: Style, word: &str, measure: Mm) -> usize {
        let face = style.face.face();
        let shaped = self.shaper.shape(face, word);
        cut(&shaped, measure.0 / self.scale(face, style.size))
    }
}

/// Parts a word at the last no-break space before byte `cut`, where it has one there, else at `cut`.
fn between_groups(word: &str, cut: usize) -> (&str, &str) {
    let (head, tail) = word.split_at(cut);
    if let Some(tail) = tail.strip_prefix(SOLID) {
        return (head, tail);
    }
    let space = head.rfind(SOLID).filter(|at| *at > 0);
    match space.and_then(|at| word.split_at_checked(at)) {
        Some((head, tail)) => (head, tail.trim_start_matches(SOLID)),
        None => (head, tail),
    }
}

/// Whether lines may be broken at a character: an ordinary space, or one that a file brought in.
pub(super) fn is_break(c: char) -> bool {
    c == ' ' || c.is_ascii_control()
}

/// Where to cut a word so that its head is no wider than `units`: at least one character, in bytes, all of them
/// where it is no wider.
pub(super) fn cut(word: &ShapedWord, units: f32) -> usize {
    let mut width = 0.0;
    let first = word.text.chars().next().map_or(0, char::len_utf8);
    let from_right = word.glyphs.first().is_some_and(|it| usize::from(it.text.start) >= first);
    let mut in_order = word.glyphs.iter();
    let mut in_reverse = word.glyphs.iter().rev();
    let mut next = || if from_right { in_reverse.next() } else { in_order.next() };
    while let Some(glyph) = next() {
        width += glyph.advance;
        let start = usize::from(glyph.text.start);
        if width > units && start >= first && word.text.is_char_boundary(start) {
            return start;
        }
    }
    if width > units { first } else { word.text.len() }
}

impl UnplacedLine {
    /// The line with its left edge at `x` and its baseline at `y`.
    pub(super) fn at(self, x: Mm, y: Mm) -> Item {
        self.tracked(x, y, 0.0)
    }

    /// The line with extra space after every glyph, in thousandths of the type size.
    pub(super) fn tracked(self, x: Mm, y: Mm, tracking: f32) -> Item {
        let (face, size_pt) = (self.style.face.face(), self.style.size);
        Item::Text(TextRun { x, y, face, size_pt, tracking, narrow: 1.0, words: self.words })
    }

    /// The line set in a part of its natural width.
    pub(super) fn narrowed(self, x: Mm, y: Mm, narrow: f32) -> Item {
        let (face, size_pt) = (self.style.face.face(), self.style.size);
        Item::Text(TextRun { x, y, face, size_pt, tracking: 0.0, narrow, words: self.words })
    }

    /// The line ending at `right`.
    pub(super) fn ending(self, right: Mm, y: Mm) -> Item {
        let x = right - self.width;
        self.at(x, y)
    }

    /// The line in the middle between two edges.
    pub(super) fn centred(self, left: Mm, right: Mm, y: Mm) -> Item {
        let x = (left + right - self.width) * 0.5;
        self.at(x, y)
    }
}
