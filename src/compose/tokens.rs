//! The words of a paragraph, ready to be broken into lines, and their order where some read from the right.

use std::sync::Arc;

use crate::layout::FaceRole;
use print::font::{FaceId, Levels, ShapedWord, visual_order};

use super::breaking::{Token, part_wide_groups};
use super::inline::{Span, spans};
use super::measure::Measure;
use super::setter::{Setter, cut};

impl Setter<'_> {
    /// The words of a marked text, those wider than the measure cut; with `levels` in pieces of one
    /// direction and script.
    pub(super) fn tokens(
        &mut self,
        text: &str,
        measure: &Measure,
        levels: Option<&Levels>,
    ) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
        let mut start = 0;
        spans(text, |span: Span<'_>| {
            let at = start;
            start += span.text.len() + usize::from(span.space);
            let cut_of = match (span.strong, span.italic) {
                (true, _) => FaceRole::Strong,
                (false, true) => FaceRole::Italic,
                (false, false) => FaceRole::Text,
            };
            let face = cut_of.face();
            let scale = self.scale(face, measure.size);
            let space = if span.space { self.shaper.space(face) * scale } else { 0.0 };
            let space_level = levels.map_or(0, |levels| levels.at(at + span.text.len()));
            if span.text.is_empty() {
                if let Some(previous) = tokens.last_mut() {
                    (previous.space, previous.breaks) = (space, previous.breaks || span.space);
                    previous.levels.1 = space_level;
                }
                return;
            }
            let mut rest = span.text;
            let mut word = self.shaper.shape(face, rest);
            if levels.is_some() || self.may_mend(&word) {
                tokens.extend(self.piece_tokens((face, rest), (levels, at), measure));
                if let Some(last) = tokens.last_mut() {
                    let scale = self.scale(last.word.face, measure.size);
                    let space = self.shaper.space(last.word.face) * scale;
                    last.space = if span.space { space } else { 0.0 };
                    last.breaks |= span.space;
                    last.levels.1 = space_level;
                }
                return;
            }
            let mut token = |word: Arc<ShapedWord>, space, breaks| {
                let width = word.width * scale;
                tokens.push(Token { word, width, space, breaks, levels: (0, 0) });
            };
            while word.width * scale > measure.width.0 {
                let (head, tail) = rest.split_at(cut(&word, measure.width.0 / scale));
                if tail.is_empty() {
                    break;
                }
                token(self.shaper.shape(face, head), 0.0, true);
                (rest, word) = (tail, self.shaper.shape(face, tail));
            }
            token(word, space, span.space);
        });
        part_wide_groups(&mut tokens, measure.width.0);
        tokens
    }

    /// The pieces of a word that is not plain, those wider than the measure cut.
    fn piece_tokens(
        &mut self,
        word: (FaceId, &str),
        (levels, at): (Option<&Levels>, usize),
        measure: &Measure,
    ) -> Vec<Token> {
        let mut tokens = Vec::new();
        let plain = Levels::of("");
        for (mut part, level, breaks) in self.pieces(word, (levels.unwrap_or(&plain), at)) {
            let scale = self.scale(part.face, measure.size);
            let mut add = |word: Arc<ShapedWord>, breaks| {
                let width = word.width * scale;
                let levels = (level, level);
                tokens.push(Token { word, width, space: 0.0, breaks, levels });
            };
            while part.width * scale > measure.width.0 {
                let (head, tail) = part.text.split_at(cut(&part, measure.width.0 / scale));
                if tail.is_empty() {
                    break;
                }
                add(self.shaper.shape_piece(part.face, head, level), true);
                part = self.shaper.shape_piece(part.face, tail, level);
            }
            add(part, breaks);
        }
        tokens
    }
}

/// A marked text as levels are counted in it: its words with one space wherever spans have one.
pub(super) fn unmarked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    spans(text, |span| {
        out.push_str(span.text);
        out.push_str(if span.space { " " } else { "" });
    });
    out
}

/// The words of a line from left to right, where some read from the right (UAX #9, L2).
pub(super) fn turned(
    words: &[(Arc<ShapedWord>, bool)],
    line: &[Token],
) -> Vec<(Arc<ShapedWord>, bool)> {
    let (mut parts, mut levels) = (Vec::new(), Vec::new());
    for ((word, space), token) in words.iter().zip(line) {
        parts.push(Some(word));
        levels.push(token.levels.0);
        if *space {
            parts.push(None);
            levels.push(token.levels.1);
        }
    }
    let mut turned: Vec<(Arc<ShapedWord>, bool)> = Vec::with_capacity(words.len());
    for part in visual_order(&levels).into_iter().filter_map(|place| parts.get(place)) {
        match part {
            Some(word) => turned.push((Arc::clone(word), false)),
            None => turned.last_mut().into_iter().for_each(|(_, space)| *space = true),
        }
    }
    turned
}
