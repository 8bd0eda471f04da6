//! Signs that nobody sees: they end lines, move what stands on a terminal, turn text round, or make two names that
//! look alike differ. What comes from outside is shown without them.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a sign is not seen where it stands: a control character (tab and line end among them), one that turns
/// the direction of text, joins or parts letters without width, or fills a place with nothing. Blanks are seen.
#[must_use]
pub fn is_unseen(sign: char) -> bool {
    sign.is_control()
        || matches!(
            sign,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// A text from outside as it is shown to people and written into tables: each sign that is not seen stands there by
/// its number, such as `<U+202E>`.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    replaced(text, is_unseen, |sign, out| {
        let _ = write!(out, "<U+{:04X}>", u32::from(sign));
    })
}

/// The same for text of several lines of our own.
#[must_use]
pub fn shown_lines(text: &str) -> Cow<'_, str> {
    replaced(
        text,
        |sign| sign != '\n' && is_unseen(sign),
        |sign, out| {
            let _ = write!(out, "<U+{:04X}>", u32::from(sign));
        },
    )
}

/// JSON in which each sign that is not seen is written by its number, as `\u202e`: the same value, harmless on a
/// terminal. `json` is a whole text; outside of strings such signs are line ends and blanks alone.
#[must_use]
pub fn shown_json(json: &str) -> Cow<'_, str> {
    replaced(
        json,
        |sign| !matches!(sign, '\n' | '\r' | '\t') && is_unseen(sign),
        |sign, out| {
            for unit in sign.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        },
    )
}

/// A text without the signs that are not seen.
#[must_use]
pub fn seen(text: &str) -> Cow<'_, str> {
    replaced(text, is_unseen, |_, _| {})
}

/// Whether a spreadsheet runs a cell that begins so as a formula (OWASP, CSV injection).
#[must_use]
pub fn begins_as_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

fn replaced(
    text: &str,
    is_meant: impl Fn(char) -> bool,
    put: impl Fn(char, &mut String),
) -> Cow<'_, str> {
    // Nearly every text passes: nothing below a blank, and nothing beyond ASCII that is meant.
    let plain = |byte: u8| (b' '..0x7f).contains(&byte);
    if text.bytes().all(plain) || !text.chars().any(&is_meant) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for sign in text.chars() {
        if is_meant(sign) { put(sign, &mut out) } else { out.push(sign) }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_shown_by_its_number() {
        for (text, expected) in [
            ("F-101", "F-101"),
            ("Été à l’Œuvre, 8\u{202f}432\u{a0}€", "Été à l’Œuvre, 8\u{202f}432\u{a0}€"),
            ("se\u{1b}[2Jnt", "se<U+001B>[2Jnt"),
            ("a\u{202e}fdp.exe", "a<U+202E>fdp.exe"),
            ("Z\u{200b}", "Z<U+200B>"),
            ("two\nlines\r", "two<U+000A>lines<U+000D>"),
            ("\u{e0041}", "<U+E0041>"),
            ("\u{9b}31m", "<U+009B>31m"),
        ] {
            assert_eq!(shown(text), expected);
        }
        assert_eq!(shown_lines("a\nb\u{7}"), "a\nb<U+0007>");
        assert_eq!(seen("a\u{feff}b\u{202d}"), "ab");
    }

    #[test]
    fn json_stays_the_same_value() {
        let value = "a\u{202e}b\u{e0041}\u{7f}";
        let json = format!("{{\n  \"a\": \"{value}\"\n}}");
        let harmless = shown_json(&json);
        assert_eq!(harmless, "{\n  \"a\": \"a\\u202eb\\udb40\\udc41\\u007f\"\n}");
    }
}
