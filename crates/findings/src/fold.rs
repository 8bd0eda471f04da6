//! Folds texts, so that those of different programs can be compared: capitals, accents and separators do not
//! count, letters and digits do.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// How a letter is written out that is no accented letter of the Latin alphabet; empty for every other.
fn written_out(letter: char) -> &'static str {
    match letter {
        'ß' => "ss",
        'ẞ' => "SS",
        'œ' => "oe",
        'Œ' => "OE",
        'æ' => "ae",
        'Æ' => "AE",
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' => "d",
        'Đ' => "D",
        _ => "",
    }
}

/// Hands over the letters of a character without case, accents and ligatures: none to four of them.
pub fn letters(character: char, mut each: impl FnMut(char)) {
    if character.is_ascii() {
        each(character.to_ascii_lowercase());
        return;
    }
    for part in std::iter::once(character).nfkd().filter(|it| !is_combining_mark(*it)) {
        let written_out = written_out(part);
        if written_out.is_empty() {
            part.to_lowercase().filter(|it| !is_combining_mark(*it)).for_each(&mut each);
        } else {
            written_out.chars().for_each(|it| each(it.to_ascii_lowercase()));
        }
    }
}

/// A text without accents, its case kept, as the post asks for on capitals: `Œuvre d’Été` becomes
/// `OEuvre d’Ete`. Letters of other scripts stay with the marks that belong to them.
#[must_use]
pub fn unaccented(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        let written_out = written_out(letter);
        if !written_out.is_empty() {
            plain.push_str(written_out);
        } else if ('\u{c0}'..'\u{250}').contains(&letter) {
            plain.extend(letter.nfd().filter(|it| !is_combining_mark(*it)));
        } else if !('\u{300}'..'\u{370}').contains(&letter) {
            plain.push(letter);
        }
    }
    plain
}

/// A text in which each letter with its accent is one sign, as keyboards write it; macOS writes file names with
/// both apart.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// A text without case and accents; separators stay as they are.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|character| letters(character, |it| out.push(it)));
    out
}

/// The letters and digits of a text, without case, accents and separators.
#[must_use]
pub fn compact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        letters(character, |it| {
            if it.is_alphanumeric() {
                out.push(it);
            }
        });
    }
    out
}

/// The same, with one blank wherever separators stand between.
#[must_use]
pub fn spaced(text: &str) -> String {
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
        assert_eq!(unaccented("Łódź, Œuvre d’Été"), "Lodz, OEuvre d’Ete");
    }
}
