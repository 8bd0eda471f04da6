//! The data of an invoice in the syntax of Factur-X (CII), put into its PDF.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, Stream, StringFormat};

use crate::atelier::{Client, Creditor, Invoice};

/// A text between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// `DD/MM/YYYY` as eight digits.
fn digits(day: &str) -> String {
    day.rsplit('/').collect()
}

fn amount(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// The data of an invoice, profile BASIC WL: without lines.
pub(crate) fn data(
    creditor: &Creditor,
    client: &Client,
    invoice: &Invoice,
) -> Result<String, Box<dyn Error>> {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rsm:CrossIndustryInvoice xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\" xmlns:ram=\"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100\" xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\">\n",
    );
    xml.push_str("<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:factur-x.eu:1p0:basicwl</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>\n");
    writeln!(
        xml,
        "<rsm:ExchangedDocument><ram:ID>{}</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format=\"102\">{}</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>",
        invoice.number,
        digits(&invoice.date)
    )?;
    xml.push_str("<rsm:SupplyChainTradeTransaction>\n<ram:ApplicableHeaderTradeAgreement>\n");
    let siren = creditor.vat.get(4..).unwrap_or_default();
    party(&mut xml, "Seller", (&creditor.name, siren, &creditor.vat), &creditor.address)?;
    let siren = client.vat.strip_prefix("FR").and_then(|it| it.get(2..)).unwrap_or_default();
    party(&mut xml, "Buyer", (&client.name, siren, &client.vat), &client.address)?;
    let account = creditor.account.first().ok_or("the creditor has no account")?;
    let iban: String = account.iban.split(' ').collect();
    let due = digits(&invoice.due);
    let total = amount(invoice.total);
    writeln!(
        xml,
        "</ram:ApplicableHeaderTradeAgreement>\n<ram:ApplicableHeaderTradeDelivery/>\n<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>\n<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>30</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>{iban}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>\n<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format=\"102\">{due}</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>\n<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:GrandTotalAmount>{total}</ram:GrandTotalAmount><ram:DuePayableAmount>{total}</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>\n</ram:ApplicableHeaderTradeSettlement>\n</rsm:SupplyChainTradeTransaction>\n</rsm:CrossIndustryInvoice>"
    )?;
    Ok(xml)
}

/// Seller or buyer; of an address only its last line is postcode and town.
fn party(
    xml: &mut String,
    role: &str,
    (name, siren, vat): (&str, &str, &str),
    address: &[String],
) -> Result<(), Box<dyn Error>> {
    writeln!(xml, "<ram:{role}TradeParty><ram:Name>{}</ram:Name>", escaped(name))?;
    if !siren.is_empty() {
        writeln!(
            xml,
            "<ram:SpecifiedLegalOrganization><ram:ID schemeID=\"0002\">{siren}</ram:ID></ram:SpecifiedLegalOrganization>"
        )?;
    }
    let is_town = |line: &String| line.starts_with(|it: char| it.is_ascii_digit());
    let town = address.iter().rposition(is_town).unwrap_or_default();
    let (postcode, city) =
        address.get(town).and_then(|it| it.split_once(' ')).unwrap_or_default();
    writeln!(xml, "<ram:PostalTradeAddress><ram:PostcodeCode>{postcode}</ram:PostcodeCode>")?;
    // Street last: what stands before it is a person or a building.
    let lines = address.get(..town).unwrap_or_default();
    for (line, tag) in lines.iter().rev().zip(["LineOne", "LineTwo", "LineThree"]) {
        writeln!(xml, "<ram:{tag}>{}</ram:{tag}>", escaped(line))?;
    }
    let country = match address.get(town + 1).map(String::as_str) {
        Some("Belgique") => "BE",
        Some("Suisse") => "CH",
        Some("Allemagne") => "DE",
        _ => "FR",
    };
    writeln!(
        xml,
        "<ram:CityName>{}</ram:CityName><ram:CountryID>{country}</ram:CountryID></ram:PostalTradeAddress>",
        escaped(city)
    )?;
    if !vat.is_empty() {
        writeln!(
            xml,
            "<ram:SpecifiedTaxRegistration><ram:ID schemeID=\"VA\">{vat}</ram:ID></ram:SpecifiedTaxRegistration>"
        )?;
    }
    writeln!(xml, "</ram:{role}TradeParty>")?;
    Ok(())
}

/// The PDF with the data as an associated file, under the name that Factur-X asks for.
pub(crate) fn with_data(pdf: &[u8], data: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let name = || Object::String(b"factur-x.xml".to_vec(), StringFormat::Literal);
    let mut document = Document::load_mem(pdf)?;
    let mut stream = Dictionary::new();
    stream.set("Type", "EmbeddedFile");
    stream.set("Subtype", "text/xml");
    let stream = document.add_object(Stream::new(stream, data.to_vec()));
    let mut file = Dictionary::new();
    file.set("F", stream);
    let mut specification = Dictionary::new();
    specification.set("Type", "Filespec");
    specification.set("F", name());
    specification.set("UF", name());
    specification.set("AFRelationship", "Data");
    specification.set("EF", file);
    let specification = document.add_object(specification);
    let mut names = Dictionary::new();
    names.set("Names", vec![name(), specification.into()]);
    let mut of_kind = Dictionary::new();
    of_kind.set("EmbeddedFiles", names);
    let catalog = document.catalog_mut()?;
    catalog.set("Names", of_kind);
    catalog.set("AF", vec![Object::from(specification)]);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

/// A statement from the day of the first invoice on: the first invoice is paid by its number, the second in part.
pub(crate) fn statement(
    creditor: &Creditor,
    clients: &BTreeMap<String, Client>,
    invoices: &[&Invoice],
) -> Result<String, Box<dyn Error>> {
    let iso = |day: &str| day.rsplit('/').collect::<Vec<_>>().join("-");
    let first = invoices.iter().map(|it| iso(&it.date)).min().ok_or("no invoice")?;
    let account = creditor.account.first().ok_or("the creditor has no account")?;
    let iban: String = account.iban.split(' ').collect();
    let mut entries = String::new();
    let mut sum = 100_000;
    for (at, invoice) in invoices.iter().take(2).enumerate() {
        let paid = if at == 0 { invoice.total } else { invoice.total / 2 };
        sum += paid;
        let payer = clients.get(&invoice.client).map_or("", |it| it.name.as_str());
        writeln!(
            entries,
            "<Ntry><Amt Ccy=\"EUR\">{}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-1{at}</Dt></BookgDt><AcctSvcrRef>V{at}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>{}</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>{}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>",
            amount(paid),
            escaped(payer),
            invoice.number
        )?;
    }
    let balance = |code: &str, sum: i64, day: &str| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>\n",
            amount(sum)
        )
    };
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T08:00:00</CreDtTm></GrpHdr>\n<Stmt><Id>S1</Id><Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>\n{}{}{entries}</Stmt></BkToCstmrStmt></Document>\n",
        balance("OPBD", 100_000, &first),
        balance("CLBD", sum, "2026-11-20"),
    ))
}
