//! Decisions about single letters: what can be decided about, and the file in which it is noted.

use super::RunError;
use super::decide::{Glance, RunInputs};
use crate::job::Job;
use crate::output::{self, OutputError};
use crate::plan::{self, Held, House, PlannedLetter, Reason};
use crate::register::Hand;
use crate::review::{
    Approval, LetterReview, ReviewAction, ReviewContext, ReviewDecision, ReviewDecisions,
    ReviewRefusal, ReviewSettings, refuse,
};
use findings::{Currency, Finding};
use settings::Faults;

/// Why nothing was decided.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DecideError {
    /// The job cannot be planned.
    #[error(transparent)]
    Run(#[from] RunError),
    /// The file of decisions cannot be read or written.
    #[error(transparent)]
    File(#[from] OutputError),
    /// The file of decisions has faults.
    #[error("the file of decisions has faults")]
    Faults(Faults),
    /// The job has no file in which decisions could be noted.
    #[error("the job is in memory")]
    NoFile,
    /// The debtor gets no letter, for this reason where there is one.
    #[error("no letter goes to {debtor}")]
    NoLetter {
        /// The code of the debtor.
        debtor: String,
        /// Why.
        reason: Option<Reason>,
    },
    /// The debtor gets letters in several currencies, and none was named.
    #[error("letters to {debtor} in several currencies")]
    WhichCurrency {
        /// The code of the debtor.
        debtor: String,
        /// The currencies.
        currencies: Vec<Currency>,
    },
    /// It cannot be decided so.
    #[error("it cannot be decided so")]
    Refused(Box<ReviewRefusal>),
}

/// What somebody wants to be decided about a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewWish {
    /// This.
    Put(ReviewAction),
    /// Nothing any more: every decision about the letter is taken out.
    Undo,
}

/// One letter as it is proposed, and as it is to go after what was decided.
#[derive(Debug)]
#[non_exhaustive]
pub struct LetterToDecide {
    /// As the rules propose it.
    pub proposed: PlannedLetter,
    /// As it is to go, whether it does or not.
    pub letter: PlannedLetter,
    /// The digest of the letter proposed, to which changes are bound.
    pub proposed_digest: String,
    /// The digest of the letter that is to go, to which approvals are bound.
    pub digest: String,
    /// How far it has been approved.
    pub approval: Approval,
    /// Why it does not go; none where it does.
    pub reason: Option<Reason>,
    /// What is to be said of decisions that no longer hold.
    pub findings: Vec<Finding>,
    /// What was decided about it.
    pub decisions: Vec<ReviewDecision>,
}

/// The letters to one debtor, by currency, as somebody can decide about them. Decisions about all others play no part.
///
/// # Errors
///
/// When a file of the job cannot be read, or no letter goes to the debtor.
pub fn letters_to_decide(job: &Job, debtor: &str) -> Result<Vec<LetterToDecide>, DecideError> {
    let glance = Glance::of(job)?;
    let RunInputs { ledger, histories, policy, .. } = glance.open(job)?;
    let house = House { policy: &policy, creditor: &job.creditor, date: job.date };
    let context = ReviewContext::of(&job.review, &ledger, &histories, &house);
    let own = ledger.accounts.iter().filter(|it| *it.debtor.code == *debtor);
    let mut own: Vec<_> = own.cloned().collect();
    let (plan, _) = plan::plan(ledger, &histories, &policy, &job.creditor, job.date);
    let letters = plan.letters.into_iter().filter(|it| *it.debtor.code == *debtor);
    let letters: Vec<LetterToDecide> = letters
        .map(|proposed| {
            let key = (proposed.debtor.code.clone(), proposed.currency);
            let account = || {
                let at = own.iter().position(|it| it.currency == key.1)?;
                let account = own.swap_remove(at);
                let history = histories.of(&plan::believed(&account, &house));
                Some((account, history))
            };
            let decisions = job.review.decisions.about(&key);
            let review = LetterReview::of(&proposed, decisions, context.sent(&key));
            let letter = review.letter(&proposed, account, &house);
            let letter = letter.unwrap_or_else(|| proposed.clone());
            let digest = review.digest(&letter);
            LetterToDecide {
                approval: review.approval(&letter, &digest, &job.review),
                reason: review.reason(&letter, &digest, &job.review),
                findings: review.findings(&digest, &job.review),
                decisions: decisions.to_vec(),
                proposed_digest: review.proposed.clone(),
                proposed,
                letter,
                digest,
            }
        })
        .collect();
    if letters.is_empty() {
        return Err(unlettered(debtor, &plan.held));
    }
    Ok(letters)
}

fn unlettered(debtor: &str, held: &[Held]) -> DecideError {
    let reason = held.iter().find(|it| *it.debtor == *debtor).map(|it| it.reason);
    DecideError::NoLetter { debtor: debtor.to_owned(), reason }
}

/// Decides about the letter to one debtor, and notes it in the file of the job.
///
/// # Errors
///
/// When there is no such letter, it cannot be decided so, or the file cannot be written.
pub fn decide_about(
    job: &Job,
    (debtor, currency): (&str, Option<Currency>),
    wish: ReviewWish,
    by: &Hand,
) -> Result<(), DecideError> {
    let mut letters = letters_to_decide(job, debtor)?;
    if let Some(currency) = currency {
        letters.retain(|it| it.letter.currency == currency);
    }
    let letter = match letters.as_slice() {
        [] => return Err(DecideError::NoLetter { debtor: debtor.to_owned(), reason: None }),
        [letter] => letter,
        several => {
            let currencies = several.iter().map(|it| it.letter.currency).collect();
            return Err(DecideError::WhichCurrency { debtor: debtor.to_owned(), currencies });
        }
    };
    let key = (letter.proposed.debtor.code.clone(), letter.proposed.currency);
    let decision = match wish {
        ReviewWish::Undo => None,
        ReviewWish::Put(action) => Some(decision(job, letter, action, by)?),
    };
    change_decisions(&job.review, |decisions| {
        match decision {
            Some(decision) => decisions.put(decision),
            None => {
                decisions.take_out(&key, |_| true);
            }
        }
        Ok(())
    })
}

/// The decision to be noted.
fn decision(
    job: &Job,
    letter: &LetterToDecide,
    action: ReviewAction,
    by: &Hand,
) -> Result<ReviewDecision, DecideError> {
    let (stages, country) = (&job.policy.stages, &job.creditor.country);
    if let Some(refusal) = refuse(&action, &letter.proposed, stages, country) {
        return Err(DecideError::Refused(Box::new(refusal)));
    }
    let changes = action.changes();
    let of = if changes { &letter.proposed_digest } else { &letter.digest };
    Ok(ReviewDecision {
        debtor: letter.proposed.debtor.code.clone(),
        currency: letter.proposed.currency,
        letter: letter.proposed.date,
        action,
        by: by.user.clone(),
        at: by.at.clone(),
        of: of.clone(),
        line: 0,
    })
}

/// Changes the decisions in the file of a job while nobody else does: those that stand there now, not those the job was read
/// with.
///
/// # Errors
///
/// When the file cannot be read or written, has faults, or `change` fails.
pub fn change_decisions<T>(
    review: &ReviewSettings,
    change: impl FnOnce(&mut ReviewDecisions) -> Result<T, DecideError>,
) -> Result<T, DecideError> {
    let path = review.path.as_deref().ok_or(DecideError::NoFile)?;
    output::update(path, |text| {
        let decisions = text.map(|text| ReviewDecisions::parse(&review.name, text));
        let mut decisions =
            decisions.transpose().map_err(DecideError::Faults)?.unwrap_or_default();
        let given = change(&mut decisions)?;
        Ok((Some(decisions.written()), given))
    })
}
