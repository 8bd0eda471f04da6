//! The folder of the corpus and its tables.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use findings::Money;

/// A table of the corpus.
pub(crate) struct Rows {
    pub(crate) rows: Vec<BTreeMap<String, String>>,
}

/// A folder of the corpus; none, said loudly, where it is not set.
pub(crate) fn corpus(folder: &str) -> Option<PathBuf> {
    let Some(corpus) = std::env::var_os("RELANCE_CORPUS") else {
        eprintln!("LEFT OUT: RELANCE_CORPUS names no folder, so no file of {folder} was read");
        return None;
    };
    Some(Path::new(&corpus).join(folder))
}

/// The rows of a table, by the names of its columns.
pub(crate) fn rows(path: &Path) -> Rows {
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let columns: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let row = |line: &str| {
        let mut cells = line.split('\t');
        let named = columns
            .iter()
            .map(|it| ((*it).to_owned(), cells.next().unwrap_or_default().to_owned()));
        named.collect()
    };
    let rows: Vec<_> = lines.map(row).collect();
    assert!(!rows.is_empty(), "{} is empty", path.display());
    Rows { rows }
}

/// Whether a file has an ending, in any case.
pub(crate) fn is_named(file: &str, ending: &str) -> bool {
    Path::new(file).extension().is_some_and(|it| it.eq_ignore_ascii_case(ending))
}

/// The files inside a PDF or a ZIP.
pub(crate) fn members(name: &str, bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    if !is_named(name, "zip") {
        return pdf_import::enclosed(bytes);
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        all.push((file.name().unwrap().into_owned(), bytes));
    }
    all
}

/// Whether an amount is the one of the facts, which are empty where there is none.
pub(crate) fn amounts_equal(found: Option<Money>, fact: &str) -> bool {
    match found {
        None => fact.is_empty(),
        Some(found) => fact.parse() == Ok(found.amount()),
    }
}
