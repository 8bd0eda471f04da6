//! Parts a template into the lines that Markdown is read from. What stands between parts, such as a
//! condition on a line of its own or a block of the program, is set apart or moved into the part below.

use std::collections::BTreeSet;

use findings::Refusal;

use super::Mistake;
use super::tags::{Tag, place, stand_in};
use crate::compose::letter_text::BLOCKS;

/// Markdown without the tags of its template.
#[derive(Debug, Default)]
pub(super) struct Prepared {
    /// The Markdown.
    pub(super) text: String,
    /// For each of its lines the one of the template.
    pub(super) numbers: Vec<usize>,
    /// Places of tags that stand before the part they are written in.
    pub(super) lifted: BTreeSet<usize>,
    /// Blocks of the program, each with whether it stands directly under a paragraph; they are
    /// numbered on from the tags.
    pub(super) blocks: Vec<(&'static str, bool)>,
    /// Silent tags waiting for the part below them.
    pending: String,
    pending_line: usize,
    /// Whether the line above is text.
    under_text: bool,
}

/// Prepares the lines of a template behind its subject.
pub(super) fn prepare(
    lines: &[(usize, String)],
    tags: &[Tag<'_>],
) -> Result<Prepared, Mistake> {
    let mut prepared = Prepared::default();
    for (number, line) in lines {
        prepared.add(*number, line, tags)?;
    }
    prepared.flush();
    Ok(prepared)
}

impl Prepared {
    /// A line by itself.
    pub(super) fn line(number: usize, line: &str) -> Self {
        Self { text: line.to_owned(), numbers: vec![number], ..Self::default() }
    }

    fn add(&mut self, number: usize, line: &str, tags: &[Tag<'_>]) -> Result<(), Mistake> {
        let (lead, rest) = split_lead(line, tags);
        let text = rest.trim_ascii();
        if text.is_empty() && lead.is_empty() {
            self.push(number, "");
            self.under_text = false;
            return Ok(());
        }
        let joined = silent(lead, tags).any(|tag| tag.joins().0 || tag.joins().1);
        if text.is_empty() && !joined {
            self.wait(number, lead);
            self.under_text = false;
            return Ok(());
        }
        if let Some(block) = block(text, number)? {
            self.wait(number, lead);
            self.flush();
            let place = tags.len() + self.blocks.len();
            self.blocks.push((block, self.under_text));
            self.alone(number, place);
            self.under_text = false;
            return Ok(());
        }
        let marker = marker(text);
        if marker > 0 {
            self.wait(number, lead);
            let text = rest.trim_start();
            let (indent, _) = rest.split_at(rest.len() - text.len());
            let (head, tail) = text.split_at(marker);
            let tail = if head == "|" { inside_cell(tail) } else { tail.to_owned() };
            let moved = std::mem::take(&mut self.pending);
            self.lifted.extend(moved.chars().filter_map(place));
            self.push(number, &format!("{indent}{head}{moved}{tail}"));
        } else {
            self.flush();
            self.push(number, line);
        }
        self.under_text = true;
        Ok(())
    }

    /// Keeps silent tags for the part below.
    fn wait(&mut self, number: usize, lead: &str) {
        if self.pending.is_empty() {
            self.pending_line = number;
        }
        self.pending.extend(lead.chars().filter(|c| place(*c).is_some()));
    }

    /// Sets waiting tags apart from what is above and below.
    fn flush(&mut self) {
        for c in std::mem::take(&mut self.pending).chars() {
            self.lifted.extend(place(c));
            self.set_apart(self.pending_line, c);
        }
    }

    fn alone(&mut self, number: usize, place: usize) {
        if let Some(c) = stand_in(place) {
            self.lifted.insert(place);
            self.set_apart(number, c);
        }
    }

    fn set_apart(&mut self, number: usize, c: char) {
        self.push(number, "");
        self.push(number, c.encode_utf8(&mut [0; 4]));
        self.push(number, "");
    }

    fn push(&mut self, number: usize, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        self.numbers.push(number);
    }
}

/// The silent tags a line begins with, and the rest.
fn split_lead<'l>(line: &'l str, tags: &[Tag<'_>]) -> (&'l str, &'l str) {
    let is_lead = |c: char| {
        place(c).and_then(|place| tags.get(place)).is_some_and(Tag::is_silent)
            || c.is_ascii_whitespace()
    };
    let last = line.char_indices().take_while(|(_, c)| is_lead(*c));
    let last = last.filter(|(_, c)| place(*c).is_some()).last();
    line.split_at(last.map_or(0, |(at, c)| at + c.len_utf8()))
}

/// A row of a table with what stands behind its last line moved into its last cell.
fn inside_cell(row: &str) -> String {
    let row = row.trim_ascii_end();
    let cells = row.trim_end_matches(|c: char| place(c).is_some() || c.is_ascii_whitespace());
    let behind = row.get(cells.len()..).unwrap_or_default();
    match cells.strip_suffix('|').filter(|_| !behind.is_empty()) {
        Some(cells) => format!("{cells}{behind}|"),
        None => row.to_owned(),
    }
}

/// The tags among the characters of a text.
fn silent<'t, 'a>(text: &'t str, tags: &'t [Tag<'a>]) -> impl Iterator<Item = &'t Tag<'a>> {
    text.chars().filter_map(place).filter_map(|place| tags.get(place))
}

/// How long the mark is that an item, a row or a heading begins with; 0 for other lines.
fn marker(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = |at: usize| text.get(at..).unwrap_or_default();
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    if text.starts_with('|') {
        1
    } else if ["- ", "* ", "+ "].iter().any(|mark| text.starts_with(mark)) {
        2
    } else if (1..=9).contains(&digits)
        && (behind(digits).starts_with(". ") || behind(digits).starts_with(") "))
    {
        digits + 2
    } else if (1..=6).contains(&hashes) && behind(hashes).starts_with(' ') {
        hashes + 1
    } else {
        0
    }
}

/// The block of the program that a line stands for.
fn block(line: &str, number: usize) -> Result<Option<&'static str>, Mistake> {
    if !(line.starts_with('[') && line.ends_with(']')) {
        return Ok(None);
    }
    match BLOCKS.iter().find(|block| **block == line) {
        Some(block) => Ok(Some(block)),
        None => {
            let reason = Refusal::new("text-block", line).expecting(BLOCKS.join(", "));
            Err(Mistake { line: number, reason })
        }
    }
}
