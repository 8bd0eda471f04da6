//! Headers put together from common words: `Réf. facture`, `Invoice balance`, `Debiteurnaam`.
//!
//! A header counts only where every word of it is known: `Remaining credit limit` means nothing here.

use crate::Field;
use crate::fold::fold;

/// The ideas of a header, a bit each.
type Ideas = u32;

const PAPER: Ideas = 1;
const NUMBER: Ideas = 1 << 1;
const REFERENCE: Ideas = 1 << 2;
const CODE: Ideas = 1 << 3;
const PARTY: Ideas = 1 << 4;
const ACCOUNT: Ideas = 1 << 5;
const NAME: Ideas = 1 << 6;
const DAY: Ideas = 1 << 7;
const ISSUED: Ideas = 1 << 8;
const DUE: Ideas = 1 << 9;
const TERM: Ideas = 1 << 10;
const AMOUNT: Ideas = 1 << 11;
const GROSS: Ideas = 1 << 12;
const BALANCE: Ideas = 1 << 13;
const OPEN: Ideas = 1 << 14;
const PAID: Ideas = 1 << 15;
const WHOLE: Ideas = 1 << 16;

/// Words, folded, by what they say.
#[rustfmt::skip]
const WORDS: &[(Ideas, &[&str])] = &[
    (PAPER, &[
        "facture", "factures", "invoice", "invoices", "inv", "bill", "rechnung", "rechnungs", "factuur", "factura", "facturas",
        "fattura", "fatture", "piece", "pce", "document", "doc", "beleg", "documento", "fra",
    ]),
    (NUMBER, &["no", "nr", "num", "numero", "number", "nummer", "nro", "id", "identifiant", "identifier"]),
    (REFERENCE, &["ref", "reference", "referenz", "referentie", "referencia", "riferimento"]),
    (CODE, &["code", "codigo", "cod", "codice"]),
    (PARTY, &[
        "client", "clients", "customer", "customers", "debtor", "debtors", "debiteur", "debiteurs", "debitor", "debitoren",
        "tiers", "kunde", "kunden", "klant", "klanten", "relatie", "cliente", "clienti", "clientes", "partner", "partenaire",
        "auxiliaire", "acheteur", "buyer", "cust",
    ]),
    (ACCOUNT, &["compte", "account", "acct", "konto", "konten", "cuenta", "conto", "rekening"]),
    (NAME, &[
        "nom", "name", "naam", "nombre", "nome", "libelle", "intitule", "bezeichnung", "denomination", "denominazione",
        "descripcion", "descrizione", "omschrijving",
    ]),
    (DAY, &["date", "dates", "datum", "fecha", "data", "day", "jour"]),
    (ISSUED, &[
        "emission", "issue", "issued", "emissione", "emision", "creation", "created", "facturation", "ausstellung", "ausstellungs",
        "facturacion", "fatturazione", "invoicing", "billing",
    ]),
    (DUE, &["due"]),
    (TERM, &[
        "echeance", "falligkeit", "falligkeits", "verval", "vervaldag", "vervaldatum", "vencimiento", "scadenza", "maturity",
        "echeances", "ech", "vto", "vcto", "scad", "vervald",
    ]),
    (AMOUNT, &["montant", "montants", "mt", "mnt", "amount", "amt", "value", "betrag", "bedrag", "importe", "imp", "importo"]),
    (GROSS, &["ttc", "brutto", "gross", "bruto", "lordo"]),
    (WHOLE, &["total", "totale", "totaal", "gesamt"]),
    (BALANCE, &["balance", "bal", "solde", "saldo", "reste", "restant", "remaining", "remainder", "rest", "resto", "residuo", "residual"]),
    (OPEN, &[
        "open", "ouvert", "outstanding", "unpaid", "offen", "offener", "offene", "offenes", "openstaand", "openstaande",
        "pendiente", "impaye", "impayee", "os",
    ]),
    (PAID, &[
        "paid", "regle", "reglee", "paye", "payee", "encaisse", "bezahlt", "bezahlter", "gezahlt", "betaald", "voldaan",
        "pagado", "pagato", "cobrado", "incassato", "recu", "received",
    ]),
    // Words that add nothing.
    (0, &["de", "du", "des", "la", "le", "l", "d", "of", "the", "del", "della", "dell", "di", "der", "das", "van", "het", "el", "s"]),
];

/// The field that the words of a header mean together; none where one of them is unknown.
pub(super) fn of_words(header: &str) -> Option<Field> {
    // No word of the table has a digit, and nearly all cells that are no headers have one.
    if header.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let plain = plain(header);
    let mut ideas = 0;
    for word in plain.split(|it: char| !it.is_alphanumeric() && !matches!(it, '°' | 'º' | '#'))
    {
        if !word.is_empty() {
            ideas |= of_word(&fold(word))?;
        }
    }
    of_identity(ideas).or_else(|| of_day(ideas)).or_else(|| of_money(ideas))
}

/// A header whose words stand apart: `InvoiceNumber` is two, `A/C` one, and `paid to date` speaks of no day.
fn plain(header: &str) -> String {
    let mut plain = String::with_capacity(header.len() + 4);
    let mut small = false;
    for letter in header.chars() {
        if letter.is_uppercase() && small {
            plain.push(' ');
        }
        small = letter.is_lowercase();
        plain.extend(letter.to_lowercase());
    }
    let phrases = [
        ("a/c", "account"),
        ("o/s", "open"),
        ("to date", "amount"),
        ("n°", "no "),
        ("nº", "no "),
    ];
    for (phrase, word) in phrases {
        if plain.contains(phrase) {
            plain = plain.replace(phrase, word);
        }
    }
    plain
}

/// The ideas of a word, which may be put together from two; none where it is unknown.
fn of_word(word: &str) -> Option<Ideas> {
    let known = |word: &str| {
        let found = WORDS.iter().find(|(_, words)| words.contains(&word));
        found.map(|(ideas, _)| *ideas)
    };
    let joined = || {
        let parts = (3..word.len()).filter_map(|at| word.split_at_checked(at));
        parts.filter(|(_, last)| last.len() > 3 || matches!(*last, "nr" | "id")).find_map(
            |(first, last)| {
                let first = known(first).filter(|it| *it != 0)?;
                Some(first | known(last).filter(|it| *it != 0)?)
            },
        )
    };
    known(word).or_else(joined)
}

/// Who owes, and on which document.
fn of_identity(ideas: Ideas) -> Option<Field> {
    let only = |of: Ideas| ideas & !of == 0;
    let who = ideas & (PARTY | ACCOUNT) != 0;
    match ideas {
        it if it == PAPER | NUMBER || it == PAPER | REFERENCE => Some(Field::Invoice),
        // The reference of a customer is that of its own order.
        it if it == ACCOUNT | REFERENCE || it == PARTY | ACCOUNT => Some(Field::Debtor),
        it if who && it & NUMBER != 0 && only(PARTY | ACCOUNT | NUMBER) => Some(Field::Debtor),
        // The code of an account alone is that of sales.
        it if it & PARTY != 0 && it & CODE != 0 && only(PARTY | ACCOUNT | NUMBER | CODE) => {
            Some(Field::Debtor)
        }
        it if who && it & NAME != 0 && only(PARTY | ACCOUNT | NAME) => Some(Field::Name),
        _ => None,
    }
}

/// A day.
fn of_day(ideas: Ideas) -> Option<Field> {
    let only = |of: Ideas| ideas & !of == 0;
    let has = |of: Ideas| ideas & of == of;
    if has(DAY | DUE) && only(DAY | DUE | PAPER) || has(TERM) && only(TERM | DAY | PAPER) {
        Some(Field::DueDate)
    } else if has(DAY) && ideas & (ISSUED | PAPER) != 0 && only(DAY | ISSUED | PAPER) {
        Some(Field::InvoiceDate)
    } else if has(DAY | PAID) && only(DAY | PAID | PAPER) {
        Some(Field::Settled)
    } else {
        None
    }
}

/// An amount of one document; the total of a balance is that of a customer.
fn of_money(ideas: Ideas) -> Option<Field> {
    let only = |of: Ideas| ideas & !of == 0;
    let any = |of: Ideas| ideas & of != 0;
    let all = |of: Ideas| ideas & of == of;
    let of_document = AMOUNT | GROSS | PAPER;
    let remains = any(BALANCE) && any(AMOUNT | GROSS | PAPER | DUE | OPEN)
        || any(OPEN) && any(AMOUNT | GROSS)
        || all(DUE | AMOUNT);
    if remains && only(BALANCE | OPEN | DUE | of_document) {
        Some(Field::Residual)
    } else if any(PAID) && any(AMOUNT | GROSS) && only(PAID | of_document) {
        Some(Field::Paid)
    } else if (all(AMOUNT | GROSS) || any(PAPER) && any(AMOUNT | GROSS | WHOLE))
        && only(of_document | WHOLE)
        || all(AMOUNT | TERM) && only(AMOUNT | TERM | GROSS)
    {
        Some(Field::Total)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headers: &str, expected: Option<Field>) {
        for header in headers.split(';') {
            assert_eq!(of_words(header), expected, "{header}");
        }
    }

    #[test]
    fn no_word_has_a_digit() {
        let mut words = WORDS.iter().flat_map(|(_, words)| words.iter());
        assert!(words.all(|word| !word.bytes().any(|byte| byte.is_ascii_digit())));
    }

    #[test]
    fn common_words_together_mean_a_field() {
        check(
            "Réf. facture;Invoice Num;Rechnungs-Nr.;InvoiceId;Rechnungsnr",
            Some(Field::Invoice),
        );
        check(
            "A/C Ref;N° de compte;Customer account;ID client;Kontonummer",
            Some(Field::Debtor),
        );
        check(
            "Libellé compte;Kontobezeichnung;Libellé du tiers;Debiteurnaam",
            Some(Field::Name),
        );
        check(
            "Date facturation;Invoice Created Date;Date de création",
            Some(Field::InvoiceDate),
        );
        check("Invoice Due Date;Échéance facture;Vervaldatum factuur", Some(Field::DueDate));
        check(
            "Invoice Balance;Solde TTC;Montant ouvert facture;O/S Amount",
            Some(Field::Residual),
        );
        check("Invoice Paid to Date;Montant TTC réglé;Invoice amount paid", Some(Field::Paid));
        check(
            "Montant facture TTC;Invoice gross amount;Importe vto.;Mt Echéance TTC",
            Some(Field::Total),
        );
        check("Invoice paid date", Some(Field::Settled));
    }

    #[test]
    fn a_word_too_many_means_nothing() {
        check("Remaining credit limit;Solde client;Total balance;Account balance", None);
        check(
            "Réf. client;Customer reference;Code document;Account code;Opening balance",
            None,
        );
        check("External document no;Bank account number;Montant HT;Invoice paid", None);
        check("Date;Client;Total;Balance;Open;;  ;Numéro", None);
    }
}
