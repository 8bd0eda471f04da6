//! Marks inside a paragraph: `**strong**`, `*italic*`, and `\` before a character meant as it is.

use std::fmt;

/// A stretch of text up to the next space or change of face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span<'a> {
    /// The characters; may be empty where a space follows a mark.
    pub(super) text: &'a str,
    /// Whether it is set in the strong face.
    pub(super) strong: bool,
    /// Whether it is set in italics.
    pub(super) italic: bool,
    /// Whether a space follows.
    pub(super) space: bool,
}

/// Characters that mean something in a text and are given a `\` when they come from data.
const MARKS: [char; 3] = ['\\', '*', '['];

/// Writes a value so that nothing in it is taken for a mark, a line break or a block.
pub(super) fn escape(value: &str, out: &mut impl fmt::Write) -> fmt::Result {
    if !value.contains(|c: char| MARKS.contains(&c) || c.is_ascii_control()) {
        return out.write_str(value);
    }
    for c in value.chars() {
        if MARKS.contains(&c) {
            out.write_char('\\')?;
        }
        out.write_char(if c.is_ascii_control() { ' ' } else { c })?;
    }
    Ok(())
}

/// Reads a marked text and hands out its spans from left to right.
pub(super) fn spans(text: &str, mut each: impl FnMut(Span<'_>)) {
    let mut word = String::with_capacity(32);
    let (mut strong, mut italic, mut spaced) = (false, false, true);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' if rest.peek().is_some_and(|next| MARKS.contains(next)) => {
                word.extend(rest.next());
            }
            '*' if !(spaced && word.is_empty() && rest.peek() == Some(&' ')) => {
                if !word.is_empty() {
                    each(Span { text: &word, strong, italic, space: false });
                    word.clear();
                    spaced = false;
                }
                if rest.next_if_eq(&'*').is_some() {
                    strong = !strong;
                } else {
                    italic = !italic;
                }
            }
            ' ' | '\n' | '\r' | '\t' => {
                if !word.is_empty() || !spaced {
                    each(Span { text: &word, strong, italic, space: true });
                    word.clear();
                }
                spaced = true;
            }
            c => word.push(c),
        }
    }
    if !word.is_empty() {
        each(Span { text: &word, strong, italic, space: false });
    }
}

/// A marked text without its marks.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    spans(text, |span| {
        out.push_str(span.text);
        if span.space {
            out.push(' ');
        }
    });
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut shown = String::new();
        spans(text, |span| {
            shown.push_str(match (span.strong, span.italic) {
                (true, _) => "B",
                (_, true) => "I",
                _ => "_",
            });
            shown.push_str(span.text);
            shown.push(if span.space { ' ' } else { '|' });
        });
        assert_eq!(shown, expected);
    }

    #[test]
    fn marks_change_the_face_and_spaces_part_words() {
        check("un **deux trois**, *quatre*", "_un Bdeux Btrois|_, Iquatre|");
        check("a\n  b **c** d", "_a _b Bc|_ _d|");
        check("2 * 3", "_2 _* _3|");
    }

    #[test]
    fn values_come_back_as_they_were() {
        for value in ["A*B**C", "[table]", "C:\\dossier\\*", "simple"] {
            let mut escaped = String::new();
            escape(value, &mut escaped).unwrap();
            assert_eq!(plain(&escaped), value);
        }
    }
}
