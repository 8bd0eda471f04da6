//! Where a word may be parted at the end of a line.

use hypher::{Lang, hyphenate_bounded};

/// A place where a word may be parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parting {
    /// Bytes before it.
    pub(super) at: u16,
    /// Whether three letters stand on both sides; otherwise two on the left, a last resort.
    pub(super) wide: bool,
    /// Whether no hyphen is added there, because the word has its own or is an address.
    pub(super) own: bool,
    /// Whether it is inside an e-mail or web address.
    pub(super) joint: bool,
}

impl Parting {
    /// A parting, where the word is of ordinary length.
    fn new(at: usize, wide: bool, own: bool) -> Option<Self> {
        Some(Self { at: u16::try_from(at).ok()?, wide, own, joint: false })
    }
}

/// French words that a hyphen binds to the verb before them.
const BOUND: [&str; 11] =
    ["nous", "vous", "les", "lui", "leur", "moi", "toi", "elle", "elles", "ils", "même"];

/// Shortest word that is hyphenated, in letters.
const SHORTEST: usize = 6;

/// The language of a text, as far as the parting of its words goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Speech(Option<Lang>);

impl Speech {
    /// By its code, such as `fr` or `de-CH`; words of other languages than these six are not parted.
    pub(super) fn of(code: &str) -> Self {
        Self(match code.split(['-', '_']).next() {
            Some("fr") => Some(Lang::French),
            Some("en") => Some(Lang::English),
            Some("de") => Some(Lang::German),
            Some("nl") => Some(Lang::Dutch),
            Some("es") => Some(Lang::Spanish),
            Some("it") => Some(Lang::Italian),
            _ => None,
        })
    }
}

/// Every place where a word may be parted, from left to right.
///
/// None in words with figures, in capitals, nor in capitalised words, which may be names; but in German,
/// where every noun has a capital. E-mail and web addresses part behind `@` and before a dot.
pub(super) fn partings(word: &str, speech: Speech) -> Box<[Parting]> {
    let mut found = Vec::new();
    if is_address(word) {
        return joints(word);
    }
    let Speech(Some(language)) = speech else { return found.into() };
    let spoilt = |c: char| c.is_numeric() || c.is_uppercase() || "@/_\\".contains(c);
    let nouns = usize::from(language == Lang::German);
    if word.chars().skip_while(|c| !c.is_alphabetic()).skip(nouns).any(spoilt)
        || word.chars().take_while(|c| !c.is_alphabetic()).any(spoilt)
        || word.trim_end_matches(['.', '…']).contains('.')
    {
        return found.into();
    }
    let mut start = 0;
    for part in word.split_inclusive(|c: char| !c.is_alphabetic()) {
        let letters = part.trim_end_matches(|c: char| !c.is_alphabetic());
        let own = part.ends_with('-').then(|| start + part.len());
        if letters.chars().count() >= SHORTEST {
            hyphenate(letters, (start, language), &mut found);
        }
        if let Some(at) = own {
            let after = word.get(at..).unwrap_or_default();
            let long = |text: &str| text.chars().take_while(|c| c.is_alphabetic()).count() >= 3;
            let bound = language == Lang::French && is_bound(after);
            if long(part) && long(after) && !bound {
                found.extend(Parting::new(at, true, true));
            }
        }
        start += part.len();
    }
    found.into()
}

/// Adds the partings of a run of letters that begins `start` bytes into its word.
fn hyphenate(letters: &str, (start, language): (usize, Lang), found: &mut Vec<Parting>) {
    let mut at = 0;
    for syllable in hyphenate_bounded(letters, language, 2, 3) {
        at += syllable.len();
        if at < letters.len() {
            let before = letters.get(..at).unwrap_or_default().chars().count();
            found.extend(Parting::new(start + at, before >= 3, false));
        }
    }
}

/// Whether a word is an e-mail or web address.
fn is_address(word: &str) -> bool {
    let start = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    word.contains('@') || start.starts_with("www.") || word.contains("://")
}

/// Where an address may part: behind `@` and before a dot inside it, three characters from either end.
fn joints(word: &str) -> Box<[Parting]> {
    let kept = word.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let inside = |at: usize| {
        let (head, tail) = word.get(..kept)?.split_at_checked(at)?;
        (head.chars().count() >= 3 && tail.chars().count() >= 3).then_some(at)
    };
    let places = word.char_indices().filter_map(|(at, c)| match c {
        '@' => inside(at + 1),
        '.' => inside(at),
        _ => None,
    });
    places
        .filter_map(|at| Some(Parting { joint: true, ..Parting::new(at, true, true)? }))
        .collect()
}

/// Whether what stands behind a hyphen belongs to the verb before it.
fn is_bound(after: &str) -> bool {
    let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
    let word = after.get(..end).unwrap_or_default();
    BOUND.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        check_in("fr", word, expected);
    }

    #[track_caller]
    fn check_in(code: &str, word: &str, expected: &str) {
        let mut parted = String::new();
        let mut start = 0;
        for parting in partings(word, Speech::of(code)) {
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
    fn figures_names_and_capitals_are_never_parted() {
        for word in ["F2605-0418", "Bonnard", "DEMEURE", "dites-nous", ""] {
            check(word, word);
        }
    }

    #[test]
    fn addresses_part_behind_the_at_sign_and_before_dots() {
        check("comptabilite@atelier.example,", "comptabilite@|atelier|.example,");
        check("www.mediation.example.", "www|.mediation|.example.");
        check_in("pl", "(jo@roy.example)", "(jo@|roy|.example)");
    }

    #[test]
    fn each_language_parts_its_words_by_its_own_rules() {
        check_in("de", "Zahlungserinnerung", "Zah|lungs|er|in|ne|rung");
        check_in("en", "outstanding", "out|stand|ing");
        check_in("nl", "betalingsherinnering", "be!ta|lings|her|in|ne|ring");
        check_in("es", "vencimiento", "ven|ci|miento");
        check_in("it", "pagamento", "pa!ga|mento");
        check_in("pl", "przypomnienie", "przypomnienie");
    }
}
