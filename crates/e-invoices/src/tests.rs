//! Two invented invoices, and what is told where one thing of them is changed.

use std::fmt::Write as _;

use findings::{Code, Language, Messages};

use crate::{
    Debt, Document, Due, MAX_BYTES, MAX_DEPTH, MAX_TEXT, ReadError, Syntax, read,
    read_lifecycle,
};

const UBL: &str = include_str!("../invented/plain-ubl.xml");
const CII: &str = include_str!("../invented/plain-cii.xml");

fn document(xml: &str) -> Document {
    read("f.xml", xml.as_bytes()).unwrap()
}

/// The text with something else in one place.
#[track_caller]
fn changed(xml: &str, from: &str, to: &str) -> String {
    assert_eq!(xml.matches(from).count(), 1, "`{from}` stands not once");
    xml.replace(from, to)
}

/// The codes of what is told about a document, with their lines.
fn told(document: &Document) -> Vec<(Code, u32)> {
    let findings = document.doubts.iter().map(|it| it.finding("f.xml"));
    findings.map(|it| (it.code, it.origin.line)).collect()
}

/// What one change to an invoice makes doubtful, and where.
#[track_caller]
fn check(xml: &str, (from, to): (&str, &str), expected: &[(Code, u32)]) -> Document {
    let document = document(&changed(xml, from, to));
    assert_eq!(told(&document), expected);
    document
}

#[test]
fn every_value_of_a_plain_invoice_is_read_with_its_place() {
    let read = document(UBL);
    assert_eq!(read.doubts, []);
    assert_eq!((read.syntax, read.to_consumer()), (Syntax::UblInvoice, Some(false)));
    assert_eq!(read.note("PMT"), Some("Indemnité forfaitaire de 40 EUR."));
    let street = read.buyer.address.line_1.unwrap();
    let element =
        "Invoice/cac:AccountingCustomerParty/cac:Party/cac:PostalAddress/cbc:StreetName";
    assert_eq!((street.line, &*street.element), (18, element));
    assert_eq!(read.buyer.email.unwrap().value, "compta@biscuiterie.example");
    assert_eq!(read.accounts[0].value, "FR7699999000420000001234504");
}

#[test]
fn the_other_syntax_gives_the_same_values() {
    let read = document(CII);
    assert_eq!(told(&read), [(Code::InvoiceDueFromTerms, 34)]);
    let debt = Debt::Owed(findings::Money::from_cents(10_000));
    assert_eq!((read.debt(), read.to_consumer()), (Some(debt), Some(true)));
    assert!(matches!(read.due(), Due::ByTerms(day) if day.to_string() == "2026-12-02"));
    assert_eq!(read.seller.vat.as_ref().unwrap().value, "FR87000012344");
    assert_eq!(read.buyer.siren().as_deref(), Some("000061010"));
    assert_eq!(read.buyer.ids[0].number.value, "00006101000019");
    assert_eq!(read.about(), Some("F-2026-30"));
    assert!(read.is_clear());
}

#[test]
fn zugferd_1_has_other_names_above() {
    let old = CII
        .replace("standard:CrossIndustryInvoice:100", "standard:x")
        .replace(
            "urn:un:unece:uncefact:data:standard:x",
            "urn:ferd:CrossIndustryDocument:invoice:1p0",
        )
        .replace("rsm:CrossIndustryInvoice", "rsm:CrossIndustryDocument")
        .replace("rsm:ExchangedDocument>", "rsm:HeaderExchangedDocument>")
        .replace("rsm:ExchangedDocumentContext", "rsm:SpecifiedExchangedDocumentContext")
        .replace("rsm:SupplyChain", "rsm:SpecifiedSupplyChain")
        .replace("ApplicableHeaderTrade", "ApplicableSupplyChainTrade")
        .replace("SettlementHeaderMonetary", "SettlementMonetary");
    let (old, new) = (document(&old), document(CII));
    assert_eq!(old.syntax, Syntax::Zugferd1);
    let values = |it: &Document| (it.number.clone().unwrap().value, it.debt(), it.due());
    assert_eq!(values(&old), values(&new));
}

#[test]
fn what_no_invoice_can_be_without_is_missed() {
    let gone = |xml: &str, from: &str| {
        let read = document(&changed(xml, from, ""));
        assert!(!read.is_clear(), "{from}");
        told(&read)[0]
    };
    let missing = (Code::InvoiceValueMissing, 0);
    assert_eq!(gone(UBL, "<cbc:ID>F-2026-31</cbc:ID>"), missing);
    assert_eq!(gone(UBL, "<cbc:IssueDate>2026-11-01</cbc:IssueDate>"), missing);
    assert_eq!(gone(UBL, "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>"), missing);
    assert_eq!(gone(UBL, "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>"), missing);
    assert_eq!(gone(CII, "<ram:DuePayableAmount>100.00</ram:DuePayableAmount>"), missing);
    assert_eq!(gone(CII, "<ram:GrandTotalAmount>100.00</ram:GrandTotalAmount>"), missing);
    assert_eq!(gone(CII, "<ram:Name>Mme Exemple</ram:Name>"), missing);
}

#[test]
fn what_cannot_be_read_is_told_where_it_stands() {
    let unreadable = |line| [(Code::InvoiceValueUnreadable, line)];
    let ubl = |from, to, line| check(UBL, (from, to), &unreadable(line));
    ubl("<cbc:IssueDate>2026-11-01", "<cbc:IssueDate>2026-02-30", 5);
    ubl("<cbc:DueDate>2026-12-01", "<cbc:DueDate>01.12.2026", 6);
    ubl("Code>EUR</cbc:DocumentCurrencyCode", "Code>euro</cbc:DocumentCurrencyCode", 9);
    ubl("\"EUR\">1204.50</cbc:PayableAmount", "\"EUR\">1e3</cbc:PayableAmount", 33);
    ubl("\"EUR\">1204.50</cbc:TaxInc", "\"EUR\">1204,50</cbc:TaxInc", 31);
}

#[test]
fn what_may_stand_once_and_stands_twice_is_told() {
    let id = "<cbc:ID>F-2026-31</cbc:ID>";
    check(UBL, (id, &format!("{id}\n{id}")), &[]);
    let other = format!("{id}\n<cbc:ID>F-2026-99</cbc:ID>");
    check(UBL, (id, &other), &[(Code::InvoiceValueTwice, 5)]);
    let due = "<ram:DuePayableAmount>100.00</ram:DuePayableAmount>";
    let other = format!("{due}<ram:DuePayableAmount>50.00</ram:DuePayableAmount>");
    let twice = [(Code::InvoiceValueTwice, 37), (Code::InvoiceDueFromTerms, 34)];
    check(CII, (due, &other), &twice);
    // A second settlement is not passed over either.
    let end = "    </ram:ApplicableHeaderTradeSettlement>\n";
    let second = format!(
        "{end}<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>USD\
        </ram:InvoiceCurrencyCode></ram:ApplicableHeaderTradeSettlement>"
    );
    let twice = [(Code::InvoiceValueTwice, 40), (Code::InvoiceDueFromTerms, 34)];
    check(CII, (end, &second), &twice);
}

#[test]
fn amounts_that_do_not_fit_together_hold() {
    let prepaid = "<cbc:PrepaidAmount currencyID=\"EUR\">0.00";
    let paid = |amount: &str| format!("<cbc:PrepaidAmount currencyID=\"EUR\">{amount}");
    check(UBL, (prepaid, &paid("200.00")), &[(Code::InvoiceAmountsDisagree, 33)]);
    let all = [("1204.50</cbc:PayableAmount", "-95.50</cbc:PayableAmount")];
    let over = changed(&changed(UBL, all[0].0, all[0].1), prepaid, &paid("1300.00"));
    assert_eq!(told(&document(&over)), [(Code::InvoiceOverpaid, 33)]);
    let foreign = ("\"EUR\">1204.50</cbc:PayableAmount", "\"USD\">1204.50</cbc:PayableAmount");
    check(UBL, foreign, &[(Code::InvoiceCurrencyDisagrees, 33)]);
    // The smallest profile of Factur-X does not say what was paid.
    let due = changed(CII, "<ram:DuePayableAmount>100.00", "<ram:DuePayableAmount>40.00");
    assert!(!document(&due).is_clear());
    let small = changed(&due, "urn:cen.eu:en16931:2017", "urn:factur-x.eu:1p0:minimum");
    assert!(document(&small).is_clear());
}

#[test]
fn types_say_what_is_asked_for() {
    let of = |code: &str| {
        document(&changed(CII, "<ram:TypeCode>380", &format!("<ram:TypeCode>{code}")))
    };
    assert_eq!(told(&of("999"))[0].0, Code::InvoiceTypeUnknown);
    assert_eq!(told(&of("325"))[0].0, Code::InvoiceNoClaim);
    assert_eq!(of("325").debt(), None);
    let credit = of("381");
    assert!(credit.is_clear() && matches!(credit.debt(), Some(Debt::Credit(_))));
    assert_eq!(told(&of("384"))[0].0, Code::InvoiceCorrectsNotOne);
    assert_eq!(told(&of("393"))[0].0, Code::InvoiceFactored);
    let negative = |xml: &str| xml.replace(">100.00<", ">-100.00<");
    let negative_credit = document(&changed(&negative(CII), "Code>380", "Code>381"));
    assert_eq!(told(&negative_credit)[0].0, Code::InvoiceCreditNegative);
    assert_eq!(negative_credit.debt(), None);
    let negative_invoice = document(&negative(CII));
    assert!(negative_invoice.is_clear());
    assert!(matches!(negative_invoice.debt(), Some(Debt::Credit(_))));
}

#[test]
fn who_is_to_be_paid_and_how_can_hold() {
    let means = "<ram:TypeCode>30</ram:TypeCode>";
    let debit = document(&changed(CII, means, "<ram:TypeCode>59</ram:TypeCode>"));
    assert_eq!(told(&debit)[0], (Code::InvoiceDirectDebit, 33));
    let said = ("30 jours date de facture</ram", "Prélèvement le 15</ram");
    check(CII, said, &[(Code::InvoiceDirectDebit, 34)]);
    let currency = "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>";
    let payee = |name: &str| {
        let payee = format!(
            "{currency}<ram:PayeeTradeParty><ram:Name>{name}</ram:Name></ram:PayeeTradeParty>"
        );
        told(&document(&changed(CII, currency, &payee)))
    };
    assert_eq!(payee("Affacture Exemple")[0].0, Code::InvoiceFactored);
    assert_eq!(payee("ATELIER EXEMPLE SAS"), [(Code::InvoiceDueFromTerms, 34)]);
    let framework = |code: &str| {
        told(&document(&changed(CII, "<ram:ID>S1<", &format!("<ram:ID>{code}<"))))[0].0
    };
    assert_eq!(framework("B2"), Code::InvoicePaidAndDue);
    assert_eq!(framework("M8"), Code::InvoiceSeveralVendors);
}

#[test]
fn the_day_to_pay_by_is_never_early() {
    let day = "<cbc:DueDate>2026-12-01";
    check(UBL, (day, "<cbc:DueDate>2026-10-01"), &[(Code::InvoiceDueBeforeIssue, 6)]);
    let means = "<cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>";
    let later = format!("{means}<cbc:PaymentDueDate>2027-01-15</cbc:PaymentDueDate>");
    let read = check(UBL, (means, &later), &[(Code::InvoiceSeveralDueDates, 26)]);
    assert!(matches!(read.due(), Due::On(day) if day.to_string() == "2027-01-15"));
    let month = ("30 jours date de facture", "30 jours fin de mois");
    let read = check(CII, month, &[(Code::InvoiceTermsUndecided, 34)]);
    assert!(read.due() == Due::Undecided && !read.is_clear());
    let silent = ("30 jours date de facture", "Selon contrat");
    assert_eq!(check(CII, silent, &[]).due(), Due::Unsaid);
}

#[test]
fn a_later_day_in_the_terms_holds() {
    let terms = |day: &str| {
        let means = "<cac:PaymentTerms><cbc:Note>";
        let from = "</cac:PaymentMeans>";
        changed(UBL, from, &format!("{from}{means}{day}</cbc:Note></cac:PaymentTerms>"))
    };
    let read = document(&terms("Paiement au plus tard le 15/01/2027"));
    assert_eq!(told(&read)[0].0, Code::InvoiceTermsDisagree);
    let read = document(&terms("Paiement à réception"));
    assert_eq!(told(&read), []);
    assert!(matches!(read.due(), Due::On(day) if day.to_string() == "2026-12-01"));
}

#[test]
fn what_its_notes_say_of_paying_can_hold() {
    let note = |said: &str| {
        let head = "</ram:IssueDateTime>";
        let note = "<ram:IncludedNote><ram:Content>";
        let note = format!("{head}{note}{said}</ram:Content></ram:IncludedNote>");
        told(&document(&changed(CII, head, &note))).iter().map(|it| it.0).collect::<Vec<_>>()
    };
    let holds = [
        ("Facture acquittée par carte bancaire le 01/09/2026", Code::InvoiceSaysPaid),
        ("Rechnung bezahlt am 1.9.2026", Code::InvoiceSaysPaid),
        ("Thank you. Paid in full", Code::InvoiceSaysPaid),
        ("Prélèvement SEPA le 05/10/2026, mandat RUM 123", Code::InvoiceDirectDebit),
        ("Der Betrag wird abgebucht", Code::InvoiceDirectDebit),
    ];
    for (said, code) in holds {
        assert!(note(said).contains(&code), "{said}");
    }
    let not = [
        "Toute facture non payée à l’échéance donne lieu à des pénalités",
        "Paiement par chèque, virement, prélèvement ou carte bancaire",
        "Les marchandises restent notre propriété tant que la facture n’est pas payée",
        "If the invoice has been paid, disregard it",
    ];
    for said in not {
        assert_eq!(note(said), [Code::InvoiceDueFromTerms], "{said}");
    }
    let terms = "<ram:SpecifiedTradePaymentTerms>";
    let mandate = "<ram:DirectDebitMandateID>RUM123</ram:DirectDebitMandateID>";
    let read = document(&changed(CII, terms, &format!("{terms}{mandate}")));
    assert_eq!(told(&read)[0].0, Code::InvoiceDirectDebit);
}

#[test]
fn parts_of_a_cent_and_a_type_of_another_document_hold() {
    let cents = CII.replace(">100.00<", ">100.005<");
    assert!(told(&document(&cents)).iter().any(|it| it.0 == Code::InvoicePartsOfACent));
    let more = CII.replace(">100.00<", ">100.000<");
    assert_eq!(told(&document(&more)), [(Code::InvoiceDueFromTerms, 34)]);
    let credit = UBL.replace("Invoice-2", "CreditNote-2").replace("<Invoice ", "<CreditNote ");
    let credit = credit.replace("</Invoice>", "</CreditNote>");
    let credit = credit.replace("InvoiceTypeCode", "CreditNoteTypeCode");
    assert!(told(&document(&credit)).iter().any(|it| it.0 == Code::InvoiceTypeOfOther));
    let right = document(&credit.replace(">380<", ">381<"));
    assert!(told(&right).iter().all(|it| it.0 != Code::InvoiceTypeOfOther));
}

#[test]
fn a_test_and_a_name_without_end_hold() {
    let context = "<rsm:ExchangedDocumentContext>";
    let test = format!(
        "{context}<ram:TestIndicator><udt:Indicator>true</udt:Indicator></ram:TestIndicator>"
    );
    let read = document(&changed(CII, context, &test));
    assert_eq!(told(&read)[0], (Code::InvoiceTest, 3));
    let long = format!("<ram:Name>{}", "très ".repeat(80));
    let read = document(&changed(CII, "<ram:Name>Mme ", &long));
    assert_eq!(told(&read)[0].0, Code::InvoiceValueLong);
    assert!(read.buyer.name.unwrap().value.ends_with("très Exemple"), "nothing is cut");
}

/// Why a changed invoice is refused.
#[track_caller]
fn refused(xml: &str) -> ReadError {
    let error = read("f.xml", xml.as_bytes()).unwrap_err();
    assert_eq!(error.finding("f.xml").code, Code::InvoiceFileLeftOut);
    error
}

#[test]
fn hostile_files_are_refused_with_one_word_each() {
    let word = |xml: &str| refused(xml).as_str();
    let root = "<Invoice xmlns=\"urn:oasis";
    assert_eq!(word(&changed(UBL, root, &format!("<!DOCTYPE x>{root}"))), "doctype");
    assert_eq!(word("<!DOCTYPE x [<!ENTITY a \"b\">"), "doctype");
    let name = "Service comptable";
    let with = |it: &str| changed(UBL, name, it);
    assert_eq!(word(&with("&boom;")), "entity");
    assert_eq!(word(&with("&#0;")), "malformed");
    assert_eq!(word(&with("a\u{1}b")), "malformed");
    assert_eq!(word(&with("a<b")), "malformed");
    let deep =
        |levels: usize| with(&format!("{}{}", "<a>".repeat(levels), "</a>".repeat(levels)));
    assert_eq!(word(&deep(MAX_DEPTH)), "deep");
    assert!(read("f.xml", deep(MAX_DEPTH - 5).as_bytes()).is_ok());
    assert_eq!(word(&with(&"é".repeat(MAX_TEXT))), "long");
    assert_eq!(word(&with(&"<a/>".repeat(crate::MAX_ELEMENTS))), "many");
    assert_eq!(word(&UBL[..UBL.len() / 2]), "truncated");
    assert_eq!(word(&UBL[..UBL.rfind("</Invoice>").unwrap()]), "truncated");
    assert_eq!(word(&format!("{UBL}<a/>")), "malformed");
    assert_eq!(word("  \n"), "empty");
    assert_eq!(word("Facture n° 12"), "no-xml");
    let large = read("f.xml", &vec![b' '; MAX_BYTES + 1]).unwrap_err();
    assert_eq!(large.as_str(), "large");
}

#[test]
fn a_root_of_another_kind_is_told_by_its_namespace() {
    let other =
        changed(UBL, "xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"", "");
    assert!(refused(&other).is_something_else());
    let lifecycle = include_bytes!("../invented/cashed.xml");
    assert!(read("f.xml", lifecycle).unwrap_err().is_something_else());
    assert!(read_lifecycle("f.xml", UBL.as_bytes()).unwrap_err().is_something_else());
}

#[test]
fn a_refusal_names_element_and_line() {
    let error = refused(&changed(UBL, "Service comptable", "&boom;"));
    let said = Messages::new(Language::En).finding(&error.finding("f.xml"));
    let path = "Invoice/cac:AccountingCustomerParty/cac:Party/cac:Contact/cbc:Name";
    assert!(
        said.starts_with(&format!("f.xml:23 [{path}]: warning[E1]: the entity `boom`")),
        "{said}"
    );
}

#[test]
fn any_prefix_and_any_encoding_will_do() {
    let prefixed = UBL
        .replace("<cbc:", "<x:")
        .replace("</cbc:", "</x:")
        .replace("xmlns:cbc", "xmlns:x")
        .replace("<Invoice xmlns=", "<i:Invoice xmlns:i=")
        .replace("</Invoice", "</i:Invoice");
    assert_eq!(document(&prefixed).debt(), document(UBL).debt());
    let mut wide = vec![0xFF, 0xFE];
    wide.extend(UBL.replace("UTF-8", "UTF-16").encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read("f.xml", &wide).unwrap().buyer, document(UBL).buyer);
}

#[test]
fn thousands_of_lines_cost_no_more_than_reading_them() {
    let mut lines = String::new();
    for at in 0..20_000 {
        let reference = format!(
            "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>A{at}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>"
        );
        write!(lines, "<cac:InvoiceLine><cbc:ID>{at}</cbc:ID>{reference}</cac:InvoiceLine>")
            .unwrap();
    }
    let read = document(&changed(UBL, "</Invoice>", &format!("{lines}</Invoice>")));
    assert_eq!((read.line_preceding.len(), read.about()), (20_000, None));
}
