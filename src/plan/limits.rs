//! Numbers of the house rules that cannot be any.

use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, Error};

use findings::{Money, Refusal};

/// Reads the least that a letter is written for: an amount that is not below zero.
pub(super) fn least<'de, D: Deserializer<'de>>(from: D) -> Result<Money, D::Error> {
    let amount = Money::deserialize(from)?;
    if amount.amount() < Decimal::ZERO {
        let text = amount.amount().to_string();
        return Err(D::Error::custom(Refusal::new("settings-least", text)));
    }
    Ok(amount)
}

/// Reads a part of a whole, in percent.
pub(super) fn percent<'de, D: Deserializer<'de>>(from: D) -> Result<u8, D::Error> {
    let percent = u16::deserialize(from)?;
    let wrong = || D::Error::custom(Refusal::new("settings-percent", percent.to_string()));
    u8::try_from(percent).ok().filter(|it| *it <= 100).ok_or_else(wrong)
}

/// Reads such a part where one is said.
pub(super) fn maybe_percent<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<u8>, D::Error> {
    percent(from).map(Some)
}
