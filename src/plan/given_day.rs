//! A day in a job file.

use chrono::NaiveDate;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use findings::Refusal;

/// A day as people write it in TOML, with quotes or without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenDay(pub NaiveDate);

/// The two ways to write it.
#[derive(Deserialize)]
#[serde(untagged, expecting = "\u{1f}settings-day\u{1f}")]
enum WrittenDay {
    Quoted(NaiveDate),
    Plain(toml::value::Datetime),
}

impl<'de> Deserialize<'de> for GivenDay {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let day = match WrittenDay::deserialize(from)? {
            WrittenDay::Quoted(day) => Some(day),
            WrittenDay::Plain(day) => day.to_string().parse().ok(),
        };
        day.map(Self).ok_or_else(|| D::Error::custom(Refusal::new("settings-day", "")))
    }
}
