//! CSV as the sample writes it, read in the plainest way.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The cells of a row by header.
pub(crate) struct Row(BTreeMap<String, String>);

impl Row {
    /// A cell; a header that is not there fails the test.
    #[track_caller]
    pub(crate) fn cell(&self, header: &str) -> &str {
        self.0.get(header).unwrap_or_else(|| panic!("no column `{header}`"))
    }
}

/// The rows of a file in UTF-8 (with or without BOM) or Windows-1252. Quotes are understood, line breaks
/// inside them are not: neither the sample nor the manifest has any.
pub(crate) fn table(path: &Path, delimiter: char) -> Vec<Row> {
    let bytes = fs::read(path).unwrap_or_else(|cause| panic!("{}: {cause}", path.display()));
    let text = match String::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        // Letters and signs of the sample stand at the same number in Unicode, but for these.
        Err(other) => other
            .as_bytes()
            .iter()
            .map(|byte| match byte {
                0x80 => '€',
                0x8C => 'Œ',
                0x92 => '’',
                0x9C => 'œ',
                byte => char::from(*byte),
            })
            .collect(),
    };
    let mut lines = text.lines().map(|line| cells(line, delimiter));
    let header = lines.next().unwrap_or_default();
    lines
        .map(|line| {
            assert_eq!(line.len(), header.len(), "{}: {line:?}", path.display());
            Row(header.iter().cloned().zip(line).collect())
        })
        .collect()
}

fn cells(line: &str, delimiter: char) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            // A doubled quote inside quotes closes and opens again; the sample has none to show.
            '"' => quoted = !quoted,
            c if c == delimiter && !quoted => cells.push(String::new()),
            c => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}

/// An amount such as `-1 234,56`, `1234.5` or `1234` in cents; nothing is 0.
#[track_caller]
pub(crate) fn cents(amount: &str) -> i64 {
    if amount.is_empty() {
        return 0;
    }
    let (whole, decimals) = amount.rsplit_once([',', '.']).unwrap_or((amount, ""));
    assert!(decimals.len() <= 2, "`{amount}` has more than two decimals");
    let whole: String = whole.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    format!("{whole}{decimals:0<2}").parse().unwrap()
}
