//! The payments of all files together: what stands in several counts once, and gaps between statements are known.

mod alike;
mod entries;
mod pages;
mod spans;

use std::sync::Arc;

use chrono::NaiveDate;

use findings::{Currency, Money, Origin};

use super::account::Account;
use super::statement::{Line, Statement};

use self::entries::Slots;

pub use self::spans::{Gap, Span};

/// What may rest on a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A statement that closes has it, or a notice that none contradicts.
    Sure,
    /// No statement that has it closes, or one that closes should have it and has not.
    Unproven,
    /// Its entry says of how many payments it is made, and these do not make its amount.
    Batch,
    /// It may be another of the same account, day and amount.
    Doubled,
}

/// The kind of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Money that came.
    Credit,
    /// Money that went back to whoever had paid it.
    Return,
    /// Money of our own that came back.
    OwnReturn,
}

/// One payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// The statement and the line of it.
    pub origin: Origin,
    /// Where else it stands.
    pub also: Vec<Origin>,
    /// The account it is on.
    pub account: Arc<Account>,
    /// The day it was booked.
    pub day: NaiveDate,
    /// What it adds to the account.
    pub amount: Money,
    /// Its currency.
    pub currency: Option<Currency>,
    /// Its kind.
    pub kind: Kind,
    /// What may rest on it.
    pub standing: Standing,
    /// The bank's own reference.
    pub bank_reference: Box<str>,
    /// Who paid, and what is told.
    pub line: Line,
}

/// Money that went out of an account for other reasons: nobody's business here, only counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debits {
    /// The account.
    pub account: Arc<Account>,
    /// Their currency.
    pub currency: Option<Currency>,
    /// How many.
    pub count: usize,
    /// Their sum, below nought.
    pub sum: Money,
}

/// All entries of an account in a currency, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booked {
    /// The account.
    pub account: Arc<Account>,
    /// Their currency.
    pub currency: Option<Currency>,
    /// What they add to the account.
    pub sum: Money,
}

/// A booked entry of which amount or day cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The statement and the line of it.
    pub origin: Origin,
    /// Who paid, and what is told.
    pub lines: Vec<Line>,
}

/// The payments of all files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Joined {
    /// Every credit, return and reversal, by day; the order of files makes no difference.
    pub payments: Vec<Payment>,
    /// What else went out, by account and currency.
    pub debits: Vec<Debits>,
    /// All entries by account and currency, whatever they are: what payments and other debits must come to.
    pub booked: Vec<Booked>,
    /// Of what days the statements of each account tell.
    pub spans: Vec<Span>,
    /// Entries that stood in several statements and count once.
    pub twice: usize,
    /// Entries without an amount or a day: they are in no statement that settles anything.
    pub unread: Vec<Unread>,
}

/// Joins the statements of all files.
#[must_use]
pub fn join(mut statements: Vec<Statement>) -> Joined {
    let key = |it: &Statement| {
        let day = |of: Option<super::statement::Balance>| of.and_then(|it| it.day);
        let place = (it.source.name.clone(), it.line);
        (it.format, it.account.key(), day(it.opening), day(it.closing), place)
    };
    statements.sort_by_cached_key(key);
    let spans = spans::spans(&statements);
    let mut slots = Slots::new(&statements);
    for place in 0..statements.len() {
        slots.add(place);
    }
    let mut joined = slots.finish();
    joined.spans = spans;
    joined
}

#[cfg(test)]
mod tests;
