//! Font files and the measures of their faces.

use std::fmt;
use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider as _;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider as _};

use super::FaceId;

/// A font file, read once and shared by all threads.
#[derive(Debug, Clone)]
pub struct Face {
    /// Its PostScript name, such as `SourceSerif4SmText-Regular`.
    pub name: String,
    /// The whole file.
    pub data: Arc<[u8]>,
    /// Its measures.
    pub metrics: Metrics,
    /// The same file as the shaping engine reads it.
    shaping: ShapingFont,
}

/// A face as the shaping engine reads it; clones share it.
#[derive(Clone)]
struct ShapingFont(harfrust::Font);

impl fmt::Debug for ShapingFont {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShapingFont")
    }
}

/// The measures of a face, in font units unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// Font units in the type size.
    pub units_per_em: u16,
    /// Height above the baseline.
    pub ascent: f32,
    /// Depth below the baseline; negative.
    pub descent: f32,
    /// Height of capitals.
    pub cap_height: f32,
    /// Box around all glyphs: left, bottom, right, top.
    pub bounds: [f32; 4],
    /// Slant in degrees; negative leans right.
    pub italic_angle: f32,
    /// Weight, 400 regular.
    pub weight: u16,
}

/// The faces of a layout, in its order.
#[derive(Debug, Clone, Default)]
pub struct Faces {
    faces: Vec<Face>,
    /// How many of them, at the end, only show what the others lack.
    fallbacks: usize,
}

/// A font file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{name} is not a usable font: {reason}")]
pub struct FaceError {
    /// The file as the layout names it.
    pub name: String,
    /// Why.
    pub reason: String,
}

impl Face {
    /// Reads a font file (`TrueType` outlines). `name` is for messages.
    ///
    /// # Errors
    ///
    /// When the bytes are no font, or one without `TrueType` outlines.
    pub fn read(name: &str, data: Arc<[u8]>) -> Result<Self, FaceError> {
        let error = |reason: &dyn ToString| FaceError {
            name: name.to_owned(),
            reason: reason.to_string(),
        };
        let font = FontRef::new(&data).map_err(|cause| error(&cause))?;
        if font.glyf().is_err() {
            return Err(error(
                &"it has no TrueType outlines; take the .ttf of the same design",
            ));
        }
        let measured = font.metrics(Size::unscaled(), LocationRef::default());
        let bounds = measured.bounds.unwrap_or_default();
        let postscript = font.localized_strings(StringId::POSTSCRIPT_NAME).english_or_first();
        let metrics = Metrics {
            units_per_em: measured.units_per_em,
            ascent: measured.ascent,
            descent: measured.descent,
            cap_height: measured.cap_height.unwrap_or(measured.ascent),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max],
            italic_angle: measured.italic_angle,
            weight: font.os2().map_or(400, |os2| os2.us_weight_class()),
        };
        let name = postscript.map_or_else(|| name.to_owned(), |name| name.to_string());
        let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(Arc::clone(&data));
        let shaping = harfrust::Font::new(shared, 0);
        let shaping = ShapingFont(shaping.ok_or_else(|| error(&"it cannot be shaped with"))?);
        Ok(Self { name, data, metrics, shaping })
    }

    /// The face as the shaping engine reads it.
    pub(super) fn shaping(&self) -> &harfrust::Font {
        &self.shaping.0
    }
}

impl Faces {
    /// Gathers the faces of a layout; a [`FaceId`] is a place in this list.
    #[must_use]
    pub fn new(faces: Vec<Face>) -> Self {
        Self { faces, fallbacks: 0 }
    }

    /// Adds faces that show characters which the others lack, the first that has one.
    #[must_use]
    pub fn with_fallbacks(mut self, fallbacks: Vec<Face>) -> Self {
        self.fallbacks += fallbacks.len();
        self.faces.extend(fallbacks);
        self
    }

    /// The faces that show what the others lack, in order.
    pub fn fallbacks(&self) -> impl Iterator<Item = FaceId> {
        let first = self.faces.len().saturating_sub(self.fallbacks);
        self.iter().map(|(id, _)| id).skip(first)
    }

    /// A face by its id.
    #[must_use]
    pub fn get(&self, id: FaceId) -> Option<&Face> {
        self.faces.get(usize::from(id.0))
    }

    /// Every face with its id, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FaceId, &Face)> {
        (0..).map(FaceId).zip(&self.faces)
    }
}
