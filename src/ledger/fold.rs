//! What counts as equal between what an export writes and what stands elsewhere: capitals, accents and
//! separators differ from program to program, letters and digits do not.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The letters of a character without case, accents and ligatures: none to four of them.
pub(crate) fn letters(character: char, mut each: impl FnMut(char)) {
    if character.is_ascii() {
        each(character.to_ascii_lowercase());
        return;
    }
    for part in std::iter::once(character).nfkd().filter(|it| !is_combining_mark(*it)) {
        let spelled = match part {
            'ß' | 'ẞ' => "ss",
            'œ' | 'Œ' => "oe",
            'æ' | 'Æ' => "ae",
            'ø' | 'Ø' => "o",
            'ł' | 'Ł' => "l",
            'đ' | 'Đ' => "d",
            _ => "",
        };
        if spelled.is_empty() {
            part.to_lowercase().filter(|it| !is_combining_mark(*it)).for_each(&mut each);
        } else {
            spelled.chars().for_each(&mut each);
        }
    }
}

/// A text without case and accents; separators stay as they are.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|character| letters(character, |it| out.push(it)));
    out
}

/// The letters and digits of a text, without case, accents and separators.
pub(crate) fn compact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        letters(character, |it| out.extend(it.is_alphanumeric().then_some(it)));
    }
    out
}

/// The same, with one blank wherever separators stand between.
pub(crate) fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.chars() {
        letters(character, |it| {
            if !it.is_alphanumeric() {
                gap = true;
                return;
            }
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(it);
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: (&str, &str)) {
        assert_eq!((spaced(text).as_str(), compact(text).as_str()), expected);
    }

    #[test]
    fn capitals_accents_and_separators_make_no_difference() {
        check("FA-2026/001", ("fa 2026 001", "fa2026001"));
        check(" FA_2026__001 ", ("fa 2026 001", "fa2026001"));
        check("Œuvrard & Fils, Bérénice", ("oeuvrard fils berenice", "oeuvrardfilsberenice"));
        // As macOS writes file names: letter and accent apart.
        check("Be\u{301}re\u{301}nice Straße", ("berenice strasse", "berenicestrasse"));
        assert_eq!(plain("FÉ-1.PDF"), "fe-1.pdf");
    }
}
