//! What law, calendars and custom say, as data: stages, business days, dated rates, wording.
//!
//! - **In:** rule files and the job's `[policy]`.
//! - **Out:** [`Stage`], [`Calendar`], and what else a decision rests on.
//! - **Uses:** `base`.
//! - **Never:** knows an account or decides anything about one; says more than its source.
#![deny(clippy::float_arithmetic)]

mod calendar;
mod stage;

pub use self::calendar::{Calendar, later};
pub use self::stage::Stage;
