//! Where a word may be parted at the end of a line.

use hypher::{Lang, hyphenate_bounded};

/// A place where a word may be parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parting {
    /// Bytes before it.
    pub(super) at: u16,
    /// Whether three letters stand on both sides; otherwise two on the left, a last resort.
    pub(super) wide: bool,
    /// Whether the word has its own hyphen there.
    pub(super) own: bool,
}

/// Shortest word that is hyphenated, in letters.
const SHORTEST: usize = 6;

/// Every place where a French word may be parted, from left to right.
///
/// None in words with figures, in capitals, in e-mail and web addresses, nor in capitalised words,
/// which may be names.
pub(super) fn partings(word: &str) -> Box<[Parting]> {
    let mut found = Vec::new();
    let spoilt = |c: char| c.is_numeric() || c.is_uppercase() || "@/_\\".contains(c);
    if word.chars().any(spoilt) || word.trim_end_matches(['.', '…']).contains('.') {
        return found.into();
    }
    let mut start = 0;
    for part in word.split_inclusive(|c: char| !c.is_alphabetic()) {
        let letters = part.trim_end_matches(|c: char| !c.is_alphabetic());
        let own = part.ends_with('-').then(|| start + part.len());
        if letters.chars().count() >= SHORTEST {
            hyphenate(letters, start, &mut found);
        }
        if let Some(at) = own {
            let after = word.get(at..).unwrap_or_default();
            let long = |text: &str| text.chars().take_while(|c| c.is_alphabetic()).count() >= 3;
            if long(part) && long(after) {
                found.extend(parting(at, true, true));
            }
        }
        start += part.len();
    }
    found.into()
}

/// Adds the partings of a run of letters that begins `start` bytes into its word.
fn hyphenate(letters: &str, start: usize, found: &mut Vec<Parting>) {
    let mut at = 0;
    for syllable in hyphenate_bounded(letters, Lang::French, 2, 3) {
        at += syllable.len();
        if at < letters.len() {
            let before = letters.get(..at).unwrap_or_default().chars().count();
            found.extend(parting(start + at, before >= 3, false));
        }
    }
}

/// A parting, where the word is of ordinary length.
fn parting(at: usize, wide: bool, own: bool) -> Option<Parting> {
    Some(Parting { at: u16::try_from(at).ok()?, wide, own })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        let mut parted = String::new();
        let mut start = 0;
        for parting in partings(word) {
            parted.push_str(&word[start..parting.at.into()]);
            parted.push(if parting.wide { '|' } else { '!' });
            start = parting.at.into();
        }
        parted.push_str(&word[start..]);
        assert_eq!(parted, expected);
    }

    #[test]
    fn french_words_part_between_syllables_with_three_letters_on_each_side() {
        check("règlement,", "rè!gle|ment,");
        check("l’attention", "l’at!ten|tion");
        check("dites-le-nous", "dites-le-nous");
        check("peut-être", "peut-|être");
        check("ci-dessous", "ci-des|sous");
    }

    #[test]
    fn figures_names_capitals_and_addresses_are_never_parted() {
        for word in ["F2605-0418", "Bonnard", "DEMEURE", "comptabilite@atelier.example", ""] {
            check(word, word);
        }
    }
}
