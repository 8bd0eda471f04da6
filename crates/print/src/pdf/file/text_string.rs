//! Text as PDF writes it where people read it: UTF-16 in hexadecimal digits.

use std::fmt::Write as _;

/// Text for people as UTF-16 in hexadecimal, which needs no escapes.
pub(super) fn text_string(text: &str, out: &mut Vec<u8>) {
    let mut hex = String::from("<FEFF");
    for unit in text.encode_utf16() {
        // Writing to a `String` cannot fail.
        let _ = write!(hex, "{unit:04X}");
    }
    hex.push('>');
    out.extend_from_slice(hex.as_bytes());
}
