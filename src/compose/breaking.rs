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

/// One attempt at a paragraph: which partings are allowed, how far spaces may stretch (1 is the
/// layout's limit).
pub(super) struct Attempt {
    pub(super) partings: Option<bool>,
    pub(super) stretch: f32,
    /// Whether the last line may be next to nothing.
    pub(super) runt: bool,
}

/// From the strictest to one that always succeeds. No attempt looks for rivers: spaces that stand under
/// one another are seen only where they are wide, and these stay near their natural width.
pub(super) const ATTEMPTS: [Attempt; 5] = [
    Attempt { partings: None, stretch: 0.7, runt: true },
    Attempt { partings: Some(true), stretch: 1.0, runt: true },
    Attempt { partings: Some(false), stretch: 1.0, runt: true },
    Attempt { partings: Some(false), stretch: 2.0, runt: false },
    Attempt { partings: Some(false), stretch: f32::INFINITY, runt: true },
];

/// Added to the badness of a line that ends in a hyphen (as in TeX).
const HYPHEN: f32 = 50.0;
/// Added for a last line of a few characters, or of one short word.
const RUNT: f32 = 300.0;
/// Characters a last line should have.
const LAST_LINE: usize = 6;
/// Characters a lone last word should have.
const LAST_WORD: usize = 10;

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
            let line = LineFit::new(start, end, place == last, measure);
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
    /// Positive: how much of the allowed stretch is used.
    stretch_ratio: f32,
    /// Negative: how much of the allowed shrink is used; below -1 the line is too wide.
    shrink_ratio: f32,
}

impl<'a> LineFit<'a> {
    fn new(start: &'a Break, end: &'a Break, last: bool, measure: &Measure) -> Self {
        let width = end.end.0 - start.next.0;
        let space = end.end.1 - start.next.1;
        let free = measure.width.0 - width;
        // A hundredth of a millimetre is nothing on paper, but much to a line without spaces.
        let (mut stretch_ratio, mut shrink_ratio) = (0.0, 0.0);
        if free < -0.01 {
            shrink_ratio = free / (space * (1.0 - measure.space.least)).max(1e-6);
        } else if !last && free > 0.01 {
            stretch_ratio = free / (space * (measure.space.most - 1.0)).max(1e-6);
        }
        Self { start, end, last, stretch_ratio, shrink_ratio }
    }

    /// The cost of the line; none when it may not be set so.
    fn demerits(&self, attempt: &Attempt, tokens: &[Token]) -> Option<f32> {
        let hyphens = (self.start.parting.is_some(), self.end.parting.is_some());
        if self.stretch_ratio > attempt.stretch || hyphens == (true, true) {
            return None;
        }
        let ratio = self.stretch_ratio.max(-self.shrink_ratio).min(100.0);
        let mut badness = 1.0 + 100.0 * ratio * ratio * ratio;
        if hyphens.1 {
            badness += HYPHEN;
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
