//! A letter in the light of what was decided about it.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::ledger::Account;
use crate::plan::{self, House, PlannedLetter, Reason};
use crate::register::History;
use crate::rules::Stage;
use findings::Finding;

use super::ReviewSettings;
use super::decision::{ReviewAction, ReviewDecision};
use super::digest::{HandChanges, digest};
use super::told::{change_void, void};

/// How far a letter has been approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approval {
    /// Nobody approved it.
    None,
    /// Somebody did, and one more name is needed.
    Half,
    /// By as many as are needed.
    Whole,
}

/// A letter in the light of what was decided about it: each decision either holds, or no longer does because its data
/// changed, or is spent because its letter went out.
#[derive(Debug, Clone)]
pub struct LetterReview<'d> {
    /// The digest of the letter as it was proposed.
    pub proposed: String,
    /// The lower stage it is to go at.
    pub stage: Option<Stage>,
    /// Contact, address and paragraph changed by hand.
    pub changes: HandChanges,
    /// The hold that is still running.
    pub hold: Option<&'d ReviewDecision>,
    /// Changes that no longer hold.
    pub void_changes: Vec<&'d ReviewDecision>,
    /// Approvals to be held against the letter as it is to go.
    approvals: Vec<&'d ReviewDecision>,
}

impl<'d> LetterReview<'d> {
    /// Looks at the decisions about a proposed letter. `sent` is the day of the last letter that a run made about its
    /// account: a decision about a letter of that day or an earlier one is spent.
    #[must_use]
    pub fn of(
        letter: &PlannedLetter,
        decisions: &'d [ReviewDecision],
        sent: Option<NaiveDate>,
    ) -> Self {
        let mut review = Self {
            proposed: digest(letter, &HandChanges::default()),
            stage: None,
            changes: HandChanges::default(),
            hold: None,
            void_changes: Vec::new(),
            approvals: Vec::new(),
        };
        let spent = |it: &ReviewDecision| sent.is_some_and(|sent| it.letter <= sent);
        for decision in decisions {
            match &decision.action {
                ReviewAction::Hold { until, .. } if letter.date <= *until => {
                    review.hold = Some(decision);
                }
                ReviewAction::Hold { .. } => {}
                _ if spent(decision) => {}
                ReviewAction::Approve => review.approvals.push(decision),
                _ if decision.of != review.proposed => review.void_changes.push(decision),
                change => review.take(change, letter.stage),
            }
        }
        review
    }

    /// Takes a change that holds; a stage that is not lower than the letter's changes nothing.
    fn take(&mut self, change: &ReviewAction, due: Stage) {
        match change {
            ReviewAction::Stage(stage) => self.stage = Some(*stage).filter(|it| *it < due),
            ReviewAction::Contact { contact, email } => {
                self.changes.contact.clone_from(contact);
                self.changes.email.clone_from(email);
            }
            ReviewAction::Paragraph(text) => self.changes.paragraph = Some(text.clone()),
            ReviewAction::Approve | ReviewAction::Hold { .. } => {}
        }
    }

    /// The letter as it is to go, from the one proposed; none where it cannot be made at its lower stage. `account` is where
    /// it comes from, with what was sent to it, and asked for where the stage is lowered.
    pub fn letter(
        &self,
        proposed: &PlannedLetter,
        account: impl FnOnce() -> Option<(Account, History)>,
        house: &House<'_>,
    ) -> Option<PlannedLetter> {
        let mut letter = match self.stage {
            Some(stage) => {
                let (account, history) = account()?;
                plan::lower(account, &history, house, (proposed, stage)).0?
            }
            None => proposed.clone(),
        };
        self.change(&mut letter);
        Some(letter)
    }

    /// Changes a letter, which has its lower stage already, as somebody wants it.
    pub fn change(&self, letter: &mut PlannedLetter) {
        let HandChanges { contact, email, paragraph } = &self.changes;
        if contact.is_some() || email.is_some() {
            let debtor = Arc::make_mut(&mut letter.debtor);
            if let Some(contact) = contact {
                debtor.contact = Some(contact.as_str().into());
            }
            if let Some(email) = email {
                debtor.email = Some(email.as_str().into());
            }
        }
        letter.paragraph = paragraph.as_deref().map(Into::into);
    }

    /// The digest of the letter as it is to go.
    #[must_use]
    pub fn digest(&self, letter: &PlannedLetter) -> String {
        digest(letter, &self.changes)
    }

    /// The approvals of the letter as it is to go, whose digest this is.
    pub fn approved<'s>(
        &'s self,
        of: &'s str,
    ) -> impl Iterator<Item = &'d ReviewDecision> + 's {
        self.approvals.iter().filter(move |it| it.of == of).copied()
    }

    /// Approvals of another letter than this.
    pub fn void_approvals<'s>(
        &'s self,
        of: &'s str,
    ) -> impl Iterator<Item = &'d ReviewDecision> + 's {
        self.approvals.iter().filter(move |it| it.of != of).copied()
    }

    /// How far the letter as it is to go, whose digest this is, has been approved.
    #[must_use]
    pub fn approval(&self, letter: &PlannedLetter, of: &str, job: &ReviewSettings) -> Approval {
        let mut names: Vec<&ReviewDecision> = Vec::new();
        for approval in self.approved(of) {
            if !names.iter().any(|it| it.is_by(&approval.by)) {
                names.push(approval);
            }
        }
        match names.len() {
            0 => Approval::None,
            found if found < job.needed(letter.totals.total()) => Approval::Half,
            _ => Approval::Whole,
        }
    }

    /// Why the letter as it is to go does not go; none where it goes.
    #[must_use]
    pub fn reason(
        &self,
        letter: &PlannedLetter,
        of: &str,
        job: &ReviewSettings,
    ) -> Option<Reason> {
        let needed = job.needed(letter.totals.total()) > 0;
        let approved = self.approval(letter, of, job) == Approval::Whole;
        if self.hold.is_some() {
            Some(Reason::HeldByHand)
        } else {
            let asked = needed || !self.void_changes.is_empty();
            (asked && !approved).then_some(Reason::NotApproved)
        }
    }

    /// What is to be said of decisions that no longer hold.
    #[must_use]
    pub fn findings(&self, of: &str, job: &ReviewSettings) -> Vec<Finding> {
        let changes = self.void_changes.iter().map(|it| change_void(it, &job.name));
        let approvals = self.void_approvals(of).map(|it| void(it, &job.name));
        changes.chain(approvals).collect()
    }
}
