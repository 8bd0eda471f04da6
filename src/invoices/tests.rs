//! Random sets of documents: nothing is lost, nothing counts twice, and names of files do not matter.

use std::collections::BTreeMap;
use std::fs;

use chrono::NaiveDate;
use exports::{Document, Export};
use findings::{Code, Money};
use proptest::prelude::*;

use super::{Context, InvoiceFolder, NamedFolder, TakenIn, take_in};
use crate::ledger::{Capacity, Contact, Creditor, Signatory};

/// One file of a random folder.
#[derive(Debug, Clone, Copy)]
struct Sketch {
    number: u8,
    buyer: u8,
    cents: i64,
    kind: u8,
    /// The number of the invoice that a credit note is for, or that a corrected one replaces.
    about: u8,
}

const OWN: &str = "000101014";

impl Sketch {
    fn is_purchase(self) -> bool {
        self.kind == 3
    }

    fn due(self) -> Money {
        let amount = Money::from_cents(self.cents);
        if self.kind == 1 { -amount } else { amount }
    }

    fn xml(self) -> String {
        let Self { number, buyer, cents, kind, about } = self;
        let (root, code) = match kind {
            1 => ("CreditNote", "381"),
            2 => ("Invoice", "384"),
            _ => ("Invoice", "380"),
        };
        let seller = if self.is_purchase() { "000999999" } else { OWN };
        let amount = format!("{}.{:02}", cents / 100, cents % 100);
        let due = if kind == 1 { "" } else { "<b:DueDate>2026-10-01</b:DueDate>" };
        let about = match kind {
            1 | 2 => format!(
                "<a:BillingReference><a:InvoiceDocumentReference><b:ID>F-{about}</b:ID></a:InvoiceDocumentReference></a:BillingReference>"
            ),
            _ => String::new(),
        };
        let party = |name: &str, siren: &str| {
            format!(
                "<a:Party><a:PostalAddress><b:StreetName>1 rue A</b:StreetName><b:CityName>Lyon</b:CityName><b:PostalZone>69001</b:PostalZone><a:Country><b:IdentificationCode>FR</b:IdentificationCode></a:Country></a:PostalAddress><a:PartyLegalEntity><b:RegistrationName>{name}</b:RegistrationName><b:CompanyID schemeID=\"0002\">{siren}</b:CompanyID></a:PartyLegalEntity></a:Party>"
            )
        };
        format!(
            "<{root} xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:{root}-2\" xmlns:a=\"urn:a\" xmlns:b=\"urn:b\"><b:ID>F-{number}</b:ID><b:IssueDate>2026-09-{day:02}</b:IssueDate>{due}<b:{root}TypeCode>{code}</b:{root}TypeCode><b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>{about}<a:AccountingSupplierParty>{own}</a:AccountingSupplierParty><a:AccountingCustomerParty>{their}</a:AccountingCustomerParty><a:LegalMonetaryTotal><b:TaxInclusiveAmount currencyID=\"EUR\">{amount}</b:TaxInclusiveAmount><b:PayableAmount currencyID=\"EUR\">{amount}</b:PayableAmount></a:LegalMonetaryTotal></{root}>",
            day = number + 1,
            own = party("Reliure", seller),
            their = party(&format!("Client {buyer}"), &format!("00020000{buyer}")),
        )
    }
}

fn sketches() -> impl Strategy<Value = Vec<Sketch>> {
    let sketch = (0..8_u8, 0..3_u8, 1..4_i64, 0..4_u8, 0..8_u8).prop_map(
        |(number, buyer, hundreds, kind, about)| Sketch {
            number,
            buyer,
            cents: hundreds * 1234,
            kind,
            about,
        },
    );
    prop::collection::vec(sketch, 0..14)
}

fn creditor() -> Creditor {
    let nothing = String::new;
    Creditor {
        name: "Reliure".to_owned(),
        tagline: None,
        address: Vec::new(),
        country: "FR".to_owned(),
        phone: None,
        email: None,
        siren: Some(OWN.to_owned()),
        vat: None,
        legal: None,
        place: nothing(),
        logo: None,
        signatory: Signatory {
            name: nothing(),
            capacity: Capacity::Same(nothing()),
            image: None,
        },
        contact: Contact { name: nothing(), phone: nothing(), email: nothing() },
        mediator: None,
        account: Vec::new(),
        sender: None,
    }
}

/// What a folder of these files makes, each under the name that is given for its place.
fn made(sketches: &[Sketch], name: impl Fn(usize) -> String) -> (Export, TakenIn) {
    let folder = tempfile::tempdir().unwrap();
    for (at, sketch) in sketches.iter().enumerate() {
        let mut file = fs::File::create_new(folder.path().join(name(at))).unwrap();
        std::io::Write::write_all(&mut file, sketch.xml().as_bytes()).unwrap();
    }
    let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let invoices = NamedFolder { path: folder.path().to_owned(), name: String::new() };
    let folder = InvoiceFolder {
        invoices,
        statuses: None,
        announced_days: 10,
        unpaid_on: Some(day),
        dun_direct_debit: false,
        are_copies: false,
    };
    let creditor = creditor();
    let context = Context {
        folder: &folder,
        creditor: &creditor,
        date: day,
        word_is_old: None,
        payments_are_read: false,
    };
    let mut export = Export::default();
    let taken = take_in(&context, &mut export).unwrap();
    (export, taken)
}

/// Number, debtor and what remains, with its sign, of every row, and whether it is held.
fn rows(export: &Export) -> Vec<(String, String, Money, bool)> {
    let signed = |document: Document, amount: Money| match document {
        Document::Invoice => amount,
        Document::CreditNote | Document::Payment => -amount,
    };
    let clear = export.invoices.iter().map(|row| {
        let remains = signed(row.document, row.residual.unwrap_or_default());
        (row.number.to_string(), row.debtor.code.to_string(), remains, false)
    });
    let text = |it: &Option<exports::Text>| it.as_deref().unwrap_or_default().to_owned();
    let broken = export.broken.iter().map(|row| {
        let remains = signed(row.document, row.residual.unwrap_or_default());
        (text(&row.number), text(&row.debtor), remains, true)
    });
    let mut rows: Vec<_> = clear.chain(broken).collect();
    rows.sort();
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn what_remains_is_the_signed_sum_of_what_was_due(sketches in sketches()) {
        let name = |at: usize| format!("{at:02}.xml");
        let (export, taken) = made(&sketches, name);
        let by_file: BTreeMap<String, Sketch> =
            sketches.iter().enumerate().map(|(at, it)| (name(at), *it)).collect();
        let told = |code: Code| -> Money {
            let of_code = taken.findings.iter().filter(|it| it.code == code);
            of_code.filter_map(|it| by_file.get(&it.origin.source.name)).map(|it| it.due()).sum()
        };
        let sales = sketches.iter().filter(|it| !it.is_purchase());
        let due: Money = sales.map(|it| it.due()).sum();
        let expected = due - told(Code::InvoiceRepeated) - told(Code::InvoiceReplaced);
        let remains: Money = rows(&export).into_iter().map(|(_, _, remains, _)| remains).sum();
        prop_assert_eq!(remains, expected);
        let super::Taken { documents, purchases, repeated, listed, rows, .. } = taken.taken;
        prop_assert_eq!(documents, sketches.len());
        prop_assert_eq!(documents, purchases + repeated + listed + rows);
        prop_assert_eq!(purchases, sketches.iter().filter(|it| it.is_purchase()).count());
    }

    #[test]
    fn names_and_order_of_files_do_not_matter(sketches in sketches()) {
        let (one, _) = made(&sketches, |at| format!("{at:02}.xml"));
        let (other, _) = made(&sketches, |at| format!("{:02}.xml", 99 - at));
        prop_assert_eq!(rows(&one), rows(&other));
    }
}

#[test]
fn a_circle_through_a_number_of_two_invoices_is_held_in_every_order() {
    let sketch =
        |number, buyer, kind, about| Sketch { number, buyer, cents: 1234, kind, about };
    let sketches = [sketch(3, 2, 2, 4), sketch(4, 2, 2, 3), sketch(3, 0, 0, 0)];
    let (one, _) = made(&sketches, |at| format!("{at:02}.xml"));
    let (other, _) = made(&sketches, |at| format!("{:02}.xml", 99 - at));
    assert_eq!(rows(&one), rows(&other));
    assert!(rows(&one).iter().all(|(_, _, amount, held)| *held && amount.is_positive()));
}
