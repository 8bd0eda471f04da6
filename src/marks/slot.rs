//! The positions of an OMR code and their meanings.

use findings::Refusal;
use serde::Deserialize;

/// The meaning of one position of an OMR code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Slot {
    /// Always a mark: benchmark, start, safety, retiming.
    Always,
    /// Never a mark; the position is kept.
    Never,
    /// On the sheet of a piece that is printed, and so fed, first.
    Begin,
    /// On all others.
    NotBegin,
    /// On the sheet that is printed last: the piece is complete.
    End,
    /// On all others.
    NotEnd,
    /// Makes the number of marks even.
    ParityEven,
    /// Makes the number of marks odd.
    ParityOdd,
    /// A binary digit of the wrapping number of the sheet; 0 is the lowest.
    Sequence(u8),
    /// Something is added from the feeder of this number; on the last sheet.
    Feed(u8),
}

impl Slot {
    /// Words of job and machine files; with `sequence-1` to `sequence-6` and `feed-1` to `feed-9`.
    pub const WORDS: &'static [&'static str] = &[
        "benchmark",
        "start",
        "safety",
        "retiming",
        "blank",
        "begin",
        "not-begin",
        "end",
        "not-end",
        "parity-even",
        "parity-odd",
    ];

    /// Whether it is the parity of the others.
    pub(super) fn is_parity(self) -> bool {
        matches!(self, Self::ParityEven | Self::ParityOdd)
    }
}

impl TryFrom<String> for Slot {
    type Error = Refusal;

    fn try_from(word: String) -> Result<Self, Refusal> {
        let numbered = |prefix: &str, most: u8| {
            let number: u8 = word.strip_prefix(prefix)?.parse().ok()?;
            (1..=most).contains(&number).then_some(number)
        };
        Ok(match word.as_str() {
            "benchmark" | "start" | "safety" | "retiming" => Self::Always,
            "blank" => Self::Never,
            "begin" => Self::Begin,
            "not-begin" => Self::NotBegin,
            "end" => Self::End,
            "not-end" => Self::NotEnd,
            "parity-even" => Self::ParityEven,
            "parity-odd" => Self::ParityOdd,
            _ => match (numbered("sequence-", 6), numbered("feed-", 9)) {
                (Some(digit), _) => Self::Sequence(digit - 1),
                (_, Some(feeder)) => Self::Feed(feeder),
                _ => return Err(Refusal::new("settings-slot", word)),
            },
        })
    }
}
