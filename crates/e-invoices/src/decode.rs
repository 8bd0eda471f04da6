//! From the bytes of XML to text: by its byte order mark, else by what it declares, else UTF-8.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::read_error::ReadError;

/// How much of the beginning may hold the declaration.
const DECLARATION: usize = 200;

/// The text of an XML file, without byte order mark.
pub(crate) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let (encoding, body) = encoding(bytes)?;
    if encoding == UTF_8 {
        return match std::str::from_utf8(body) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(error) => Err(wrong(encoding, lines(body, error.valid_up_to()))),
        };
    }
    encoding
        .decode_without_bom_handling_and_without_replacement(body)
        .ok_or_else(|| wrong(encoding, 0))
}

fn wrong(encoding: &'static Encoding, line: u32) -> ReadError {
    ReadError::WrongEncoding { encoding: encoding.name().to_owned(), line }
}

/// The line of a byte, counted from 1.
fn lines(bytes: &[u8], at: usize) -> u32 {
    let breaks = bytes.iter().take(at).filter(|it| **it == b'\n').count();
    u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1)
}

/// The encoding, and what stands behind the byte order mark.
fn encoding(bytes: &[u8]) -> Result<(&'static Encoding, &[u8]), ReadError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok((encoding, bytes.get(mark..).unwrap_or_default()));
    }
    // Without a mark, XML in two bytes a letter shows by its first sign.
    match bytes {
        [0, b'<', ..] => return Ok((UTF_16BE, bytes)),
        [b'<', 0, ..] => return Ok((UTF_16LE, bytes)),
        _ => {}
    }
    let Some(label) = declared(bytes) else { return Ok((UTF_8, bytes)) };
    let unknown = || ReadError::UnknownEncoding { encoding: label.to_owned() };
    let encoding = Encoding::for_label_no_replacement(label.as_bytes()).ok_or_else(unknown)?;
    // The declaration could be read byte by byte, so a letter has one: programs that write `utf-16` here and UTF-8
    // below are common, and bytes that are UTF-8 are nothing else.
    let two_bytes = [UTF_16LE, UTF_16BE].contains(&encoding);
    Ok((if two_bytes { UTF_8 } else { encoding }, bytes))
}

/// The encoding that the declaration names.
fn declared(bytes: &[u8]) -> Option<&str> {
    let head = bytes.get(..bytes.len().min(DECLARATION))?;
    let end = head.windows(2).position(|it| it == b"?>")?;
    let head = std::str::from_utf8(head.get(..end)?).ok()?;
    let rest = head.trim_start().strip_prefix("<?xml")?;
    let (_, rest) = rest.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    rest.get(1..)?.split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(text(bytes).as_deref(), Ok(expected));
    }

    #[test]
    fn the_mark_goes_before_the_declaration() {
        check(b"\xEF\xBB\xBF<a>\xC3\xA9</a>", "<a>é</a>");
        check(b"\xFF\xFE<\0a\0/\0>\0", "<a/>");
        check(b"\xFE\xFF\0<\0a\0/\0>", "<a/>");
        check(b"<\0a\0/\0>\0", "<a/>");
        check(b"\0<\0a\0/\0>", "<a/>");
    }

    #[test]
    fn declared_encodings_are_read() {
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>";
        check(latin, "<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>");
        let windows = b"<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>\x85</a>";
        check(windows, "<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>…</a>");
        let lied = "<?xml version='1.0' encoding='utf-16'?><a>é</a>";
        check(lied.as_bytes(), lied);
    }

    #[test]
    fn bytes_that_are_not_what_is_declared_are_refused_with_their_line() {
        let error = text(b"<?xml version='1.0'?>\n<a>\xE9</a>").unwrap_err();
        assert_eq!(error, ReadError::WrongEncoding { encoding: "UTF-8".to_owned(), line: 2 });
        let error = text(b"<?xml version='1.0' encoding='klingon'?><a/>").unwrap_err();
        assert_eq!(error, ReadError::UnknownEncoding { encoding: "klingon".to_owned() });
        assert!(text(b"\xFF\xFE<\0a").is_err());
    }
}
