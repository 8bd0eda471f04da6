//! Stage 1: from bytes to text. Further encodings are further functions here.

use encoding_rs::WINDOWS_1252;

/// The text of a file and how its bytes were understood.
pub(super) struct FileText {
    pub(super) text: String,
    /// Name of the encoding, as findings and `check` give it.
    pub(super) encoding: &'static str,
    /// Whether some row may hold a character that stands for a byte nobody can read.
    pub(super) damaged: bool,
    /// The sheet of a workbook it was; none for a text.
    pub(super) sheet: Option<String>,
}

/// Understands bytes as UTF-8 or Windows-1252; none when they are no text at all.
pub(super) fn decode(mut bytes: Vec<u8>) -> Option<FileText> {
    let marked = bytes.starts_with(&[0xEF, 0xBB, 0xBF]);
    if marked {
        bytes.drain(..3);
    }
    // No text export holds a zero byte; workbooks, PDF and UTF-16 do.
    if bytes.contains(&0) {
        return None;
    }
    let (text, encoding) = match String::from_utf8(bytes) {
        Ok(text) => (text, "UTF-8"),
        Err(error) => {
            let bytes = error.into_bytes();
            let lossy = String::from_utf8_lossy(&bytes);
            if marked || is_rather_utf8(&lossy) {
                (lossy.into_owned(), "UTF-8")
            } else {
                (
                    WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned(),
                    "Windows-1252",
                )
            }
        }
    };
    let damaged = is_damaged(&text);
    Some(FileText { text, encoding, damaged, sheet: None })
}

/// Whether a text that is not all UTF-8 has more letters that only UTF-8 explains than bytes that
/// it does not explain: then a few rows are damaged, not the encoding misjudged.
fn is_rather_utf8(lossy: &str) -> bool {
    let beyond_ascii = lossy.chars().filter(|letter| !letter.is_ascii()).count();
    let unexplained = lossy.chars().filter(|letter| *letter == '\u{FFFD}').count();
    beyond_ascii > 2 * unexplained
}

/// Whether a cell or text holds a control character or the mark of an unreadable byte.
pub(super) fn is_damaged(text: &str) -> bool {
    // A quick look that nearly every text passes: no control character, and no byte that starts
    // the two-byte controls or the mark.
    let suspect = |byte: u8| {
        (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r'))
            || matches!(byte, 0x7F | 0xC2 | 0xEF)
    };
    let suspected = |chunk: &[u8]| chunk.iter().fold(false, |any, byte| any | suspect(*byte));
    text.as_bytes().chunks(4096).any(suspected) && text.chars().any(is_no_letter_of_text)
}

fn is_no_letter_of_text(letter: char) -> bool {
    letter == '\u{FFFD}' || (letter.is_control() && !matches!(letter, '\t' | '\n' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<(&str, &str, bool)>) {
        let text = decode(bytes.to_vec());
        let actual = text.as_ref().map(|it| (it.text.as_str(), it.encoding, it.damaged));
        assert_eq!(actual, expected);
    }

    #[test]
    fn utf_8_is_read_with_and_without_its_mark() {
        check("é;œ".as_bytes(), Some(("é;œ", "UTF-8", false)));
        check("\u{FEFF}é".as_bytes(), Some(("é", "UTF-8", false)));
        check(b"", Some(("", "UTF-8", false)));
    }

    #[test]
    fn windows_1252_is_what_is_not_utf_8() {
        check(b"Lef\xE8vre 12 \x80", Some(("Lefèvre 12 €", "Windows-1252", false)));
    }

    #[test]
    fn a_byte_that_windows_1252_does_not_know_is_damage() {
        check(b"Lef\xE8vre \x81", Some(("Lefèvre \u{81}", "Windows-1252", true)));
    }

    #[test]
    fn one_bad_byte_among_utf_8_is_damage_and_not_another_encoding() {
        check(b"\xC3\xA9\xC3\xA8\xC3\xA0 \xE9", Some(("éèà \u{FFFD}", "UTF-8", true)));
    }

    #[test]
    fn bytes_with_zeros_are_no_text() {
        check(b"a\0b\0", None);
    }
}
