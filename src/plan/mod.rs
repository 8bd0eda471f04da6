//! From accounts to decisions: who gets which letter, who does not, and why.
//!
//! - **In:** [`Ledger`], histories, [`Policy`], the creditor and the letter date.
//! - **Out:** [`Plan`] and findings. Nothing after it decides what a letter says.
//! - **Uses:** `base`, `read`, `ledger`, `rules`, `register`.
//! - **Never:** knows paper, fonts or files. Cannot fail.
#![deny(clippy::float_arithmetic)]

mod held;
mod policy;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::base::{Currency, Finding, Money};
use crate::ledger::{Credit, Creditor, Debtor, Invoice, Ledger};
use crate::read::Text;
use crate::rules::Stage;

pub use self::held::{Held, Reason};
pub use self::policy::Policy;

/// Every decision of a run.
#[derive(Debug, Default)]
pub struct Plan {
    /// Letters to make, by debtor code and currency; posting order is for `post`.
    pub letters: Vec<PlannedLetter>,
    /// Open documents that get no letter, by debtor code, currency, number.
    pub held: Vec<Held>,
    /// Documents with nothing left, counted per currency.
    pub closed: Vec<(Currency, usize)>,
}

/// One letter to one debtor about one account, fully decided.
#[derive(Debug, Clone)]
pub struct PlannedLetter {
    /// To whom.
    pub debtor: Arc<Debtor>,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// Which letter.
    pub stage: Stage,
    /// The date printed on it.
    pub date: NaiveDate,
    /// The day it asks to pay by.
    pub deadline: NaiveDate,
    /// Our reference, also the payment reference: unique in a run and the same when it is repeated;
    /// at most 35 characters.
    pub reference: String,
    /// The invoices this stage is about, by due date then number; never empty.
    pub claims: Vec<Claim>,
    /// Invoices that fell due since the last letter: listed apart, not escalated.
    pub newly_due: Vec<Claim>,
    /// Credits shown and deducted.
    pub credits: Vec<Credit>,
    /// Numbers of disputed invoices, which the letter says it leaves out.
    pub disputed: Vec<Text>,
    /// What it asks for.
    pub totals: Totals,
    /// Earlier letters about these invoices, oldest first.
    pub steps: Vec<Step>,
}

/// An invoice in a letter.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The invoice.
    pub invoice: Invoice,
    /// Days from the due date to the letter date; positive when late.
    pub days_late: i64,
}

/// The amounts of a letter, each rounded to cents; their sum is exact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Sum of what remains of claims and newly due invoices.
    pub principal: Money,
    /// Sum of credits deducted; positive.
    pub credits: Money,
    /// Late-payment penalties; zero where none are claimed.
    pub penalties: Money,
    /// Fixed recovery indemnities; zero where none are claimed.
    pub indemnities: Money,
}

/// A letter sent earlier, as the new letter tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its stage.
    pub stage: Stage,
    /// The date printed on it.
    pub date: NaiveDate,
    /// The day it asked to pay by, where known.
    pub deadline: Option<NaiveDate>,
    /// What it asked for, where known.
    pub total: Option<Money>,
}

impl Totals {
    /// What the letter asks for: principal less credits, plus penalties and indemnities.
    #[must_use]
    pub fn total(&self) -> Money {
        self.principal - self.credits + self.penalties + self.indemnities
    }

    /// Principal less credits.
    #[must_use]
    pub fn due(&self) -> Money {
        self.principal - self.credits
    }
}

/// Decides every letter of a run.
#[must_use]
pub fn plan(
    ledger: Ledger,
    policy: &Policy,
    creditor: &Creditor,
    date: NaiveDate,
) -> (Plan, Vec<Finding>) {
    let _ = (ledger, policy, creditor, date);
    (Plan::default(), Vec::new())
}
