//! A ledger written down in a layout: rows of cells.

use chrono::NaiveDate;

use crate::dice::Dice;
use crate::layout::{Amounts, Layout, Signs, Totals, Who};
use crate::truth::{Document, Kind, Standing, Truth};
use crate::words::{LANGUAGES, Words};

/// What a cell is, before it is written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    Blank,
    Text(String),
    /// In cents.
    Amount(i64),
    Day(NaiveDate),
}

/// What a column gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Code,
    Name,
    Number,
    Date,
    Due,
    Kind,
    Total,
    Paid,
    Residual,
    Odd,
    Debit,
    Credit,
    Balance,
    Side,
    Band(usize),
    State,
    Lettering,
    Currency,
    Net(usize),
    Note,
}

/// Rows as they stand in the file.
pub(crate) struct Sheet {
    pub(crate) rows: Vec<Vec<Cell>>,
    /// The line of the header, from 0.
    pub(crate) header: usize,
    /// Whether a row of something that is owed is missing, as printed totals show.
    pub(crate) lost: bool,
}

struct Writer<'a> {
    layout: &'a Layout,
    words: &'a Words,
    truth: &'a Truth,
    columns: Vec<Column>,
    /// For columns of several words: which.
    names: Vec<String>,
    rows: Vec<Vec<Cell>>,
    sides: [&'static str; 2],
    balance: i64,
    /// The rows of what is owed.
    owing: Vec<usize>,
}

pub(crate) fn write(truth: &Truth, layout: &Layout, dice: &mut Dice) -> Sheet {
    let words = &LANGUAGES[layout.language];
    let columns = columns(layout, dice);
    let names = columns.iter().map(|column| header(*column, words, layout, dice)).collect();
    let sides = *dice.one(words.sides);
    let mut writer = Writer {
        layout,
        words,
        truth,
        columns,
        names,
        rows: Vec::new(),
        sides,
        balance: 0,
        owing: Vec::new(),
    };
    for title in words.title.iter().take(layout.titles) {
        writer.rows.push(writer.line(title));
    }
    if layout.titles > 1 {
        writer.rows.push(writer.line(""));
    }
    let header = writer.rows.len();
    writer.header();
    writer.body(dice);
    if layout.row_lost && !writer.owing.is_empty() {
        let lost = *dice.one(&writer.owing);
        writer.rows.remove(lost);
    }
    let lost = layout.row_lost && !writer.owing.is_empty();
    Sheet { rows: writer.rows, header, lost }
}

/// The columns of a layout, in some order; lines of groups begin in the first.
fn columns(layout: &Layout, dice: &mut Dice) -> Vec<Column> {
    let mut columns = vec![Column::Number, Column::Date, Column::Due];
    match layout.who {
        Who::CodeAndName => columns.extend([Column::Code, Column::Name]),
        Who::NameAlone => columns.push(Column::Name),
        Who::Headings(_) | Who::Announced => {}
    }
    columns.extend(match layout.amounts {
        Amounts::TotalAndResidual => vec![Column::Total, Column::Residual],
        Amounts::ResidualAlone => vec![Column::Residual],
        Amounts::TotalAndPaid => vec![Column::Total, Column::Paid],
        Amounts::TotalPaidAndResidual => vec![Column::Total, Column::Paid, Column::Residual],
        Amounts::TotalAlone => vec![Column::Total],
        Amounts::TotalAndOdd => vec![Column::Total, Column::Odd],
        Amounts::TotalAndSide => vec![Column::Total, Column::Side],
        Amounts::DebitAndCredit => vec![Column::Debit, Column::Credit],
        Amounts::DebitCreditAndBalance => vec![Column::Debit, Column::Credit, Column::Balance],
        Amounts::TotalAndBalance => vec![Column::Total, Column::Balance],
        Amounts::Bands(sum) => {
            let bands = [Column::Band(0), Column::Band(1), Column::Band(2)];
            bands.into_iter().chain(sum.then_some(Column::Residual)).collect()
        }
    });
    let more = [
        (layout.has_kind(), Column::Kind),
        (layout.state, Column::State),
        (layout.lettering, Column::Lettering),
        (layout.currency, Column::Currency),
        (layout.extra && layout.amounts != Amounts::TotalAndOdd, Column::Net(0)),
        (layout.extra, Column::Note),
    ];
    columns.extend(more.into_iter().filter(|(there, _)| *there).map(|(_, column)| column));
    dice.shuffle(&mut columns);
    columns
}

fn header(column: Column, words: &Words, layout: &Layout, dice: &mut Dice) -> String {
    let one = |list: &[&'static str], dice: &mut Dice| (*dice.one(list)).to_owned();
    match column {
        Column::Code => one(words.code, dice),
        Column::Name => one(words.name, dice),
        Column::Number => one(words.number, dice),
        Column::Date => one(words.date, dice),
        Column::Due => one(words.due, dice),
        Column::Kind => one(words.kind, dice),
        Column::Total => one(words.total, dice),
        Column::Paid => one(words.paid, dice),
        // The sum of columns by age is called a total in most reports.
        Column::Residual if layout.amounts == Amounts::Bands(true) => "Total".to_owned(),
        Column::Residual => one(words.residual, dice),
        Column::Odd => one(words.odd, dice),
        Column::Debit => one(words.debit, dice),
        Column::Credit => one(words.credit, dice),
        Column::Balance => one(words.balance, dice),
        Column::Side => one(words.side, dice),
        Column::Band(at) => words.bands[0][at].to_owned(),
        Column::State => one(words.state, dice),
        Column::Lettering => one(words.lettering, dice),
        Column::Currency => one(&["Devise", "Currency", "Währung"], dice),
        Column::Net(at) => words.net[at].to_owned(),
        Column::Note => one(words.note, dice),
    }
}

impl Writer<'_> {
    fn line(&self, first: &str) -> Vec<Cell> {
        let mut row = vec![Cell::Blank; self.columns.len()];
        if !first.is_empty() {
            row[0] = Cell::Text(first.to_owned());
        }
        row
    }

    fn header(&mut self) {
        let names = self.names.iter().map(|name| Cell::Text(name.clone())).collect();
        self.rows.push(names);
    }

    fn body(&mut self, dice: &mut Dice) {
        let label = *dice.one(self.words.total_of);
        for debtor in 0..self.truth.debtors.len() {
            let documents: Vec<&Document> =
                self.truth.documents.iter().filter(|it| it.debtor == debtor).collect();
            let (code, name) = &self.truth.debtors[debtor];
            match self.layout.who {
                Who::Headings(_) if dice.percent(30) => {
                    let mut row = self.line(code);
                    row[1] = Cell::Text(name.clone());
                    self.rows.push(row);
                }
                Who::Headings(_) => self.rows.push(self.line(name)),
                Who::Announced => {
                    let sums = self.sums(&documents, name);
                    self.rows.push(sums);
                }
                _ => {}
            }
            self.balance = 0;
            for document in &documents {
                if document.owed() != 0 {
                    self.owing.push(self.rows.len());
                }
                let row = self.document(document);
                self.rows.push(row);
            }
            let below = match self.layout.who {
                Who::Headings(totals) => totals,
                Who::Announced => false,
                _ => self.layout.subtotals_in_flat_files,
            };
            if below {
                let row = self.sums(&documents, &format!("{} {name}", self.words.total_of[0]));
                self.rows.push(row);
            }
            if self.layout.repeated_header && debtor == 1 {
                self.header();
            }
        }
        if self.layout.totals != Totals::None {
            let all: Vec<&Document> = self.truth.documents.iter().collect();
            let row = self.sums(&all, label);
            self.rows.push(row);
        }
    }

    /// A row of sums; a place for the label is found beside the amounts.
    fn sums(&self, documents: &[&Document], label: &str) -> Vec<Cell> {
        let sum =
            |of: &dyn Fn(&Document) -> i64| documents.iter().map(|it| of(it)).sum::<i64>();
        let mut row: Vec<Cell> = self
            .columns
            .iter()
            .map(|column| match column {
                Column::Total => Cell::Amount(sum(&|it| signed(it, it.total))),
                Column::Paid => Cell::Amount(sum(&|it| signed(it, it.paid))),
                Column::Residual => Cell::Amount(sum(&|it| signed(it, it.total - it.paid))),
                Column::Odd => Cell::Amount(sum(&|it| it.paid)),
                Column::Debit => Cell::Amount(sum(&|it| signed(it, it.total).max(0))),
                Column::Credit => Cell::Amount(sum(&|it| -signed(it, it.total).min(0))),
                Column::Balance => Cell::Amount(sum(&|it| signed(it, it.total))),
                Column::Band(at) => Cell::Amount(sum(&|it| {
                    if band(it) == *at { signed(it, it.total - it.paid) } else { 0 }
                })),
                Column::Net(_) => Cell::Amount(sum(&|it| signed(it, it.total) * 5 / 6)),
                Column::Currency if self.layout.totals == Totals::WithCurrency => {
                    Cell::Text("EUR".to_owned())
                }
                _ => Cell::Blank,
            })
            .collect();
        let free = row.iter().position(|cell| *cell == Cell::Blank).unwrap_or_default();
        row[free] = Cell::Text(label.to_owned());
        row
    }

    fn document(&mut self, it: &Document) -> Vec<Cell> {
        self.balance += signed(it, it.total);
        let shown = |amount: i64| {
            let plain = match (self.layout.signs, self.layout.amounts) {
                (_, Amounts::TotalAndSide) | (Signs::Kind, _) => amount,
                _ => signed(it, amount),
            };
            Cell::Amount(plain)
        };
        let residual = it.total - it.paid;
        let text = |text: &str| {
            if text.is_empty() { Cell::Blank } else { Cell::Text(text.to_owned()) }
        };
        let (code, name) = &self.truth.debtors[it.debtor];
        let credit = it.kind != Kind::Invoice;
        let cell = |column: &Column| match column {
            Column::Code => text(code),
            Column::Name => text(name),
            Column::Number => text(&it.number),
            Column::Date => Cell::Day(it.date),
            Column::Due => Cell::Day(it.due),
            Column::Kind => text(self.words.kinds[it.kind as usize]),
            Column::Total => shown(it.total),
            Column::Paid => shown(it.paid),
            Column::Residual => shown(residual),
            Column::Odd => Cell::Amount(it.paid),
            Column::Debit => {
                if credit {
                    Cell::Blank
                } else {
                    Cell::Amount(it.total)
                }
            }
            Column::Credit => {
                if credit {
                    Cell::Amount(it.total)
                } else {
                    Cell::Blank
                }
            }
            Column::Balance => Cell::Amount(self.balance),
            Column::Side => text(self.sides[usize::from(credit)]),
            Column::Band(at) if band(it) == *at => shown(residual),
            Column::Band(_) => Cell::Amount(0),
            Column::State => text(
                self.words.states[match it.standing {
                    Standing::Open => 0,
                    Standing::Paid => 1,
                    Standing::Cancelled => 2,
                    Standing::Draft => 3,
                }],
            ),
            Column::Lettering => text(&it.lettering),
            Column::Currency => text("EUR"),
            Column::Net(_) => Cell::Amount(signed(it, it.total) * 5 / 6),
            Column::Note => text("x y"),
        };
        self.columns.iter().map(cell).collect()
    }
}

fn signed(it: &Document, amount: i64) -> i64 {
    if it.kind == Kind::Invoice { amount } else { -amount }
}

/// The column by age of a document on 30 November.
fn band(it: &Document) -> usize {
    let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
    match (today - it.due).num_days() {
        ..=0 => 0,
        1..=60 => 1,
        _ => 2,
    }
}
