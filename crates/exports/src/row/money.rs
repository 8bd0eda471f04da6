//! The amounts of a row, with the sign that its document, its side and its column give.

use crate::amount;
use crate::pass::Contradiction;
use crate::proof::{Amounts, Printed, SUMMED};
use crate::state::Standing;
use crate::style::Cell;
use crate::{Document, DocumentKind, Field, words};
use findings::{Args, Code, Currency, Money};

use super::{Cells, Rows};

/// The amounts of an invoice, credit note or payment.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    /// The kind of document that a column names.
    pub(super) paper: Option<DocumentKind>,
    pub(super) document: Option<Document>,
    pub(super) currency: Option<Currency>,
    pub(super) total: Option<Money>,
    pub(super) paid: Option<Money>,
    pub(super) residual: Option<Money>,
    /// Debit and credit, where columns give them.
    pub(super) sides: [Option<Money>; 2],
    /// Whether an amount of the row could not be read.
    pub(super) unreadable: bool,
    /// Where not, those that could: what is blank is nothing.
    pub(super) readable: Amounts,
    /// The amount in the column of remainders, before its side gives it a sign.
    pub(super) shown: Option<Money>,
    /// How the document stands.
    pub(super) standing: Standing,
}

impl Sums {
    /// Whether the amounts show that a part was paid and a part was not.
    pub(super) fn are_paid_in_part(&self) -> bool {
        let Some(total) = self.total.map(Money::abs) else { return false };
        let paid = self.paid.unwrap_or_default().abs();
        let remains = self.residual.map_or(total - paid, Money::abs);
        remains.is_positive() && remains < total
    }

    /// The amount that the document adds to its account; credits are negative.
    pub(super) fn net(&self, amount: Money) -> Money {
        match self.document.unwrap_or_default() {
            Document::Invoice => amount,
            Document::CreditNote | Document::Payment => -amount.abs(),
        }
    }

    /// The amounts it adds to the sums of the file.
    pub(super) fn summed(&self, runs: bool) -> Amounts {
        let [debit, credit] = self.sides;
        let known = |amount: Option<Money>| Some(amount.unwrap_or_default());
        let [total, paid, residual, debit, credit] = if self.unreadable {
            self.readable
        } else {
            let [total, paid] = [known(self.total), known(self.paid)];
            [total, paid, known(self.residual), known(debit), known(credit)]
        };
        let net = |amount: Option<Money>| amount.map(|it| self.net(it));
        let residual = if runs { total } else { residual };
        [net(total), paid, net(residual), debit, credit]
    }
}

impl Rows<'_> {
    pub(super) fn sums(&mut self, cells: &Cells<'_>) -> Sums {
        let before = self.trouble;
        self.trouble = false;
        let mut sums = Sums { paper: self.paper(cells), ..Sums::default() };
        sums.document = sums.paper.and_then(DocumentKind::document);
        let mut currency =
            self.word(cells, Field::Currency, words::currency, words::EXPECTED_CURRENCIES);
        let words = self.trouble;
        self.trouble = false;
        let undecided: usize = self.pass.undecided.iter().map(|it| it.rows).sum();
        sums.sides =
            [Field::Debit, Field::Credit].map(|it| self.amount(cells, it, &mut currency));
        sums.total = match sums.sides {
            [None, None] => self.amount(cells, Field::Total, &mut currency),
            [debit, credit] => Some(debit.unwrap_or_default() - credit.unwrap_or_default()),
        };
        sums.paid = self.amount(cells, Field::Paid, &mut currency);
        sums.residual = self.residual(cells, &mut currency);
        sums.shown = sums.residual;
        sums.currency = currency;
        let after: usize = self.pass.undecided.iter().map(|it| it.rows).sum();
        sums.unreadable = self.trouble || undecided != after;
        if sums.unreadable {
            sums.readable = self.readable(cells, &sums);
            // Without all of them, the others do not tell for sure what remains.
            (sums.total, sums.paid) = (None, None);
        }
        self.take_side(cells, &mut sums);
        self.look_at_currency(cells, &sums);
        self.trouble |= before || words;
        sums
    }

    /// Of the amounts of a row those that could be read, where not all could. Those whose sign another cell
    /// gives, or which are sums themselves, are not taken.
    fn readable(&self, cells: &Cells<'_>, sums: &Sums) -> Amounts {
        if self.has(Field::Side) || !self.recognised.bands.is_empty() {
            return Amounts::default();
        }
        let [debit, credit] = sums.sides;
        let read = [sums.total, sums.paid, sums.residual, debit, credit];
        let mut readable = Amounts::default();
        for ((readable, read), field) in readable.iter_mut().zip(read).zip(SUMMED) {
            let blank = || cells.get(field).is_empty().then_some(Money::ZERO);
            *readable = read.or_else(blank);
        }
        readable
    }

    /// The amount that remains, as its column or the columns by age say.
    fn residual(
        &mut self,
        cells: &Cells<'_>,
        currency: &mut Option<Currency>,
    ) -> Option<Money> {
        let shown =
            if self.pass.runs { None } else { self.amount(cells, Field::Residual, currency) };
        if self.recognised.bands.is_empty() {
            return shown;
        }
        let sum = self.sum_of_bands(cells);
        if let (Some(shown), Some(sum)) = (shown, sum)
            && shown != sum
            // Some reports give no column to what is not due.
            && !sum.is_zero()
        {
            let values = Args::new()
                .text("found", shown.amount().to_string())
                .text("sum", sum.amount().to_string());
            self.report(cells, Code::BandsDisagree, Some(Field::Residual), values);
        }
        shown.or(sum.filter(|_| self.recognised.residual_is_bands))
    }

    /// The sum of the columns by age; none where all are empty or one cannot be read.
    fn sum_of_bands(&mut self, cells: &Cells<'_>) -> Option<Money> {
        let mut sum = None;
        for column in &self.recognised.bands {
            let cell = cells.at(*column);
            if cell.is_empty() || amount::is_dash(cell) {
                continue;
            }
            let Cell::Is((money, _)) = self.pass.styles.amount(Field::Residual, cell) else {
                let values = Args::new().text("text", cell);
                self.report(cells, Code::NotAnAmount, None, values);
                continue;
            };
            sum = Some(sum.unwrap_or(Money::ZERO) + money);
        }
        sum
    }

    fn amount(
        &mut self,
        cells: &Cells<'_>,
        field: Field,
        currency: &mut Option<Currency>,
    ) -> Option<Money> {
        let cell = cells.get(field);
        if cell.is_empty() {
            return None;
        }
        let (money, beside) = match self.pass.styles.amount(field, cell) {
            Cell::Is(amount) => amount,
            Cell::Undecided(readings) => {
                self.leave_undecided(cells, Code::UndecidedAmount, field, readings);
                return None;
            }
            Cell::Not if amount::is_dash(cell) => return Some(Money::ZERO),
            Cell::Not => {
                let formula = cell.starts_with('=');
                let code = if formula { Code::FormulaWithoutResult } else { Code::NotAnAmount };
                self.refuse_cell(cells, code, field, None);
                return None;
            }
        };
        let unit = self.units.get(field);
        let Some(beside) = beside.or(unit.map(|unit| unit.currency)) else {
            return Some(money);
        };
        let of_row = *currency.get_or_insert(beside);
        // Many dollars are written `$`; that it is one of them is all the sign says.
        let sign = cell.contains('$') || unit.is_some_and(|unit| unit.dollar);
        let dollars = sign && of_row.as_str().ends_with('D');
        if of_row != beside && !dollars {
            let values = Args::new()
                .text("text", cell)
                .text("found", beside.as_str())
                .text("expected", of_row.as_str());
            self.report(cells, Code::CurrencyDisagrees, Some(field), values);
        }
        Some(money)
    }

    /// Gives amounts the sign of the side on which they stand.
    fn take_side(&mut self, cells: &Cells<'_>, sums: &mut Sums) {
        let amounts = [sums.total, sums.residual, sums.paid];
        if !self.has(Field::Side) || amounts.iter().all(Option::is_none) {
            return;
        }
        let word = cells.get(Field::Side);
        let Some(credit) = words::is_credit(word) else {
            let code = if word.is_empty() { Code::MissingCell } else { Code::UnknownWord };
            let expected = (!word.is_empty()).then_some(words::EXPECTED_SIDES);
            self.refuse_cell(cells, code, Field::Side, expected);
            return;
        };
        let negative = amounts.iter().flatten().any(|it| it.is_negative());
        let counted = match (credit, negative) {
            (true, true) => &mut self.pass.sides.negative_credits,
            (true, false) => &mut self.pass.sides.positive_credits,
            (false, true) => &mut self.pass.sides.negative_debits,
            (false, false) => return,
        };
        *counted += 1;
        let already = self.pass.sides_are_signed;
        if !already && negative && self.pass.sides_are_mixed {
            let values = Args::new().text("text", word);
            self.contradict(cells, Code::SideDisagrees, Field::Side, values);
        }
        if credit && !already {
            for amount in [&mut sums.total, &mut sums.residual, &mut sums.paid] {
                *amount = amount.map(|it| -it);
            }
        }
    }

    /// An amount of the firm's books is not what a debtor owes in another currency.
    fn look_at_currency(&mut self, cells: &Cells<'_>, sums: &Sums) {
        let (document, books) = match self.recognised.of_document {
            Some(column) => (cells.at(column).parse().ok(), sums.currency),
            None if self.recognised.of_firm => (sums.currency, Some(self.around.currency)),
            None => return,
        };
        let (Some(document), Some(books)) = (document, books) else { return };
        if document != books {
            let values =
                Args::new().text("text", document.as_str()).text("expected", books.as_str());
            self.contradict(cells, Code::AmountOfTheFirm, Field::Currency, values);
        }
    }

    /// Keeps what shows that the columns of the whole file do not mean what they were taken for.
    fn contradict(&mut self, cells: &Cells<'_>, code: Code, field: Field, values: Args) {
        let (line, column) = (cells.place.line, self.columns.get(field));
        self.pass.contradiction.get_or_insert(Contradiction { code, line, column, values });
    }

    /// Takes the total of a row for what remains of it where a ledger or the user says so: of several rows with
    /// one number each then counts for itself.
    pub(super) fn take_own_amount(&self, sums: &mut Sums) {
        let own = self.is_ledger()
            || (self.around.total_is_open
                && !self.has(Field::Residual)
                && !self.recognised.residual_is_bands);
        if own && sums.residual.is_none() {
            sums.residual = sums.total.map(|total| total - sums.paid.unwrap_or_default());
        }
    }

    /// Holds a document of which the column of what remains says nothing, though others do.
    pub(super) fn look_for_blank_residual(&mut self, cells: &Cells<'_>, sums: &Sums) {
        let column = self.has(Field::Residual) && !self.pass.runs;
        let blank = column && cells.get(Field::Residual).is_empty() && sums.residual.is_none();
        let owed = sums.total.is_some_and(|it| !it.is_zero()) && sums.paid.is_none();
        if blank && owed {
            let total = sums.total.unwrap_or_default().amount().to_string();
            self.report(
                cells,
                Code::BlankResidual,
                Some(Field::Residual),
                Args::new().text("total", total),
            );
        }
    }

    /// A balance that stands in a column of its own.
    pub(super) fn balance(&mut self, cells: &Cells<'_>, column: u16) -> Option<Money> {
        match self.pass.styles.amount(Field::Residual, cells.at(column)) {
            Cell::Is((money, _)) => Some(money),
            Cell::Undecided(_) | Cell::Not => None,
        }
    }

    /// The amounts of a row of totals.
    pub(super) fn printed(&mut self, cells: &Cells<'_>) -> Printed {
        let mut printed = SUMMED.map(|field| {
            let cell = cells.get(field);
            match self.pass.styles.amount(field, cell) {
                Cell::Is((money, _)) if !cell.is_empty() => Some(money),
                _ => None,
            }
        });
        if self.recognised.residual_is_bands
            && let [_, _, residual, ..] = &mut printed
        {
            let before = self.trouble;
            *residual = self.sum_of_bands(cells);
            self.trouble = before;
        }
        printed
    }
}
