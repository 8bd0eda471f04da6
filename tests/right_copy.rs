//! Whether a copy is the one it is taken for: the documents of the sample in each other's places, data inside that
//! name somebody else, copies without text, and what the register remembers.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
#![expect(clippy::indexing_slicing, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::path::Path;
use std::sync::Arc;

use findings::{Code, Money};
use relance::attach::{Known, Verdict};
use relance::ledger::{Account, Debtor, Invoice, Ledger};

use self::tools::corpus::corpus;
use self::tools::handmade::{handmade, stream};
use self::tools::right::{codes, copy_store, ledger_of, letter, open};

// --- documents in each other's places

#[test]
fn any_two_copies_of_the_sample_in_each_others_places_are_caught() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/atelier");
    let (ledger, job) = open(&sample.join("relance.toml"));
    let folder = sample.join("factures");
    let store = copy_store(&folder, Known::of(&ledger, &job.creditor.name));
    let mut files: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let mut pairs = 0;
    // One file in every place, so that each is read once.
    for file in &files {
        for account in &ledger.accounts {
            for invoice in &account.invoices {
                let own = invoice.copy.as_deref() == Some(file.as_str());
                let swapped = Invoice { copy: Some(file.as_str().into()), ..invoice.clone() };
                let found = store.find(&letter(&account.debtor, swapped));
                let expected = if own { vec![] } else { vec![Code::CopyContradicted] };
                assert_eq!(codes(&found), expected, "{file} as {}", invoice.number);
                let verdict = if own { Verdict::Confirmed } else { Verdict::Contradicted };
                assert_eq!(found.copies[0].checked.verdict, verdict, "{file}");
                pairs += usize::from(!own);
            }
        }
    }
    assert!(pairs > 3000, "{pairs}");
}

// --- invoices made for these tests

/// An invoice that prints these lines and holds these data.
fn printed(lines: &[&str], data: Option<&str>) -> Vec<u8> {
    let mut shown = String::from("BT /F1 10 Tf 14 TL 50 700 Td");
    for line in lines {
        shown.push_str(&format!(" ({line}) Tj T*"));
    }
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(factur-x.xml) 6 0 R]>>>>>>"
            .to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
         /Resources<</Font<</F1 5 0 R>>>>>>"
            .to_owned(),
        stream("", &(shown + " ET")),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    if let Some(data) = data {
        objects.push(
            "<</Type/Filespec/F(factur-x.xml)/UF(factur-x.xml)/EF<</F 7 0 R>>>>".to_owned(),
        );
        objects.push(stream("/Type/EmbeddedFile/Subtype/text#2Fxml", data));
    }
    handmade(&objects.iter().map(String::as_str).collect::<Vec<_>>())
}

fn factur_x(number: &str, day: &str, buyer: (&str, &str), total: &str) -> String {
    let (name, siren) = buyer;
    format!(
        "<CrossIndustryInvoice xmlns='urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100'>\
         <ExchangedDocument><ID>{number}</ID><IssueDateTime><DateTimeString>{day}\
         </DateTimeString></IssueDateTime></ExchangedDocument><SupplyChainTradeTransaction>\
         <ApplicableHeaderTradeAgreement><BuyerTradeParty><Name>{name}</Name><SpecifiedLegalOrganization>\
         <ID>{siren}</ID></SpecifiedLegalOrganization></BuyerTradeParty></ApplicableHeaderTradeAgreement>\
         <ApplicableHeaderTradeSettlement><SpecifiedTradeSettlementHeaderMonetarySummation><GrandTotalAmount>\
         {total}</GrandTotalAmount></SpecifiedTradeSettlementHeaderMonetarySummation>\
         </ApplicableHeaderTradeSettlement></SupplyChainTradeTransaction></CrossIndustryInvoice>"
    )
}

/// A ledger of two debtors with two invoices each.
fn two() -> Ledger {
    let csv = "debtor;name;siren;invoice;invoice_date;due_date;residual;currency\n\
        C1;Menuiserie Garance SARL;812366045;FA-2026-001;01/03/2026;31/03/2026;1234,50;EUR\n\
        C1;Menuiserie Garance SARL;812366045;FA-2026-002;02/03/2026;31/03/2026;99,90;EUR\n\
        C2;Atelier Bergamote SAS;522907716;FA-2026-003;03/03/2026;31/03/2026;777,00;EUR\n\
        C2;Atelier Bergamote SAS;522907716;12;04/03/2026;31/03/2026;50,00;EUR\n";
    ledger_of(csv)
}

fn find<'l>(ledger: &'l Ledger, number: &str) -> (&'l Account, &'l Invoice) {
    let all = ledger.accounts.iter().flat_map(|it| it.invoices.iter().map(move |i| (it, i)));
    all.into_iter().find(|(_, it)| &*it.number == number).unwrap()
}

/// What is found of a copy that prints these lines: verdict and what it rests on.
fn judged(number: &str, lines: &[&str], data: Option<&str>) -> (Verdict, String) {
    let ledger = two();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(format!("{number}.pdf")), printed(lines, data)).unwrap();
    let store = copy_store(folder.path(), Known::of(&ledger, "Vitrier Neroli"));
    let (account, invoice) = find(&ledger, number);
    let found = store.find(&letter(&account.debtor, invoice.clone()));
    let checked = &found.copies[0].checked;
    (checked.verdict, format!("{} {}", checked.by, checked.names).trim().to_owned())
}

#[track_caller]
fn check(number: &str, lines: &[&str], data: Option<&str>, expected: (Verdict, &str)) {
    let (verdict, by) = judged(number, lines, data);
    assert_eq!((verdict, by.as_str()), expected, "{lines:?}");
}

const TITLE: &str = "Vitrier Neroli, 1 rue A, 75001 Paris, vitrages et miroirs sur mesure";

#[test]
fn the_table_of_verdicts_holds() {
    use Verdict::{Confirmed, Contradicted, Unconfirmed};
    let first = "FA-2026-001";
    let table: &[(&str, &[&str], (Verdict, &str))] = &[
        // The invoice itself, whole or in part.
        (
            first,
            &["Menuiserie Garance", "Facture FA 2026 001", "1 234,50"],
            (Confirmed, "number amount name"),
        ),
        (first, &["Facture FA/2026/001", "Total 1.234,50"], (Confirmed, "number amount")),
        (first, &["Facture FA-2026-001", "SIREN 812 366 045"], (Confirmed, "number id")),
        (first, &["Facture FA-2026-001"], (Unconfirmed, "number-only")),
        (first, &["Garance Menuiserie", "1 234,50"], (Unconfirmed, "no-number")),
        // Somebody else's.
        (
            first,
            &["Menuiserie Garance", "Facture FA-2026-002", "99,90"],
            (Contradicted, "number FA-2026-002"),
        ),
        (
            first,
            &["Atelier Bergamote", "Facture FA-2026-001", "1 234,50"],
            (Contradicted, "buyer C2"),
        ),
        (first, &["SIREN 522907716", "1 234,50"], (Contradicted, "buyer C2")),
        (first, &["Facture FA-2026-099", "Menuiserie Garance"], (Contradicted, "nothing")),
        (first, &["Facture FA-2026-0011", "1 234,50"], (Contradicted, "nothing")),
        // A credit note names its invoice, below its own number; an invoice may name another below.
        (
            first,
            &["Facture FA-2026-002", "Menuiserie Garance", "99,90", "suite a FA-2026-001"],
            (Contradicted, "number FA-2026-002"),
        ),
        (
            first,
            &["Facture FA-2026-001", "Menuiserie Garance", "remplace FA-2026-002", "1234,50"],
            (Confirmed, "number amount name"),
        ),
        // A number that could stand anywhere wants amount and debtor.
        (
            "12",
            &["Facture 12", "Atelier Bergamote", "50,00"],
            (Confirmed, "number amount name"),
        ),
        ("12", &["Facture 12", "Atelier Bergamote"], (Unconfirmed, "short-number")),
        ("12", &["Facture 99", "12 vitres"], (Contradicted, "nothing")),
    ];
    for (number, lines, expected) in table {
        check(number, &[&[TITLE], *lines].concat(), None, *expected);
    }
    check(first, &[], None, (Unconfirmed, "no-text"));
}

#[test]
fn data_inside_are_compared_field_by_field() {
    use Verdict::{Confirmed, Contradicted, Unconfirmed};
    let own = ("Menuiserie Garance", "812366045");
    let lines = [TITLE, "Menuiserie Garance", "Facture FA-2026-001", "1 234,50"];
    let number = "FA-2026-001";
    let with = |number: &str, day: &str, buyer: (&str, &str), total: &str| {
        judged("FA-2026-001", &lines, Some(&factur_x(number, day, buyer, total)))
    };
    let all = "number amount name data-number data-amount data-date data-buyer";
    assert_eq!(with(number, "20260301", own, "1234.50"), (Confirmed, all.to_owned()));
    // The pages are right, the data name another buyer.
    let other = with(number, "20260301", ("Atelier Bergamote", "522907716"), "1234.50");
    assert_eq!(other, (Contradicted, "data-buyer Atelier Bergamote".to_owned()));
    let other = with(number, "20260301", ("Atelier Bergamote", ""), "1234.50");
    assert_eq!(other.0, Contradicted);
    let other = with(number, "20260301", ("Menuiserie Garance", "522907716"), "1234.50");
    assert_eq!(other.0, Contradicted);
    assert_eq!(with("FA-2026-002", "20260301", own, "1234.50").0, Contradicted);
    assert_eq!(
        with(number, "20260301", own, "99.90"),
        (Contradicted, "data-amount 99.90".to_owned())
    );
    // Paid in part: the export knows nothing but what remains.
    assert_eq!(with(number, "20260301", own, "2000.00").0, Confirmed);
    // Another trade name, or one cut off, while all else agrees; not so where anything is missing.
    assert_eq!(with(number, "20260301", ("Bois et Lumiere", ""), "1234.50").0, Confirmed);
    assert_eq!(with(number, "", ("Bois et Lumiere", ""), "1234.50").0, Contradicted);
    assert_eq!(with(number, "", ("Menuiserie Garanceau Freres", ""), "1234.50").0, Confirmed);
    // A rent: same customer, same amount, another month.
    let rent = with("LOYER-2026-02", "20260201", own, "1234.50");
    assert_eq!(rent, (Contradicted, "data-number LOYER-2026-02".to_owned()));
    let renumbered = with("R-77", "20260301", own, "1234.50");
    assert_eq!(renumbered, (Unconfirmed, "no-number".to_owned()));
    assert_eq!(with(number, "20250301", own, "1234.50"), (Unconfirmed, "data-date".to_owned()));
    // Without text the data confirm, and pages that say otherwise are not saved by them.
    let data = factur_x(number, "20260301", own, "1234.50");
    assert_eq!(judged(number, &[], Some(&data)).0, Confirmed);
    let swapped = [TITLE, "Atelier Bergamote", "Facture FA-2026-003", "777,00"];
    assert_eq!(judged(number, &swapped, Some(&data)).0, Contradicted);
}

#[test]
fn what_the_register_remembers_is_not_read_again() {
    let ledger = two();
    let folder = tempfile::tempdir().unwrap();
    let lines = [TITLE, "Menuiserie Garance", "Facture FA-2026-001", "1 234,50"];
    std::fs::write(folder.path().join("FA-2026-001.pdf"), printed(&lines, None)).unwrap();
    std::fs::write(folder.path().join("FA-2026-002.pdf"), printed(&[], None)).unwrap();
    std::fs::write(folder.path().join("FA-2026-003.pdf"), printed(&lines, None)).unwrap();
    let letters = |seen| {
        let store =
            copy_store(folder.path(), Known::of(&ledger, "Vitrier Neroli").remembering(seen));
        let of = |number| {
            let (account, invoice) = find(&ledger, number);
            codes(&store.find(&letter(&account.debtor, invoice.clone())))
        };
        let told = ["FA-2026-001", "FA-2026-002", "FA-2026-003"].map(of);
        (told, store.looked_into(), store.news())
    };
    let expected = [vec![], vec![Code::CopyUnconfirmed], vec![Code::CopyContradicted]];
    let (told, looked_into, news) = letters(Vec::new());
    assert_eq!((&told, looked_into, news.len()), (&expected, 3, 2));
    // What is right or has no text is known; what is wrong is looked into each time.
    let (told, looked_into, more) = letters(news.clone());
    assert_eq!((&told, looked_into, more.len()), (&expected, 1, 0));
    // Another file in its place is another question, and so is another amount.
    std::fs::write(folder.path().join("FA-2026-001.pdf"), printed(&lines[..2], None)).unwrap();
    let (told, looked_into, _) = letters(news);
    assert_eq!((told[0].as_slice(), looked_into), (&[Code::CopyContradicted][..], 2));
}

// --- files that others wrote

/// What stands in the first element of this name behind a place, without anything of the program's own.
fn element<'x>(xml: &'x str, behind: &str, name: &str) -> Option<&'x str> {
    let rest = &xml[xml.find(behind)?..];
    let open = rest.find(&format!(":{name}")).or_else(|| rest.find(&format!("<{name}")))?;
    let text = rest[open..].split_once('>')?.1.split('<').next()?.trim();
    (!text.is_empty()).then_some(text)
}

/// The invoices of the corpus that hold data, each as the row that an export would have of it.
fn rows(corpus: &Path) -> Vec<(String, Arc<Debtor>, Invoice)> {
    let ledger = two();
    let (account, invoice) = find(&ledger, "FA-2026-001");
    let mut rows = Vec::new();
    for entry in std::fs::read_dir(corpus).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let data = pdf_import::enclosed(&bytes);
        let Some((_, xml)) = data
            .iter()
            .find(|(_, xml)| String::from_utf8_lossy(xml).contains("ExchangedDocument"))
        else {
            continue;
        };
        let xml = String::from_utf8_lossy(xml);
        let number = element(&xml, "ExchangedDocument>", "ID").unwrap();
        let buyer = element(&xml, "BuyerTradeParty>", "Name").unwrap();
        let total = xml.rfind("GrandTotalAmount").unwrap();
        let total = xml[..total].rfind("GrandTotalAmount").unwrap();
        let total = element(&xml[total - 1..], "", "GrandTotalAmount").unwrap();
        let total = Money::new(total.parse().unwrap()).abs();
        let debtor = Debtor {
            code: buyer.into(),
            name: format!("{buyer} ").as_str().into(),
            siren: None,
            vat: None,
            ..(*account.debtor).clone()
        };
        let invoice = Invoice {
            number: number.into(),
            date: None,
            total,
            residual: total,
            copy: Some(file.as_str().into()),
            ..invoice.clone()
        };
        rows.push((file, Arc::new(debtor), invoice));
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    rows
}

/// Files whose pages are about another invoice than the data inside, which the rows are made of: other numbers,
/// and, where they are contradicted, other amounts or buyers.
const AT_ODDS: [(&str, Verdict); 5] = [
    ("corpus--MustangGnuaccountingBeispielRE-20201121_508_withBOM.pdf", Verdict::Contradicted),
    ("corpus--acme_invoice-42_ZUGFeRD.pdf", Verdict::Contradicted),
    ("corpus--sample_inofficial_20190125_atgp_factur-x_v_1_0.pdf", Verdict::Contradicted),
    ("mustangproject--invalidXRechnung.pdf", Verdict::Unconfirmed),
    ("mustangproject--validXRechnung.pdf", Verdict::Unconfirmed),
];

#[test]
fn invoices_of_the_corpus_are_confirmed_in_their_place_and_caught_in_others() {
    let Some(corpus) = corpus("invoices") else { return };
    let rows = rows(&corpus);
    let accounts = rows.iter().map(|(_, debtor, invoice)| Account {
        debtor: Arc::clone(debtor),
        currency: "EUR".parse().unwrap(),
        invoices: vec![invoice.clone()],
        credits: Vec::new(),
        void_credits: Vec::new(),
        closed: Vec::new(),
        on_hold: false,
        who_is_unclear: false,
        payment_seen: false,
    });
    let ledger = Ledger { accounts: accounts.collect(), ..Ledger::default() };
    let store = copy_store(&corpus, Known::of(&ledger, ""));
    let (mut right, mut caught, mut missed) = (Vec::new(), 0, Vec::new());
    for (file, ..) in &rows {
        for (own, debtor, invoice) in &rows {
            let swapped = Invoice { copy: Some(file.as_str().into()), ..invoice.clone() };
            let found = store.find(&letter(debtor, swapped));
            let checked = &found.copies[0].checked;
            if own == file {
                println!("{file}: {:?} {} {}", checked.verdict, checked.by, checked.names);
                right.push((file.as_str(), checked.verdict));
            } else if checked.verdict == Verdict::Contradicted {
                caught += 1;
            } else if rows.iter().any(|it| it.0 == *file && it.2.number != invoice.number) {
                missed.push((file.as_str(), own.as_str(), checked.by.clone()));
            }
        }
    }
    println!("{} invoices, {caught} swaps caught, not caught: {missed:#?}", right.len());
    let wrong: Vec<_> = right.into_iter().filter(|it| it.1 != Verdict::Confirmed).collect();
    assert_eq!(wrong, AT_ODDS);
    // An invoice whose number, amount and buyer all are another's is the same invoice.
    assert!(missed.is_empty() && caught > 2000, "{missed:?}");
}
