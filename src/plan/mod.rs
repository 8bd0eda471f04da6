//! From accounts to decisions: who gets which letter, who does not, and why.
//!
//! - **In:** [`Ledger`], histories, [`Policy`], the creditor and the letter date.
//! - **Out:** [`Plan`] and findings. Nothing after it decides what a letter says.
//! - **Uses:** `base`, `read`, `ledger`, `rules`, `register`.
//! - **Never:** knows paper, fonts or files. Cannot fail.
#![deny(clippy::float_arithmetic)]

mod balance;
mod decide;
mod entry;
mod held;
mod ladder;
mod letter;
mod policy;
mod reference;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod invariants;
#[cfg(test)]
mod sketch;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::base::{Args, Code, Currency, Finding, Money};
use crate::ledger::{Account, Credit, Creditor, Debtor, Invoice, Ledger, ReadTotal};
use crate::read::Text;
use crate::register::{Histories, History};
use crate::rules::Stage;

use self::reference::References;

pub use self::balance::{ControlTotal, Tally, Unbalanced};
pub use self::decide::{Decision, Fate, decide};
pub use self::held::{Held, Reason};
pub use self::policy::{ByKind, DeadlineDays, NewlyDue, Policy};

/// Every decision of a run.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Letters to make, by debtor code and currency; posting order is for `post`.
    pub letters: Vec<PlannedLetter>,
    /// Open documents that get no letter, by debtor code, currency, number.
    pub held: Vec<Held>,
    /// Documents with nothing left, counted per currency, by currency.
    pub closed: Vec<(Currency, usize)>,
    /// What was read, to balance all this against.
    pub read: Vec<ReadTotal>,
}

/// One letter to one debtor about one account, fully decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// at most 35 capital letters, digits and dashes.
    pub reference: String,
    /// The invoices this stage is about, by due date then number; never empty.
    pub claims: Vec<Claim>,
    /// Overdue invoices behind the claims: listed apart, asked for with them, not escalated. By due date
    /// then number.
    pub newly_due: Vec<Claim>,
    /// Credits shown and deducted, by date then number.
    pub credits: Vec<Credit>,
    /// Numbers of disputed invoices, which the letter says it leaves out.
    pub disputed: Vec<Text>,
    /// What it asks for.
    pub totals: Totals,
    /// Earlier letters about the claims, oldest first.
    pub steps: Vec<Step>,
}

/// An invoice in a letter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The invoice.
    pub invoice: Invoice,
    /// Days from the due date to the letter date; positive when late.
    pub days_late: i64,
}

/// The amounts of a letter, each rounded to cents; their sum is exact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

impl Plan {
    /// Adds rows that get no letter, and keeps all of them in order.
    pub fn hold(&mut self, rows: Vec<Held>) {
        self.held.extend(rows);
        self.held.sort_by(Held::order);
    }
}

/// Decides every letter of a run. History is what the register knows and what the export's columns tell
/// beside it.
///
/// An account that a finding holds back gets no letter, and one whose letter could not be posted or
/// paid neither. Documents are counted once each: [`Plan::balance`] proves it.
#[must_use]
pub fn plan(
    ledger: Ledger,
    histories: &Histories,
    policy: &Policy,
    creditor: &Creditor,
    date: NaiveDate,
) -> (Plan, Vec<Finding>) {
    let mut planner = Planner {
        policy,
        creditor,
        date,
        references: References::of(&ledger.accounts),
        findings: Vec::new(),
    };
    let mut plan = Plan { read: ledger.read, ..Plan::default() };
    let mut closed = BTreeMap::new();
    let mut held: Vec<Held> = ledger.broken.into_iter().map(Held::broken).collect();
    for account in ledger.accounts {
        if !account.closed.is_empty() {
            *closed.entry(account.currency).or_default() += account.closed.len();
        }
        let history = histories.of(&account);
        let (letter, rows) = planner.settle(account, &history);
        plan.letters.extend(letter);
        held.extend(rows);
    }
    plan.letters.sort_by(|one, other| {
        (&one.debtor.code, one.currency).cmp(&(&other.debtor.code, other.currency))
    });
    plan.closed = closed.into_iter().collect();
    plan.hold(held);
    (plan, planner.findings)
}

/// What all accounts of a run are settled with.
struct Planner<'a> {
    policy: &'a Policy,
    creditor: &'a Creditor,
    date: NaiveDate,
    references: References,
    findings: Vec<Finding>,
}

impl Planner<'_> {
    /// The letter of one account, if one can go out, and its rows that get none.
    fn settle(
        &mut self,
        account: Account,
        history: &History,
    ) -> (Option<PlannedLetter>, Vec<Held>) {
        if account.on_hold {
            return (None, letter::hold(&account, Reason::FaultyData));
        }
        let decision = decide(&account, history, self.policy, self.date);
        let (letter, mut held) =
            letter::settle(account, decision, history, self.policy, self.date);
        let Some(mut letter) = letter else { return (None, held) };
        if let Some(reason) = self.obstacle(&letter) {
            held.extend(letter.held_back(reason));
            return (None, held);
        }
        letter.reference = self.references.give(&letter);
        (Some(letter), held)
    }

    /// Why a letter that is due cannot go out.
    fn obstacle(&mut self, letter: &PlannedLetter) -> Option<Reason> {
        if self.creditor.account_in(letter.currency).is_none() {
            let origin = letter.claims.first().map(|claim| claim.invoice.origin.clone());
            self.findings.push(Finding::new(
                Code::NoAccountInCurrency,
                origin.unwrap_or_else(|| letter.debtor.origin.clone()),
                Some(&letter.debtor.code),
                Args::new().text("currency", letter.currency.as_str()),
            ));
            return Some(Reason::NoBankAccount);
        }
        (!letter::has_address(&letter.debtor)).then_some(Reason::NoAddress)
    }
}
