//! Payments that name documents which nothing is asked for.

use std::collections::BTreeSet;

use findings::Money;

use super::super::joined::Payment;
use super::decide::{Decider, Phase, phase};
use super::found::Found;
use super::{Known, Outcome, Rule, Unasked};

impl Decider<'_> {
    /// It names nothing but documents that nothing is asked for: their debtors are held, where they owe something else.
    pub(super) fn by_unasked(&self, payment: &Payment, found: &Found) -> Option<Outcome> {
        let documents = found.unasked.iter().filter_map(|it| self.claims.unasked.get(*it));
        let news = documents.filter(|it| is_news(it, payment));
        let debtors: BTreeSet<usize> =
            news.map(|it| it.debtor).filter(|it| self.owes(*it, payment)).collect();
        (!debtors.is_empty()).then(|| Outcome::hold(Rule::NotAsked, payment, debtors))
    }

    /// Whether credits that a payment names beside invoices come to what it is less than these.
    pub(super) fn pays_less_by(&self, unasked: &BTreeSet<usize>, less: Money) -> bool {
        let credits = unasked.iter().filter_map(|it| self.claims.unasked.get(*it));
        credits.map(|it| it.credit).sum::<Money>() == less
    }

    /// Whether a debtor owes something whose open amount does not know a payment, or is said to be unpaid by then.
    pub(super) fn owes(&self, debtor: usize, payment: &Payment) -> bool {
        let invoices = self.invoices_of(debtor).iter();
        let mut claims = invoices.filter_map(|it| self.claims.invoices.get(*it));
        claims.any(|it| phase(it, payment) != Phase::Past)
    }
}

/// Whether a payment is not one of those by which a document was closed.
fn is_news(document: &Unasked, payment: &Payment) -> bool {
    match document.known {
        Known::Until(day) => payment.day > day,
        Known::Nothing | Known::UnpaidOn(_) => true,
        Known::Unsaid => !document.credit.is_zero(),
    }
}
