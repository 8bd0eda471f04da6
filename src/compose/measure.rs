//! Settings of a paragraph: width, size, spaces, language.

use crate::layout::{Setting, Space};
use print::Mm;

use super::hyphen::Speech;

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    /// Width of its lines.
    pub(super) width: Mm,
    /// Type size in points.
    pub(super) size: f32,
    /// Limits of its word spaces.
    pub(super) space: Space,
    /// The language whose rules part its words.
    pub(super) speech: Speech,
    /// Where its lines end.
    pub(super) setting: Setting,
    /// Whether it stands in a cell or heading, where lines keep their natural spaces.
    pub(super) ragged: bool,
}
