//! Invoices of which nothing said what was paid since they were issued, and now the statements do.

use exports::Bar;
use statements::{Account as Bank, Span, known_up_to, tells_since};

use crate::ledger::{BankAccount, Ledger};

/// Lets invoices into letters whose every payment since their day of issue is told, on all accounts of their currency.
pub(super) fn release(ledger: &mut Ledger, spans: &[Span], banks: &[BankAccount]) {
    for account in &mut ledger.accounts {
        let own = banks.iter().filter(|it| it.currency == account.currency);
        let own: Vec<Bank> = own.filter_map(|it| it.iban.as_deref().map(Bank::new)).collect();
        if own.is_empty() || known_up_to(&own, spans).is_none() {
            continue;
        }
        for invoice in &mut account.invoices {
            let Some(Bar::PaymentsUnknown(announced)) = invoice.bar else { continue };
            if invoice.date.is_some_and(|day| tells_since(&own, spans, day)) {
                invoice.bar = announced.map(Bar::Announced);
            }
        }
    }
}
