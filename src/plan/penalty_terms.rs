//! `[policy.penalties]`: interest and indemnities on top of the principal.

use rust_decimal::Decimal;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::rules::RateAnchor;
use findings::Refusal;

/// The claims on top of the principal, as `[policy.penalties]` gives them. Consumers are never asked for any
/// of them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Penalties {
    /// Whether formal notices claim late-payment penalties. Yes: reminders announce them.
    pub claim: bool,
    /// Whether formal notices claim the fixed indemnity for each invoice paid late. Yes, as above.
    pub indemnity: bool,
    /// The rate: the law's own, or the one that the contract states.
    pub rate: PenaltyRate,
    /// Which half-year's rate holds while interest runs; none means what the rule set says for the
    /// kind of debtor.
    pub rate_anchor: Option<RateAnchor>,
    /// How days are counted. 365 days whatever the year: the custom.
    pub day_count: DayCount,
}

/// The rate of penalties.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PenaltyRate {
    /// The law's own, which changes with the half-years.
    #[default]
    Default,
    /// The rate of the contract, percent a year; raised to the floor of the law where it is lower.
    Contract(Decimal),
}

/// How many days a year has when interest is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayCount {
    /// 365, also in a leap year.
    #[default]
    #[serde(rename = "act/365")]
    Act365,
    /// 366 for the days of a leap year.
    #[serde(rename = "act/act")]
    ActAct,
}

impl Default for Penalties {
    fn default() -> Self {
        Self {
            claim: true,
            indemnity: true,
            rate: PenaltyRate::Default,
            rate_anchor: None,
            day_count: DayCount::Act365,
        }
    }
}

/// [`PenaltyRate`] as a job file gives it.
#[derive(Deserialize)]
#[serde(untagged, expecting = "\u{1f}settings-rate\u{1f}")]
enum RateEntry {
    Number(Decimal),
    Word(String),
}

impl<'de> Deserialize<'de> for PenaltyRate {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let wrong = || D::Error::custom(Refusal::new("settings-rate", ""));
        let percent = match RateEntry::deserialize(from)? {
            RateEntry::Word(word) if word == "default" => return Ok(Self::Default),
            RateEntry::Word(word) => word.trim().parse().map_err(|_| wrong())?,
            RateEntry::Number(percent) => percent,
        };
        let likely = percent > Decimal::ZERO && percent <= Decimal::ONE_HUNDRED;
        if likely { Ok(Self::Contract(percent.normalize())) } else { Err(wrong()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Penalties, settings::Faults> {
        settings::read("penalties.toml", text)
    }

    #[test]
    fn a_rate_is_a_word_or_a_number() {
        assert_eq!(read(""), Ok(Penalties::default()));
        assert_eq!(read("rate = 'default'").unwrap().rate, PenaltyRate::Default);
        let twelve = PenaltyRate::Contract("12.5".parse().unwrap());
        for text in ["rate = 12.5", "rate = '12.50'"] {
            assert_eq!(read(text).unwrap().rate, twelve);
        }
        let fifteen = PenaltyRate::Contract(Decimal::from(15));
        assert_eq!(read("rate = 15").unwrap().rate, fifteen);
    }

    #[test]
    fn other_rates_and_words_are_refused() {
        for text in ["rate = 'low'", "rate = 0", "rate = -3", "rate = 1215"] {
            let told = read(text).unwrap_err().to_string();
            assert!(told.contains("expected \"default\""), "{text}: {told}");
        }
        assert!(read("day_count = '30/360'").is_err());
        assert!(read("rate_anchor = 'year'").is_err());
        let read = read("rate_anchor = 'due_date'\nday_count = 'act/act'").unwrap();
        assert_eq!(
            (read.rate_anchor, read.day_count),
            (Some(RateAnchor::DueDate), DayCount::ActAct)
        );
    }
}
