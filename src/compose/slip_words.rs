//! The headings of a Swiss payment part, in the languages in which it may be printed.

use crate::layout::plain_language;

/// Headings as the standard words them (SIX Implementation Guidelines QR-bill 2.2, annex D).
pub(super) struct SlipWords {
    pub(super) payment: &'static str,
    pub(super) account: &'static str,
    pub(super) reference: &'static str,
    pub(super) information: &'static str,
    pub(super) currency: &'static str,
    pub(super) amount: &'static str,
    pub(super) receipt: &'static str,
    pub(super) acceptance: &'static str,
    pub(super) separate: &'static str,
    pub(super) payable_by: &'static str,
    pub(super) payable_by_name: &'static str,
}

/// The headings of a language; English where the standard has none.
pub(super) fn words(language: &str) -> &'static SlipWords {
    match plain_language(language) {
        "de" => &GERMAN,
        "fr" => &FRENCH,
        "it" => &ITALIAN,
        _ => &ENGLISH,
    }
}

const GERMAN: SlipWords = SlipWords {
    payment: "Zahlteil",
    account: "Konto / Zahlbar an",
    reference: "Referenz",
    information: "Zusätzliche Informationen",
    currency: "Währung",
    amount: "Betrag",
    receipt: "Empfangsschein",
    acceptance: "Annahmestelle",
    separate: "Vor der Einzahlung abzutrennen",
    payable_by: "Zahlbar durch",
    payable_by_name: "Zahlbar durch (Name/Adresse)",
};

const FRENCH: SlipWords = SlipWords {
    payment: "Section paiement",
    account: "Compte / Payable à",
    reference: "Référence",
    information: "Informations supplémentaires",
    currency: "Monnaie",
    amount: "Montant",
    receipt: "Récépissé",
    acceptance: "Point de dépôt",
    separate: "A détacher avant le versement",
    payable_by: "Payable par",
    payable_by_name: "Payable par (nom/adresse)",
};

const ITALIAN: SlipWords = SlipWords {
    payment: "Sezione pagamento",
    account: "Conto / Pagabile a",
    reference: "Riferimento",
    information: "Informazioni supplementari",
    currency: "Valuta",
    amount: "Importo",
    receipt: "Ricevuta",
    acceptance: "Punto di accettazione",
    separate: "Da staccare prima del versamento",
    payable_by: "Pagabile da",
    payable_by_name: "Pagabile da (nome/indirizzo)",
};

const ENGLISH: SlipWords = SlipWords {
    payment: "Payment part",
    account: "Account / Payable to",
    reference: "Reference",
    information: "Additional information",
    currency: "Currency",
    amount: "Amount",
    receipt: "Receipt",
    acceptance: "Acceptance point",
    separate: "Separate before paying in",
    payable_by: "Payable by",
    payable_by_name: "Payable by (name/address)",
};
