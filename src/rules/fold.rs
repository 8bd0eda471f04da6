//! Words of a text without case, accents and punctuation.

use std::ops::Range;

use findings::fold;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoldedWord {
    /// Lower case, without accents; a number with its decimals; a currency sign.
    pub(super) folded: String,
    /// Where it stands in the text, in bytes.
    pub(super) place: Range<usize>,
}

/// The words of a text in order.
pub(super) fn words(text: &str) -> Vec<FoldedWord> {
    let mut words: Vec<FoldedWord> = Vec::new();
    let mut open: Option<FoldedWord> = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let end = at + letter.len_utf8();
        let next = letters.peek().map(|(_, next)| *next);
        if is_invisible(letter) {
            continue;
        }
        let inside = |word: &FoldedWord| {
            let after_digit = word.folded.ends_with(|c: char| c.is_ascii_digit());
            after_digit && next.is_some_and(|next| next.is_ascii_digit())
        };
        let decimal = matches!(letter, ',' | '.') && open.as_ref().is_some_and(inside);
        if letter.is_alphanumeric() || decimal {
            let word = open
                .get_or_insert_with(|| FoldedWord { folded: String::new(), place: at..end });
            fold::letters(letter, |it| word.folded.push(it));
            word.place.end = end;
            continue;
        }
        words.extend(open.take());
        if matches!(letter, '€' | '£') {
            words.push(FoldedWord { folded: letter.to_string(), place: at..end });
        }
    }
    words.extend(open);
    words
}

/// A soft hyphen, a joiner, or an accent written after its letter.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found: Vec<String> = words(text).into_iter().map(|it| it.folded).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn case_accents_and_punctuation_do_not_count() {
        check("« Mise en DEMEURE », l’Œuvre d'été…", "mise en demeure l oeuvre d ete");
        check("proce\u{300}s-ver\u{ad}bal", "proces verbal");
        check("", "");
    }

    #[test]
    fn numbers_keep_their_decimals_and_currency_signs_stand_alone() {
        check("40,00\u{a0}€, L. 441-10, £40. 1.", "40,00 € l 441 10 £ 40 1");
    }
}
