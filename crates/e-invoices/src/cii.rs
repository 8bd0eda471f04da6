//! Invoices of UN/CEFACT: CII of D16B to D22B, and `ZUGFeRD` 1.0 before it, whose elements have other names above.

use chrono::NaiveDate;

use findings::Money;

use crate::document::{Document, DueDate, Note, Party, PostalAddress, Syntax, TermsText};
use crate::doubt::{About, DoubtKind};
use crate::parse;
use crate::take::{Days, Taker};
use crate::tree::Id;
use crate::value::Placed;

/// The names that the two versions do not share, from the root.
struct Names {
    context: &'static str,
    document: &'static str,
    agreement: &'static str,
    settlement: &'static str,
    sums: &'static str,
    day: &'static str,
    preceding: &'static str,
    preceding_day: &'static str,
}

const CII: Names = Names {
    context: "ExchangedDocumentContext",
    document: "ExchangedDocument",
    agreement: "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement",
    settlement: "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement",
    sums: "SpecifiedTradeSettlementHeaderMonetarySummation",
    day: "IssueDateTime/DateTimeString",
    preceding: "IssuerAssignedID",
    preceding_day: "FormattedIssueDateTime/DateTimeString",
};

const ZUGFERD_1: Names = Names {
    context: "SpecifiedExchangedDocumentContext",
    document: "HeaderExchangedDocument",
    agreement: "SpecifiedSupplyChainTradeTransaction/ApplicableSupplyChainTradeAgreement",
    settlement: "SpecifiedSupplyChainTradeTransaction/ApplicableSupplyChainTradeSettlement",
    sums: "SpecifiedTradeSettlementMonetarySummation",
    day: "IssueDateTime/DateTimeString",
    preceding: "ID",
    preceding_day: "IssueDateTime",
};

/// Reads an invoice of either version.
pub(crate) fn read(file: &str, taker: &mut Taker<'_, '_>, syntax: Syntax) -> Document {
    let names = if syntax == Syntax::Zugferd1 { &ZUGFERD_1 } else { &CII };
    let (context, head) = (taker.at(names.context), taker.at(names.document));
    let (agreement, settlement) = (taker.at(names.agreement), taker.at(names.settlement));
    let sums = taker.tree.under(&settlement, names.sums);
    let means = "SpecifiedTradeSettlementPaymentMeans";
    test_of(taker, &context);

    let currency = taker.currency(&settlement, "InvoiceCurrencyCode");
    let amount = |taker: &mut Taker<'_, '_>, name: &str, about: About| {
        taker.amount(&sums, name, about, currency.as_ref())
    };
    let parameter = "DocumentContextParameter/ID";
    let preceding = taker.tree.under(&settlement, "InvoiceReferencedDocument");
    let references = (names.preceding, names.preceding_day);
    let payee = taker.tree.under(&settlement, "PayeeTradeParty");
    Document {
        file: file.to_owned(),
        syntax,
        number: taker.one(&head, "ID"),
        issued: taker.day(&head, names.day, (Days::Cii, About::Issued)),
        type_code: taker.one(&head, "TypeCode"),
        profile: taker.one(&context, &format!("GuidelineSpecified{parameter}")),
        framework: taker.one(&context, &format!("BusinessProcessSpecified{parameter}")),
        total: amount(taker, "GrandTotalAmount", About::Total),
        prepaid: amount(taker, "TotalPrepaidAmount", About::Prepaid),
        rounding: amount(taker, "RoundingAmount", About::Rounding),
        due_amount: amount(taker, "DuePayableAmount", About::DueAmount),
        seller: party(taker, &agreement, "SellerTradeParty"),
        buyer: party(taker, &agreement, "BuyerTradeParty"),
        payee: (!payee.is_empty()).then(|| party(taker, &settlement, "PayeeTradeParty")),
        means: taker.all(&settlement, &format!("{means}/TypeCode")),
        mandates: mandates(taker, &settlement),
        accounts: accounts(taker, &settlement, means),
        payment_references: taker.all(&settlement, "PaymentReference"),
        preceding: taker.preceding(&preceding, references, Days::Cii),
        line_preceding: taker.line_preceding(Days::Cii),
        due_dates: due_dates(taker, &settlement),
        terms: terms(taker, &settlement),
        notes: notes(taker, &head),
        doubts: Vec::new(),
        currency,
    }
}

/// What speaks of a direct debit.
fn mandates(taker: &mut Taker<'_, '_>, settlement: &[Id]) -> Vec<Placed<String>> {
    let mut all = taker.all(settlement, "SpecifiedTradePaymentTerms/DirectDebitMandateID");
    all.extend(taker.all(settlement, "CreditorReferenceID"));
    all
}

/// A document that says of itself that it is a test.
fn test_of(taker: &mut Taker<'_, '_>, context: &[Id]) {
    let said = taker.all(context, "TestIndicator/Indicator");
    if let Some(at) = said.iter().find(|it| matches!(it.value.as_str(), "true" | "1")) {
        taker.doubt(DoubtKind::Test, at);
    }
}

fn party(taker: &mut Taker<'_, '_>, from: &[Id], name: &str) -> Party {
    let at = taker.tree.under(from, name);
    let public = taker.identifiers(&at, "GlobalID");
    let own = taker.identifiers(&at, "ID");
    let contact = taker.tree.under(&at, "DefinedTradeContact");
    Party {
        name: taker.one(&at, "Name"),
        trade_name: taker.one(&at, "SpecifiedLegalOrganization/TradingBusinessName"),
        ids: [public, own].concat(),
        legal_id: taker.identifier(&at, "SpecifiedLegalOrganization/ID"),
        vat: vat(taker, &at),
        endpoint: taker.identifiers(&at, "URIUniversalCommunication/URIID").into_iter().next(),
        address: address(taker, &at),
        contact: taker.all(&contact, "PersonName").into_iter().next(),
        email: taker.all(&contact, "EmailURIUniversalCommunication/URIID").into_iter().next(),
    }
}

/// The VAT number, which stands beside other tax numbers.
fn vat(taker: &mut Taker<'_, '_>, at: &[Id]) -> Option<Placed<String>> {
    let all = taker.identifiers(at, "SpecifiedTaxRegistration/ID");
    let mut vat = all.into_iter().filter(|it| it.scheme.as_deref() == Some("VA"));
    let first = vat.next()?.number;
    if let Some(other) = vat.next() {
        let (first, second) = (first.value.clone(), other.number.value.clone());
        taker.doubt(DoubtKind::Twice { first, second }, &other.number);
    }
    Some(first)
}

fn address(taker: &mut Taker<'_, '_>, at: &[Id]) -> PostalAddress {
    let at = taker.tree.under(at, "PostalTradeAddress");
    PostalAddress {
        line_1: taker.one(&at, "LineOne"),
        line_2: taker.one(&at, "LineTwo"),
        line_3: taker.one(&at, "LineThree"),
        postcode: taker.one(&at, "PostcodeCode"),
        city: taker.one(&at, "CityName"),
        region: taker.one(&at, "CountrySubDivisionName"),
        country: taker.one(&at, "CountryID"),
    }
}

/// The account of each means of payment: its IBAN, else the number a bank knows it by.
fn accounts(taker: &mut Taker<'_, '_>, settlement: &[Id], means: &str) -> Vec<Placed<String>> {
    let mut accounts: Vec<Placed<String>> = Vec::new();
    let path = format!("{means}/PayeePartyCreditorFinancialAccount");
    for at in taker.tree.under(settlement, &path) {
        let iban = taker.one(&[at], "IBANID");
        accounts.extend(iban.or_else(|| taker.one(&[at], "ProprietaryID")));
    }
    once(accounts)
}

/// Each value once.
pub(crate) fn once(all: Vec<Placed<String>>) -> Vec<Placed<String>> {
    let mut seen = std::collections::BTreeSet::new();
    all.into_iter().filter(|it| seen.insert(it.value.clone())).collect()
}

/// The element that says until when a discount is given.
const DISCOUNT: &str = "ApplicableTradePaymentDiscountTerms";

fn due_dates(taker: &mut Taker<'_, '_>, settlement: &[Id]) -> Vec<DueDate> {
    let mut all = Vec::new();
    for at in taker.tree.under(settlement, "SpecifiedTradePaymentTerms") {
        let how = (Days::Cii, About::DueDate);
        let days: Vec<Placed<NaiveDate>> =
            taker.days(&[at], "DueDateDateTime/DateTimeString", how);
        let discount = !taker.tree.under(&[at], DISCOUNT).is_empty();
        let part = taker.all(&[at], "PartialPaymentAmount").into_iter().next();
        let amount: Option<Money> = part.and_then(|it| parse::amount(&it.value));
        all.extend(days.into_iter().map(|day| DueDate { day, discount, amount }));
    }
    all
}

fn terms(taker: &mut Taker<'_, '_>, settlement: &[Id]) -> Vec<TermsText> {
    let mut all = Vec::new();
    for at in taker.tree.under(settlement, "SpecifiedTradePaymentTerms") {
        let discount = !taker.tree.under(&[at], DISCOUNT).is_empty();
        let texts = taker.texts(&[at], "Description");
        all.extend(texts.into_iter().map(|text| TermsText { text, discount }));
    }
    all
}

fn notes(taker: &mut Taker<'_, '_>, head: &[Id]) -> Vec<Note> {
    let mut notes = Vec::new();
    for at in taker.tree.under(head, "IncludedNote") {
        let subject = taker.all(&[at], "SubjectCode").into_iter().next();
        let subject = subject.map(|it| it.value);
        let texts = taker.texts(&[at], "Content");
        notes.extend(texts.into_iter().map(|text| Note { subject: subject.clone(), text }));
    }
    notes
}
