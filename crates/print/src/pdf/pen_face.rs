//! The glyphs of a face as they are written in page contents.

use crate::font::Face;
use pdf_import::number::push_code;

/// A face as the pen takes glyphs from it: all of them, whichever a run will use. A code is the
/// number of a glyph in the whole face, so that a page can be drawn before the faces are cut down.
#[derive(Debug)]
pub(super) struct PenFace {
    /// Its PostScript name.
    pub(super) name: String,
    /// The code and width written for each glyph, by its number.
    glyphs: Vec<PenGlyph>,
    /// The space.
    pub(super) space: PenGlyph,
    /// Thousandths of the type size in one font unit.
    pub(super) per_unit: f32,
}

/// One glyph as it is written in a page.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct PenGlyph {
    /// Its code inside a string, escaped; `length` bytes of it.
    code: [u8; 4],
    length: u8,
    /// How far a reader moves on behind it, in thousandths of the type size.
    pub(super) width: f32,
}

impl PenGlyph {
    /// Its code as it stands inside a string.
    pub(super) fn code(&self) -> &[u8] {
        self.code.get(..usize::from(self.length)).unwrap_or_default()
    }
}

impl PenFace {
    /// A face for the pen; none for one that has no space.
    pub(super) fn of(face: &Face) -> Option<Self> {
        let per_em = face.metrics.units_per_em.max(1);
        let mut glyphs = Vec::new();
        let mut code = Vec::with_capacity(4);
        for (glyph, units) in (0..=u16::MAX).zip(face.all_widths()) {
            code.clear();
            push_code(glyph, &mut code);
            let mut glyph =
                PenGlyph { width: thousandths(units, per_em), ..PenGlyph::default() };
            for (slot, byte) in glyph.code.iter_mut().zip(&code) {
                *slot = *byte;
                glyph.length += 1;
            }
            glyphs.push(glyph);
        }
        let space = *glyphs.get(usize::from(face.glyph(' ')?))?;
        let name = face.name.clone();
        Some(Self { name, glyphs, space, per_unit: 1000.0 / f32::from(per_em) })
    }

    /// A glyph by its number. None where the face has no such glyph, and for glyph 0: that is the
    /// empty box for missing characters, and a letter that needs it is held.
    pub(super) fn glyph(&self, glyph: u16) -> Option<&PenGlyph> {
        self.glyphs.get(usize::from(glyph)).filter(|_| glyph != 0)
    }
}

/// A width in thousandths of the type size, cut to a whole number as the font dictionary has it: the
/// pen corrects against what readers see.
fn thousandths(units: u16, per_em: u16) -> f32 {
    (f32::from(units) * 1000.0 / f32::from(per_em)).trunc()
}
