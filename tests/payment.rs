//! How letters are paid: codes read back from the printed page by a program of its own, and check digits
//! reckoned a second way.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use findings::{Currency, Money, Origin, Source};
use proptest::prelude::*;
use relance::ledger::{BankAccount, Contact, Creditor, Debtor, Quoted, Signatory};
use relance::pay::{Demand, Reference, Way};
use tempfile::TempDir;

const EXPORT: &str =
    "debtor;name;kind;address1;address2;postcode;city;country;language;invoice;\
invoice_date;due_date;total;residual;currency
";

/// A creditor of 70 characters with accents, the most that a code holds.
const LONG_NAME: &str =
    "Société Générale d’Étanchéité, Vitrerie & Miroiterie Älplerhütten – Ça";

/// A job with one account and one line per debtor, run by the program.
struct Run {
    folder: TempDir,
}

impl Run {
    fn new(creditor: &str, account: &str, rest: &str, rows: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        let job = format!(
            "[creditor]\n{creditor}\nplace = \"Lyon\"\n\
             signatory = {{ name = \"A. Verrier\", capacity = \"gérante\" }}\n\
             contact = {{ name = \"B. Petit\", phone = \"04\", email = \"b@a.example\" }}\n\
             [[creditor.account]]\n{account}\n[export]\nfiles = [\"open.csv\"]\n\
             [policy]\nmin_total = 0\n{rest}\n"
        );
        fs::write(folder.path().join("relance.toml"), job).unwrap();
        let rows = rows.iter().map(|row| format!("{row}\n")).collect::<String>();
        fs::write(folder.path().join("open.csv"), format!("{EXPORT}{rows}")).unwrap();
        let run = Self { folder };
        run.again(2);
        run
    }

    /// Runs the program; everything from before is gone.
    fn again(&self, threads: usize) {
        let _ = fs::remove_dir_all(self.folder.path().join("out"));
        let output = Command::new(env!("CARGO_BIN_EXE_relance"))
            .args(["run", "--date", "2026-03-09", "--lang", "en", "--threads"])
            .arg(threads.to_string())
            .arg(self.folder.path().join("relance.toml"))
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{told}");
    }

    /// The run folder.
    fn out(&self) -> PathBuf {
        let mut entries = fs::read_dir(self.folder.path().join("out")).unwrap();
        entries.next().unwrap().unwrap().path()
    }

    /// A file below the run folder whose name has `part` in it.
    fn file(&self, folder: &str, part: &str) -> PathBuf {
        let mut files =
            fs::read_dir(self.out().join(folder)).unwrap().map(|it| it.unwrap().path());
        files.find(|it| it.to_string_lossy().contains(part)).unwrap()
    }

    /// A field of a piece in the manifest, by the debtor.
    fn field(&self, debtor: &str, column: &str) -> String {
        let text = fs::read_to_string(self.out().join("pieces.csv")).unwrap();
        let mut lines = text.trim_start_matches('\u{feff}').lines();
        let columns: Vec<&str> = lines.next().unwrap().split(';').collect();
        let at = columns.iter().position(|it| *it == column).unwrap();
        let by = columns.iter().position(|it| *it == "debtor_id").unwrap();
        let row = lines.map(|line| line.split(';').collect::<Vec<_>>());
        row.clone().find(|row| row[by] == debtor).unwrap()[at].to_owned()
    }

    /// Fails unless the letter to a debtor, as a printer of this resolution has it, carries one code that
    /// says `expected`, byte for byte.
    #[track_caller]
    fn carries(&self, debtor: &str, expected: &str) {
        let letter = self.file("letters", &format!("-{debtor}-"));
        for dpi in [200, 300] {
            let read = codes(&letter, dpi);
            assert_eq!(read, expected, "{debtor} at {dpi} dpi");
        }
    }
}

/// Whether the programs that read the pages back are there; says loudly where they are not, and fails
/// where `CI` is set.
fn readers() -> bool {
    let missing = ["pdftoppm", "zbarimg"].into_iter().find(|name| {
        let paths = std::env::var_os("PATH").unwrap_or_default();
        !std::env::split_paths(&paths).any(|folder| folder.join(name).is_file())
    });
    if let Some(name) = missing {
        assert!(std::env::var_os("CI").is_none(), "{name} is not installed");
        eprintln!("LEFT OUT: {name} is not installed, printed codes are not read back");
    }
    missing.is_none()
}

/// What the codes on all pages of a file say, as zbar reads them from a picture.
fn codes(file: &Path, dpi: u32) -> String {
    let folder = TempDir::new().unwrap();
    let drawn = Command::new("pdftoppm")
        .args(["-gray", "-r", &dpi.to_string()])
        .arg(file)
        .arg(folder.path().join("page"))
        .status()
        .unwrap();
    assert!(drawn.success());
    let mut pages: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().path()).collect();
    pages.sort();
    // As bytes: zbar would guess what they mean, and takes some texts for Chinese.
    let read = |page| {
        let read = Command::new("zbarimg").args(["-q", "--raw", "-Sbinary"]).arg(page).output();
        String::from_utf8(read.unwrap().stdout).unwrap()
    };
    pages.iter().map(read).collect()
}

/// The rest by 97 of a reference as ISO 7064 wants it, reckoned on one long number.
fn rest_97(reference: &str) -> u32 {
    let (head, tail) = reference.split_at(4);
    let digits: String =
        format!("{tail}{head}").chars().map(|c| c.to_digit(36).unwrap().to_string()).collect();
    digits.bytes().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97)
}

/// Whether a QR reference fits its check digit, by the table of the guidelines row by row.
fn fits_10(reference: &str) -> bool {
    const TABLE: [[u32; 10]; 10] = {
        let first = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];
        let mut table = [[0; 10]; 10];
        let mut row = 0;
        while row < 10 {
            let mut column = 0;
            while column < 10 {
                table[row][column] = first[(row + column) % 10];
                column += 1;
            }
            row += 1;
        }
        table
    };
    let mut carry = 0;
    let digits: Vec<u32> = reference.chars().map(|c| c.to_digit(10).unwrap()).collect();
    let (check, body) = digits.split_last().unwrap();
    for digit in body {
        carry = TABLE[usize::try_from(carry).unwrap()][usize::try_from(*digit).unwrap()];
    }
    (10 - carry) % 10 == *check
}

const FRENCH: &str = "name = \"Atelier Verrier SARL\"\naddress = [\"12 rue des Forges\", \"69007 Lyon\"]\ncountry = \"FR\"";
const EURO: &str = "currency = \"EUR\"\niban = \"FR76 3000 6000 0112 3456 7890 189\"\nbic = \"AGRIFRPP\"\nqr = true";
const EURO_ROWS: &[&str] = &[
    "C1;Menuiserie;business;1 rue Neuve;;69001;Lyon;;fr;F1;2026-01-02;2026-02-01;0,01;0,01;EUR",
    "C2;Größte Gläserei Süd GmbH;business;Ringstraße 7;;80331;München;DE;de;F2;2026-01-02;2026-02-01;\
     999999999,99;999999999,99;EUR",
    "C-3;Ålesund & Fils;business;1 rue Neuve;;69001;Lyon;;en;F3;2026-01-02;2026-02-01;1234,50;1234,50;EUR",
];

#[test]
fn a_code_says_what_the_letter_asks_for() {
    if !readers() {
        return;
    }
    let letters = [("C1", "0.01"), ("C2", "999999999.99"), ("C-3", "1234.50")];
    for (layout, letters) in
        [("classic", &letters[..]), ("modern", &letters[1..2]), ("classic-de", &letters[1..2])]
    {
        let rest = format!("[letters]\nlayout = \"{layout}\"");
        let run = Run::new(FRENCH, EURO, &rest, EURO_ROWS);
        for (debtor, amount) in letters {
            let expected = format!(
                "BCD\n002\n1\nSCT\nAGRIFRPP\nAtelier Verrier SARL\nFR7630006000011234567890189\n\
                 EUR{amount}\n\n\nR1-260309-{debtor}"
            );
            run.carries(debtor, &expected);
            assert_eq!(run.field(debtor, "payment_reference"), format!("R1-260309-{debtor}"));
            assert_eq!(run.field(debtor, "payment_code"), "epc");
        }
    }
}

#[test]
fn a_code_says_a_creditor_reference_and_a_long_name() {
    if !readers() {
        return;
    }
    assert_eq!(LONG_NAME.chars().count(), 70);
    let creditor = FRENCH.replace("Atelier Verrier SARL", LONG_NAME);
    let account = EURO.replace("bic = \"AGRIFRPP\"", "reference = \"rf\"");
    let run = Run::new(&creditor, &account, "", EURO_ROWS);
    for (debtor, amount) in [("C1", "0.01"), ("C2", "999999999.99"), ("C-3", "1234.50")] {
        let reference = run.field(debtor, "payment_reference");
        assert!(reference.starts_with("RF") && reference.len() <= 25, "{reference}");
        assert_eq!(rest_97(&reference), 1, "{reference}");
        let expected = format!(
            "BCD\n002\n1\nSCT\n\n{LONG_NAME}\nFR7630006000011234567890189\nEUR{amount}\n\n{reference}"
        );
        run.carries(debtor, &expected);
    }
}

const SWISS: &str = "name = \"Verrerie du Léman SA\"\naddress = [\"Rue du Lac 1268\", \"CH-1201 Genève\"]\n\
                     country = \"CH\"";
const SWISS_ROWS: &[&str] = &[
    "C1;Pia-Maria Rutschmann-Schnyder;business;Grosse Marktgasse 28;;9400;Rorschach;;de;F1;2026-01-02;\
     2026-02-01;1949,75;1949,75;CHF",
    "C2;Verriers & Étains Ελλάς Çà;business;\
     Bâtiment Ç;Chemin de l’Étang-aux-Grèbes 12bis;1219;Châtelaine;Suisse;fr;F2;2026-01-02;2026-02-01;\
     999999999,99;999999999,99;CHF",
    "C3;Łódź Glass;business;ul. Długa 5;;90-001;Łódź;Pologne;en;F3;2026-01-02;2026-02-01;0,01;0,01;CHF",
    "C4;Nobody;business;Postfach;;;Zürich;;it;F4;2026-01-02;2026-02-01;12;12;CHF",
];

/// What the code of a QR-bill says.
fn bill(iban: &str, amount: &str, debtor: &str, reference: &str) -> String {
    format!(
        "SPC\n0200\n1\n{iban}\nS\nVerrerie du Léman SA\nRue du Lac\n1268\n1201\nGenève\nCH\n\
         \n\n\n\n\n\n\n{amount}\nCHF\n{debtor}\n{reference}\nEPD"
    )
}

const DEBTORS: [(&str, &str, &str); 4] = [
    (
        "C1",
        "1949.75",
        "S\nPia-Maria Rutschmann-Schnyder\nGrosse Marktgasse\n28\n9400\nRorschach\nCH",
    ),
    (
        "C2",
        "999999999.99",
        "S\nVerriers & Étains ..... Çà\n\
         Chemin de l'Étang-aux-Grèbes\n12bis\n1219\nChâtelaine\nCH",
    ),
    ("C3", "0.01", "S\nŁódź Glass\nul. Długa 5\n\n90-001\nŁódź\nPL"),
    ("C4", "12.00", "\n\n\n\n\n\n"),
];

#[test]
fn a_qr_bill_says_what_the_letter_asks_for() {
    if !readers() {
        return;
    }
    let account = "currency = \"CHF\"\niban = \"CH58 0079 1123 0008 8901 2\"\nqr = true";
    let structured = format!("{account}\nreference = \"rf\"");
    for (account, kind) in [(account, "NON"), (&structured, "SCOR")] {
        let rest = "[letters]\nlayout = \"classic-ch\"";
        let run = Run::new(SWISS, account, rest, SWISS_ROWS);
        let read = if kind == "NON" { &DEBTORS[..1] } else { &DEBTORS[..] };
        for (debtor, amount, address) in read {
            let quoted = run.field(debtor, "payment_reference");
            let reference = match kind {
                "NON" => format!("NON\n\n{quoted}"),
                _ => format!("SCOR\n{quoted}\n"),
            };
            run.carries(debtor, &bill("CH5800791123000889012", amount, address, &reference));
            assert_eq!(run.field(debtor, "payment_code"), "swiss");
            assert_eq!(
                run.field(debtor, "pages"),
                "2",
                "the payment part is a page of the letter"
            );
        }
        let findings = fs::read_to_string(run.out().join("findings.csv")).unwrap();
        let told = |debtor: &str, code: &str| {
            findings.lines().any(|line| line.contains(debtor) && line.contains(code))
        };
        assert!(told("C4", "Q3") && told("C2", "Q4") && !told("C1", "Q"), "{findings}");
    }
}

#[test]
fn a_qr_iban_takes_qr_references() {
    if !readers() {
        return;
    }
    let account = "currency = \"CHF\"\niban = \"CH44 3199 9123 0008 8901 2\"\nqr = true\n\
                   perforated = true";
    let run = Run::new(SWISS, account, "[letters]\nlayout = \"classic-ch\"", SWISS_ROWS);
    for (debtor, amount, address) in &DEBTORS[..2] {
        let reference = run.field(debtor, "payment_reference");
        assert_eq!(reference.len(), 27, "{reference}");
        assert!(fits_10(&reference), "{reference}");
        let reference = format!("QRR\n{reference}\n");
        run.carries(debtor, &bill("CH4431999123000889012", amount, address, &reference));
    }
}

#[test]
fn a_payment_part_is_on_no_back() {
    let account = "currency = \"CHF\"\niban = \"CH58 0079 1123 0008 8901 2\"\nqr = true";
    let rest = "[letters]\nlayout = \"classic-ch\"\n[post]\nduplex = true";
    let run = Run::new(SWISS, account, rest, &SWISS_ROWS[..1]);
    let counts = ["pages", "blank_pages", "billed_pages", "sheets"];
    let counts = counts.map(|column| run.field("C1", column));
    assert_eq!(counts, ["2", "2", "2", "2"], "letter and payment part, each with a blank back");
    let sheets = fs::read_to_string(run.out().join("sheets.csv")).unwrap();
    let sides: Vec<String> = sheets
        .lines()
        .skip(1)
        .map(|line| line.split(';').skip(3).take(2).collect::<Vec<_>>().join(";"))
        .collect();
    assert_eq!(sides, ["1;", "3;"], "nothing stands on the back of either");
}

#[test]
fn the_number_of_threads_shows_nowhere() {
    let run = Run::new(FRENCH, EURO, "", EURO_ROWS);
    let files = || {
        let letters = ["-C1-", "-C2-", "-C-3-"].map(|it| run.file("letters", it));
        let stream = fs::read_dir(run.out().join("streams")).unwrap();
        let streams = stream.map(|it| it.unwrap().path());
        let mut all: Vec<_> = letters.into_iter().chain(streams).collect();
        all.sort();
        all.into_iter().map(|it| fs::read(it).unwrap()).collect::<Vec<_>>()
    };
    let two = files();
    run.again(1);
    assert_eq!(files(), two);
}

#[test]
fn an_amount_that_no_code_holds_is_told() {
    let row = EURO_ROWS[1].replace("999999999,99", "1000000000");
    let run = Run::new(FRENCH, EURO, "", &[&row]);
    let findings = fs::read_to_string(run.out().join("findings.csv")).unwrap();
    assert!(findings.contains("Q2"), "{findings}");
    if readers() {
        assert_eq!(codes(&run.file("letters", "-C2-"), 200), "");
    }
}

#[test]
fn a_letter_without_code_is_as_it_was() {
    let plain = EURO.replace("qr = true", "");
    let row = &EURO_ROWS[..1];
    let (plain, coded) = (Run::new(FRENCH, &plain, "", row), Run::new(FRENCH, EURO, "", row));
    let text = |run: &Run| {
        let letter = run.file("letters", "-C1-");
        let said = Command::new("pdftotext").arg(letter).arg("-").output().ok()?;
        String::from_utf8(said.stdout).ok()
    };
    if let (Some(plain), Some(coded)) = (text(&plain), text(&coded)) {
        let without: Vec<&str> =
            coded.lines().filter(|line| !line.starts_with("Ou scannez")).collect();
        assert_eq!(without.len() + 1, coded.lines().count());
        // Beside a code the deadline has a line of its own.
        assert!(
            coded.contains("Au plus tard le\n") && coded.contains("\n20 mars 2026\n"),
            "{coded}"
        );
        for line in plain.lines().filter(|line| !line.starts_with("au plus tard le")) {
            assert!(coded.contains(line), "{line}");
        }
    }
    assert_eq!(plain.field("C1", "payment_code"), "");
}

fn account(iban: &str, reference: Quoted) -> BankAccount {
    BankAccount { reference, qr: true, ..BankAccount::by_iban(Currency::EUR, iban) }
}

/// A creditor of this name.
fn creditor(name: &str) -> Creditor {
    Creditor {
        name: name.into(),
        tagline: None,
        address: vec!["Rue du Lac 1".into(), "1201 Genève".into()],
        country: "CH".into(),
        phone: None,
        email: None,
        siren: None,
        vat: None,
        legal: None,
        place: "Genève".into(),
        logo: None,
        signatory: Signatory { name: "A".into(), capacity: "B".into(), image: None },
        contact: Contact { name: "A".into(), phone: "1".into(), email: "a@b".into() },
        mediator: None,
        sender: None,
        account: Vec::new(),
    }
}

fn debtor(name: &str, street: &str, town: &str) -> Debtor {
    let source = Source { name: "a.csv".into(), headers: Vec::new(), sheet: None };
    Debtor {
        address: vec![street.into()],
        postcode: Some("1201".into()),
        city: Some(town.into()),
        ..Debtor::business("C1", name, Origin::file(&Arc::new(source)))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn creditor_references_fit_their_check_digits(letter in "[A-Z0-9a-zé/ -]{0,40}") {
        let account = account("FR7630006000011234567890189", Quoted::Rf);
        let any = letter.chars().any(|c| c.is_ascii_alphanumeric());
        match Reference::of(&account, &letter) {
            None => prop_assert!(!any),
            Some(made) => {
                let text = made.as_str();
                prop_assert!(text.len() <= 25 && text.starts_with("RF"), "{text}");
                prop_assert!(text.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()));
                prop_assert_eq!(rest_97(text), 1);
                prop_assert_eq!(made.grouped(' ').replace(' ', ""), text);
            }
        }
    }

    #[test]
    fn qr_references_fit_their_check_digit(letter in "[A-Z0-9a-zé/ -]{0,60}") {
        let account = account("CH4431999123000889012", Quoted::Letter);
        if let Some(made) = Reference::of(&account, &letter) {
            let text = made.as_str();
            prop_assert_eq!(text.len(), 27);
            prop_assert!(fits_10(text), "{text}");
        }
    }

    #[test]
    fn payloads_are_read_back(
        name in "\\PC{1,40}",
        cents in 1..=99_999_999_999_i64,
        rf in any::<bool>(),
    ) {
        let quoted = if rf { Quoted::Rf } else { Quoted::Letter };
        let account = account("FR7630006000011234567890189", quoted);
        let reference = Reference::of(&account, "R1-260309-C00123").unwrap();
        let (creditor, debtor) = (creditor(&name), debtor("A", "", "B"));
        let demand = Demand {
            creditor: &creditor,
            account: &account,
            debtor: &debtor,
            amount: Money::from_cents(cents),
            reference: &reference,
        };
        let payload = demand.epc().unwrap();
        prop_assert!(payload.len() <= 331);
        let lines: Vec<&str> = payload.split('\n').collect();
        prop_assert_eq!(&lines[..5], &["BCD", "002", "1", "SCT", ""]);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(words(lines[5]), words(&name));
        let amount = lines[7].strip_prefix("EUR").unwrap();
        prop_assert_eq!(amount.replace('.', "").parse::<i64>().unwrap(), cents);
        prop_assert_eq!(lines[9 + usize::from(!rf)], reference.as_str());
        prop_assert_eq!(lines.len(), 10 + usize::from(!rf));
    }

    #[test]
    fn bills_have_their_elements_in_order(
        name in "\\PC{1,90}",
        street in "\\PC{0,90}",
        town in "[A-Za-zé]{1,50}",
        cents in 1..=99_999_999_999_i64,
    ) {
        let account = account("CH5800791123000889012", Quoted::Rf);
        prop_assert_eq!(Way::of(&account), Way::Swiss);
        let reference = Reference::of(&account, "R1-260309-C00123").unwrap();
        let (creditor, debtor) = (creditor("Léman SA"), debtor(&name, &street, &town));
        let demand = Demand {
            creditor: &creditor,
            account: &account,
            debtor: &debtor,
            amount: Money::from_cents(cents),
            reference: &reference,
        };
        let payload = demand.bill().unwrap().payload();
        let lines: Vec<&str> = payload.split('\n').collect();
        prop_assert_eq!(lines.len(), 31);
        prop_assert!(payload.chars().count() <= 997);
        prop_assert_eq!(lines[18].replace('.', "").parse::<i64>().unwrap(), cents);
        prop_assert_eq!((lines[19], lines[30]), ("EUR", "EPD"));
        prop_assert_eq!(&lines[27..30], &["SCOR", reference.as_str(), ""]);
        let longest = [1, 70, 70, 16, 16, 35, 2];
        for (element, longest) in lines[20..27].iter().zip(longest) {
            prop_assert!(element.chars().count() <= longest, "{element}");
        }
    }
}
