//! Text that is not plain: written from right to left, in scripts of their own, or with characters that
//! the face lacks and a fallback has.

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};
use unicode_script::{Script, UnicodeScript as _};

use super::{FaceId, Faces};

/// A part of a text in one face, script and direction, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPart {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The face that shows it; the one asked for where no face does.
    pub face: FaceId,
    /// Its embedding level: odd is from right to left (UAX #9).
    pub level: u8,
    /// Whether a line may end behind it although no space follows: behind ideographs.
    pub breaks: bool,
}

/// The embedding level of every byte of a text of one paragraph, and that of the paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levels {
    bytes: Vec<u8>,
    /// That of the paragraph: 1 where it reads from right to left.
    pub base: u8,
}

/// Whether a text reads from left to right in scripts that faces for Latin have, so that nothing need be
/// known of it. Bytes of UTF-8 tell: all that is below the Hebrew block, and punctuation.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    // 0xD6 begins U+0580, 0xE1 U+1000, 0xE2 U+2000 to U+2FFF.
    text.bytes().all(|byte| byte < 0xD6 || byte == 0xE2) || text.chars().all(is_plain_char)
}

fn is_plain_char(c: char) -> bool {
    matches!(c, '\0'..='\u{58f}' | '\u{1e00}'..='\u{1fff}' | '\u{2000}'..='\u{2dff}')
}

impl Levels {
    /// Those of a text; its direction is that of its first letter.
    #[must_use]
    pub fn of(text: &str) -> Self {
        if is_plain(text) {
            return Self { bytes: Vec::new(), base: 0 };
        }
        let info = BidiInfo::new(text, None);
        let base = info.paragraphs.first().map_or(0, |paragraph| paragraph.level.number());
        Self { bytes: info.levels.iter().map(Level::number).collect(), base }
    }

    /// That of a byte.
    #[must_use]
    pub fn at(&self, byte: usize) -> u8 {
        self.bytes.get(byte).copied().unwrap_or(self.base)
    }
}

/// The order in which things of these levels stand from left to right (UAX #9, L2).
#[must_use]
pub fn visual_order(levels: &[u8]) -> Vec<usize> {
    let levels: Option<Vec<Level>> = levels.iter().map(|it| Level::new(*it).ok()).collect();
    BidiInfo::reorder_visual(&levels.unwrap_or_default())
}

impl Faces {
    /// Parts a word that begins at byte `start` of its paragraph: where direction or script changes,
    /// and where another face must show what the one asked for lacks.
    #[must_use]
    pub fn pieces(
        &self,
        face: FaceId,
        word: &str,
        (levels, start): (&Levels, usize),
    ) -> Vec<TextPart> {
        let mut pieces: Vec<(TextPart, Script)> = Vec::new();
        for (at, c) in word.char_indices() {
            let level = levels.at(start + at);
            let script = c.script();
            let end = at + c.len_utf8();
            let joins = matches!(script, Script::Common | Script::Inherited);
            let breaks = matches!(script, Script::Han | Script::Hiragana | Script::Katakana);
            if let Some((piece, before)) = pieces.last_mut() {
                let same = joins || script == *before || *before == Script::Common;
                // Marks and joiners stay with what they stand on, punctuation where the face has it.
                let shown = script == Script::Inherited
                    || (joins && self.shows(piece.face, c))
                    || self.showing(face, c) == piece.face;
                if level == piece.level && same && shown && (joins || !piece.breaks) {
                    piece.range.end = end;
                    piece.breaks |= breaks;
                    if !joins {
                        *before = script;
                    }
                    continue;
                }
            }
            let face = self.showing(face, c);
            pieces.push((TextPart { range: at..end, face, level, breaks }, script));
        }
        pieces.into_iter().map(|(piece, _)| piece).collect()
    }

    /// The face that shows a character: the one asked for, or the first fallback that has it.
    fn showing(&self, face: FaceId, c: char) -> FaceId {
        if self.shows(face, c) {
            return face;
        }
        self.fallbacks().find(|fallback| self.shows(*fallback, c)).unwrap_or(face)
    }

    fn shows(&self, face: FaceId, c: char) -> bool {
        self.get(face).is_some_and(|face| face.glyph(c).is_some_and(|glyph| glyph != 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::Face;

    #[test]
    fn letters_of_europe_are_plain_and_those_read_from_the_right_are_not() {
        for text in ["", "échéance", "1\u{202f}234,56 €", "Дата", "Ελλάς", "ẞ “x” → Ợ"]
        {
            assert!(is_plain(text), "{text}");
        }
        for text in ["שלום", "مرحبا", "漢字", "नमस्ते", "a ا", "\u{1f600}"]
        {
            assert!(!is_plain(text), "{text}");
        }
    }

    #[test]
    fn a_paragraph_has_the_direction_of_its_first_letter() {
        assert_eq!(Levels::of("abc שלום").base, 0);
        let levels = Levels::of("שלום abc");
        assert_eq!((levels.base, levels.at(0), levels.at(9)), (1, 1, 2));
    }

    #[test]
    fn what_reads_from_the_right_is_turned_round() {
        assert_eq!(visual_order(&[0, 1, 1, 1, 0]), [0, 3, 2, 1, 4]);
        assert_eq!(visual_order(&[1, 1, 2]), [2, 1, 0]);
    }

    #[test]
    fn words_are_parted_where_the_direction_or_the_script_changes() {
        let word = "abc(שלום)Дата漢字";
        let levels = Levels::of(word);
        let data: &[u8] =
            include_bytes!("../../../../fonts/source-serif/SourceSerif4SmText-Regular.ttf");
        let faces = Faces::new(vec![Face::read("text", data.into()).unwrap()]);
        let pieces = faces.pieces(FaceId(0), word, (&levels, 0));
        let texts: Vec<&str> = pieces.iter().map(|it| &word[it.range.clone()]).collect();
        assert_eq!(texts, ["abc(", "שלום", ")Дата", "漢", "字"]);
    }
}
