//! Lengths on paper, in millimetres.

use serde::{Deserialize, Serialize};

/// A length on paper in millimetres.
///
/// Points exist only as type sizes and inside `pdf`, which converts once when it draws.
#[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mm(pub f32);

impl Mm {
    /// One typographic point (1/72 inch) in millimetres.
    pub const PER_POINT: f32 = 25.4 / 72.0;
}

#[expect(clippy::float_arithmetic, reason = "lengths on paper are floats, money never is")]
mod arithmetic {
    use std::ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign};

    use super::Mm;

    impl Add for Mm {
        type Output = Self;

        fn add(self, other: Self) -> Self {
            Self(self.0 + other.0)
        }
    }

    impl AddAssign for Mm {
        fn add_assign(&mut self, other: Self) {
            self.0 += other.0;
        }
    }

    impl Sub for Mm {
        type Output = Self;

        fn sub(self, other: Self) -> Self {
            Self(self.0 - other.0)
        }
    }

    impl SubAssign for Mm {
        fn sub_assign(&mut self, other: Self) {
            self.0 -= other.0;
        }
    }

    impl Mul<f32> for Mm {
        type Output = Self;

        fn mul(self, factor: f32) -> Self {
            Self(self.0 * factor)
        }
    }

    impl Neg for Mm {
        type Output = Self;

        fn neg(self) -> Self {
            Self(-self.0)
        }
    }
}
