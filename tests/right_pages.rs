//! Whether every page of a copy is the invoice's: batches cut one page off, papers that name the invoice, and invoices
//! that name others.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
#![expect(clippy::indexing_slicing, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fmt::Write as _;
use std::path::Path;

use findings::Code;
use relance::attach::{Known, Verdict};
use relance::ledger::{Account, Invoice, Ledger};

use self::tools::handmade::{handmade, stream};
use self::tools::right::{codes, copy_store, ledger_of, letter};

/// A file of pages that print these lines.
fn pages(pages: &[Vec<String>]) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 4 + 2 * page)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!(
            "<</Type/Pages/Count {}/Kids[{kids}]/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>>>",
            pages.len()
        ),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for (page, lines) in pages.iter().enumerate() {
        objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", 5 + 2 * page));
        let mut shown = String::from("BT /F 10 Tf 14 TL 50 700 Td");
        lines.iter().for_each(|line| write!(shown, " ({line}) Tj T*").unwrap());
        objects.push(stream("", &(shown + " ET")));
    }
    handmade(&objects.iter().map(String::as_str).collect::<Vec<&str>>())
}

fn find<'l>(ledger: &'l Ledger, number: &str) -> (&'l Account, &'l Invoice) {
    let all = ledger.accounts.iter().flat_map(|it| it.invoices.iter().map(move |i| (it, i)));
    all.into_iter().find(|(_, it)| &*it.number == number).unwrap()
}

// --- a batch cut one page off

/// One page of a batch, and whether anything on it says whose it is.
#[derive(Clone)]
struct Page {
    lines: Vec<String>,
    tells: bool,
}

/// An invoice of a batch: its number, and its pages.
struct Printed {
    number: String,
    pages: Vec<Page>,
}

const LETTERS: usize = 1000;

const TRADES: [&str; 10] = [
    "Vitrages",
    "Toitures",
    "Parquets",
    "Peintures",
    "Carrelages",
    "Serrures",
    "Jardins",
    "Cuisines",
    "Menuiseries",
    "Enseignes",
];
const PLACES: [&str; 10] = [
    "Amandier",
    "Belvedere",
    "Cigogne",
    "Dauphine",
    "Esplanade",
    "Farandole",
    "Glycine",
    "Hirondelle",
    "Ivoire",
    "Jonquille",
];
const FORMS: [&str; 4] = ["SARL", "SAS", "et Fils", "SCOP"];

fn name(of: usize) -> String {
    let family = [
        "Martel",
        "Nodier",
        "Ozanne",
        "Pelissier",
        "Quintard",
        "Rivoire",
        "Savary",
        "Tissot",
        "Urbain",
        "Vasseur",
    ];
    let form = FORMS[of % FORMS.len()];
    format!("{} {} {} {form}", TRADES[of % 10], family[of / 10 % 10], PLACES[of / 100 % 10])
}

/// A batch of invoices of one to three pages, and the export that has them. Numbers have letters, or digits alone.
fn batch(with_letters: bool) -> (Vec<Printed>, String) {
    let mut csv = String::from("debtor;name;invoice;invoice_date;due_date;residual;currency\n");
    let mut batch = Vec::new();
    for of in 0..LETTERS {
        let number =
            if with_letters { format!("FA-2026-{of:04}") } else { format!("2026{of:05}") };
        let cents = 10_000 + of * 137;
        let amount = format!("{},{:02}", cents / 100, cents % 100);
        let name = name(of);
        writeln!(csv, "C{of:04};{name};{number};01/03/2026;31/03/2026;{amount};EUR").unwrap();
        let page = |lines: &[&str], tells| Page {
            lines: lines.iter().map(|it| (*it).to_owned()).collect(),
            tells,
        };
        let title = format!("Facture n\\260 {number}");
        let total = format!("Total TTC {amount}");
        let mut pages = vec![page(
            &[
                "Garage Neroli, 1 rue A, 75001 Paris",
                &title,
                &name,
                "7 rue du Port, 35000 Rennes",
                &total,
            ],
            true,
        )];
        if of % 3 == 1 {
            // Some programs say on each page whose it is, and others do not.
            let again = if of % 2 == 0 { title.as_str() } else { "Suite" };
            pages.push(page(
                &[again, "Pose de vitrages et joints dans les bureaux"],
                of % 2 == 0,
            ));
        }
        if of % 4 == 2 {
            let terms =
                "Conditions de paiement : trente jours, escompte pour paiement anticipe neant";
            pages.push(page(
                &[terms, "Indemnite forfaitaire pour frais de recouvrement 40,00"],
                false,
            ));
        }
        batch.push(Printed { number, pages });
    }
    (batch, csv)
}

/// The copies of a batch whose pages are each taken so many places later; what comes of each.
fn cut(printed: &[Printed], csv: &str, later: isize) -> (usize, usize, usize) {
    let ledger = ledger_of(csv);
    let folder = tempfile::tempdir().unwrap();
    let all: Vec<(usize, &Page)> = printed
        .iter()
        .enumerate()
        .flat_map(|(of, it)| it.pages.iter().map(move |page| (of, page)))
        .collect();
    let (mut at, mut wrong) = (0, Vec::new());
    for (of, it) in printed.iter().enumerate() {
        let taken = (at..at + it.pages.len())
            .filter_map(|place| all.get(place.checked_add_signed(later)?));
        let taken: Vec<&(usize, &Page)> = taken.collect();
        at += it.pages.len();
        let lines: Vec<Vec<String>> =
            taken.iter().map(|(_, page)| page.lines.clone()).collect();
        if !lines.is_empty() {
            std::fs::write(folder.path().join(format!("{}.pdf", it.number)), pages(&lines))
                .unwrap();
        }
        wrong.push(taken.iter().any(|(whose, page)| *whose != of && page.tells));
    }
    let store = copy_store(folder.path(), Known::of(&ledger, "Garage Neroli"));
    let (mut caught, mut missed, mut held) = (0, 0, 0);
    for (it, wrong) in printed.iter().zip(wrong) {
        let (account, invoice) = find(&ledger, &it.number);
        let found = store.find(&letter(&account.debtor, invoice.clone()));
        let holds = found.findings.iter().any(findings::Finding::holds);
        match (wrong, holds) {
            (true, true) => caught += 1,
            (true, false) => {
                missed += 1;
                println!("{} cut {later}: {:?}", it.number, found.copies);
            }
            (false, true) => held += 1,
            (false, false) => {}
        }
    }
    (caught, missed, held)
}

#[test]
fn a_batch_that_is_cut_one_page_off_is_caught_wherever_a_wrong_page_names_somebody() {
    for with_letters in [true, false] {
        let (printed, csv) = batch(with_letters);
        assert_eq!(cut(&printed, &csv, 0), (0, 0, 0), "none that is right is held");
        for later in [1, -1] {
            let (caught, missed, held) = cut(&printed, &csv, later);
            println!("{later} page later: {caught} of {LETTERS} caught, {held} others held");
            assert!(caught > 500 && missed == 0, "{caught} caught, {missed} missed");
        }
    }
}

// --- single copies

/// A ledger of some debtors, one of them with two invoices.
fn some() -> Ledger {
    ledger_of(
        "debtor;name;siren;invoice;invoice_date;due_date;residual;currency\n\
         C1;Vitrages Amandier SARL;812366045;FA-2026-101;01/03/2026;31/03/2026;100,00;EUR\n\
         C1;Vitrages Amandier SARL;812366045;FA-2026-102;02/03/2026;31/03/2026;60,00;EUR\n\
         C2;Toitures Belvedere SAS;522907716;FA-2026-201;01/03/2026;31/03/2026;250,00;EUR\n\
         C3;Assurances Cigogne;;FA-2026-301;01/03/2026;31/03/2026;310,00;EUR\n\
         C4;Peintures Dauphine SARL;;4711;01/03/2026;31/03/2026;420,00;EUR\n\
         C5;Carrelages Esplanade SARL;;20260501;01/03/2026;31/03/2026;530,00;EUR\n",
    )
}

/// What is found of a copy of these pages: verdict, what it rests on, and the codes of what is told.
fn judged(number: &str, of: &[&[&str]]) -> (Verdict, String, Vec<Code>) {
    let ledger = some();
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<Vec<String>> =
        of.iter().map(|page| page.iter().map(|it| (*it).to_owned()).collect()).collect();
    write_copy(folder.path(), number, &lines);
    let store = copy_store(folder.path(), Known::of(&ledger, "Garage Neroli"));
    let (account, invoice) = find(&ledger, number);
    let found = store.find(&letter(&account.debtor, invoice.clone()));
    let checked = &found.copies[0].checked;
    let by = format!("{} {}", checked.by, checked.names).trim().to_owned();
    (checked.verdict, by, codes(&found))
}

fn write_copy(folder: &Path, number: &str, lines: &[Vec<String>]) {
    std::fs::write(folder.join(format!("{number}.pdf")), pages(lines)).unwrap();
}

const OWN: [&str; 5] = [
    "Garage Neroli, 1 rue A, 75001 Paris",
    "Facture FA-2026-101",
    "Vitrages Amandier SARL",
    "1 rue du Port, 35000 Rennes",
    "Total TTC 100,00",
];
const OTHER: [&str; 4] = [
    "Facture FA-2026-201",
    "Toitures Belvedere SAS",
    "2 rue du Port, 35000 Rennes",
    "Total TTC 250,00",
];
const NO_NAME: [&str; 2] = ["Suite", "Pose de vitrages et joints dans les bureaux"];

#[test]
fn a_page_of_another_debtor_holds_the_letter_wherever_it_is() {
    let held = vec![Code::CopyContradicted];
    let both: Vec<&str> = OWN.iter().chain(&OTHER).copied().collect();
    let nameless = ["Facture", "Toitures Belvedere SAS", "2 rue du Port", "Total TTC 250,00"];
    for (pages, by) in [
        (vec![&OWN[..], &OTHER], "page-number FA-2026-201"),
        (vec![&OTHER[..], &OWN], "page-number FA-2026-201"),
        (vec![&OWN[..], &nameless], "page-buyer C2"),
        (vec![&OWN[..], &NO_NAME, &OTHER], "page-number FA-2026-201"),
        (vec![&both[..]], "page-number FA-2026-201"),
        (
            vec![&OWN[..], &["Facture", "SIREN 522 907 716", "Total TTC 250,00"]],
            "page-buyer C2",
        ),
        (vec![&OWN[..], &["Facture n\\260 4711", "Total TTC 420,00"]], "page-number 4711"),
        (vec![&OWN[..], &["Rechnung Nr. 20260501", "Betrag 530,00"]], "page-number 20260501"),
    ] {
        let expected = (Verdict::Contradicted, by.to_owned(), held.clone());
        assert_eq!(judged("FA-2026-101", &pages), expected, "{pages:?}");
    }
}

#[test]
fn an_invoice_may_talk_of_others() {
    let right = (Verdict::Confirmed, "number amount name".to_owned(), vec![]);
    let with = |line: &'static str| OWN.iter().copied().chain([line]).collect::<Vec<&str>>();
    // Who is delivered to, who insures, what only looks like a number.
    let delivered = with("Livre a : Toitures Belvedere SAS, 2 rue du Port");
    let named = with("Client 4711, commande n\\260 4711, lot 20260501");
    let referred = with("Remplace votre demande FA-2026-201");
    let terms = [
        "La garantie decennale est souscrite aupres de la compagnie Assurances Cigogne a Rennes",
    ];
    let numbers = ["Commande n\\260 20260501", "Bon 4711 du 3 mars"];
    for pages in [
        vec![&OWN[..], &NO_NAME],
        vec![&NO_NAME[..], &OWN],
        vec![&delivered[..]],
        vec![&named[..]],
        vec![&referred[..]],
        vec![&OWN[..], &terms],
        vec![&OWN[..], &numbers],
    ] {
        assert_eq!(judged("FA-2026-101", &pages), right, "{pages:?}");
    }
}

#[test]
fn another_invoice_of_the_same_debtor_is_told() {
    let deposit: Vec<&str> =
        OWN.iter().copied().chain(["Acompte : facture FA-2026-102, 60,00"]).collect();
    let other = ["Facture FA-2026-102", "Vitrages Amandier SARL", "Total TTC 60,00"];
    for pages in [vec![&deposit[..]], vec![&OWN[..], &other]] {
        let (verdict, _, codes) = judged("FA-2026-101", &pages);
        assert_eq!(
            (verdict, codes),
            (Verdict::Confirmed, vec![Code::CopyNamesAnother]),
            "{pages:?}"
        );
    }
}

#[test]
fn papers_that_name_the_invoice_are_not_the_invoice() {
    let named = ["Vitrages Amandier SARL", "Facture FA-2026-101", "100,00"];
    for (title, is_other) in [
        ("AVOIR AV-2026-7", true),
        ("Note de cr\\351dit 12", true),
        ("Devis n\\260 D-33", true),
        ("Bon de livraison BL-7", true),
        ("Relev\\351 de compte au 30/04/2026", true),
        ("Re\\347u de paiement", true),
        ("Facture proforma", true),
        ("Facture sold\\351e", true),
        ("FACTURE ACQUITT\\311E le 3 avril", true),
        ("Mise en demeure", true),
        ("Credit note CN-1", true),
        ("AVOIR n\\260 AV-2026-0007 du 12/10/2026", true),
        ("DEVIS n\\260 D-2026-055 du 01/08/2026 valable 30 jours", true),
        ("BON DE LIVRAISON BL-2026-0881 du 14/09/2026", true),
        ("RELEV\\311 DE COMPTE CLIENT AU 31/10/2026 N\\260 9", true),
        ("Note d'avoir AV-7", true),
        ("Facture rectificative FR-7", true),
        ("Rechnungskorrektur RK-7", true),
        ("Storno ST-7", true),
        ("Creditfactuur CF-7", true),
        ("BROUILLON", true),
        ("Draft invoice", true),
        ("ENTWURF", true),
        ("Projet de facture", true),
        ("Dernier rappel avant poursuites", true),
        ("Rappel de paiement n\\260 2", true),
        ("PAY\\311", true),
        ("ANNUL\\311E", true),
        ("Rappel des conditions", false),
        ("Devis et relances sont faits sans frais par nos soins pour tous", false),
        ("Facture", false),
        ("FACTURE D'ACOMPTE", false),
        ("Facture non sold\\351e", false),
        ("Relev\\351 d'honoraires", false),
        ("Re\\347u le 3 mars 2026", false),
        ("Garage Neroli, 1 rue A, 75001 Paris", false),
    ] {
        let lines: Vec<&str> = [title].into_iter().chain(named).collect();
        let (verdict, by, codes) = judged("FA-2026-101", &[&lines]);
        if is_other {
            assert_eq!(
                (verdict, codes),
                (Verdict::Unconfirmed, vec![Code::CopyUnconfirmed]),
                "{title}"
            );
            assert!(by.starts_with("other-paper "), "{title}: {by}");
        } else {
            assert_eq!((verdict, codes), (Verdict::Confirmed, vec![]), "{title}: {by}");
        }
    }
    // What it names below its own title are its papers, not itself.
    let below = [&OWN[..], &["Devis D-33 du 3 mars", "Bon de livraison BL-7"]].concat();
    assert_eq!(judged("FA-2026-101", &[&below]).0, Verdict::Confirmed);
}

#[test]
fn digits_alone_are_the_number_where_something_says_so() {
    let name = "Carrelages Esplanade SARL";
    for (line, expected) in [
        ("Rechnung Nr. 20260501", "number name"),
        ("Facture 020260501", "number name"),
        ("20260501  01/03/2026  530,00", "number amount name"),
        ("Client 20260501", "short-number"),
    ] {
        let (_, by, _) =
            judged("20260501", &[&["Garage Neroli", "1 rue A, Paris", name, line]]);
        assert_eq!(by, expected, "{line}");
    }
    // Zeros are no part of a count.
    let pieces = ["Peintures Dauphine SARL", "Livraison de 04711 pieces en bois de chene"];
    let (verdict, by, _) = judged("4711", &[&pieces]);
    assert_eq!((verdict, by.as_str()), (Verdict::Contradicted, "nothing"));
}

#[test]
fn a_page_of_an_invoice_that_no_export_has_is_not_taken_along() {
    let unknown = ["Facture n\\260 FA-2026-999", "Boulangerie Levain", "Total TTC 890,10"];
    let (verdict, by, codes) = judged("FA-2026-101", &[&OWN, &unknown]);
    assert_eq!((verdict, by.as_str()), (Verdict::Contradicted, "page-number FA2026999"));
    assert_eq!(codes, [Code::CopyContradicted]);
    let own = ["Facture n\\260 FA-2026-999", "Vitrages Amandier SARL", "Total TTC 890,10"];
    let (verdict, _, codes) = judged("FA-2026-101", &[&OWN, &own]);
    assert_eq!((verdict, codes), (Verdict::Confirmed, vec![Code::CopyNamesAnother]));
    let other = ["Suite", "Commande FA-2026-999, facture du 12/10/2026"];
    assert_eq!(judged("FA-2026-101", &[&OWN, &other]).2, []);
}

#[test]
fn what_names_another_number_is_asked_again() {
    let ledger = some();
    let folder = tempfile::tempdir().unwrap();
    for (line, remembered) in [("Merci", 1), ("Remplace FA-2026-999", 0)] {
        let lines: Vec<String> = OWN.iter().chain([&line]).map(|it| (*it).to_owned()).collect();
        write_copy(folder.path(), "FA-2026-101", &[lines]);
        let store = copy_store(folder.path(), Known::of(&ledger, "Garage Neroli"));
        let (account, invoice) = find(&ledger, "FA-2026-101");
        let _ = store.find(&letter(&account.debtor, invoice.clone()));
        assert_eq!(store.news().len(), remembered, "{line}");
    }
}

#[test]
fn what_systems_lay_beside_files_is_no_copy() {
    let ledger = some();
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("__MACOSX")).unwrap();
    let own: Vec<String> = OWN.iter().map(|it| (*it).to_owned()).collect();
    write_copy(folder.path(), "FA-2026-101", std::slice::from_ref(&own));
    for aside in ["__MACOSX/FA-2026-101.pdf", "._FA-2026-101.pdf", "~$FA-2026-101.pdf"] {
        std::fs::write(folder.path().join(aside), "notes").unwrap();
    }
    let copies = relance::attach::Copies {
        patterns: vec!["**/*{invoice}*.pdf".to_owned()],
        ..tools::right::copies(folder.path())
    };
    let store =
        relance::attach::CopyStore::open(&copies, Known::of(&ledger, "Garage Neroli")).unwrap();
    let (account, invoice) = find(&ledger, "FA-2026-101");
    let found = store.find(&letter(&account.debtor, invoice.clone()));
    assert_eq!(codes(&found), []);
    assert_eq!(&*found.copies[0].name, "FA-2026-101.pdf");
}

#[test]
fn a_text_of_few_letters_is_looked_at_too() {
    let (verdict, by, _) = judged("FA-2026-101", &[&["FA-2026-201"]]);
    assert_eq!((verdict, by.as_str()), (Verdict::Contradicted, "number FA-2026-201"));
    let (verdict, by, _) = judged("FA-2026-101", &[&["FA-2026-101", "100,00"]]);
    assert_eq!((verdict, by.as_str()), (Verdict::Confirmed, "number amount"));
    let (verdict, by, _) = judged("FA-2026-101", &[&["page 1"]]);
    assert_eq!((verdict, by.as_str()), (Verdict::Unconfirmed, "no-text"));
}

// --- copies that are missing

#[test]
fn a_missing_copy_names_the_files_near_it_and_the_pattern_that_takes_them() {
    let ledger = some();
    let own: Vec<String> = OWN.iter().map(|it| (*it).to_owned()).collect();
    for (file, pattern) in [
        ("Facture FA-2026-101 - AMANDIER", "*{invoice}*.pdf"),
        ("2026/fa_2026_101", "**/{invoice}.pdf"),
        ("FA-2026-101 signee", "{invoice}*.pdf"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("2026")).unwrap();
        write_copy(folder.path(), file, std::slice::from_ref(&own));
        write_copy(folder.path(), "Facture FA-2026-1012", std::slice::from_ref(&own));
        let store = copy_store(folder.path(), Known::of(&ledger, "Garage Neroli"));
        let (account, invoice) = find(&ledger, "FA-2026-101");
        let found = store.find(&letter(&account.debtor, invoice.clone()));
        assert_eq!(codes(&found), [Code::CopyMissing]);
        let said = |key: &str| found.findings[0].values.told(key).unwrap().to_owned();
        assert_eq!(said("near"), format!("{file}.pdf"));
        assert_eq!(said("patterns"), format!("[\"{{invoice}}.pdf\", \"{pattern}\"]"));
        // Another invoice has none.
        let (account, invoice) = find(&ledger, "FA-2026-201");
        let found = store.find(&letter(&account.debtor, invoice.clone()));
        assert_eq!(found.findings[0].values.told("near"), Some("none"));
    }
}

#[test]
fn two_entries_of_one_name_in_an_archive_are_two_files() {
    use std::io::Write as _;
    let ledger = some();
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("copies.zip");
    let mut writer = zip::ZipWriter::new(std::fs::File::create(&archive).unwrap());
    let own: Vec<String> = OWN.iter().map(|it| (*it).to_owned()).collect();
    for name in ["FA-2026-101.pdf", "FA-2026-10X.pdf", "FA-2026-102.pdf"] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(&pages(std::slice::from_ref(&own))).unwrap();
    }
    writer.finish().unwrap();
    // No program writes such an archive willingly: the second is given the name of the first.
    let mut bytes = std::fs::read(&archive).unwrap();
    for at in 0..bytes.len() - 15 {
        if &bytes[at..at + 15] == b"FA-2026-10X.pdf" {
            bytes[at + 10] = b'1';
        }
    }
    std::fs::write(&archive, bytes).unwrap();
    let store = copy_store(&archive, Known::of(&ledger, "Garage Neroli"));
    let told = |number: &str| {
        let (account, invoice) = find(&ledger, number);
        codes(&store.find(&letter(&account.debtor, invoice.clone())))
    };
    assert_eq!(told("FA-2026-101"), [Code::CopyAmbiguous]);
    assert_eq!(told("FA-2026-102"), [Code::CopyContradicted], "it is there, once");
}
