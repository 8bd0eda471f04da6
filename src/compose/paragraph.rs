//! Sets paragraphs: justified, broken as a whole so that no line is poorer than it must be.

use std::sync::Arc;

use crate::layout::Setting;
use print::Mm;
use print::font::{Levels, ShapedWord, is_plain};
use print::page::PlacedWord;

use super::breaking::{
    Attempt, Break, Ends, JUSTIFIED, Parted, RAGGED, STRETCHED, Token, choose, is_runt,
};
use super::hyphen::{Parting, Speech, partings};
use super::measure::Measure;
use super::recent::Recent;
use super::set_lines::{Paragraph, SetLine, SetRun};
use super::setter::Setter;
use super::tokens::{turned, unmarked};

/// Paragraphs remembered per measure, and words whose partings are.
const REMEMBERED: (usize, usize) = (256, 1024);

/// Measures remembered: those of a layout and its languages, and the last widths of cells, which are as
/// many as there are texts.
const MEASURES: usize = 48;

/// Where words may be parted.
#[derive(Clone, Copy)]
struct PartingRules {
    speech: Speech,
    /// Which words, and how.
    attempt: Attempt,
    /// The first token of the last word, which is not hyphenated where care is taken.
    last_word: usize,
}

impl PartingRules {
    /// Whether a token may be parted there.
    fn allow(&self, parting: &Parting, place: usize) -> bool {
        if parting.joint {
            return self.attempt.careful;
        }
        let whole = self.attempt.careful && place >= self.last_word;
        match self.attempt.parted {
            Parted::Nothing => false,
            Parted::Wide => parting.wide && !whole,
            Parted::Any => !whole,
        }
    }
}

impl Setter<'_> {
    /// Sets a paragraph of marked text, or remembers how it was set.
    pub(super) fn paragraph(&mut self, text: &str, measure: &Measure) -> Arc<Paragraph> {
        let place = self.measure(measure);
        let known = self.paragraphs.set.get_mut(place).and_then(|(_, known)| known.get(text));
        let paragraph = known.unwrap_or_else(|| {
            let paragraph = Arc::new(self.set(text, measure));
            if let Some((_, known)) = self.paragraphs.set.get_mut(place) {
                known.insert(text.into(), Arc::clone(&paragraph));
            }
            paragraph
        });
        if let Some((missing, word)) = &paragraph.missing {
            self.note_missing(*missing, word);
        }
        paragraph
    }

    /// The place of a measure among those remembered; the longest known gives way to a new one.
    fn measure(&mut self, measure: &Measure) -> usize {
        let set = &mut self.paragraphs.set;
        if let Some(place) = set.iter().position(|(known, _)| known == measure) {
            return place;
        }
        if set.len() >= MEASURES {
            set.remove(0);
        }
        set.push((*measure, Recent::new(REMEMBERED.0)));
        set.len() - 1
    }

    fn set(&mut self, text: &str, measure: &Measure) -> Paragraph {
        let levels = if is_plain(text) { None } else { Some(Levels::of(&unmarked(text))) };
        let tokens = self.tokens(text, measure, levels.as_ref());
        let base = levels.map_or(0, |levels| levels.base);
        let missing =
            tokens.iter().find_map(|it| Some((it.word.missing?, it.word.text.clone())));
        let (chosen, ragged) = self.chosen(&tokens, measure);
        let measure = &Measure { ragged: measure.ragged || ragged, ..*measure };
        let mut lines = self.lines(&tokens, &chosen, (measure, base));
        if lines.is_empty() {
            lines.push(SetLine { runs: Vec::new(), width: Mm(0.0) });
        }
        Paragraph { lines, missing }
    }

    /// The ends of the lines: from the first attempt that succeeds without a last line of next to
    /// nothing, or the first that succeeds where every one leaves such a line; and whether they are ragged.
    fn chosen(&mut self, tokens: &[Token], measure: &Measure) -> (Vec<Break>, bool) {
        let attempts = match measure.setting {
            _ if measure.ragged => STRETCHED,
            Setting::Stretched => STRETCHED,
            Setting::Justified => JUSTIFIED,
            Setting::Ragged => RAGGED,
        };
        let mut kept: Option<Vec<Break>> = None;
        for attempt in attempts {
            // A last line of little is better than spaces without limit.
            if kept.is_some() && attempt.ends == Ends::Even(f32::INFINITY) {
                break;
            }
            let ragged = matches!(attempt.ends, Ends::Ragged(_));
            let mut breaks = self.breaks(tokens, (attempt, measure.speech));
            let Some(chosen) = choose(tokens, &mut breaks, measure, attempt) else { continue };
            let before_last = chosen.len().checked_sub(2).and_then(|place| chosen.get(place));
            if attempt.careful || !before_last.is_some_and(|start| is_runt(start, tokens)) {
                return (chosen, ragged);
            }
            kept = kept.or(Some(chosen));
        }
        (kept.unwrap_or_default(), false)
    }

    /// Every place where a line may end in one attempt, the start and the end of the text included.
    fn breaks(
        &mut self,
        tokens: &[Token],
        (attempt, speech): (&Attempt, Speech),
    ) -> Vec<Break> {
        let none = (0.0, 0.0);
        let mut breaks = Vec::with_capacity(tokens.len() * 2);
        breaks.push(Break {
            token: 0,
            parting: None,
            end: none,
            next: none,
            best: Some((0.0, 0)),
        });
        let (mut width, mut space) = none;
        let last = tokens.len().saturating_sub(1);
        let ends = tokens.iter().take(last).rposition(|token| token.breaks);
        let last_word = ends.map_or(0, |place| place + 1);
        let rules = PartingRules { speech, attempt: *attempt, last_word };
        for (place, token) in tokens.iter().enumerate() {
            if attempt.careful || attempt.parted != Parted::Nothing {
                self.add_partings((place, token), (width, space), rules, &mut breaks);
            }
            let end = (width + token.width, space);
            width += token.width + token.space;
            space += token.space;
            if token.breaks || place + 1 == tokens.len() {
                let next = (width, space);
                breaks.push(Break { token: place, parting: None, end, next, best: None });
            }
        }
        breaks
    }

    /// Adds the places where a token may be parted; `before` is width and space before it.
    fn add_partings(
        &mut self,
        (place, token): (usize, &Token),
        before: (f32, f32),
        rules: PartingRules,
        breaks: &mut Vec<Break>,
    ) {
        let found = self.partings(&token.word.text, rules.speech);
        if found.is_empty() || token.word.width <= 0.0 || token.levels.0 % 2 == 1 {
            return;
        }
        let scale = token.width / token.word.width;
        let hyphen = self.shaper.shape(token.word.face, "-").width * scale;
        for parting in found.iter().filter(|parting| rules.allow(parting, place)) {
            let head = token.word.glyphs.iter().filter(|it| it.text.start < parting.at);
            let head = head.map(|glyph| glyph.advance).sum::<f32>() * scale;
            let end = head + if parting.own { 0.0 } else { hyphen };
            breaks.push(Break {
                token: place,
                parting: Some(*parting),
                end: (before.0 + end, before.1),
                next: (before.0 + head, before.1),
                best: None,
            });
        }
    }

    fn partings(&mut self, word: &str, speech: Speech) -> Arc<[Parting]> {
        let all = &mut self.paragraphs.partings;
        let place = all.iter().position(|(known, _)| *known == speech).unwrap_or_else(|| {
            all.push((speech, Recent::new(REMEMBERED.1)));
            all.len() - 1
        });
        let find = || -> Arc<[Parting]> { partings(word, speech).into() };
        let Some((_, known)) = all.get_mut(place) else { return find() };
        known.get(word).unwrap_or_else(|| {
            let found = find();
            known.insert(word.into(), Arc::clone(&found));
            found
        })
    }

    /// The lines between the chosen breaks, justified but for the last; `base` is the level of the
    /// paragraph.
    fn lines(
        &mut self,
        tokens: &[Token],
        chosen: &[Break],
        (measure, base): (&Measure, u8),
    ) -> Vec<SetLine> {
        let mut lines = Vec::with_capacity(chosen.len());
        let mut start = (0, None);
        for (count, end) in (1..).zip(chosen) {
            let mut words: Vec<(Arc<ShapedWord>, bool)> = Vec::new();
            let line = start.0..end.token + 1;
            for (place, token) in tokens.iter().enumerate().take(line.end).skip(line.start) {
                let from = start.1.filter(|_| place == start.0);
                let to = end.parting.filter(|_| place == end.token);
                let word = self.part(&token.word, from, to);
                words.push((word, token.space > 0.0 && place < end.token));
            }
            let line = tokens.get(line).unwrap_or_default();
            let mixed = base > 0 || line.iter().any(|token| token.levels.0 > 0);
            if mixed {
                words = turned(&words, line);
            }
            start = match end.parting {
                Some(parting) => (end.token, Some(parting)),
                None => (end.token + 1, None),
            };
            let last = measure.ragged || count == chosen.len();
            let mut line = self.justify(&words, measure, last);
            if let Some(last) = line.runs.last_mut().and_then(|run| run.words.last_mut()) {
                last.parted = !mixed && end.parting.is_some_and(|parting| !parting.own);
            }
            if base % 2 == 1 {
                let free = measure.width - line.width;
                line.runs.iter_mut().for_each(|run| run.x += free);
                line.width = measure.width;
            }
            lines.push(line);
        }
        lines
    }

    /// A word, or the part of it between two partings.
    fn part(
        &mut self,
        word: &Arc<ShapedWord>,
        from: Option<Parting>,
        to: Option<Parting>,
    ) -> Arc<ShapedWord> {
        let start = from.map_or(0, |parting| usize::from(parting.at));
        let end = to.map_or(word.text.len(), |parting| usize::from(parting.at));
        if (start, end) == (0, word.text.len()) {
            return Arc::clone(word);
        }
        let text = word.text.get(start..end).unwrap_or_default();
        match to {
            Some(parting) if !parting.own => self.shaper.shape(word.face, &format!("{text}-")),
            _ => self.shaper.shape(word.face, text),
        }
    }

    /// Spreads the words of a line over the measure; the last line keeps its natural spaces where
    /// they fit.
    fn justify(
        &self,
        words: &[(Arc<ShapedWord>, bool)],
        measure: &Measure,
        last: bool,
    ) -> SetLine {
        let scale = |face| self.scale(face, measure.size);
        let spaced = words.iter().filter(|(_, space)| *space);
        let (mut spaces, mut count) = (0.0, 0.0);
        for (word, _) in spaced {
            spaces += self.shaper.space(word.face) * scale(word.face);
            count += 1.0;
        }
        let mut natural = spaces;
        natural += words.iter().map(|(word, _)| word.width * scale(word.face)).sum::<f32>();
        let free = measure.width.0 - natural;
        let stretched = count > 0.0 && (free < 0.0 || !last);
        let spread = if stretched {
            Spread::of(measure.setting, (free, count), spaces)
        } else {
            Spread::None
        };
        let mut runs: Vec<SetRun> = Vec::with_capacity(1);
        let mut x = 0.0;
        for (word, spaced) in words {
            let scale = scale(word.face);
            let natural = self.shaper.space(word.face);
            let space = if *spaced { spread.space(natural, scale) } else { 0.0 };
            let placed = PlacedWord { word: Arc::clone(word), space, parted: false };
            match runs.last_mut().filter(|run| run.face == word.face) {
                Some(run) => run.words.push(placed),
                None => {
                    let (face, size_pt) = (word.face, measure.size);
                    let mut first = Vec::with_capacity(words.len());
                    first.push(placed);
                    runs.push(SetRun { x: Mm(x), face, size_pt, words: first });
                }
            }
            x += (word.width + space) * scale;
        }
        SetLine { runs, width: Mm(x) }
    }
}

/// How what a line lacks, or has too much, goes to its spaces.
#[derive(Clone, Copy)]
enum Spread {
    /// They keep their width.
    None,
    /// As much to each, in millimetres.
    Each(f32),
    /// So that all are the same part of their natural width, which differs from face to face.
    Part(f32),
}

impl Spread {
    /// By what is free in millimetres, how many spaces there are and how wide they are together.
    fn of(setting: Setting, (free, count): (f32, f32), spaces: f32) -> Self {
        match setting {
            Setting::Stretched => Self::Each(free / count),
            Setting::Justified | Setting::Ragged => Self::Part(1.0 + free / spaces.max(1e-6)),
        }
    }

    /// A space of a natural width in font units of so many millimetres.
    fn space(self, natural: f32, scale: f32) -> f32 {
        match self {
            Self::None => natural,
            Self::Each(more) => natural + more / scale,
            Self::Part(part) => natural * part,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Layout, Setting, Space};

    const TEXT: &str = "Si quelque chose s’oppose au paiement, merci de nous l’écrire avant cette \
        date en précisant \u{e}la facture et le motif\u{a0}:\u{f} nous suspendrons nos relances sur les \
        sommes contestées le temps de les vérifier. Nous vous rappelons qu’entre professionnels \
        un paiement tardif donne droit à des pénalités et à une indemnité forfaitaire.";

    /// Width of each line and its text, set in a measure.
    fn set(text: &str, width: f32) -> Vec<(f32, String)> {
        let faces = Layout::builtin("classic").unwrap().unwrap().load_faces(false).unwrap();
        let mut setter = Setter::new(&faces);
        let space = Space { least: 0.75, most: 1.5 };
        let speech = Speech::of("fr");
        let setting = Setting::Stretched;
        let ragged = false;
        let measure = Measure { width: Mm(width), size: 10.5, space, speech, setting, ragged };
        let paragraph = setter.paragraph(text, &measure);
        let line = |line: &SetLine| {
            let mut shown = String::new();
            let mut right = 0.0;
            for run in &line.runs {
                let scale = setter.scale(run.face, run.size_pt);
                right = run.x.0;
                for placed in &run.words {
                    right += (placed.word.width + placed.space) * scale;
                    shown.push_str(&placed.word.text);
                    shown.push_str(if placed.space > 0.0 { " " } else { "" });
                }
            }
            (right, shown.trim_end().to_owned())
        };
        paragraph.lines.iter().map(line).collect()
    }

    #[test]
    fn lines_end_on_the_edge_and_no_two_in_a_row_with_a_hyphen() {
        for width in [40.0, 62.5, 90.0, 122.5, 140.0] {
            let lines = set(TEXT, width);
            let (last, rest) = lines.split_last().unwrap();
            assert!(rest.iter().all(|(right, _)| (right - width).abs() < 0.1), "{lines:#?}");
            assert!(last.0 <= width + 0.1);
            let hyphens: Vec<bool> = lines.iter().map(|(_, it)| it.ends_with('-')).collect();
            assert!(!hyphens.windows(2).any(|two| two == [true, true]), "{lines:#?}");
        }
    }

    #[test]
    fn no_word_is_lost_or_changed() {
        for width in [15.0, 40.0, 140.0] {
            let together: String =
                set(TEXT, width).into_iter().map(|(_, line)| line + " ").collect();
            let expected = TEXT.replace(['\u{e}', '\u{f}'], "");
            assert_eq!(together.replace("- ", "").replace(' ', ""), expected.replace(' ', ""));
        }
    }

    #[test]
    fn a_word_wider_than_the_measure_is_cut() {
        let lines = set(&format!("a {} b", "x".repeat(400)), 60.0);
        assert!(lines.len() > 5 && lines.iter().all(|(right, _)| *right <= 60.1), "{lines:#?}");
    }

    #[test]
    fn no_line_breaks_at_a_no_break_space() {
        for width in [30.0, 45.0, 70.0] {
            let lines = set(&"payer 8\u{202f}432,10\u{a0}€ ici ".repeat(12), width);
            assert!(
                lines.iter().all(|(_, line)| {
                    line.matches('8').count() == line.matches('€').count()
                })
            );
        }
    }
}
