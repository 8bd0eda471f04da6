//! Plain figures `n / m` for machines that read them.

use std::sync::{Arc, OnceLock};

use serde::Deserialize;

use print::font::{Traced, trace};
use print::page::Fill;
use print::{Area, Mm};

/// `n / m` in plain figures, which machines read and people too.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// Left edge, from the left edge of the sheet.
    pub x: Mm,
    /// Top of the figures.
    pub y: Mm,
    /// Type size in points.
    pub size: f32,
    /// The width to keep white all round.
    pub clear: Mm,
}

/// Squares in the em: at 12 points as fine as 600 dots an inch.
const GRID: u16 = 100;

/// Rows above the figures.
const ABOVE: u16 = 16;

/// The characters of a number.
const CHARACTERS: &str = "0123456789 /";

/// Each character traced once.
fn traced() -> &'static [(char, Traced)] {
    static TRACED: OnceLock<Vec<(char, Traced)>> = OnceLock::new();
    TRACED.get_or_init(|| {
        let font = include_bytes!("../../fonts/source-sans/SourceSans3-Regular.ttf");
        let character = |it: char| Some((it, trace(font, it, GRID)?));
        CHARACTERS.chars().filter_map(character).collect()
    })
}

/// A text on the grid, and how wide it is.
fn set(text: &str) -> (Vec<[u16; 4]>, u16) {
    let (mut boxes, mut at) = (Vec::new(), 0);
    for character in text.chars() {
        let Some((_, traced)) = traced().iter().find(|(it, _)| *it == character) else {
            continue;
        };
        let placed = traced
            .boxes
            .iter()
            .map(|[x, y, width, height]| [x + at, y.saturating_sub(ABOVE), *width, *height]);
        boxes.extend(placed);
        at += traced.advance;
    }
    (boxes, at)
}

impl Number {
    fn unit(&self) -> Mm {
        Mm(self.size * Mm::PER_POINT / f32::from(GRID))
    }

    /// The area to keep white, figures included: two for each number. Pieces of a hundred sheets are put up
    /// by hand.
    pub(super) fn zone(&self) -> Area {
        let (boxes, width) = set("00 / 00");
        let height = boxes.iter().map(|it| it[1] + it[3]).max().unwrap_or_default();
        Area {
            left: self.x - self.clear,
            right: self.x + self.unit() * f32::from(width) + self.clear,
            top: self.y - self.clear,
            bottom: self.y + self.unit() * f32::from(height) + self.clear,
        }
    }

    /// The figures.
    pub(super) fn figures(&self, text: &str) -> Fill {
        let boxes = Arc::from(set(text).0);
        Fill { x: self.x, y: self.y, unit: self.unit(), white: false, boxes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_look_like_themselves() {
        let (boxes, width) = set("1 / 7");
        assert!((150..260).contains(&width), "{width} squares");
        let is_dark = |x: u16, y: u16| {
            boxes
                .iter()
                .any(|it| it[0] <= x && x < it[0] + it[2] && it[1] <= y && y < it[1] + it[3])
        };
        // The 7 at the end has its bar above and its stem below, to the left of its right end.
        let seven = width - 50;
        let dark = |row: u16| (seven..width).filter(|x| is_dark(*x, row)).count();
        assert!(dark(4) > 2 * dark(50), "{} above, {} below", dark(4), dark(50));
        assert!(dark(50) > 3 && !is_dark(width, 30));
    }
}
