//! Characters that the glyphs of a font program show.

use std::collections::BTreeMap;

use skrifa::{FontRef, MetadataProvider as _};

/// The characters that the glyphs of a foreign font program show, as far as it says so; the first of each.
#[must_use]
pub(super) fn characters_of(program: &[u8]) -> BTreeMap<u16, char> {
    let mut characters = BTreeMap::new();
    let Ok(font) = FontRef::new(program) else { return characters };
    for (code, glyph) in font.charmap().mappings() {
        let glyph = u16::try_from(glyph.to_u32());
        if let (Ok(glyph), Some(character)) = (glyph, char::from_u32(code)) {
            characters.entry(glyph).or_insert(character);
        }
    }
    characters
}
