//! Letters without their accents, as La Poste asks for on capitals.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A text without accents; letters that are no accented ASCII letter are written out, and those of other
/// scripts stay.
pub(super) fn unaccented(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'œ' => plain.push_str("oe"),
            'Œ' => plain.push_str("OE"),
            'æ' => plain.push_str("ae"),
            'Æ' => plain.push_str("AE"),
            'ß' => plain.push_str("ss"),
            'ẞ' => plain.push_str("SS"),
            'ø' => plain.push('o'),
            'Ø' => plain.push('O'),
            'ł' => plain.push('l'),
            'Ł' => plain.push('L'),
            'đ' => plain.push('d'),
            'Đ' => plain.push('D'),
            // Marks of other scripts are part of their letters.
            letter if !('\u{c0}'..'\u{250}').contains(&letter) => {
                if !('\u{300}'..'\u{370}').contains(&letter) {
                    plain.push(letter);
                }
            }
            letter => plain.extend(letter.nfd().filter(|it| !is_combining_mark(*it))),
        }
    }
    plain
}

/// Letters and digits alone, small and without accents: how names are compared.
pub(super) fn key(text: &str) -> String {
    let plain = unaccented(text);
    plain.chars().flat_map(char::to_lowercase).filter(|it| it.is_alphanumeric()).collect()
}
