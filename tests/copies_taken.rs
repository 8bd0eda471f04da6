//! What copies look like once they are taken over and set onto sheets: seeds of the fuzzer, which between
//! them have every way of writing a file, judged by qpdf, poppler and ghostscript.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_import::{Intake, Zone};

use self::tools::handmade::{handmade, joined, stream};
use self::tools::{ask, check_pdf};

fn alone(intake: &Intake, bytes: Vec<u8>) -> Vec<u8> {
    let counted = intake.inspect(&bytes).unwrap().pages as usize;
    let copy = intake.import(bytes).unwrap();
    assert_eq!(copy.pages(), counted);
    tools::alone::alone(&[&copy])
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
    let zone = Some(Zone::beside(15.0, 0.0, true));
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

// --- streams whose own data are damaged

/// A page whose text is packed like this; also whether the file has its table.
fn packed(data: &[u8], keys: &str, with_table: bool) -> Vec<u8> {
    let head = format!("<</Filter/FlateDecode{keys}/Length {}>>\nstream\n", data.len());
    let mut file = joined(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 300 300]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents[4 0 R 6 0 R]/Resources<</Font<</F 5 0 R>>>>>>"
            .to_vec(),
        [head.as_bytes(), data, b"\nendstream"].concat(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
        b"<</Length 44>>\nstream\nBT /F 12 Tf 20 20 Td (behind the damage) Tj ET\nendstream"
            .to_vec(),
    ]);
    if !with_table {
        file.truncate(file.windows(5).rposition(|it| it == b"xref\n").unwrap());
        file.extend_from_slice(b"trailer\n<</Root 1 0 R>>\n");
    }
    file
}

fn deflated(text: &str) -> Vec<u8> {
    let mut deflate = ZlibEncoder::new(Vec::new(), Compression::none());
    deflate.write_all(text.as_bytes()).unwrap();
    deflate.finish().unwrap()
}

#[track_caller]
fn check_restored(what: &str, bytes: Vec<u8>, words: &str) {
    let file = alone(&Intake::default(), bytes);
    check_pdf(&file, 1);
    if let Some(text) = ask("pdftotext", &["FILE", "-"], &file) {
        assert_eq!(text.split_whitespace().collect::<Vec<&str>>().join(" "), words, "{what}");
    }
}

#[test]
fn contents_come_through_whole_or_not_at_all() {
    let text = "BT /F 12 Tf 20 200 Td (Invoice) Tj ET BT /F 12 Tf 20 150 Td (Total) Tj ET";
    let whole = deflated(text);
    let both = "Invoice Total behind the damage";
    check_restored("sound", packed(&whole, "", false), both);
    let end = whole.len();
    check_restored("cut off", packed(whole.split_at(end - 4).0, "", false), both);
    let mut sum = whole.clone();
    *sum.last_mut().unwrap() ^= 1;
    check_restored("wrong sum", packed(&sum, "/Metadata 5 0 R", true), both);
    check_damaged("wrong sum in a damaged file", &packed(&sum, "", false));
    for with_table in [true, false] {
        for at in [2, 45, end - 6] {
            check_damaged("cut off", &packed(whole.split_at(at).0, "", with_table));
        }
        let mut broken = deflated(text);
        broken[3] ^= 0xFF;
        check_damaged("broken", &packed(&broken, "", with_table));
    }
}

/// No copy is made of it: a page would be empty or lack a part.
#[track_caller]
fn check_damaged(what: &str, bytes: &[u8]) {
    let found = Intake::default().inspect(bytes).map_err(|error| error.word());
    assert_eq!(found.map(|it| it.pages), Err("damaged"), "{what}");
}

#[test]
fn a_page_whose_contents_are_nowhere_is_refused() {
    let file = |contents: &str, count: u32| {
        handmade(&[
            "<</Type/Catalog/Pages 2 0 R>>",
            &format!("<</Type/Pages/Count {count}/Kids[3 0 R 6 0 R]/MediaBox[0 0 300 300]>>"),
            "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            &stream("", "BT /F 12 Tf 20 20 Td (Invoice) Tj ET"),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            &format!("<</Type/Page/Parent 2 0 R{contents}>>"),
        ])
    };
    let pages = |bytes: &[u8]| {
        let found = Intake::default().inspect(bytes).map_err(|error| error.word());
        found.map(|it| it.pages)
    };
    assert_eq!(pages(&file("/Contents 4 0 R", 2)), Ok(2));
    assert_eq!(pages(&file("", 2)), Ok(2), "an empty page");
    check_damaged("contents", &file("/Contents 9 0 R", 2));
    let parts = file("/Contents[4 0 R 9 0 R]", 2);
    assert_eq!(pages(&parts), Ok(2), "in a sound file a part that is nowhere is none");
    let end = parts.windows(5).rposition(|it| it == b"xref\n").unwrap();
    check_damaged("a part", &parts[..end]);
    check_damaged("fewer pages than the tree says", &file("/Contents 4 0 R", 3));
    assert_eq!(pages(&file("/Contents 4 0 R", 1)), Ok(2), "more pages than the tree says");
}

#[test]
fn a_file_that_ends_within_a_page_or_before_it_is_refused() {
    let whole = seed("linear");
    let end = whole.len();
    assert!(Intake::default().inspect(&whole).is_ok());
    let parts = [end / 2, end * 7 / 10, end * 8 / 10];
    for at in parts {
        assert!(Intake::default().inspect(&whole[..at]).is_err(), "cut off at {at}");
    }
    let plain = handmade(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 300 300]>>",
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        &stream("", "BT /F 12 Tf 20 20 Td (Invoice) Tj ET"),
    ]);
    let plain = String::from_utf8(plain).unwrap().replace("/Contents 4", "/Contents 5");
    let at = plain.find("Invoice").unwrap();
    assert!(Intake::default().inspect(&plain.as_bytes()[..at]).is_err(), "plain contents");
}

#[test]
fn contents_that_are_not_packed_as_they_say_are_refused() {
    let plain = b"BT /F 12 Tf 20 200 Td (Invoice) Tj ET";
    for with_table in [true, false] {
        check_damaged("plain", &packed(plain, "", with_table));
    }
    check_restored("nothing at all", packed(b"", "", true), "behind the damage");
}
