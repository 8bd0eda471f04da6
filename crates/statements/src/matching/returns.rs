//! Which payment a return takes back, and what becomes of both.

use std::collections::{BTreeMap, BTreeSet};

use findings::fold::compact;

use super::super::joined::{Kind, Payment};
use super::decide::{Decider, Phase, phase, standing};
use super::found::find;
use super::{Outcome, Rule, sure};

impl Decider<'_> {
    /// Decides on a payment that another takes back, and on that other.
    pub(super) fn taken_back(
        &self,
        payment: &Payment,
        other: Option<&Payment>,
        kind: Kind,
    ) -> Outcome {
        let rule = if kind == Kind::Return { Rule::Returns } else { Rule::Returned };
        let Some(other) = other else { return Outcome::none(rule, payment) };
        let found = find(self.index, &payment.line);
        let named = self.named(&found);
        let (payer, _) = self.payers(&payment.line);
        let debtors: BTreeSet<usize> = named.into_iter().chain(payer).collect();
        if debtors.is_empty() {
            return Outcome::none(rule, payment);
        }
        if !sure(payment) || !sure(other) {
            let unsure = if sure(payment) { other } else { payment };
            return Outcome::hold(standing(unsure), payment, debtors);
        }
        let invoices = debtors.iter().flat_map(|it| self.invoices_of(*it));
        let claims = || invoices.clone().filter_map(|it| self.claims.invoices.get(*it));
        if claims().any(|it| phase(it, payment) == Phase::Unsaid) {
            return Outcome::hold(Rule::NoAsOf, payment, debtors);
        }
        let past = |it: &Payment| claims().any(|claim| phase(claim, it) == Phase::Past);
        if past(payment) != past(other) {
            return Outcome::hold(Rule::ReturnAfter, payment, debtors);
        }
        Outcome::none(rule, payment)
    }

    /// Decides on money that went back and takes no payment back that is known, or on our own that came back.
    pub(super) fn lone_return(&self, payment: &Payment, kind: Kind) -> Outcome {
        let found = find(self.index, &payment.line);
        let (payer, _) = self.payers(&payment.line);
        let named = self.named(&found);
        let debtors = named.into_iter().filter(|it| self.owes(*it, payment));
        let payer = payer.into_iter().filter(|it| self.alive(*it, payment));
        let debtors = debtors.chain(payer);
        let debtors: BTreeSet<usize> = debtors.collect();
        match kind {
            Kind::Return if debtors.is_empty() => Outcome::none(Rule::OtherReturn, payment),
            Kind::Return => Outcome::hold(Rule::LoneReturn, payment, debtors),
            _ if sure(payment) || debtors.is_empty() => Outcome::none(Rule::OwnReturn, payment),
            _ => Outcome::hold(standing(payment), payment, debtors),
        }
    }
}

/// Each payment that was taken back with the return that did it, and the other way round.
pub(super) fn pairs(payments: &[Payment]) -> BTreeMap<usize, usize> {
    let returns: Vec<usize> =
        (0..payments.len()).filter(|it| payments.get(*it).is_some_and(is_return)).collect();
    let mut pairs = BTreeMap::new();
    if returns.is_empty() {
        return pairs;
    }
    let mut credits: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    let amounts: BTreeSet<_> =
        returns.iter().filter_map(|it| payments.get(*it)).map(|it| -it.amount).collect();
    for (place, payment) in payments.iter().enumerate() {
        if payment.kind == Kind::Credit && amounts.contains(&payment.amount) {
            let key = (&payment.account, payment.currency, payment.amount);
            credits.entry(key).or_default().push(place);
        }
    }
    for place in returns {
        let Some(back) = payments.get(place) else { continue };
        let alike = credits.get_mut(&(&back.account, back.currency, -back.amount));
        let Some(alike) = alike else { continue };
        let is = |it: &usize| {
            payments.get(*it).is_some_and(|it| it.day <= back.day && same(it, back))
        };
        let found: Vec<usize> = alike.iter().copied().filter(is).take(MOST_ALIKE).collect();
        let tell = |it: &usize| payments.get(*it).map(told);
        let Some(last) = found.last().copied() else { continue };
        // Of several that say the same it does not matter which; of others nobody knows.
        if found.len() < MOST_ALIKE && found.iter().all(|it| tell(it) == tell(&last)) {
            alike.retain(|it| *it != last);
            pairs.insert(place, last);
            pairs.insert(last, place);
        }
    }
    pairs
}

/// How many payments of one amount are looked through.
const MOST_ALIKE: usize = 64;

fn is_return(payment: &Payment) -> bool {
    payment.kind == Kind::Return
}

/// Whether a return may belong to a payment: they share the payer's reference, or text and payer.
fn same(payment: &Payment, back: &Payment) -> bool {
    let reference = |it: &Payment| {
        let told = !matches!(&*it.line.end_to_end, "" | "NOTPROVIDED" | "NONREF");
        told.then(|| compact(&it.line.end_to_end))
    };
    match (reference(payment), reference(back)) {
        (Some(one), Some(other)) => one == other,
        _ => !payment.line.payer.is_empty() && told(payment) == told(back),
    }
}

fn told(payment: &Payment) -> String {
    let parts = payment.line.text.iter().chain([&payment.line.payer]);
    compact(&parts.map(|it| &**it).collect::<String>())
}
