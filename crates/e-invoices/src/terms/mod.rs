//! The text of the terms of payment, in six languages: the day it gives, where it gives one.
//!
//! A day is taken only from a clause without a discount, and only where the text can mean no other: days counted from a
//! delivery, of a business calendar, or to the end of a month, which law and trade count in two ways, are not decided here.

mod clause;
mod date;
mod lexicon;
mod reading;
mod token;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use findings::fold;

use self::clause::Part;
use self::lexicon::{Phrase, lexicon};

/// What terms say about the day to pay by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// This day.
    Day(NaiveDate),
    /// One of two days, the earlier first, by the two ways in which the end of a month is counted.
    Between(NaiveDate, NaiveDate),
    /// A day that cannot be told from them.
    Unclear,
    /// No day.
    Nothing,
}

impl Said {
    /// What two clauses say together: the later of their days, so that no letter is early.
    pub(crate) fn and(self, other: Self) -> Self {
        let days = |it: Self| match it {
            Self::Day(day) => Some((day, day)),
            Self::Between(first, last) => Some((first, last)),
            Self::Unclear | Self::Nothing => None,
        };
        match (self, other) {
            (Self::Nothing, said) | (said, Self::Nothing) => said,
            (one, other) => match (days(one), days(other)) {
                (Some(one), Some(other)) => Self::of(one.0.max(other.0), one.1.max(other.1)),
                _ => Self::Unclear,
            },
        }
    }

    /// One day, or two.
    fn of(one: NaiveDate, other: NaiveDate) -> Self {
        if one == other {
            Self::Day(one)
        } else {
            Self::Between(one.min(other), one.max(other))
        }
    }
}

/// What a text of terms says about the day to pay by, of a document issued on a day.
#[must_use]
pub fn said(text: &str, issued: NaiveDate) -> Said {
    let sentences = clause::sentences(text);
    let parts = clause::judged(&sentences);
    let clauses = parts.into_iter().filter(|it| it.counts);
    clauses.map(|it| reading::of(&it.part, issued)).fold(Said::Nothing, Said::and)
}

/// Whether a text of terms says that the creditor collects the money itself.
#[must_use]
pub(crate) fn says_direct_debit(text: &str) -> bool {
    let sentences = clause::sentences(text);
    sentences.iter().flatten().any(Part::is_debit)
}

/// Whether a note tells of a direct debit: of a mandate, or of a day on which the money is collected.
#[must_use]
pub(crate) fn tells_of_debit(text: &str) -> bool {
    sentences(text).iter().any(|it| has(it, &lexicon().phrases.note_debit))
}

/// Whether a text says that everything was paid.
#[must_use]
pub(crate) fn says_paid(text: &str) -> bool {
    let phrases = &lexicon().phrases;
    let says = |it: &Vec<String>| has(it, &phrases.paid) && !has(it, &phrases.not_paid);
    sentences(text).iter().any(says)
}

/// The words of each sentence of a text.
fn sentences(text: &str) -> Vec<Vec<String>> {
    let parts = text.split(['.', ';', '!', '\n']).map(fold::spaced);
    parts
        .map(|it| it.split(' ').filter(|it| !it.is_empty()).map(str::to_owned).collect())
        .collect()
}

/// Whether words have a phrase of a group among them.
fn has(words: &[String], group: &[Phrase]) -> bool {
    let from = |at: usize| words.iter().skip(at).map(|it| Some(it.as_str()));
    (0..words.len()).any(|at| lexicon::begins(from(at), group) > 0)
}
