//! Codes for kinds of documents that belong to one program or norm, and mean nothing or something else elsewhere.
//!
//! They count only where a column holds nothing but codes of one family, invoices among them: `SA` is a payment
//! on account beside `SI` and `SC`, and a legal form beside `SARL`.

use std::collections::BTreeSet;

use crate::fold::fold;
use crate::words;
use crate::{Document, DocumentKind};

/// The codes of a program or norm.
struct Family {
    invoice: &'static [&'static str],
    credit: &'static [&'static str],
    payment: &'static [&'static str],
    none: &'static [&'static str],
}

#[rustfmt::skip]
const FAMILIES: &[Family] = &[
    // Sage 50 (United Kingdom and Ireland): types of transactions; the purchase ledger has P for S.
    Family {
        invoice: &["SI"], credit: &["SC", "SD"], payment: &["SR", "SA"], none: &["PI", "PC", "PP", "PA", "PD"],
    },
    // SAP: document types of the standard system. Clearing entries (AB) carry their sign.
    Family {
        invoice: &["RV", "DR", "AB"], credit: &["DG"], payment: &["DZ"], none: &["KR", "KG", "KZ"],
    },
    // UNTDID 1001, as EN 16931, Peppol and Chorus Pro use it.
    Family {
        invoice: &["380", "326", "383", "384", "386", "388", "389", "393", "751"],
        credit: &["381", "261", "262", "296", "308", "396"],
        payment: &[], none: &["325", "310", "220", "351"],
    },
    // FatturaPA: tipo documento.
    Family {
        invoice: &["TD01", "TD02", "TD03", "TD05", "TD06", "TD07", "TD09", "TD24", "TD25", "TD26", "TD27"],
        credit: &["TD04", "TD08"], payment: &[], none: &["TD16", "TD17", "TD18", "TD19", "TD28"],
    },
    // Verifactu and the Spanish register of invoices: tipo de factura.
    Family {
        invoice: &["F1", "F2", "F3"], credit: &["R1", "R2", "R3", "R4", "R5"], payment: &[], none: &[],
    },
    // Cegid: nature of entries; the ledger of suppliers has F for C.
    Family {
        invoice: &["FC"], credit: &["AC"], payment: &["RC"], none: &["FF", "AF", "RF"],
    },
    // QuickBooks Desktop: transaction types in lists and IIF files.
    Family {
        invoice: &["INV", "INVOICE", "STMT CHG"], credit: &["C MEMO", "CREDMEM", "CREDIT MEMO"],
        payment: &["PMT", "PAYMENT"], none: &["EST", "ESTIM", "SALES ORD"],
    },
    // Short English words of ledgers.
    Family {
        invoice: &["INV", "SIN", "FINCHARGE"], credit: &["CRN", "CRM", "CR", "SCN"], payment: &["PMT", "PAY", "RCP", "REC"],
        none: &["QUO", "ORD"],
    },
    // DATEV and Lexware: kinds of vouchers.
    Family {
        invoice: &["RE", "AR"], credit: &["GU", "GS"], payment: &["ZE", "ZA"], none: &["AN", "AB", "LS", "ER"],
    },
];

/// Means of payment: beside invoices, rows of money received; alone, how invoices are to be paid.
const MEANS: &[&str] = &[
    "virement",
    "cheque",
    "prelevement",
    "especes",
    "cartebancaire",
    "cb",
    "lcr",
    "banktransfer",
    "transfer",
    "check",
    "cash",
    "card",
    "uberweisung",
    "scheck",
    "barzahlung",
    "overschrijving",
    "transferencia",
    "bonifico",
    "assegno",
    "contanti",
];

impl Family {
    fn kind(&self, code: &str) -> Option<DocumentKind> {
        let is = |codes: &[&str]| codes.iter().any(|it| it.eq_ignore_ascii_case(code));
        let kinds = [
            (self.invoice, DocumentKind::Is(Document::Invoice)),
            (self.credit, DocumentKind::Is(Document::CreditNote)),
            (self.payment, DocumentKind::Is(Document::Payment)),
            (self.none, DocumentKind::NotAnInvoice),
        ];
        kinds.into_iter().find(|(codes, _)| is(codes)).map(|(_, kind)| kind)
    }
}

/// The meanings of codes that all belong to one family; none where a word is everybody's, where two families
/// read them differently, or where no invoice is among them.
pub(crate) fn of_codes(codes: &BTreeSet<&str>) -> Option<Vec<(String, DocumentKind)>> {
    let read = |family: &Family| -> Option<Vec<(String, DocumentKind)>> {
        let each = codes.iter().map(|code| Some(((*code).to_owned(), family.kind(code)?)));
        let all = each.collect::<Option<Vec<_>>>()?;
        let invoice =
            |(_, kind): &(String, DocumentKind)| *kind == DocumentKind::Is(Document::Invoice);
        all.iter().any(invoice).then_some(all)
    };
    if codes.iter().all(|code| words::paper(code).is_some()) {
        return None;
    }
    if let Some(means) = means_beside_invoices(codes) {
        return Some(means);
    }
    let mut fitting = FAMILIES.iter().filter_map(read);
    let first = fitting.next()?;
    fitting.all(|other| other == first).then_some(first)
}

/// Means of payment in a column that names invoices as well.
fn means_beside_invoices(codes: &BTreeSet<&str>) -> Option<Vec<(String, DocumentKind)>> {
    let invoice = Some(DocumentKind::Is(Document::Invoice));
    let (known, others): (Vec<&str>, Vec<&str>) =
        codes.iter().partition(|code| words::paper(code).is_some());
    let all = others.iter().all(|code| MEANS.contains(&fold(code).as_str()));
    let beside = known.iter().any(|code| words::paper(code) == invoice);
    let payment = DocumentKind::Is(Document::Payment);
    (all && beside).then(|| others.iter().map(|code| ((*code).to_owned(), payment)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(codes: &[&str], expected: Option<&[&str]>) {
        let found = of_codes(&codes.iter().copied().collect());
        let found = found.map(|all| {
            let kinds = codes.iter().filter_map(|code| all.iter().find(|(it, _)| it == code));
            kinds.map(|(_, kind)| kind.as_str()).collect::<Vec<_>>()
        });
        assert_eq!(found.as_deref(), expected, "{codes:?}");
    }

    #[test]
    fn codes_of_one_family_are_known_together() {
        check(&["SI", "SC", "SA"], Some(&["invoice", "credit-note", "payment"]));
        check(&["SI", "PP"], Some(&["invoice", "not-an-invoice"]));
        check(
            &["RV", "DG", "DZ", "AB"],
            Some(&["invoice", "credit-note", "payment", "invoice"]),
        );
        check(&["380", "381"], Some(&["invoice", "credit-note"]));
        check(&["TD01", "TD04"], Some(&["invoice", "credit-note"]));
        check(&["fc", "ac", "rc"], Some(&["invoice", "credit-note", "payment"]));
    }

    #[test]
    fn means_of_payment_beside_invoices_are_payments() {
        let found = of_codes(&BTreeSet::from(["FACTURE", "VIREMENT", "Chèque"]));
        let payment = DocumentKind::Is(Document::Payment);
        let expected = ["Chèque", "VIREMENT"].map(|it| (it.to_owned(), payment));
        assert_eq!(found, Some(expected.to_vec()));
        check(&["Virement", "Chèque"], None);
        check(&["Virement"], None);
    }

    #[test]
    fn codes_that_are_not_a_family_mean_nothing() {
        check(&["SA", "SARL"], None);
        check(&["SA"], None);
        check(&["SC", "SI", "XX"], None);
        check(&["Facture", "Avoir"], None);
        check(&[], None);
    }
}
