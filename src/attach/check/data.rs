//! The invoice as data that an invoice file may hold: Factur-X and `ZUGFeRD` in its syntaxes (UN/CEFACT CII of
//! versions 1 and 2, UBL), read as far as it says which invoice it is.

use chrono::NaiveDate;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::attach::known;
use findings::Money;

/// How deep elements may stand inside each other.
const MAX_DEPTH: usize = 64;

/// The most that is taken of a value, in characters.
const MAX_VALUE: usize = 300;

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
        let text =
            std::str::from_utf8(xml.strip_prefix(b"\xef\xbb\xbf").unwrap_or(xml)).ok()?;
        let mut reader = Reader::from_str(text);
        let mut data = Self::default();
        let mut path: Vec<String> = Vec::new();
        let mut value = String::new();
        loop {
            match reader.read_event().ok()? {
                Event::Start(start) => {
                    if path.len() >= MAX_DEPTH {
                        return None;
                    }
                    let name = start.local_name();
                    path.push(name.as_ref().to_owned());
                    value.clear();
                }
                Event::Text(part) if value.len() < MAX_VALUE => {
                    value.push_str(&part);
                }
                Event::GeneralRef(part) => value.push_str(match &*part {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "apos" => "'",
                    "quot" => "\"",
                    _ => " ",
                }),
                Event::CData(part) if value.len() < MAX_VALUE => value.push_str(&part),
                Event::End(_) => {
                    data.take(&path, value.trim());
                    value.clear();
                    path.pop();
                }
                Event::Eof => break,
                _ => {}
            }
        }
        data.number.is_some().then_some(data)
    }

    fn take(&mut self, path: &[String], value: &str) {
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        let in_line = names.iter().any(|it| it.contains("LineItem") || it.ends_with("Line"));
        if value.is_empty() || in_line {
            return;
        }
        let own = || Some(value.to_owned());
        match names.as_slice() {
            ["CrossIndustryInvoice" | "CrossIndustryDocument", document, "ID"]
                if document.ends_with("ExchangedDocument") =>
            {
                self.number = own();
            }
            ["Invoice" | "CreditNote", "ID"] => self.number = own(),
            [.., document, "IssueDateTime", "DateTimeString"]
                if document.ends_with("ExchangedDocument") =>
            {
                self.date = NaiveDate::parse_from_str(value, "%Y%m%d").ok();
            }
            ["Invoice" | "CreditNote", "IssueDate"] => self.date = value.parse().ok(),
            [.., "BuyerTradeParty", "Name"] => self.buyer = own(),
            [
                ..,
                "BuyerTradeParty",
                "SpecifiedLegalOrganization" | "SpecifiedTaxRegistration",
                "ID",
            ]
            | [
                ..,
                "AccountingCustomerParty",
                "Party",
                "PartyLegalEntity" | "PartyTaxScheme",
                "CompanyID",
            ] => {
                self.ids.push(value.to_owned());
            }
            [
                ..,
                "AccountingCustomerParty",
                "Party",
                "PartyLegalEntity",
                "RegistrationName",
            ] => {
                self.buyer = own();
            }
            [.., "AccountingCustomerParty", "Party", "PartyName", "Name"] => {
                self.buyer = self.buyer.take().or_else(own);
            }
            [.., sum, "GrandTotalAmount"] if sum.contains("MonetarySummation") => {
                self.total = cents(value);
            }
            [.., sum, "DuePayableAmount"] if sum.contains("MonetarySummation") => {
                self.due = cents(value);
            }
            [.., "LegalMonetaryTotal", "TaxInclusiveAmount"] => self.total = cents(value),
            [.., "LegalMonetaryTotal", "PayableAmount"] => self.due = cents(value),
            _ => {}
        }
    }
}

/// An amount as the ledger's are held.
fn cents(value: &str) -> Option<i64> {
    known::cents(Money::of_cell(value.parse().ok()?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_syntaxes_say_which_invoice_it_is() {
        let cii = "<rsm:CrossIndustryInvoice xmlns:rsm='a' xmlns:ram='b'><rsm:ExchangedDocument>\
            <ram:ID>FA-1</ram:ID><ram:IssueDateTime><u:DateTimeString format='102'>20260301\
            </u:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction>\
            <ram:IncludedSupplyChainTradeLineItem><ram:ID>9</ram:ID></ram:IncludedSupplyChainTradeLineItem>\
            <ram:ApplicableHeaderTradeAgreement><ram:BuyerTradeParty><ram:Name>Cocktail &amp; Co</ram:Name>\
            <ram:SpecifiedLegalOrganization><ram:ID>812366045</ram:ID></ram:SpecifiedLegalOrganization>\
            </ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeSettlement>\
            <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:GrandTotalAmount>12.50</ram:GrandTotalAmount>\
            <ram:DuePayableAmount>10</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>\
            </ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>";
        let ubl = "<Invoice xmlns:cbc='a'><cbc:ID>FA-1</cbc:ID><cbc:IssueDate>2026-03-01</cbc:IssueDate>\
            <cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Cocktail &amp; Co\
            </cbc:RegistrationName><cbc:CompanyID>812366045</cbc:CompanyID></cac:PartyLegalEntity></cac:Party>\
            </cac:AccountingCustomerParty><cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount>12.50</cbc:TaxInclusiveAmount>\
            <cbc:PayableAmount>10.00</cbc:PayableAmount></cac:LegalMonetaryTotal></Invoice>";
        let expected = InvoiceData {
            number: Some("FA-1".to_owned()),
            date: NaiveDate::from_ymd_opt(2026, 3, 1),
            total: Some(1250),
            due: Some(1000),
            buyer: Some("Cocktail & Co".to_owned()),
            ids: vec!["812366045".to_owned()],
        };
        assert_eq!(InvoiceData::read(cii.as_bytes()), Some(expected.clone()));
        assert_eq!(InvoiceData::read(ubl.as_bytes()), Some(expected));
        assert_eq!(cents("-0.125"), Some(13), "halves away from zero, as in the ledger");
        assert_eq!(cents("79228162514264337593543950335"), None);
        assert_eq!(InvoiceData::read(b"<x/>"), None);
        assert_eq!(InvoiceData::read(b"no <xml"), None);
    }
}
