//! Traces characters as boxes on a grid.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider as _};

/// A character as boxes on a grid: column, row, width and height in its squares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traced {
    /// How far the next character stands.
    pub advance: u16,
    /// The boxes; rows count from the top of the em, columns from where the character begins.
    pub boxes: Vec<[u16; 4]>,
}

/// Traces a character of a font file on a grid of so many squares in the em; none where the file has no
/// such character or is no font. For marks that machines read, on pages whose faces are another's.
#[must_use]
pub fn trace(font: &[u8], character: char, grid: u16) -> Option<Traced> {
    let font = FontRef::new(font).ok()?;
    let glyph = font.charmap().map(character)?;
    let metrics = font.metrics(Size::unscaled(), LocationRef::default());
    let square = f32::from(metrics.units_per_em.max(1)) / f32::from(grid.max(1));
    let widths = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let advance = (widths.advance_width(glyph).unwrap_or_default() / square).round() as u16;
    let mut pen = Segments::default();
    if let Some(outline) = font.outline_glyphs().get(glyph) {
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        outline.draw(settings, &mut pen).ok()?;
    }
    let top = metrics.cap_height.unwrap_or(metrics.ascent) * 1.25;
    let mut boxes: Vec<[u16; 4]> = Vec::new();
    for row in 0..grid {
        let y = top - (f32::from(row) + 0.5) * square;
        for (left, right) in pen.inside(y) {
            let (left, right) = ((left / square).round(), (right / square).round());
            let (left, width) = (left.max(0.0) as u16, (right - left).max(0.0) as u16);
            // What is the same one row higher becomes one box with it.
            let above = boxes
                .iter_mut()
                .find(|it| it[0] == left && it[2] == width && it[1] + it[3] == row);
            match above {
                Some(above) => above[3] += 1,
                None if width > 0 => boxes.push([left, row, width, 1]),
                None => {}
            }
        }
    }
    Some(Traced { advance, boxes })
}

/// The outline of a character as straight lines.
#[derive(Debug, Default)]
struct Segments {
    lines: Vec<[f32; 4]>,
    start: (f32, f32),
    at: (f32, f32),
}

/// Lines that a curve becomes.
const STEPS: u8 = 12;

impl Segments {
    /// The stretches inside at a height: pairs of edges from left to right, counted by their direction.
    fn inside(&self, y: f32) -> Vec<(f32, f32)> {
        let mut edges: Vec<(f32, i32)> = Vec::new();
        for [x0, y0, x1, y1] in &self.lines {
            if (*y0 <= y) != (*y1 <= y) {
                let x = x0 + (y - y0) / (y1 - y0) * (x1 - x0);
                edges.push((x, if y1 > y0 { 1 } else { -1 }));
            }
        }
        edges.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (mut inside, mut winding, mut left) = (Vec::new(), 0, 0.0);
        for (x, direction) in edges {
            if winding == 0 {
                left = x;
            }
            winding += direction;
            if winding == 0 {
                inside.push((left, x));
            }
        }
        inside
    }

    fn curve(&mut self, point: impl Fn(f32) -> (f32, f32)) {
        for step in 1..=STEPS {
            let (x, y) = point(f32::from(step) / f32::from(STEPS));
            self.line_to(x, y);
        }
    }
}

impl OutlinePen for Segments {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = (x, y);
        self.at = (x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.lines.push([self.at.0, self.at.1, x, y]);
        self.at = (x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let from = self.at;
        let mix = |a: f32, b: f32, c: f32, t: f32| {
            (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * b + t * t * c
        };
        self.curve(|t| (mix(from.0, cx, x, t), mix(from.1, cy, y, t)));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let from = self.at;
        let mix = |a: f32, b: f32, c: f32, d: f32, t: f32| {
            let u = 1.0 - t;
            u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
        };
        self.curve(|t| (mix(from.0, cx0, cx1, x, t), mix(from.1, cy0, cy1, y, t)));
    }

    fn close(&mut self) {
        let (x, y) = self.start;
        self.line_to(x, y);
    }
}
