//! Whole runs in which a copy has more pages than the job allows, in which one copy is a bomb, and in which copies carry a
//! stamp.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::ZlibEncoder;

use self::tools::desk::{self, Desk};
use self::tools::handmade::{invoice, joined};
use self::tools::{ask, check_pdf};

const COPIES: &str = r#"
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

/// A run whose copy has two pages, with more lines in `[copies]`; its desk and its folder.
fn run(copies: &str) -> (Desk, PathBuf) {
    let desk = Desk::new(&format!("{COPIES}{copies}"), EXPORT);
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz-seeds/pdf/plain.pdf");
    desk.write("copies/F1.pdf", fs::read(seed).unwrap());
    let run = desk.run("2026-03-09");
    (desk, run)
}

fn letter(run: &Path) -> Vec<u8> {
    fs::read(desk::letter(run, "C1").unwrap()).unwrap()
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
fn a_bomb_costs_its_letter_and_nothing_else() {
    let more =
        "C2;Other;business;2 rue Neuve;69001;Lyon;F2;2026-01-02;2026-02-01;100,00;100,00\n";
    for (what, copies) in [("held", "missing = \"hold\"\n"), ("warned", "missing = \"warn\"\n")]
    {
        let desk = Desk::new(&format!("{COPIES}{copies}"), &format!("{EXPORT}{more}"));
        desk.write("copies/F1.pdf", bomb());
        desk.write("copies/F2.pdf", invoice("F2", 2));
        let run = desk.run("2026-03-09");
        let letter = |code: &str| desk::letter(&run, code).map(|path| fs::read(path).unwrap());
        check_pdf(&letter("C2").unwrap(), 3);
        let findings = read(&run, "findings.csv");
        if what == "held" {
            assert!(findings.contains("A2;") && findings.contains("F1.pdf"), "{findings}");
            assert_eq!(letter("C1"), None);
            assert!(read(&run, "held.csv").contains("C1;Debtor;F1"));
            assert!(!read(&run, "held.csv").contains("C2"));
        } else {
            assert!(findings.contains("A5;") && findings.contains("F1.pdf"), "{findings}");
            check_pdf(&letter("C1").unwrap(), 1);
        }
        assert!(!findings.contains("F2.pdf"), "{findings}");
    }
}

/// A small file whose contents are deflated twice and expand to more than any invoice has.
fn bomb() -> Vec<u8> {
    let mut data = vec![b' '; 65 << 20];
    for _ in 0..2 {
        let mut deflate = ZlibEncoder::new(Vec::new(), Compression::fast());
        deflate.write_all(&data).unwrap();
        data = deflate.finish().unwrap();
    }
    let head = format!("<</Filter[/FlateDecode/FlateDecode]/Length {}>>\nstream\n", data.len());
    joined(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 99 99]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_vec(),
        [head.as_bytes(), &data, b"\nendstream"].concat(),
    ])
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
