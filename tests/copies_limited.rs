//! Whole runs in which a copy has more pages than the job allows, and in which copies carry a stamp.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use self::tools::{ask, check_pdf};

const JOB: &str = r#"
[creditor]
name = "Atelier"
address = ["12 rue des Forges", "69007 Lyon"]
country = "FR"
place = "Lyon"
signatory = { name = "A", capacity = "gérante" }
contact = { name = "B", phone = "04", email = "b@atelier.example" }

[[creditor.account]]
currency = "EUR"
iban = "FR7630006000011234567890189"

[export]
files = ["open.csv"]

[output]
streams = false

[copies]
folder = "copies"
patterns = ["{invoice}.pdf"]
verify = "none"
"#;

const EXPORT: &str =
    "debtor;name;kind;address1;postcode;city;invoice;invoice_date;due_date;total;residual
C1;Debtor;business;1 rue Neuve;69001;Lyon;F1;2026-01-02;2026-02-01;100,00;100,00
";

/// A run whose copy has two pages, with more lines in `[copies]`; its folder and itself.
fn run(copies: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let desk = folder.path();
    fs::write(desk.join("relance.toml"), format!("{JOB}{copies}")).unwrap();
    fs::write(desk.join("open.csv"), EXPORT).unwrap();
    fs::create_dir(desk.join("copies")).unwrap();
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz-seeds/pdf/plain.pdf");
    fs::copy(seed, desk.join("copies/F1.pdf")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_relance"))
        .args(["run", "--date", "2026-03-09", "--lang", "en"])
        .arg(desk.join("relance.toml"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let runs = fs::read_dir(desk.join("out")).unwrap().map(|it| it.unwrap().path());
    let run = runs.collect::<Vec<_>>().pop().unwrap();
    (folder, run)
}

fn letter(run: &Path) -> Vec<u8> {
    let mut letters = fs::read_dir(run.join("letters")).unwrap();
    fs::read(letters.next().unwrap().unwrap().path()).unwrap()
}

fn read(run: &Path, name: &str) -> String {
    fs::read_to_string(run.join(name)).unwrap()
}

#[test]
fn a_copy_with_more_pages_than_the_job_allows_holds_its_letter() {
    let (_desk, run) = run("max_pages = 1\n");
    assert!(read(&run, "held.csv").contains("C1;Debtor;F1;2026-02-01;EUR;100.00;copy-missing"));
    assert!(read(&run, "findings.csv").contains("A20"));
    assert!(!run.join("letters").exists());
}

#[test]
fn the_first_pages_go_along_where_the_job_says_so_and_that_is_told() {
    let (_desk, run) = run("max_pages = 1\nover = \"first\"\n");
    assert!(read(&run, "findings.csv").contains("A21"));
    // One page of the letter, its blank verso is for streams alone, and the first page of the copy.
    check_pdf(&letter(&run), 2);
    let row = read(&run, "pieces.csv");
    assert!(row.contains("\"\"name\"\":\"\"copy\"\",\"\"pages\"\":1"), "{row}");
}

#[test]
fn a_copy_at_the_limit_goes_whole_and_without_a_word() {
    let (_desk, run) = run("max_pages = 2\n");
    check_pdf(&letter(&run), 3);
    assert!(!read(&run, "findings.csv").contains("A2"), "{}", read(&run, "findings.csv"));
}

#[test]
fn a_stamp_says_below_each_page_what_it_is_a_copy_of() {
    let (_desk, run) = run("stamp = true\n");
    let letter = letter(&run);
    check_pdf(&letter, 3);
    let Some(text) = ask("pdftotext", &["-f", "2", "-layout", "FILE", "-"], &letter) else {
        return;
    };
    let pages: Vec<&str> = text.split('\u{c}').filter(|it| !it.trim().is_empty()).collect();
    assert_eq!(pages.len(), 2, "{text}");
    for page in pages {
        let last = page.trim_end().lines().next_back().unwrap();
        assert!(last.contains("Copie – facture F1 – annexe 1/1"), "{page}");
    }
}
