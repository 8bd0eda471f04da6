//! The first letter behind a later one: its own pages as they were sent, or none.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fs;
use std::path::Path;

use tools::desk::{self, Desk};

const MORE: &str = r#"
[register]
file = "relance.sqlite"
[policy]
attach_first = true
"#;

const ROWS: &str = "debtor;name;address1;postcode;city;invoice;invoice_date;due_date;residual
C1;Firm;1 rue Neuve;69001;Lyon;F1;2026-01-02;2026-02-01;100,00
C2;Other;2 rue Neuve;69001;Lyon;F2;2026-01-02;2026-02-01;50,00
";

fn office(more: &str) -> Desk {
    Desk::new(&format!("{MORE}{more}"), ROWS)
}

fn letter(run: &Path, debtor: &str) -> Option<Vec<u8>> {
    desk::letter(run, debtor).map(|path| fs::read(path).unwrap())
}

fn text(pdf: &[u8]) -> Option<String> {
    tools::ask("pdftotext", &["-layout", "FILE", "-"], pdf)
}

#[test]
fn the_second_reminder_brings_the_first_letter_and_says_so() {
    let desk = office("");
    let first = desk.run("2026-03-02");
    tools::check_pdf(&letter(&first, "C1").unwrap(), 1);
    let second = desk.run("2026-03-23");
    let pdf = letter(&second, "C1").unwrap();
    tools::check_pdf(&pdf, 2);
    let Some(text) = text(&pdf) else { return };
    let (new, old) = text.split_once('\u{c}').unwrap();
    let new = new.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(new.contains("Une copie de notre premier courrier est jointe."), "{new}");
    assert!(new.contains("Copie de notre lettre du 2 mars 2026"), "{new}");
    assert!(old.contains("2 mars 2026") && old.contains("F1") && !old.contains("F2"), "{old}");
    let sheets = fs::read_to_string(second.join("pieces.csv")).unwrap();
    let parts = sheets.matches(r#"{""name"":""letter"",""pages"":1},{""name"":"#).count();
    assert_eq!(parts, 2, "{sheets}");
}

#[test]
fn the_first_letter_comes_without_the_copies_that_were_behind_it() {
    let other = office("");
    let invoice = letter(&other.run("2026-03-02"), "C2").unwrap();
    let desk = office("[copies]\nfolder = \"copies\"\nverify = \"none\"\n");
    fs::create_dir(desk.path("copies")).unwrap();
    for name in ["F1.pdf", "F2.pdf"] {
        fs::write(desk.path("copies").join(name), &invoice).unwrap();
    }
    let first = desk.run("2026-03-02");
    tools::check_pdf(&letter(&first, "C1").unwrap(), 2);
    let second = desk.run("2026-03-23");
    let pdf = letter(&second, "C1").unwrap();
    tools::check_pdf(&pdf, 3);
    let Some(text) = text(&pdf) else { return };
    let pages: Vec<&str> = text.split('\u{c}').collect();
    assert!(pages[1].contains("F1"), "the first letter stands before the invoices: {text}");
    assert!(pages[2].contains("F2"), "what lies as the invoice's copy: {text}");
}

#[test]
fn a_first_letter_that_was_changed_holds_the_next() {
    let desk = office("");
    let first = desk.run("2026-03-02");
    let file = first.join("letters/000001-C1-reminder-1.pdf");
    let mut bytes = fs::read(&file).unwrap();
    bytes.extend_from_slice(b"\n% changed");
    fs::write(&file, bytes).unwrap();
    let second = desk.run("2026-03-23");
    assert!(letter(&second, "C1").is_none() && letter(&second, "C2").is_some());
    let findings = fs::read_to_string(second.join("findings.csv")).unwrap();
    assert!(findings.contains("A7;hold;C1") && findings.contains("000001-C1"), "{findings}");
    let held = fs::read_to_string(second.join("held.csv")).unwrap();
    assert!(held.contains("C1;Firm;F1;") && held.contains(";copy-missing;"), "{held}");
}

#[test]
fn a_first_letter_that_is_gone_warns_where_the_job_says_so() {
    let desk = office("[copies]\nfolder = \"copies\"\nmissing = \"warn\"\n");
    fs::create_dir(desk.path("copies")).unwrap();
    let first = desk.run("2026-03-02");
    fs::remove_dir_all(&first).unwrap();
    let second = desk.run("2026-03-23");
    let pdf = letter(&second, "C1").unwrap();
    tools::check_pdf(&pdf, 1);
    let findings = fs::read_to_string(second.join("findings.csv")).unwrap();
    assert!(findings.contains("A8;"), "{findings}");
    let Some(text) = text(&pdf) else { return };
    assert!(!text.contains("premier courrier est jointe"), "{text}");
}
