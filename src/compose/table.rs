//! The table of invoices: header, rows, sections.

use std::borrow::Cow;

use crate::layout::{InvoiceTable, Style, Words, fill};
use crate::plan::{Claim, PlannedLetter};
use findings::Currency;
use print::Mm;
use print::page::{Item, Role};

use super::cells::{Cells, number};
use super::claimed;
use super::figures;
use super::fit::Fitting;
use super::flow::{Flow, Running, Sums, UnitKind};
use super::instalments::{self, TableRow};
use super::letterhead;
use super::setter::Setter;
use super::sums::all_sums;
use super::titles::title;

/// How many columns it has.
const COLUMNS: u8 = 7;

/// White kept between two columns.
pub(super) const GUTTER: Mm = Mm(1.0);

/// Lines of a number that is wrapped; what follows is left out.
pub(super) const NUMBER_LINES: usize = 8;

/// Sets a table into a flow.
pub(super) struct TableSetter<'t, 'a> {
    pub(super) setter: &'t mut Setter<'a>,
    pub(super) design: &'t InvoiceTable,
    pub(super) words: &'t Words,
    /// The currency of the letter.
    pub(super) currency: Currency,
    /// Left and right edge of the text.
    pub(super) edges: (Mm, Mm),
    /// From line to line of the body, for blocks that follow one another.
    pub(super) line: Mm,
    pub(super) fitting: Fitting,
    /// How far the columns of dates stand to the right of their places, because numbers are wide.
    pub(super) shift: Mm,
    /// How far remainders stand to the left of their place, because a delay stands close behind one with its currency.
    pub(super) hang: Mm,
    /// Whether all rows are instalments, which then have a column of their own in place of dates.
    pub(super) instalments: bool,
    /// Whether its only row stands for the total.
    pub(super) alone: bool,
    /// Whether instalments that the letter does not ask for stand among the others.
    pub(super) others: bool,
    /// Label of the sum of all rows.
    pub(super) sum_label: &'t str,
}

impl TableSetter<'_, '_> {
    /// Sets the table of a letter.
    pub(super) fn set(&mut self, letter: &PlannedLetter, flow: &mut Flow) {
        let sums = all_sums(letter);
        let scale = self.scale(letter, &sums);
        let head = flow.len();
        self.head(flow);
        let mut so_far = Sums::default();
        let mut rows = Vec::with_capacity(letter.claims.len());
        let parts = self.design.parts && !letter.newly_due.is_empty();
        let since = claimed::fell_due_since(letter);
        if parts {
            // Of what was overdue then, the last letter may have listed some apart.
            let last = letter.steps.last().filter(|last| since && last.names_all);
            let recalled = last.map(|last| {
                let date = figures::long_date(last.date, self.words);
                fill(&self.words.table.recalled, "date", &date)
            });
            let stage = title(letter.stage, &self.words.titles);
            self.section(recalled.as_deref().unwrap_or(stage), so_far, flow);
        }
        self.claims((&letter.claims, letter, parts), scale, (&mut so_far, &mut rows), flow);
        if !letter.newly_due.is_empty() {
            let words = &self.words.table;
            self.section(if since { &words.newly_due } else { &words.apart }, so_far, flow);
        }
        self.claims((&letter.newly_due, letter, parts), scale, (&mut so_far, &mut rows), flow);
        let mut cells = Cells::default();
        if !letter.credits.is_empty() {
            self.section(&self.words.table.credits, so_far, flow);
        }
        for credit in &letter.credits {
            so_far.add_credit(credit, letter.currency);
            cells.credit(credit, letter.currency, self.words);
            rows.push(self.row((&credit.number, &cells, false), scale, so_far, flow));
        }
        match self.alone {
            true => self.closing(flow),
            false => self.total(&sums, scale, flow),
        }
        // Three rows with the header, two with the total.
        let third = rows.get(2).or(rows.last()).copied().unwrap_or(head);
        (head..third).for_each(|unit| flow.tie(unit));
        let two = rows.len().checked_sub(2).and_then(|place| rows.get(place));
        flow.tie_from(two.or(rows.last()).copied().unwrap_or(head));
    }

    /// Sets rows of invoices, with their sum where the table has parts.
    fn claims(
        &mut self,
        (claims, letter, parts): (&[Claim], &PlannedLetter, bool),
        scale: f32,
        (so_far, rows): (&mut Sums, &mut Vec<usize>),
        flow: &mut Flow,
    ) {
        let mut cells = Cells::default();
        let mut part = Sums::default();
        for row in instalments::rows(claims, (letter, self.others)) {
            let (shown, asked) = match row {
                TableRow::Asked(claim) => {
                    so_far.add_claim(claim, self.currency);
                    part.add_claim(claim, self.currency);
                    cells.claim(claim, self.currency, self.words);
                    let instalment = claim.invoice.instalment.as_deref();
                    match instalment.filter(|_| self.instalments) {
                        Some(instalment) => {
                            cells.nth(instalment.nth, instalment.of);
                            (Cow::Borrowed(&*claim.invoice.number), self.others)
                        }
                        None => (number(&claim.invoice, self.words), false),
                    }
                }
                TableRow::Other(other, of) => {
                    cells.other(other, (letter, of), self.words);
                    (Cow::Borrowed(&*other.number), false)
                }
            };
            rows.push(self.row((&shown, &cells, asked), scale, *so_far, flow));
        }
        if parts && !claims.is_empty() {
            self.subtotal(&part, *so_far, flow);
        }
    }

    /// Closes a table whose only row stands for the total.
    fn closing(&mut self, flow: &mut Flow) {
        let rules = self.design.rules;
        let thickness = if rules.closing > Mm(0.0) { rules.closing } else { rules.row };
        let air = self.design.air;
        flow.items().extend(self.rule(air, thickness));
        flow.row(air, UnitKind::Block { after: self.design.after - self.fitting.around });
    }

    /// The header with both its rules.
    pub(super) fn head(&mut self, flow: &mut Flow) {
        flow.items().push(Item::Role(Role::Table));
        let height = self.head_items(Mm(0.0), flow.items());
        let before = self.design.before - self.fitting.around;
        // Nothing but rows follows, so what text would keep from its foot does not matter.
        flow.block(before, height, Mm(0.0), self.line);
    }

    /// Draws the header with its top at `top`; its height, with the white under it.
    pub(super) fn head_items(&mut self, top: Mm, items: &mut Vec<Item>) -> Mm {
        let design = self.design;
        let (head, columns) = (design.head, self.columns());
        items.extend(self.rule(top, design.rules.top));
        let y = top + head.height - head.drop;
        let words = &self.words.table;
        items.push(Item::Role(Role::Row));
        let (date, due) = match self.instalments {
            true => (&words.instalment_head, &words.instalment_due),
            false => (&words.date, &words.due),
        };
        for (text, x) in [
            (&words.number, columns.number),
            (date, columns.date + self.shift),
            (due, columns.due + self.shift),
        ] {
            items.push(Item::Role(Role::ColumnHead));
            items.push(self.setter.line(head.style, text).at(x, y));
        }
        for (text, right) in [
            (&words.total, columns.total),
            (&words.paid, columns.paid),
            (&words.residual, columns.residual),
            (&words.late, columns.late),
        ] {
            items.push(Item::Role(Role::ColumnHead));
            items.push(self.setter.line(head.style, text).ending(right, y));
        }
        items.extend(self.rule(top + head.height, design.rules.head));
        head.height + design.air
    }

    /// Sets a row, of which the remainder is stressed where it is `asked` among others; its place in the flow.
    fn row(
        &mut self,
        (number, cells, asked): (&str, &Cells, bool),
        scale: f32,
        sums: Sums,
        flow: &mut Flow,
    ) -> usize {
        let design = self.design;
        let (row, columns) = (design.row, self.columns());
        let style = Style { size: row.style.size * scale, ..row.style };
        let room = design.number_right + self.shift - columns.number;
        let numbers = match design.widen {
            true => self.number_lines(style, number, room),
            false => self.setter.wrapped(style, number, room),
        };
        let height = row.height - self.fitting.row;
        let first = height - row.drop;
        if flow.follows_row() {
            let between = self.rule(Mm(0.0), design.rules.row);
            flow.items().extend(between);
        }
        let mut y = first;
        let mut foot = height;
        flow.items().extend([Item::Role(Role::Row), Item::Role(Role::RowHead(1))]);
        for (place, line) in numbers.into_iter().take(NUMBER_LINES).enumerate() {
            if place > 0 {
                y += design.wrap;
                foot += design.wrap;
            }
            flow.items().push(line.at(columns.number, y));
        }
        let (date_x, due_x) = (columns.date + self.shift, columns.due + self.shift);
        for (text, x) in [(&cells.date, date_x), (&cells.due, due_x)] {
            flow.items().push(Item::Role(Role::Cell));
            flow.items().extend(self.left(style, text, x, first));
        }
        for (text, right) in [(&cells.total, columns.total), (&cells.paid, columns.paid)] {
            flow.items().push(Item::Role(Role::Cell));
            flow.items().extend(self.right(style, text, right, first));
        }
        flow.items().push(Item::Role(Role::Cell));
        if asked || (self.alone && !self.others) {
            let sum = Style { face: self.design.sum.face, size: style.size };
            let line = self.sum(sum, &cells.residual, first);
            flow.items().extend(line);
        } else {
            flow.items().extend(self.right(style, &cells.residual, columns.residual, first));
        }
        flow.items().push(Item::Role(Role::Cell));
        flow.items().extend(self.right(style, &cells.late, columns.late, first));
        flow.row(foot, UnitKind::Row(Running::Invoices(sums)));
        flow.len() - 1
    }

    /// A cell with its left edge at `x`; none when it is empty.
    pub(super) fn left(&mut self, style: Style, text: &str, x: Mm, y: Mm) -> Option<Item> {
        (!text.is_empty()).then(|| self.setter.line(style, text).at(x, y))
    }

    /// A cell ending at `right`; none when it is empty.
    pub(super) fn right(&mut self, style: Style, text: &str, right: Mm, y: Mm) -> Option<Item> {
        (!text.is_empty()).then(|| self.setter.line(style, text).ending(right, y))
    }

    /// The line over newly due invoices or credits.
    fn section(&mut self, label: &str, sums: Sums, flow: &mut Flow) {
        let section = self.design.section;
        let y = section.height - section.drop;
        let line = self.setter.line(section.style, label);
        flow.items().extend([Item::Role(Role::Row), Item::Role(Role::RowHead(COLUMNS))]);
        flow.items().push(line.at(self.design.columns.number, y));
        flow.row(section.height, UnitKind::Row(Running::Invoices(sums)));
        flow.tie_last(false);
    }

    /// A rule across the frame; none without thickness.
    pub(super) fn rule(&self, y: Mm, thickness: Mm) -> Option<Item> {
        letterhead::rule(self.edges, y, thickness)
    }
}
