//! How wide the columns of the table of invoices are: what stands in them decides.

use crate::layout::{InvoiceColumns, Style, fill};
use crate::plan::PlannedLetter;
use findings::Money;
use print::Mm;

use super::figures;
use super::flow::Sums;
use super::setter::UnplacedLine;
use super::sums::all_sums;
use super::table::{GUTTER, TableSetter};

/// Numbers of so many characters fit every column.
const SHORT: usize = 12;

impl TableSetter<'_, '_> {
    /// Where columns stand, that of remainders as far to the left as the letter needs.
    pub(super) fn columns(&self) -> InvoiceColumns {
        let columns = self.design.columns;
        InvoiceColumns { residual: columns.residual - self.hang, ..columns }
    }

    /// How far remainders stand to the left of their place, so that a currency that hangs out behind one keeps clear of
    /// the delay in its row.
    pub(super) fn hang(&mut self, letter: &PlannedLetter) -> Mm {
        let in_rows = self.alone || self.others;
        if !in_rows || figures::currency_first(self.words) {
            return Mm(0.0);
        }
        let (design, words) = (self.design, self.words);
        let sum = Style { face: design.sum.face, size: design.row.style.size };
        let whole = figures::with_currency("0", self.currency, words);
        let code = self.setter.line(sum, &whole).width - self.setter.line(sum, "0").width;
        let claims = letter.claims.iter().chain(&letter.newly_due);
        let late =
            claims.map(|claim| fill(&words.table.days, "n", &claim.days_late.to_string()));
        let widths = late.map(|late| self.setter.line(design.row.style, &late).width.0);
        let late = design.columns.late - Mm(widths.fold(0.0, f32::max));
        let beyond = design.columns.residual + code + GUTTER - late;
        Mm(beyond.0.max(0.0))
    }

    /// How far dates move to the right for the widest number of a letter, and amounts leave room.
    pub(super) fn widen<'n>(
        &mut self,
        numbers: impl Iterator<Item = &'n str>,
        (style, free): (Style, Mm),
        room: Mm,
    ) -> Mm {
        let long = numbers.filter(|number| number.chars().count() > SHORT);
        let widest =
            long.map(|number| self.setter.line(style, number).width.0).fold(0.0, f32::max);
        let wanted = if widest > room.0 { widest - room.0 + GUTTER.0 } else { 0.0 };
        Mm(wanted.min(free.0).max(0.0))
    }

    /// What the dates of a letter may move to the right before they come near its amounts.
    pub(super) fn free(&mut self, letter: &PlannedLetter) -> Mm {
        let columns = &self.design.columns;
        let due_end = columns.due
            + self.shift
            + self.setter.line(self.design.row.style, "00/00/0000").width;
        let sums = all_sums(letter);
        let widest = self.widest();
        let amount = figures::amount(sums.total, self.currency, &self.words.locale);
        let width = self.setter.line(widest, &amount).width;
        columns.total - width - GUTTER - GUTTER - due_end
    }

    /// A number on as few lines as it takes: smaller by half a point, then parted behind a stroke, a hyphen or a dot.
    pub(super) fn number_lines(
        &mut self,
        style: Style,
        number: &str,
        room: Mm,
    ) -> Vec<UnplacedLine> {
        let smaller = Style { size: style.size - 0.5, ..style };
        for style in [style, smaller] {
            let line = self.setter.line(style, number);
            if line.width <= room {
                return vec![line];
            }
        }
        let mut lines = Vec::new();
        let mut rest = number;
        while self.setter.line(smaller, rest).width > room {
            let ends = rest.char_indices().filter(|(_, c)| "/-. ".contains(*c));
            let mut fits = None;
            for (at, c) in ends {
                let head = rest.get(..at + c.len_utf8()).unwrap_or_default();
                if self.setter.line(smaller, head.trim_end()).width <= room {
                    fits = Some(head.len());
                }
            }
            let Some(at) = fits.filter(|at| *at < rest.len()) else { break };
            let (head, tail) = rest.split_at(at);
            lines.push(self.setter.line(smaller, head.trim_end()));
            rest = tail;
        }
        lines.extend(self.setter.wrapped(smaller, rest, room));
        lines
    }

    /// How much the type shrinks so that the widest amount fits its column; 1 nearly always.
    pub(super) fn scale(&mut self, letter: &PlannedLetter, sums: &Sums) -> f32 {
        let columns = self.columns();
        let style = self.design.row.style;
        // A due date takes what is left of its column.
        let due_end = columns.due + self.setter.line(style, "00/00/0000").width;
        let claims = letter.claims.iter().chain(&letter.newly_due).map(|it| &it.invoice);
        let credits = letter.credits.iter().map(|credit| -credit.amount);
        let (mut totals, mut paid) = (Extremes::of(sums.total), Extremes::of(sums.paid));
        let mut residuals = Extremes::of(sums.residual);
        for invoice in claims {
            totals.add(invoice.total);
            paid.add(invoice.paid);
            residuals.add(invoice.residual);
        }
        for amount in credits {
            totals.add(amount);
            residuals.add(amount);
        }
        if self.others {
            letter.other_instalments.iter().for_each(|other| totals.add(other.total));
        }
        let mut scale = 1.0_f32;
        // A currency that stands before the sum of what remains takes room from its column.
        if figures::currency_first(self.words) {
            let sum = figures::money(sums.residual, self.currency, self.words);
            let width = self.setter.line(self.design.sum, &sum).width;
            scale = scale.min((columns.residual - columns.paid - GUTTER).0 / width.0.max(0.01));
        }
        for (extremes, room) in [
            (totals, columns.total - due_end),
            (paid, columns.paid - columns.total),
            (residuals, columns.residual - columns.paid),
        ] {
            for amount in [extremes.0, extremes.1] {
                // The total is set in the strong face, which is the wider.
                let strong = self.widest();
                let width = self
                    .setter
                    .line(strong, &figures::amount(amount, self.currency, &self.words.locale))
                    .width;
                scale = scale.min((room - GUTTER).0 / width.0.max(0.01));
            }
        }
        scale.max(self.design.smallest / style.size)
    }

    /// The type in which an amount is widest: of the total or of what remains in all.
    fn widest(&self) -> Style {
        let (total, sum) = (self.design.total.style, self.design.sum);
        if sum.size > total.size { sum } else { total }
    }
}

/// The least and the greatest of some amounts.
#[derive(Clone, Copy)]
struct Extremes(Money, Money);

impl Extremes {
    fn of(amount: Money) -> Self {
        Self(amount, amount)
    }

    fn add(&mut self, amount: Money) {
        *self = Self(self.0.min(amount), self.1.max(amount));
    }
}
