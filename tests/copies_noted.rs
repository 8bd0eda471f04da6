//! Copies taken by the notes of an earlier look are the same, byte for byte, as those looked for anew.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::path::{Path, PathBuf};

use pdf_import::{Intake, Zone, noted_length, recall};

use self::tools::alone::alone;
use self::tools::corpus::corpus;
use self::tools::handmade::{handmade, invoice, stream};

/// As the file lies, and set onto sheets.
fn intakes() -> [Intake; 2] {
    let zone = Some(Zone::beside(15.0, 0.0, true));
    [Intake::default(), Intake { zone, ..Intake::default() }]
}

#[track_caller]
fn check(name: &str, intake: &Intake, bytes: &[u8]) {
    let Ok(copy) = intake.import(bytes.to_vec()) else {
        let noted = intake.note(&mut bytes.to_vec(), &mut Vec::new(), usize::MAX);
        assert!(noted.is_err(), "{name}");
        return;
    };
    // Whatever stands before is not touched.
    let mut notes = vec![7];
    let mut same = bytes.to_vec();
    let pages = intake.note(&mut same, &mut notes, usize::MAX).unwrap().pages;
    assert_eq!(pages as usize, copy.pages(), "{name}");
    assert!(same == bytes, "{name}");
    let notes = notes.strip_prefix(&[7]).unwrap();
    assert_eq!(noted_length(notes).unwrap().0, bytes.len(), "{name}");
    let recalled = recall(same, notes).unwrap();
    assert_eq!(recalled.pages(), copy.pages(), "{name}");
    assert!(alone(&[&recalled]) == alone(&[&copy]), "{name}: other bytes");
}

fn pdfs(folder: &Path, out: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pdfs(&path, out);
        } else if path.extension().is_some_and(|it| it == "pdf") {
            out.push(path);
        }
    }
}

#[test]
fn files_of_every_kind_are_the_same_by_their_notes() {
    let mut files = Vec::new();
    pdfs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz-seeds/pdf"), &mut files);
    assert!(files.len() > 8);
    pdfs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples"), &mut files);
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        intakes().iter().for_each(|intake| check(&path.display().to_string(), intake, &bytes));
    }
}

#[test]
fn pages_in_any_order_and_objects_that_come_back_to_themselves_are_noted() {
    let looped = handmade(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 2/Kids[6 0 R 3 0 R]/MediaBox[0 0 842 595]>>",
        "<</Type/Page/Parent 2 0 R/Contents[5 0 R 7 0 R]/Resources<</ExtGState<</G 4 0 R>>>>>>",
        "<</Type/ExtGState/Self 4 0 R/Metadata 7 0 R>>",
        &stream("", "0 0 m 9 9 l S"),
        "<</Type/Page/Parent 2 0 R/Rotate 90/CropBox[10 10 500 500]/Contents 5 0 R>>",
        &stream("", "9 0 m 0 9 l S"),
    ]);
    for intake in intakes() {
        check("looped", &intake, &looped);
        check("invoice", &intake, &invoice("FA-1", 3));
        check("nothing", &intake, b"nothing");
    }
}

#[test]
fn notes_of_another_file_and_damaged_notes_give_no_pages() {
    let (mut bytes, mut notes) = (invoice("FA-1", 2), Vec::new());
    Intake::default().note(&mut bytes, &mut notes, 0).unwrap();
    assert!(recall([bytes.as_slice(), b" "].concat(), &notes).is_none());
    for length in 0..notes.len() {
        assert!(recall(bytes.clone(), &notes[..length]).is_none(), "{length}");
    }
    // Whatever they say, nothing breaks.
    for at in 0..notes.len() {
        let mut damaged = notes.clone();
        damaged[at] ^= 0xFF;
        if let Some(copy) = recall(bytes.clone(), &damaged) {
            alone(&[&copy]);
        }
    }
}

#[test]
fn a_file_that_is_written_out_cleanly_is_noted_where_there_is_room() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz-seeds/pdf/objstm.pdf");
    let mut bytes = std::fs::read(path).unwrap();
    let mut notes = Vec::new();
    Intake::default().note(&mut bytes, &mut notes, 100).unwrap();
    assert!(notes.is_empty(), "it has more than 100 bytes");
    Intake::default().note(&mut bytes, &mut notes, 1 << 20).unwrap();
    assert!(!notes.is_empty());
}

#[test]
fn every_file_of_the_collection_is_the_same_by_its_notes() {
    let Some(corpus) = corpus("") else { return };
    let mut files = Vec::new();
    pdfs(&corpus, &mut files);
    assert!(!files.is_empty(), "the corpus has copies");
    for path in files.iter().step_by(4) {
        let bytes = std::fs::read(path).unwrap();
        if bytes.len() < 400_000 {
            intakes()
                .iter()
                .for_each(|intake| check(&path.display().to_string(), intake, &bytes));
        }
    }
}
