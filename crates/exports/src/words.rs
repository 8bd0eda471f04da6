//! Words that cells use for one of a few things, in the six languages of exports. To add one, add it here.
//! They are compared by `fold`, like headers.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use findings::Currency;

use super::fold::fold;
use super::{DebtorKind, Document, DocumentKind};

/// A meaning and the words for it, in the order messages give them.
type Words<T> = &'static [(T, &'static [&'static str])];

/// The words of a table, folded once.
type Folded<T> = LazyLock<BTreeMap<String, T>>;

static KIND_OF: Folded<DebtorKind> = LazyLock::new(|| folded(KINDS));
static PAPER_OF: Folded<DocumentKind> = LazyLock::new(|| folded(PAPERS));
static ANSWER_OF: Folded<bool> = LazyLock::new(|| folded(ANSWERS));
static SIDE_OF: Folded<bool> = LazyLock::new(|| folded(SIDES));
static LANGUAGE_OF: Folded<&str> = LazyLock::new(|| folded(LANGUAGES));

/// Words for the kinds of debtors.
#[rustfmt::skip]
const KINDS: Words<DebtorKind> = &[
    (DebtorKind::Business, &[
        "business", "professionnel", "professionnelle", "professionnels", "pro", "entreprise",
        "société", "personne morale", "B2B", "company", "firm", "professional",
        "SARL", "SAS", "SASU", "EURL", "SNC", "SCI", "artisan", "commerçant", "profession libérale", "auto-entrepreneur",
        "autoentrepreneur", "micro-entrepreneur", "micro-entreprise", "indépendant", "freelance", "sole trader", "GmbH",
        "Geschäftskunde", "Firmenkunde", "Firma", "Unternehmen", "gewerblich", "zakelijk", "bedrijf", "onderneming",
        "empresa", "profesional", "persona jurídica", "azienda", "impresa", "persona giuridica", "professionista",
    ]),
    (DebtorKind::Consumer, &[
        "consumer", "particulier", "particuliers", "client particulier", "consommateur", "B2C",
        "part", "individual", "private person", "Privatkunde", "privat", "Privatperson", "Verbraucher", "particuliere klant",
        "consument", "particular", "persona física", "consumidor", "privato", "persona fisica", "consumatore",
    ]),
    (DebtorKind::Public, &[
        "public", "organisme public", "collectivité", "collectivité territoriale", "administration",
        "établissement public", "administration publique", "collectivité locale", "mairie", "commune", "hôpital", "hôpital public",
        "public sector", "government", "Kommune", "gemeente", "ayuntamiento", "comune", "personne publique", "secteur public", "B2G", "public body",
        "öffentliche Hand", "Behörde", "overheid", "administración pública", "ente pubblico", "pubblica amministrazione",
    ]),
];

/// Words for the kinds of documents.
#[rustfmt::skip]
const PAPERS: Words<DocumentKind> = &[
    (DocumentKind::Is(Document::Invoice), &[
        "invoice", "facture", "factures", "fact", "fac", "fa", "f", "facture client",
        "facture de vente", "vente", "facture d'acompte", "acompte", "facture de situation", "situation",
        "situation de travaux", "facture de solde", "facture finale", "facture définitive", "facture simple", "décompte",
        "facture de remplacement", "facture rectificative", "facture standard", "standard invoice", "replacement invoice",
        "facture de débit", "note de débit", "debit note", "debit memo", "Belastungsanzeige", "debetnota", "nota de débito",
        "nota di debito", "sales/invoices", "finance charge", "finance charge memo", "statement charge", "prepayment invoice", "customer invoice",
        "tax invoice", "sales invoice", "deposit invoice", "down payment invoice", "progress invoice", "out_invoice",
        "ACCREC", "Rechnung", "Ausgangsrechnung", "Abschlagsrechnung", "Anzahlungsrechnung", "Schlussrechnung",
        "Teilrechnung", "factuur", "verkoopfactuur", "voorschotfactuur", "factura", "factura de venta", "factura de cliente",
        "factura de anticipo", "fattura", "fattura di vendita", "fattura cliente", "fattura di acconto", "parcella",
    ]),
    (DocumentKind::Is(Document::CreditNote), &[
        "credit-note", "avoir", "avoirs", "av", "a", "avoir client", "facture d'avoir",
        "note de crédit", "note d'avoir", "avoir financier", "avoir commercial", "facture avoir", "avoir sur facture",
        "credit memo", "credit memos", "credit notes", "customer credit note", "sales credit note", "out_refund",
        "ACCRECCREDIT", "Gutschrift", "Rechnungskorrektur", "Stornorechnung", "creditnota", "creditfactuur", "credit nota",
        "factura rectificativa", "abono", "nota de crédito", "factura de abono", "nota di credito", "nota credito",
        "nota di accredito",
    ]),
    (DocumentKind::Is(Document::Payment), &[
        "payment", "règlement", "règlements", "reg", "rg", "règlement client", "paiement",
        "encaissement", "versement", "acompte reçu", "règlement reçu", "receipt", "payment on account",
        "sales receipt", "customer payment", "payment received",
        "Zahlung", "Zahlungseingang", "betaling", "ontvangst", "pago", "cobro", "pagamento", "pagamento ricevuto",
    ]),
    (DocumentKind::NotAnInvoice, &[
        "not-an-invoice", "devis", "proforma", "pro forma", "facture proforma", "facture pro forma", "commande",
        "bon de commande", "commande client", "BC", "bon de livraison", "BL", "quote", "quotation", "estimate",
        "proforma invoice", "pro forma invoice", "order", "sales order", "order confirmation", "delivery note",
        "Angebot", "Auftrag", "Auftragsbestätigung", "Lieferschein", "Proformarechnung", "Kostenvoranschlag", "offerte",
        "bestelling", "orderbevestiging", "pakbon", "proformafactuur", "presupuesto", "pedido", "albarán",
        "factura proforma", "preventivo", "ordine", "ordine cliente", "DDT", "documento di trasporto", "fattura proforma",
    ]),
];

/// Whether something is so.
#[rustfmt::skip]
const ANSWERS: Words<bool> = &[
    (true, &[
        "oui", "yes", "x", "1", "o", "y", "true", "vrai", "ja", "j", "wahr", "sí", "s", "verdadero", "vero", "waar",
    ]),
    (false, &[
        "non", "no", "0", "n", "false", "faux", "aucun", "none", "nein", "falsch", "nee", "onwaar", "falso",
    ]),
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
    ("fr", &["français", "française", "french", "französisch", "frans", "francés", "francese", "fra", "fre"]),
    ("en", &["anglais", "anglaise", "english", "englisch", "engels", "inglés", "inglese", "eng"]),
    ("de", &["allemand", "allemande", "german", "deutsch", "duits", "alemán", "tedesco", "deu", "ger"]),
    ("nl", &["néerlandais", "néerlandaise", "hollandais", "flamand", "dutch", "flemish", "niederländisch", "flämisch",
        "nederlands", "vlaams", "neerlandés", "holandés", "olandese", "nld", "dut"]),
    ("es", &["espagnol", "espagnole", "castillan", "spanish", "spanisch", "spaans", "español", "castellano", "spagnolo", "spa",
        "esp"]),
    ("it", &["italien", "italienne", "italian", "italienisch", "italiaans", "italiano", "ita"]),
    ("pt", &["portugais", "portugaise", "portuguese", "portugiesisch", "portugees", "portugués", "português", "portoghese",
        "por"]),
    ("pl", &["polonais", "polonaise", "polish", "polnisch", "pools", "polaco", "polacco", "polski", "pol"]),
    ("lb", &["luxembourgeois", "luxembourgish", "luxemburgisch", "ltz"]),
    ("da", &["danois", "danish", "dänisch", "deens", "danés", "danese", "dansk", "dan"]),
    ("sv", &["suédois", "swedish", "schwedisch", "zweeds", "sueco", "svedese", "svenska", "swe"]),
    ("ro", &["roumain", "romanian", "rumänisch", "roemeens", "rumano", "rumeno", "română", "ron", "rum"]),
];

/// The kind of debtor a word means.
pub(super) fn kind(word: &str) -> Option<DebtorKind> {
    KIND_OF.get(&fold(word)).copied()
}

/// The kind of document that a word names.
pub(super) fn paper(word: &str) -> Option<DocumentKind> {
    let folded = fold(word);
    PAPER_OF.get(&folded).or_else(|| PAPER_OF.get(without_number(&folded)?)).copied()
}

/// A word without the number behind it, as in `Situation n° 3`; none where what is left is too short to be one.
fn without_number(folded: &str) -> Option<&str> {
    const LEAST: usize = 5;
    let bare = folded.trim_end_matches(|it: char| it.is_ascii_digit());
    let bare = if bare.len() < folded.len() { bare } else { return None };
    let bare =
        ["numero", "no", "nr"].iter().find_map(|it| bare.strip_suffix(it)).unwrap_or(bare);
    (bare.len() >= LEAST).then_some(bare)
}

/// Whether a word means yes; a mere dash means no.
pub(super) fn yes_or_no(word: &str) -> Option<bool> {
    let folded = fold(word);
    if folded.is_empty() { Some(false) } else { ANSWER_OF.get(&folded).copied() }
}

/// Whether a word means that an amount was credited; `+` and `-` are the sides of some programs.
pub(super) fn is_credit(side: &str) -> Option<bool> {
    match side {
        "+" | "+1" => Some(false),
        "-" | "-1" => Some(true),
        other => SIDE_OF.get(&fold(other)).copied(),
    }
}

/// A language as two small letters, with its region where one is named: from a name, a code or a locale such as
/// `de_CH`. The region is left out where the language is at home there.
pub(super) fn language(word: &str) -> Option<String> {
    let mut parts = word.trim().split(['_', '-', '.', '@']);
    let two =
        |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let code = parts.next().filter(|code| two(code)).map(str::to_ascii_lowercase);
    if let Some(code) = code {
        let region = parts.next().filter(|region| two(region)).map(str::to_ascii_uppercase);
        let home = code.to_ascii_uppercase();
        let region = region.filter(|it| *it != home && !(code == "en" && it == "GB"));
        return Some(region.map_or(code.clone(), |region| format!("{code}-{region}")));
    }
    LANGUAGE_OF.get(&fold(word)).map(|code| (*code).to_owned())
}

/// The currency a word means: a code, a sign or the name of the euro.
pub(super) fn currency(word: &str) -> Option<Currency> {
    word.parse()
        .ok()
        .or_else(|| matches!(&*fold(word), "euro" | "euros").then_some(Currency::EUR))
}

impl std::str::FromStr for DebtorKind {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == word).ok_or(())
    }
}

/// The words that messages expect where a kind is unknown.
pub(super) const EXPECTED_KINDS: &str =
    "business, consumer, public, professionnel, particulier";
/// The words that messages expect where a document is unknown.
pub(super) const EXPECTED_DOCUMENTS: &str =
    "invoice, credit-note, payment, not-an-invoice, facture, avoir, règlement";
/// The words that messages expect where a side is unknown.
pub(super) const EXPECTED_SIDES: &str = "D, C, S, H";
/// The codes that messages expect where a language is unknown.
pub(super) const EXPECTED_LANGUAGES: &str = "fr, en, de, nl, es, it";
/// The codes that messages expect where a currency is unknown.
pub(super) const EXPECTED_CURRENCIES: &str = "EUR, CHF, GBP, USD";

fn folded<T: Copy>(words: Words<T>) -> BTreeMap<String, T> {
    let each =
        words.iter().flat_map(|(meaning, words)| words.iter().map(move |it| (it, meaning)));
    each.map(|(word, meaning)| (fold(word), *meaning)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_several_languages() {
        assert_eq!(kind("Particulier"), Some(DebtorKind::Consumer));
        assert_eq!(kind("SOCIETE"), Some(DebtorKind::Business));
        assert_eq!(kind("public body"), Some(DebtorKind::Public));
        assert_eq!(paper("Avoir"), Some(DocumentKind::Is(Document::CreditNote)));
        assert_eq!(paper("Credit note"), Some(DocumentKind::Is(Document::CreditNote)));
        assert_eq!(paper("REGLEMENT"), Some(DocumentKind::Is(Document::Payment)));
        assert_eq!(paper("Situation"), Some(DocumentKind::Is(Document::Invoice)));
        assert_eq!(paper("Situation n° 3"), Some(DocumentKind::Is(Document::Invoice)));
        assert_eq!(paper("A1"), None);
        assert_eq!(paper("Devis"), Some(DocumentKind::NotAnInvoice));
        assert_eq!(yes_or_no("Ja"), Some(true));
        assert_eq!(yes_or_no("-"), Some(false));
        assert_eq!(currency("Euros"), Some(Currency::EUR));
        assert_eq!(currency("chf"), "CHF".parse().ok());
        assert_eq!(language("fr_FR").as_deref(), Some("fr"));
        assert_eq!(language("de_CH").as_deref(), Some("de-CH"));
        assert_eq!(language("en-us").as_deref(), Some("en-US"));
        assert_eq!(language("en_GB.UTF-8").as_deref(), Some("en"));
        assert_eq!(language("Anglais").as_deref(), Some("en"));
        assert_eq!(language("Flamand").as_deref(), Some("nl"));
        assert_eq!(language("it_IT").as_deref(), Some("it"));
    }

    #[test]
    fn unknown_words_are_not_guessed() {
        assert_eq!(kind("association"), None);
        assert_eq!(paper("reprise d’acompte"), None);
        assert_eq!(yes_or_no("peut-être"), None);
        assert_eq!(language("klingon"), None);
    }

    #[test]
    fn no_word_means_two_things() {
        fn check<T: Copy + PartialEq + std::fmt::Debug>(words: Words<T>) {
            let all = folded(words);
            for (meaning, of_it) in words {
                for word in *of_it {
                    assert_eq!(all.get(&fold(word)), Some(meaning), "{word}");
                }
            }
        }
        check(KINDS);
        check(PAPERS);
        check(ANSWERS);
        check(LANGUAGES);
    }

    #[test]
    fn what_messages_expect_is_known() {
        let each = |list: &'static str| list.split(", ");
        assert!(each(EXPECTED_KINDS).all(|word| kind(word).is_some()));
        assert!(each(EXPECTED_DOCUMENTS).all(|word| paper(word).is_some()));
        assert!(each(EXPECTED_CURRENCIES).all(|word| currency(word).is_some()));
        assert!(each(EXPECTED_LANGUAGES).all(|word| language(word).is_some()));
    }
}
