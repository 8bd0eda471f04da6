use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

/// A face, with what the invoices need of it.
pub(crate) struct Typeface {
    /// The whole file.
    pub(crate) data: Vec<u8>,
    /// Name in the PDF.
    pub(crate) name: String,
    /// Glyph and advance, in thousandths of the type size, of every character.
    pub(crate) glyphs: BTreeMap<char, (u16, i32)>,
}

impl Typeface {
    /// Reads one of the faces of this repository: `source-sans/SourceSans3-Regular`.
    pub(crate) fn read(name: &str) -> Result<Self, Box<dyn Error>> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(name);
        let data = std::fs::read(path.with_extension("ttf"))?;
        let font = FontRef::new(&data)?;
        let units =
            f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        let widths = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let mut glyphs = BTreeMap::new();
        for (character, glyph) in font.charmap().mappings() {
            let advance = widths.advance_width(glyph).unwrap_or_default() * 1000.0 / units;
            let (Some(character), Ok(glyph)) =
                (char::from_u32(character), glyph.to_u32().try_into())
            else {
                continue;
            };
            #[expect(
                clippy::cast_possible_truncation,
                reason = "an advance is a few thousand"
            )]
            glyphs.insert(character, (glyph, advance.round() as i32));
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Self { name: name.unwrap_or_default(), glyphs, data })
    }

    /// Width of a text in mm at a type size in points.
    pub(crate) fn width(&self, text: &str, size: f64) -> f64 {
        let advance = |c| self.glyphs.get(&c).map_or(0, |(_, advance)| *advance);
        let thousandths: i32 = text.chars().map(advance).sum();
        f64::from(thousandths) / 1000.0 * size / super::POINTS_PER_MM
    }
}
