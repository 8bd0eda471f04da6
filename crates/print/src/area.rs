//! Rectangles on a sheet, in millimetres.

use serde::Deserialize;

use super::Mm;

/// A rectangle on the front of a sheet, in millimetres from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "[Mm; 4]")]
pub struct Area {
    /// Left edge.
    pub left: Mm,
    /// Top edge.
    pub top: Mm,
    /// Right edge.
    pub right: Mm,
    /// Bottom edge.
    pub bottom: Mm,
}

/// Four edges that hold nothing between them.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("the left edge must lie left of the right one, and the top above the bottom")]
pub struct NoArea;

impl TryFrom<[Mm; 4]> for Area {
    type Error = NoArea;

    fn try_from([left, top, right, bottom]: [Mm; 4]) -> Result<Self, NoArea> {
        let holds = left < right && top < bottom;
        if holds { Ok(Self { left, top, right, bottom }) } else { Err(NoArea) }
    }
}

impl Area {
    /// Whether another lies inside, edges included.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    /// Whether another shares more than an edge with it.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// The same rectangle of paper on the back of a sheet of this width.
    #[must_use]
    pub fn behind(&self, width: Mm) -> Self {
        Self { left: width - self.right, right: width - self.left, ..*self }
    }
}
