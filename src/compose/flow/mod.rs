//! The body of a letter as units in a row.

mod paging;

use findings::Money;
use print::Mm;
use print::page::{Item, Role};

pub(super) use self::paging::{Bounds, FlowPage};

/// Lines of text that stand with a signature on its page, where nothing else does.
const LINES_WITH_SIGNATURE: usize = 5;

/// What stands on the page of a signature above the words that close the letter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Company {
    /// So many lines at the least.
    lines: usize,
    /// Whether the lines of the closing formula count too.
    formula: bool,
    /// Whether they are whole paragraphs.
    whole: bool,
}

impl Company {
    /// Where nothing else stands on the page.
    pub(super) fn of_text(formula: bool) -> Self {
        Self { lines: LINES_WITH_SIGNATURE, formula, whole: true }
    }

    /// Where a reply slip stands at its foot: the end of a paragraph is enough.
    pub(super) fn of_slip(formula: bool) -> Self {
        Self { lines: 1, formula, whole: false }
    }
}

/// Something that is never parted: a line, a table row, a block.
#[derive(Debug)]
pub(in crate::compose) struct FlowUnit {
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
    /// Whether a page must begin here.
    opens: bool,
}

/// The kind of a unit; decides where it may stand on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::compose) enum UnitKind {
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
pub(in crate::compose) enum Running {
    /// The table of invoices.
    Invoices(Sums),
    /// The breakdown of penalties.
    Annex(Surcharges),
}

/// Sums of the breakdown so far.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(in crate::compose) struct Surcharges {
    /// Sum of penalties.
    pub(in crate::compose) penalty: Money,
    /// Sum of indemnities.
    pub(in crate::compose) indemnity: Money,
    /// The invoice, by its place, whose next row follows.
    pub(in crate::compose) goes_on: Option<usize>,
}

/// Sums of a table so far: totals, paid, residuals.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(in crate::compose) struct Sums {
    /// Sum of totals.
    pub(in crate::compose) total: Money,
    /// Sum of what was paid.
    pub(in crate::compose) paid: Money,
    /// Sum of what remains.
    pub(in crate::compose) residual: Money,
}

/// The body of a letter.
#[derive(Debug, Default)]
pub(in crate::compose) struct Flow {
    units: Vec<FlowUnit>,
    /// Items of all units in order, lengths from the unit's reference.
    items: Vec<Item>,
    counted: usize,
}

/// How much the fitting steps can take from a flow.
#[derive(Debug, Default, Clone, Copy)]
pub(in crate::compose) struct Spare {
    /// Paragraph gaps.
    pub(in crate::compose) gaps: f32,
    /// Gaps round blocks.
    pub(in crate::compose) around: f32,
    /// Table rows.
    pub(in crate::compose) rows: f32,
}

impl Flow {
    /// The items of the unit being built.
    pub(in crate::compose) fn items(&mut self) -> &mut Vec<Item> {
        &mut self.items
    }

    /// Ends a line of text whose items were pushed; `gap` is from the baseline above.
    pub(in crate::compose) fn text(&mut self, gap: Mm, begins: bool) {
        let gap = match self.units.last().map(|unit| unit.kind) {
            Some(UnitKind::Block { after }) => after,
            _ => gap,
        };
        self.unit((gap, Mm(0.0)), UnitKind::Text, begins);
    }

    /// Ends a block whose items were pushed: from the baseline above, its height, to the baseline
    /// below.
    pub(in crate::compose) fn block(&mut self, before: Mm, height: Mm, after: Mm, line: Mm) {
        let gap = match self.units.last().map(|unit| unit.kind) {
            Some(UnitKind::Block { after }) => before + after - line,
            _ => before,
        };
        self.signature(gap, height, after);
    }

    /// Ends a block whose reference is a baseline, such as a signature: from the foot above, from its
    /// first baseline to its last, to what comes below.
    pub(in crate::compose) fn signature(&mut self, gap: Mm, height: Mm, after: Mm) {
        self.unit((gap, height), UnitKind::Block { after }, true);
    }

    /// Ends a part of a table that follows its part above at once.
    pub(in crate::compose) fn row(&mut self, height: Mm, kind: UnitKind) {
        self.unit((Mm(0.0), height), kind, false);
    }

    /// Ends a unit. Where something begins without saying what it is, it is a paragraph.
    fn unit(&mut self, (gap, height): (Mm, Mm), kind: UnitKind, begins: bool) {
        if begins && !matches!(self.items.get(self.counted), None | Some(Item::Role(_))) {
            self.items.insert(self.counted, Item::Role(Role::Paragraph));
        }
        let items = self.items.len() - self.counted;
        self.counted = self.items.len();
        let (tied, opens) = (false, false);
        self.units.push(FlowUnit { items, gap, height, kind, tied, begins, opens });
    }

    /// Whether the unit before is a row of a table.
    pub(in crate::compose) fn follows_row(&self) -> bool {
        matches!(self.units.last(), Some(FlowUnit { kind: UnitKind::Row(_), .. }))
    }

    /// How many units there are.
    pub(in crate::compose) fn len(&self) -> usize {
        self.units.len()
    }

    /// Keeps the units from `first` to the last on one page.
    pub(in crate::compose) fn tie_from(&mut self, first: usize) {
        let last = self.units.len().saturating_sub(1);
        let units = self.units.iter_mut().take(last).skip(first);
        units.for_each(|unit| unit.tied = true);
    }

    /// Keeps one unit with the next.
    pub(in crate::compose) fn tie(&mut self, unit: usize) {
        if let Some(unit) = self.units.get_mut(unit) {
            unit.tied = true;
        }
    }

    /// Keeps the last unit, with its whole paragraph when `whole`, with what comes next.
    pub(in crate::compose) fn tie_last(&mut self, whole: bool) {
        for unit in self.units.iter_mut().rev() {
            unit.tied = true;
            if unit.begins || !whole {
                break;
            }
        }
    }

    /// Keeps the end of the letter, from unit `closing` on, with lines or a block before it, so that no page holds a
    /// signature alone.
    pub(in crate::compose) fn tie_closing(&mut self, closing: usize, company: Company) {
        let text = self.units.iter().skip(closing).take_while(|it| it.kind == UnitKind::Text);
        let mut lines = if company.formula { text.count() } else { 0 };
        self.tie_from(closing);
        for place in (0..closing).rev() {
            let above = place.checked_sub(1).and_then(|above| self.units.get(above));
            let parts = !company.whole && above.is_some_and(|above| !above.tied);
            let Some(unit) = self.units.get_mut(place) else { break };
            unit.tied = true;
            lines += 1;
            let block = unit.kind != UnitKind::Text;
            if block || ((unit.begins || parts) && lines >= company.lines) {
                break;
            }
        }
    }

    /// How much the fitting steps can take from it.
    pub(in crate::compose) fn spare(&self) -> Spare {
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
}
