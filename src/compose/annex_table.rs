//! The table of the annex: how penalties and indemnities come about, row by row, and their sums.

use crate::layout::{RowStyle, Style, fill};
use crate::plan::{Breakdown, PenaltyLine, Segment};
use print::Mm;
use print::page::{Item, Role};

use super::annex::AnnexSetter;
use super::figures;
use super::flow::{Flow, Running, Surcharges, UnitKind};
use super::letterhead::shrunk;
use super::table::{GUTTER, NUMBER_LINES};

/// How many columns the table has beside those of due dates and indemnities, and how many of them speak of days at one
/// rate.
const COLUMNS: u8 = 7;
const SEGMENT: usize = 6;

impl AnnexSetter<'_, '_> {
    /// Sets header, a row for each invoice and time at one rate, and the sums.
    pub(super) fn set(&mut self, breakdown: &Breakdown, flow: &mut Flow) {
        flow.items().push(Item::Role(Role::Table));
        let height = self.head_items(Mm(0.0), flow.items());
        flow.block(self.design.before, height, Mm(0.0), self.table.line);
        let sums = sums(breakdown);
        let scale = self.scale(breakdown, sums);
        let style = Style { size: self.design.row.size * scale, ..self.design.row };
        let mut so_far = Surcharges::default();
        let mut rows = Vec::with_capacity(breakdown.lines.len());
        for line in &breakdown.lines {
            rows.push(flow.len());
            self.line((rows.len() - 1, line), style, &mut so_far, flow);
            // The rows of one invoice stay together where the layout wants it.
            if !self.design.compact {
                flow.tie_from(rows.last().copied().unwrap_or_default());
            }
        }
        if self.design.compact {
            // The header with three rows.
            let third = (rows.first().copied().unwrap_or_default() + 2).min(flow.len());
            (0..third).for_each(|unit| flow.tie(unit));
        }
        // Interest that is claimed alone is summed up once.
        let alone = sums.indemnity.is_zero();
        if !alone {
            self.totals(sums, scale, flow);
        }
        self.both((sums, alone), scale, flow);
        // Two rows at least with the sums.
        let two = rows.len().checked_sub(2).and_then(|place| rows.get(place)).or(rows.last());
        flow.tie_from(two.copied().unwrap_or_default());
    }

    /// Draws the header with its top at `top`; its height, with the white under it.
    fn head_items(&mut self, top: Mm, items: &mut Vec<Item>) -> Mm {
        let (head, columns) = (self.table.design.head, &self.design.columns);
        let (rules, air) = (self.table.design.rules, self.table.design.air);
        let (words, shared) = (&self.table.words.annex, &self.table.words.table);
        items.extend(self.table.rule(top, rules.top));
        let y = top + head.height - head.drop;
        items.push(Item::Role(Role::Row));
        let shift = self.table.shift;
        for (text, x) in [
            (&shared.number, Some(columns.number)),
            (&shared.due, columns.due.map(|x| x + shift)),
            (&words.from, Some(columns.from + shift)),
            (&words.to, Some(columns.to + shift)),
        ] {
            let Some(x) = x else { continue };
            items.push(Item::Role(Role::ColumnHead));
            items.extend(self.table.left(head.style, text, x, y));
        }
        for (text, right) in [
            (&words.days, Some(columns.days)),
            (&shared.residual, Some(columns.base)),
            (&words.rate, Some(columns.rate)),
            (self.public.map_or(&words.penalty, |it| &it.penalty), Some(self.penalty_right())),
            (&words.indemnities, self.indemnity_right()),
        ] {
            let Some(right) = right else { continue };
            items.push(Item::Role(Role::ColumnHead));
            items.extend(self.table.right(head.style, text, right, y));
        }
        items.extend(self.table.rule(top + head.height, rules.head));
        head.height + air
    }

    /// Right edge of penalties: the last column where there are no indemnities.
    fn penalty_right(&self) -> Mm {
        let columns = &self.design.columns;
        if self.indemnities { columns.penalty } else { columns.indemnity }
    }

    /// Right edge of indemnities, where there are any.
    fn indemnity_right(&self) -> Option<Mm> {
        self.indemnities.then_some(self.design.columns.indemnity)
    }

    /// How high rows are.
    fn row(&self) -> RowStyle {
        let row = self.table.design.row;
        let height = self.design.height;
        RowStyle {
            height: height.map_or(row.height, |it| it.row),
            drop: height.map_or(row.drop, |it| it.drop),
            ..row
        }
    }

    /// How many columns there are.
    fn columns(&self) -> u8 {
        let due = u8::from(self.design.columns.due.is_some());
        COLUMNS + due + u8::from(self.indemnities)
    }

    /// How much the type shrinks so that the widest amount fits its column; 1 nearly always.
    fn scale(&mut self, breakdown: &Breakdown, sums: Surcharges) -> f32 {
        let columns = &self.design.columns;
        let segments = breakdown.lines.iter().flat_map(|line| &line.segments);
        let base = segments.map(|segment| segment.base).max().unwrap_or_default();
        let strong = self.table.design.total.style;
        let mut scale = 1.0_f32;
        for (amount, room) in [
            (base, columns.base - columns.days),
            (sums.penalty, columns.penalty - columns.rate),
            (sums.indemnity, columns.indemnity - columns.penalty),
        ] {
            let width = self
                .table
                .setter
                .line(
                    strong,
                    &figures::amount(amount, self.table.currency, &self.table.words.locale),
                )
                .width;
            scale = scale.min((room - GUTTER).0 / width.0.max(0.01));
        }
        scale.max(self.table.design.smallest / self.design.row.size)
    }

    /// Sets the rows of one invoice; its number, due date and indemnity stand in the first.
    fn line(
        &mut self,
        (place_of, line): (usize, &PenaltyLine),
        style: Style,
        so_far: &mut Surcharges,
        flow: &mut Flow,
    ) {
        let (columns, row) = (&self.design.columns, self.row());
        let y = row.height - row.drop;
        let room = self.design.number_right + self.table.shift - columns.number;
        let mut foot = row.height;
        let numbers = match self.table.design.widen {
            true => self.table.number_lines(style, &line.invoice, room),
            false => self.table.setter.wrapped(style, &line.invoice, room),
        };
        flow.items().extend([Item::Role(Role::Row), Item::Role(Role::RowHead(1))]);
        for (place, number) in numbers.into_iter().take(NUMBER_LINES).enumerate() {
            let down = (0..place).fold(Mm(0.0), |down, _| down + self.table.design.wrap);
            flow.items().push(number.at(columns.number, y + down));
            foot = row.height + down;
        }
        if let Some(x) = columns.due {
            flow.items().push(Item::Role(Role::Cell));
            flow.items().extend(self.day(style, line.due, x + self.table.shift, y));
        }
        let mut segments = line.segments.iter();
        if let Some(first) = segments.next() {
            self.segment(first, style, y, flow.items());
            so_far.penalty += first.amount;
        } else {
            flow.items().extend([(); SEGMENT].map(|()| Item::Role(Role::Cell)));
        }
        if let Some(right) = self.indemnity_right() {
            flow.items().push(Item::Role(Role::Cell));
            let indemnity =
                figures::amount(line.indemnity, self.table.currency, &self.table.words.locale);
            flow.items().extend(self.table.right(style, &indemnity, right, y));
        }
        so_far.indemnity += line.indemnity;
        so_far.goes_on =
            (self.design.compact && !segments.as_slice().is_empty()).then_some(place_of);
        flow.row(foot, UnitKind::Row(Running::Annex(*so_far)));
        while let Some(segment) = segments.next() {
            // Number and due date stand in the row above.
            let empty = || Item::Role(Role::Cell);
            flow.items().extend([Item::Role(Role::Row), empty()]);
            flow.items().extend(columns.due.map(|_| empty()));
            self.segment(segment, style, y, flow.items());
            so_far.penalty += segment.amount;
            flow.items().extend(self.indemnity_right().map(|_| empty()));
            so_far.goes_on =
                (self.design.compact && !segments.as_slice().is_empty()).then_some(place_of);
            flow.row(row.height, UnitKind::Row(Running::Annex(*so_far)));
        }
    }

    /// Draws what is said of days at one rate.
    fn segment(&mut self, segment: &Segment, style: Style, y: Mm, items: &mut Vec<Item>) {
        let columns = &self.design.columns;
        let shift = self.table.shift;
        for (day, x) in [(segment.from, columns.from + shift), (segment.to, columns.to + shift)]
        {
            items.push(Item::Role(Role::Cell));
            items.extend(self.day(style, Some(day), x, y));
        }
        for (text, right) in [
            (segment.days.to_string(), columns.days),
            (
                figures::amount(segment.base, self.table.currency, &self.table.words.locale),
                columns.base,
            ),
            (figures::percent(segment.percent, self.table.words), columns.rate),
            (
                figures::amount(segment.amount, self.table.currency, &self.table.words.locale),
                self.penalty_right(),
            ),
        ] {
            items.push(Item::Role(Role::Cell));
            items.extend(self.table.right(style, &text, right, y));
        }
    }

    /// A date in figures; none where there is no date.
    fn day(
        &mut self,
        style: Style,
        day: Option<chrono::NaiveDate>,
        x: Mm,
        y: Mm,
    ) -> Option<Item> {
        let mut text = String::new();
        figures::write_short_date(day?, &self.table.words.locale, &mut text);
        self.table.left(style, &text, x, y)
    }

    /// Sets the sums of both columns.
    fn totals(&mut self, sums: Surcharges, scale: f32, flow: &mut Flow) {
        let total = self.design.totals.unwrap_or(self.table.design.total);
        let columns = &self.design.columns;
        let (rules, air) = (self.table.design.rules, self.table.design.air);
        let style = Style { size: total.style.size * scale, ..total.style };
        let foot = air + total.height;
        let y = foot - total.drop;
        flow.items().extend(self.table.rule(air, rules.total));
        let label = &self.table.words.annex.totals;
        flow.items().extend([
            Item::Role(Role::Row),
            Item::Role(Role::RowHead(self.columns() - 1 - u8::from(self.indemnities))),
        ]);
        flow.items().extend(self.table.left(style, label, columns.number, y));
        for (sum, right) in [
            (sums.penalty, Some(self.penalty_right())),
            (sums.indemnity, self.indemnity_right()),
        ] {
            let Some(right) = right else { continue };
            flow.items().push(Item::Role(Role::Cell));
            flow.items().extend(self.table.right(
                style,
                &figures::amount(sum, self.table.currency, &self.table.words.locale),
                right,
                y,
            ));
        }
        flow.items().extend(self.table.rule(foot, rules.total));
        flow.row(foot, UnitKind::Block { after: Mm(0.0) });
    }

    /// Sets what both sums make together, or the sum of interest `alone`.
    fn both(&mut self, (sums, alone): (Surcharges, bool), scale: f32, flow: &mut Flow) {
        let (mut sum, columns) = (self.design.sum, &self.design.columns);
        if alone {
            let air = self.table.design.air;
            flow.items().extend(self.table.rule(air, self.table.design.rules.total));
            sum.height += air;
        }
        let total = self.table.design.total.style;
        let style = Style { size: total.size * scale, ..total };
        let y = sum.height - sum.drop;
        let words = self.table.words;
        let both = self.public.map_or(&words.annex.sum, |it| &it.sum);
        let label = if alone { &words.table.sum } else { both };
        flow.items()
            .extend([Item::Role(Role::Row), Item::Role(Role::RowHead(self.columns() - 1))]);
        flow.items().extend(self.table.left(sum.style, label, columns.number, y));
        let amount =
            figures::money(sums.penalty + sums.indemnity, self.currency, self.table.words);
        flow.items().push(Item::Role(Role::Cell));
        flow.items().extend(self.table.right(style, &amount, columns.indemnity, y));
        let rule = self.table.rule(sum.height, self.table.design.rules.closing);
        flow.items().extend(rule);
        flow.row(sum.height, UnitKind::Block { after: Mm(0.0) });
    }

    /// The subtotal at the foot of a page, below the last row at `y`.
    pub(super) fn carried(&mut self, sums: Surcharges, y: Mm, items: &mut Vec<Item>) {
        let (carry, rules) = (self.table.design.carry, self.table.design.rules);
        let top = y + self.table.design.air;
        items.extend(self.table.rule(top, rules.total));
        self.subtotal(
            (carry, &self.table.words.table.carried),
            sums,
            top + carry.height,
            items,
        );
        items.extend(self.table.rule(top + carry.height, rules.total));
    }

    /// The repeated header and the sums of the pages before, from `y` down.
    pub(super) fn brought(
        &mut self,
        (sums, number): (Surcharges, Option<&str>),
        y: Mm,
        items: &mut Vec<Item>,
    ) {
        let top = y + self.head_items(y, items);
        let style = self.table.design.carry.style;
        let row = RowStyle { style, ..self.row() };
        let foot = top + row.height;
        self.subtotal((row, &self.table.words.table.brought), sums, foot, items);
        // The rest of an invoice whose rows part says again which it is.
        if let Some(number) = number {
            let text = fill(&self.table.words.annex.continued, "number", number);
            let room = self.design.number_right + self.table.shift - self.design.columns.number;
            let (line, _) = shrunk(self.table.setter, self.design.row, &text, room);
            items.push(line.at(self.design.columns.number, foot + row.height - row.drop));
        }
    }

    /// A label and both sums on the baseline over `foot`.
    fn subtotal(
        &mut self,
        (row, label): (RowStyle, &str),
        sums: Surcharges,
        foot: Mm,
        items: &mut Vec<Item>,
    ) {
        let columns = &self.design.columns;
        let y = foot - row.drop;
        items.extend(self.table.left(row.style, label, columns.number, y));
        for (sum, right) in [
            (sums.penalty, Some(self.penalty_right())),
            (sums.indemnity, self.indemnity_right()),
        ] {
            let Some(right) = right else { continue };
            items.extend(self.table.right(
                row.style,
                &figures::amount(sum, self.table.currency, &self.table.words.locale),
                right,
                y,
            ));
        }
    }
}

/// The sums of a whole breakdown.
fn sums(breakdown: &Breakdown) -> Surcharges {
    Surcharges {
        penalty: breakdown.lines.iter().map(|line| line.penalty).sum(),
        indemnity: breakdown.lines.iter().map(|line| line.indemnity).sum(),
        goes_on: None,
    }
}
