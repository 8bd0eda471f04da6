//! Lifecycle messages: what platforms and buyers say of invoices, and what follows from it.

mod message;
mod question;
mod standing;
mod table;
#[cfg(test)]
mod tests;

pub use self::message::{Cashed, Message, OtherAmount, Reason};
pub use self::question::Question;
pub use self::standing::{Claim, Hold, Standing, standing};
pub use self::table::{reason_in_words, status_in_words};

pub(crate) use self::message::read;
