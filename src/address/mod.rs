//! Addresses in the form that postal services ask for: country, order, lines.
//!
//! - **In:** the [`Debtor`](crate::ledger::Debtor) and the country letters go out from.
//! - **Out:** [`Country`], [`Printed`] with the [`Rules`] applied.
//! - **Uses:** `findings`, `exports`, `ledger`.
//! - **Never:** measures text, knows a window; drops or cuts anything in silence.

mod abroad;
mod country;
mod fit;
mod french;
mod number;
mod of_debtor;
mod printed;
mod rule;
mod short;
mod street;

#[cfg(test)]
mod tests;

pub use self::country::Country;
pub use self::fit::LONGEST;
pub use self::of_debtor::{printed, raw};
pub use self::printed::{Addressed, Cut, Line, Part, Posting, Printed};
pub use self::rule::{Rule, Rules};
