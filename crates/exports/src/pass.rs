//! The results of one reading of all rows, and the decisions taken from them before a second one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use findings::{Args, Code, Currency, Finding, Money, Origin, Source};

use super::header::Recognised;
use super::listed;
use super::note::{Note, NoteCode};
use super::profile::RowIs;
use super::proof::{Disproof, Unproved};
use super::running::{Running, Verdict};
use super::state::UnknownWord;
use super::style::Styles;
use super::{Field, InvoiceRow};

/// The decisions about the rows of a file before they are read, and the facts that they show.
#[derive(Debug, Clone)]
pub(super) struct Pass {
    /// How columns write amounts and dates.
    pub(super) styles: Styles,
    /// Whether a blank debtor means the debtor above.
    pub(super) blank_is_as_above: bool,
    /// Whether rows of one invoice are put together, where headers say so.
    pub(super) groups: bool,
    /// Whether a row that names no country means France.
    pub(super) in_france: bool,

    /// Whether the column of what remains holds a balance that grows from row to row.
    pub(super) runs: bool,
    /// Whether amounts have the sign of their side already.
    pub(super) sides_are_signed: bool,
    /// Whether some have and some have not.
    pub(super) sides_are_mixed: bool,
    /// The lettering whose rows settle each other, by debtor; none before all rows are known.
    pub(super) settled: Option<BTreeSet<(String, String)>>,

    /// The facts shown by balances.
    pub(super) running: Running,
    /// The facts shown by signs and sides.
    pub(super) sides: Sides,
    /// The sums of rows of one lettering, by debtor.
    pub(super) lettered: BTreeMap<(String, String), Money>,
    /// The first row that shows that columns do not mean what they were taken for.
    pub(super) contradiction: Option<Contradiction>,
    /// Accounts of customers, and the first of another kind, with its line.
    pub(super) accounts: (bool, Option<(u32, String)>),
    /// A printed total that the rows do not make.
    pub(super) disproof: Option<Disproof>,
    /// A printed total that could not be compared.
    pub(super) unproved: Option<Unproved>,
    /// Lines that name the debtor of the rows below them.
    pub(super) headings: Count,
    /// Lines printed around the table, page by page.
    pub(super) around: Count,
    /// Rows without any detail of a debtor.
    pub(super) blank: Count,
    /// Rows without a debtor's code and with some other detail.
    pub(super) half_blank: usize,
    /// Rows that repeat the debtor of the row above.
    pub(super) repeated: usize,
    /// Rows that were put into the row of the same invoice.
    pub(super) merged: usize,
    /// Rows of an invoice that say something else of it than an earlier one.
    pub(super) differing: usize,
    /// Rows of totals.
    pub(super) totals: Count,
    /// Rows that are the header again.
    pub(super) headers: Count,
    /// Columns with values of two meanings.
    pub(super) undecided: Vec<Undecided>,
    /// Words of state columns that nobody knows, the most frequent of a column first.
    pub(super) unknown: Vec<UnknownWord>,
    /// Rows on accounts of suppliers.
    pub(super) suppliers: Suppliers,
    /// Rows that the workbook does not show.
    pub(super) hidden: HiddenSums,
    /// Such rows, where the job wants them left out.
    pub(super) left_out: Count,
}

/// Rows whose accounts are those of suppliers, where a column may hold them.
#[derive(Debug, Clone, Default)]
pub(super) struct Suppliers {
    /// Whether the column may hold them.
    pub(super) looked_for: bool,
    /// Rows on accounts of suppliers.
    rows: usize,
    /// The first of them, with its account.
    first: Option<(u32, String)>,
    /// Rows on accounts of customers.
    customers: usize,
    /// All rows with a code.
    seen: usize,
}

impl Suppliers {
    /// Counts a row.
    pub(super) fn count(&mut self, code: &str, line: u32) {
        if !self.looked_for {
            return;
        }
        self.seen += 1;
        self.customers += usize::from(listed::is_customer(code));
        if listed::is_supplier(code) {
            self.rows += 1;
            self.first.get_or_insert_with(|| (line, code.to_owned()));
        }
    }

    /// Whether there are rows and all of them are on accounts of suppliers.
    pub(super) fn are_all(&self) -> bool {
        self.rows > 0 && self.rows == self.seen
    }

    /// The line of the first, where all are on accounts of suppliers.
    pub(super) fn all_from(&self) -> Option<u32> {
        self.first.as_ref().filter(|_| self.are_all()).map(|(line, _)| *line)
    }

    /// The first on an account of suppliers, where all others are on accounts of customers.
    pub(super) fn beside_customers(&self) -> Option<(u32, String)> {
        let both = self.customers > 0 && self.rows + self.customers == self.seen;
        self.first.clone().filter(|_| both)
    }
}

/// Rows that a workbook does not show.
#[derive(Debug, Clone, Default)]
pub(super) struct HiddenSums {
    rows: Count,
    /// The sums that remain by them in each currency; none means the euro.
    sums: BTreeMap<Option<Currency>, Money>,
}

impl HiddenSums {
    pub(super) fn count(&mut self, line: u32, currency: Option<Currency>, remains: Money) {
        self.rows.count(line);
        *self.sums.entry(currency).or_default() += remains;
    }

    /// How many there are and what they come to, at the first of them.
    pub(super) fn finding(&self, source: &Arc<Source>) -> Option<Finding> {
        let Count { rows, first } = self.rows;
        let euro = Currency::EUR;
        let sums = self.sums.iter().map(|(currency, sum)| {
            format!("{} {}", sum.to_cents().amount(), currency.unwrap_or(euro))
        });
        let sums: Vec<String> = sums.collect();
        let values = Args::new().count("rows", rows).text("sum", sums.join(", "));
        let origin = Origin { source: Arc::clone(source), line: first, column: None };
        (rows > 0).then(|| Finding::new(Code::RowsHidden, origin, None, values))
    }
}

/// A row for which a whole file is refused.
#[derive(Debug, Clone)]
pub(super) struct Contradiction {
    pub(super) code: Code,
    pub(super) line: u32,
    pub(super) column: Option<u16>,
    pub(super) values: Args,
}

/// How signs and sides go together, in rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sides {
    pub(super) negative_credits: usize,
    pub(super) positive_credits: usize,
    pub(super) negative_debits: usize,
}

/// How many rows, and the line of the first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) rows: usize,
    first: u32,
}

impl Count {
    pub(super) fn count(&mut self, line: u32) {
        if self.rows == 0 {
            self.first = line;
        }
        self.rows += 1;
    }

    fn note(self, code: NoteCode) -> Option<Note> {
        let values = Args::new().count("rows", self.rows).text("line", self.first.to_string());
        (self.rows > 0).then(|| Note::new(code, values))
    }
}

/// A column with values of two meanings, at its first such row.
#[derive(Debug, Clone)]
pub(super) struct Undecided {
    pub(super) code: Code,
    pub(super) field: Field,
    pub(super) line: u32,
    pub(super) text: String,
    /// The two things it may mean.
    pub(super) readings: [String; 2],
    pub(super) rows: usize,
}

/// So many rows without a debtor, in a file where no debtor stands twice, are no slip.
const ENOUGH_BLANKS: usize = 3;

impl Pass {
    /// Before the first reading.
    pub(super) fn first(styles: Styles, blank_is_as_above: bool, in_france: bool) -> Self {
        Self {
            styles,
            blank_is_as_above,
            groups: true,
            runs: false,
            sides_are_signed: false,
            sides_are_mixed: false,
            settled: None,
            running: Running::default(),
            sides: Sides::default(),
            lettered: BTreeMap::new(),
            contradiction: None,
            accounts: (false, None),
            disproof: None,
            unproved: None,
            headings: Count::default(),
            around: Count::default(),
            in_france,
            blank: Count::default(),
            half_blank: 0,
            repeated: 0,
            merged: 0,
            differing: 0,
            totals: Count::default(),
            headers: Count::default(),
            undecided: Vec::new(),
            unknown: Vec::new(),
            suppliers: Suppliers::default(),
            hidden: HiddenSums::default(),
            left_out: Count::default(),
        }
    }

    /// The same again, for a file that is refused after all its rows are known.
    pub(super) fn again(shown: &Self) -> Self {
        let mut next =
            Self::first(shown.styles.clone(), shown.blank_is_as_above, shown.in_france);
        next.suppliers.looked_for = shown.suppliers.looked_for;
        next.groups = shown.groups;
        next.runs = shown.runs;
        next.settled.clone_from(&shown.settled);
        (next.sides_are_signed, next.sides_are_mixed) =
            (shown.sides_are_signed, shown.sides_are_mixed);
        next
    }

    /// Lines that are no documents.
    pub(super) fn skipped(&self) -> usize {
        let printed = self.headings.rows + self.around.rows;
        self.totals.rows + self.headers.rows + self.left_out.rows + printed
    }

    /// The decisions that a second reading needs; none when it would find nothing else. `invoices` are those
    /// of this file.
    pub(super) fn decide(
        &self,
        recognised: &Recognised,
        invoices: &[InvoiceRow],
    ) -> Option<Self> {
        let styles = self.styles.decide();
        let blank_is_as_above = self.blank_is_as_above || self.shows_blanks(invoices);
        // Amounts that differ between the rows of one invoice may be those of its lines.
        let groups = recognised.row_is_told || self.differing == 0;
        let groups = groups && self.groups;
        let same = blank_is_as_above == self.blank_is_as_above && groups == self.groups;
        // Sums are sure once every amount has its one reading.
        let readable = styles.is_none();
        let runs = self.runs || (readable && self.balance(recognised) == Verdict::Runs);
        let known = !recognised.running_by_name && runs != self.runs;
        let (signed, mixed) = self.signs();
        let sides = (signed, mixed) != (self.sides_are_signed, self.sides_are_mixed);
        let letters = readable && self.settled.is_none() && !self.lettered.is_empty();
        if readable && same && !known && !sides && !letters {
            return None;
        }
        let styles = styles.unwrap_or_else(|| self.styles.clone());
        let mut next = Self::first(styles, blank_is_as_above, self.in_france);
        next.groups = groups;
        next.suppliers.looked_for = self.suppliers.looked_for;
        next.runs = self.runs || known;
        (next.sides_are_signed, next.sides_are_mixed) = (signed, mixed);
        // Lettering is counted anew where amounts have another meaning now.
        next.settled = (letters && !known && !sides).then(|| self.settled_letters());
        Some(next)
    }

    /// The first account of another kind that stands beside accounts of customers.
    pub(super) fn accounts_of_others(&self) -> Option<(u32, String)> {
        let (customers, other) = &self.accounts;
        other.clone().filter(|_| *customers)
    }

    /// The meaning of the column of balances.
    pub(super) fn balance(&self, recognised: &Recognised) -> Verdict {
        if self.runs || recognised.running.is_none() {
            return Verdict::Remainder;
        }
        self.running.verdict(recognised.balance_is())
    }

    /// Whether amounts have the sign of their side, and whether only some have.
    fn signs(&self) -> (bool, bool) {
        let Sides { negative_credits, positive_credits, negative_debits } = self.sides;
        let signed = negative_credits > 0 && positive_credits == 0 && negative_debits == 0;
        let mixed = negative_credits > 0 && !signed;
        (signed || self.sides_are_signed, mixed || self.sides_are_mixed)
    }

    fn settled_letters(&self) -> BTreeSet<(String, String)> {
        let settled = self.lettered.iter().filter(|(_, sum)| sum.is_zero());
        settled.map(|(key, _)| key.clone()).collect()
    }

    /// Whether blanks can mean nothing but the debtor above: they are many and wholly blank, and
    /// each debtor stands on one row only, as programs write that leave repetitions out.
    fn shows_blanks(&self, invoices: &[InvoiceRow]) -> bool {
        if self.blank.rows < ENOUGH_BLANKS || self.half_blank > 0 || self.repeated > 0 {
            return false;
        }
        let codes: BTreeSet<&str> = invoices.iter().map(|row| &*row.debtor.code).collect();
        codes.len() == invoices.len() && !codes.is_empty()
    }

    /// The notes on the rows for `check`.
    pub(super) fn notes(&self, row: RowIs, headers: impl Fn(Field) -> String) -> Vec<Note> {
        let merged = |code: NoteCode| {
            let note = || Note::new(code, Args::new().count("rows", self.merged));
            (self.merged > 0).then(note)
        };
        let as_above = self.blank.note(NoteCode::AsAbove).filter(|_| self.blank_is_as_above);
        let serials = self.styles.serials().map(|field| {
            Note::new(NoteCode::SerialDates, Args::new().text("header", headers(field)))
        });
        let of_rows = [
            self.headings.note(NoteCode::Groups),
            self.runs.then(|| Note::new(NoteCode::RunningBalance, Args::new())),
            self.left_out.note(NoteCode::HiddenRows),
            self.headers.note(NoteCode::RepeatedHeader),
            self.totals.note(NoteCode::Totals),
            as_above,
            merged(if row == RowIs::Payment {
                NoteCode::PaymentLines
            } else {
                NoteCode::InvoiceLines
            }),
        ];
        of_rows.into_iter().flatten().chain(serials).collect()
    }
}
