//! Whole runs for debtors whose names and letters are not in Latin letters, with faces that the user adds.

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

[letters]
layout = "mine"

[output]
streams = false
"#;

const EXPORT: &str =
    "debtor;name;kind;address1;postcode;city;language;invoice;invoice_date;due_date;total;residual
C1;شركة النور للتجارة;business;1 rue Neuve;69001;Lyon;fr;F1;2026-01-02;2026-02-01;100,00;100,00
C2;हिन्दी कक्ष;business;2 rue Neuve;69001;Lyon;fr;F2;2026-01-02;2026-02-01;200,00;200,00
C3;漢字;business;3 rue Neuve;69001;Lyon;fr;F3;2026-01-02;2026-02-01;40,00;40,00
";

/// Said beside the table: from the right, with figures and Latin letters inside.
const NOTES: &str = "السلام شركة النور: Atelier 2026 شركة";

const FALLBACK: &str = "[faces]\nfallback = [\"NotoSansArabic-few.ttf\", \
                        \"NotoSansDevanagari-few.ttf\"]\n";

/// A run into a folder of its own; what the program said, and the folder.
fn run(layout: &str) -> (String, TempDir) {
    let home = tempfile::tempdir().unwrap();
    let mine = home.path().join("layouts/mine");
    fs::create_dir_all(mine.join("texts/fr")).unwrap();
    fs::create_dir_all(mine.join("fonts")).unwrap();
    fs::write(mine.join("layout.toml"), format!("base = \"classic\"\n{layout}")).unwrap();
    fs::write(mine.join("texts/fr/notes.md"), NOTES).unwrap();
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts");
    for name in ["NotoSansArabic-few.ttf", "NotoSansDevanagari-few.ttf"] {
        fs::copy(fonts.join(name), mine.join("fonts").join(name)).unwrap();
    }
    fs::write(home.path().join("job.toml"), JOB).unwrap();
    fs::write(home.path().join("open.csv"), EXPORT).unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_relance"))
        .args(["run", "job.toml", "--date", "2026-03-02", "--lang", "en"])
        .current_dir(home.path())
        .output()
        .unwrap();
    let told = [made.stdout, made.stderr].concat();
    (String::from_utf8_lossy(&told).into_owned(), home)
}

/// The letter file of a debtor, if there is one.
fn letter(home: &TempDir, debtor: &str) -> Option<String> {
    let runs = fs::read_dir(home.path().join("out")).unwrap();
    let letters = runs.map(|run| run.unwrap().path().join("letters")).find(|it| it.is_dir())?;
    let files = fs::read_dir(letters).unwrap().map(|it| it.unwrap().path());
    let file = files.into_iter().find(|it| it.to_string_lossy().contains(debtor))?;
    Some(file.to_string_lossy().into_owned())
}

/// What poppler reads in a file, in the order of its text; none, said loudly, where it is not installed.
fn read(file: &str) -> Option<String> {
    match Command::new("pdftotext").args([file, "-"]).output() {
        Ok(made) => Some(String::from_utf8(made.stdout).unwrap()),
        Err(error) => {
            assert!(std::env::var_os("CI").is_none(), "pdftotext is needed: {error}");
            eprintln!("SKIPPED: pdftotext is not installed");
            None
        }
    }
}

/// A text without the marks that say in which direction it reads.
fn bare(text: &str) -> String {
    let marks = ['\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}'];
    text.replace(marks, "").split_whitespace().collect::<Vec<&str>>().join(" ")
}

#[test]
fn names_and_sentences_in_other_scripts_are_set_in_the_faces_added() {
    let (told, home) = run(FALLBACK);
    let Some(arabic) = read(&letter(&home, "C1").expect(&told)) else { return };
    let arabic = bare(&arabic);
    assert!(arabic.contains("شركة النور للتجارة"), "{arabic}");
    // Readers differ in how they turn mixed lines round, and some turn the letters of a ligature too.
    assert!(arabic.contains("شركة النور") && arabic.contains("Atelier 2026"), "{arabic}");
    // Poppler puts a space behind the sign that stands before its letter.
    let hindi = bare(&read(&letter(&home, "C2").expect(&told)).unwrap()).replace(' ', "");
    assert!(hindi.contains("हिन्दीकक्ष"), "{hindi}");
}

#[test]
fn a_character_that_no_face_has_is_named_and_its_letter_held() {
    let (told, home) = run(FALLBACK);
    assert!(letter(&home, "C3").is_none());
    assert!(told.contains("漢") && told.contains("U+6F22"), "{told}");
    let (told, _) = run("");
    assert!(told.contains("U+0634"), "{told}");
}
