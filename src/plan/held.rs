use chrono::NaiveDate;

use crate::base::{Currency, Money, Origin};
use crate::read::Text;

use super::PlannedLetter;

/// An open document that gets no letter in this run, with the reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// The debtor's code; empty for a row that gives none.
    pub debtor: Text,
    /// The debtor's name.
    pub name: Text,
    /// The number; empty for a row that gives none.
    pub number: Text,
    /// When it must be paid.
    pub due: Option<NaiveDate>,
    /// Its currency.
    pub currency: Option<Currency>,
    /// What remains: invoices positive, credits negative; none where the row cannot be read.
    pub residual: Option<Money>,
    /// Why.
    pub reason: Reason,
    /// Its row.
    pub origin: Origin,
}

/// Declares every reason once: name and stable code.
macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// Why an open document gets no letter. The codes are stable; their sentences stand in the
        /// message files under `reason-<code>`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason {
            $($(#[$doc])* $name,)*
        }

        impl Reason {
            /// Every reason, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code in `held.csv`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

reasons! {
    /// Its due date, with the days of grace, has not come.
    NotDue = "not-due",
    /// The deadline of the last letter, or the shortest interval, has not passed.
    Waiting = "waiting",
    /// The debtor disputes it.
    Disputed = "disputed",
    /// The debtor promised to pay by a day that has not passed.
    Promised = "promised",
    /// Too little is owed to write for.
    BelowThreshold = "below-threshold",
    /// Credits cover everything that is due.
    CreditBalance = "credit-balance",
    /// The debtor has no postal address.
    NoAddress = "no-address",
    /// It has no due date.
    NoDueDate = "no-due-date",
    /// The formal notice was sent and its deadline has passed: no further letter.
    AfterFormalNotice = "after-formal-notice",
    /// A credit on an account that gets no letter.
    CreditKept = "credit-kept",
    /// The creditor has no bank account in this currency.
    NoBankAccount = "no-bank-account",
    /// A finding of reading or matching holds the debtor back.
    FaultyData = "faulty-data",
    /// A copy is missing or cannot be read.
    CopyMissing = "copy-missing",
    /// The letter cannot be set: address, characters or text.
    LetterFailed = "letter-failed",
}

impl PlannedLetter {
    /// Everything the letter would have shown, held back instead for one reason.
    #[must_use]
    pub fn held_back(&self, reason: Reason) -> Vec<Held> {
        let row = |number: &Text, due, residual, origin: &Origin| Held {
            debtor: self.debtor.code.clone(),
            name: self.debtor.name.clone(),
            number: number.clone(),
            due,
            currency: Some(self.currency),
            residual: Some(residual),
            reason,
            origin: origin.clone(),
        };
        let claims = self.claims.iter().chain(&self.newly_due).map(|claim| &claim.invoice);
        let claims = claims.map(|it| row(&it.number, it.due, it.residual, &it.origin));
        let credits =
            self.credits.iter().map(|it| row(&it.number, None, -it.amount, &it.origin));
        claims.chain(credits).collect()
    }
}
