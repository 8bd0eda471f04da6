//! What is merely likely: it holds the debtor and settles nothing.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use findings::Money;

use super::super::joined::Payment;
use super::decide::{Decider, Phase, phase};
use super::found::Found;
use super::{Outcome, Rule};

impl Decider<'_> {
    /// Nothing that it says is enough; what is likely holds.
    pub(super) fn likely(
        &self,
        payment: &Payment,
        found: &Found,
        payers: &[usize],
        by_account: bool,
    ) -> Outcome {
        let mut rule = Rule::Payer;
        let mut holds = BTreeSet::new();
        for debtor in payers.iter().copied().filter(|it| self.alive(*it, payment)) {
            let invoices = self.index.of.get(debtor).map(Vec::as_slice).unwrap_or_default();
            let same = |it: &&usize| self.same_currency(**it, payment);
            let open = self.open(invoices.iter().filter(same).copied());
            let debt: Money = open.iter().map(|(_, left)| *left).sum();
            let exact =
                debt == payment.amount || open.iter().any(|(_, left)| *left == payment.amount);
            let tenth = payment.amount.amount() * Decimal::TEN >= debt.amount();
            if exact {
                rule = Rule::PayerAmount;
            }
            if exact || by_account || tenth {
                holds.insert(debtor);
            }
        }
        if !holds.is_empty() {
            return Outcome::hold(rule, payment, holds);
        }
        let equal = |it: &&usize| self.left(**it) == payment.amount;
        let loose = found.loose.iter().chain(found.weak.iter().filter(equal)).copied();
        let loose = self.debtors(loose).into_iter().filter(|it| self.alive(*it, payment));
        let loose: BTreeSet<usize> = loose.collect();
        if !loose.is_empty() {
            return Outcome::hold(Rule::Loose, payment, loose);
        }
        self.by_amount(payment, payers)
    }

    /// Its amount is that of one invoice alone.
    fn by_amount(&self, payment: &Payment, payers: &[usize]) -> Outcome {
        let none = Outcome::none(Rule::Unmatched, payment);
        let odd = !payment.amount.amount().fract().is_zero();
        let unknown = payment.line.payer.is_empty();
        let Some(currency) = payment.currency.filter(|_| payers.is_empty() && (odd || unknown))
        else {
            return none;
        };
        let alike = self.index.of_amount(currency, payment.amount);
        let live = |it: &&usize| {
            let claim = self.claims.invoices.get(**it);
            let unpaid = self.left(**it) == payment.amount;
            unpaid && claim.is_some_and(|it| phase(it, payment) != Phase::Past)
        };
        let mut alike = alike.iter().filter(live).copied();
        match (alike.next(), alike.next()) {
            (Some(invoice), None) => {
                Outcome::hold(Rule::Amount, payment, self.debtors([invoice]))
            }
            _ => none,
        }
    }
}
