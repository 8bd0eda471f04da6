//! The first rows under a header: what its columns hold, where headers alone do not say it.

use csv::StringRecord;

use super::amount::{self, Reading};
use super::heading::TotalOf;
use super::records::Records;
use super::shape::is_header;
use super::words;

/// Rows that are looked at.
const LOOKED_AT: usize = 2000;

/// The first rows of a file.
#[derive(Debug, Default)]
pub(super) struct Sample {
    rows: Vec<StringRecord>,
    /// Those that look like documents, and not like the name above them or the total below.
    documents: Vec<StringRecord>,
}

/// Counts of the filled cells of a column, by what they can be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Held {
    /// Cells that hold something.
    pub(super) filled: usize,
    /// Those that are amounts or whole numbers.
    pub(super) numbers: usize,
    /// Those that are amounts by their form: with decimals, a currency or a sign.
    pub(super) amounts: usize,
    /// Amounts and numbers other than zero.
    pub(super) not_zero: usize,
}

impl Held {
    /// Whether nearly all that it holds are numbers.
    pub(super) fn is_numbers(self) -> bool {
        self.filled > 0 && self.numbers * 10 >= self.filled * 9
    }

    /// Whether nearly all that it holds are numbers, and some have the form of amounts.
    pub(super) fn is_amounts(self) -> bool {
        self.is_numbers() && self.amounts > 0
    }
}

impl Sample {
    /// The first rows of those that follow.
    pub(super) fn of(mut records: Records<'_>, headers: &[String]) -> Self {
        let mut rows = Vec::new();
        let mut record = StringRecord::new();
        while rows.len() < LOOKED_AT && records.next_into(&mut record).is_some() {
            if !is_header(&record, headers) {
                rows.push(record.clone());
            }
        }
        let filled = |row: &StringRecord| row.iter().filter(|it| !it.trim().is_empty()).count();
        let most = rows.iter().map(filled).max().unwrap_or_default();
        let is_total =
            |row: &StringRecord| row.iter().any(|it| TotalOf::read(it.trim()).is_some());
        let documents = rows.iter().filter(|row| filled(row) * 2 >= most && !is_total(row));
        let documents = documents.cloned().collect();
        Self { rows, documents }
    }

    /// The rows that look like documents.
    pub(super) fn documents(&self) -> &[StringRecord] {
        &self.documents
    }

    /// The rows, from the top.
    pub(super) fn rows(&self) -> &[StringRecord] {
        &self.rows
    }

    /// The counts of a column.
    pub(super) fn held(&self, column: u16) -> Held {
        let mut held = Held::default();
        for row in &self.documents {
            let cell = cell(row, column);
            if cell.is_empty() {
                continue;
            }
            held.filled += 1;
            let Some(amount) = amount::read(cell) else { continue };
            held.numbers += 1;
            let zero = matches!(amount.reading, Reading::Clear(money, _) if money.is_zero());
            held.not_zero += usize::from(!zero);
            let plain = cell.bytes().all(|byte| byte.is_ascii_digit());
            held.amounts += usize::from(!plain);
        }
        held
    }
}

impl Sample {
    /// Whether every filled cell of a column says yes or no, and one of them in a word.
    pub(super) fn holds_answers(&self, column: u16) -> bool {
        let cells = || self.documents.iter().map(|row| cell(row, column));
        let says = |cell: &str| cell.is_empty() || words::yes_or_no(cell).is_some();
        cells().all(says) && cells().any(|cell| cell.chars().any(char::is_alphabetic))
    }
}

/// A cell without outer spaces; empty where the row has none.
pub(super) fn cell(row: &StringRecord, column: u16) -> &str {
    row.get(usize::from(column)).unwrap_or_default().trim()
}
