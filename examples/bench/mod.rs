//! The world of the benchmark: debtors, their invoices, and the jobs that write to them.

mod draw;
mod jobs;
mod subject;

pub(crate) use self::draw::{draw, logo};
pub(crate) use self::jobs::jobs;
pub(crate) use self::subject::{HEADER, Invoice, Subject, how_many, row};
