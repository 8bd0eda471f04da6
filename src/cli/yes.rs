//! `--yes`: the user's answers to questions that stop a run.

use std::ffi::OsString;
use std::str::FromStr;

use relance::plan::{Consent, NoQuestion, Question};

/// One answer: to a question, or to whichever stands alone.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Yes {
    To(Question),
    Bare,
}

impl FromStr for Yes {
    type Err = NoQuestion;

    fn from_str(word: &str) -> Result<Self, NoQuestion> {
        if word.is_empty() { Ok(Self::Bare) } else { word.parse().map(Self::To) }
    }
}

/// All answers together.
pub(super) fn consent(answers: &[Yes]) -> Consent {
    answers.iter().fold(Consent::default(), |consent, answer| match answer {
        Yes::To(question) => consent.to(*question),
        Yes::Bare => consent.bare(),
    })
}

/// `--yes gone` is asked as `--yes=gone`: what stands behind a bare `--yes` may be the job file.
pub(super) fn joined(arguments: Vec<OsString>) -> Vec<OsString> {
    let mut joined: Vec<OsString> = Vec::with_capacity(arguments.len());
    for argument in arguments {
        let names = argument.to_str().is_some_and(|it| it.parse::<Question>().is_ok());
        match joined.last_mut() {
            Some(before) if names && before == "--yes" => {
                before.push("=");
                before.push(argument);
            }
            _ => joined.push(argument),
        }
    }
    joined
}
