use crate::font::Faces;
use crate::page::{Item, Page};

use super::Zones;

/// A rectangle of a page with something on it, in millimetres from the top left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Ink {
    /// Left, top, right and bottom edge.
    pub edges: [f32; 4],
    /// The first words of it; empty for lines and pictures.
    pub text: String,
    /// Whether it belongs to the address.
    pub address: bool,
}

/// How high and low letters reach, in parts of the type size: ascenders with accents, and descenders.
const ABOVE: f32 = 0.75;
const BELOW: f32 = 0.25;
/// Millimetres in a point.
const POINT: f32 = 25.4 / 72.0;

/// What stands on a page. `address` says which lines are the address, by left edge and baseline.
#[must_use]
pub fn ink(page: &Page, faces: &Faces, address: impl Fn(f32, f32) -> bool) -> Vec<Ink> {
    let mut found = Vec::new();
    for item in &page.items {
        let edges = match item {
            Item::Text(run) => {
                let units =
                    faces.get(run.face).map_or(1000.0, |it| f32::from(it.metrics.units_per_em));
                let size = run.size_pt * POINT;
                let width: f32 = run.words.iter().map(|it| it.word.width + it.space).sum();
                let (x, y) = (run.x.0, run.y.0);
                let right = x + width * size / units;
                [x, y - ABOVE * size, right, y + BELOW * size]
            }
            Item::Rule(rule) => {
                let half = rule.thickness.0 / 2.0;
                let (from, to) = (rule.from, rule.to);
                [
                    from.0.0.min(to.0.0),
                    from.1.0.min(to.1.0) - half,
                    from.0.0.max(to.0.0),
                    from.1.0.max(to.1.0) + half,
                ]
            }
            Item::Picture(it) => [it.x.0, it.y.0, it.x.0 + it.width.0, it.y.0 + it.height.0],
            Item::Fill(_) | Item::Role(_) => continue,
        };
        let (text, address) = match item {
            Item::Text(run) => {
                let words: Vec<&str> =
                    run.words.iter().take(4).map(|it| &*it.word.text).collect();
                (words.join(" "), address(run.x.0, run.y.0))
            }
            _ => (String::new(), false),
        };
        found.push(Ink { edges, text, address });
    }
    found
}

impl Zones {
    /// What of a page breaks these zones: the rule and what stands there. The first page alone has an address;
    /// `first` says whether it is one.
    #[must_use]
    pub fn broken<'i>(
        &self,
        page: (f32, f32),
        ink: &'i [Ink],
        first: bool,
    ) -> Vec<(&'static str, &'i Ink)> {
        let mut found = Vec::new();
        let border = [self.border, self.border, page.0 - self.border, page.1 - self.border];
        for it in ink {
            if self.border > 0.0 && !within(it.edges, border) {
                found.push(("border", it));
            }
            if !first {
                continue;
            }
            if let Some(zone) = self.address.map(edges) {
                if it.address && !within(it.edges, zone) {
                    found.push(("address", it));
                }
                if !it.address && touches(it.edges, zone) {
                    found.push(("beside-address", it));
                }
            }
        }
        let empty = || self.empty.iter().map(|zone| edges(*zone));
        let inside = |it: &&Ink| empty().any(|zone| touches(it.edges, zone));
        found.extend(ink.iter().filter(inside).filter(|_| first).map(|it| ("empty", it)));
        found
    }
}

fn edges([x, y, width, height]: [f32; 4]) -> [f32; 4] {
    [x, y, x + width, y + height]
}

fn within(inner: [f32; 4], outer: [f32; 4]) -> bool {
    let ([left, top, right, bottom], [from, above, to, below]) = (inner, outer);
    left >= from && top >= above && right <= to && bottom <= below
}

fn touches(one: [f32; 4], other: [f32; 4]) -> bool {
    let ([left, top, right, bottom], [from, above, to, below]) = (one, other);
    left < to && right > from && top < below && bottom > above
}
