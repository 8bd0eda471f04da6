//! How a flow is parted into pages: each takes as much as it holds, ties are kept, and a last page is no scrap.

use std::ops::Range;

use print::Mm;
use print::page::Item;

use super::{Flow, FlowUnit, Running, UnitKind};
use crate::layout::Body;

/// Where pages begin and end.
#[derive(Debug, Clone, Copy)]
pub(in crate::compose) struct Bounds {
    /// Reference of the first unit of page 1.
    pub(in crate::compose) first: Mm,
    /// Edges of every page.
    pub(in crate::compose) body: Body,
    /// Height of the table's head and carried-in row on a following page.
    pub(in crate::compose) head: Mm,
    /// Height of the subtotal at the foot of a page.
    pub(in crate::compose) carry: Mm,
}

/// A page of the flow.
#[derive(Debug, Default)]
pub(in crate::compose) struct FlowPage {
    /// Its items at their places.
    pub(in crate::compose) items: Vec<Item>,
    /// Sums carried in from the page before, when it begins inside a table.
    pub(in crate::compose) brought: Option<Running>,
    /// Sums carried to the next, and where: when it ends inside a table.
    pub(in crate::compose) carried: Option<(Running, Mm)>,
    /// The foot of its last unit.
    pub(in crate::compose) end: Mm,
}

impl Flow {
    /// How far the whole flow would stand over the foot of one page; negative when there is room.
    pub(in crate::compose) fn overflow(&self, bounds: &Bounds) -> Mm {
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
    pub(in crate::compose) fn fill(&self, bounds: &Bounds) -> (usize, Mm) {
        let starts = self.starts(bounds);
        let last = starts.last().copied().unwrap_or_default();
        (starts.len(), self.end(last..self.units.len(), bounds) - bounds.body.next_top)
    }

    /// The first unit of each page.
    fn starts(&self, bounds: &Bounds) -> Vec<usize> {
        let mut starts = vec![0];
        let mut start = 0;
        loop {
            start = page_end(&self.units, start, bounds);
            if start >= self.units.len() {
                return starts;
            }
            starts.push(start);
        }
    }

    /// The foot of the last of some units, of which the first begins a page.
    fn end(&self, units: Range<usize>, bounds: &Bounds) -> Mm {
        let top = first_reference(&self.units, units.start, bounds);
        let units = self.units.get(units).unwrap_or_default();
        let heights = units.iter().fold(top, |y, unit| y + unit.height);
        units.iter().skip(1).fold(heights, |y, unit| y + unit.gap)
    }

    /// Whether a page may begin with a unit: it begins a paragraph or a block, or is a row, and is not tied to what
    /// stands above.
    fn may_open(&self, place: usize) -> bool {
        let above = place.checked_sub(1).and_then(|above| self.units.get(above));
        let begins = self.units.get(place).is_some_and(|unit| unit.begins);
        let row = above.is_some_and(|above| matches!(above.kind, UnitKind::Row(_)));
        above.is_some_and(|above| !above.tied) && (begins || row)
    }

    /// Lets the end of the letter begin a page, as little as may stand there, where the last one reaches below `lowest`.
    pub(in crate::compose) fn leave_foot(&mut self, bounds: &Bounds, lowest: Mm) {
        let all = self.units.len();
        let last = self.starts(bounds).last().copied().unwrap_or_default();
        if self.end(last..all, bounds) <= lowest {
            return;
        }
        let above = |place: &usize| self.units.get(place - 1);
        let parts = |place: &usize| above(place).is_some_and(|above| !above.tied);
        let first = (last + 1..all).rev().find(parts);
        if let Some(unit) = first.and_then(|first| self.units.get_mut(first)) {
            unit.opens = true;
        }
    }

    /// Takes whole paragraphs or rows over to a last page that holds less than `thin`, as few as there must be, where
    /// the page before still reaches down to `filled`.
    pub(in crate::compose) fn fill_last_page(
        &mut self,
        bounds: &Bounds,
        (thin, filled): (Mm, Mm),
    ) {
        let starts = self.starts(bounds);
        let [.., before, last] = *starts else { return };
        let (all, top) = (self.units.len(), bounds.body.next_top);
        let fills = |place: &usize| {
            let used = self.end(*place..all, bounds) - top;
            self.end(before..*place, bounds) < filled || used >= thin
        };
        let first = (before + 1..=last).rev().filter(|it| self.may_open(*it)).find(fills);
        let Some(first) = first else { return };
        let reaches = self.end(before..first, bounds) >= filled;
        if reaches && self.end(first..all, bounds) <= bounds.body.floor {
            self.units.iter_mut().take(last).skip(first).for_each(|unit| unit.tied = true);
        }
    }

    /// Parts the flow into pages: each takes as much as it holds, but ties are kept.
    pub(in crate::compose) fn pages(self, bounds: &Bounds) -> Vec<FlowPage> {
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
            if unit.opens {
                return place;
            }
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
