//! Words of figures, put together from glyphs and pairs learnt once.

use super::{FaceId, Glyph, ShapedWord};

/// The characters of amounts and dates.
const CHARACTERS: [char; 16] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ',', '.', '/', '\u{a0}', '\u{202f}',
    '\u{2212}',
];

/// The figures of a face. Nearly every amount of a run is new; a word of figures alone is put together
/// from glyphs and pairs learnt once instead of being shaped.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// By place in [`CHARACTERS`]; empty for a face whose figures depend on more than the next one.
    glyphs: Vec<Glyph>,
    /// How far a figure moves on when another follows: by place of the first, then of the second.
    advances: Vec<[f32; 16]>,
    /// Those that words were made of, a bit each.
    used: u32,
}

impl Figures {
    /// Learns the figures of a face. `shape` shapes a text in full.
    pub(super) fn of(mut shape: impl FnMut(&str) -> ShapedWord) -> Self {
        let mut glyphs = Vec::with_capacity(CHARACTERS.len());
        for character in CHARACTERS {
            let alone = shape(character.encode_utf8(&mut [0; 4]));
            match &*alone.glyphs {
                [glyph] if alone.missing.is_none() => glyphs.push(glyph.clone()),
                _ => return Self::default(),
            }
        }
        let advances = vec![[f32::NAN; 16]; CHARACTERS.len()];
        let mut figures = Self { glyphs, advances, used: 0 };
        // Every pair stands twice in this text, between different neighbours.
        let pairs = CHARACTERS.iter().flat_map(|a| CHARACTERS.iter().flat_map(|b| [*a, *b]));
        let text: String = pairs.collect();
        let shaped = shape(&text);
        figures.learn(&text, &shaped.glyphs);
        let known = figures.word(shaped.face, &text).map(|(word, _)| word.glyphs);
        figures.used = 0;
        if known == Some(shaped.glyphs) { figures } else { Self::default() }
    }

    fn learn(&mut self, text: &str, shaped: &[Glyph]) {
        let places = || text.chars().filter_map(place);
        for ((first, second), glyph) in places().zip(places().skip(1)).zip(shaped) {
            let advance =
                self.advances.get_mut(first).and_then(|advances| advances.get_mut(second));
            if let Some(advance) = advance {
                *advance = glyph.advance;
            }
        }
    }

    /// A word of figures alone, and whether one of them was not used before; none for any other.
    pub(super) fn word(&mut self, face: FaceId, text: &str) -> Option<(ShapedWord, bool)> {
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len());
        let (mut width, mut used) = (0.0, self.used);
        let mut rest = text.char_indices().peekable();
        while let Some((start, character)) = rest.next() {
            let place = place(character)?;
            let mut glyph = self.glyphs.get(place)?.clone();
            if let Some((_, next)) = rest.peek() {
                glyph.advance = *self.advances.get(place)?.get(self::place(*next)?)?;
            }
            let end = start + character.len_utf8();
            glyph.text = u16::try_from(start).ok()?..u16::try_from(end).ok()?;
            width += glyph.advance;
            glyphs.push(glyph);
            used |= 1 << place;
        }
        let new = used != self.used;
        self.used = used;
        let glyphs = glyphs.into();
        Some((ShapedWord { text: text.into(), face, glyphs, width, missing: None }, new))
    }
}

/// The place of a character among those of amounts and dates.
fn place(character: char) -> Option<usize> {
    match character {
        '0'..='9' => Some(usize::from(character as u8 - b'0')),
        _ => CHARACTERS.iter().position(|it| *it == character),
    }
}
