//! Duplicates: drawn from the lines of the export where no copy is there, and never as if they were the invoice.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fs;
use std::path::{Path, PathBuf};

use tools::desk::{self, Desk, JOB};

const MORE: &str = r#"
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

/// A job with more.
fn job(more: &str) -> String {
    let numbers = "country = \"FR\"\nsiren = \"904127776\"\nlegal = \"SARL\"\n";
    format!("{}{more}", JOB.replace("country = \"FR\"\n", numbers))
}

fn office() -> Desk {
    let desk = Desk::new("", ROWS);
    desk.write("relance.toml", job(MORE));
    fs::create_dir(desk.path("copies")).unwrap();
    desk.write("lines.csv", lines());
    desk
}

/// Runs the job and gives the run folder.
fn run(desk: &Desk, out: &str) -> PathBuf {
    let out = desk.path(out);
    desk.done(&["run", "JOB", "--date", "2026-03-02", "--out", out.to_str().unwrap()]);
    fs::read_dir(out).unwrap().next().unwrap().unwrap().path()
}

fn letter(run: &Path, debtor: &str) -> Option<Vec<u8>> {
    desk::letter(run, debtor).map(|path| fs::read(path).unwrap())
}

#[test]
fn a_duplicate_says_in_the_letters_language_that_it_is_none() {
    let desk = office();
    let run_folder = run(&desk, "out");
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
    let again = run(&desk, "again");
    assert_eq!(letter(&run_folder, "C1"), letter(&again, "C1"));
}

#[test]
fn lines_that_do_not_make_the_invoice_hold_its_letter() {
    let desk = office();
    let run = run(&desk, "out");
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
    let desk = office();
    let run = run(&desk, "out");
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
    let desk = office();
    let more = MORE.replace("lines = \"lines.csv\"\n", "");
    desk.write("relance.toml", job(&more));
    let run = desk.ask(&["check", "JOB"]);
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert!(said.contains("copies.lines"), "{said}");
}

#[test]
fn a_proof_shows_the_letters_whose_copies_are_duplicates() {
    let desk = office();
    let out = desk.path("proof");
    let said = desk.done(&[
        "proof",
        "JOB",
        "--date",
        "2026-03-02",
        "--out",
        out.to_str().unwrap(),
        "--json",
    ]);
    let proof: serde_json::Value = serde_json::from_str(&said).unwrap();
    let debtors: Vec<&str> = proof["samples"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["debtor"].as_str().unwrap())
        .collect();
    assert!(["C1", "C2", "C6"].iter().all(|it| debtors.contains(it)), "{debtors:?}");
}
