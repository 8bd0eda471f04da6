//! How a bank writes its CSV: which column says what. A file that people write, in TOML.

use serde::Deserialize;

/// The way a bank writes its CSV.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The name that messages use.
    pub name: String,
    /// The account, where no column names it.
    #[serde(default)]
    pub account: Option<String>,
    /// The currency, where no column names it.
    #[serde(default)]
    pub currency: Option<String>,
    /// The mark between two cells.
    #[serde(default = "semicolon")]
    pub delimiter: char,
    /// The mark before decimals; the other of `,` and `.` parts thousands.
    #[serde(default = "comma")]
    pub decimal: char,
    /// How days are written, by the letters of `strftime`: `%d/%m/%Y`.
    pub date: String,
    /// The header of each column that matters.
    pub columns: Columns,
}

/// The headers of the columns that matter, as they stand in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// The day of booking.
    pub day: String,
    /// The amount, with its sign.
    #[serde(default)]
    pub amount: Option<String>,
    /// What came, where that has a column of its own.
    #[serde(default)]
    pub credit: Option<String>,
    /// What went, where that has a column of its own; with or without a sign.
    #[serde(default)]
    pub debit: Option<String>,
    /// The texts, joined in this order.
    #[serde(default)]
    pub text: Vec<String>,
    /// Who paid.
    #[serde(default)]
    pub payer: Option<String>,
    /// From which account.
    #[serde(default)]
    pub payer_account: Option<String>,
    /// The bank's own reference.
    #[serde(default)]
    pub bank_reference: Option<String>,
    /// The balance behind each row: what a file can be proven by.
    #[serde(default)]
    pub balance: Option<String>,
    /// The account.
    #[serde(default)]
    pub account: Option<String>,
    /// The currency.
    #[serde(default)]
    pub currency: Option<String>,
}

impl Columns {
    /// Every header that the profile names.
    pub(crate) fn named(&self) -> impl Iterator<Item = &str> {
        let single = [
            &self.amount,
            &self.credit,
            &self.debit,
            &self.payer,
            &self.payer_account,
            &self.bank_reference,
            &self.balance,
            &self.account,
            &self.currency,
        ];
        let single = single.into_iter().flatten();
        [&self.day].into_iter().chain(single).chain(&self.text).map(String::as_str)
    }
}

fn semicolon() -> char {
    ';'
}

fn comma() -> char {
    ','
}

impl Profile {
    /// Reads a profile.
    ///
    /// # Errors
    ///
    /// All that is wrong in it, with its place.
    pub fn read(name: &str, text: &str) -> Result<Self, settings::Faults> {
        settings::read(name, text)
    }
}
