//! Small tables in a text: as wide as what stands in them, in the type of the table of invoices.

use std::sync::Arc;

use crate::layout::{FaceRole, Style};
use print::Mm;
use print::page::{Item, Role};

use super::body::BodySetter;
use super::flow::{Flow, UnitKind};
use super::hyphen::Speech;
use super::inline::{ITALIC, STRONG};
use super::letter_text::{Align, Grid};
use super::letterhead::rule;
use super::measure::Measure;
use super::set_lines::Paragraph;

/// White between two columns.
const GUTTER: Mm = Mm(6.0);
/// Wide enough for any cell on one line.
const UNBOUNDED: Mm = Mm(10_000.0);
/// Rows that stay on one page.
const TOGETHER: usize = 12;

/// A row of a small table in a text.
struct GridRow<'r> {
    cells: &'r [String],
    style: Style,
    /// Whether it is the header.
    head: bool,
}

impl BodySetter<'_, '_> {
    /// Sets a small table.
    pub(super) fn grid(&mut self, grid: &Grid, flow: &mut Flow) {
        let Some((head, rows)) = grid.rows.split_first() else { return };
        let design = &self.design().table;
        let widths = self.widths(grid);
        let first = flow.len();
        let left = self.body.left;
        let gutters = widths.iter().skip(1).fold(Mm(0.0), |sum, _| sum + GUTTER);
        let right = left + widths.iter().fold(gutters, |sum, width| sum + *width);
        let around = self.fitting.around;
        let (before, after) = (design.before - around, design.after - around);
        let mut height = Mm(0.0);
        if head.iter().any(|cell| !cell.is_empty()) {
            flow.items().extend(rule((left, right), Mm(0.0), design.rules.top));
            flow.items().push(Item::Role(Role::Table));
            let style = design.head.style;
            let row = GridRow { cells: head, style, head: true };
            height = self.cells(&row, (grid, &widths), flow);
            height += design.head.height;
        }
        flow.items().extend(rule((left, right), height, design.rules.head));
        if height <= Mm(0.0) {
            flow.items().push(Item::Role(Role::Table));
        }
        height += design.air;
        flow.block(before, height, Mm(0.0), self.body.line);
        for (place, row) in rows.iter().enumerate() {
            let style = design.row.style;
            let row = GridRow { cells: row, style, head: false };
            let lines = self.cells(&row, (grid, &widths), flow);
            let mut height = lines + design.row.height;
            let last = place + 1 == rows.len();
            if last {
                height += design.air;
                flow.items().extend(rule((left, right), height, design.rules.closing));
            } else {
                flow.items().extend(rule((left, right), height, design.rules.row));
            }
            flow.row(height, UnitKind::Block { after: if last { after } else { Mm(0.0) } });
        }
        if rows.len() <= TOGETHER {
            flow.tie_from(first);
        } else {
            (first..first + 2).for_each(|unit| flow.tie(unit));
            flow.tie_from(flow.len().saturating_sub(2));
        }
    }

    /// Sets the cells of a row, the first baseline where the style's row has it; how far a second line
    /// and those below reach.
    fn cells(
        &mut self,
        &GridRow { cells, style, head }: &GridRow<'_>,
        (grid, widths): (&Grid, &[Mm]),
        flow: &mut Flow,
    ) -> Mm {
        let design = &self.design().table;
        let kind = if head { design.head } else { design.row };
        let mut x = self.body.left;
        let mut most = Mm(0.0);
        flow.items().push(Item::Role(Role::Row));
        // A row may have fewer cells than the header.
        let cells = cells.iter().map(String::as_str).chain(std::iter::repeat(""));
        for ((cell, width), align) in cells.zip(widths).zip(&grid.columns) {
            flow.items().push(Item::Role(if head { Role::ColumnHead } else { Role::Cell }));
            let paragraph = self.cell(cell, style, *width);
            let mut y = kind.height - kind.drop;
            let mut below = Mm(0.0);
            for (place, line) in paragraph.lines.iter().enumerate() {
                if place > 0 {
                    y += design.wrap;
                    below += design.wrap;
                }
                let free = *width - line.width;
                let shift = match align {
                    Align::Left => Mm(0.0),
                    Align::Centre => free * 0.5,
                    Align::Right => free,
                };
                line.place(x + shift, y, flow.items());
            }
            most = Mm(most.0.max(below.0));
            x += *width + GUTTER;
        }
        most
    }

    fn cell(&mut self, text: &str, style: Style, width: Mm) -> Arc<Paragraph> {
        let (space, speech) = (self.body.space, Speech::of(""));
        let (size, setting, ragged) = (style.size, self.body.setting, true);
        let measure = Measure { width, size, space, speech, setting, ragged };
        match style.face {
            FaceRole::Strong => self.setter.paragraph(&format!("{STRONG}{text}"), &measure),
            FaceRole::Italic => self.setter.paragraph(&format!("{ITALIC}{text}"), &measure),
            FaceRole::Text | FaceRole::Display | FaceRole::Slip | FaceRole::SlipStrong => {
                self.setter.paragraph(text, &measure)
            }
        }
    }

    /// How wide columns are: what stands in them, the widest narrowed where the body is too narrow.
    fn widths(&mut self, grid: &Grid) -> Vec<Mm> {
        let table = &self.design().table;
        let mut widths = vec![0.0_f32; grid.columns.len()];
        for (place, row) in grid.rows.iter().enumerate() {
            let style = if place == 0 { table.head.style } else { table.row.style };
            for (cell, widest) in row.iter().zip(&mut widths) {
                let paragraph = self.cell(cell, style, UNBOUNDED);
                let width = paragraph.lines.first().map_or(0.0, |line| line.width.0);
                // A hundredth more, so that rounding breaks no line.
                *widest = widest.max(width + 0.01);
            }
        }
        let gutters = widths.iter().skip(1).map(|_| GUTTER.0).sum::<f32>();
        let room = (self.body.right - self.body.left).0 - gutters;
        let cap = cap(&widths, room);
        widths.iter().map(|width| Mm(width.min(cap))).collect()
    }
}

/// The width that no column may have more of, so that all fit.
fn cap(widths: &[f32], room: f32) -> f32 {
    let mut sorted = widths.to_vec();
    sorted.sort_by(f32::total_cmp);
    let mut left = room;
    let mut count = widths.iter().map(|_| 1.0).sum::<f32>();
    for width in sorted {
        let share = left / count;
        if width > share {
            return share.max(1.0);
        }
        left -= width;
        count -= 1.0;
    }
    f32::INFINITY
}
