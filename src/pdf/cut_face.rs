use std::collections::BTreeMap;

use subsetter::GlyphRemapper;
use xxhash_rust::xxh3::Xxh3;

use super::PdfError;
use crate::font::{Face, FaceId};

/// A face cut down to the glyphs of a run. A code is the number of a glyph in the cut face.
pub(super) struct CutFace {
    /// Its name among the resources: `F` and its number.
    pub(super) resource: String,
    /// Its PostScript name behind a tag that differs with the glyphs: `ABCDEF+SourceSans3`.
    pub(super) name: String,
    /// The font program with these glyphs only.
    pub(super) program: Vec<u8>,
    /// The text each code stands for, by code.
    pub(super) texts: BTreeMap<u16, Box<str>>,
    /// Widths by code, in font units.
    pub(super) units: BTreeMap<u16, u16>,
    /// Codes by glyph number of the whole face; 0 where the glyph was cut away.
    codes: Vec<u16>,
    /// Widths by code in thousandths of the type size, cut to whole numbers as the font
    /// dictionary has them: the pen corrects against what readers see.
    widths: Vec<u16>,
    /// The code of the space.
    pub(super) space: u16,
    /// Thousandths of the type size in one font unit.
    pub(super) per_unit: f32,
}

impl CutFace {
    /// Cuts a face down to the glyphs used and the space.
    pub(super) fn cut(
        id: FaceId,
        face: &Face,
        used: &BTreeMap<u16, Box<str>>,
    ) -> Result<Self, PdfError> {
        let error = |reason: String| PdfError::Face { face: face.name.clone(), reason };
        let space = face.glyph(' ').ok_or_else(|| error("it has no space".to_owned()))?;
        let mut used = used.clone();
        used.insert(space, " ".into());
        // Glyph 0 is the empty box for missing characters; a letter that needs it is held.
        used.remove(&0);

        let mut remapper = GlyphRemapper::new();
        let glyphs: Vec<u16> = used.keys().copied().collect();
        let codes_in_order: Vec<u16> = glyphs.iter().map(|it| remapper.remap(*it)).collect();
        let program = subsetter::subset(&face.data, 0, &remapper);
        let program = program.map_err(|cause| error(cause.to_string()))?;

        let mut codes = vec![0; usize::from(glyphs.last().copied().unwrap_or(0)) + 1];
        let mut units = BTreeMap::new();
        let mut texts = BTreeMap::new();
        let measured = face.widths(&glyphs);
        for (((glyph, text), code), width) in used.iter().zip(&codes_in_order).zip(measured) {
            if let Some(slot) = codes.get_mut(usize::from(*glyph)) {
                *slot = *code;
            }
            units.insert(*code, width);
            texts.insert(*code, text.clone());
        }
        let per_em = face.metrics.units_per_em.max(1);
        let mut widths =
            vec![0; codes_in_order.iter().max().map_or(0, |it| usize::from(*it) + 1)];
        for (code, width) in &units {
            if let Some(slot) = widths.get_mut(usize::from(*code)) {
                *slot = (f32::from(*width) * 1000.0 / f32::from(per_em)) as u16;
            }
        }
        let space = codes.get(usize::from(space)).copied().unwrap_or(0);
        Ok(Self {
            resource: format!("F{}", id.0),
            name: format!("{}+{}", tag(face, &used), face.name),
            program,
            texts,
            units,
            codes,
            widths,
            space,
            per_unit: 1000.0 / f32::from(per_em),
        })
    }

    /// The code of a glyph of the whole face; none where it was cut away.
    pub(super) fn code(&self, glyph: u16) -> Option<u16> {
        self.codes.get(usize::from(glyph)).copied().filter(|code| *code != 0)
    }

    /// How far a reader moves on behind a code, in thousandths of the type size.
    pub(super) fn width(&self, code: u16) -> f32 {
        f32::from(self.widths.get(usize::from(code)).copied().unwrap_or(0))
    }
}

/// Six capitals that differ with the glyphs (ISO 32000-1, 9.6.4).
fn tag(face: &Face, used: &BTreeMap<u16, Box<str>>) -> String {
    let mut hash = Xxh3::new();
    hash.update(face.name.as_bytes());
    for (glyph, text) in used {
        hash.update(&glyph.to_be_bytes());
        hash.update(text.as_bytes());
    }
    let mut rest = hash.digest();
    let mut letter = || {
        let letter = char::from(b'A' + (rest % 26) as u8);
        rest /= 26;
        letter
    };
    (0..6).map(|_| letter()).collect()
}
