//! Letter texts are Markdown inside a template. The Markdown is read once, when the layout is; what goes on
//! is the same template with marks in its place, so that a letter costs no reading of Markdown and no value
//! can be taken for any.

mod lines;
mod tags;
mod write;

use std::ops::Range;

use findings::Refusal;
use pulldown_cmark::{Options, Parser};

use self::lines::{Prepared, prepare};
use self::tags::hide;
use self::write::Writer;
use super::letter_text::SUBJECT;

/// Something in a text that no letter can show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mistake {
    /// The line it stands in, counted from 1.
    pub(super) line: usize,
    /// The fault, and what to write instead.
    pub(super) reason: Refusal,
}

/// A template with marks in the place of its Markdown. What remains stands on the lines it stood on.
///
/// # Errors
///
/// When it has Markdown that no letter shows, or a block that does not exist.
pub(super) fn marked(template: &str) -> Result<String, Mistake> {
    let hidden = hide(template);
    let subject = hidden.lines.iter().position(|(_, line)| is_subject(line));
    let mut writer = Writer::new(&hidden.tags);
    let mut body = hidden.lines.as_slice();
    if let Some(subject) = subject {
        let (before, behind) = body.split_at_checked(subject + 1).unwrap_or((body, &[]));
        for (number, line) in before {
            writer.subject(*number, line)?;
        }
        body = behind;
    }
    let prepared = prepare(body, &hidden.tags)?;
    writer.body(&prepared)?;
    writer.finish()
}

/// Whether a line says what the letter is about; only tags may stand above it.
fn is_subject(line: &str) -> bool {
    line.trim_start_matches(|c: char| tags::place(c).is_some() || c.is_ascii_whitespace())
        .starts_with(SUBJECT)
}

/// The Markdown parser with the extensions that letter texts may use; it gives the place of each element.
fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES)
}

/// The line of the template in which a place of the Markdown stands.
fn line_of(prepared: &Prepared, range: &Range<usize>) -> usize {
    let before = prepared.text.get(..range.start).unwrap_or_default();
    let line = before.bytes().filter(|byte| *byte == b'\n').count();
    prepared.numbers.get(line).copied().unwrap_or(1)
}

#[cfg(test)]
mod tests;
