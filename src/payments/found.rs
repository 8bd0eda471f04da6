//! What became of each payment.

use chrono::NaiveDate;

use exports::Text;
use findings::{Args, Messages, Money};
use statements::{Account, Booked, Debits, Payment, Rule, Span, Wait};

use super::read::ReadStatement;

/// Every payment that was read, and what became of it.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Payments {
    /// Credits, returns and reversals of statements, by day.
    pub lines: Vec<PaymentLine>,
    /// What else went out, by account and currency.
    pub debits: Vec<Debits>,
    /// All entries, by account and currency.
    pub booked: Vec<Booked>,
    /// Of what days the statements of each account tell.
    pub spans: Vec<Span>,
    /// How each statement was understood.
    pub statements: Vec<ReadStatement>,
    /// Why letters should wait for newer statements.
    pub waits: Vec<Wait>,
    /// The day up to which payments are known on all accounts that debtors pay into; none where one of them has no
    /// statement that closes.
    pub known_up_to: Option<NaiveDate>,
}

impl Payments {
    /// The day of the newest closing balance of an account.
    #[must_use]
    pub fn newest(&self, account: &str) -> Option<NaiveDate> {
        let key = Account::new(account).key();
        self.spans.iter().find(|it| it.account.key() == key)?.newest
    }

    /// Up to when payments are known, for people; without full stop.
    #[must_use]
    pub fn known(&self, messages: &Messages) -> String {
        match self.known_up_to {
            Some(day) => {
                messages.get("payments-known", &Args::new().text("day", day.to_string()))
            }
            None => messages.plain("payments-not-known"),
        }
    }
}

/// A payment and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PaymentLine {
    /// As the statement tells it.
    pub payment: Payment,
    /// The rule that took it, or why none did.
    pub rule: Rule,
    /// What invoices took of it.
    pub took: Vec<TakenPart>,
    /// What is left of its amount.
    pub rest: Money,
    /// The codes of the debtors that it holds.
    pub holds: Vec<Text>,
}

/// The part of a payment that an invoice took.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TakenPart {
    /// The code of the debtor.
    pub debtor: Text,
    /// The number of the invoice.
    pub invoice: Text,
    /// How much; nought where a payment confirms several invoices and nobody knows how much of it is for each.
    pub amount: Money,
}
