//! Whole runs for debtors whose names and letters are not in Latin letters, with faces that the user adds.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fs;
use std::path::{Path, PathBuf};

use self::tools::ask;
use self::tools::desk::{self, Desk};

const LETTERS: &str = "[letters]\nlayout = \"mine\"\n[output]\nstreams = false\n";

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

/// A run with a layout of its own; what the program said, and the desk.
fn run(layout: &str) -> (String, Desk) {
    let desk = Desk::new(LETTERS, EXPORT);
    desk.write("layouts/mine/layout.toml", format!("base = \"classic\"\n{layout}"));
    desk.write("layouts/mine/texts/fr/notes.md", NOTES);
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts");
    for name in ["NotoSansArabic-few.ttf", "NotoSansDevanagari-few.ttf"] {
        let font = fs::read(fonts.join(name)).unwrap();
        desk.write(&format!("layouts/mine/fonts/{name}"), font);
    }
    let made = desk.ask(&["run", "JOB", "--date", "2026-03-02"]);
    let told = [made.stdout, made.stderr].concat();
    (String::from_utf8_lossy(&told).into_owned(), desk)
}

/// The letter file of a debtor, if there is one.
fn letter(desk: &Desk, debtor: &str) -> Option<PathBuf> {
    let mut runs = fs::read_dir(desk.path("out")).unwrap();
    runs.find_map(|run| desk::letter(&run.unwrap().path(), debtor))
}

/// What poppler reads in a file, in the order of its text.
fn read(file: &Path) -> Option<String> {
    ask("pdftotext", &["FILE", "-"], &fs::read(file).unwrap())
}

/// A text without the marks that say in which direction it reads.
fn bare(text: &str) -> String {
    let marks = ['\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}'];
    text.replace(marks, "").split_whitespace().collect::<Vec<&str>>().join(" ")
}

#[test]
fn names_and_sentences_in_other_scripts_are_set_in_the_faces_added() {
    let (told, desk) = run(FALLBACK);
    let Some(arabic) = read(&letter(&desk, "C1").expect(&told)) else { return };
    let arabic = bare(&arabic);
    assert!(arabic.contains("شركة النور للتجارة"), "{arabic}");
    // Readers differ in how they turn mixed lines round, and some turn the letters of a ligature too.
    assert!(arabic.contains("شركة النور") && arabic.contains("Atelier 2026"), "{arabic}");
    // Poppler puts a space behind the sign that stands before its letter.
    let hindi = bare(&read(&letter(&desk, "C2").expect(&told)).unwrap()).replace(' ', "");
    assert!(hindi.contains("हिन्दीकक्ष"), "{hindi}");
}

#[test]
fn a_character_that_no_face_has_is_named_and_its_letter_held() {
    let (told, desk) = run(FALLBACK);
    assert!(letter(&desk, "C3").is_none());
    assert!(told.contains("漢") && told.contains("U+6F22"), "{told}");
    let (told, _) = run("");
    assert!(told.contains("U+0634"), "{told}");
}
