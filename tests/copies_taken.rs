//! What copies look like once they are taken over and set onto sheets: seeds of the fuzzer, which between
//! them have every way of writing a file, judged by qpdf, poppler and ghostscript.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::path::Path;

use relance::base::Mm;
use relance::font::{Faces, GlyphUse};
use relance::pdf::{FileInfo, Intake, LetterFile, Profile, Stationery, Zone};

use self::tools::{ask, check_pdf};

fn alone(intake: &Intake, bytes: Vec<u8>) -> Vec<u8> {
    let counted = intake.inspect(&bytes).unwrap().pages as usize;
    let copy = intake.import(bytes).unwrap();
    assert_eq!(copy.pages(), counted);
    let stationery = Stationery::build(&Faces::default(), &GlyphUse::default(), &[]).unwrap();
    let mut out = Vec::new();
    let mut file = LetterFile::begin(&stationery, &mut out);
    file.copy(&copy);
    file.finish(&FileInfo {
        title: "Copies",
        id: "copies",
        language: "fr",
        date: None,
        duplex: false,
        profile: Profile::Mail,
    });
    out
}

fn seed(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz-seeds/pdf");
    std::fs::read(folder.join(format!("{name}.pdf"))).unwrap()
}

#[track_caller]
fn check(name: &str, intake: &Intake) -> Vec<u8> {
    let file = alone(intake, seed(name));
    check_pdf(&file, 2);
    if let Some(text) = ask("pdftotext", &["FILE", "-"], &file) {
        assert!(text.contains("Invoice 1") && text.contains("value"), "{name}: {text}");
    }
    let quiet = ["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", "FILE"];
    if let Some(said) = ask("gs", &quiet, &file) {
        assert_eq!(said, "", "{name}");
    }
    let text = String::from_utf8_lossy(&file);
    assert!(text.contains("/OCProperties"), "{name}: its layer is off and shown");
    file
}

const SEEDS: [&str; 8] =
    ["plain", "objstm", "linear", "rc4-40", "aes-128", "aes-256", "no-table", "updated"];

#[test]
fn every_way_of_writing_a_file_gives_the_same_pages() {
    SEEDS.iter().for_each(|name| drop(check(name, &Intake::default())));
}

#[test]
fn every_page_becomes_a4_beside_a_strip() {
    let zone = Some(Zone::beside(Mm(15.0), Mm(0.0), true));
    for name in SEEDS {
        let file = check(name, &Intake { passwords: Vec::new(), zone });
        if let Some(said) = ask("pdfinfo", &["-l", "2", "FILE"], &file) {
            assert_eq!(said.matches("(A4)").count(), 2, "{name}: {said}");
        }
    }
}

#[test]
fn a_password_of_the_job_opens_a_copy_and_without_it_is_refused() {
    let bytes = seed("rc4-128");
    let refused = Intake::default().inspect(&bytes).map_err(|error| error.word());
    assert_eq!(refused.map(|it| it.pages), Err("password"));
    let passwords = vec!["other".to_owned(), "view".to_owned()];
    check("rc4-128", &Intake { passwords, zone: None });
}
