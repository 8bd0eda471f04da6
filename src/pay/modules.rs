use std::ops::RangeInclusive;

use qrcode::bits::Bits;
use qrcode::{Color, EcLevel, QrCode, Version};

/// The dark squares of a QR code, without the white around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modules {
    /// Squares on each side.
    pub width: u16,
    /// Boxes that hold every dark square once: column, row, width and height in squares.
    pub boxes: Vec<[u16; 4]>,
}

impl Modules {
    /// White squares that must be left around a code (ISO/IEC 18004).
    pub const QUIET: u16 = 4;

    /// The smallest code at level M, of one of these versions, that holds a text as bytes. None where it
    /// does not fit.
    ///
    /// As bytes throughout: readers guess less than where a text changes its mode.
    #[must_use]
    pub fn of(text: &str, mut versions: RangeInclusive<i16>) -> Option<Self> {
        let code = versions.find_map(|version| {
            let mut bits = Bits::new(Version::Normal(version));
            bits.push_byte_data(text.as_bytes()).ok()?;
            bits.push_terminator(EcLevel::M).ok()?;
            QrCode::with_bits(bits, EcLevel::M).ok()
        })?;
        let width = code.width();
        let dark: Vec<bool> =
            code.into_colors().into_iter().map(|it| it == Color::Dark).collect();
        Some(Self { width: u16::try_from(width).ok()?, boxes: boxes(&dark, width) })
    }
}

/// Rows of dark squares, joined with the same ones in the rows below.
fn boxes(dark: &[bool], width: usize) -> Vec<[u16; 4]> {
    let mut boxes: Vec<[u16; 4]> = Vec::new();
    // Boxes that reach down to the row above.
    let mut open: Vec<usize> = Vec::new();
    for (row, squares) in (0_u16..).zip(dark.chunks(width.max(1))) {
        let mut next = Vec::new();
        for (column, length) in runs(squares) {
            let above = |at: &&usize| {
                let it = boxes.get(**at);
                it.is_some_and(|it| it[0] == column && it[2] == length)
            };
            if let Some(at) = open.iter().find(above).copied() {
                if let Some(it) = boxes.get_mut(at) {
                    it[3] += 1;
                }
                next.push(at);
            } else {
                next.push(boxes.len());
                boxes.push([column, row, length, 1]);
            }
        }
        open = next;
    }
    boxes
}

/// Where the dark squares of a row begin and how many they are.
fn runs(squares: &[bool]) -> Vec<(u16, u16)> {
    let mut runs: Vec<(u16, u16)> = Vec::new();
    for (column, dark) in (0_u16..).zip(squares) {
        match runs.last_mut() {
            Some((start, length)) if *dark && *start + *length == column => *length += 1,
            _ if *dark => runs.push((column, 1)),
            _ => {}
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_hold_every_dark_square_once() {
        let text = "BCD\n002\n1\nSCT\n\nÉlan\nFR7630006000011234567890189\nEUR1.00";
        let modules = Modules::of(text, 1..=13).unwrap();
        assert_eq!((modules.width - 17) % 4, 0);
        let width = usize::from(modules.width);
        let mut seen = vec![0; width * width];
        for [column, row, wide, high] in &modules.boxes {
            for y in *row..row + high {
                for x in *column..column + wide {
                    seen[usize::from(y) * width + usize::from(x)] += 1;
                }
            }
        }
        assert!(seen.iter().all(|count| *count <= 1));
        let dark: Vec<bool> = seen.iter().map(|count| *count == 1).collect();
        // The corners of the three finders, and the white beside them.
        for (x, y, expected) in
            [(0, 0, true), (6, 6, true), (7, 7, false), (width - 1, 0, true)]
        {
            assert_eq!(dark[y * width + x], expected, "{x} {y}");
        }
        assert!(modules.boxes.len() < dark.iter().filter(|it| **it).count());
    }

    #[test]
    fn a_text_that_does_not_fit_gives_none() {
        assert!(Modules::of(&"x".repeat(331), 1..=13).is_some());
        assert!(Modules::of(&"x".repeat(332), 1..=13).is_none());
    }
}
