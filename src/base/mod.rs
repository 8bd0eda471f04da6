//! Words every room speaks: money, currencies, lengths, origins, findings and their messages.
//!
//! - **In:** nothing.
//! - **Out:** [`Money`], [`Currency`], [`Mm`], [`Area`], [`Origin`], [`Finding`], [`Messages`].
//! - **Uses:** nothing of this crate.
//! - **Never:** reads files, knows CSV, PDF or dunning.
#![deny(clippy::float_arithmetic)]

mod area;
mod currency;
mod finding;
mod length;
mod message;
mod money;
mod origin;

pub use self::area::Area;
pub use self::currency::{Currency, NotACurrency};
pub use self::finding::{Code, Finding, Severity};
pub use self::length::Mm;
pub use self::message::{Args, Language, Messages};
pub use self::money::Money;
pub use self::origin::{Origin, Source};
