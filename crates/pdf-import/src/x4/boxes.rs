//! Page boxes, checked against PDF/X-4.

use super::Walk;
use crate::Imported;
use crate::matrix::{Corners, upright};
use crate::scan::Scan;
use crate::text::Text;
use crate::view::View;
use crate::words::value::{Dictionary, Value, get};

/// How far a box may stand out of another, in points: programs round.
const PLAY: f64 = 0.01;

/// Whether a box stands in another.
fn holds(outer: Corners, inner: Corners) -> bool {
    let [left, bottom, right, top] = inner;
    left < right
        && bottom < top
        && left >= outer[0] - PLAY
        && bottom >= outer[1] - PLAY
        && right <= outer[2] + PLAY
        && top <= outer[3] + PLAY
}

impl<'a> Walk<'a> {
    /// Whether a page says where it is cut, or can be said to be cut at its edge: in the bleed, and that in the
    /// medium; not twice.
    pub(super) fn has_fit_boxes(&self, page: &Dictionary<'a>) -> bool {
        let corners = |key: &[u8]| {
            let value = get(page, key)?;
            Some(self.corners(value))
        };
        let (trim, art) = (corners(b"TrimBox"), corners(b"ArtBox"));
        let Some(Some(medium)) = corners(b"MediaBox") else { return false };
        if trim.is_some() && art.is_some() {
            return false;
        }
        let cut = trim.or(art).or_else(|| corners(b"CropBox")).unwrap_or(Some(medium));
        let bleed = corners(b"BleedBox").unwrap_or(Some(medium));
        let (Some(cut), Some(bleed)) = (cut, bleed) else { return false };
        holds(medium, bleed) && holds(bleed, cut)
    }

    fn corners(&self, value: &Value<'a>) -> Option<Corners> {
        let Value::Array(numbers) = self.reader.resolved(value) else { return None };
        let numbers: Option<Vec<f64>> =
            numbers.iter().map(|it| self.reader.resolved(it).number()).collect();
        numbers?.first_chunk::<4>().map(|it| upright(*it))
    }
}

impl Imported {
    /// The box at which a page is cut that does not say so itself: what is shown of it.
    #[must_use]
    pub fn untold_trim(&self, page: usize) -> Option<Text<'_>> {
        let (bytes, objects, references) = (&*self.bytes, &*self.objects, &*self.references);
        let view = View { bytes, objects, references };
        let text = self.pages.text(page);
        let mut scan = Scan::default();
        let mut get = |key: &[u8]| view.get(&text, key, &mut scan);
        if get(b"/TrimBox").is_some() || get(b"/ArtBox").is_some() {
            return None;
        }
        get(b"/CropBox").or_else(|| get(b"/MediaBox"))
    }
}
