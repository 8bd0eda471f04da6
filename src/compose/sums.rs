//! Sums of totals, payments and remainders over the rows of a table of invoices.

use crate::ledger::Credit;
use crate::plan::{Claim, PlannedLetter};
use findings::Currency;

use super::flow::Sums;

/// The sums of a whole letter.
pub(super) fn all_sums(letter: &PlannedLetter) -> Sums {
    let mut sums = Sums::default();
    letter
        .claims
        .iter()
        .chain(&letter.newly_due)
        .for_each(|claim| sums.add_claim(claim, letter.currency));
    letter.credits.iter().for_each(|credit| sums.add_credit(credit, letter.currency));
    // What the letter asks for was rounded once, by the plan.
    Sums { residual: letter.totals.due(), ..sums }
}

impl Sums {
    pub(super) fn add_claim(&mut self, claim: &Claim, currency: Currency) {
        self.total += claim.invoice.total.to_coins(currency);
        self.paid += claim.invoice.paid.to_coins(currency);
        self.residual += claim.invoice.residual.to_coins(currency);
    }

    pub(super) fn add_credit(&mut self, credit: &Credit, currency: Currency) {
        self.total -= credit.amount.to_coins(currency);
        self.residual -= credit.amount.to_coins(currency);
    }
}
