//! Exact amounts of money, rounded in one place only.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use super::Currency;

/// An exact amount; its currency stands on the account it belongs to.
///
/// Never a float, never rounded except by [`Money::to_cents`]. Positive is owed by the debtor,
/// negative is in the debtor's favour.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(Decimal);

/// 10^12, see [`Money::of_cell`].
const CELL_LIMIT: Decimal = Decimal::from_parts(0xD4A5_1000, 0xE8, 0, false, 0);

impl Money {
    /// Nothing owed.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Wraps an exact amount in units of its currency (1 is one euro).
    #[must_use]
    pub fn new(amount: Decimal) -> Self {
        Self(amount)
    }

    /// The whole amount as machines read it: decimal point, two decimals, more only where it has more.
    #[must_use]
    pub fn exact(self) -> String {
        if self == self.to_cents() { self.to_string() } else { self.0.normalize().to_string() }
    }

    /// An amount that a cell gives, if it is below 10^12 units: no document comes to more, and neither a
    /// product with a rate nor a sum of millions of such leaves the 28 digits of a decimal.
    #[must_use]
    pub fn of_cell(amount: Decimal) -> Option<Self> {
        (amount.abs() < CELL_LIMIT).then_some(Self(amount))
    }

    /// An amount given in cents.
    #[must_use]
    pub fn from_cents(cents: i64) -> Self {
        Self(Decimal::new(cents, 2))
    }

    /// The exact amount in units of its currency.
    #[must_use]
    pub fn amount(self) -> Decimal {
        self.0
    }

    /// Rounds half away from zero to whole cents, as the printed letter shows it.
    #[must_use]
    pub fn to_cents(self) -> Self {
        Self(self.0.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
    }

    /// Rounds half away from zero to the coins of a currency, as a letter in it shows the amount.
    #[must_use]
    pub fn to_coins(self, currency: Currency) -> Self {
        let strategy = RoundingStrategy::MidpointAwayFromZero;
        Self(self.0.round_dp_with_strategy(currency.decimals(), strategy))
    }

    /// Whether it is more than nothing.
    #[must_use]
    pub fn is_positive(self) -> bool {
        !self.0.is_zero() && self.0.is_sign_positive()
    }

    /// Whether it is less than nothing.
    #[must_use]
    pub fn is_negative(self) -> bool {
        !self.0.is_zero() && self.0.is_sign_negative()
    }

    /// Whether it is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The amount without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }
}

/// Amounts of as many decimals, as nearly all are, are compared by their digits.
impl Ord for Money {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.0.scale() == other.0.scale() {
            self.0.mantissa().cmp(&other.0.mantissa())
        } else {
            self.0.cmp(&other.0)
        }
    }
}

impl PartialOrd for Money {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Money {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Money {}

impl Hash for Money {
    /// Equal amounts hash alike, however many decimals they are written with.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Money {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Neg for Money {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl<'a> Sum<&'a Money> for Money {
    fn sum<I: Iterator<Item = &'a Self>>(amounts: I) -> Self {
        amounts.copied().sum()
    }
}

impl fmt::Display for Money {
    /// As machines read it: two decimals (rounded half away from zero), decimal point, no currency.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.to_cents().0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(amount: &str, expected: &str) {
        let amount = Money::new(amount.parse().unwrap());
        assert_eq!(amount.to_string(), expected);
    }

    #[test]
    fn amounts_compare_as_decimals_do() {
        let texts =
            ["0", "-0", "0.00", "1", "1.0", "-1.00", "0.01", "-0.01", "12.5", "12.50", "100"];
        let amounts: Vec<Decimal> = texts.iter().map(|it| it.parse().unwrap()).collect();
        for one in amounts.iter().copied() {
            for other in amounts.iter().copied() {
                let (first, second) = (Money::new(one), Money::new(other));
                assert_eq!(first.cmp(&second), one.cmp(&other), "{one} {other}");
                assert_eq!(first == second, one == other, "{one} {other}");
            }
            assert_eq!(Money::new(one).is_positive(), one > Decimal::ZERO, "{one}");
            assert_eq!(Money::new(one).is_negative(), one < Decimal::ZERO, "{one}");
        }
    }

    #[test]
    fn a_cell_beyond_all_sums_is_no_amount() {
        let of_cell = |amount: &str| Money::of_cell(amount.parse().unwrap());
        assert!(of_cell("999999999999.99").is_some());
        assert_eq!(of_cell("1000000000000"), None);
        assert_eq!(of_cell("-9999999999999999999999999999"), None);
    }

    #[test]
    fn half_a_cent_rounds_away_from_zero() {
        check("1.005", "1.01");
        check("-1.005", "-1.01");
        check("1.004999", "1.00");
    }

    #[test]
    fn coins_are_those_of_the_currency() {
        let coins = |amount: &str, currency: &str| {
            let currency = currency.parse().unwrap();
            Money::new(amount.parse().unwrap()).to_coins(currency).amount().to_string()
        };
        assert_eq!(coins("125000.5", "JPY"), "125001");
        assert_eq!(coins("1000.1254", "TND"), "1000.125");
        assert_eq!(coins("10.005", "EUR"), "10.01");
    }

    #[test]
    fn two_decimals_are_always_shown() {
        check("1", "1.00");
        check("-0.5", "-0.50");
        check("0", "0.00");
    }
}
