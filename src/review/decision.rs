//! One decision about the letter to one debtor in one currency.

use chrono::NaiveDate;

use crate::rules::Stage;
use exports::Text;
use findings::Currency;
use findings::fold::plain;

/// A debtor by its code, and a currency.
pub type AccountKey = (Text, Currency);

/// One decision about the letter to one debtor in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewDecision {
    /// The code of the debtor.
    pub debtor: Text,
    /// The currency of the letter.
    pub currency: Currency,
    /// The date of the letter that was decided about.
    pub letter: NaiveDate,
    /// What was decided.
    pub action: ReviewAction,
    /// Who decided, as it was told: nothing proves it.
    pub by: String,
    /// The moment in UTC, as `2026-03-02T08:15:00Z`.
    pub at: String,
    /// The [`digest`](super::digest) of the letter that was decided about.
    pub of: String,
    /// Its line in the file, counted from 1; 0 for one that is not written yet.
    pub line: u32,
}

/// The things that can be decided about a letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReviewAction {
    /// It may go as it is.
    Approve,
    /// It waits, whatever the data become.
    Hold {
        /// The last day of waiting.
        until: NaiveDate,
        /// A note for colleagues, never printed; empty for none.
        note: String,
    },
    /// It goes at a lower stage.
    Stage(Stage),
    /// It goes to somebody else there.
    Contact {
        /// For whose attention; none leaves what the data say.
        contact: Option<String>,
        /// The e-mail address; none leaves what the data say.
        email: Option<String>,
    },
    /// It has one more paragraph before its closing words.
    Paragraph(String),
}

impl ReviewAction {
    /// The word for it in the file.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Hold { .. } => "hold",
            Self::Stage(_) => "stage",
            Self::Contact { .. } => "contact",
            Self::Paragraph(_) => "note",
        }
    }

    /// Whether it changes what the letter says.
    #[must_use]
    pub fn changes(&self) -> bool {
        matches!(self, Self::Stage(_) | Self::Contact { .. } | Self::Paragraph(_))
    }
}

impl ReviewDecision {
    /// The account it is about.
    #[must_use]
    pub fn key(&self) -> AccountKey {
        (self.debtor.clone(), self.currency)
    }

    /// Whether two decisions are one, on whatever line of the file.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        let Self { debtor, currency, letter, action, by, at, of, line: _ } = other;
        (&self.debtor, &self.currency, &self.letter) == (debtor, currency, letter)
            && (&self.action, &self.by, &self.at, &self.of) == (action, by, at, of)
    }

    /// Whether two decisions were made by one name: case, accents and blanks make no difference.
    #[must_use]
    pub fn is_by(&self, name: &str) -> bool {
        let bare = |name: &str| plain(name).split_whitespace().collect::<String>();
        bare(&self.by) == bare(name)
    }
}
