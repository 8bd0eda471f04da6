//! The first letter behind a later one: its own pages as they were sent, or none.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "tools/mod.rs"]
#[expect(dead_code, reason = "not every test needs every tool")]
mod tools;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const JOB: &str = r#"
[creditor]
name = "Atelier"
address = ["12 rue des Forges", "69007 Lyon"]
country = "FR"
place = "Lyon"
signatory = { name = "A", capacity = "gérante" }
contact = { name = "B", phone = "04", email = "b@atelier.example" }
account = [{ currency = "EUR", iban = "FR7630006000011234567890189" }]
[export]
files = ["open.csv"]
[register]
file = "relance.sqlite"
[policy]
attach_first = true
"#;

const ROWS: &str = "debtor;name;address1;postcode;city;invoice;invoice_date;due_date;residual
C1;Firm;1 rue Neuve;69001;Lyon;F1;2026-01-02;2026-02-01;100,00
C2;Other;2 rue Neuve;69001;Lyon;F2;2026-01-02;2026-02-01;50,00
";

fn desk(more: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("relance.toml"), format!("{JOB}{more}")).unwrap();
    fs::write(folder.path().join("open.csv"), ROWS).unwrap();
    folder
}

/// Runs the job and gives the run folder.
fn run(desk: &Path, date: &str) -> PathBuf {
    let mut relance = Command::new(env!("CARGO_BIN_EXE_relance"));
    relance.arg("run").arg(desk.join("relance.toml")).args(["--date", date, "--lang", "en"]);
    let run = relance.output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let folders = fs::read_dir(desk.join("out")).unwrap().map(|it| it.unwrap().path());
    let mut made =
        folders.filter(|it| it.file_name().unwrap().to_str().unwrap().starts_with(date));
    made.next().unwrap()
}

fn letter(run: &Path, debtor: &str) -> Option<Vec<u8>> {
    let letters = fs::read_dir(run.join("letters")).unwrap().map(|it| it.unwrap().path());
    let mut of = letters.filter(|it| it.to_str().unwrap().contains(&format!("-{debtor}-")));
    of.next().map(|path| fs::read(path).unwrap())
}

fn text(pdf: &[u8]) -> Option<String> {
    tools::ask("pdftotext", &["-layout", "FILE", "-"], pdf)
}

#[test]
fn the_second_reminder_brings_the_first_letter_and_says_so() {
    let desk = desk("");
    let first = run(desk.path(), "2026-03-02");
    tools::check_pdf(&letter(&first, "C1").unwrap(), 1);
    let second = run(desk.path(), "2026-03-23");
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
    let other = desk("");
    let invoice = letter(&run(other.path(), "2026-03-02"), "C2").unwrap();
    let desk = desk("[copies]\nfolder = \"copies\"\nverify = \"none\"\n");
    fs::create_dir(desk.path().join("copies")).unwrap();
    for name in ["F1.pdf", "F2.pdf"] {
        fs::write(desk.path().join("copies").join(name), &invoice).unwrap();
    }
    let first = run(desk.path(), "2026-03-02");
    tools::check_pdf(&letter(&first, "C1").unwrap(), 2);
    let second = run(desk.path(), "2026-03-23");
    let pdf = letter(&second, "C1").unwrap();
    tools::check_pdf(&pdf, 3);
    let Some(text) = text(&pdf) else { return };
    let pages: Vec<&str> = text.split('\u{c}').collect();
    assert!(pages[1].contains("F1"), "the first letter stands before the invoices: {text}");
    assert!(pages[2].contains("F2"), "what lies as the invoice's copy: {text}");
}

#[test]
fn a_first_letter_that_was_changed_holds_the_next() {
    let desk = desk("");
    let first = run(desk.path(), "2026-03-02");
    let file = first.join("letters/000001-C1-reminder-1.pdf");
    let mut bytes = fs::read(&file).unwrap();
    bytes.extend_from_slice(b"\n% changed");
    fs::write(&file, bytes).unwrap();
    let second = run(desk.path(), "2026-03-23");
    assert!(letter(&second, "C1").is_none() && letter(&second, "C2").is_some());
    let findings = fs::read_to_string(second.join("findings.csv")).unwrap();
    assert!(findings.contains("A7;hold;C1") && findings.contains("000001-C1"), "{findings}");
    let held = fs::read_to_string(second.join("held.csv")).unwrap();
    assert!(held.contains("C1;Firm;F1;") && held.contains(";copy-missing;"), "{held}");
}

#[test]
fn a_first_letter_that_is_gone_warns_where_the_job_says_so() {
    let desk = desk("[copies]\nfolder = \"copies\"\nmissing = \"warn\"\n");
    fs::create_dir(desk.path().join("copies")).unwrap();
    let first = run(desk.path(), "2026-03-02");
    fs::remove_dir_all(&first).unwrap();
    let second = run(desk.path(), "2026-03-23");
    let pdf = letter(&second, "C1").unwrap();
    tools::check_pdf(&pdf, 1);
    let findings = fs::read_to_string(second.join("findings.csv")).unwrap();
    assert!(findings.contains("A8;"), "{findings}");
    let Some(text) = text(&pdf) else { return };
    assert!(!text.contains("premier courrier est jointe"), "{text}");
}
