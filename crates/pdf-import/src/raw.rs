//! Objects of unusual files as they stand.

use std::ops::Range;

use super::lexer::Lexer;
use super::scan::Scan;

/// An object of an unusual file as it stands.
#[derive(Debug)]
pub(super) struct Raw {
    /// Its value, for a stream its dictionary.
    pub(super) value: Range<usize>,
    /// The data of a stream, however long it says it is.
    pub(super) data: Option<Range<usize>>,
}

/// Reads `n g obj`; gives both numbers and a lexer behind.
pub(super) fn at_object(bytes: &[u8], at: usize) -> Option<((u32, u16), Lexer<'_>)> {
    let mut lexer = Lexer::new(bytes, at);
    let number = u32::try_from(lexer.natural()?).ok()?;
    let generation = lexer.natural()?;
    // `obj` may stand right before what follows, such as `obj<<` or even `obj1`.
    lexer.skip_white();
    if !bytes.get(lexer.at..)?.starts_with(b"obj") {
        return None;
    }
    lexer.at += 3;
    Some(((number, u16::try_from(generation).unwrap_or(0)), lexer))
}

/// A whole number that the dictionary read last has for a key.
pub(super) fn number_of(bytes: &[u8], scan: &Scan, key: &[u8]) -> Option<usize> {
    let entry = scan.get(bytes, key)?;
    usize::try_from(Lexer::new(bytes, entry.value.start).natural()?).ok()
}

impl Raw {
    /// Reads what stands behind `obj`. `length` looks up a length that stands in another object.
    pub(super) fn read(
        lexer: &mut Lexer<'_>,
        scan: &mut Scan,
        length: impl Fn(u32) -> Option<usize>,
    ) -> Option<Self> {
        let value = scan.value(lexer)?;
        let bytes = lexer.bytes;
        let mut ahead = lexer.clone();
        ahead.skip_white();
        let word = bytes.get(ahead.at..)?;
        if !scan.is_dictionary || !word.starts_with(b"stream") {
            return Some(Self { value, data: None });
        }
        let start = data_start(bytes, ahead.at + 6);
        let said = scan.get(bytes, b"/Length").and_then(|entry| match entry.reference {
            Some(number) => length(number),
            None => number_of(bytes, scan, b"/Length"),
        });
        let end = said.and_then(|said| start.checked_add(said));
        let data = match end.filter(|end| ends_at(bytes, *end)) {
            Some(end) => start..end,
            None => start..searched_end(bytes, start),
        };
        lexer.at = data.end;
        scan.work += data.len() as u64 / 16;
        Some(Self { value, data: Some(data) })
    }
}

/// Where data begins behind the word `stream`.
pub(super) fn data_start(bytes: &[u8], behind: usize) -> usize {
    let mut at = behind;
    // Blanks before the end of the line are against the rules and common.
    while bytes.get(at).is_some_and(|byte| matches!(byte, b' ' | b'\t')) {
        at += 1;
    }
    match bytes.get(at..) {
        Some([b'\r', b'\n', ..]) => at + 2,
        Some([b'\n' | b'\r', ..]) => at + 1,
        _ => behind,
    }
}

/// Whether `endstream` stands here, or what would follow it.
fn ends_at(bytes: &[u8], end: usize) -> bool {
    let mut at = end;
    while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    rest.starts_with(b"endstream") || rest.starts_with(b"endobj")
}

/// Where data ends whose length is wrong: before the next `endstream`, or else `endobj`, or else at
/// the end of the file.
fn searched_end(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    let found = position(rest, b"endstream").or_else(|| position(rest, b"endobj"));
    let Some(end) = found else { return bytes.len() };
    let data = rest.get(..end).unwrap_or_default();
    let data = data.strip_suffix(b"\n").unwrap_or(data);
    start + data.strip_suffix(b"\r").unwrap_or(data).len()
}

/// Where a word stands first.
pub(super) fn position(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, word)
}
