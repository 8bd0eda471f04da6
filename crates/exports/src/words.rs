//! Words that cells use for one of a few things, in French and English. To add one, add it here.
//! They are compared by `fold`, like headers.

use findings::Currency;

use super::fold::fold;
use super::{DebtorKind, Document};

/// A meaning and the words for it, in the order messages give them.
type Words<T> = &'static [(T, &'static [&'static str])];

/// What kind of person a debtor is.
#[rustfmt::skip]
const KINDS: Words<DebtorKind> = &[
    (DebtorKind::Business, &[
        "business", "professionnel", "professionnelle", "professionnels", "pro", "entreprise",
        "société", "personne morale", "B2B", "company", "firm", "professional",
    ]),
    (DebtorKind::Consumer, &[
        "consumer", "particulier", "particuliers", "client particulier", "consommateur", "B2C",
        "individual", "private person",
    ]),
    (DebtorKind::Public, &[
        "public", "organisme public", "collectivité", "collectivité territoriale", "administration",
        "établissement public", "personne publique", "secteur public", "B2G", "public body",
    ]),
];

/// What a document is.
#[rustfmt::skip]
const DOCUMENTS: Words<Document> = &[
    (Document::Invoice, &[
        "invoice", "facture", "factures", "fact", "fac", "fa", "f", "facture client",
        "facture de vente", "facture d'acompte", "facture de situation", "customer invoice",
        "tax invoice", "out_invoice",
    ]),
    (Document::CreditNote, &[
        "credit-note", "avoir", "avoirs", "av", "a", "avoir client", "facture d'avoir",
        "note de crédit", "credit memo", "customer credit note", "out_refund",
    ]),
    (Document::Payment, &[
        "payment", "règlement", "règlements", "reg", "rg", "règlement client", "paiement",
        "encaissement", "versement", "virement", "receipt", "customer payment", "payment received",
    ]),
];

/// Whether something is so.
#[rustfmt::skip]
const ANSWERS: Words<bool> = &[
    (true, &[
        "oui", "yes", "x", "1", "o", "y", "true", "vrai", "litige", "en litige", "contesté",
        "contestée", "disputed", "in dispute",
    ]),
    (false, &["non", "no", "0", "n", "false", "faux", "aucun", "none"]),
];

/// Words of a status that say the debtor disputes the invoice.
const DISPUTED: &[&str] = &[
    "litige",
    "en litige",
    "contesté",
    "contestée",
    "facture contestée",
    "disputed",
    "in dispute",
];

/// On which side an amount stands: credit or not.
const SIDES: Words<bool> = &[
    (
        true,
        &[
            "C",
            "credit",
            "crédit",
            "CR",
            "Ct",
            "H",
            "haben",
            "haber",
            "avere",
            "A",
            "créditeur",
        ],
    ),
    (
        false,
        &[
            "D",
            "debit",
            "débit",
            "DR",
            "DB",
            "Dt",
            "S",
            "soll",
            "debe",
            "dare",
            "debet",
            "débiteur",
        ],
    ),
];

/// Languages by name; two letters are understood without standing here.
#[rustfmt::skip]
const LANGUAGES: Words<&str> = &[
    ("fr", &["français", "french", "fra", "fre"]),
    ("en", &["anglais", "english", "eng"]),
    ("de", &["allemand", "german", "deutsch", "deu", "ger"]),
];

/// The kind of debtor a word means.
pub(super) fn kind(word: &str) -> Option<DebtorKind> {
    find(KINDS, word)
}

/// The document a word means.
pub(super) fn document(word: &str) -> Option<Document> {
    find(DOCUMENTS, word)
}

/// Whether a word means yes; a mere dash means no.
pub(super) fn answer(word: &str) -> Option<bool> {
    if fold(word).is_empty() { Some(false) } else { find(ANSWERS, word) }
}

/// Whether a status says that the debtor disputes the invoice.
pub(super) fn is_disputed(status: &str) -> bool {
    let folded = fold(status);
    DISPUTED.iter().any(|word| fold(word) == folded)
}

/// Whether a word means that an amount was credited; `+` and `-` are the sides of some programs.
pub(super) fn is_credit(side: &str) -> Option<bool> {
    match side {
        "+" | "+1" => Some(false),
        "-" | "-1" => Some(true),
        other => find(SIDES, other),
    }
}

/// A language as two small letters, from a name, a code or a locale such as `fr_FR`.
pub(super) fn language(word: &str) -> Option<String> {
    let code = word.split(['_', '-']).next().unwrap_or_default();
    if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Some(code.to_ascii_lowercase());
    }
    find(LANGUAGES, word).map(str::to_owned)
}

/// The currency a word means: a code, a sign or the name of the euro.
pub(super) fn currency(word: &str) -> Option<Currency> {
    word.parse()
        .ok()
        .or_else(|| matches!(&*fold(word), "euro" | "euros").then_some(Currency::EUR))
}

/// What messages expect where a kind is unknown.
pub(super) const EXPECTED_KINDS: &str =
    "business, consumer, public, professionnel, particulier";
/// What messages expect where a document is unknown.
pub(super) const EXPECTED_DOCUMENTS: &str =
    "invoice, credit-note, payment, facture, avoir, règlement";
/// What messages expect where an answer is unknown.
pub(super) const EXPECTED_ANSWERS: &str = "oui, non, yes, no";
/// What messages expect where a side is unknown.
pub(super) const EXPECTED_SIDES: &str = "D, C, S, H";
/// What messages expect where a language is unknown.
pub(super) const EXPECTED_LANGUAGES: &str = "fr, en";
/// What messages expect where a currency is unknown.
pub(super) const EXPECTED_CURRENCIES: &str = "EUR, CHF, GBP, USD";

fn find<T: Copy>(words: Words<T>, word: &str) -> Option<T> {
    let folded = fold(word);
    let meant = |(_, words): &&(T, &[&str])| words.iter().any(|it| fold(it) == folded);
    words.iter().find(meant).map(|(meaning, _)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_french_and_english() {
        assert_eq!(kind("Particulier"), Some(DebtorKind::Consumer));
        assert_eq!(kind("SOCIETE"), Some(DebtorKind::Business));
        assert_eq!(kind("public body"), Some(DebtorKind::Public));
        assert_eq!(document("Avoir"), Some(Document::CreditNote));
        assert_eq!(document("Credit note"), Some(Document::CreditNote));
        assert_eq!(document("REGLEMENT"), Some(Document::Payment));
        assert_eq!(answer("Contestée"), Some(true));
        assert_eq!(answer("-"), Some(false));
        assert_eq!(currency("Euros"), Some(Currency::EUR));
        assert_eq!(currency("chf"), "CHF".parse().ok());
        assert_eq!(language("fr_FR").as_deref(), Some("fr"));
        assert_eq!(language("Anglais").as_deref(), Some("en"));
    }

    #[test]
    fn unknown_words_are_not_guessed() {
        assert_eq!(kind("association"), None);
        assert_eq!(document("devis"), None);
        assert_eq!(answer("peut-être"), None);
        assert_eq!(language("klingon"), None);
    }

    #[test]
    fn no_word_means_two_things() {
        fn check<T: Copy + PartialEq + std::fmt::Debug>(words: Words<T>) {
            for (meaning, of_it) in words {
                for word in *of_it {
                    assert_eq!(find(words, word), Some(*meaning), "{word}");
                }
            }
        }
        check(KINDS);
        check(DOCUMENTS);
        check(ANSWERS);
        check(LANGUAGES);
    }

    #[test]
    fn what_messages_expect_is_known() {
        let each = |list: &'static str| list.split(", ");
        assert!(each(EXPECTED_KINDS).all(|word| kind(word).is_some()));
        assert!(each(EXPECTED_DOCUMENTS).all(|word| document(word).is_some()));
        assert!(each(EXPECTED_ANSWERS).all(|word| answer(word).is_some()));
        assert!(each(EXPECTED_CURRENCIES).all(|word| currency(word).is_some()));
        assert!(each(EXPECTED_LANGUAGES).all(|word| language(word).is_some()));
    }
}
