//! Files that are called PDF and are something else.

/// The kind of a file that is no PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stranger {
    /// Nothing at all: a file without a byte.
    Empty,
    /// A page of the web, such as one that asks to log in.
    Web,
    /// A picture.
    Picture,
    /// An archive, or a document of an office program.
    Office,
    /// A mail.
    Mail,
    /// Data, such as an e-invoice without its pages.
    Data,
}

/// How a file begins, and what it is then.
const SIGNS: [(&[u8], Stranger); 18] = [
    (b"\xFF\xD8\xFF", Stranger::Picture),
    (b"\x89PNG", Stranger::Picture),
    (b"GIF8", Stranger::Picture),
    (b"II*\0", Stranger::Picture),
    (b"MM\0*", Stranger::Picture),
    (b"BM", Stranger::Picture),
    (b"PK\x03\x04", Stranger::Office),
    (b"\xD0\xCF\x11\xE0", Stranger::Office),
    (b"{\\rtf", Stranger::Office),
    (b"Rar!", Stranger::Office),
    (b"7z\xBC\xAF", Stranger::Office),
    (b"<!doctype html", Stranger::Web),
    (b"<html", Stranger::Web),
    (b"<head", Stranger::Web),
    (b"<body", Stranger::Web),
    (b"<?xml", Stranger::Data),
    (b"from: ", Stranger::Mail),
    (b"received: ", Stranger::Mail),
];

/// The kind of a file that has no header of a PDF; none where nobody can tell.
pub(super) fn stranger(bytes: &[u8]) -> Option<Stranger> {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    if head.is_empty() {
        return bytes.is_empty().then_some(Stranger::Empty);
    }
    // Pictures of phones and of the web say what they are a few bytes later.
    if matches!(head.get(4..8), Some(b"ftyp")) || matches!(head.get(8..12), Some(b"WEBP")) {
        return Some(Stranger::Picture);
    }
    let begins =
        |sign: &[u8]| head.get(..sign.len()).is_some_and(|it| it.eq_ignore_ascii_case(sign));
    let found = SIGNS.iter().find(|(sign, _)| begins(sign)).map(|(_, what)| *what);
    // Data may be a page of the web that says first in which language it is written.
    let is_web = |head: &[u8]| head.windows(5).any(|it| it.eq_ignore_ascii_case(b"<html"));
    match found {
        Some(Stranger::Data) if is_web(head) => Some(Stranger::Web),
        found => found,
    }
}
