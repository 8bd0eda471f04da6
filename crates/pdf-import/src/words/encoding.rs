//! The characters of the codes of simple fonts (ISO 32000-1, annex D), and of glyphs by their names.

use std::collections::HashMap;
use std::sync::OnceLock;

use glyph_names::GLYPH_NAME_PAIRS;

/// Codes 0x80 to 0x9F of `WinAnsiEncoding`; the rest is Latin 1.
const WIN: [char; 32] = [
    '€', '•', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '•', 'Ž', '•', '•', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '•', 'ž', 'Ÿ',
];

/// Codes from 0x80 of `MacRomanEncoding`.
const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ\
–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// Codes from 0xA0 of `StandardEncoding`; a blank where it has none.
const STANDARD: &str = " ¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß    ";

/// Encodings that have a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Standard,
    Win,
    Mac,
}

impl Named {
    pub(super) fn of(name: &[u8]) -> Option<Self> {
        match name {
            b"WinAnsiEncoding" => Some(Self::Win),
            b"MacRomanEncoding" => Some(Self::Mac),
            b"StandardEncoding" => Some(Self::Standard),
            _ => None,
        }
    }

    /// The character of a code.
    pub(super) fn char(self, code: u8) -> Option<char> {
        match (self, code) {
            (_, 0..0x20) => None,
            (Self::Standard, 0x27) => Some('’'),
            (Self::Standard, 0x60) => Some('‘'),
            (_, 0x20..=0x7F) => Some(char::from(code)),
            (Self::Win, 0x80..0xA0) => WIN.get(usize::from(code - 0x80)).copied(),
            (Self::Win, _) => Some(char::from(code)),
            (Self::Mac, 0x80..) => MAC.chars().nth(usize::from(code - 0x80)),
            (Self::Standard, 0xA0..) => {
                STANDARD.chars().nth(usize::from(code - 0xA0)).filter(|it| *it != ' ')
            }
            _ => None,
        }
    }
}

/// The text that a glyph of this name shows (Adobe Glyph List).
pub(super) fn of_glyph(name: &[u8]) -> Option<String> {
    static NAMES: OnceLock<HashMap<&str, char>> = OnceLock::new();
    let names = NAMES
        .get_or_init(|| GLYPH_NAME_PAIRS.iter().map(|(char, name)| (*name, *char)).collect());
    let name = std::str::from_utf8(name).ok()?;
    // `a.alt`, `one.oldstyle`: the same letter in another shape.
    let name = name.split('.').next().filter(|it| !it.is_empty())?;
    if let Some(char) = names.get(name) {
        return Some(char.to_string());
    }
    if let Some(parts) = name.contains('_').then(|| name.split('_').map(str::as_bytes)) {
        return parts.map(of_glyph).collect();
    }
    let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
    let code = digits.get(..4.max(digits.len().min(6)))?;
    char::from_u32(u32::from_str_radix(code, 16).ok()?).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_whole() {
        assert_eq!(MAC.chars().count(), 128);
        assert_eq!(STANDARD.chars().count(), 96);
        for (named, code, char) in [
            (Named::Win, 0x80, '€'),
            (Named::Win, 0xE9, 'é'),
            (Named::Mac, 0x8E, 'é'),
            (Named::Mac, 0xDB, '€'),
            (Named::Standard, 0xD0, '—'),
            (Named::Standard, 0xFB, 'ß'),
        ] {
            assert_eq!(named.char(code), Some(char));
        }
    }

    #[test]
    fn glyphs_are_known_by_name() {
        let of = |name: &str| of_glyph(name.as_bytes());
        assert_eq!(of("eacute").as_deref(), Some("é"));
        assert_eq!(of("one.oldstyle").as_deref(), Some("1"));
        assert_eq!(of("f_i").as_deref(), Some("fi"));
        assert_eq!(of("uni20AC").as_deref(), Some("€"));
        assert_eq!(of("g17"), None);
    }
}
