//! Text for those who have it read out: words keep apart that lines, columns and pages keep apart, and
//! words that lines part stay whole.

use std::sync::Arc;

use super::PdfError;
use super::content::POINTS;
use super::pen::Pen;
use super::tagger::Tagger;
use crate::font::ShapedWord;
use crate::page::{Item, PlacedWord, Role, TextRun};

/// How near, in millimetres, two runs of one line stand that have no space between them.
const CLOSE: f32 = 0.2;

impl Pen {
    /// Draws a run, with `behind` the item that comes next.
    pub(super) fn tagged_text(
        &mut self,
        run: &TextRun,
        behind: Option<&Item>,
        tagger: &mut Tagger,
    ) -> Result<(), PdfError> {
        if let Some((head, hyphen)) = self.without_hyphen(run) {
            self.text(&head)?;
            if let Some(sequence) = tagger.hyphen() {
                self.mark(sequence);
            }
            return self.text(&hyphen);
        }
        self.text(run)?;
        if self.is_apart(run, behind) {
            self.space(run.words.last().map_or(run.face, |placed| placed.word.face));
        }
        Ok(())
    }

    /// A run without the hyphen that the line put behind its last word, and that hyphen at its place.
    fn without_hyphen(&self, run: &TextRun) -> Option<(TextRun, TextRun)> {
        let (last, words) = run.words.split_last().filter(|(last, _)| last.parted)?;
        let (hyphen, own) = last.word.glyphs.split_last()?;
        let placed = |glyphs: &[_], width| {
            let ShapedWord { text, face, missing, .. } = &*last.word;
            let (text, face, missing) = (text.clone(), *face, *missing);
            let word = ShapedWord { text, face, glyphs: glyphs.into(), width, missing };
            PlacedWord { word: Arc::new(word), space: 0.0, parted: false }
        };
        let head = placed(own, last.word.width - hyphen.advance);
        let words: Vec<PlacedWord> = words.iter().cloned().chain([head]).collect();
        let head = TextRun { words, ..run.clone() };
        let x = self.end(&head)?;
        let words = vec![placed(std::slice::from_ref(hyphen), hyphen.advance)];
        Some((head, TextRun { x: crate::Mm(x), words, ..run.clone() }))
    }

    /// Whether what is read next is no part of a run's line: the next line, the value behind a label, the
    /// next page. Without a space readers would join the two words.
    fn is_apart(&self, run: &TextRun, behind: Option<&Item>) -> bool {
        let ends_in_word = run.words.last().is_some_and(|it| it.space <= 0.0);
        match behind {
            _ if !ends_in_word => false,
            Some(Item::Text(next)) => {
                let apart = |end| next.x.0 > end + CLOSE;
                next.y != run.y || self.end(run).is_some_and(apart)
            }
            Some(Item::Role(Role::Artifact)) => true,
            _ => false,
        }
    }

    /// Where a run ends, in millimetres from the left.
    fn end(&self, run: &TextRun) -> Option<f32> {
        let mut thousandths = 0.0;
        for placed in &run.words {
            let per_unit = self.face(placed.word.face)?.per_unit;
            thousandths += (placed.word.width + placed.space) * per_unit;
        }
        Some(run.x.0 + thousandths / 1000.0 * run.size_pt * run.narrow / POINTS)
    }
}
