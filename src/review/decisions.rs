//! All decisions of a file, by account.

use std::collections::BTreeMap;

use super::decision::{AccountKey, ReviewAction, ReviewDecision};

/// All decisions of a file, by account. Of each account there is one decision of a kind, but an approval by each of several
/// names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewDecisions {
    accounts: BTreeMap<AccountKey, Vec<ReviewDecision>>,
}

impl ReviewDecisions {
    /// The decisions about one account: what changes the letter first.
    #[must_use]
    pub fn about(&self, key: &AccountKey) -> &[ReviewDecision] {
        self.accounts.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether these are the decisions about one account, on whatever lines of the file.
    #[must_use]
    pub fn are(&self, key: &AccountKey, decisions: &[ReviewDecision]) -> bool {
        let known = self.about(key);
        known.len() == decisions.len()
            && known.iter().zip(decisions).all(|(one, other)| one.is(other))
    }

    /// Every decision, by debtor and currency.
    pub fn iter(&self) -> impl Iterator<Item = &ReviewDecision> {
        self.accounts.values().flatten()
    }

    /// The accounts that something was decided about.
    pub fn accounts(&self) -> impl Iterator<Item = &AccountKey> {
        self.accounts.keys()
    }

    /// Whether nothing was decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty()
    }

    /// Adds a decision, and takes out what it replaces: an approval ends a hold and a hold every approval; what changes the
    /// letter ends the approvals of the letter as it was.
    pub fn put(&mut self, decision: ReviewDecision) {
        let known = self.accounts.entry(decision.key()).or_default();
        known.retain(|it| !replaces(&decision, it));
        known.push(decision);
        known.sort_by(|one, other| order(one).cmp(&order(other)));
    }

    /// Adds a decision as it stands in the file, whatever else stands there; false where one of its kind is there already.
    pub(super) fn read(&mut self, decision: ReviewDecision) -> bool {
        let known = self.accounts.entry(decision.key()).or_default();
        let same = |it: &ReviewDecision| {
            it.action.as_str() == decision.action.as_str()
                && (decision.action != ReviewAction::Approve || it.is_by(&decision.by))
        };
        if known.iter().any(same) {
            return false;
        }
        known.push(decision);
        known.sort_by(|one, other| order(one).cmp(&order(other)));
        true
    }

    /// Takes out the decisions about an account that are meant, and gives them back.
    pub fn take_out(
        &mut self,
        key: &AccountKey,
        mut meant: impl FnMut(&ReviewDecision) -> bool,
    ) -> Vec<ReviewDecision> {
        let Some(known) = self.accounts.get_mut(key) else { return Vec::new() };
        let taken = known.extract_if(.., |it| meant(it)).collect();
        if known.is_empty() {
            self.accounts.remove(key);
        }
        taken
    }

    /// Makes the decisions about one account what they are elsewhere.
    pub fn replace(&mut self, key: &AccountKey, decisions: Vec<ReviewDecision>) {
        if decisions.is_empty() {
            self.accounts.remove(key);
        } else {
            self.accounts.insert(key.clone(), decisions);
        }
    }
}

/// Whether a new decision ends an older one about the same account.
fn replaces(new: &ReviewDecision, old: &ReviewDecision) -> bool {
    let same = new.action.as_str() == old.action.as_str();
    match (&new.action, &old.action) {
        (ReviewAction::Approve, ReviewAction::Approve) => {
            // An approval of another letter counts for nothing any more.
            old.is_by(&new.by) || old.of != new.of
        }
        (ReviewAction::Approve, ReviewAction::Hold { .. }) => true,
        (ReviewAction::Hold { .. }, ReviewAction::Approve) => true,
        (action, ReviewAction::Approve) if action.changes() => true,
        _ => same,
    }
}

/// Changes first, then holds, then approvals by time and name.
fn order(decision: &ReviewDecision) -> (u8, &str, &str) {
    let place = match decision.action {
        ReviewAction::Stage(_) => 0,
        ReviewAction::Contact { .. } => 1,
        ReviewAction::Paragraph(_) => 2,
        ReviewAction::Hold { .. } => 3,
        ReviewAction::Approve => 4,
    };
    (place, &decision.at, &decision.by)
}
