//! Lengths on paper, in millimetres.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// A length on paper in millimetres.
///
/// Points exist only as type sizes and inside `pdf`, which converts once when it draws.
#[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Mm(pub f32);

impl Mm {
    /// One typographic point (1/72 inch) in millimetres.
    pub const PER_POINT: f32 = 25.4 / 72.0;
    /// No paper is wider or higher, in millimetres.
    pub const MOST: f32 = 2000.0;
}

impl<'de> Deserialize<'de> for Mm {
    /// Reads a number of millimetres; none that no paper has, and nothing that is no number.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let length = f32::deserialize(from)?;
        let is_length = (-Self::MOST..=Self::MOST).contains(&length);
        if is_length { Ok(Self(length)) } else { Err(D::Error::custom("no length on paper")) }
    }
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
