//! Paragraphs as they were set, and the memory of them.

use std::sync::Arc;

use print::Mm;
use print::font::FaceId;
use print::page::{Item, PlacedWord, TextRun};

use super::hyphen::{Parting, Speech};
use super::measure::Measure;
use super::recent::Recent;

/// A set paragraph.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// Its lines from top to bottom; at least one.
    pub(super) lines: Vec<SetLine>,
    /// A character that could not be shown, and its word.
    pub(super) missing: Option<(char, Box<str>)>,
}

/// A line of a paragraph: one run for each change of face.
#[derive(Debug)]
pub(super) struct SetLine {
    pub(super) runs: Vec<SetRun>,
    /// Its width.
    pub(super) width: Mm,
}

impl SetLine {
    /// Places the line with its left edge at `x` and its baseline at `y`.
    pub(super) fn place(&self, x: Mm, y: Mm, items: &mut Vec<Item>) {
        for run in &self.runs {
            items.push(Item::Text(TextRun {
                x: x + run.x,
                y,
                face: run.face,
                size_pt: run.size_pt,
                tracking: 0.0,
                narrow: 1.0,
                words: run.words.clone(),
            }));
        }
    }
}

/// The words of a line in one face.
#[derive(Debug)]
pub(super) struct SetRun {
    /// Where it starts in its line.
    pub(super) x: Mm,
    pub(super) face: FaceId,
    pub(super) size_pt: f32,
    pub(super) words: Vec<PlacedWord>,
}

/// Paragraphs and partings already found.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    pub(super) set: Vec<(Measure, Recent<Arc<Paragraph>>)>,
    pub(super) partings: Vec<(Speech, Recent<Arc<[Parting]>>)>,
}
