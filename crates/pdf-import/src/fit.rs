//! Where and how large a page is set onto a sheet.

use super::matrix::{Corners, Matrix};
use super::scan::Scan;
use super::text::Text;
use super::view::View;

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// Width and height of an A4 sheet in points (ISO 216: 210 by 297 mm).
pub(super) const A4: (f64, f64) = (210.0 * POINTS, 297.0 * POINTS);

/// How far a page may be from A4 and still count as A4, in points: ISO 216 allows 2 mm.
const TOLERANCE: f64 = 2.0 * POINTS;

/// US Letter, which readers take where no box is given.
const LETTER: Corners = [0.0, 0.0, 612.0, 792.0];

/// The part of an A4 sheet that pages of copies may fill.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Zone {
    /// Kept free at the left edge, in millimetres.
    pub left_mm: f32,
    /// Kept free at the right edge, in millimetres.
    pub right_mm: f32,
    /// Kept free at the upper edge, in millimetres.
    pub top_mm: f32,
    /// Kept free at the lower edge, in millimetres.
    pub bottom_mm: f32,
    /// Whether a page that is A4 already is set into the zone as well. It is where something is printed
    /// beside the copy, and where not, it stays as it is.
    pub always: bool,
}

/// The width that printers leave white at each edge, in millimetres.
const EDGE_MM: f32 = 5.0;

/// The height of a line beside the copy, with the space around it, in millimetres.
const LINE_MM: f32 = 6.0;

impl Zone {
    /// The zone between strips for marks at the left and the right edge, in millimetres, and above a line for a stamp. A
    /// strip of no width is no strip.
    #[must_use]
    pub fn beside(left_mm: f32, right_mm: f32, stamp: bool) -> Self {
        let always = stamp || left_mm > 0.0 || right_mm > 0.0;
        let wider = |strip: f32| if strip > EDGE_MM { strip } else { EDGE_MM };
        let bottom_mm = if stamp { EDGE_MM + LINE_MM } else { EDGE_MM };
        let (left_mm, right_mm) = (wider(left_mm), wider(right_mm));
        Self { left_mm, right_mm, top_mm: EDGE_MM, bottom_mm, always }
    }

    fn corners(&self) -> Corners {
        let points = |length_mm: f32| f64::from(length_mm) * POINTS;
        let (right, top) = (A4.0 - points(self.right_mm), A4.1 - points(self.top_mm));
        [points(self.left_mm), points(self.bottom_mm), right, top]
    }
}

/// How a page is set onto a sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Setting {
    /// The part of the page that is shown, in its own space.
    pub(super) shown: Corners,
    /// From the page's own space to the sheet.
    pub(super) matrix: Matrix,
}

/// How a page is set; none when it stays as it is.
pub(super) fn setting<'a>(
    view: View<'a>,
    page: &Text<'a>,
    zone: &Zone,
    scan: &mut Scan,
) -> Option<Setting> {
    let corners = |key: &[u8], scan: &mut Scan| {
        let value = view.get(page, key, scan)?;
        view.corners(value, scan)
    };
    let sheet = corners(b"/MediaBox", scan).unwrap_or(LETTER);
    let crop = corners(b"/CropBox", scan).and_then(|crop| common(crop, sheet));
    let shown = crop.unwrap_or(sheet);
    let number = |key: &[u8], scan: &mut Scan| view.number(view.get(page, key, scan)?);
    let unit = number(b"/UserUnit", scan).filter(|unit| *unit > 0.001).unwrap_or(1.0);
    let rotation = number(b"/Rotate", scan).unwrap_or(0.0);
    let (matrix, size) = displayed(shown, unit, rotation);
    let near = |one: f64, other: f64| (one - other).abs() <= TOLERANCE;
    let is_a4 = near(size.0, A4.0) && near(size.1, A4.1);
    // What lies outside of what is shown must not travel along: it may be another customer's.
    let is_cropped = sheet.iter().zip(shown).any(|(one, other)| !near(*one, other));
    if is_a4 && !zone.always && near(unit, 1.0) && !is_cropped {
        return None;
    }
    let is_kept = is_a4 && !zone.always && near(unit, 1.0);
    let room = if is_kept { [0.0, 0.0, A4.0, A4.1] } else { zone.corners() };
    Some(Setting { shown, matrix: into(room, matrix, size) })
}

/// From a page's own space to the page as it is displayed, from its lower left corner, and its size.
fn displayed(
    [left, bottom, right, top]: Corners,
    unit: f64,
    rotation: f64,
) -> (Matrix, (f64, f64)) {
    let u = unit;
    let (width, height) = ((right - left) * u, (top - bottom) * u);
    // Whole quarters, clockwise.
    match ((rotation / 90.0).round() as i64).rem_euclid(4) {
        1 => (Matrix([0.0, -u, u, 0.0, -bottom * u, right * u]), (height, width)),
        2 => (Matrix([-u, 0.0, 0.0, -u, right * u, top * u]), (width, height)),
        3 => (Matrix([0.0, u, -u, 0.0, top * u, -left * u]), (height, width)),
        _ => (Matrix([u, 0.0, 0.0, u, -left * u, -bottom * u]), (width, height)),
    }
}

/// Turns and shrinks a page so that it fits into a zone, in its middle. A page that fits keeps its size.
fn into(zone: Corners, matrix: Matrix, (width, height): (f64, f64)) -> Matrix {
    let [left, bottom, right, top] = zone;
    let room = (right - left, top - bottom);
    let scale = |width: f64, height: f64| (room.0 / width).min(room.1 / height).min(1.0);
    let upright = scale(width, height);
    let turned = scale(height, width);
    let (matrix, (width, height), scale) = if turned > upright {
        // A quarter against the clock: the top of the page comes to the left.
        let turn = Matrix([0.0, 1.0, -1.0, 0.0, height, 0.0]);
        (matrix.then(turn), (height, width), turned)
    } else {
        (matrix, (width, height), upright)
    };
    let right = left + (room.0 - width * scale) / 2.0;
    let up = bottom + (room.1 - height * scale) / 2.0;
    matrix.then(Matrix::scaled(scale, scale, right, up))
}

/// The part that two boxes share; none where they do not meet.
fn common(one: Corners, other: Corners) -> Option<Corners> {
    let [left, bottom] = [one[0].max(other[0]), one[1].max(other[1])];
    let [right, top] = [one[2].min(other[2]), one[3].min(other[3])];
    (right - left > 0.01 && top - bottom > 0.01).then_some([left, bottom, right, top])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(shown: Corners, rotation: f64, expected: Corners) {
        let zone = Zone::beside(0.0, 0.0, false).corners();
        let (matrix, size) = displayed(shown, 1.0, rotation);
        let found = into(zone, matrix, size).around(shown);
        let near = found.iter().zip(expected).all(|(one, other)| (one - other).abs() < 0.5);
        assert!(near, "{found:?} instead of {expected:?}");
    }

    #[test]
    fn a_page_is_shrunk_and_turned_into_the_zone_and_never_enlarged() {
        // A3, shrunk.
        check([0.0, 0.0, 841.9, 1190.6], 0.0, [14.2, 20.1, 581.1, 821.8]);
        // A4 lying, turned and shrunk; the same by its rotation and off the origin.
        check([0.0, 0.0, 841.9, 595.3], 0.0, [14.2, 20.1, 581.1, 821.8]);
        check([-100.0, -50.0, 495.3, 791.9], 90.0, [14.2, 20.1, 581.1, 821.8]);
        // A small one keeps its size in the middle.
        check([0.0, 0.0, 200.0, 400.0], 180.0, [197.6, 220.9, 397.6, 620.9]);
    }
}
