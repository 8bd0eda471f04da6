//! Whether a debtor is a business or a person, where no column says it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use exports::{DebtorKind, DebtorRow};

use super::Terms;

/// The evidence for the kind of a debtor.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum KindBasis {
    /// A column of the export or of the debtor file.
    #[default]
    Column,
    /// A SIREN, a VAT number or a legal form in the name.
    Identity,
    /// A civility, and nothing of the above.
    Civility,
    /// The job, which names the kind of all others.
    Job,
    /// Nothing: the job does not name a kind either.
    Nothing,
}

/// How a debtor with a civility is taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Persons {
    /// As a consumer, who is never asked for what firms owe each other on top.
    #[default]
    Consumer,
    /// Like everybody of whom no column says it.
    AsKind,
}

/// How people are addressed, folded: French, English, German, Dutch, Spanish, Italian.
#[rustfmt::skip]
const CIVILITIES: &[&str] = &[
    "m", "mm", "mr", "mme", "mmes", "mlle", "mlles", "monsieur", "madame", "mademoiselle", "messieurs", "mesdames",
    "mrs", "ms", "miss", "mister", "herr", "herrn", "frau", "eheleute", "familie", "fam", "dhr", "mevr", "mw", "mevrouw", "heer",
    "sr", "sra", "srta", "señor", "señora", "señorita", "sig", "sigra", "signor", "signora", "signorina", "sigg",
];

/// Civilities that can stand behind a name as well: `MARTIN Jean (Mme)`.
const BEHIND: &[&str] = &[
    "mr",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "mademoiselle",
    "mrs",
    "ms",
    "herr",
    "frau",
    "mevr",
];

/// Legal forms of firms, folded; those of up to three letters count in capitals alone.
#[rustfmt::skip]
const LEGAL_FORMS: &[&str] = &[
    "sarl", "sàrl", "eurl", "sas", "sasu", "sa", "snc", "sci", "scp", "scm", "scs", "sca", "scea", "selarl", "selas", "selafa", "selurl",
    "scop", "scic", "gie", "gaec", "earl", "eirl", "ei", "sem", "spl", "société",
    "gmbh", "mbh", "ug", "ag", "kg", "kgaa", "ohg", "gbr", "ek", "eg", "se", "partg", "partgmbb",
    "ltd", "limited", "llc", "llp", "lp", "plc", "inc", "incorporated", "corp", "corporation", "cic",
    "bv", "nv", "vof", "bvba", "sprl", "scrl", "srl", "srls", "spa", "sapa", "sl", "slu", "sau", "sll", "slp",
    "lda", "ab", "oy", "aps", "sro", "kft", "zoo",
];

/// Short ones that are no words or names, so that small letters do.
const PLAIN_FORMS: &[&str] =
    &["ltd", "inc", "mbh", "gbr", "aps", "plc", "llc", "llp", "srl", "snc", "sci", "gie"];

/// The words of a name as they stand, without marks; abbreviated ones in capitals: `S.r.l.`.
fn words(name: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let is_mark =
        |it: char| it.is_whitespace() || matches!(it, ',' | '(' | ')' | '/' | '&' | '-');
    name.split(is_mark).map(plain).filter(|word| !word.is_empty())
}

/// A word without marks.
fn plain(word: &str) -> Cow<'_, str> {
    if word.chars().all(char::is_alphanumeric) {
        return Cow::Borrowed(word);
    }
    let letters: String = word.chars().filter(|it| it.is_alphanumeric()).collect();
    let inner = word.trim_end_matches('.').contains('.');
    Cow::Owned(if inner { letters.to_uppercase() } else { letters })
}

/// Whether a word is one of a list of small ones, in capitals or not.
fn is_in(word: &str, list: &[&str]) -> bool {
    if word.is_ascii() {
        let same = |it: &&str| it.len() == word.len() && it.eq_ignore_ascii_case(word);
        return list.iter().any(same);
    }
    // Made small once: letter by letter beside each of a list takes ten times as long.
    let small = word.to_lowercase();
    list.contains(&small.as_str())
}

/// Whether a name begins or ends with a civility.
fn has_civility(name: &str) -> bool {
    let mut words = words(name);
    let ends = words.next().zip(words.last());
    ends.is_some_and(|(first, last)| is_in(&first, CIVILITIES) || is_in(&last, BEHIND))
}

/// Whether a word of a name is a legal form. Short ones are names and words too: they count in capitals, at
/// either end, and not after a civility.
fn has_legal_form(name: &str) -> bool {
    let mut words = words(name).enumerate().peekable();
    while let Some((place, word)) = words.next() {
        if !is_in(&word, LEGAL_FORMS) {
            continue;
        }
        let letters = word.chars().count();
        let loud = || word.chars().all(char::is_uppercase) || is_in(&word, PLAIN_FORMS);
        let at_an_end = place == 0 || words.peek().is_none();
        if (letters > 3 || loud()) && (letters > 2 || (at_an_end && !has_civility(name))) {
            return true;
        }
    }
    false
}

/// Whether a text holds a number of so many digits and not nothing but zeros.
fn is_number(text: Option<&str>, digits: usize) -> bool {
    let found = text.unwrap_or_default().bytes().filter(u8::is_ascii_digit);
    let found: Vec<u8> = found.collect();
    found.len() >= digits && found.iter().any(|digit| *digit != b'0')
}

/// The kind of a debtor by all of its rows, the debtor file first, and the evidence for it.
pub(super) fn kind(rows: &[&DebtorRow], terms: &Terms) -> (DebtorKind, KindBasis) {
    if let Some(kind) = rows.iter().find_map(|row| row.kind) {
        return (kind, KindBasis::Column);
    }
    let name = rows.iter().find_map(|row| row.name.as_deref()).unwrap_or_default();
    let civility = rows.iter().find_map(|row| row.civility.as_deref()).unwrap_or_default();
    let numbered = rows
        .iter()
        .any(|row| is_number(row.siren.as_deref(), 9) || is_number(row.vat.as_deref(), 5));
    let formed = has_legal_form(name) || has_legal_form(civility);
    // Public bodies have a SIREN too: the job's word that all are such stands.
    let public = terms.written_kind == Some(DebtorKind::Public);
    if formed || (numbered && !public) {
        return (DebtorKind::Business, KindBasis::Identity);
    }
    let civil = || words(civility).next().is_some_and(|word| is_in(&word, CIVILITIES));
    let person = has_civility(name) || civil();
    if person && terms.persons == Persons::Consumer && !public {
        return (DebtorKind::Consumer, KindBasis::Civility);
    }
    match terms.written_kind {
        Some(kind) => (kind, KindBasis::Job),
        None => (DebtorKind::Business, KindBasis::Nothing),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn terms(written_kind: Option<DebtorKind>, persons: Persons) -> Terms {
        Terms {
            days: None,
            currency: findings::Currency::EUR,
            written_kind,
            persons,
            language: "fr".into(),
            as_of: None,
        }
    }

    #[track_caller]
    fn check(name: &str, written: Option<DebtorKind>, expected: (DebtorKind, KindBasis)) {
        let row = DebtorRow { name: Some(name.into()), ..DebtorRow::default() };
        assert_eq!(kind(&[&row], &terms(written, Persons::Consumer)), expected, "{name}");
    }

    #[test]
    fn a_legal_form_makes_a_business() {
        let firm = (DebtorKind::Business, KindBasis::Identity);
        for name in [
            "Moulin SARL",
            "S.A.R.L. Moulin",
            "SA Moulin",
            "Moulin SAS",
            "Müller GmbH & Co. KG",
            "Mühle e.K.",
            "Mill Ltd.",
            "Molen B.V.",
            "Mulino S.r.l.",
            "Molino S.L.",
            "M. Martin SARL",
            "Société Martin",
        ] {
            check(name, None, firm);
        }
    }

    #[test]
    fn a_civility_without_a_legal_form_makes_a_consumer() {
        let person = (DebtorKind::Consumer, KindBasis::Civility);
        for name in [
            "M. Jean Martin",
            "Mme Durand",
            "MARTIN Jeanne (Mme)",
            "Mlle Petit",
            "Frau Müller",
            "Herr Schmidt",
            "Mrs Miller",
            "Mr. Smith",
            "Sig. Rossi",
            "Sig.ra Bianchi",
            "Mevr. de Vries",
            "Sra. García",
            "Mme Maria SA",
        ] {
            check(name, None, person);
            check(name, Some(DebtorKind::Business), person);
        }
    }

    #[test]
    fn the_rest_follows_the_job() {
        for name in
            ["Moulin Bleu", "Jean Martin", "Monsieur", "sa majesté Martin", "Sas Dupont"]
        {
            check(name, None, (DebtorKind::Business, KindBasis::Nothing));
            let written = Some(DebtorKind::Consumer);
            check(name, written, (DebtorKind::Consumer, KindBasis::Job));
        }
    }

    #[test]
    fn numbers_make_a_business_unless_the_job_says_public() {
        let mut row = DebtorRow { siren: Some("552 100 554".into()), ..DebtorRow::default() };
        let firm = (DebtorKind::Business, KindBasis::Identity);
        assert_eq!(kind(&[&row], &terms(None, Persons::Consumer)), firm);
        let public = terms(Some(DebtorKind::Public), Persons::Consumer);
        assert_eq!(kind(&[&row], &public), (DebtorKind::Public, KindBasis::Job));
        row.siren = Some("000000000".into());
        let nothing = (DebtorKind::Business, KindBasis::Nothing);
        assert_eq!(kind(&[&row], &terms(None, Persons::Consumer)), nothing);
        row.vat = Some("BE0123456789".into());
        assert_eq!(kind(&[&row], &terms(None, Persons::Consumer)), firm);
    }

    #[test]
    fn the_job_may_want_persons_as_the_rest() {
        let row = DebtorRow { name: Some("Mme Durand".into()), ..DebtorRow::default() };
        let as_kind = terms(Some(DebtorKind::Business), Persons::AsKind);
        assert_eq!(kind(&[&row], &as_kind), (DebtorKind::Business, KindBasis::Job));
        let unwritten = terms(None, Persons::AsKind);
        assert_eq!(kind(&[&row], &unwritten), (DebtorKind::Business, KindBasis::Nothing));
    }

    #[test]
    fn a_civility_of_its_own_column_counts() {
        let mut row = DebtorRow { name: Some("Durand".into()), ..DebtorRow::default() };
        row.civility = Some("Mme".into());
        let person = (DebtorKind::Consumer, KindBasis::Civility);
        assert_eq!(kind(&[&row], &terms(None, Persons::Consumer)), person);
        row.civility = Some("SARL".into());
        let firm = (DebtorKind::Business, KindBasis::Identity);
        assert_eq!(kind(&[&row], &terms(None, Persons::Consumer)), firm);
    }

    proptest! {
        // Letters that are not ASCII and small ones that are, or the other way round, are among them.
        #[test]
        fn a_word_is_in_a_list_where_it_is_one_of_it_letter_by_letter(
            known in proptest::sample::select([CIVILITIES, BEHIND, LEGAL_FORMS, PLAIN_FORMS].concat()),
            capitals in any::<u32>(),
            at in 0..12_usize,
            strange in proptest::option::of("[a-zA-ZéÉàÀñÑ\u{212a}İıſΣςẞß\u{301}]"),
        ) {
            let as_drawn = |(at, letter): (usize, char)| match (capitals >> at & 1, letter) {
                (1, 'k') => "\u{212a}".to_owned(),
                (1, letter) => letter.to_uppercase().collect(),
                _ => letter.to_string(),
            };
            let mut letters: Vec<String> = known.chars().enumerate().map(as_drawn).collect();
            if let Some(strange) = strange {
                letters.insert(at.min(letters.len()), strange);
            }
            let word = letters.concat();
            for list in [CIVILITIES, BEHIND, LEGAL_FORMS, PLAIN_FORMS] {
                let small = || word.chars().flat_map(char::to_lowercase);
                let long_way = list.iter().any(|it| small().eq(it.chars()));
                prop_assert_eq!(is_in(&word, list), long_way, "{}", word);
            }
        }
    }
}
