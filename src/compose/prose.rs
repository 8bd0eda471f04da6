//! What is running text in the body of a letter: paragraphs, headings, lists.

use crate::base::Mm;
use crate::layout::{Body, Cut, Style};

use super::body::BodySetter;
use super::flow::Flow;
use super::hyphen::Speech;
use super::inline::{STRONG, STRONG_END};
use super::letter_text::ListItem;
use super::paragraph::{Measure, Paragraph};

/// The least room between the number of an item and its text.
const NUMBER_GAP: Mm = Mm(1.5);

impl BodySetter<'_, '_> {
    pub(super) fn paragraph(&mut self, text: &str, flow: &mut Flow) {
        let body = self.body;
        self.lines(text, (body.left, body.right), body.gap, flow);
    }

    /// Sets a line of the paragraph above.
    pub(super) fn line(&mut self, text: &str, flow: &mut Flow) {
        let body = self.body;
        flow.tie_last(false);
        self.lines(text, (body.left, body.right), body.line, flow);
    }

    /// Sets a heading; it stays with what it stands over.
    pub(super) fn heading(&mut self, text: &str, flow: &mut Flow) {
        let Body { left, right, gap, size, space, .. } = self.body;
        let text = format!("{STRONG}{}", text.replace([STRONG, STRONG_END], ""));
        let speech = Speech::of("");
        let measure = Measure { width: right - left, size, space, speech, ragged: true };
        let paragraph = self.setter.paragraph(&text, &measure);
        self.place(&paragraph, left, gap, flow);
        flow.tie_last(true);
    }

    /// Sets an item of a list behind its dash or number; `follows` when the part above is an item too.
    pub(super) fn item(&mut self, item: &ListItem, follows: bool, flow: &mut Flow) {
        if follows {
            flow.tie_last(false);
        }
        let body = self.body;
        let style = Style { face: Cut::Text, size: body.size };
        let mut left = body.left;
        (0..item.depth).for_each(|_| left += body.list_indent);
        let mark = match item.number {
            Some(number) => self.setter.line(style, &format!("{number}.")),
            None => self.setter.line(style, "–"),
        };
        let mut indent = body.list_indent;
        if item.number.is_some() {
            let wide = self.setter.line(style, "00.").width;
            indent = Mm(indent.0.max((wide.0.max(mark.width.0)) + NUMBER_GAP.0));
        }
        flow.items().push(mark.at(left, Mm(0.0)));
        let gap = if follows { body.line } else { body.gap };
        self.lines(&item.text, (left + indent, body.right), gap, flow);
    }

    /// Sets justified lines between two edges; no first or last line is left alone on a page.
    pub(super) fn lines(
        &mut self,
        text: &str,
        (left, right): (Mm, Mm),
        gap: Mm,
        flow: &mut Flow,
    ) {
        let Body { size, space, .. } = self.body;
        let speech = self.setter.speech;
        let measure = Measure { width: right - left, size, space, speech, ragged: false };
        let paragraph = self.setter.paragraph(text, &measure);
        self.place(&paragraph, left, gap, flow);
    }

    /// Places the lines of a paragraph, the first `gap` below what is above.
    fn place(&mut self, paragraph: &Paragraph, left: Mm, gap: Mm, flow: &mut Flow) {
        let line = self.body.line;
        let first = flow.len();
        for (place, set) in paragraph.lines.iter().enumerate() {
            set.place(left, Mm(0.0), flow.items());
            flow.text(if place == 0 { gap } else { line }, place == 0);
        }
        let last = flow.len().saturating_sub(1);
        if paragraph.lines.len() <= 3 {
            flow.tie_from(first);
        } else {
            flow.tie(first);
            flow.tie(last.saturating_sub(1));
        }
    }
}
