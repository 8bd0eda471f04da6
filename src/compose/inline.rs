//! Marks inside a text that was read from Markdown, each a control character, so that nothing a value says
//! can be taken for one: strong and italic here, parts of a letter in `letter_text`.

use std::fmt;

/// The strong face begins.
pub(super) const STRONG: char = '\u{e}';
/// The strong face ends.
pub(super) const STRONG_END: char = '\u{f}';
/// Italics begin.
pub(super) const ITALIC: char = '\u{10}';
/// Italics end.
pub(super) const ITALIC_END: char = '\u{11}';

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

/// Writes a value so that nothing in it is taken for a mark.
pub(super) fn escape(value: &str, out: &mut impl fmt::Write) -> fmt::Result {
    if !value.bytes().any(|byte| byte.is_ascii_control()) {
        return out.write_str(value);
    }
    for c in value.chars() {
        out.write_char(if c.is_ascii_control() { ' ' } else { c })?;
    }
    Ok(())
}

/// Reads a marked text and hands out its spans from left to right.
pub(super) fn spans(text: &str, mut each: impl FnMut(Span<'_>)) {
    let (mut strong, mut italic, mut spaced) = (false, false, true);
    let mut start = 0;
    let ends = text.bytes().enumerate().filter(|(_, byte)| *byte <= b' ' || *byte == 0x7f);
    for (end, byte) in ends {
        let word = text.get(start..end).unwrap_or_default();
        start = end + 1;
        if word.is_empty() && is_space(byte) && spaced {
            continue;
        }
        if !word.is_empty() || is_space(byte) {
            each(Span { text: word, strong, italic, space: is_space(byte) });
            spaced = is_space(byte);
        }
        match char::from(byte) {
            STRONG => strong = true,
            STRONG_END => strong = false,
            ITALIC => italic = true,
            ITALIC_END => italic = false,
            _ => {}
        }
    }
    let word = text.get(start..).unwrap_or_default();
    if !word.is_empty() {
        each(Span { text: word, strong, italic, space: false });
    }
}

/// Whether a byte parts words and marks nothing.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
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
        let text = text.replace("<b>", "\u{e}").replace("</b>", "\u{f}");
        let text = text.replace("<i>", "\u{10}").replace("</i>", "\u{11}");
        let mut shown = String::new();
        spans(&text, |span| {
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
        check("un <b>deux trois</b>, <i>quatre</i>", "_un Bdeux Btrois|_, Iquatre|");
        check("a\n  b <b>c</b> d", "_a _b Bc|_ _d|");
        check("2 * 3 **x**", "_2 _* _3 _**x**|");
    }

    #[test]
    fn values_come_back_as_they_were() {
        for value in ["A*B**C", "[table]", "C:\\dossier\\*", "simple", "# 1\u{a0}_x_ | <b>"] {
            let mut escaped = String::new();
            escape(value, &mut escaped).unwrap();
            assert_eq!(plain(&escaped), value);
        }
    }

    #[test]
    fn no_value_can_hold_a_mark() {
        let mut escaped = String::new();
        escape("a\u{1}b\u{e}c\nd", &mut escaped).unwrap();
        assert_eq!(escaped, "a b c d");
    }
}
