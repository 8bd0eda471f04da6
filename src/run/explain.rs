//! `explain`: the whole story of one debtor or invoice.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::RunError;
use super::decide::{Glance, RunInputs};
use crate::job::Job;
use crate::ledger::near::{Meant, meant, nearest};
use crate::ledger::{Account, Ledger};
use crate::payments::Payments;
use crate::plan::{self, Explanation, House, Reason};
use crate::register::{Act, History, Register};
use crate::review::{LetterReview, ReviewContext, ReviewDecision};
use exports::Text;
use findings::{Currency, Origin};

/// The whole story of one debtor or invoice.
#[derive(Debug, Serialize)]
#[non_exhaustive]
pub struct ExplainReport {
    /// Its accounts, by debtor code and currency; about an invoice, only what concerns it.
    pub accounts: Vec<Explanation>,
    /// Its rows that no decision is about, in the order of the files.
    pub apart: Vec<Unlettered>,
    /// What became of payments; none where the job reads none.
    #[serde(skip)]
    pub payments: Option<Payments>,
    /// What was done to the runs that made its letters, and by whom, in the order of time.
    pub acts: Vec<Act>,
    /// What people decided about its letters, by currency.
    pub decisions: Vec<ReviewDecision>,
}

/// A row that no decision is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Unlettered {
    /// Its place.
    pub origin: Origin,
    /// The number of the document; none where the row gives none.
    pub number: Option<Text>,
    /// Whether nothing remains of the document; otherwise the row could not be understood.
    pub closed: bool,
}

/// Tells why one debtor, by its code, or one invoice, by its number, gets what it gets on the date of
/// the job, and what follows. Writes nothing.
///
/// Where the name is that of a debtor and of an invoice, the debtor is told. Case, accents, blanks and separators make
/// no difference where nothing is written exactly so.
///
/// # Errors
///
/// When a file of the job cannot be read, or no row has this name.
pub fn explain(job: &Job, what: &str) -> Result<ExplainReport, RunError> {
    let glance = Glance::of(job)?;
    let RunInputs { ledger, histories, findings, policy, payments, .. } = glance.open(job)?;
    let what = &*called(&ledger, what)?;
    let debtor = is_debtor(&ledger, what);
    let named = |number: &str| debtor || *number == *what;
    let house = House { policy: &policy, creditor: &job.creditor, date: job.date };
    let waiting = waiting(job, &glance)?;
    let context = ReviewContext::of(&job.review, &ledger, &histories, &house);
    let (mut accounts, mut apart, mut letters) = (Vec::new(), Vec::new(), BTreeSet::new());
    let mut decisions = Vec::new();
    for account in &ledger.accounts {
        if debtor && *account.debtor.code != *what {
            continue;
        }
        let closed = account.closed.iter().filter(|it| named(&it.number));
        apart.extend(closed.map(|it| Unlettered {
            origin: it.origin.clone(),
            number: Some(it.number.clone()),
            closed: true,
        }));
        if !debtor && !open_numbers(account).any(|number| **number == *what) {
            continue;
        }
        let history = histories.of(&plan::believed(account, &house));
        let told_of =
            history.letters.iter().filter(|it| it.invoices.iter().any(|it| named(it)));
        let kept = told_of.filter_map(|it| it.kept.as_ref());
        letters.extend(kept.map(|it| (it.run.clone(), it.piece)));
        let mut told = plan::explain(account, &history, &house);
        let about = |code: Option<&str>| code == Some(&*account.debtor.code);
        let waits = waiting.contains(&(account.debtor.code.clone(), account.currency));
        told = if waits { told.held_back(Reason::NoNumber) } else { told };
        let key = (account.debtor.code.clone(), account.currency);
        decisions.extend_from_slice(job.review.decisions.about(&key));
        told = reviewed(told, job, (account, &history), (&house, context.sent(&key)));
        let read = findings.iter().filter(|it| about(it.debtor.as_deref())).cloned();
        told.findings = read.chain(told.findings).collect();
        accounts.push(if debtor { told } else { told.about(what) });
    }
    for row in &ledger.broken {
        let of_debtor = debtor && row.debtor.as_deref() == Some(what);
        if of_debtor || row.number.as_deref() == Some(what) {
            let (origin, number) = (row.origin.clone(), row.number.clone());
            apart.push(Unlettered { origin, number, closed: false });
        }
    }
    apart.sort();
    Ok(ExplainReport {
        accounts,
        apart,
        payments,
        acts: acts(glance.register.as_ref(), &letters)?,
        decisions,
    })
}

/// The story with what people decided about the letter.
fn reviewed(
    mut told: Explanation,
    job: &Job,
    (account, history): (&Account, &History),
    (house, sent): (&House<'_>, Option<NaiveDate>),
) -> Explanation {
    let Some(proposed) = told.letter.take() else { return told };
    let key = (account.debtor.code.clone(), account.currency);
    let review = LetterReview::of(&proposed, job.review.decisions.about(&key), sent);
    let letter = review.letter(&proposed, || Some((account.clone(), history.clone())), house);
    let letter = letter.unwrap_or(proposed);
    let of = review.digest(&letter);
    told.findings.extend(review.findings(&of, &job.review));
    let reason = review.reason(&letter, &of, &job.review);
    told.letter = Some(letter);
    match reason {
        Some(reason) => told.held_back(reason),
        None => told,
    }
}

/// What was done to letters, by run and piece.
fn acts(
    register: Option<&Register>,
    letters: &BTreeSet<(Text, u32)>,
) -> Result<Vec<Act>, RunError> {
    let Some(register) = register else { return Ok(Vec::new()) };
    let runs: BTreeSet<&Text> = letters.iter().map(|(run, _)| run).collect();
    let mut acts = Vec::new();
    for run in runs {
        let pieces = letters.iter().filter(|(of, _)| of == run).map(|(_, piece)| *piece);
        let pieces: Vec<u32> = pieces.collect();
        let done = register.acts_on(run)?.into_iter();
        acts.extend(done.filter(|act| pieces.iter().any(|piece| act.concerns(*piece))));
    }
    acts.sort_by(|one, other| one.by.at.cmp(&other.by.at));
    Ok(acts)
}

/// Accounts whose letter waits for a number of the post: which these are depends on all other letters.
fn waiting(job: &Job, glance: &Glance) -> Result<BTreeSet<(Text, Currency)>, RunError> {
    if job.post.numbers.is_none() {
        return Ok(BTreeSet::new());
    }
    let held = glance.decide(job)?.plan.held.into_iter();
    let held = held.filter(|held| held.reason == Reason::NoNumber);
    Ok(held.filter_map(|held| Some((held.debtor, held.currency?))).collect())
}

fn is_debtor(ledger: &Ledger, what: &str) -> bool {
    let broken = ledger.broken.iter().filter_map(|it| it.debtor.as_deref());
    let codes = ledger.accounts.iter().map(|it| &*it.debtor.code);
    codes.chain(broken).any(|code| *code == *what)
}

fn open_numbers(account: &Account) -> impl Iterator<Item = &Text> {
    let invoices = account.invoices.iter().map(|it| &it.number);
    let void = account.void_credits.iter().map(|(credit, _)| credit);
    invoices.chain(account.credits.iter().chain(void).map(|it| &it.number))
}

/// The code or number that a name means.
fn called(ledger: &Ledger, what: &str) -> Result<Text, RunError> {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for account in &ledger.accounts {
        names.insert(&account.debtor.code);
        names.extend(open_numbers(account).map(|it| &**it));
        names.extend(account.closed.iter().map(|it| &*it.number));
    }
    for row in &ledger.broken {
        names.extend(row.debtor.as_deref());
        names.extend(row.number.as_deref());
    }
    let known = names.iter().copied();
    let near = match meant(what, known.clone()) {
        Meant::One(name) => return Ok(name.into()),
        Meant::Slip(near) => near,
        Meant::Nobody(_) => nearest(what, known),
    };
    let nearest = near.into_iter().map(str::to_owned).collect();
    Err(RunError::Unknown { what: what.to_owned(), nearest })
}
