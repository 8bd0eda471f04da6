//! Boxes and transformations of the plane.

use crate::number::millionths;

/// A box by its corners, in points: left, bottom, right, top.
pub(super) type Corners = [f64; 4];

/// A transformation of the plane, as `cm` takes it (ISO 32000-1, 8.3.3).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    /// A scaling with a shift.
    pub(super) fn scaled(x: f64, y: f64, right: f64, up: f64) -> Self {
        Self([x, 0.0, 0.0, y, right, up])
    }

    /// This one first, then the other.
    pub(super) fn then(self, other: Self) -> Self {
        let Self([a, b, c, d, e, f]) = self;
        let [e, f] = other.point(e, f);
        let Self([oa, ob, oc, od, ..]) = other;
        Self([a * oa + b * oc, a * ob + b * od, c * oa + d * oc, c * ob + d * od, e, f])
    }

    fn point(self, x: f64, y: f64) -> [f64; 2] {
        let Self([a, b, c, d, e, f]) = self;
        [a * x + c * y + e, b * x + d * y + f]
    }

    /// The smallest upright box around a box once it is transformed.
    pub(super) fn around(self, [left, bottom, right, top]: Corners) -> Corners {
        let corners = [
            self.point(left, bottom),
            self.point(right, bottom),
            self.point(left, top),
            self.point(right, top),
        ];
        corners.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |it, [x, y]| {
            [it[0].min(*x), it[1].min(*y), it[2].max(*x), it[3].max(*y)]
        })
    }

    /// Writes its six numbers.
    pub(super) fn write(self, out: &mut Vec<u8>) {
        write(&self.0, out);
    }
}

/// Writes numbers with blanks between.
pub(super) fn write(numbers: &[f64], out: &mut Vec<u8>) {
    for (place, number) in numbers.iter().enumerate() {
        if place > 0 {
            out.push(b' ');
        }
        millionths(*number, out);
    }
}

/// A box whose corners may be given in any order.
pub(super) fn upright([one, two, three, four]: Corners) -> Corners {
    [one.min(three), two.min(four), one.max(three), two.max(four)]
}
