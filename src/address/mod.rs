//! An address as the posts want it: country, order, lines.
//!
//! - **In:** the [`Debtor`](crate::ledger::Debtor) and the country letters go out from.
//! - **Out:** [`Country`].
//! - **Uses:** `base`, `read`, `ledger`.
//! - **Never:** measures text, knows a window; drops or cuts anything in silence.

mod country;
mod plain;

pub use self::country::Country;
