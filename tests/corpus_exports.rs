//! Reads the exports of the corpus and compares with what other tools say of them.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "tools/corpus.rs"]
mod corpus;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use corpus::corpus;
use exports::{InputFile, Inputs, Table};

fn table(path: &Path, name: &str) -> Table {
    let file = InputFile::on_disk(path, name);
    let inputs = Inputs::of(vec![file]);
    let (mut export, _) = exports::read(&inputs).unwrap();
    let table = export.tables.remove(0);
    let rows = export.invoices.len() + export.broken.len();
    // Of a ledger, only lines on debtors' accounts are kept.
    if table.ledger.is_none() {
        assert_eq!(table.rows, rows + table.merged + table.skipped, "{name}: a row is lost");
    }
    table
}

/// The name which the corpus gives an encoding, as the program names it.
fn encoding(name: &str) -> &str {
    match name {
        "ascii" | "utf-8" => "UTF-8",
        "iso-8859-1/cp1252" => "Windows-1252",
        name if name.starts_with("cp850") => "CP850",
        name => panic!("{name}"),
    }
}

#[test]
fn every_text_of_the_corpus_is_understood_as_its_facts_say() {
    let Some(corpus) = corpus("") else { return };
    let facts = fs::read_to_string(corpus.join("TEXT-FACTS.tsv")).unwrap();
    let mut lines = facts.lines();
    let names: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let mut differing = Vec::new();
    for line in lines {
        let facts: BTreeMap<&str, &str> = names.iter().copied().zip(line.split('\t')).collect();
        let table = table(&corpus.join(facts["path"]), facts["path"]);
        let delimiter = match facts["delimiter"] {
            "TAB" => '\t',
            "PIPE" => '|',
            "SEMICOLON" => ';',
            _ => ',',
        };
        let expected = (
            encoding(facts["encoding"]),
            delimiter,
            facts["header_line_no"].to_owned(),
            facts["header_columns"].to_owned(),
            facts["data_rows"].to_owned(),
        );
        let actual = (
            table.dialect.encoding,
            table.dialect.delimiter,
            table.dialect.header_line.to_string(),
            table.source.headers.len().to_string(),
            table.rows.to_string(),
        );
        if actual != expected {
            differing.push(format!("{}: {actual:?}, expected {expected:?}", facts["path"]));
        }
    }
    assert!(differing.is_empty(), "{differing:#?}");
}
