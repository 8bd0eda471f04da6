//! Glyphs of single characters, their ink and their widths, without shaping.

use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider as _;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

use super::{Face, Glyph};

impl Face {
    /// The glyph of a character, unshaped; none where the face cannot show it.
    #[must_use]
    pub fn glyph(&self, character: char) -> Option<u16> {
        let font = FontRef::new(&self.data).ok()?;
        u16::try_from(font.charmap().map(character)?.to_u32()).ok()
    }

    /// How high and how deep the ink of glyphs reaches, in font units, upwards positive; none where
    /// they leave none, or the face cannot tell.
    #[must_use]
    pub fn ink<'g>(&self, glyphs: impl Iterator<Item = &'g Glyph>) -> Option<(f32, f32)> {
        let font = FontRef::new(&self.data).ok()?;
        let measured = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let boxes = glyphs.filter_map(|glyph| {
            let ink = measured.bounds(GlyphId::from(glyph.id))?;
            let inked = ink.y_max > ink.y_min;
            inked.then_some((ink.y_max + glyph.shift_y, ink.y_min + glyph.shift_y))
        });
        boxes.reduce(|(top, bottom), (high, low)| (top.max(high), bottom.min(low)))
    }

    /// The widths of glyphs in font units, unkerned, in the order asked for; 0 for a glyph the face
    /// does not have.
    #[must_use]
    pub fn widths(&self, glyphs: &[u16]) -> Vec<u16> {
        let Ok(font) = FontRef::new(&self.data) else { return vec![0; glyphs.len()] };
        let measured = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let width = |glyph: &u16| {
            measured.advance_width(GlyphId::from(*glyph)).unwrap_or_default() as u16
        };
        glyphs.iter().map(width).collect()
    }

    /// The width of every glyph of the face in font units, by its number.
    #[must_use]
    pub fn all_widths(&self) -> Vec<u16> {
        let font = FontRef::new(&self.data);
        let count = font.and_then(|font| font.maxp()).map_or(0, |table| table.num_glyphs());
        self.widths(&(0..count).collect::<Vec<u16>>())
    }
}
