//! Data Matrix codes with the numbers of piece and sheet.

use std::sync::Arc;

use datamatrix::{DataMatrix, SymbolList, SymbolSize};
use serde::Deserialize;

use super::MarksError;
use print::page::Fill;
use print::{Area, Mm};

/// A Data Matrix with the number of the piece and of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matrix {
    /// Left edge, from the left edge of the sheet.
    pub x: Mm,
    /// Top edge.
    pub y: Mm,
    /// Width and height of a module.
    pub module: Mm,
    /// Modules kept white all round.
    pub quiet: u16,
}

/// Modules on each side of the largest symbol that a code may need. A code has 27 capitals and digits,
/// which C40 packs three to two into a symbol of 20 modules.
const MODULES: u16 = 22;

/// The values in a code.
#[derive(Debug, Clone, Copy)]
pub(super) struct Coded<'a> {
    /// The run by its name.
    pub(super) run: &'a str,
    /// Number of the piece in the run.
    pub(super) piece: u32,
    /// Number of the sheet in its piece, as it is read.
    pub(super) sheet: u32,
    /// Sheets of the piece.
    pub(super) of: u32,
    /// 1 when the piece is complete, 2 and 4 for what feeders 1 and 2 add.
    pub(super) flags: u32,
    /// Number of the sheet in its stream.
    pub(super) seq: u32,
}

impl Coded<'_> {
    /// 27 capitals and digits at fixed places: `L1`, eight of the run, seven of the piece, two of the sheet,
    /// two of the sheets (all three to base 36), flags, sequence to base 36, four of the checksum.
    pub(super) fn text(&self) -> String {
        let run = self.run.rsplit('-').next().unwrap_or_default().to_uppercase();
        let mut text = format!("L1{run:0>8.8}");
        text.push_str(&base36(self.piece, 7));
        text.push_str(&base36(self.sheet, 2));
        text.push_str(&base36(self.of, 2));
        text.push_str(&format!("{:X}", self.flags & 15));
        text.push_str(&base36(self.seq % 36, 1));
        let sum = crc16(text.as_bytes());
        text.push_str(&format!("{sum:04X}"));
        text
    }
}

impl Matrix {
    /// The area to keep white, symbol included.
    pub(super) fn zone(&self) -> Area {
        let quiet = self.module * f32::from(self.quiet);
        let side = self.module * f32::from(MODULES);
        Area {
            left: self.x - quiet,
            right: self.x + side + quiet,
            top: self.y - quiet,
            bottom: self.y + side + quiet,
        }
    }

    /// The symbol of a code.
    pub(super) fn symbol(&self, code: &str) -> Result<Fill, MarksError> {
        let sizes = SymbolList::with_whitelist([SymbolSize::Square20, SymbolSize::Square22]);
        let symbol = DataMatrix::encode_str(code, sizes)
            .map_err(|_| MarksError::Symbol { code: code.to_owned() })?;
        let bitmap = symbol.bitmap();
        let mut boxes: Vec<[u16; 4]> = Vec::new();
        for (x, y) in bitmap.pixels() {
            let small = |length: usize| u16::try_from(length).unwrap_or(u16::MAX);
            let (x, y) = (small(x), small(y));
            match boxes.last_mut() {
                Some([left, row, width, _]) if *row == y && *left + *width == x => *width += 1,
                _ => boxes.push([x, y, 1, 1]),
            }
        }
        Ok(Fill {
            x: self.x,
            y: self.y,
            unit: self.module,
            white: false,
            boxes: Arc::from(boxes),
        })
    }
}

/// A number to base 36, in that many digits, the last ones.
fn base36(mut number: u32, digits: usize) -> String {
    let mut text = Vec::new();
    for _ in 0..digits {
        text.push(char::from_digit(number % 36, 36).unwrap_or_default().to_ascii_uppercase());
        number /= 36;
    }
    text.iter().rev().collect()
}

/// CRC-16/CCITT-FALSE: polynomial 0x1021, begun with 0xFFFF (ITU-T V.41 gives the polynomial).
fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |mut sum, byte| {
        sum ^= u16::from(*byte) << 8;
        for _ in 0..8 {
            sum = if sum & 0x8000 == 0 { sum << 1 } else { sum << 1 ^ 0x1021 };
        }
        sum
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_catalogue() {
        assert_eq!(crc16(b"123456789"), 0x29B1);
    }

    #[test]
    fn a_code_has_27_places_and_nobodys_name() {
        let coded =
            Coded { run: "2026-11-22-0a1b2c3d", piece: 36, sheet: 1, of: 3, flags: 5, seq: 37 };
        let text = coded.text();
        assert_eq!(text.len(), 27);
        assert!(text.starts_with("L10A1B2C3D0000010010351"), "{text}");
    }
}
