//! Whom payments hold, and what is said of it.

use std::collections::BTreeSet;

use findings::{Args, Code, Finding, Origin};
use statements::{Conflict, PaidRow, Payment, Settled, Unread};

use crate::ledger::Ledger;

use super::claims::Open;

/// Holds debtors and says why.
pub(super) struct Holder<'a> {
    pub(super) ledger: &'a mut Ledger,
    pub(super) open: &'a Open,
    pub(super) findings: Vec<Finding>,
}

impl Holder<'_> {
    /// Holds the debtors of whom a payment was merely seen, or on whose invoices sources differ.
    pub(super) fn settled(&mut self, payments: &[Payment], settled: &Settled) {
        for (outcome, payment) in settled.outcomes.iter().zip(payments) {
            for debtor in &outcome.holds {
                let values = Args::new()
                    .text("rule", outcome.rule.as_str())
                    .text("asks", if outcome.rule.asks() { "yes" } else { "no" })
                    .text("amount", payment.amount.exact())
                    .text("currency", payment.currency.map(String::from).unwrap_or_default())
                    .text("day", payment.day.to_string())
                    .text("payer", payer(payment));
                self.hold(*debtor, Code::PaymentSeen, &payment.origin, values);
            }
        }
        for (invoice, conflict) in &settled.conflicts {
            let Some(claim) = self.open.claims.invoices.get(*invoice) else { continue };
            let Some(origin) = self.origin(*invoice) else { continue };
            let what = match conflict {
                Conflict::Sums => "sums",
                Conflict::Beyond => "beyond",
                Conflict::NoAsOf => "no-as-of",
                Conflict::Unbooked => "unbooked",
                Conflict::Denied => "denied",
                Conflict::Days => "days",
                Conflict::Twice => "twice",
            };
            let values = Args::new().text("what", what).text("invoice", &*claim.number);
            self.hold(claim.debtor, Code::PaymentSourcesDiffer, &origin, values);
        }
    }

    /// Holds whomever an entry names of which amount or day cannot be read.
    pub(super) fn unread(&mut self, unread: &[Unread]) {
        let named = statements::named(&self.open.claims, unread);
        for (entry, debtors) in unread.iter().zip(named) {
            for debtor in debtors {
                self.hold(debtor, Code::PaymentUnread, &entry.origin, Args::new());
            }
        }
    }

    /// Says that a row of the list made by hand names nothing that is open, and holds the debtors of what it names all
    /// the same.
    pub(super) fn unknown(&mut self, row: &PaidRow, debtors: &BTreeSet<usize>) {
        let values = Args::new().text("number", &*row.number);
        for debtor in debtors {
            let values = values.clone().text("what", "not-asked").text("text", "");
            self.hold(*debtor, Code::PaidDoubtful, &row.origin, values);
        }
        if !debtors.is_empty() {
            return;
        }
        self.findings.push(Finding::new(Code::PaidUnknown, row.origin.clone(), None, values));
    }

    /// Holds the debtors of all invoices that a row of the list made by hand may mean.
    pub(super) fn doubtful(&mut self, row: &PaidRow, invoices: &[usize], what: &'static str) {
        let values = Args::new().text("what", what).text("number", &*row.number);
        let day = row.day.map(|it| it.to_string()).unwrap_or_default();
        let values = values.text("text", if row.odd.is_empty() { &*day } else { &*row.odd });
        let claims = invoices.iter().filter_map(|it| self.open.claims.invoices.get(*it));
        let debtors: BTreeSet<usize> = claims.map(|it| it.debtor).collect();
        if debtors.is_empty() {
            let origin = row.origin.clone();
            self.findings.push(Finding::new(Code::PaidDoubtful, origin, None, values));
            return;
        }
        for debtor in debtors {
            self.hold(debtor, Code::PaidDoubtful, &row.origin, values.clone());
        }
    }

    /// Holds a debtor in all currencies.
    fn hold(&mut self, debtor: usize, code: Code, origin: &Origin, values: Args) {
        for at in self.open.accounts.get(debtor).into_iter().flatten() {
            if let Some(account) = self.ledger.accounts.get_mut(*at) {
                account.payment_seen = true;
            }
        }
        let Some(debtor) = self.open.debtors.get(debtor) else { return };
        self.findings.push(Finding::new(code, origin.clone(), Some(debtor), values));
    }

    fn origin(&self, invoice: usize) -> Option<Origin> {
        let (account, invoice) = self.open.places.get(invoice).copied()?;
        Some(self.ledger.accounts.get(account)?.invoices.get(invoice)?.origin.clone())
    }
}

/// Who paid, as people know a payer.
fn payer(payment: &Payment) -> &str {
    let line = &payment.line;
    let text = || line.text.first().map_or("–", |it| &**it);
    if line.payer.is_empty() { text() } else { &line.payer }
}
