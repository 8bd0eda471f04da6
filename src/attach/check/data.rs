//! The invoice as data that an invoice file may hold, as far as it says which invoice it is.

use chrono::NaiveDate;

use crate::attach::known;
use e_invoices::{Document, Placed};
use findings::Money;

/// The values of an invoice in its structured data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct InvoiceData {
    pub(super) number: Option<String>,
    pub(super) date: Option<NaiveDate>,
    /// Its amount, taxes included, in hundredths.
    pub(super) total: Option<i64>,
    /// The amount to be paid, in hundredths.
    pub(super) due: Option<i64>,
    /// The name of the buyer.
    pub(super) buyer: Option<String>,
    /// Its numbers: SIREN or SIRET, VAT number.
    pub(super) ids: Vec<String>,
}

impl InvoiceData {
    /// Reads the data. None where it is no invoice in a syntax that is known.
    pub(super) fn read(xml: &[u8]) -> Option<Self> {
        let document = e_invoices::read("", xml).ok()?;
        document.number.is_some().then(|| Self::of(document))
    }

    fn of(document: Document) -> Self {
        let buyer = &document.buyer;
        let legal_id = buyer.legal_id.iter().map(|it| &it.number);
        let cents = |it: Option<Placed<Money>>| it.and_then(|it| known::cents(it.value));
        Self {
            ids: legal_id.chain(&buyer.vat).map(|it| it.value.clone()).collect(),
            buyer: buyer.known_as().map(|it| it.value.clone()),
            number: document.number.map(|it| it.value),
            date: document.issued.map(|it| it.value),
            total: cents(document.total),
            due: cents(document.due_amount),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_syntaxes_say_which_invoice_it_is() {
        let cii = include_bytes!("../../../crates/e-invoices/invented/plain-cii.xml");
        let ubl = include_bytes!("../../../crates/e-invoices/invented/plain-ubl.xml");
        let expected = InvoiceData {
            number: Some("F-2026-32".to_owned()),
            date: NaiveDate::from_ymd_opt(2026, 11, 2),
            total: Some(10_000),
            due: Some(10_000),
            buyer: Some("Mme Exemple".to_owned()),
            ids: Vec::new(),
        };
        assert_eq!(InvoiceData::read(cii), Some(expected));
        let expected = InvoiceData {
            number: Some("F-2026-31".to_owned()),
            date: NaiveDate::from_ymd_opt(2026, 11, 1),
            total: Some(120_450),
            due: Some(120_450),
            buyer: Some("Biscuiterie Exemple SARL".to_owned()),
            ids: vec!["000056788".to_owned()],
        };
        assert_eq!(InvoiceData::read(ubl), Some(expected));
        assert_eq!(InvoiceData::read(b"<x/>"), None);
        assert_eq!(InvoiceData::read(b"no <xml"), None);
    }
}
