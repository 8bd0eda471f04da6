//! Sums of the table of invoices: in all, of a part, and carried from page to page.

use crate::layout::{RowStyle, Style};
use print::Mm;
use print::page::{Item, Role};

use super::cells::paid;
use super::figures;
use super::flow::{Flow, Running, Sums, UnitKind};
use super::table::TableSetter;

impl TableSetter<'_, '_> {
    /// The sum of a part of the table.
    pub(super) fn subtotal(&mut self, part: &Sums, so_far: Sums, flow: &mut Flow) {
        let design = self.design;
        flow.tie_last(false);
        let height = design.row.height - self.fitting.row;
        let mut items = Vec::new();
        flow.items().push(Item::Role(Role::Row));
        self.sums((design.row, &self.words.table.subtotal), part, height, &mut items);
        for (place, item) in items.into_iter().enumerate() {
            let role = if place == 0 { Role::RowHead(3) } else { Role::Cell };
            flow.items().extend([Item::Role(role), item]);
        }
        flow.items().push(Item::Role(Role::Cell));
        flow.row(height, UnitKind::Row(Running::Invoices(so_far)));
    }

    /// The sum of all rows.
    pub(super) fn total(&mut self, sums: &Sums, scale: f32, flow: &mut Flow) {
        let (total, columns, air) = (self.design.total, self.columns(), self.design.air);
        let shrunk = |style: Style| Style { size: style.size * scale, ..style };
        let (style, plain) = (shrunk(total.style), shrunk(self.design.row.style));
        let foot = air + total.height;
        let y = foot - total.drop;
        let rule = self.rule(air, self.design.rules.total);
        flow.items().extend(rule);
        // The label stands in place of number, date and due date.
        flow.items().extend([Item::Role(Role::Row), Item::Role(Role::RowHead(3))]);
        flow.items().extend(self.left(style, self.sum_label, columns.number, y));
        // What was paid and what is to come stands above too: the sum is of what is due.
        let mut totals = [String::new(), String::new()];
        if !self.others {
            let locale = &self.words.locale;
            totals[0] = figures::amount(sums.total, self.currency, locale);
            totals[1] = paid(sums.paid, self.currency, locale);
        }
        for (text, right) in totals.iter().zip([columns.total, columns.paid]) {
            flow.items().push(Item::Role(Role::Cell));
            flow.items().extend(self.right(plain, text, right, y));
        }
        let figures = figures::amount(sums.residual, self.currency, &self.words.locale);
        let sum = shrunk(self.design.sum);
        flow.items().push(Item::Role(Role::Cell));
        let line = self.sum(sum, &figures, y);
        flow.items().extend(line);
        flow.items().push(Item::Role(Role::Cell));
        let rule = self.rule(foot, self.design.rules.closing);
        flow.items().extend(rule);
        flow.row(foot, UnitKind::Block { after: self.design.after - self.fitting.around });
    }

    /// What remains in all, in its currency: the figures stay on the decimal of their column, a currency behind them
    /// hangs out.
    pub(super) fn sum(&mut self, style: Style, figures: &str, y: Mm) -> Option<Item> {
        let whole = figures::with_currency(figures, self.currency, self.words);
        let aligned = if figures::currency_first(self.words) { &whole } else { figures };
        let x = self.columns().residual - self.setter.line(style, aligned).width;
        self.left(style, &whole, x, y)
    }

    /// The subtotal at the foot of a page, below the last row at `y`.
    pub(super) fn carried(&mut self, sums: &Sums, y: Mm, items: &mut Vec<Item>) {
        let (carry, rules) = (self.design.carry, self.design.rules);
        let top = y + self.design.air;
        items.extend(self.rule(top, rules.total));
        self.sums((carry, &self.words.table.carried), sums, top + carry.height, items);
        if rules.closing > Mm(0.0) {
            items.extend(self.rule(top + carry.height, rules.total));
        }
    }

    /// The repeated header and the sums of the pages before, from `y` down.
    pub(super) fn brought(&mut self, sums: &Sums, y: Mm, items: &mut Vec<Item>) {
        let top = y + self.head_items(y, items);
        let row = RowStyle {
            height: self.design.row.height,
            drop: self.design.row.drop,
            style: self.design.carry.style,
        };
        self.sums((row, &self.words.table.brought), sums, top + row.height, items);
    }

    /// A label and three sums on the baseline over `foot`.
    fn sums(
        &mut self,
        (row, label): (RowStyle, &str),
        sums: &Sums,
        foot: Mm,
        items: &mut Vec<Item>,
    ) {
        let columns = self.columns();
        let y = foot - row.drop;
        items.extend(self.left(row.style, label, columns.number, y));
        items.extend(self.right(
            row.style,
            &figures::amount(sums.total, self.currency, &self.words.locale),
            columns.total,
            y,
        ));
        items.extend(self.right(
            row.style,
            &paid(sums.paid, self.currency, &self.words.locale),
            columns.paid,
            y,
        ));
        items.extend(self.right(
            row.style,
            &figures::amount(sums.residual, self.currency, &self.words.locale),
            columns.residual,
            y,
        ));
    }
}
