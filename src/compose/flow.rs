//! The body of a letter as units in a row, and how they are parted into pages.

use crate::layout::Body;
use findings::Money;
use print::Mm;
use print::page::{Item, Role};

/// Lines of text that stand with a signature on its page.
const LINES_WITH_SIGNATURE: usize = 5;

/// Something that is never parted: a line, a table row, a block.
#[derive(Debug)]
pub(super) struct FlowUnit {
    /// How many items of the flow it has.
    items: usize,
    /// From the foot of the unit before to its reference: the baseline of text, the top of a block.
    gap: Mm,
    /// From its reference to its foot.
    height: Mm,
    kind: UnitKind,
    /// Whether it stays on one page with the next.
    tied: bool,
    /// Whether a paragraph or block begins here.
    begins: bool,
}

/// The kind of a unit; decides where it may stand on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum UnitKind {
    /// A line of text: its reference is its baseline.
    Text,
    /// A block: its reference is its top edge, and text follows its foot at `after`.
    Block {
        /// From its foot to the baseline of text below.
        after: Mm,
    },
    /// A row of a table, followed by another row or the total.
    Row(Running),
}

/// Sums of a table so far, by which table it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Running {
    /// The table of invoices.
    Invoices(Sums),
    /// The breakdown of penalties.
    Annex(Surcharges),
}

/// Sums of the breakdown so far.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Surcharges {
    /// Sum of penalties.
    pub(super) penalty: Money,
    /// Sum of indemnities.
    pub(super) indemnity: Money,
    /// The invoice, by its place, whose next row follows.
    pub(super) goes_on: Option<usize>,
}

/// Sums of a table so far: totals, paid, residuals.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Sums {
    /// Sum of totals.
    pub(super) total: Money,
    /// Sum of what was paid.
    pub(super) paid: Money,
    /// Sum of what remains.
    pub(super) residual: Money,
}

/// The body of a letter.
#[derive(Debug, Default)]
pub(super) struct Flow {
    units: Vec<FlowUnit>,
    /// Items of all units in order, lengths from the unit's reference.
    items: Vec<Item>,
    counted: usize,
}

/// How much the fitting steps can take from a flow.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Spare {
    /// Paragraph gaps.
    pub(super) gaps: f32,
    /// Gaps round blocks.
    pub(super) around: f32,
    /// Table rows.
    pub(super) rows: f32,
}

/// Where pages begin and end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// Reference of the first unit of page 1.
    pub(super) first: Mm,
    /// Edges of every page.
    pub(super) body: Body,
    /// Height of the table's head and carried-in row on a following page.
    pub(super) head: Mm,
    /// Height of the subtotal at the foot of a page.
    pub(super) carry: Mm,
}

/// A page of the flow.
#[derive(Debug, Default)]
pub(super) struct FlowPage {
    /// Its items at their places.
    pub(super) items: Vec<Item>,
    /// Sums carried in from the page before, when it begins inside a table.
    pub(super) brought: Option<Running>,
    /// Sums carried to the next, and where: when it ends inside a table.
    pub(super) carried: Option<(Running, Mm)>,
    /// The foot of its last unit.
    pub(super) end: Mm,
}

impl Flow {
    /// The items of the unit being built.
    pub(super) fn items(&mut self) -> &mut Vec<Item> {
        &mut self.items
    }

    /// Ends a line of text whose items were pushed; `gap` is from the baseline above.
    pub(super) fn text(&mut self, gap: Mm, begins: bool) {
        let gap = match self.units.last().map(|unit| unit.kind) {
            Some(UnitKind::Block { after }) => after,
            _ => gap,
        };
        self.unit(FlowUnit {
            items: 0,
            gap,
            height: Mm(0.0),
            kind: UnitKind::Text,
            tied: false,
            begins,
        });
    }

    /// Ends a block whose items were pushed: from the baseline above, its height, to the baseline
    /// below.
    pub(super) fn block(&mut self, before: Mm, height: Mm, after: Mm, line: Mm) {
        let gap = match self.units.last().map(|unit| unit.kind) {
            Some(UnitKind::Block { after }) => before + after - line,
            _ => before,
        };
        let kind = UnitKind::Block { after };
        self.unit(FlowUnit { items: 0, gap, height, kind, tied: false, begins: true });
    }

    /// Ends a block whose reference is a baseline, such as a signature: from the foot above, from its
    /// first baseline to its last, to what comes below.
    pub(super) fn signature(&mut self, gap: Mm, height: Mm, after: Mm) {
        let kind = UnitKind::Block { after };
        self.unit(FlowUnit { items: 0, gap, height, kind, tied: false, begins: true });
    }

    /// Ends a part of a table that follows its part above at once.
    pub(super) fn row(&mut self, height: Mm, kind: UnitKind) {
        self.unit(FlowUnit {
            items: 0,
            gap: Mm(0.0),
            height,
            kind,
            tied: false,
            begins: false,
        });
    }

    /// Ends a unit. Where something begins without saying what it is, it is a paragraph.
    fn unit(&mut self, unit: FlowUnit) {
        if unit.begins && !matches!(self.items.get(self.counted), None | Some(Item::Role(_))) {
            self.items.insert(self.counted, Item::Role(Role::Paragraph));
        }
        let items = self.items.len() - self.counted;
        self.counted = self.items.len();
        self.units.push(FlowUnit { items, ..unit });
    }

    /// Whether the unit before is a row of a table.
    pub(super) fn follows_row(&self) -> bool {
        matches!(self.units.last(), Some(FlowUnit { kind: UnitKind::Row(_), .. }))
    }

    /// How many units there are.
    pub(super) fn len(&self) -> usize {
        self.units.len()
    }

    /// Keeps the units from `first` to the last on one page.
    pub(super) fn tie_from(&mut self, first: usize) {
        let last = self.units.len().saturating_sub(1);
        let units = self.units.iter_mut().take(last).skip(first);
        units.for_each(|unit| unit.tied = true);
    }

    /// Keeps one unit with the next.
    pub(super) fn tie(&mut self, unit: usize) {
        if let Some(unit) = self.units.get_mut(unit) {
            unit.tied = true;
        }
    }

    /// Keeps the last unit, with its whole paragraph when `whole`, with what comes next.
    pub(super) fn tie_last(&mut self, whole: bool) {
        for unit in self.units.iter_mut().rev() {
            unit.tied = true;
            if unit.begins || !whole {
                break;
            }
        }
    }

    /// Keeps the end of the letter, from unit `closing` on, with five lines of whole paragraphs or a
    /// block before it, so that no page holds a signature alone.
    /// `formula` says whether the lines of the closing formula, which is the first of it, count too.
    pub(super) fn tie_closing(&mut self, closing: usize, formula: bool) {
        let text = self.units.iter().skip(closing).take_while(|it| it.kind == UnitKind::Text);
        let mut lines = if formula { text.count() } else { 0 };
        self.tie_from(closing);
        for unit in self.units.iter_mut().take(closing).rev() {
            unit.tied = true;
            lines += 1;
            let block = unit.kind != UnitKind::Text;
            if block || (unit.begins && lines >= LINES_WITH_SIGNATURE) {
                break;
            }
        }
    }

    /// How far the whole flow would stand over the foot of one page; negative when there is room.
    pub(super) fn overflow(&self, bounds: &Bounds) -> Mm {
        let mut over = Mm(f32::NEG_INFINITY);
        let mut y = bounds.first;
        for (place, unit) in self.units.iter().enumerate() {
            if place > 0 {
                y += unit.gap;
            }
            y += unit.height;
            let beyond = y - floor(unit, &bounds.body);
            if beyond > over {
                over = beyond;
            }
        }
        over
    }

    /// How many pages it takes, and how much of the last one.
    pub(super) fn fill(&self, bounds: &Bounds) -> (usize, Mm) {
        let (mut count, mut start) = (1, 0);
        loop {
            let end = page_end(&self.units, start, bounds);
            if end >= self.units.len() {
                let top = first_reference(&self.units, start, bounds);
                let units = self.units.get(start..).unwrap_or_default();
                let used = units.iter().fold(Mm(0.0), |used, unit| used + unit.height);
                let gaps = units.iter().skip(1).fold(Mm(0.0), |gaps, unit| gaps + unit.gap);
                return (count, top + used + gaps - bounds.body.next_top);
            }
            (count, start) = (count + 1, end);
        }
    }

    /// How much the fitting steps can take from it.
    pub(super) fn spare(&self) -> Spare {
        let mut spare = Spare::default();
        let mut previous = None;
        for unit in &self.units {
            match (unit.kind, previous) {
                (UnitKind::Row(_), _) => spare.rows += 1.0,
                (UnitKind::Text, Some(UnitKind::Text)) if unit.begins => spare.gaps += 1.0,
                (UnitKind::Text, Some(UnitKind::Block { .. }))
                | (UnitKind::Block { .. }, _)
                    if unit.begins =>
                {
                    spare.around += 1.0;
                }
                _ => {}
            }
            previous = Some(unit.kind);
        }
        spare
    }

    /// Parts the flow into pages: each takes as much as it holds, but ties are kept.
    pub(super) fn pages(self, bounds: &Bounds) -> Vec<FlowPage> {
        let mut pages = Vec::new();
        let mut items = self.items.into_iter();
        let mut start = 0;
        loop {
            let end = page_end(&self.units, start, bounds);
            let mut page =
                FlowPage { brought: inside(&self.units, start), ..FlowPage::default() };
            let mut y = first_reference(&self.units, start, bounds);
            for (place, unit) in self.units.iter().enumerate().take(end).skip(start) {
                if place > start {
                    y += unit.gap;
                }
                let placed = items.by_ref().take(unit.items);
                page.items.extend(placed.map(|item| moved(item, y)));
                y += unit.height;
            }
            page.carried = inside(&self.units, end).map(|sums| (sums, y));
            page.end = y;
            pages.push(page);
            if end >= self.units.len() {
                return pages;
            }
            start = end;
        }
    }
}

/// The first unit of the page after the one that begins with `start`; always beyond `start` unless
/// there is nothing left.
fn page_end(units: &[FlowUnit], start: usize, bounds: &Bounds) -> usize {
    let mut y = first_reference(units, start, bounds);
    let mut chosen = None;
    for (place, unit) in units.iter().enumerate().skip(start) {
        if place > start {
            y += unit.gap;
        }
        y += unit.height;
        if y > floor(unit, &bounds.body) {
            // A group that no page holds is parted where the page is full.
            return chosen.unwrap_or_else(|| place.max(start + 1));
        }
        let carry = if inside(units, place + 1).is_some() { bounds.carry } else { Mm(0.0) };
        if !unit.tied && y + carry <= floor(unit, &bounds.body) {
            chosen = Some(place + 1);
        }
    }
    units.len()
}

/// Where the first unit of a page stands.
fn first_reference(units: &[FlowUnit], start: usize, bounds: &Bounds) -> Mm {
    if start == 0 {
        return bounds.first;
    }
    if inside(units, start).is_some() {
        return bounds.body.next_top + bounds.head;
    }
    match units.get(start).map(|unit| unit.kind) {
        Some(UnitKind::Text) => bounds.body.next_baseline,
        _ => bounds.body.next_top,
    }
}

/// The sums so far when a page begins inside a table.
fn inside(units: &[FlowUnit], place: usize) -> Option<Running> {
    let before = place.checked_sub(1).and_then(|before| units.get(before))?;
    let begins = units.get(place)?.begins;
    match before.kind {
        UnitKind::Row(sums) if !begins => Some(sums),
        _ => None,
    }
}

/// The lowest foot of a unit.
fn floor(unit: &FlowUnit, body: &Body) -> Mm {
    if unit.kind == UnitKind::Text { body.last_baseline } else { body.floor }
}

/// An item moved down by `y`.
fn moved(mut item: Item, y: Mm) -> Item {
    match &mut item {
        Item::Text(run) => run.y += y,
        Item::Rule(rule) => {
            rule.from.1 += y;
            rule.to.1 += y;
        }
        Item::Picture(picture) => picture.y += y,
        Item::Fill(fill) => fill.y += y,
        Item::Role(_) => {}
    }
    item
}
