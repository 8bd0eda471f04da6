//! Bytes in hexadecimal digits.

/// Bytes in hexadecimal digits, small letters, two for each byte.
///
/// ```
/// assert_eq!(relance_findings::hex(&[0, 171]), "00ab");
/// ```
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
