//! Columns whose meaning shows in all their cells together: codes of documents, and accounts that are nobody's.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::Field;
use crate::band;
use crate::fold::fold;
use crate::sample::{Sample, cell};
use crate::state::of_codes;

use super::{Recognised, Vocabulary, header_of, left_aside};

/// Headers of accounts, which may be those of customers or one of the books for all of them.
const ACCOUNTS: &[&str] = &[
    "compte",
    "nocompte",
    "numerodecompte",
    "nodecompte",
    "konto",
    "kontonr",
    "kontonummer",
    "account",
    "accountno",
    "accountnumber",
    "ac",
    "cuenta",
    "conto",
    "rekening",
    "comptegeneral",
    "general",
];

impl Vocabulary {
    /// `Document` over numbers gives the number of the document, where nothing else does.
    pub(crate) fn take_numbers_under_document(
        &self,
        found: &mut Recognised,
        headers: &[String],
        sample: &Sample,
    ) {
        let Some(column) = found.columns.get(Field::Document) else { return };
        let header = fold(&header_of(headers, column));
        if header != "document" || self.named.contains_key(&header) {
            return;
        }
        let cells = different(sample, column);
        let digits = |cell: &&str| cell.bytes().any(|it| it.is_ascii_digit());
        let numbers = cells.iter().all(|cell| found.lexicon.paper(cell).is_none());
        if found.columns.get(Field::Invoice).is_none() && numbers && cells.iter().all(digits) {
            found.columns.set(Field::Document, None);
            found.columns.set(Field::Invoice, Some(column));
        }
    }
}

impl Recognised {
    /// Learns the codes for kinds of documents that no profile knows, where all of the column are of one program.
    pub(crate) fn learn_codes(&mut self, sample: &Sample) {
        let Some(column) = self.columns.get(Field::Document) else { return };
        if self.lexicon.tells_papers() {
            return;
        }
        let codes = different(sample, column);
        if let Some(known) = of_codes(&codes) {
            Arc::make_mut(&mut self.lexicon).learn_codes(known);
        }
    }
}

impl Vocabulary {
    /// An account that stands on every row while names differ is one of the books, and no debtor's; so are accounts
    /// of which one stands beside several names and one name beside several of them.
    pub(super) fn leave_collective_account(
        &self,
        found: &mut Recognised,
        headers: &[String],
        sample: &Sample,
    ) {
        let Some(column) = found.columns.get(Field::Debtor) else { return };
        let header = fold(&header_of(headers, column));
        if !ACCOUNTS.contains(&header.as_str()) || self.named.contains_key(&header) {
            return;
        }
        let one = different(sample, column).len() == 1;
        let of_the_books = match found.columns.get(Field::Name) {
            Some(name) => {
                let accounts = beside(sample, column, name);
                let several =
                    |of: &BTreeMap<&str, BTreeSet<&str>>| of.values().any(|it| it.len() > 1);
                several(&accounts) && (one || several(&beside(sample, name, column)))
            }
            None => one && found.names_on_lines(sample) > 1,
        };
        if of_the_books {
            found.columns.set(Field::Debtor, None);
            found.troubles.push(left_aside(headers, column));
        }
    }
}

/// The different cells of another column beside each cell of one, on rows that look like documents.
fn beside(sample: &Sample, column: u16, other: u16) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut beside: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in sample.documents() {
        let (one, other) = (cell(row, column), cell(row, other));
        if !one.is_empty() && !other.is_empty() {
            beside.entry(one).or_default().insert(other);
        }
    }
    beside
}

impl Recognised {
    /// How many names stand on lines of their own.
    fn names_on_lines(&self, sample: &Sample) -> usize {
        let lines = self.lines();
        let headings = sample.rows().iter().filter_map(|row| lines.heading(row));
        let names = headings.map(|(heading, _)| heading.name);
        // Where rows stand by age, debtors stand in the rows.
        names.filter(|name| band::counts(name).is_none()).collect::<BTreeSet<_>>().len()
    }
}

/// The different cells of a column, on rows that look like documents.
fn different(sample: &Sample, column: u16) -> BTreeSet<&str> {
    let cells = sample.documents().iter().map(|row| cell(row, column));
    cells.filter(|cell| !cell.is_empty()).collect()
}
