use crate::font::Face;
use pdf_import::number::push_code;

/// A face as the pen takes glyphs from it: all of them, whichever a run will use. A code is the
/// number of a glyph in the whole face, so that a page can be drawn before the faces are cut down.
#[derive(Debug)]
pub(super) struct Case {
    /// Its PostScript name.
    pub(super) name: String,
    /// What is written for each glyph, by its number.
    sorts: Vec<Sort>,
    /// The space.
    pub(super) space: Sort,
    /// Thousandths of the type size in one font unit.
    pub(super) per_unit: f32,
}

/// One glyph as it is written in a page.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sort {
    /// Its code inside a string, escaped; `length` bytes of it.
    code: [u8; 4],
    length: u8,
    /// How far a reader moves on behind it, in thousandths of the type size.
    pub(super) width: f32,
}

impl Sort {
    /// Its code as it stands inside a string.
    pub(super) fn code(&self) -> &[u8] {
        self.code.get(..usize::from(self.length)).unwrap_or_default()
    }
}

impl Case {
    /// The case of a face; none for one that has no space.
    pub(super) fn of(face: &Face) -> Option<Self> {
        let per_em = face.metrics.units_per_em.max(1);
        let mut sorts = Vec::new();
        let mut code = Vec::with_capacity(4);
        for (glyph, units) in (0..=u16::MAX).zip(face.all_widths()) {
            code.clear();
            push_code(glyph, &mut code);
            let mut sort = Sort { width: thousandths(units, per_em), ..Sort::default() };
            for (slot, byte) in sort.code.iter_mut().zip(&code) {
                *slot = *byte;
                sort.length += 1;
            }
            sorts.push(sort);
        }
        let space = *sorts.get(usize::from(face.glyph(' ')?))?;
        let name = face.name.clone();
        Some(Self { name, sorts, space, per_unit: 1000.0 / f32::from(per_em) })
    }

    /// A glyph by its number. None where the face has no such glyph, and for glyph 0: that is the
    /// empty box for missing characters, and a letter that needs it is held.
    pub(super) fn sort(&self, glyph: u16) -> Option<&Sort> {
        self.sorts.get(usize::from(glyph)).filter(|_| glyph != 0)
    }
}

/// A width in thousandths of the type size, cut to a whole number as the font dictionary has it: the
/// pen corrects against what readers see.
fn thousandths(units: u16, per_em: u16) -> f32 {
    (f32::from(units) * 1000.0 / f32::from(per_em)).trunc()
}
