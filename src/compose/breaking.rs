//! Where the lines of a paragraph end: the breaks with the least demerits for the paragraph as a whole.
//!
//! Knuth and Plass, Breaking Paragraphs into Lines (1981), with word spaces limited by the layout.

use std::sync::Arc;

use print::font::ShapedWord;

use super::hyphen::Parting;
use super::measure::Measure;

/// A word or a part of one in one face.
pub(super) struct Token {
    pub(super) word: Arc<ShapedWord>,
    /// Its width in millimetres.
    pub(super) width: f32,
    /// Width of the space behind it in millimetres; 0 where the next follows at once.
    pub(super) space: f32,
    /// Whether the line may end behind it.
    pub(super) breaks: bool,
    /// Embedding levels of the word and of the space behind it: odd reads from the right.
    pub(super) levels: (u8, u8),
}

/// A place where a line may end.
#[derive(Clone, Copy)]
pub(super) struct Break {
    /// The last token of the line.
    pub(super) token: usize,
    /// Where that token is parted.
    pub(super) parting: Option<Parting>,
    /// Natural width and space from the start of the paragraph to the end of the line.
    pub(super) end: (f32, f32),
    /// Width and space up to the start of the next line.
    pub(super) next: (f32, f32),
    /// Least demerits so far, and the break before.
    pub(super) best: Option<(f32, usize)>,
}

/// Where a line of an attempt ends.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Ends {
    /// On the right edge: spaces may take this part of the stretch that the layout allows.
    Even(f32),
    /// Anywhere behind this part of the measure; spaces keep their width.
    Ragged(f32),
}

/// Which words an attempt may part.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Parted {
    /// None.
    Nothing,
    /// Those with three letters on both sides.
    Wide,
    /// With two letters before the hyphen too.
    Any,
}

/// One attempt at a paragraph.
#[derive(Clone, Copy)]
pub(super) struct Attempt {
    pub(super) parted: Parted,
    pub(super) ends: Ends,
    /// Whether e-mail and web addresses may part, and the last line must not be the end of a word.
    pub(super) careful: bool,
    /// Whether the last line may be next to nothing.
    pub(super) runt: bool,
}

impl Attempt {
    const fn stretched(parted: Parted, stretch: f32, runt: bool) -> Self {
        Self { parted, ends: Ends::Even(stretch), careful: false, runt }
    }

    const fn even(parted: Parted, stretch: f32) -> Self {
        Self { parted, ends: Ends::Even(stretch), careful: true, runt: false }
    }

    const fn ragged(parted: Parted, least: f32, runt: bool) -> Self {
        Self { parted, ends: Ends::Ragged(least), careful: true, runt }
    }
}

/// For lines that always end on the right edge, from the strictest to one that always succeeds. No attempt
/// looks for rivers: spaces that stand under one another are seen only where they are wide, and these stay
/// near their natural width.
pub(super) const STRETCHED: &[Attempt] = &[
    Attempt::stretched(Parted::Nothing, 0.7, true),
    Attempt::stretched(Parted::Wide, 1.0, true),
    Attempt::stretched(Parted::Any, 1.0, true),
    Attempt::stretched(Parted::Any, 2.0, false),
    Attempt::stretched(Parted::Any, f32::INFINITY, true),
];

/// For lines that end on the right edge where spaces stay within their limits; else the paragraph is ragged.
pub(super) const JUSTIFIED: &[Attempt] = &[
    Attempt::even(Parted::Nothing, 0.7),
    Attempt::even(Parted::Wide, 1.0),
    Attempt::ragged(Parted::Nothing, 0.85, false),
    Attempt::ragged(Parted::Wide, 0.85, false),
    Attempt::ragged(Parted::Wide, 0.6, false),
    Attempt::ragged(Parted::Wide, 0.0, true),
];

/// For lines that keep their natural spaces; words part only where a line would stay short without.
pub(super) const RAGGED: &[Attempt] = &[
    Attempt::ragged(Parted::Nothing, 0.85, false),
    Attempt::ragged(Parted::Nothing, 0.78, false),
    Attempt::ragged(Parted::Wide, 0.85, false),
    Attempt::ragged(Parted::Wide, 0.6, false),
    Attempt::ragged(Parted::Wide, 0.0, true),
];

/// A ragged line that leaves this part of the measure free is as bad as one whose spaces reach their limit.
const FREE: f32 = 0.15;
/// Added to the badness of a line that ends in a hyphen (as in TeX).
const HYPHEN: f32 = 50.0;
/// Added to the badness of a line that ends inside an address.
const JOINT: f32 = 20.0;
/// Added for a last line of a few characters, or of one short word.
const RUNT: f32 = 300.0;
/// Characters a last line should have.
const LAST_LINE: usize = 6;
/// Characters a lone last word should have.
const LAST_WORD: usize = 10;
/// The part of the measure that a last line fills which begins with the rest of a word.
const LAST_PART: f32 = 1.0 / 3.0;

/// Lets lines end inside groups of tokens that no space parts and that are wider than the measure.
pub(super) fn part_wide_groups(tokens: &mut [Token], measure: f32) {
    for group in tokens.split_inclusive_mut(|token| token.breaks) {
        if group.iter().map(|token| token.width).sum::<f32>() > measure {
            group.iter_mut().for_each(|token| token.breaks = true);
        }
    }
}

/// The breaks with the least demerits, from the first line's end to the last's; none when a line
/// would stretch or shrink too far.
pub(super) fn choose(
    tokens: &[Token],
    breaks: &mut [Break],
    measure: &Measure,
    attempt: &Attempt,
) -> Option<Vec<Break>> {
    let last = breaks.len().checked_sub(1)?;
    let mut first_open = 0;
    for place in 1..=last {
        let (before, rest) = breaks.split_at_mut(place);
        let end = rest.first_mut()?;
        for (start_place, start) in before.iter().enumerate().skip(first_open) {
            let Some((so_far, _)) = start.best else { continue };
            let line = LineFit::new((start, end), place == last, (measure, attempt.ends));
            if line.shrink_ratio < -1.0 {
                // Wider lines only grow from here: this start is never tried again.
                if start_place == first_open {
                    first_open += 1;
                }
                continue;
            }
            let demerits = match line.demerits(attempt, tokens) {
                Some(demerits) => so_far + demerits,
                None => continue,
            };
            if end.best.is_none_or(|(best, _)| demerits < best) {
                end.best = Some((demerits, start_place));
            }
        }
        while before.get(first_open).is_some_and(|it| it.best.is_none()) {
            first_open += 1;
        }
    }
    let mut chosen = Vec::new();
    let mut place = last;
    while place > 0 {
        let end = breaks.get(place)?;
        chosen.push(*end);
        place = end.best?.1;
    }
    chosen.reverse();
    Some(chosen)
}

/// How well a line between two breaks fits.
struct LineFit<'a> {
    start: &'a Break,
    end: &'a Break,
    last: bool,
    /// Its natural width as a part of the measure.
    filled: f32,
    /// Positive: how much of the allowed stretch is used.
    stretch_ratio: f32,
    /// Negative: how much of the allowed shrink is used; below -1 the line is too wide.
    shrink_ratio: f32,
}

impl<'a> LineFit<'a> {
    fn new(
        (start, end): (&'a Break, &'a Break),
        last: bool,
        (measure, ends): (&Measure, Ends),
    ) -> Self {
        let width = end.end.0 - start.next.0;
        let mut space = end.end.1 - start.next.1;
        let free = measure.width.0 - width;
        let filled = width / measure.width.0.max(1e-6);
        // A hundredth of a millimetre is nothing on paper, but much to a line without spaces.
        let (mut stretch_ratio, mut shrink_ratio) = (0.0, 0.0);
        if let Ends::Ragged(_) = ends {
            space = 0.0;
        }
        if free < -0.01 {
            shrink_ratio = free / (space * (1.0 - measure.space.least)).max(1e-6);
        } else if !last && free > 0.01 {
            stretch_ratio = match ends {
                Ends::Even(_) => free / (space * (measure.space.most - 1.0)).max(1e-6),
                Ends::Ragged(_) => (1.0 - filled) / FREE,
            };
        }
        Self { start, end, last, filled, stretch_ratio, shrink_ratio }
    }

    /// The cost of the line; none when it may not be set so.
    fn demerits(&self, attempt: &Attempt, tokens: &[Token]) -> Option<f32> {
        let hyphen = |place: &Break| place.parting.is_some_and(|parting| !parting.joint);
        let hyphens = (hyphen(self.start), hyphen(self.end));
        let loose = match attempt.ends {
            Ends::Even(stretch) => self.stretch_ratio > stretch,
            Ends::Ragged(least) => !self.last && self.filled < least,
        };
        if loose || hyphens == (true, true) {
            return None;
        }
        // No paragraph ends in the rest of a word.
        if attempt.careful && self.last && hyphens.0 && self.filled < LAST_PART {
            return None;
        }
        let ratio = self.stretch_ratio.max(-self.shrink_ratio).min(100.0);
        let mut badness = 1.0 + 100.0 * ratio * ratio * ratio;
        if hyphens.1 {
            badness += HYPHEN;
        } else if self.end.parting.is_some() {
            badness += JOINT;
        }
        let follows = self.start.end != (0.0, 0.0);
        if self.last && follows && is_runt(self.start, tokens) {
            if !attempt.runt {
                return None;
            }
            badness += RUNT;
        }
        Some(badness * badness)
    }
}

/// Whether a last line that begins after `start` is a few characters, one short word, or the end of a
/// word and nothing else.
pub(super) fn is_runt(start: &Break, tokens: &[Token]) -> bool {
    let first = if start.parting.is_some() { start.token } else { start.token + 1 };
    let line = tokens.get(first..).unwrap_or_default();
    let characters: usize = line.iter().map(|it| it.word.text.chars().count()).sum();
    let words = line.iter().filter(|token| token.space > 0.0).count();
    let alone = words == 0 && (start.parting.is_some() || characters < LAST_WORD);
    characters < LAST_LINE || alone
}
