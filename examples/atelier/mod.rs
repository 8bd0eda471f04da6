//! The invoices of the sample: what its files say, and how its accounting program prints them.

mod draw;
mod lines;
mod logo;
mod sources;
mod tables;

pub(crate) use self::draw::draw;
pub(crate) use self::logo::logo;
pub(crate) use self::sources::{Client, Creditor, Invoice};
pub(crate) use self::tables::tables;
