//! What was paid, as the bank and the cash box tell it, set against what is open.
//!
//! - **In:** [`PaymentSources`], the [`Ledger`](crate::ledger::Ledger), the histories of its accounts.
//! - **Out:** the ledger, lower by what was paid, its debtors marked of whom a payment was merely seen; [`Payments`].
//! - **Uses:** `findings`, `exports`, `statements`, `ledger`, `pay`, `rules`, `register`.
//! - **Never:** decides who gets a letter; sets money against the oldest invoice first; keeps the account of a payer.
#![deny(clippy::float_arithmetic)]

mod balance;
mod claims;
mod covered;
mod crossed;
mod doubts;
mod found;
mod held;
mod read;
mod sources;
mod take;
mod today;

#[cfg(test)]
mod tests;

pub use self::balance::{PaymentTotal, PaymentsUnbalanced};
pub use self::doubts::OldPayments;
pub(crate) use self::doubts::is_fault;
pub use self::found::{PaymentLine, Payments, TakenPart};
pub use self::read::{NotedPayment, PaymentsError, ReadStatement, Told, read};
pub use self::sources::PaymentSources;
pub use self::take::take;
pub use self::today::Today;
