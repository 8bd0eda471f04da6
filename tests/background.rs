//! Whole runs upon paper of one's own.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "tools/handmade.rs"]
mod handmade;

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use handmade::{invoice, picture};
use tempfile::TempDir;

const JOB: &str = r#"
[creditor]
name = "Atelier Verrier SARL"
address = ["12 rue des Forges", "69007 Lyon"]
country = "FR"
place = "Lyon"
signatory = { name = "A. Verrier", capacity = "gérante" }
contact = { name = "B. Petit", phone = "04", email = "b@atelier.example" }

[[creditor.account]]
currency = "EUR"
iban = "FR7630006000011234567890189"

[export]
files = ["open.csv"]

[letters]
layout = "mine"
"#;

/// A run for one debtor of thirty invoices upon a paper; what the program said, and the folder.
fn run(layout: &str, paper: &[u8]) -> (String, TempDir) {
    let home = tempfile::tempdir().unwrap();
    let mine = home.path().join("layouts/mine");
    fs::create_dir_all(&mine).unwrap();
    fs::write(mine.join("layout.toml"), format!("base = \"classic\"\n{layout}")).unwrap();
    fs::write(mine.join("paper"), paper).unwrap();
    let mut export = String::from(
        "debtor;name;kind;address1;postcode;city;invoice;invoice_date;due_date;total;residual\n",
    );
    for number in 1..=30 {
        let row = "2026-01-02;2026-02-01;100,00;100,00";
        writeln!(export, "C1;Menuiserie;business;1 rue Neuve;69001;Lyon;F{number};{row}")
            .unwrap();
    }
    fs::write(home.path().join("job.toml"), JOB).unwrap();
    fs::write(home.path().join("open.csv"), export).unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_relance"))
        .args(["run", "job.toml", "--date", "2026-03-02", "--lang", "en"])
        .current_dir(home.path())
        .output()
        .unwrap();
    let told = [made.stdout, made.stderr].concat();
    (String::from_utf8_lossy(&told).into_owned(), home)
}

/// The only letter file of a run.
fn letter(home: &TempDir) -> String {
    let run = fs::read_dir(home.path().join("out")).unwrap().next().unwrap().unwrap().path();
    let letter = fs::read_dir(run.join("letters")).unwrap().next().unwrap().unwrap();
    letter.path().to_string_lossy().into_owned()
}

/// Runs a judge over a file; none, said loudly, where it is not installed.
fn judge(program: &str, arguments: &[&str]) -> Option<String> {
    match Command::new(program).args(arguments).output() {
        Ok(made) => {
            assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
            Some(String::from_utf8_lossy(&made.stdout).into_owned())
        }
        Err(error) => {
            assert!(std::env::var_os("CI").is_none(), "{program} is needed: {error}");
            eprintln!("SKIPPED: {program} is not installed");
            None
        }
    }
}

#[test]
fn the_pages_of_a_pdf_lie_under_page_one_and_those_that_follow() {
    let layout = "[background]\nfirst = \"paper\"\nletterhead = false\nfooter = false\n";
    let (told, home) = run(layout, &invoice("PAPER", 2));
    assert!(told.contains("Run folder"), "{told}");
    let file = letter(&home);
    judge("qpdf", &["--check", &file]);
    let Some(first) = judge("pdftotext", &["-l", "1", &file, "-"]) else { return };
    let second = judge("pdftotext", &["-f", "2", "-l", "2", &file, "-"]).unwrap();
    assert!(first.contains("PAPER page 1") && !first.contains("PAPER page 2"), "{first}");
    let second = second.split_whitespace().collect::<Vec<&str>>().join(" ");
    assert!(second.contains("PAPER page 2") && second.contains("salutations"), "{second}");
    assert!(!first.contains("12 rue des Forges"), "the letterhead is on the paper: {first}");
}

#[test]
fn a_picture_lies_under_the_first_page_alone() {
    let (told, home) = run("[background]\nfirst = \"paper\"\n", &picture());
    assert!(told.contains("Run folder"), "{told}");
    let file = letter(&home);
    judge("qpdf", &["--check", &file]);
    let Some(images) = judge("pdfimages", &["-list", &file]) else { return };
    let pages: Vec<&str> = images.lines().skip(2).map(|line| line[..4].trim()).collect();
    assert_eq!(pages, ["1"], "{images}");
}

#[test]
fn a_mistake_is_told_with_file_line_and_remedy() {
    let told = |layout: &str, paper: &[u8]| run(layout, paper).0.replace('\\', "/");
    let one = "[background]\nfirst = \"papre\"\n";
    let missing = told(one, b"x");
    assert!(missing.contains("mine/layout.toml:3: background papre: "), "{missing}");
    assert!(missing.contains("put it beside layout.toml"), "{missing}");
    let strange = told("[background]\nfirst = \"paper\"\n", b"GIF89a");
    assert!(strange.contains("layout.toml:3: background paper: it is neither"), "{strange}");
    let broken = told("[background]\nfirst = \"paper\"\n", b"%PDF-1.7\nnothing");
    assert!(broken.contains("layout.toml:3: background paper: "), "{broken}");
    let small = "[sheet]\nwidth = 148\n[background]\nfirst = \"paper\"\n";
    let small = told(small, &invoice("PAPER", 1));
    assert!(
        small.contains("layout.toml:5: ") && small.contains("save it in that size"),
        "{small}"
    );
}
