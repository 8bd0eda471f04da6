//! How text that somebody typed is to be set: where, in which size and in which bytes.

use super::escapes::unescaped;
use super::lexer::{Lexer, Token};
use super::matrix::{Corners, upright};

/// The box that stands at a place.
pub(super) fn corners(bytes: &[u8], at: usize) -> Option<Corners> {
    let mut lexer = Lexer::new(bytes, at);
    lexer.token()?;
    let mut numbers = [0.0; 4];
    for number in &mut numbers {
        let (_, place) = lexer.token()?;
        *number = std::str::from_utf8(bytes.get(place)?).ok()?.parse().ok()?;
    }
    let found = upright(numbers);
    (found.iter().all(|it| it.abs() < 1e6)).then_some(found)
}

/// The bytes of the string that stands at a place.
pub(super) fn string(bytes: &[u8], at: usize) -> Option<Vec<u8>> {
    match Lexer::new(bytes, at).token()? {
        (Token::Text, place) => Some(unescaped(bytes.get(place)?)),
        _ => None,
    }
}

/// Text as fonts of one byte have it; what they have not becomes a question mark.
pub(super) fn in_one_byte(text: &[u8]) -> Vec<u8> {
    let Some(wide) = text.strip_prefix(b"\xFE\xFF") else { return text.to_vec() };
    let code = |pair: &[u8]| match pair {
        [high, low] => u16::from(*high) << 8 | u16::from(*low),
        _ => u16::from(b'?'),
    };
    let byte = |code: u16| match code {
        0x20AC => 0x80,
        0x2019 => 0x92,
        0x2013 => 0x96,
        0x0152 => 0x8C,
        0x0153 => 0x9C,
        other => u8::try_from(other).unwrap_or(b'?'),
    };
    wide.chunks(2).map(|pair| byte(code(pair))).collect()
}

/// The size before `Tf`.
pub(super) fn size_of(style: &[u8]) -> Option<f64> {
    let text = String::from_utf8_lossy(style);
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = words.iter().position(|word| *word == "Tf")?;
    words.get(at.checked_sub(1)?)?.parse().ok().filter(|it: &f64| it.is_finite() && *it < 1e4)
}
