//! The zones of the first page, and of its border, that a service wants for itself.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::plan::PlannedLetter;
use findings::{Args, Code, Finding};
use print::font::Faces;
use print::page::{Item, Page};
use print::{Area, Mm};

use super::{Breach, Parcel, Service, ServiceZones};

/// The zones of the services that print letters of a run, where these are posted.
#[derive(Debug, Default)]
pub struct Zoning(Vec<(String, ServiceZones)>);

/// Something of a letter that stands where a service wants nothing, or not where it wants the address.
#[derive(Debug, Clone, PartialEq)]
pub struct Touch {
    /// The name of the service.
    pub service: String,
    /// The reference of the letter.
    pub letter: String,
    /// Which zone: `border`, `address`, `beside-address` or `empty`.
    pub rule: &'static str,
    /// The page of the letter, counted from 1.
    pub page: u32,
    /// The first words of it; `-` for lines, pictures and codes.
    pub text: String,
    /// Its left and its top edge.
    pub place: (Mm, Mm),
}

/// A rectangle of a page with something on it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ink {
    /// The rectangle.
    pub(super) area: Area,
    /// The first words of it; empty for lines, pictures and codes.
    pub(super) text: String,
    /// Whether it belongs to the address.
    pub(super) address: bool,
}

impl Zoning {
    /// The zones of services for letters posted in a country; those of a service without any are left out.
    pub fn of<'s>(services: impl IntoIterator<Item = &'s Service>, country: &str) -> Self {
        let zones = |it: &Service| Some((it.name.clone(), it.zones_of(country).cloned()?));
        Self(services.into_iter().filter_map(zones).collect())
    }

    /// Items of a letter's pages that break the rules of these zones. `address` says which items of the first
    /// page are the address.
    #[must_use]
    pub fn touches(
        &self,
        letter: &PlannedLetter,
        pages: &[Page],
        address: &Range<usize>,
        faces: &Faces,
    ) -> Vec<Touch> {
        let mut touches = Vec::new();
        // Nearly every job has no service, and its letters need not be looked at.
        let pages = if self.0.is_empty() { &[] } else { pages };
        for (number, page) in (1..).zip(pages) {
            let first = number == 1;
            let ink = ink(page, faces, if first { address } else { &(0..0) });
            for (service, zones) in &self.0 {
                let broken = zones.broken((page.width, page.height), &ink, first);
                touches.extend(broken.into_iter().map(|(rule, ink)| Touch {
                    service: service.clone(),
                    letter: letter.reference.clone(),
                    rule,
                    page: number,
                    text: if ink.text.is_empty() { "-".to_owned() } else { ink.text.clone() },
                    place: (ink.area.left, ink.area.top),
                }));
            }
        }
        touches
    }
}

impl Touch {
    /// Findings about a letter's debtor for the zones that are broken: one for each rule of a service and
    /// page, with the first text and the number of the others.
    #[must_use]
    pub fn findings(touches: &[Self], letter: &PlannedLetter) -> Vec<Finding> {
        let mut told: BTreeMap<(&str, u32, &str), (&Self, usize)> = BTreeMap::new();
        for touch in touches {
            let key = (touch.service.as_str(), touch.page, touch.rule);
            told.entry(key).and_modify(|(_, more)| *more += 1).or_insert((touch, 0));
        }
        told.into_values().map(|(first, more)| first.finding(letter, more)).collect()
    }

    fn finding(&self, letter: &PlannedLetter, more: usize) -> Finding {
        let debtor = &letter.debtor;
        let values = Args::new()
            .text("service", &self.service)
            .text("rule", self.rule)
            .text("page", self.page.to_string())
            .text("text", &self.text)
            .text("place", self.edges())
            .count("more", more);
        Finding::new(Code::ServiceZone, debtor.origin.clone(), Some(&debtor.code), values)
    }

    /// The same as a limit that a piece does not keep.
    #[must_use]
    pub fn breach(&self, parcel: &Parcel<'_>) -> Breach {
        let found = format!("{} {}", self.edges(), self.text);
        Breach::of(parcel, self.rule, found, format_args!("page {}", self.page))
    }

    /// Left and top edge in millimetres, as messages say them.
    fn edges(&self) -> String {
        let (left, top) = self.place;
        format!("{:.1} × {:.1}", left.0, top.0)
    }
}

impl Service {
    /// That nobody knows where the service wants the address of letters posted in a country, where it is known to
    /// want it somewhere.
    #[must_use]
    pub fn unknown_zone(&self, country: &str) -> Option<Finding> {
        let zones = self.zones_of(country);
        let known = zones.is_some_and(|zones| zones.address.is_some());
        if known || self.zones.is_empty() {
            return None;
        }
        let values = Args::new().text("service", &self.name).text("country", country);
        Some(Finding::new(Code::ServiceZoneUnknown, self.origin(), None, values))
    }
}

/// The rectangles of ink on a page. `address` says which of its items are the address.
fn ink(page: &Page, faces: &Faces, address: &Range<usize>) -> Vec<Ink> {
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

impl ServiceZones {
    /// The ink of a page that breaks the rules of these zones, with the rule. The first page alone has an
    /// address; `first` says whether it is one.
    pub(super) fn broken<'i>(
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
