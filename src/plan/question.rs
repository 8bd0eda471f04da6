//! Questions that stop a run before it makes anything, and the words by which a user answers them.

use std::fmt;
use std::str::FromStr;

use findings::Messages;

use crate::payments::OldPayments;

use super::{DoubtfulDate, Vanished};

/// A question that only the user can answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Question {
    /// Whether the invoices that are gone from the export were all paid.
    Gone,
    /// Whether letters of that date are wanted.
    Date,
    /// Whether letters may rest on old statements, or on some of them.
    Payments,
    /// Whether the register holds where folders of runs say otherwise.
    Register,
}

/// A word that answers no question.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` answers no question; expected gone, date, payments or register")]
pub struct NoQuestion(pub String);

impl Question {
    /// Every question.
    pub const ALL: [Self; 4] = [Self::Gone, Self::Date, Self::Payments, Self::Register];

    /// The word that answers it: `gone`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Date => "date",
            Self::Payments => "payments",
            Self::Register => "register",
        }
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Question {
    type Err = NoQuestion;

    fn from_str(word: &str) -> Result<Self, NoQuestion> {
        let found = Self::ALL.into_iter().find(|it| it.as_str() == word);
        found.ok_or_else(|| NoQuestion(word.to_owned()))
    }
}

/// The user's answers, given before the questions are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consent {
    named: Vec<Question>,
    bare: bool,
}

impl Consent {
    /// Yes to this question.
    #[must_use]
    pub fn to(mut self, question: Question) -> Self {
        self.named.push(question);
        self
    }

    /// Yes, without saying to what: it answers a question that stands alone, so that a word in a script cannot
    /// switch every guard off.
    #[must_use]
    pub fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// Whether a question was answered by its name: where a bare yes would be too little.
    #[must_use]
    pub fn answers(&self, question: Question) -> bool {
        self.named.contains(&question)
    }

    /// The questions that are still open.
    #[must_use]
    pub fn leaves_open(&self, asked: Vec<OpenQuestion>) -> Vec<OpenQuestion> {
        let open = asked.into_iter().filter(|it| !self.named.contains(&it.question()));
        let open: Vec<OpenQuestion> = open.collect();
        if self.bare && open.len() == 1 { Vec::new() } else { open }
    }
}

/// What a question rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OpenQuestion {
    /// So many known invoices are gone that it may be the wrong file.
    Vanished(Vanished),
    /// The date of the letters is far from today and from the data.
    Date(DoubtfulDate),
    /// Statements are too old, or some are missing.
    Payments(OldPayments),
}

impl OpenQuestion {
    /// The question that it asks.
    #[must_use]
    pub fn question(&self) -> Question {
        match self {
            Self::Vanished(_) => Question::Gone,
            Self::Date(_) => Question::Date,
            Self::Payments(_) => Question::Payments,
        }
    }

    /// What is doubtful, and what to do, without full stop.
    #[must_use]
    pub fn sentence(&self, messages: &Messages) -> String {
        match self {
            Self::Vanished(vanished) => vanished.sentence(messages),
            Self::Date(odd) => odd.sentence(messages),
            Self::Payments(old) => old.sentence(messages),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_bare_yes_answers_one_question_and_never_two() {
        let gone = OpenQuestion::Vanished(Vanished { known: 20, gone: 20 });
        let date = NaiveDate::from_ymd_opt(2028, 2, 29).unwrap();
        let date = OpenQuestion::Date(DoubtfulDate { date, today: date, newest: date });
        let bare = Consent::default().bare();
        let both = || vec![gone.clone(), date.clone()];
        assert_eq!(bare.leaves_open(vec![gone.clone()]), []);
        assert_eq!(bare.leaves_open(both()), both());
        assert_eq!(bare.clone().to(Question::Date).leaves_open(both()), []);
        let named = Consent::default().to(Question::Gone);
        assert_eq!(named.leaves_open(both()), std::slice::from_ref(&date));
        assert_eq!(Consent::default().leaves_open(vec![gone.clone()]), [gone]);
    }
}
