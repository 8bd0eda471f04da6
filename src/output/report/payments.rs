//! What statements said, summed up for the report.

use crate::payments::{PaymentTotal, Payments};
use findings::{Currency, Money};

use super::amount;
use super::html::{Cell, MOST, Page};

impl Page<'_> {
    /// Up to when payments were known, where the entries of each account went, and what became of each payment.
    pub(super) fn payments(&mut self, payments: &Payments, totals: &[PaymentTotal]) {
        let language = self.messages.language();
        let shown = |money: Money, currency: Option<Currency>| {
            Cell::amount(amount(money, currency, language), money)
        };
        let rows = totals.iter().map(|total| {
            let newest = payments.newest(&total.account).map(|it| it.to_string());
            let sum = |money: Money| shown(money, total.currency);
            vec![
                Cell::text(total.account.clone()),
                Cell::day(newest.unwrap_or_default()),
                sum(total.booked),
                sum(total.paid),
                sum(total.confirmed),
                sum(total.held),
                sum(total.rest),
                sum(total.debited),
            ]
        });
        let rows = rows.collect();
        let headers = ["report-account", "report-up-to", "#report-booked", "#report-paid"];
        let more =
            ["#report-confirmed", "#report-holds", "#report-unmatched", "#report-other-debits"];
        let headers: Vec<&str> = headers.into_iter().chain(more).collect();
        self.table(Some("report-payments"), &headers, rows);
        self.noted(payments.known(self.messages));
        let lines = payments.lines.iter().take(MOST).map(|line| {
            let payment = &line.payment;
            let numbers: Vec<&str> = line.took.iter().map(|it| &*it.invoice).collect();
            vec![
                Cell::day(payment.day.to_string()),
                shown(payment.amount, payment.currency),
                Cell::text(&*payment.line.payer),
                Cell::text(line.rule.effect().as_str()),
                Cell::text(numbers.join(", ")),
                Cell::text(line.rule.as_str()),
                Cell::text(payment.origin.to_string()),
            ]
        });
        let lines = lines.collect();
        let headers = ["report-day", "#report-amount", "report-payer", "report-effect"];
        let more = ["report-invoice", "report-rule", "report-origin"];
        let headers: Vec<&str> = headers.into_iter().chain(more).collect();
        self.table(None, &headers, lines);
        self.searched(payments.lines.len(), "payments.csv");
    }
}
