//! Copies of invoices: found, taken over whatever wrote them, put behind letters.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::path::Path;

use relance::font::{Faces, GlyphUse};
use relance::pdf::{FileInfo, Imported, LetterFile, Stationery, import, inspect};

use self::tools::{ask, beside, tool};

/// A file with nothing but the pages of a copy.
fn alone(copy: &Imported) -> Vec<u8> {
    let stationery = Stationery::build(&Faces::default(), &GlyphUse::default(), &[]).unwrap();
    let mut out = Vec::new();
    let mut file = LetterFile::begin(&stationery, &mut out);
    file.copy(copy);
    file.finish(&FileInfo { title: "", id: "", language: "fr", date: None, duplex: false });
    out
}

/// What is known of the files in the corpus: path, pages as qpdf and poppler count them, verdict.
fn facts(corpus: &Path) -> Vec<(String, Option<usize>, Option<usize>, String)> {
    let text = String::from_utf8_lossy(&std::fs::read(corpus.join("PDF-FACTS.tsv")).unwrap())
        .into_owned();
    let fact = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let count = |cell: usize| cells.get(cell).and_then(|it| it.parse().ok());
        let text = |cell: usize| cells.get(cell).copied().unwrap_or_default().to_owned();
        (text(0), count(4), count(5), text(21))
    };
    text.lines().skip(1).map(fact).collect()
}

#[test]
fn every_file_of_the_corpus_is_taken_over_or_refused_with_a_reason() {
    let Some(corpus) = beside("../shared/corpus") else { return };
    let has_qpdf = tool("qpdf").is_some();
    for (path, qpdf, poppler, verdict) in facts(&corpus) {
        let bytes = std::fs::read(corpus.join(&path)).unwrap();
        let start = std::time::Instant::now();
        let inspected = inspect(&bytes);
        let t1 = start.elapsed();
        match import(bytes) {
            Ok(copy) => {
                let pages = copy.pages();
                assert_eq!(inspected.unwrap().pages as usize, pages, "{path}");
                let file = alone(&copy);
                let ok = if has_qpdf { check(&file, pages) } else { String::new() };
                if !ok.is_empty()
                    || (Some(pages) != poppler && Some(pages) != qpdf)
                    || verdict != "usable"
                    || t1.as_millis() > 300
                {
                    println!(
                        "{verdict}\t{path}\t{pages} pages, qpdf {qpdf:?} poppler {poppler:?}\t{t1:?}\t{ok}"
                    );
                }
            }
            Err(error) => {
                assert_eq!(inspected.unwrap_err().word(), error.word(), "{path}");
                if verdict != "password" || error.word() != "password" {
                    println!(
                        "{verdict}\t{path}\tREFUSED {error}, qpdf {qpdf:?} poppler {poppler:?} {t1:?}"
                    );
                }
            }
        }
    }
    let _ = ask;
}

fn check(file: &[u8], pages: usize) -> String {
    let r = std::panic::catch_unwind(|| tools::check_pdf(file, pages));
    match r {
        Ok(()) => String::new(),
        Err(e) => format!("{:?}", e.downcast_ref::<String>()),
    }
}
