//! The states of a document, and what a document can be.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Document;

/// Declares every state once: name and word.
macro_rules! states {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// How a document stands, by its program, its debtor or the user. The earlier of two goes before: what
        /// does not exist needs no other reason to stay out of letters, and open is what nothing else is said of.
        #[derive(
            Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum State {
            $($(#[$doc])* $name,)*
            /// A word that nobody has said the meaning of yet: a person must say it.
            Unknown,
            /// It is to be paid.
            #[default]
            Open,
        }

        impl State {
            /// Every state that a word can mean, `open` first.
            pub const ALL: &'static [Self] = &[Self::Open, $(Self::$name,)*];

            /// The word for it in job files, profiles and messages: `written-off`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                    Self::Unknown => "unknown",
                    Self::Open => "open",
                }
            }
        }
    };
}

states! {
    /// A quote, an order, a proforma, a note of delivery, a schedule.
    NotAnInvoice = "not-an-invoice",
    /// Taken back by a credit note, or struck out.
    Cancelled = "cancelled",
    /// Not yet issued.
    Draft = "draft",
    /// Paid.
    Paid = "paid",
    /// Given up in the books.
    WrittenOff = "written-off",
    /// Insolvency proceedings run against the debtor.
    Insolvent = "insolvent",
    /// Sold to a factor.
    Factored = "factored",
    /// In the hands of a bailiff, a lawyer, a court or an agency.
    OtherHands = "other-hands",
    /// The debtor disputes it.
    Disputed = "disputed",
    /// It is being paid by a plan.
    Plan = "plan",
    /// Collected by the creditor itself from the debtor's bank.
    DirectDebit = "direct-debit",
    /// A person must look at it.
    Manual = "manual",
}

impl State {
    /// Of two that are said of one document, the one that counts.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Whether there is a document of which something could remain.
    #[must_use]
    pub fn is_in_force(self) -> bool {
        !matches!(self, Self::NotAnInvoice | Self::Cancelled | Self::Draft)
    }

    /// Whether what is owed in this state is not to be asked for by letter.
    #[must_use]
    pub fn keeps_letters_back(self) -> bool {
        self.is_in_force() && !matches!(self, Self::Paid | Self::WrittenOff | Self::Open)
    }

    /// Whether a credit in this state lowers what is asked for: one that is cancelled, not issued or used
    /// up does not.
    #[must_use]
    pub fn lets_a_credit_count(self) -> bool {
        self.is_in_force() && !matches!(self, Self::Paid | Self::WrittenOff)
    }
}

impl FromStr for State {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|state| state.as_str() == word).ok_or(())
    }
}

/// The kind of document that a row can be, where a column says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// A document of the account.
    Is(Document),
    /// A quote, an order, a proforma, a note of delivery: nothing is owed on it.
    NotAnInvoice,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Is(Document::Invoice),
        Self::Is(Document::CreditNote),
        Self::Is(Document::Payment),
        Self::NotAnInvoice,
    ];

    /// The document it is; none where it is no invoice, credit note or payment.
    pub(crate) fn document(self) -> Option<Document> {
        match self {
            Self::Is(document) => Some(document),
            Self::NotAnInvoice => None,
        }
    }

    /// The word for it in job files and messages: `credit-note`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Is(Document::Invoice) => "invoice",
            Self::Is(Document::CreditNote) => "credit-note",
            Self::Is(Document::Payment) => "payment",
            Self::NotAnInvoice => "not-an-invoice",
        }
    }
}

impl FromStr for DocumentKind {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|it| it.as_str() == word).ok_or(())
    }
}
