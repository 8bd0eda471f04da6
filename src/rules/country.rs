//! Rule files of countries, as the folder `rules/` holds them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use exports::DebtorKind;
use findings::{Args, Currency, Money};

use super::{HalfYear, LawName, law_of};

/// The rule files, by the country of the creditor.
const FILES: &[(&str, &str)] = &[
    ("FR", include_str!("../../rules/fr.toml")),
    ("BE", include_str!("../../rules/be.toml")),
    ("DE", include_str!("../../rules/de.toml")),
    ("CH", include_str!("../../rules/ch.toml")),
    ("GB", include_str!("../../rules/gb.toml")),
    ("LU", include_str!("../../rules/lu.toml")),
];

/// The law of one country on late payment, as far as it is known.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// Its country (ISO 3166-1, two letters).
    pub country: String,
    /// Whether everything the program asks for is there.
    pub complete: bool,
    /// The rules that are not known, in words.
    pub missing: Vec<String>,
    /// The day by which somebody should read the law again.
    #[serde(default)]
    pub review_on: Option<chrono::NaiveDate>,
    /// Dated rates by name.
    #[serde(default)]
    series: BTreeMap<String, Series>,
    /// Against professionals.
    #[serde(default)]
    pub business: KindRules,
    /// Against private persons.
    #[serde(default)]
    pub consumer: KindRules,
    /// Against public bodies.
    #[serde(default)]
    pub public: KindRules,
    /// Where the values were read, by the names that rows give.
    pub sources: BTreeMap<String, String>,
}

/// Rules against one kind of debtor; what is none is not known.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct KindRules {
    /// Interest for late payment.
    pub interest: Option<Interest>,
    /// The least that a contractual rate may be.
    pub floor: Option<Floor>,
    /// A sum due for every invoice paid late.
    pub fixed_sum: Option<FixedSum>,
    /// When a claim is time-barred.
    pub limitation: Option<Limitation>,
    /// The most that reminders may cost.
    pub fees: Option<Fees>,
    /// How long to wait after the first reminder.
    pub waits: Option<Waits>,
}

/// Interest that the law itself gives.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interest {
    /// The dated rate it rests on; none where `fixed` gives it.
    #[serde(default)]
    series: Option<String>,
    /// Percentage points on top of it.
    #[serde(default)]
    margin: Decimal,
    /// A rate that does not change, percent a year.
    #[serde(default)]
    fixed: Option<Decimal>,
    /// From when it runs.
    pub from: Start,
    /// Which half-year's rate holds while it runs; none where that is not known.
    #[serde(default)]
    pub anchor: Option<RateAnchor>,
    /// Its law, as letters name it.
    pub law: LawName,
    /// The sources of this rule.
    pub sources: Vec<String>,
}

/// From when interest runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// The day after the due date.
    DueDate,
    /// The formal notice: before it, nothing is owed.
    FormalNotice,
}

/// Which half-year's rate holds while interest runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateAnchor {
    /// The rate of the half-year that each day lies in.
    Semester,
    /// The rate of the half-year in which interest began, to the end.
    DueDate,
}

/// The least that a contractual rate can be.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    /// The dated rate it is counted in.
    series: String,
    /// The factor by which that rate is multiplied.
    times: Decimal,
    /// Its law.
    pub law: String,
    /// The sources of this rule.
    pub sources: Vec<String>,
}

/// A sum due for every invoice paid late.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedSum {
    /// Its currency; it is due in no other.
    pub currency: Currency,
    /// By what the invoice is at least; none where nothing is due.
    steps: Vec<SumStep>,
    /// Its law, as letters name it.
    pub law: LawName,
    /// The sources of this rule.
    pub sources: Vec<String>,
    /// Whether that is beyond doubt.
    #[serde(default = "yes")]
    pub confirmed: bool,
}

/// A fixed sum and the claims it holds for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct SumStep {
    from: Money,
    amount: Money,
}

/// When a claim is time-barred.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limitation {
    /// Years after the due date.
    pub years: u16,
    /// Its law.
    pub law: String,
    /// The sources of this rule.
    pub sources: Vec<String>,
    /// Whether that is beyond doubt; else it warns and decides nothing.
    #[serde(default = "yes")]
    pub confirmed: bool,
}

/// The most that reminders may cost a debtor.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fees {
    /// Whether the first reminder is free.
    pub first_free: bool,
    /// The most, by what is owed.
    pub caps: Vec<Cap>,
    /// The most for every further reminder, postage apart.
    pub further_reminder: Money,
    /// The sources of this rule.
    pub sources: Vec<String>,
}

/// The most that reminders may cost for a claim of some size.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// The least claim that it holds for.
    pub from: Money,
    /// This sum,
    pub amount: Money,
    /// and this many percent
    pub percent: Decimal,
    /// of what lies above this,
    pub over: Money,
    /// but never more than this.
    pub at_most: Money,
}

/// How long to wait after the first reminder before anything is due.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waits {
    /// Calendar days.
    pub days: u16,
    /// From when they are counted, in words.
    pub start: String,
    /// Calendar days from the posting to that day at most.
    pub before: u16,
    /// The sources of this rule.
    pub sources: Vec<String>,
}

/// A rate that holds for half a year at a time.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Series {
    about: String,
    rows: Vec<HalfYearRate>,
}

/// The rate of one half-year.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct HalfYearRate {
    half_year: HalfYear,
    percent: Decimal,
    sources: Vec<String>,
    read: chrono::NaiveDate,
    #[serde(default = "yes")]
    confirmed: bool,
}

/// A rate in percent a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Percent a year.
    pub percent: Decimal,
    /// Whether more than one secondary source says so.
    pub confirmed: bool,
}

/// A rule that a file may leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenRule {
    /// Interest against one kind of debtor.
    Interest(DebtorKind),
    /// Which half-year's rate holds while interest runs.
    Anchor,
    /// The fixed indemnity against one kind of debtor.
    FixedSum(DebtorKind),
}

impl OpenRule {
    /// The key of its sentence, and the kind of debtor that fills it.
    fn said(self) -> (&'static str, Args) {
        match self {
            Self::Interest(kind) => {
                ("rule-open-interest", Args::new().text("kind", kind.as_str()))
            }
            Self::Anchor => ("rule-open-anchor", Args::new()),
            Self::FixedSum(kind) => ("rule-open-sum", Args::new().text("kind", kind.as_str())),
        }
    }
}

/// A rule that the rule files do not give. Nothing is guessed or carried forward.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnknownRule {
    /// There is no rule file for the country.
    #[error("no rule set for country {0}")]
    Country(String),
    /// The file leaves something open.
    #[error("the rule set of {country} does not say {what:?}")]
    Rule {
        /// The country.
        country: String,
        /// The rule that is missing.
        what: OpenRule,
    },
    /// The series has no row for a half-year.
    #[error("the rule set of {country} has no row {series} for {half_year}")]
    HalfYear {
        /// The country.
        country: String,
        /// The series.
        series: String,
        /// The half-year.
        half_year: HalfYear,
    },
}

impl UnknownRule {
    /// Its sentence in the user's language: key and values.
    #[must_use]
    pub fn said(&self) -> (&'static str, Args) {
        match self {
            Self::Country(country) => ("rule-no-country", Args::new().text("country", country)),
            Self::Rule { country, what } => {
                let (key, values) = what.said();
                ("rule-open", Args::new().text("country", country).said("what", key, values))
            }
            Self::HalfYear { country, half_year, .. } => {
                let values = Args::new().text("country", country);
                ("rule-no-half-year", values.text("half_year", half_year.to_string()))
            }
        }
    }
}

/// Values are beyond doubt unless the file says otherwise.
fn yes() -> bool {
    true
}

impl RuleSet {
    /// The rules of a creditor's country (ISO 3166-1, two letters, any case): of France for its overseas
    /// departments.
    ///
    /// # Errors
    ///
    /// When there is no rule file for it.
    pub fn of(country: &str) -> Result<&'static Self, UnknownRule> {
        static SETS: LazyLock<Vec<RuleSet>> = LazyLock::new(|| {
            FILES.iter().filter_map(|(name, text)| settings::read(name, text).ok()).collect()
        });
        let law = law_of(country);
        let found = SETS.iter().find(|set| set.country == law);
        found.ok_or_else(|| UnknownRule::Country(country.to_owned()))
    }

    /// The rules against one kind of debtor.
    #[must_use]
    pub fn against(&self, kind: DebtorKind) -> &KindRules {
        match kind {
            DebtorKind::Business => &self.business,
            DebtorKind::Consumer => &self.consumer,
            DebtorKind::Public => &self.public,
        }
    }

    /// Interest against one kind of debtor.
    ///
    /// # Errors
    ///
    /// When the file does not say.
    pub fn interest(&self, kind: DebtorKind) -> Result<&Interest, UnknownRule> {
        let found = self.against(kind).interest.as_ref();
        found.ok_or_else(|| self.unknown(OpenRule::Interest(kind)))
    }

    /// The rate that the law gives against one kind of debtor in a half-year.
    ///
    /// # Errors
    ///
    /// When the file has no interest for that kind, or no rate for that half-year.
    pub fn rate(&self, kind: DebtorKind, half_year: HalfYear) -> Result<Rate, UnknownRule> {
        let interest = self.interest(kind)?;
        if let Some(percent) = interest.fixed {
            return Ok(Rate { percent, confirmed: true });
        }
        let Some(series) = &interest.series else {
            return Err(self.unknown(OpenRule::Interest(kind)));
        };
        let base = self.row(series, half_year)?;
        Ok(Rate { percent: base.percent + interest.margin, confirmed: base.confirmed })
    }

    /// The least that a contractual rate may be in a half-year; none where the law has no floor.
    ///
    /// # Errors
    ///
    /// When the file has no rate for that half-year.
    pub fn floor(
        &self,
        kind: DebtorKind,
        half_year: HalfYear,
    ) -> Result<Option<Rate>, UnknownRule> {
        let Some(floor) = &self.against(kind).floor else { return Ok(None) };
        let row = self.row(&floor.series, half_year)?;
        Ok(Some(Rate { percent: row.percent * floor.times, confirmed: row.confirmed }))
    }

    /// A row of a series by name.
    fn row(&self, series: &str, half_year: HalfYear) -> Result<&HalfYearRate, UnknownRule> {
        let rows = self.series.get(series).map(|series| &series.rows);
        let row = rows.into_iter().flatten().find(|row| row.half_year == half_year);
        row.ok_or_else(|| UnknownRule::HalfYear {
            country: self.country.clone(),
            series: series.to_owned(),
            half_year,
        })
    }

    /// Says that the file leaves something open.
    #[must_use]
    pub fn unknown(&self, what: OpenRule) -> UnknownRule {
        UnknownRule::Rule { country: self.country.clone(), what }
    }
}

impl FixedSum {
    /// Whether an invoice in this currency can bear one.
    #[must_use]
    pub fn is_due_in(&self, currency: Currency) -> bool {
        self.currency == currency && self.steps.iter().any(|step| step.amount.is_positive())
    }

    /// The sum for an invoice of this much; nothing where no step reaches down to it.
    #[must_use]
    pub fn of(&self, invoice: Money) -> Money {
        let reached = self.steps.iter().filter(|step| step.from <= invoice);
        reached.map(|step| (step.from, step.amount)).max().map_or(Money::ZERO, |it| it.1)
    }
}

#[cfg(test)]
#[path = "country_tests.rs"]
mod tests;
