//! Reports in which a debtor stands on a line of its own, above its documents.

use csv::StringRecord;

use crate::heading::{Heading, TotalOf, is_around};
use crate::proof::SUMMED;
use crate::sample::{Sample, cell};
use crate::{Field, amount, date, words};

use super::Recognised;

/// The kind of a line of a report, by the cells that it fills.
#[derive(Debug, Clone, PartialEq, Eq)]
enum LineShape {
    /// It names somebody and holds no amount.
    Heading(Heading),
    /// It names somebody and holds amounts, and neither date nor number.
    Announcing(Heading),
    /// A document; whether it names its debtor itself.
    Document(bool),
    /// A sum.
    Total(TotalOf),
    /// Something else.
    Other,
}

/// Cells that a line with a name alone may fill: label, code and name.
const MOST_IN_HEADING: usize = 3;

impl Recognised {
    /// Looks for lines that name the debtor of the rows below them.
    pub(crate) fn take_groups(&mut self, sample: &Sample, titles: &[String]) {
        self.titles = titles.iter().map(|it| without_digits(it)).collect();
        if self.columns.get(Field::Invoice).is_none() {
            self.take_numbers_beside_names(sample);
        }
        let mut open: Vec<Heading> = Vec::new();
        let lines = self.lines();
        for row in sample.rows().iter().filter(|row| !lines.is_around(row)) {
            match self.shape(&lines, row) {
                LineShape::Heading(heading) | LineShape::Announcing(heading) => {
                    open.push(heading);
                }
                LineShape::Document(false) if !open.is_empty() => self.grouped = true,
                LineShape::Total(total) if total.closes(&open).is_some() => self.grouped = true,
                LineShape::Document(_) | LineShape::Total(_) | LineShape::Other => {}
            }
        }
    }

    /// A column whose header says nothing may hold the debtor on some rows and the number on others: those
    /// with a date.
    fn take_numbers_beside_names(&mut self, sample: &Sample) {
        let dates = self.dates();
        let taken =
            |column: &u16| dates.contains(column) || self.amounts().any(|it| it == *column);
        let rows = sample.rows();
        let width = rows.iter().map(StringRecord::len).max().unwrap_or_default();
        let columns = 0..u16::try_from(width).unwrap_or(u16::MAX);
        let filled = |column: &u16| {
            let filled = rows.iter().filter(|row| !cell(row, *column).is_empty()).count();
            filled * 10 >= rows.len() * 8
        };
        let Some(column) = columns.filter(|it| !taken(it)).find(filled) else { return };
        let mut named = false;
        let mut numbered = false;
        for row in rows {
            let text = cell(row, column);
            if text.is_empty() || TotalOf::read(text).is_some() {
                continue;
            }
            let dated = dates.iter().any(|it| date::read(cell(row, *it)).is_some());
            numbered |= dated && named;
            named |= !dated;
        }
        if numbered {
            for field in [Field::Debtor, Field::Name] {
                if self.columns.get(field) == Some(column) {
                    self.columns.set(field, None);
                }
            }
            self.troubles.retain(|it| it.column != Some(column));
            self.columns.set(Field::Invoice, Some(column));
            self.names_beside_numbers = true;
        }
    }

    fn dates(&self) -> Vec<u16> {
        let fields = [Field::InvoiceDate, Field::DueDate];
        fields.iter().filter_map(|field| self.columns.get(*field)).collect()
    }

    fn amounts(&self) -> impl Iterator<Item = u16> + '_ {
        let fields = SUMMED.iter().filter_map(|field| self.columns.get(*field));
        fields.chain(self.bands.iter().copied()).chain(self.running)
    }

    /// The kind of a line.
    fn shape(&self, lines: &Lines, row: &StringRecord) -> LineShape {
        match lines.heading(row) {
            Some((heading, false)) => return LineShape::Heading(heading),
            Some((heading, true)) => return LineShape::Announcing(heading),
            None => {}
        }
        let text = |field: Field| self.columns.get(field).map_or("", |it| cell(row, it));
        let first = row.iter().map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default();
        if !lines.has_date(row)
            && let Some(total) = TotalOf::read(first)
        {
            return LineShape::Total(total);
        }
        let number = !text(Field::Invoice).is_empty();
        if lines.has_amount(row) && (number || lines.has_date(row)) {
            let named =
                [Field::Debtor, Field::Name].iter().any(|field| !text(*field).is_empty());
            return LineShape::Document(named);
        }
        LineShape::Other
    }

    /// How lines that are no documents are told.
    pub(crate) fn lines(&self) -> Lines {
        Lines {
            amounts: self.amounts().collect(),
            dates: self.dates(),
            number: self.columns.get(Field::Invoice),
            currency: self.columns.get(Field::Currency),
            who: [Field::Debtor, Field::Name].map(|field| self.columns.get(field)),
            names_beside_numbers: self.names_beside_numbers,
            titles: self.titles.clone(),
        }
    }
}

/// How lines that are no documents are told from those that are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lines {
    amounts: Vec<u16>,
    dates: Vec<u16>,
    number: Option<u16>,
    currency: Option<u16>,
    who: [Option<u16>; 2],
    names_beside_numbers: bool,
    /// The titles above the header, without digits: pages repeat them.
    titles: Vec<String>,
}

impl Lines {
    /// Whether a line is printed around the table, page by page.
    pub(crate) fn is_around(&self, row: &StringRecord) -> bool {
        let mut filled = row.iter().map(str::trim).filter(|cell| !cell.is_empty());
        let first = filled.next().unwrap_or_default();
        let title = || self.titles.contains(&without_digits(first));
        filled.count() < 3 && (is_around(first) || title()) && !self.has_amount(row)
    }

    /// Whether the cell of the number holds a name in a row.
    pub(crate) fn names_beside(&self, row: &StringRecord) -> bool {
        self.names_beside_numbers && !self.has_date(row)
    }

    /// Whether any column of amounts is filled.
    pub(crate) fn has_amount(&self, row: &StringRecord) -> bool {
        self.amounts.iter().any(|column| amount::read(cell(row, *column)).is_some())
    }

    /// Whether a date stands where dates stand.
    pub(crate) fn has_date(&self, row: &StringRecord) -> bool {
        self.dates.iter().any(|column| date::read(cell(row, *column)).is_some())
    }

    /// The name of a group on a line of its own, and whether amounts stand beside it.
    pub(crate) fn heading(&self, row: &StringRecord) -> Option<(Heading, bool)> {
        if let Some(heading) = self.code_and_name(row) {
            return Some((heading, false));
        }
        let amounts = self.has_amount(row);
        let dated = |column: &u16| {
            let cell = cell(row, *column);
            // A code of digits alone may look like a day.
            date::read(cell).is_some() && (amounts || !is_digits(cell))
        };
        if self.dates.iter().any(dated) {
            return None;
        }
        let filled = |column: Option<u16>| column.is_some_and(|it| !cell(row, it).is_empty());
        let numbered = filled(self.number) && !self.names_beside_numbers;
        let named = self.who.iter().any(|column| filled(*column));
        let mut texts: Vec<&str> = Vec::new();
        for (column, cell) in (0_u16..).zip(row) {
            let cell = cell.trim();
            // A code of digits stands before the name, amounts behind it.
            let number = amount::read(cell).is_some()
                && (!is_digits(cell) || !texts.is_empty() || self.amounts.contains(&column));
            let currency = Some(column) == self.currency && words::currency(cell).is_some();
            if cell.is_empty() || number || currency {
                continue;
            }
            // What should be an amount and cannot be read is nobody's name.
            let figures = cell.bytes().any(|it| it.is_ascii_digit());
            if figures && !texts.is_empty() && self.amounts.contains(&column) {
                return None;
            }
            texts.push(cell);
        }
        let may = !texts.is_empty()
            && texts.len() <= MOST_IN_HEADING
            && !(numbered && (named || amounts || texts.len() > 2))
            && !texts.iter().any(|it| TotalOf::read(it).is_some())
            // A code of digits alone may look like a day.
            && !texts.iter().any(|it| !is_digits(it) && date::read(it).is_some());
        may.then(|| Heading::read(&texts)).flatten().map(|heading| (heading, amounts))
    }

    /// A code of digits and a name behind it, and nothing else, where documents have their number and dates: the columns
    /// say nothing of such a line, whatever they hold below.
    fn code_and_name(&self, row: &StringRecord) -> Option<Heading> {
        let mut filled = row.iter().map(str::trim).filter(|cell| !cell.is_empty());
        let (Some(code), Some(name), None) = (filled.next(), filled.next(), filled.next())
        else {
            return None;
        };
        let in_place = self.number.is_some_and(|it| cell(row, it) == name);
        if self.dates.is_empty() || !in_place || !is_digits(code) {
            return None;
        }
        let letters = name.chars().filter(|it| it.is_alphabetic()).count();
        let named = letters >= LEAST_OF_NAME && !name.bytes().any(|it| it.is_ascii_digit());
        let said = TotalOf::read(name).is_some() || words::paper(name).is_some();
        (named && !said).then(|| Heading::read(&[code, name])).flatten()
    }
}

/// Letters that a name has at least.
const LEAST_OF_NAME: usize = 4;

fn without_digits(text: &str) -> String {
    text.chars().filter(|it| !it.is_ascii_digit()).collect()
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
