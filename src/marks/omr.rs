//! OMR: bars that a machine reads as yes or no.

use std::sync::Arc;

use serde::Deserialize;

use super::Slot;
use print::page::Fill;
use print::{Area, Mm};

/// Bars that a machine reads as yes or no, one below the other.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Omr {
    /// Left edge of the bars.
    pub x: Mm,
    /// Middle of the first bar.
    pub y: Mm,
    /// How long a bar is.
    pub width: Mm,
    /// The thickness of the line.
    pub thickness: Mm,
    /// From the middle of one position to that of the next.
    pub pitch: Mm,
    /// The widths to keep white around them.
    pub clear: Clear,
    /// The positions from the top.
    pub slots: Vec<Slot>,
    /// How sheets are counted.
    #[serde(default)]
    pub sequence: Sequence,
    /// The limits of the machine.
    #[serde(default)]
    pub limits: OmrLimits,
}

/// The widths to keep white around bars.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clear {
    /// Left and right of them.
    pub side: Mm,
    /// Above the first and below the last position.
    pub ends: Mm,
}

/// How the wrapping number of sheets runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sequence {
    /// Where the count begins again: with each piece or with each stream.
    pub reset: Reset,
    /// Whether it leaves out 0, at which none of its marks is printed.
    pub omit_zero: bool,
    /// Whether it counts down.
    pub down: bool,
}

/// Where counting begins again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reset {
    /// With each stream, irrespective of pieces.
    #[default]
    Stream,
    /// With each piece, at 1.
    Piece,
}

/// The limits beyond which a machine cannot read; each is checked where a source gives it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OmrLimits {
    /// Most positions.
    pub slots: Option<usize>,
    /// Longest code.
    pub length: Option<Mm>,
    /// Least pitch.
    pub pitch: Option<Mm>,
    /// Least width of a bar.
    pub width: Option<Mm>,
    /// Thinnest and thickest bar.
    pub thickness: Option<(Mm, Mm)>,
    /// Least distance from the upper edge of the sheet.
    pub top: Option<Mm>,
    /// Least distance from the lower edge.
    pub bottom: Option<Mm>,
}

/// A sheet on its way through the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fed {
    /// Which of its piece it is, counted from 1 as they are printed.
    pub(super) order: u32,
    /// How many sheets the piece has.
    pub(super) of: u32,
    /// Which of its stream it is, counted from 1.
    pub(super) seq: u32,
}

/// Bars are drawn on a grid of hundredths of a millimetre.
const GRID: f32 = 0.01;

impl Omr {
    /// Which positions bear a mark.
    pub(super) fn marks(&self, fed: Fed, feeds: &[u8]) -> Vec<bool> {
        let number = self.number(fed);
        let end = fed.order == fed.of;
        let mark = |slot: &Slot| match *slot {
            Slot::Always => true,
            Slot::Never | Slot::ParityEven | Slot::ParityOdd => false,
            Slot::Begin => fed.order == 1,
            Slot::NotBegin => fed.order != 1,
            Slot::End => end,
            Slot::NotEnd => !end,
            Slot::Sequence(digit) => number >> digit & 1 == 1,
            Slot::Feed(feeder) => end && feeds.contains(&feeder),
        };
        let mut marks: Vec<bool> = self.slots.iter().map(mark).collect();
        let odd = marks.iter().filter(|it| **it).count() % 2 == 1;
        for (slot, mark) in self.slots.iter().zip(&mut marks) {
            match slot {
                Slot::ParityEven => *mark = odd,
                Slot::ParityOdd => *mark = !odd,
                _ => {}
            }
        }
        marks
    }

    /// The wrapping number of a sheet.
    fn number(&self, fed: Fed) -> u32 {
        let digits = self.slots.iter().filter(|it| matches!(it, Slot::Sequence(_))).count();
        let size = 1_u32 << digits.min(6);
        let counted = match self.sequence.reset {
            Reset::Stream => fed.seq.saturating_sub(1),
            Reset::Piece => fed.order.saturating_sub(u32::from(self.sequence.omit_zero)),
        };
        let lowest = u32::from(self.sequence.omit_zero).min(size - 1);
        let values = size - lowest;
        let counted = counted % values;
        lowest + if self.sequence.down { values - 1 - counted } else { counted }
    }

    /// Middle of the last position.
    fn last(&self) -> Mm {
        self.y + self.pitch * self.slots.len().saturating_sub(1) as f32
    }

    /// The area to keep white, bars included.
    pub(super) fn zone(&self) -> Area {
        let (side, ends) = (self.clear.side, self.clear.ends + self.thickness * 0.5);
        Area {
            left: self.x - side,
            right: self.x + self.width + side,
            top: self.y - ends,
            bottom: self.last() + ends,
        }
    }

    /// The bars.
    pub(super) fn bars(&self, marks: &[bool]) -> Fill {
        let grid = |length: Mm| (length.0 / GRID).round() as u16;
        let position = |place: usize| grid(self.pitch * place as f32);
        let (width, thickness) = (grid(self.width), grid(self.thickness));
        let printed = marks.iter().enumerate().filter(|(_, mark)| **mark);
        let boxes = printed.map(|(place, _)| [0, position(place), width, thickness]);
        Fill {
            x: self.x,
            y: self.y - self.thickness * 0.5,
            unit: Mm(GRID),
            white: false,
            boxes: boxes.collect(),
        }
    }

    /// The first measure that the machine could not read on a sheet of this height: its name, value and
    /// limit, such as `thickness 0.8 mm > 0.7 mm`, the same in every language.
    pub(super) fn refused(&self, height: Mm) -> Option<String> {
        let limits = self.limits;
        let (slots, most) = (self.slots.len(), limits.slots.unwrap_or(usize::MAX));
        let parities = self.slots.iter().filter(|it| it.is_parity()).count();
        if slots > most {
            return Some(format!("slots {slots} > {most}"));
        }
        if slots == 0 {
            return Some("slots 0 < 1".to_owned());
        }
        if parities > 1 {
            return Some(format!("parity {parities} > 1"));
        }
        let least = Some(Mm(GRID));
        let (thinnest, thickest) = limits.thickness.unzip();
        let below = [
            ("pitch", self.pitch, limits.pitch),
            ("width", self.width, limits.width.or(least)),
            ("thickness", self.thickness, thinnest.or(least)),
            ("y", self.y, limits.top),
            ("bottom", height - self.last(), limits.bottom),
        ];
        let above = [
            ("thickness", self.thickness, thickest),
            ("length", self.last() - self.y, limits.length),
        ];
        let shown = |(what, is, limit): (&str, Mm, Mm), sign: char| {
            format!("{what} {} mm {sign} {} mm", thousandths(is), thousandths(limit))
        };
        let mut under =
            below.into_iter().filter_map(|(what, is, limit)| Some((what, is, limit?)));
        let mut over =
            above.into_iter().filter_map(|(what, is, limit)| Some((what, is, limit?)));
        let under = under.find(|(_, is, limit)| is < limit).map(|it| shown(it, '<'));
        under.or_else(|| over.find(|(_, is, limit)| is > limit).map(|it| shown(it, '>')))
    }
}

/// A length without what counting in binary leaves behind.
fn thousandths(length: Mm) -> f32 {
    (length.0 * 1000.0).round() / 1000.0
}

/// The bars of a code as digits: `1` where there is a mark.
pub(super) fn bits(marks: &[bool]) -> Arc<str> {
    marks.iter().map(|mark| if *mark { '1' } else { '0' }).collect::<String>().into()
}
