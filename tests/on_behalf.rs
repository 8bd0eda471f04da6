//! Whole runs in which somebody writes for the creditor: an accountant with a mandate, a collector by agreement.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;
use std::process::Command;

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

[output]
streams = false
"#;

const ACCOUNTANT: &str = r#"
[sender]
mode = "accountant"
name = "Cabinet Fabre"
mandate_date = "2026-01-12"
mandate_reference = "M-17"
iban = "FR76 3000 6000 0112 3456 7890 189"
"#;

const COLLECTOR: &str = r#"
[sender]
mode = "collector"
name = "Recouvrement du Rhône SAS"
address = ["3 quai Neuf", "69002 Lyon"]
mandate_date = "2026-01-12"
law_text = "l111-8.txt"
"#;

/// Stands for the text of the official code, which the user copies.
const LAW: &str = "Texte de l'article L111-8,\ndeuxième et troisième alinéas.\n";

const EXPORT: &str =
    "debtor;name;kind;address1;postcode;city;language;invoice;invoice_date;due_date;total;residual
C1;Menuiserie;business;1 rue Neuve;69001;Lyon;fr;F1;2026-01-02;2026-02-01;100,00;100,00
C2;Joiner;business;2 rue Neuve;69001;Lyon;en;F2;2026-01-02;2026-02-01;200,00;200,00
C3;Martine;consumer;3 rue Neuve;69001;Lyon;fr;F3;2026-01-02;2026-02-01;40,00;40,00
";

/// What the letter to a debtor says, one space between words.
fn letter(sender: &str, debtor: &str) -> String {
    let folder = TempDir::new().unwrap();
    let desk = folder.path();
    fs::write(desk.join("relance.toml"), format!("{JOB}{sender}")).unwrap();
    fs::write(desk.join("open.csv"), EXPORT).unwrap();
    fs::write(desk.join("l111-8.txt"), LAW).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_relance"))
        .args(["run", "--date", "2026-03-09", "--lang", "en"])
        .arg(desk.join("relance.toml"))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{told}");
    let run =
        fs::read_dir(desk.join("out")).unwrap().map(|it| it.unwrap().path()).next().unwrap();
    let named = |path: &Path| path.to_string_lossy().contains(debtor);
    let mut letters = fs::read_dir(run.join("letters")).unwrap().map(|it| it.unwrap().path());
    let letter = letters.find(|it| named(it)).unwrap();
    let text = Command::new("pdftotext").arg(letter).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    // Hyphens at line ends join; everything else is one line.
    text.replace("-\n", "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn says(text: &str, what: &str) {
    let bare = |text: &str| text.replace(['\u{2019}', '\'', '\u{202f}', '\u{a0}', ' '], "");
    assert!(bare(text).contains(&bare(what)), "`{what}` is not in:\n{text}");
}

fn has_poppler() -> bool {
    let there = Command::new("pdftotext").arg("-v").output().is_ok();
    assert!(there || std::env::var_os("CI").is_none(), "pdftotext is missing");
    if !there {
        eprintln!("SKIPPED: pdftotext is not installed");
    }
    there
}

#[test]
fn an_accountant_names_mandate_creditor_and_the_only_account() {
    if !has_poppler() {
        return;
    }
    let text = letter(ACCOUNTANT, "C1");
    says(&text, "au nom et pour le compte de Atelier Verrier SARL");
    says(&text, "en vertu d'un mandat du 12 janvier 2026 (réf. M-17) confié à Cabinet Fabre");
    says(&text, "uniquement sur le compte de Atelier Verrier SARL indiqué ci-dessous");
    says(&text, "FR76 3000 6000 0112 3456 7890 189");
    let text = letter(ACCOUNTANT, "C2");
    says(&text, "under a mandate of 12 January 2026 (ref. M-17) given to Cabinet Fabre");
}

#[test]
fn a_collector_says_who_it_is_for_whom_and_what_the_law_says_of_costs() {
    if !has_poppler() {
        return;
    }
    for debtor in ["C1", "C3"] {
        let text = letter(COLLECTOR, debtor);
        says(&text, "Recouvrement du Rhône SAS, 3 quai Neuf, 69002 Lyon");
        says(&text, "exerce une activité de recouvrement amiable");
        says(&text, "pour le compte de Atelier Verrier SARL, 12 rue des Forges, 69007 Lyon");
        says(&text, "Texte de l'article L111-8, deuxième et troisième alinéas.");
    }
}

#[test]
fn a_creditor_that_writes_itself_says_nothing_of_it() {
    if !has_poppler() {
        return;
    }
    let text = letter("", "C1");
    assert!(!text.contains("mandat") && !text.contains("recouvrement amiable"), "{text}");
}

/// A layout of one's own whose texts do not say who writes holds every letter.
#[test]
fn a_text_that_does_not_say_who_writes_holds_the_letter() {
    let folder = TempDir::new().unwrap();
    let desk = folder.path();
    let own = desk.join("layouts/own");
    fs::create_dir_all(own.join("texts/fr")).unwrap();
    fs::write(own.join("layout.toml"), "base = \"classic\"\n").unwrap();
    fs::write(own.join("texts/fr/sender.md"), "Veuillez agréer.\n").unwrap();
    let job = format!("{JOB}{ACCOUNTANT}\n[letters]\nlayout = \"own\"\n");
    fs::write(desk.join("relance.toml"), job).unwrap();
    fs::write(desk.join("open.csv"), EXPORT).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_relance"))
        .args(["run", "--date", "2026-03-09", "--lang", "en"])
        .arg(desk.join("relance.toml"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let run =
        fs::read_dir(desk.join("out")).unwrap().map(|it| it.unwrap().path()).next().unwrap();
    let findings = fs::read_to_string(run.join("findings.csv")).unwrap();
    assert_eq!(findings.matches("who writes for the creditor").count(), 2, "{findings}");
    let held = fs::read_to_string(run.join("held.csv")).unwrap();
    assert!(held.contains("C1;") && held.contains("C3;") && !held.contains("C2;"), "{held}");
}
