//! Duplicates: drawn from the lines of the export where no copy is there, and never as if they were the invoice.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const JOB: &str = r#"
[creditor]
name = "Atelier"
address = ["1 rue A", "69001 Lyon"]
country = "FR"
siren = "904127776"
legal = "SARL"
place = "Lyon"
signatory = { name = "A", capacity = "gérante" }
contact = { name = "B", phone = "04", email = "b@atelier.example" }
account = [{ currency = "EUR", iban = "FR7630006000011234567890189" }]
[export]
files = ["open.csv"]
[copies]
folder = "copies"
missing = "duplicate"
lines = "lines.csv"
[post]
duplex = true
"#;

/// One debtor a language, each with an invoice of 126 in all.
const ROWS: &str =
    "debtor;name;language;address1;postcode;city;invoice;invoice_date;due_date;residual
C1;Firm;fr;1 rue Neuve;69001;Lyon;F1;2026-01-02;2026-02-01;126,00
C2;Firm;en;1 rue Neuve;69001;Lyon;F2;2026-01-02;2026-02-01;126,00
C3;Firm;de;1 rue Neuve;69001;Lyon;F3;2026-01-02;2026-02-01;126,00
C4;Firm;nl;1 rue Neuve;69001;Lyon;F4;2026-01-02;2026-02-01;126,00
C5;Firm;es;1 rue Neuve;69001;Lyon;F5;2026-01-02;2026-02-01;126,00
C6;Firm;it;1 rue Neuve;69001;Lyon;F6;2026-01-02;2026-02-01;126,00
C7;Other;fr;2 rue Neuve;69001;Lyon;F7;2026-01-02;2026-02-01;126,00
C8;Other;fr;3 rue Neuve;69001;Lyon;F8;2026-01-02;2026-02-01;126,00
C9;Long;fr;3 rue Neuve;69001;Lyon;F9;2026-01-02;2026-02-01;126,00
";

fn lines() -> String {
    let mut lines = "facture;désignation;quantité;prix unitaire;tva;total\n".to_owned();
    for number in 1..=6 {
        lines += &format!("F{number};Vitre feuilletée;2;25,00;20;50,00\n");
        lines += &format!("F{number};Pose et réglage;1;60,00;10;60,00\n");
    }
    // Of F7 a line is missing, of F8 all; F9 has many, with taxes.
    lines += "F7;Vitre;1;50,00;20;50,00\nX1;Vitre;1;50,00;20;50,00\n";
    for number in 0..126 {
        lines += &format!(
            "F9;Ligne {number} avec une désignation qui dit longuement ce que c’est;1;;;1,00\n"
        );
    }
    lines
}

fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("copies")).unwrap();
    fs::write(folder.path().join("relance.toml"), JOB).unwrap();
    fs::write(folder.path().join("open.csv"), ROWS).unwrap();
    fs::write(folder.path().join("lines.csv"), lines()).unwrap();
    folder
}

/// Runs the job and gives the run folder.
fn run(desk: &Path, out: &str) -> PathBuf {
    let mut relance = Command::new(env!("CARGO_BIN_EXE_relance"));
    relance.arg("run").arg(desk.join("relance.toml")).args(["--date", "2026-03-02", "--out"]);
    let run = relance.arg(desk.join(out)).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let mut folders = fs::read_dir(desk.join(out)).unwrap().map(|it| it.unwrap().path());
    folders.next().unwrap()
}

fn letter(run: &Path, debtor: &str) -> Option<Vec<u8>> {
    let letters = fs::read_dir(run.join("letters")).unwrap().map(|it| it.unwrap().path());
    let mut of = letters.filter(|it| it.to_str().unwrap().contains(&format!("-{debtor}-")));
    of.next().map(|path| fs::read(path).unwrap())
}

#[test]
fn a_duplicate_says_in_the_letters_language_that_it_is_none() {
    let desk = desk();
    let run_folder = run(desk.path(), "out");
    for (debtor, note) in [
        ("C1", "ne remplace pas la facture"),
        ("C2", "does not replace the invoice"),
        ("C3", "ersetzt die Rechnung nicht"),
        ("C4", "vervangt de factuur niet"),
        ("C5", "no sustituye a la factura"),
        ("C6", "non sostituisce la fattura"),
    ] {
        let pdf = letter(&run_folder, debtor).unwrap();
        // Letter, its back, the duplicate, its back.
        tools::check_pdf(&pdf, 4);
        let Some(text) = tools::ask("pdftotext", &["-layout", "FILE", "-"], &pdf) else {
            return;
        };
        let page = text.split('\u{c}').nth(2).unwrap();
        assert!(page.contains(note), "{page}");
        for shown in ["Vitre feuilletée", "10", "6", "126"] {
            assert!(page.contains(shown), "{debtor}: {page}");
        }
    }
    let pieces = fs::read_to_string(run_folder.join("pieces.csv")).unwrap();
    let parts = r#"{""name"":""letter"",""pages"":1},{""name"":""copy"",""pages"":1}"#;
    assert_eq!(pieces.matches(parts).count(), 6, "{pieces}");
    let copies = fs::read_to_string(run_folder.join("copies.csv")).unwrap();
    assert!(copies.contains(";C1;F1;;1;duplicate;lines"), "{copies}");
    // The same again.
    let again = run(desk.path(), "again");
    assert_eq!(letter(&run_folder, "C1"), letter(&again, "C1"));
}

#[test]
fn lines_that_do_not_make_the_invoice_hold_its_letter() {
    let desk = desk();
    let run = run(desk.path(), "out");
    assert_eq!((letter(&run, "C7"), letter(&run, "C8")), (None, None));
    let held = fs::read_to_string(run.join("held.csv")).unwrap();
    assert_eq!(held.matches(";copy-missing;").count(), 2, "{held}");
    let findings = fs::read_to_string(run.join("findings.csv")).unwrap();
    for told in ["A14;hold;C7;", "A1;hold;C8;", "A15;warning;;"] {
        assert!(findings.contains(told), "{told}: {findings}");
    }
}

#[test]
fn every_page_of_a_long_duplicate_is_marked() {
    let desk = desk();
    let run = run(desk.path(), "out");
    let pdf = letter(&run, "C9").unwrap();
    let Some(text) = tools::ask("pdftotext", &["-layout", "FILE", "-"], &pdf) else { return };
    let shown: Vec<&str> = text.split('\u{c}').filter(|it| it.contains("Ligne ")).collect();
    assert!(shown.len() > 2, "{}", shown.len());
    assert!(shown.iter().all(|it| it.contains("DUPLICATA")), "{text}");
    assert!(shown.last().unwrap().contains("126,00"), "{text}");
    let lines = (0..126).filter(|it| text.contains(&format!("Ligne {it} avec"))).count();
    assert_eq!(lines, 126);
}

#[test]
fn without_lines_a_job_cannot_ask_for_duplicates() {
    let desk = desk();
    let job = JOB.replace("lines = \"lines.csv\"\n", "");
    fs::write(desk.path().join("relance.toml"), job).unwrap();
    let mut relance = Command::new(env!("CARGO_BIN_EXE_relance"));
    let run = relance.arg("check").arg(desk.path().join("relance.toml")).output().unwrap();
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert!(said.contains("copies.lines"), "{said}");
}
