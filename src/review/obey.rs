//! Makes of a plan what people decided about its letters.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::ledger::{Account, Ledger};
use crate::plan::{self, House, Plan, Reason};
use crate::register::{Histories, History};
use findings::Finding;

use super::ReviewSettings;
use super::decision::{AccountKey, ReviewAction};
use super::look::LetterReview;
use super::told::nobody;

/// What decisions are held against beside the plan: the accounts whose letters may be lowered, and what was sent.
#[derive(Debug, Default)]
pub struct ReviewContext {
    /// Accounts with a lower stage, each with what was sent to it.
    lowered: BTreeMap<AccountKey, (Account, History)>,
    /// The day of the last letter that a run made about each account with a decision.
    sent: BTreeMap<AccountKey, NaiveDate>,
    /// Accounts with a decision that the ledger does not know.
    unknown: BTreeSet<AccountKey>,
}

impl ReviewContext {
    /// Takes out of a ledger and its histories what the decisions of a job need.
    #[must_use]
    pub fn of(
        job: &ReviewSettings,
        ledger: &Ledger,
        histories: &Histories,
        house: &House<'_>,
    ) -> Self {
        let mut context = Self::default();
        if job.decisions.is_empty() {
            return context;
        }
        context.unknown = job.decisions.accounts().cloned().collect();
        for account in &ledger.accounts {
            context.keep(job, account, histories, house);
        }
        context
    }

    /// Keeps what is needed of one account.
    fn keep(
        &mut self,
        job: &ReviewSettings,
        account: &Account,
        histories: &Histories,
        house: &House<'_>,
    ) {
        let key = (account.debtor.code.clone(), account.currency);
        let decisions = job.decisions.about(&key);
        if !self.unknown.remove(&key) {
            return;
        }
        let history = histories.of(&plan::believed(account, house));
        let ours = history.standing().filter(|it| it.kept.is_some());
        if let Some(sent) = ours.map(|it| it.sent_on).max() {
            self.sent.insert(key.clone(), sent);
        }
        if decisions.iter().any(|it| matches!(it.action, ReviewAction::Stage(_))) {
            self.lowered.insert(key, (account.clone(), history));
        }
    }

    /// The day of the last letter that a run made about an account.
    #[must_use]
    pub fn sent(&self, key: &AccountKey) -> Option<NaiveDate> {
        self.sent.get(key).copied()
    }
}

/// Makes of a plan what people decided: letters that somebody holds or nobody approved are held, and others changed as
/// somebody wants them. Gives what is to be said of decisions that no longer hold.
pub fn obey(
    plan: &mut Plan,
    job: &ReviewSettings,
    context: ReviewContext,
    house: &House<'_>,
) -> Vec<Finding> {
    if job.decisions.is_empty() && !job.required && job.four_eyes.is_none() {
        return Vec::new();
    }
    let ReviewContext { mut lowered, sent, unknown } = context;
    let mut findings = nobody(job, &unknown, house.date);
    let mut held = Vec::new();
    // In place: the plan is by far the largest thing there is.
    plan.letters.retain_mut(|letter| {
        let key = (letter.debtor.code.clone(), letter.currency);
        let review =
            LetterReview::of(letter, job.decisions.about(&key), sent.get(&key).copied());
        if review.stage.is_some() {
            let Some(lower) = review.letter(letter, || lowered.remove(&key), house) else {
                held.extend(letter.held_back(Reason::RuleUnknown));
                return false;
            };
            *letter = lower;
        }
        review.change(letter);
        let of = review.digest(letter);
        findings.extend(review.findings(&of, job));
        let reason = review.reason(letter, &of, job);
        held.extend(reason.iter().flat_map(|reason| letter.held_back(*reason)));
        reason.is_none()
    });
    plan.hold(held);
    findings
}
