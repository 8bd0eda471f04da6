use print::Area;
use print::font::Faces;
use print::page::Page;

/// Whether anything on a page prints into one of these zones. White counts: it would cover a mark.
#[must_use]
pub fn prints_into(page: &Page, zones: &[Area], faces: &Faces) -> bool {
    let mut places = page.items.iter().filter_map(|item| item.extent(faces));
    places.any(|place| zones.iter().any(|zone| zone.meets(&place)))
}
