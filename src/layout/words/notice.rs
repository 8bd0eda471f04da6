//! Fixed words for what was sent before and what is behind a letter: stages, steps, enclosures, breakdown.

use serde::Deserialize;

/// A word for each stage.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct StageWords {
    /// Reminder 1.
    #[serde(rename = "reminder-1")]
    pub reminder1: String,
    /// Reminder 2.
    #[serde(rename = "reminder-2")]
    pub reminder2: String,
    /// Reminder 3.
    #[serde(rename = "reminder-3")]
    pub reminder3: String,
    /// Formal notice.
    pub formal_notice: String,
}

/// Names of earlier letters by stage, and the words for their deadlines.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct StepWords {
    /// Beside them, where the layout has labels there. The French word where a layout has none.
    #[serde(default = "steps_label")]
    pub label: String,
    /// Reminder 1.
    #[serde(rename = "reminder-1")]
    pub reminder1: String,
    /// Reminder 2.
    #[serde(rename = "reminder-2")]
    pub reminder2: String,
    /// Reminder 3.
    #[serde(rename = "reminder-3")]
    pub reminder3: String,
    /// Formal notice.
    pub formal_notice: String,
    /// A step whose deadline is known; `{step}` and `{date}`.
    pub deadline: String,
    /// A date in a list of dates; `{date}`.
    pub on: String,
    /// A step that was registered; `{step}` and `{number}`. The French words where a layout has none.
    #[serde(default = "step_registered")]
    pub registered: String,
}

/// Words of the list of enclosures.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnclosureWords {
    /// Label of several.
    pub label: String,
    /// Label of one.
    pub label_one: String,
    /// Copy of one invoice; `{number}`.
    pub copy: String,
    /// Copies told in one line; `{n}`.
    pub copies: String,
    /// Copies told in one line by their numbers; `{numbers}`. The French words where a layout has none.
    #[serde(default = "copies_of")]
    pub copies_of: String,
    /// One page.
    pub page: String,
    /// Several pages; `{n}`.
    pub pages: String,
    /// The breakdown of penalties.
    pub annex: String,
    /// Copy of the first letter; `{date}`.
    pub first_letter: String,
    /// Beside each page of a copy; `{number}`, `{n}` and `{of}`. The French words where a layout has none.
    #[serde(default = "stamp")]
    pub stamp: String,
}

/// Words of the breakdown of penalties; columns that the table of invoices has too are called as there.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnnexWords {
    /// Heading.
    pub title: String,
    /// The number of an invoice whose rows go on from the page before; `{number}`. The French words where a layout has
    /// none.
    #[serde(default = "continued")]
    pub continued: String,
    /// The same where interest is claimed alone; as otherwise where a layout has none.
    #[serde(default)]
    pub interest_alone: Option<AloneWords>,
    /// How a penalty is reckoned; `{year}`, `{date}` and `{coin}`.
    pub rule: String,
    /// What is rounded to in currencies that have cents. The French words where a layout has none.
    #[serde(default = "cent")]
    pub cent: String,
    /// What is rounded to in any other.
    #[serde(default = "coin")]
    pub coin: String,
    /// Days of a year where every year has 365.
    pub fixed_year: String,
    /// Days of a year where leap years have 366.
    pub actual_year: String,
    /// The law penalties rest on; `{law}`.
    pub law: String,
    /// The indemnity where it is the same for all; `{amount}`.
    pub indemnity: String,
    /// The law the indemnity rests on; `{law}`.
    pub indemnity_law: String,
    /// That invoices paid in part bear penalties on what remains alone.
    pub on_residual: String,
    /// That payments and credits cut what bears penalties, and from when on.
    pub deducts: String,
    /// That the rate of the contract lies below what the law allows; `{rate}`.
    pub raised: String,
    /// Column of first days.
    pub from: String,
    /// Column of last days.
    pub to: String,
    /// Column of counts of days.
    pub days: String,
    /// Column of rates.
    pub rate: String,
    /// Column of penalties.
    pub penalty: String,
    /// Column of indemnities.
    pub indemnities: String,
    /// Sums of columns.
    pub totals: String,
    /// Both sums together.
    pub sum: String,
    /// What is worded otherwise for public bodies; none where nothing is.
    #[serde(default)]
    pub public: Option<OtherAnnexWords>,
    /// What is worded otherwise for creditors who do not write under the law of France.
    #[serde(default)]
    pub elsewhere: Option<OtherAnnexWords>,
}

/// What a breakdown of interest alone is called.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AloneWords {
    /// Heading.
    pub title: String,
    /// In the list of enclosures.
    pub enclosure: String,
}

/// Words of the breakdown over the ordinary ones: for public bodies, or outside the law of France.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherAnnexWords {
    /// Heading.
    pub title: String,
    /// In the list of enclosures.
    pub enclosure: String,
    /// Both where interest is claimed alone.
    #[serde(default)]
    pub interest_alone: Option<AloneWords>,
    /// That invoices paid in part bear interest on what remains alone.
    #[serde(default)]
    pub on_residual: Option<String>,
    /// That payments and credits cut what bears interest, and from when on.
    #[serde(default)]
    pub deducts: Option<String>,
    /// How interest is reckoned; `{year}`, `{date}` and `{coin}`.
    pub rule: String,
    /// The same where the rate is that of the contract; as otherwise where a layout has none.
    #[serde(default)]
    pub rule_agreed: Option<String>,
    /// The law interest rests on; `{law}`.
    pub law: String,
    /// Column of interest.
    pub penalty: String,
    /// Both sums together.
    pub sum: String,
}

fn step_registered() -> String {
    "{step} par lettre recommandée n° {number}".to_owned()
}

fn steps_label() -> String {
    "Démarches".to_owned()
}

fn cent() -> String {
    "au centime".to_owned()
}

fn coin() -> String {
    "à la plus petite unité de la monnaie".to_owned()
}

fn continued() -> String {
    "{number} (suite)".to_owned()
}

fn copies_of() -> String {
    "Copies des factures {numbers}".to_owned()
}

fn stamp() -> String {
    "Copie – facture {number} – annexe {n}/{of}".to_owned()
}
