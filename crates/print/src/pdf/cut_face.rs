//! Faces cut down to the glyphs of a run.

use std::collections::BTreeMap;

use subsetter::GlyphRemapper;
use xxhash_rust::xxh3::Xxh3;

use super::PdfError;
use crate::font::{Face, FaceId};

/// A face cut down to the glyphs of a run. A code is the number of a glyph in the whole face, as
/// pages have it; a map leads from there to its place in the cut face.
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
    /// For each code up to the last used two bytes, the highest first: the number of the glyph in
    /// the cut face; 0 where it was cut away (ISO 32000-1, 9.7.4.2).
    pub(super) map: Vec<u8>,
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
        let codes: Vec<u16> = used.keys().copied().collect();
        let mut map = vec![[0; 2]; codes.last().map_or(0, |last| usize::from(*last) + 1)];
        for code in &codes {
            let glyph = remapper.remap(*code);
            if let Some(slot) = map.get_mut(usize::from(*code)) {
                *slot = glyph.to_be_bytes();
            }
        }
        let program = subsetter::subset(&face.data, 0, &remapper);
        let program = program.map_err(|cause| error(cause.to_string()))?;
        let units = codes.iter().copied().zip(face.widths(&codes)).collect();
        let per_em = face.metrics.units_per_em.max(1);
        Ok(Self {
            resource: format!("F{}", id.0),
            name: format!("{}+{}", tag(face, &used), face.name),
            program,
            texts: used,
            units,
            map: map.into_flattened(),
            per_unit: 1000.0 / f32::from(per_em),
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_leads_from_each_glyph_to_the_same_glyph_of_the_cut_face() {
        let data: &[u8] =
            include_bytes!("../../../../fonts/source-serif/SourceSerif4SmText-Regular.ttf");
        let face = Face::read("text", data.into()).unwrap();
        let used: BTreeMap<u16, Box<str>> = "Wi,M5é"
            .chars()
            .map(|it| (face.glyph(it).unwrap(), it.to_string().into()))
            .collect();
        let cut = CutFace::cut(FaceId(0), &face, &used).unwrap();
        let program = Face::read("cut", cut.program.clone().into()).unwrap();
        let last = cut.texts.keys().last().unwrap();
        assert_eq!(cut.map.len(), 2 * (usize::from(*last) + 1));
        for (code, glyph) in (0..).zip(cut.map.chunks_exact(2)) {
            let glyph = u16::from_be_bytes([glyph[0], glyph[1]]);
            assert_eq!(glyph > 0, cut.texts.contains_key(&code), "glyph {code}");
            if glyph > 0 {
                assert_eq!(program.widths(&[glyph]), face.widths(&[code]));
            }
        }
    }
}
