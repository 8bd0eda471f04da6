//! The proof that every entry of the statements went somewhere, to the cent.

use std::collections::BTreeMap;

use findings::{Currency, Money};
use statements::Effect;

use super::Payments;

/// Where the entries of one account in one currency went.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct PaymentTotal {
    /// The account.
    pub account: String,
    /// The currency.
    pub currency: Option<Currency>,
    /// What all entries come to.
    pub booked: Money,
    /// Payments: credits, returns and reversals.
    pub lines: usize,
    /// What they come to.
    pub payments: Money,
    /// What invoices are lower by.
    pub paid: Money,
    /// What only confirms amounts that are known already.
    pub confirmed: Money,
    /// What holds debtors.
    pub held: Money,
    /// What has to do with nothing that is open, payments that went back among it, and what is more than invoices took.
    pub rest: Money,
    /// Other debits.
    pub debits: usize,
    /// What they come to; below nought.
    pub debited: Money,
}

/// An account whose entries are not all payments or other debits, or a payment whose parts are not its amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the entries of account {account} come to {}, and payments and other debits to {}", booked.exact(), found.exact())]
pub struct PaymentsUnbalanced {
    /// The account.
    pub account: String,
    /// What all entries come to.
    pub booked: Money,
    /// What payments and other debits come to.
    pub found: Money,
}

impl Payments {
    /// Proves that all entries of each account went into a line or are counted as other debits, and that what each
    /// line paid, confirmed, held or left is its amount.
    ///
    /// # Errors
    ///
    /// The first account that does not balance. That is a fault of the program.
    pub fn balance(&self) -> Result<Vec<PaymentTotal>, PaymentsUnbalanced> {
        let mut totals: BTreeMap<(String, Option<Currency>), PaymentTotal> = BTreeMap::new();
        for booked in &self.booked {
            let account = booked.account.to_string();
            let total = totals.entry((account.clone(), booked.currency)).or_default();
            (total.account, total.currency) = (account, booked.currency);
            total.booked += booked.sum;
        }
        for line in &self.lines {
            let key = (line.payment.account.to_string(), line.payment.currency);
            let total = totals.entry(key).or_default();
            total.lines += 1;
            total.payments += line.payment.amount;
            let took: Money = line.took.iter().map(|it| it.amount).sum();
            match line.rule.effect() {
                Effect::Pays => {
                    total.paid += took;
                    total.rest += line.rest;
                }
                Effect::Confirms => total.confirmed += took + line.rest,
                Effect::Holds => total.held += took + line.rest,
                Effect::Undone | Effect::None => total.rest += took + line.rest,
            }
        }
        for debits in &self.debits {
            let key = (debits.account.to_string(), debits.currency);
            let total = totals.entry(key).or_default();
            total.debits += debits.count;
            total.debited += debits.sum;
        }
        totals.into_values().map(PaymentTotal::balanced).collect()
    }
}

impl PaymentTotal {
    fn balanced(self) -> Result<Self, PaymentsUnbalanced> {
        let parts = self.paid + self.confirmed + self.held + self.rest;
        let found = parts + self.debited;
        if self.booked == found && parts == self.payments {
            return Ok(self);
        }
        Err(PaymentsUnbalanced { account: self.account, booked: self.booked, found })
    }
}
