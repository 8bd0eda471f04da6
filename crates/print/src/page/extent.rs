//! Areas that things on a page cover.

use crate::font::Faces;
use crate::{Area, Mm};

use super::{Fill, Item, Picture, Rule, TextRun};

/// How high letters reach over the baseline and how low under it, in parts of the type size, where the face
/// is not known.
const REACH: (f32, f32) = (0.75, 0.25);

impl Item {
    /// The area it covers; none where it draws nothing. Text counts from the top of its face to the foot of
    /// it, a white fill as a black one.
    #[must_use]
    pub fn extent(&self, faces: &Faces) -> Option<Area> {
        match self {
            Self::Text(run) => Some(run.extent(faces)),
            Self::Rule(rule) => Some(rule.extent()),
            Self::Picture(picture) => Some(picture.extent()),
            Self::Fill(fill) => Some(fill.extent()),
            Self::Role(_) => None,
        }
    }
}

impl TextRun {
    /// The area it covers, as high and deep as its face.
    #[must_use]
    pub fn extent(&self, faces: &Faces) -> Area {
        let size = self.size_pt * Mm::PER_POINT;
        let face = faces.get(self.face).map(|face| face.metrics);
        let unit = size / face.map_or(1000.0, |it| f32::from(it.units_per_em.max(1)));
        let (above, below) = face.map_or((REACH.0 * size, REACH.1 * size), |it| {
            (it.ascent * unit, -it.descent * unit)
        });
        let units: f32 = self.words.iter().map(|it| it.word.width + it.space).sum();
        let mut width = units * unit;
        if self.tracking != 0.0 {
            let glyphs: usize = self.words.iter().map(|it| it.word.glyphs.len()).sum();
            width += size * self.tracking / 1000.0 * glyphs as f32;
        }
        Area {
            left: self.x,
            top: self.y - Mm(above),
            right: self.x + Mm(width * self.narrow),
            bottom: self.y + Mm(below),
        }
    }

    /// Top and bottom of the ink of its glyphs; none where there is no ink, or a face is not known.
    #[must_use]
    pub fn ink(&self, faces: &Faces) -> Option<(Mm, Mm)> {
        let mut reach: Option<(Mm, Mm)> = None;
        for placed in &self.words {
            let face = faces.get(placed.word.face)?;
            let unit =
                self.size_pt * Mm::PER_POINT / f32::from(face.metrics.units_per_em.max(1));
            let Some((high, low)) = face.ink(placed.word.glyphs.iter()) else { continue };
            let (high, low) = (self.y - Mm(high * unit), self.y - Mm(low * unit));
            let (top, bottom) = reach.unwrap_or((high, low));
            reach = Some((Mm(top.0.min(high.0)), Mm(bottom.0.max(low.0))));
        }
        reach
    }
}

impl Rule {
    /// The area it covers: thick across its length alone.
    fn extent(&self) -> Area {
        let half = self.thickness * 0.5;
        let ((x0, y0), (x1, y1)) = (self.from, self.to);
        let (left, right) = (Mm(x0.0.min(x1.0)), Mm(x0.0.max(x1.0)));
        let (top, bottom) = (Mm(y0.0.min(y1.0)), Mm(y0.0.max(y1.0)));
        let flat = right - left >= bottom - top;
        let (dx, dy) = if flat { (Mm(0.0), half) } else { (half, Mm(0.0)) };
        Area { left: left - dx, top: top - dy, right: right + dx, bottom: bottom + dy }
    }
}

impl Picture {
    /// The area it covers.
    #[must_use]
    pub fn extent(&self) -> Area {
        let (right, bottom) = (self.x + self.width, self.y + self.height);
        Area { left: self.x, top: self.y, right, bottom }
    }
}

impl Fill {
    /// The area its boxes cover, from the corner of the grid.
    #[must_use]
    pub fn extent(&self) -> Area {
        let ends = self.boxes.iter().map(|[x, y, width, height]| {
            (u32::from(*x) + u32::from(*width), u32::from(*y) + u32::from(*height))
        });
        let (right, bottom) = ends.fold((0, 0), |(x, y), (a, b)| (x.max(a), y.max(b)));
        let unit = |count: u32| self.unit * f32::from(u16::try_from(count).unwrap_or(u16::MAX));
        Area {
            left: self.x,
            top: self.y,
            right: self.x + unit(right),
            bottom: self.y + unit(bottom),
        }
    }
}
