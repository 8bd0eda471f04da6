//! The dark squares of a QR code.

use fast_qr::{ECL, Mode, QRBuilder, QRCode, Version};

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

    /// The smallest code of a text that the European Payments Council allows, at most version 13
    /// (EPC069-12, section 2). None where the text does not fit.
    #[must_use]
    pub fn epc(text: &str) -> Option<Self> {
        let code = code(text, None)?;
        let allowed = code.size <= usize::from(Self::width(13));
        allowed.then(|| Self::of(&code)).flatten()
    }

    /// The smallest code of a text for a QR-bill, of versions 14 to 25. None where the text does not fit.
    ///
    /// 25 is the most allowed (SIX Implementation Guidelines QR-bill 2.2, 5.1). Smaller ones than 14 have an
    /// alignment pattern in the middle, which the Swiss cross would cover: some readers then find none of
    /// the text.
    #[must_use]
    pub fn swiss(text: &str) -> Option<Self> {
        let code = code(text, Some(Version::V14)).or_else(|| code(text, None))?;
        let allowed = code.size <= usize::from(Self::width(25));
        allowed.then(|| Self::of(&code)).flatten()
    }

    /// Squares on each side of a version (ISO/IEC 18004).
    fn width(version: u16) -> u16 {
        17 + 4 * version
    }

    fn of(code: &QRCode) -> Option<Self> {
        let squares = code.data.get(..code.size * code.size)?;
        let dark: Vec<bool> = squares.iter().map(|square| square.value()).collect();
        Some(Self { width: u16::try_from(code.size).ok()?, boxes: boxes(&dark, code.size) })
    }
}

/// A code at level M (EPC069-12, section 2; SIX Implementation Guidelines QR-bill 2.2, 5.1). Its text is taken
/// as bytes throughout: readers guess less than where a text changes its mode.
fn code(text: &str, version: Option<Version>) -> Option<QRCode> {
    let mut builder = QRBuilder::new(text.as_bytes());
    builder.ecl(ECL::M).mode(Mode::Byte);
    if let Some(version) = version {
        builder.version(version);
    }
    builder.build().ok()
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
        let modules = Modules::epc(text).unwrap();
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
        assert!(Modules::epc(&"x".repeat(331)).is_some());
        assert!(Modules::epc(&"x".repeat(332)).is_none());
        assert!(Modules::swiss(&"x".repeat(997)).is_some());
        assert!(Modules::swiss(&"x".repeat(998)).is_none());
        assert_eq!(Modules::swiss("x").unwrap().width, 73);
    }
}
