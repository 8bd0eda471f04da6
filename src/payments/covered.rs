//! Invoices of which nothing said what was paid since they were issued, or since an old word, and now the statements do.

use chrono::NaiveDate;

use exports::Bar;
use statements::{Account as Bank, Known, Span, known_up_to, tells_since};

use crate::ledger::{BankAccount, Invoice, Ledger};
use crate::rules::later;

use super::today::Today;

/// Lets invoices into letters whose every payment since their day of issue, or since the day of which somebody says that
/// they were unpaid, is told, on all accounts of their currency.
pub(super) fn release(ledger: &mut Ledger, spans: &[Span], today: &Today<'_>) {
    for account in &mut ledger.accounts {
        let in_currency = |it: &&BankAccount| it.currency == account.currency;
        let own = today.banks.iter().filter(in_currency);
        let own: Vec<Bank> = own.filter_map(|it| it.iban.as_deref().map(Bank::new)).collect();
        if own.is_empty() || known_up_to(&own, spans).is_none() {
            continue;
        }
        for invoice in &mut account.invoices {
            let Some(Bar::PaymentsUnknown(announced)) = invoice.bar else { continue };
            if since(invoice, today).is_some_and(|day| tells_since(&own, spans, day)) {
                invoice.bar = announced.map(Bar::Announced);
            }
        }
    }
}

/// The first day whose payments nothing but statements tells.
fn since(invoice: &Invoice, today: &Today<'_>) -> Option<NaiveDate> {
    match invoice.known {
        // No bank books on the days between.
        Known::Until(day) | Known::UnpaidOn(day) => {
            Some(today.calendar.next_business_day(later(day, 1)))
        }
        Known::Nothing | Known::Unsaid => invoice.date,
    }
}
