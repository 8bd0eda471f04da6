/// Letters and digits alone, small and without accents: how headers and words are compared.
///
/// `N° d’échéance` becomes `nodecheance`.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => folded.push('a'),
            'ç' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => folded.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            // The sign in `n°`; some programs write the ordinal indicator.
            '°' | 'º' => folded.push('o'),
            '#' | '№' => folded.push_str("no"),
            // Accents that stand after their letter are not alphanumeric and fall away here.
            other if other.is_alphanumeric() => folded.push(other),
            _ => {}
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
