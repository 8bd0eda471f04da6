//! Invoices and credit notes of UBL 2.

use findings::Money;

use crate::cii::once;
use crate::document::{Document, DueDate, Note, Party, PostalAddress, Syntax, TermsText};
use crate::doubt::{About, DoubtKind};
use crate::notes;
use crate::parse;
use crate::take::{Days, Taker};
use crate::tree::Id;
use crate::value::Placed;

/// Reads an invoice or a credit note.
pub(crate) fn read(file: &str, taker: &mut Taker<'_, '_>, syntax: Syntax) -> Document {
    let root = [0];
    let sums = taker.at("LegalMonetaryTotal");
    let currency = taker.currency(&root, "DocumentCurrencyCode");
    let amount = |taker: &mut Taker<'_, '_>, name: &str, about: About| {
        taker.amount(&sums, name, about, currency.as_ref())
    };
    let type_code = match syntax {
        Syntax::UblCreditNote => "CreditNoteTypeCode",
        Syntax::Cii | Syntax::Zugferd1 | Syntax::UblInvoice => "InvoiceTypeCode",
    };
    let payee = taker.at("PayeeParty");
    let preceding = taker.at("BillingReference/InvoiceDocumentReference");
    Document {
        file: file.to_owned(),
        syntax,
        number: taker.one(&root, "ID"),
        issued: taker.day(&root, "IssueDate", (Days::Ubl, About::Issued)),
        type_code: taker.one(&root, type_code),
        profile: taker.one(&root, "CustomizationID"),
        framework: taker.one(&root, "ProfileID"),
        total: amount(taker, "TaxInclusiveAmount", About::Total),
        prepaid: amount(taker, "PrepaidAmount", About::Prepaid),
        rounding: amount(taker, "PayableRoundingAmount", About::Rounding),
        due_amount: amount(taker, "PayableAmount", About::DueAmount),
        seller: party(taker, "AccountingSupplierParty/Party"),
        buyer: party(taker, "AccountingCustomerParty/Party"),
        payee: (!payee.is_empty()).then(|| party(taker, "PayeeParty")),
        means: taker.all(&root, "PaymentMeans/PaymentMeansCode"),
        mandates: taker.all(&root, "PaymentMeans/PaymentMandate/ID"),
        accounts: once(taker.all(&root, "PaymentMeans/PayeeFinancialAccount/ID")),
        payment_references: taker.all(&root, "PaymentMeans/PaymentID"),
        preceding: taker.preceding(&preceding, ("ID", "IssueDate"), Days::Ubl),
        line_preceding: taker.line_preceding(Days::Ubl),
        due_dates: due_dates(taker, syntax),
        terms: terms(taker),
        notes: notes_of(taker),
        doubts: Vec::new(),
        currency,
    }
}

fn party(taker: &mut Taker<'_, '_>, path: &str) -> Party {
    let at = taker.at(path);
    let mut ids = taker.identifiers(&at, "PartyIdentification/ID");
    // What a bank knows a collector by is no number of the firm.
    ids.retain(|it| it.scheme.as_deref() != Some("SEPA"));
    ids.sort_by_key(|it| it.scheme.is_none());
    let trade_name = taker.all(&at, "PartyName/Name").into_iter().next();
    Party {
        name: taker.one(&at, "PartyLegalEntity/RegistrationName"),
        trade_name,
        ids,
        legal_id: taker.identifier(&at, "PartyLegalEntity/CompanyID"),
        vat: vat(taker, &at),
        endpoint: taker.identifiers(&at, "EndpointID").into_iter().next(),
        address: address(taker, &at),
        contact: taker.all(&at, "Contact/Name").into_iter().next(),
        email: taker.all(&at, "Contact/ElectronicMail").into_iter().next(),
    }
}

/// The VAT number, which stands beside those of other taxes.
fn vat(taker: &mut Taker<'_, '_>, at: &[Id]) -> Option<Placed<String>> {
    let mut found: Option<Placed<String>> = None;
    for scheme in taker.tree.under(at, "PartyTaxScheme") {
        let tax = taker.all(&[scheme], "TaxScheme/ID").into_iter().next();
        if tax.is_none_or(|it| it.value != "VAT") {
            continue;
        }
        let Some(number) = taker.one(&[scheme], "CompanyID") else { continue };
        match &found {
            None => found = Some(number),
            Some(first) if first.value != number.value => {
                let (first, second) = (first.value.clone(), number.value.clone());
                taker.doubt(DoubtKind::Twice { first, second }, &number);
            }
            Some(_) => {}
        }
    }
    found
}

fn address(taker: &mut Taker<'_, '_>, at: &[Id]) -> PostalAddress {
    let at = taker.tree.under(at, "PostalAddress");
    PostalAddress {
        line_1: taker.one(&at, "StreetName"),
        line_2: taker.one(&at, "AdditionalStreetName"),
        line_3: taker.all(&at, "AddressLine/Line").into_iter().next(),
        postcode: taker.one(&at, "PostalZone"),
        city: taker.one(&at, "CityName"),
        region: taker.one(&at, "CountrySubentity"),
        country: taker.one(&at, "Country/IdentificationCode"),
    }
}

/// An invoice names the day above, a credit note with its means of payment. Where an invoice names days at its means or
/// terms as well, they count: a letter is early where only the first of several days is read.
fn due_dates(taker: &mut Taker<'_, '_>, syntax: Syntax) -> Vec<DueDate> {
    let how = (Days::Ubl, About::DueDate);
    let mut days = Vec::new();
    if syntax == Syntax::UblInvoice {
        days.extend(taker.day(&[0], "DueDate", how));
    }
    days.extend(taker.days(&[0], "PaymentMeans/PaymentDueDate", how));
    let mut all: Vec<DueDate> =
        days.into_iter().map(|day| DueDate { day, discount: false, amount: None }).collect();
    for at in taker.at("PaymentTerms") {
        let amount = taker.all(&[at], "Amount").into_iter().next();
        let amount: Option<Money> = amount.and_then(|it| parse::amount(&it.value));
        let percent = taker.all(&[at], "SettlementDiscountPercent");
        let discount =
            percent.iter().any(|it| it.value.bytes().any(|b| matches!(b, b'1'..=b'9')));
        for path in ["PaymentDueDate", "InstallmentDueDate"] {
            let days = taker.days(&[at], path, how);
            all.extend(days.into_iter().map(|day| DueDate { day, discount, amount }));
        }
    }
    all
}

fn terms(taker: &mut Taker<'_, '_>) -> Vec<TermsText> {
    let texts = taker.texts(&[0], "PaymentTerms/Note");
    texts.into_iter().map(|text| TermsText { text, discount: false }).collect()
}

fn notes_of(taker: &mut Taker<'_, '_>) -> Vec<Note> {
    taker.texts(&[0], "Note").iter().flat_map(notes::apart).collect()
}
