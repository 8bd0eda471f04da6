//! Weights in milligrams, and the paper of sheets.

use std::fmt;

use findings::Refusal;
use serde::Deserialize;

/// A weight in milligrams.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "f64")]
pub struct Weight(pub u64);

impl Weight {
    /// Whole grams.
    #[must_use]
    pub const fn grams(grams: u32) -> Self {
        Self(grams as u64 * 1000)
    }
}

impl TryFrom<f64> for Weight {
    type Error = Refusal;

    /// Reads grams, to the milligram.
    fn try_from(grams: f64) -> Result<Self, Refusal> {
        if !(0.0..=100_000.0).contains(&grams) {
            return Err(Refusal::new("settings-weight", grams.to_string()));
        }
        Ok(Self((grams * 1000.0).round() as u64))
    }
}

impl fmt::Display for Weight {
    /// Grams with two decimals.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = (self.0 + 5) / 10;
        write!(f, "{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

/// The paper all sheets are printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// Grams per square metre.
    pub grammage: u32,
    /// By how many hundredths a sheet may be heavier than it should be.
    pub tolerance: u32,
}

impl Default for Paper {
    /// 80 g/m² as offices use it; paper mills hold their weight within 4 %.
    fn default() -> Self {
        Self { grammage: 80, tolerance: 4 }
    }
}

impl Paper {
    /// The weight of one A4 sheet: 0.21 m × 0.297 m, 4.99 g at 80 g/m².
    #[must_use]
    pub fn sheet(self) -> Weight {
        Weight((u64::from(self.grammage) * 62_370 + 500) / 1000)
    }

    /// By how much a sheet may be heavier than it should be.
    #[must_use]
    pub fn slack(self) -> Weight {
        Weight(self.sheet().0 * u64::from(self.tolerance) / 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_weighs_what_its_grammage_says() {
        assert_eq!(Paper::default().sheet().to_string(), "4.99");
        assert_eq!(Paper { grammage: 90, tolerance: 0 }.sheet(), Weight(5613));
        assert_eq!(Weight::try_from(4.5), Ok(Weight(4500)));
        assert!(Weight::try_from(-1.0).is_err() && Weight::try_from(f64::NAN).is_err());
    }
}
