//! Folds headers and words, so that they can be compared.

use findings::fold::letters;

/// Letters and digits alone, small and without accents: how headers and words are compared.
///
/// `N° d’échéance` becomes `nodecheance`.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            // The sign in `n°`; the ordinal indicator that some programs write folds to the same.
            '°' => folded.push('o'),
            '#' => folded.push_str("no"),
            other => letters(other, |it| {
                if it.is_alphanumeric() {
                    folded.push(it);
                }
            }),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text), expected);
    }

    #[test]
    fn case_accents_punctuation_and_spaces_do_not_count() {
        check("  Date d’Échéance ", "datedecheance");
        check("DATE_D'ECHEANCE", "datedecheance");
        check("Cœur", "coeur");
    }

    #[test]
    fn accents_written_apart_do_not_count() {
        check("E\u{301}che\u{301}ance", "echeance");
    }

    #[test]
    fn every_sign_for_number_is_the_same() {
        check("N° facture", "nofacture");
        check("Nº facture", "nofacture");
        check("No. facture", "nofacture");
        check("Invoice #", "invoiceno");
    }
}
