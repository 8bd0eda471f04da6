//! Which invoices a payment pays, or whom it holds.

use std::collections::BTreeSet;

use findings::{Currency, Money};

use super::super::joined::{Payment, Standing};
use super::super::statement::Line;
use super::found::{Found, find};
use super::index::Index;
use super::{Claim, Claims, Effect, Known, Outcome, Rule, subset, sure};

/// The invoices with what is left of each after the payments so far.
pub(super) struct Decider<'c> {
    pub(super) claims: &'c Claims,
    pub(super) index: &'c Index,
    left: Vec<Money>,
}

/// How an invoice stands to a payment of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Phase {
    /// The payment lowers it.
    Live,
    /// Its amount knows of the payment.
    Past,
    /// Somebody says that it was unpaid on the day of the payment or later.
    Denied,
    /// It was issued later.
    Later,
    /// Nobody says.
    Unsaid,
}

/// How an invoice stands to a payment.
pub(super) fn phase(claim: &Claim, payment: &Payment) -> Phase {
    match claim.known {
        Known::Until(day) if payment.day <= day => Phase::Past,
        Known::UnpaidOn(day) if payment.day <= day => Phase::Denied,
        Known::Nothing if claim.issued.is_some_and(|it| it > payment.day) => Phase::Later,
        Known::Nothing | Known::Until(_) | Known::UnpaidOn(_) => Phase::Live,
        Known::Unsaid => Phase::Unsaid,
    }
}

impl<'c> Decider<'c> {
    pub(super) fn new(claims: &'c Claims, index: &'c Index) -> Self {
        Self { claims, index, left: claims.invoices.iter().map(|it| it.open).collect() }
    }

    /// Decides on money that came.
    pub(super) fn credit(&mut self, payment: &Payment) -> Outcome {
        let found = find(self.index, &payment.line);
        let outcome = self.judge(payment, &found);
        let takes = matches!(outcome.rule.effect(), Effect::Pays | Effect::Confirms);
        if takes && !sure(payment) {
            let debtors = self.debtors(outcome.took.iter().map(|(invoice, _)| *invoice));
            let named = self.named(&found);
            return Outcome::hold(standing(payment), payment, debtors.into_iter().chain(named));
        }
        if outcome.rule.effect() == Effect::Pays {
            for (invoice, amount) in &outcome.took {
                if let Some(left) = self.left.get_mut(*invoice) {
                    *left -= *amount;
                }
            }
        }
        outcome
    }

    fn judge(&self, payment: &Payment, found: &Found) -> Outcome {
        if !payment.amount.is_positive() {
            return Outcome::none(Rule::Unmatched, payment);
        }
        if !found.letters.is_empty() {
            return self.by_reference(payment, found);
        }
        if !found.invoices.is_empty() {
            return self.by_numbers(payment, found);
        }
        if let Some(outcome) = self.by_unasked(payment, found) {
            return outcome;
        }
        let (payers, by_account) = self.payers(&payment.line);
        let weak = self.by_weak_numbers(payment, found, &payers);
        weak.unwrap_or_else(|| self.likely(payment, found, &payers, by_account))
    }

    /// It quotes the references of letters.
    fn by_reference(&self, payment: &Payment, found: &Found) -> Outcome {
        let letters = || found.letters.iter().filter_map(|it| self.claims.letters.get(*it));
        let asked: BTreeSet<usize> =
            letters().flat_map(|it| it.invoices.iter().copied()).collect();
        let named: BTreeSet<usize> = asked.union(&found.invoices).copied().collect();
        if named.is_empty() {
            return Outcome::none(Rule::Unmatched, payment);
        }
        if let Some(outcome) = self.untouchable(payment, &asked) {
            return outcome;
        }
        let mut solutions: Vec<(Rule, Vec<(usize, Money)>)> = Vec::new();
        for letter in letters() {
            let open = self.open(letter.invoices.iter().copied());
            let sum: Money = open.iter().map(|(_, left)| *left).sum();
            let untouched = !letter.others
                && letter.invoices.iter().all(|it| self.left(*it) == self.asked_of(*it));
            let whole =
                letter.total == Some(payment.amount) && untouched && sum < payment.amount;
            let solution = if open.is_empty() {
                None
            } else if sum == payment.amount || whole {
                Some((Rule::Reference, open))
            } else {
                let amounts: Vec<Money> = open.iter().map(|(_, left)| *left).collect();
                let some = subset::only(&amounts, payment.amount);
                some.map(|some| {
                    let took = some.into_iter().filter_map(|it| open.get(it).copied());
                    (Rule::ReferenceSome, took.collect())
                })
            };
            let solution = solution.filter(|new| solutions.iter().all(|(_, it)| *it != new.1));
            solutions.extend(solution);
        }
        let debtors = self.debtors(named.iter().copied());
        let (Some((rule, took)), true) = (solutions.pop(), solutions.is_empty()) else {
            return Outcome::hold(Rule::ReferenceAmount, payment, debtors);
        };
        let taken = |invoice: &usize| took.iter().any(|(it, _)| it == invoice);
        if !found.invoices.iter().all(taken) {
            return Outcome::hold(Rule::Contradicts, payment, debtors);
        }
        self.take(rule, payment, took)
    }

    /// It names invoices by numbers that count by themselves.
    fn by_numbers(&self, payment: &Payment, found: &Found) -> Outcome {
        let named = &found.invoices;
        let debtors = self.debtors(named.iter().copied());
        if found.ambiguous || debtors.len() != 1 {
            return Outcome::hold(Rule::Debtors, payment, debtors);
        }
        let (payers, _) = self.payers(&payment.line);
        if !payers.is_empty() && !payers.iter().any(|it| debtors.contains(it)) {
            let all = debtors.into_iter().chain(payers);
            return Outcome::hold(Rule::OtherPayer, payment, all);
        }
        if let Some(outcome) = self.untouchable(payment, named) {
            return outcome;
        }
        let open = self.open(named.iter().copied());
        let sum: Money = open.iter().map(|(_, left)| *left).sum();
        if open.len() == named.len() && sum == payment.amount {
            return self.take(Rule::Numbers, payment, open);
        }
        let others = !found.loose.is_empty() || !found.weak.is_empty();
        let names_another = |invoice: usize| match found.unasked.is_empty() {
            true => self.names_another(payment, invoice),
            false => !self.pays_less_by(&found.unasked, sum - payment.amount),
        };
        match *open.as_slice() {
            [(invoice, left)]
                if named.len() == 1
                    && payment.amount < left
                    && !others
                    && !names_another(invoice) =>
            {
                self.take(Rule::Part, payment, vec![(invoice, payment.amount)])
            }
            _ => Outcome::hold(Rule::NumbersAmount, payment, debtors),
        }
    }

    /// It names invoices by numbers of digits alone, or short ones: they count with amount and payer.
    fn by_weak_numbers(
        &self,
        payment: &Payment,
        found: &Found,
        payers: &[usize],
    ) -> Option<Outcome> {
        let own = |it: &&usize| {
            self.claims.invoices.get(**it).is_some_and(|it| payers.contains(&it.debtor))
        };
        let named: BTreeSet<usize> = found.weak.iter().filter(own).copied().collect();
        let debtors = self.debtors(named.iter().copied());
        if debtors.len() != 1 || payers.len() != 1 {
            return None;
        }
        let open = self.open(named.iter().copied());
        let sum: Money = open.iter().map(|(_, left)| *left).sum();
        let mut exact = open.iter().filter(|(_, left)| *left == payment.amount);
        let took = match (sum == payment.amount, exact.next(), exact.next()) {
            (true, ..) if open.len() == named.len() => open,
            (_, Some(one), None) => vec![*one],
            _ => return None,
        };
        let taken: BTreeSet<usize> = took.iter().map(|(it, _)| *it).collect();
        let untouchable = self.untouchable(payment, &taken);
        Some(untouchable.unwrap_or_else(|| self.take(Rule::NumberExact, payment, took)))
    }

    /// What becomes of a payment of invoices that it cannot lower; none where it can.
    fn untouchable(&self, payment: &Payment, named: &BTreeSet<usize>) -> Option<Outcome> {
        let claims = || named.iter().filter_map(|it| self.claims.invoices.get(*it));
        let debtors = || self.debtors(named.iter().copied());
        if !named.iter().all(|it| self.is_in(*it, payment.currency)) {
            return Some(Outcome::hold(Rule::OtherCurrency, payment, debtors()));
        }
        let phases: BTreeSet<Phase> = claims().map(|it| phase(it, payment)).collect();
        let rule = match phases.iter().collect::<Vec<_>>().as_slice() {
            [] | [Phase::Live] => return None,
            [Phase::Past] => {
                let took = match named.iter().collect::<Vec<_>>().as_slice() {
                    [invoice] => vec![(**invoice, payment.amount)],
                    // How much of it is for each is not known.
                    _ => named.iter().map(|it| (*it, Money::ZERO)).collect(),
                };
                return Some(self.take(Rule::Earlier, payment, took));
            }
            phases if phases.contains(&&Phase::Unsaid) => Rule::NoAsOf,
            phases if phases.contains(&&Phase::Denied) => Rule::Denied,
            phases if phases.contains(&&Phase::Later) => Rule::BeforeIssue,
            _ => Rule::Mixed,
        };
        Some(Outcome::hold(rule, payment, debtors()))
    }

    fn take(&self, rule: Rule, payment: &Payment, took: Vec<(usize, Money)>) -> Outcome {
        let sum: Money = took.iter().map(|(_, amount)| *amount).sum();
        Outcome { rule, took, rest: payment.amount - sum, holds: BTreeSet::new() }
    }

    /// The invoices of which something is left, and what.
    pub(super) fn open(&self, invoices: impl Iterator<Item = usize>) -> Vec<(usize, Money)> {
        let open = invoices.map(|it| (it, self.left(it))).filter(|(_, left)| !left.is_zero());
        open.collect()
    }

    pub(super) fn left(&self, invoice: usize) -> Money {
        self.left.get(invoice).copied().unwrap_or_default()
    }

    fn asked_of(&self, invoice: usize) -> Money {
        self.claims.invoices.get(invoice).map(|it| it.open).unwrap_or_default()
    }

    pub(super) fn is_in(&self, invoice: usize, currency: Option<Currency>) -> bool {
        self.claims.invoices.get(invoice).map(|it| it.currency) == currency
    }

    /// The invoices of a debtor.
    pub(super) fn invoices_of(&self, debtor: usize) -> &[usize] {
        self.index.of.get(debtor).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn debtors(&self, invoices: impl IntoIterator<Item = usize>) -> BTreeSet<usize> {
        let claims = invoices.into_iter().filter_map(|it| self.claims.invoices.get(it));
        claims.map(|it| it.debtor).collect()
    }

    /// The debtors that a payment names by numbers and references.
    pub(super) fn named(&self, found: &Found) -> BTreeSet<usize> {
        let letters = found.letters.iter().filter_map(|it| self.claims.letters.get(*it));
        let asked = letters.flat_map(|it| it.invoices.iter().copied());
        self.debtors(asked.chain(found.invoices.iter().copied()))
    }

    /// The debtors that a line names, by numbers, references and payer.
    pub(super) fn whom(&self, line: &Line) -> BTreeSet<usize> {
        let found = find(self.index, line);
        let (payers, _) = self.payers(line);
        let weak = found.weak.iter().chain(&found.loose).copied();
        let weak = self.debtors(weak).into_iter();
        self.named(&found).into_iter().chain(weak).chain(payers).collect()
    }

    /// The debtors that a payer may be, or for whom somebody else pays; whether the account says so.
    pub(super) fn payers(&self, line: &Line) -> (Vec<usize>, bool) {
        let (mut payers, by_account) = self.index.payers(&line.payer, line.payer_account);
        if !by_account && !line.ultimate.is_empty() {
            payers.extend(self.index.payers(&line.ultimate, None).0);
            payers.sort_unstable();
            payers.dedup();
        }
        (payers, by_account)
    }

    /// Whether a debtor owes something of which the open amount does not know the payment.
    pub(super) fn alive(&self, debtor: usize, payment: &Payment) -> bool {
        let invoices = self.invoices_of(debtor).iter();
        let claims = invoices.filter_map(|it| self.claims.invoices.get(*it));
        let known = [Phase::Past, Phase::Denied];
        claims.into_iter().any(|it| !known.contains(&phase(it, payment)))
    }
}

/// The rule for what would be taken if its statement were to be trusted.
pub(super) fn standing(payment: &Payment) -> Rule {
    match payment.standing {
        Standing::Doubled => Rule::Doubled,
        Standing::Batch => Rule::Batch,
        Standing::Sure | Standing::Unproven => Rule::Unproven,
    }
}
