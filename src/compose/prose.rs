//! Running text in the body of a letter: paragraphs, headings, lists.

use crate::layout::{Body, FaceRole, Style};
use print::Mm;
use print::page::{Item, Role};

use super::body::BodySetter;
use super::flow::Flow;
use super::hyphen::Speech;
use super::inline::{STRONG, STRONG_END};
use super::letter_text::ListItem;
use super::measure::Measure;
use super::set_lines::Paragraph;

/// The least room between the number of an item and its text.
const NUMBER_GAP: Mm = Mm(1.5);

impl BodySetter<'_, '_> {
    pub(super) fn paragraph(&mut self, text: &str, flow: &mut Flow) {
        let body = self.body;
        self.lines(text, (body.left, body.right), body.gap, flow);
    }

    /// Sets a line of the paragraph above.
    pub(super) fn line(&mut self, text: &str, flow: &mut Flow) {
        let (left, line) = (self.body.left, self.body.line);
        flow.tie_last(false);
        let paragraph = self.setter.paragraph(text, &self.measure(left, self.body.right));
        self.place(&paragraph, left, (line, false), flow);
    }

    /// Sets a heading; it stays with what it stands over.
    pub(super) fn heading(&mut self, text: &str, flow: &mut Flow) {
        let Body { left, right, gap, size, space, .. } = self.body;
        let text = format!("{STRONG}{}", text.replace([STRONG, STRONG_END], ""));
        let speech = Speech::of("");
        let (setting, ragged) = (self.body.setting, true);
        let measure = Measure { width: right - left, size, space, speech, setting, ragged };
        let paragraph = self.setter.paragraph(&text, &measure);
        flow.items().push(Item::Role(Role::Heading(2)));
        self.place(&paragraph, left, (gap, true), flow);
        flow.tie_last(true);
    }

    /// Sets an item of a list behind its dash or number; `follows` when the part above is an item too.
    pub(super) fn item(&mut self, item: &ListItem, follows: bool, flow: &mut Flow) {
        if follows {
            flow.tie_last(false);
        }
        let body = self.body;
        let style = Style { face: FaceRole::Text, size: body.size };
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
        let mark = mark.at(left, Mm(0.0));
        flow.items().extend([Item::Role(Role::Label), mark, Item::Role(Role::Body)]);
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
        let paragraph = self.setter.paragraph(text, &self.measure(left, right));
        self.place(&paragraph, left, (gap, true), flow);
    }

    /// How running text between two edges is set.
    fn measure(&self, left: Mm, right: Mm) -> Measure {
        let Body { size, space, setting, .. } = self.body;
        let speech = self.setter.speech;
        Measure { width: right - left, size, space, speech, setting, ragged: false }
    }

    /// Places the lines of a paragraph, the first `gap` below what is above; whether it `begins` or
    /// goes on with the lines above.
    fn place(
        &mut self,
        paragraph: &Paragraph,
        left: Mm,
        (gap, begins): (Mm, bool),
        flow: &mut Flow,
    ) {
        let line = self.body.line;
        let first = flow.len();
        for (place, set) in paragraph.lines.iter().enumerate() {
            set.place(left, Mm(0.0), flow.items());
            flow.text(if place == 0 { gap } else { line }, begins && place == 0);
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
