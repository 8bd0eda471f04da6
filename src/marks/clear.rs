//! Areas that must stay white so that a machine can read the marks.

use crate::ledger::Debtor;
use findings::{Args, Code, Finding};
use print::font::Faces;
use print::page::Page;
use print::{Area, Mm};

use super::Marks;

/// The areas of the sheets of a run that must stay white for its marks; none where there are no marks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct White {
    fronts: Vec<Area>,
    /// These areas seen from the back of the sheet: a camera sees what shines through.
    backs: Vec<Area>,
}

impl White {
    /// The areas that marks need on sheets of this width.
    #[must_use]
    pub fn of(marks: &Marks, width: Mm) -> Self {
        let fronts = marks.zones();
        let backs = fronts.iter().map(|zone| zone.behind(width)).collect();
        Self { fronts, backs }
    }

    /// The first page of a letter to a debtor that prints where only marks may stand, or behind them; none where
    /// no page does.
    #[must_use]
    pub fn covered(&self, debtor: &Debtor, pages: &[Page], faces: &Faces) -> Option<Finding> {
        if self.fronts.is_empty() {
            return None;
        }
        let number = (1..).zip(pages).find_map(|(number, page)| {
            let behind = number % 2 == 0 && prints_into(page, &self.backs, faces);
            (behind || prints_into(page, &self.fronts, faces)).then_some(number)
        })?;
        let (origin, values) = (debtor.origin.clone(), Args::new().count("page", number));
        Some(Finding::new(Code::MarksCovered, origin, Some(&debtor.code), values))
    }
}

/// Whether anything on a page prints into one of these zones. White counts: it would cover a mark.
fn prints_into(page: &Page, zones: &[Area], faces: &Faces) -> bool {
    let mut places = page.items.iter().filter_map(|item| item.extent(faces));
    places.any(|place| zones.iter().any(|zone| zone.meets(&place)))
}
