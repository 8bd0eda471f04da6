//! Law, calendars and custom as data: stages, business days, dated rates, wording.
//!
//! - **In:** the files of the folder `rules/`, built in, and the job's `[policy]`.
//! - **Out:** [`Stage`], [`Calendar`], [`RuleSet`], [`wording`], and what else a decision rests on.
//! - **Uses:** `findings`, `settings`, `exports`.
//! - **Never:** knows an account or decides anything about one; says more than its source.
#![deny(clippy::float_arithmetic)]

mod calendar;
mod country;
mod fold;
mod half_year;
mod law_name;
mod stage;
pub mod wording;

pub use self::calendar::{Calendar, later, months_before, years_after};
pub use self::country::{
    Cap, Fees, FixedSum, Floor, Interest, KindRules, Limitation, OpenRule, Rate, RateAnchor,
    RuleSet, Start, UnknownRule, Waits,
};
pub use self::half_year::{HalfYear, NotAHalfYear};
pub use self::law_name::{LawName, law_of};
pub use self::stage::Stage;
