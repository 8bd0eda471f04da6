//! Writes what Markdown says as marks, with the tags of the template back in their places.

use findings::Refusal;
use pulldown_cmark::{Alignment, Event, Tag as Start, TagEnd};

use super::lines::Prepared;
use super::tags::{Tag, place};
use super::{Mistake, line_of, parser};
use crate::compose::inline::{ITALIC, ITALIC_END, STRONG, STRONG_END};
use crate::compose::letter_text::{
    Align, BLOCK, BLOCK_UNDER, BREAK, CELL, END, GRID, HEADING, ITEM, PARAGRAPH, ROW, letter,
};

/// Lists that may stand in one another.
const DEEPEST: usize = 3;

/// A template as it is written anew.
pub(super) struct Writer<'t, 'a> {
    tags: &'t [Tag<'a>],
    /// Which of them were written.
    written: Vec<bool>,
    out: String,
    /// The line of the template that is being written.
    line: usize,
    /// Marks of a part that has said nothing yet.
    held: String,
    /// First numbers of the lists that are open; none for dashes.
    lists: Vec<Option<u64>>,
    /// Whether the item has its paragraph.
    in_item: Option<bool>,
    /// Conditions and loops that are open, and how many were where the part began.
    open: (usize, usize),
    strong: usize,
    italic: usize,
}

impl<'t, 'a> Writer<'t, 'a> {
    pub(super) fn new(tags: &'t [Tag<'a>]) -> Self {
        Self {
            tags,
            written: vec![false; tags.len()],
            out: String::new(),
            line: 1,
            held: String::new(),
            lists: Vec::new(),
            in_item: None,
            open: (0, 0),
            strong: 0,
            italic: 0,
        }
    }

    /// Writes the line with the subject, or one above it.
    pub(super) fn subject(&mut self, number: usize, line: &str) -> Result<(), Mistake> {
        let prepared = Prepared::line(number, line);
        self.open.1 = usize::MAX;
        for (event, range) in parser(line).into_offset_iter() {
            match event {
                Event::Start(Start::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                event => self.event(event, line_of(&prepared, &range), &prepared)?,
            }
        }
        self.out.push('\n');
        self.line += 1;
        Ok(())
    }

    /// Writes everything below the subject.
    pub(super) fn body(&mut self, prepared: &Prepared) -> Result<(), Mistake> {
        let parser = parser(&prepared.text);
        if let Some((_, definition)) = parser.reference_definitions().iter().next() {
            let line = line_of(prepared, &definition.span);
            return Err(mistake(line, "text-link"));
        }
        for (event, range) in parser.into_offset_iter() {
            self.event(event, line_of(prepared, &range), prepared)?;
        }
        Ok(())
    }

    /// The text that was written, once every tag was.
    pub(super) fn finish(self) -> Result<String, Mistake> {
        let lost = self.tags.iter().zip(&self.written).find(|(_, written)| !**written);
        match lost {
            None => Ok(self.out),
            Some((tag, _)) => {
                let reason = Refusal::new("text-cells", tag.source);
                Err(Mistake { line: tag.line, reason })
            }
        }
    }

    fn event(
        &mut self,
        event: Event<'_>,
        line: usize,
        prepared: &Prepared,
    ) -> Result<(), Mistake> {
        match event {
            Event::Text(text) => self.text(&text, line, prepared),
            Event::SoftBreak => self.newline(),
            Event::HardBreak => self.line_break(),
            Event::Start(tag) => return self.start(&tag, line),
            Event::End(tag) => self.end(tag),
            Event::Html(_) | Event::InlineHtml(_) => {
                return Err(mistake(line, "text-html"));
            }
            Event::Code(_) => {
                return Err(mistake(line, "text-code"));
            }
            Event::Rule => return Err(mistake(line, "text-rule")),
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {
                return Err(mistake(line, "text-other"));
            }
        }
        Ok(())
    }

    fn start(&mut self, tag: &Start<'_>, line: usize) -> Result<(), Mistake> {
        match tag {
            Start::Paragraph => match self.in_item {
                None => self.begin(&[PARAGRAPH]),
                Some(false) => self.in_item = Some(true),
                Some(true) => {
                    return Err(mistake(line, "text-item"));
                }
            },
            Start::Heading { .. } => self.begin(&[HEADING]),
            Start::List(first) => {
                if self.lists.len() >= DEEPEST {
                    return Err(mistake(line, "text-deep"));
                }
                self.lists.push(*first);
            }
            Start::Item => self.item(),
            Start::Table(columns) => {
                self.begin(&[GRID]);
                self.held.extend(columns.iter().map(|it| letter(align(*it))));
            }
            Start::TableHead | Start::TableRow => self.add(ROW),
            Start::TableCell => self.add(CELL),
            Start::Strong | Start::Emphasis => {
                self.go_to(line);
                self.face(if *tag == Start::Strong { STRONG } else { ITALIC });
            }
            Start::Link { .. } => {
                return Err(mistake(line, "text-link"));
            }
            Start::Image { .. } => {
                return Err(mistake(line, "text-picture"));
            }
            Start::CodeBlock(_) => {
                return Err(mistake(line, "text-code-block"));
            }
            Start::HtmlBlock => return Err(mistake(line, "text-html")),
            Start::BlockQuote(_) => {
                return Err(mistake(line, "text-quotation"));
            }
            _ => return Err(mistake(line, "text-other")),
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.face(STRONG_END),
            TagEnd::Emphasis => self.face(ITALIC_END),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => self.in_item = None,
            // A heading or paragraph that says nothing is none.
            TagEnd::Paragraph | TagEnd::Heading(_) => self.held.clear(),
            TagEnd::TableHead | TagEnd::TableRow => self.release(),
            _ => {}
        }
    }

    /// A part begins; its marks wait for what it says.
    fn begin(&mut self, marks: &[char]) {
        self.held.clear();
        self.held.extend(marks);
        self.open.1 = self.open.0;
    }

    /// A row or cell begins.
    fn add(&mut self, mark: char) {
        self.held.push(mark);
        self.open.1 = self.open.0;
    }

    fn item(&mut self) {
        let depth = self.lists.len().saturating_sub(1);
        self.begin(&[ITEM]);
        self.held.push_str(&depth.to_string());
        if let Some(Some(first)) = self.lists.last() {
            self.held.push_str(&first.to_string());
        }
        self.held.push(END);
        self.in_item = Some(false);
    }

    fn face(&mut self, mark: char) {
        let count = match mark {
            STRONG | STRONG_END => &mut self.strong,
            _ => &mut self.italic,
        };
        let begins = mark == STRONG || mark == ITALIC;
        let outer = if begins { *count == 0 } else { *count == 1 };
        *count = if begins { *count + 1 } else { count.saturating_sub(1) };
        if outer {
            self.release();
            self.out.push(mark);
        }
    }

    fn line_break(&mut self) {
        // The new line begins in the face that the old one ended in.
        let faces = [(self.strong > 0, STRONG), (self.italic > 0, ITALIC)];
        let open = faces.iter().filter(|(open, _)| *open).map(|(_, mark)| *mark);
        self.out.push(BREAK);
        self.out.extend(open);
        self.newline();
    }

    fn newline(&mut self) {
        self.out.push('\n');
        self.line += 1;
    }

    /// Writes waiting marks.
    fn release(&mut self) {
        self.out.push_str(&self.held);
        self.held.clear();
    }

    /// Goes on to a line of the template.
    fn go_to(&mut self, line: usize) {
        while self.line < line {
            self.newline();
        }
    }

    fn text(&mut self, text: &str, line: usize, prepared: &Prepared) {
        self.go_to(line);
        for c in text.chars() {
            let Some(place) = place(c) else {
                self.release();
                self.character(c);
                continue;
            };
            let lifted = prepared.lifted.contains(&place);
            if !lifted {
                self.release();
            }
            match self.tags.get(place) {
                Some(tag) => {
                    self.written.get_mut(place).into_iter().for_each(|it| *it = true);
                    self.tag(*tag, lifted);
                }
                None => self.block(place, prepared),
            }
        }
    }

    fn character(&mut self, c: char) {
        if self.out.ends_with('{') && matches!(c, '{' | '%' | '#') {
            // Braces that were written as signs stay signs.
            self.out.pop();
            self.out.push_str("{{ '{' }}");
        }
        self.out.push(if c.is_ascii_control() { ' ' } else { c });
    }

    fn tag(&mut self, tag: Tag<'a>, lifted: bool) {
        self.go_to(tag.line);
        self.out.push_str(tag.source);
        self.line += tag.source.matches('\n').count();
        match tag.word() {
            "if" | "for" => self.open.0 += 1,
            "endif" | "endfor" => {
                self.open.0 = self.open.0.saturating_sub(1);
                self.begin_again(lifted, self.open.0 < self.open.1);
            }
            "else" | "elif" => self.begin_again(lifted, self.open.0 <= self.open.1),
            _ => {}
        }
    }

    /// Behind the end of a condition that began above this part, what follows is a paragraph: it must
    /// not be glued to whatever stands before the condition.
    fn begin_again(&mut self, lifted: bool, outside: bool) {
        if !lifted && outside && self.open.1 != usize::MAX {
            self.open.1 = self.open.0;
            self.out.push(PARAGRAPH);
        }
    }

    fn block(&mut self, place: usize, prepared: &Prepared) {
        let number = place.checked_sub(self.tags.len());
        let block = number.and_then(|number| prepared.blocks.get(number));
        if let Some((name, under)) = block {
            self.out.push(if *under { BLOCK_UNDER } else { BLOCK });
            self.out.push_str(name);
        }
    }
}

/// Where the cells of a column stand.
fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None | Alignment::Left => Align::Left,
        Alignment::Center => Align::Centre,
        Alignment::Right => Align::Right,
    }
}

/// The mistake for something no letter can show; `key` is the sentence that says what to write instead.
fn mistake(line: usize, key: &str) -> Mistake {
    Mistake { line, reason: Refusal::new(key, "") }
}
