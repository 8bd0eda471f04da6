//! Sheets of streams printed on both sides, counted from the text of their pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::job::{job, made};
use crate::{number, streams, tools, wanted};

/// A leaf of paper as the pages show it: its piece, its number in it, its pages.
#[derive(Debug, PartialEq, Eq)]
struct Leaf {
    piece: String,
    number: usize,
    recto: usize,
    verso: Option<usize>,
}

/// What letter references of the job begin with; a debtor code of six characters follows.
const REFERENCE: &str = "R1-261122-";

/// The leaves of a stream, from its text alone. Every piece and copy must begin on an odd page.
fn leaves(text: &str) -> Vec<Leaf> {
    let pages: Vec<&str> = text.split('\u{c}').map(str::trim).collect();
    // Each page ends with a form feed, so nothing stands behind the last.
    let pages = &pages[..pages.len() - 1];
    let mut leaves: Vec<Leaf> = Vec::new();
    let mut piece = String::new();
    for (page, text) in (1..).zip(pages) {
        let copy = text.split_once(" page ").filter(|(name, _)| name.starts_with("COPY-"));
        if let Some((_, place)) = copy {
            assert!(
                !place.starts_with("1 of") || page % 2 == 1,
                "a copy begins on page {page}"
            );
        } else if let Some((_, rest)) = text.split_once(REFERENCE) {
            let id = format!("{REFERENCE}{}", &rest[..6]);
            assert!(id == piece || page % 2 == 1, "{id} begins on page {page}");
            piece = id;
        } else {
            assert!(text.is_empty() && page % 2 == 0, "page {page}: {text}");
        }
        if page % 2 == 1 {
            let before = leaves.last().filter(|it| it.piece == piece).map_or(0, |it| it.number);
            leaves.push(Leaf {
                piece: piece.clone(),
                number: before + 1,
                recto: page,
                verso: None,
            });
        } else if !text.is_empty() {
            leaves.last_mut().unwrap().verso = Some(page);
        }
    }
    leaves
}

/// Every file of a run by its path.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut todo = vec![folder.to_owned()];
    while let Some(path) = todo.pop() {
        if path.is_dir() {
            todo.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            found.insert(
                path.strip_prefix(folder).unwrap().to_owned(),
                fs::read(&path).unwrap(),
            );
        }
    }
    found
}

#[test]
fn every_piece_and_copy_begins_on_a_sheet_of_its_own_with_any_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    let letters = wanted("SHEETS_LETTERS", 300);
    let rest = "[post]\nduplex = true\n[output]\nletters = false\n";
    let job = job(folder.path(), letters, rest);
    let (run, _out) = made(&job, 1);
    let (again, second) = made(&job, 2);
    assert!(files(&run) == files(&again), "one thread and two leave other bytes");
    drop(second);
    let (mut pieces, mut sheets, mut pages) = (0, 0, 0);
    for (file, rows) in streams(&run) {
        let bytes = fs::read(&file).unwrap();
        let Some(text) = tools::ask("pdftotext", &["FILE", "-"], &bytes) else { return };
        let seen = leaves(&text);
        let told: Vec<Leaf> = rows
            .iter()
            .map(|row| Leaf {
                piece: row.cell("piece_id").to_owned(),
                number: number(row, "sheet_n"),
                recto: number(row, "recto_page"),
                verso: row.cell("verso_page").parse().ok(),
            })
            .collect();
        assert_eq!(seen.len(), told.len(), "{}", file.display());
        assert!(seen == told, "{}", file.display());
        for set in seen.chunk_by(|a, b| a.piece == b.piece) {
            assert_eq!(number(&rows[set[0].recto / 2], "sheet_m"), set.len());
            pieces += 1;
        }
        sheets += seen.len();
        pages += seen.len() * 2;
        tools::check_pdf(&bytes, seen.len() * 2);
    }
    assert_eq!(pieces, letters);
    println!("{pieces} pieces, {sheets} sheets, {pages} pages, blank ones included");
}
