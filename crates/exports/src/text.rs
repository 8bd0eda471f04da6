//! Stage 1: from bytes to text.

use std::collections::BTreeSet;

use findings::Args;

use super::encoding::{Encoding, by_zeros, tell};
use super::note::{Note, NoteCode};
use super::twice::{Twice, repair};

/// The text of a file and how its bytes were understood.
pub(super) struct FileText {
    pub(super) text: String,
    /// Name of the encoding, as findings and `check` give it.
    pub(super) encoding: &'static str,
    /// Why it was taken to be that.
    pub(super) why: Note,
    /// Whether some row may hold a character that stands for a byte nobody can read.
    pub(super) damaged: bool,
    /// The text that was turned into UTF-8 twice, and put right; none where none was.
    pub(super) twice: Option<Twice>,
    /// Lines of rows that the program it was written with does not show, counted from 1.
    pub(super) hidden: BTreeSet<u32>,
    /// The sheet of a workbook it was; none for a text.
    pub(super) sheet: Option<String>,
}

impl FileText {
    /// A text, with what was turned into UTF-8 twice put right.
    pub(super) fn of(text: String, encoding: &'static str) -> Self {
        let (text, twice) = repair(text);
        let damaged = is_damaged(&text);
        let why = Note::new(NoteCode::EncodingByWorkbook, Args::new());
        Self { text, encoding, why, damaged, twice, hidden: BTreeSet::new(), sheet: None }
    }
}

/// Understands bytes, in the encoding the job names where it does; none when they are no text.
pub(super) fn decode(mut bytes: Vec<u8>, wanted: Option<Encoding>) -> Option<FileText> {
    const MARKS: [(&[u8], Encoding); 3] = [
        (&[0xEF, 0xBB, 0xBF], Encoding::Utf8),
        (&[0xFF, 0xFE], Encoding::Utf16Le),
        (&[0xFE, 0xFF], Encoding::Utf16Be),
    ];
    let mark = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark));
    if let Some((mark, of)) = mark
        && wanted.is_none_or(|wanted| wanted == *of)
    {
        bytes.drain(..mark.len());
    }
    let wide = |it: Encoding| matches!(it, Encoding::Utf16Le | Encoding::Utf16Be);
    let (encoding, why) = match (wanted, mark) {
        (Some(wanted), _) => (wanted, Note::new(NoteCode::EncodingOfJob, Args::new())),
        (None, Some((_, of))) => (*of, Note::new(NoteCode::EncodingByMark, Args::new())),
        (None, None) => recognise(&bytes)?,
    };
    // No text of one byte a letter holds a zero; workbooks and PDF do.
    if !wide(encoding) && bytes.contains(&0) {
        return None;
    }
    let text = encoding.decode(bytes);
    Some(FileText { why, ..FileText::of(text, encoding.as_str()) })
}

/// Recognises the encoding of bytes without a mark; none when they are no text.
fn recognise(bytes: &[u8]) -> Option<(Encoding, Note)> {
    let note = |code: NoteCode| Note::new(code, Args::new());
    if bytes.contains(&0) {
        return by_zeros(bytes).map(|it| (it, note(NoteCode::EncodingByZeros)));
    }
    if bytes.is_ascii() {
        return Some((Encoding::Utf8, note(NoteCode::EncodingPlain)));
    }
    if std::str::from_utf8(bytes).is_ok() || is_rather_utf8(&String::from_utf8_lossy(bytes)) {
        return Some((Encoding::Utf8, note(NoteCode::EncodingByBytes)));
    }
    let (encoding, word) = tell(bytes);
    let word: String = word.chars().filter(|letter| !letter.is_control()).collect();
    Some((encoding, Note::new(NoteCode::EncodingByWord, Args::new().text("word", word))))
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

/// The first control character of a cell, where it is text for the rest: no byte stands in it that nobody can read.
/// Those beyond ASCII are what unreadable bytes become.
pub(super) fn control(cell: &str) -> Option<char> {
    cell.chars().find(|sign| is_no_letter_of_text(*sign) && sign.is_ascii())
}

fn is_no_letter_of_text(letter: char) -> bool {
    letter == '\u{FFFD}' || (letter.is_control() && !matches!(letter, '\t' | '\n' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<(&str, &str, bool)>) {
        let text = decode(bytes.to_vec(), None);
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
    fn utf_16_is_read_with_and_without_its_mark() {
        check(b"\xFF\xFEa\0\xE9\0", Some(("aé", "UTF-16LE", false)));
        check(b"\xFE\xFF\0a\0\xE9", Some(("aé", "UTF-16BE", false)));
        check(b"a\0;\0b\0", Some(("a;b", "UTF-16LE", false)));
    }

    #[test]
    fn the_job_may_name_the_encoding() {
        let text = decode(b"\x82t\x82".to_vec(), Some(Encoding::Cp850)).unwrap();
        assert_eq!((text.text.as_str(), text.encoding), ("été", "CP850"));
        let text = decode(b"\xE9t\xE9".to_vec(), Some(Encoding::Utf8)).unwrap();
        assert!(text.damaged);
    }

    #[test]
    fn bytes_with_zeros_are_no_text() {
        check(b"PK\x03\x04\0\0\x08", None);
        check(b"a\0\0\0b\0\0", None);
    }
}
