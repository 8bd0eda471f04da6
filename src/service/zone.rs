use std::ops::Range;

use print::font::Faces;
use print::page::{Item, Page};
use print::{Area, Mm};

use super::Zones;

/// A rectangle of a page with something on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ink {
    /// The rectangle.
    pub area: Area,
    /// The first words of it; empty for lines, pictures and codes.
    pub text: String,
    /// Whether it belongs to the address.
    pub address: bool,
}

/// What stands on a page. `address` says which of its items are the address.
#[must_use]
pub fn ink(page: &Page, faces: &Faces, address: &Range<usize>) -> Vec<Ink> {
    let white = |item: &Item| matches!(item, Item::Fill(fill) if fill.white);
    let items = page.items.iter().enumerate().filter(|(_, item)| !white(item));
    let inked = items.filter_map(|(nth, item)| {
        let text = match item {
            Item::Text(run) => {
                let words: Vec<&str> =
                    run.words.iter().take(4).map(|it| &*it.word.text).collect();
                words.join(" ")
            }
            _ => String::new(),
        };
        Some(Ink { area: item.extent(faces)?, text, address: address.contains(&nth) })
    });
    inked.collect()
}

impl Zones {
    /// What of a page breaks these zones: the rule and what stands there. The first page alone has an address;
    /// `first` says whether it is one.
    #[must_use]
    pub fn broken<'i>(
        &self,
        page: (Mm, Mm),
        ink: &'i [Ink],
        first: bool,
    ) -> Vec<(&'static str, &'i Ink)> {
        let mut found = Vec::new();
        let edge = Mm(self.border);
        let border =
            Area { left: edge, top: edge, right: page.0 - edge, bottom: page.1 - edge };
        let zone = self.address.map(area);
        for it in ink {
            if self.border > 0.0 && !border.holds(&it.area) {
                found.push(("border", it));
            }
            let Some(zone) = zone.filter(|_| first) else { continue };
            if it.address && !zone.holds(&it.area) {
                found.push(("address", it));
            }
            if !it.address && zone.meets(&it.area) {
                found.push(("beside-address", it));
            }
        }
        let inside = |it: &&Ink| self.empty.iter().any(|zone| area(*zone).meets(&it.area));
        found.extend(ink.iter().filter(inside).filter(|_| first).map(|it| ("empty", it)));
        found
    }
}

/// The rectangle of left edge, top edge, width and height.
fn area([x, y, width, height]: [f32; 4]) -> Area {
    Area { left: Mm(x), top: Mm(y), right: Mm(x + width), bottom: Mm(y + height) }
}
