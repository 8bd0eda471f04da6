//! Which open invoices a payment pays: by what it says, never by what would fit best.
//!
//! A payment closes invoices where it quotes the reference of a letter or names their numbers, and its amount is exactly
//! theirs; one number and less money is a part payment. Everything that is merely likely holds the debtor instead.
//! Nothing here reads files or knows the date.

mod combine;
mod decide;
mod found;
mod index;
mod likely;
mod payer;
mod returns;
mod rule;
mod subset;
mod unasked;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use findings::{Currency, Money};

use super::account::PayerAccount;
use super::joined::{Kind, Payment, Standing, Unread};

use self::decide::Decider;
use self::index::Index;

pub use self::rule::{Effect, Rule};

/// A debtor, as payments may name it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownPayer {
    /// Its names.
    pub names: Vec<String>,
    /// Accounts that are known to be its own.
    pub accounts: Vec<PayerAccount>,
}

/// What is known already of the payments of an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Known {
    /// Nothing: the amount is that of the day of issue, every payment lowers it.
    Nothing,
    /// All payments up to and with this day: later ones lower it, earlier ones only confirm it.
    Until(NaiveDate),
    /// Somebody says that nothing was paid up to and with this day: a payment of such a day contradicts it, later ones
    /// lower the amount.
    UnpaidOn(NaiveDate),
    /// Nobody says until when: no payment lowers it.
    #[default]
    Unsaid,
}

/// An open invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The place of its debtor in [`Claims::debtors`].
    pub debtor: usize,
    /// Its number.
    pub number: String,
    /// What is open of it.
    pub open: Money,
    /// Its currency.
    pub currency: Currency,
    /// The day of issue, where it is known.
    pub issued: Option<NaiveDate>,
    /// What the open amount knows of payments.
    pub known: Known,
    /// How much was paid already, by whoever says what is open; none where that is not said.
    pub paid: Option<Money>,
}

/// A document of a debtor that nothing is asked for: a credit note, an invoice that is closed or was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unasked {
    /// The place of its debtor in [`Claims::debtors`].
    pub debtor: usize,
    /// Its number.
    pub number: String,
    /// What it is in the debtor's favour; nought where it is closed.
    pub credit: Money,
    /// What is known of its payments.
    pub known: Known,
}

/// A letter that asked for invoices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The reference that it asked to quote.
    pub reference: String,
    /// The places of its invoices that are still open in [`Claims::invoices`].
    pub invoices: Vec<usize>,
    /// Whether it asked for others that are closed by now.
    pub others: bool,
    /// The sum that it asked for, penalties and indemnities with it; none where that is not known.
    pub total: Option<Money>,
}

/// All that is open, and who owes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Claims {
    /// The debtors.
    pub debtors: Vec<KnownPayer>,
    /// The invoices.
    pub invoices: Vec<Claim>,
    /// Documents that nothing is asked for.
    pub unasked: Vec<Unasked>,
    /// The letters that were sent.
    pub letters: Vec<Asked>,
}

/// Who else tells of payments, beside statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Teller {
    /// The user's own list: cash, cheques.
    Paid,
    /// Lifecycle messages of the invoice.
    Lifecycle,
}

/// A payment of an invoice that is told elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// Who tells it.
    pub teller: Teller,
    /// The place of the invoice in [`Claims::invoices`].
    pub invoice: usize,
    /// The day.
    pub day: NaiveDate,
    /// The amount.
    pub amount: Money,
}

/// What became of a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The rule that took it, or why none did.
    pub rule: Rule,
    /// The invoices it pays, with the part of its amount that each takes.
    pub took: Vec<(usize, Money)>,
    /// What is left of its amount.
    pub rest: Money,
    /// The debtors that it holds.
    pub holds: BTreeSet<usize>,
}

impl Outcome {
    /// No invoice takes it.
    fn none(rule: Rule, payment: &Payment) -> Self {
        Self { rule, took: Vec::new(), rest: payment.amount, holds: BTreeSet::new() }
    }

    /// No invoice takes it, and debtors are held.
    fn hold(rule: Rule, payment: &Payment, holds: impl IntoIterator<Item = usize>) -> Self {
        Self { holds: holds.into_iter().collect(), ..Self::none(rule, payment) }
    }
}

/// Why a debtor is held whatever its payments say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conflict {
    /// Sources tell of different sums for one invoice.
    Sums,
    /// They tell of more than is open.
    Beyond,
    /// A list or message tells of a payment, and nobody says whether the open amount knows of it.
    NoAsOf,
    /// They tell of more, up to the day that the open amount knows, than was paid by whoever says what is open.
    Unbooked,
    /// They tell of a payment up to the day of which somebody says that nothing was paid.
    Denied,
    /// The list made by hand tells twice of the same payment, and nothing else tells of it: a slip, or two payments.
    Twice,
    /// A statement and the list made by hand tell of equal sums on different days: one payment, or two.
    Days,
}

/// What payments make of open invoices.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settled {
    /// One for each payment, in their order.
    pub outcomes: Vec<Outcome>,
    /// By how much each invoice is lower, in the order of the invoices.
    pub lowered: Vec<Money>,
    /// Invoices on which sources do not agree; their debtors are held, and nothing lowers them.
    pub conflicts: BTreeMap<usize, Conflict>,
}

impl Settled {
    /// The debtors that are held, each with the payments that hold it.
    #[must_use]
    pub fn held(&self, claims: &Claims) -> BTreeMap<usize, Vec<usize>> {
        let mut held: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (payment, outcome) in self.outcomes.iter().enumerate() {
            for debtor in &outcome.holds {
                held.entry(*debtor).or_default().push(payment);
            }
        }
        for invoice in self.conflicts.keys() {
            if let Some(claim) = claims.invoices.get(*invoice) {
                held.entry(claim.debtor).or_default();
            }
        }
        held
    }
}

/// Matches payments, which are in the order of [`join`](super::join), with what is open.
#[must_use]
pub fn settle(claims: &Claims, payments: &[Payment], noted: &[Noted]) -> Settled {
    let index = Index::new(claims);
    let pairs = returns::pairs(payments);
    let mut decider = Decider::new(claims, &index);
    let mut outcomes = Vec::with_capacity(payments.len());
    for (place, payment) in payments.iter().enumerate() {
        let outcome = match (pairs.get(&place), payment.kind) {
            (Some(other), kind) => {
                let other = payments.get(*other);
                decider.taken_back(payment, other, kind)
            }
            (None, Kind::Credit) => decider.credit(payment),
            (None, kind) => decider.lone_return(payment, kind),
        };
        outcomes.push(outcome);
    }
    decider.by_many(payments, &mut outcomes);
    combine::combine(claims, payments, outcomes, noted)
}

/// The debtors that each entry names, by its numbers, references and payers, where amount or day cannot be read.
#[must_use]
pub fn named(claims: &Claims, unread: &[Unread]) -> Vec<BTreeSet<usize>> {
    if unread.is_empty() {
        return Vec::new();
    }
    let index = Index::new(claims);
    let decider = Decider::new(claims, &index);
    unread.iter().map(|it| it.lines.iter().flat_map(|it| decider.whom(it)).collect()).collect()
}

/// Whether a payment may settle invoices at all.
fn sure(payment: &Payment) -> bool {
    payment.standing == Standing::Sure
}

#[cfg(test)]
mod tests;
