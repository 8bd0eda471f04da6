//! What a decision is bound to, as a short hash.

use sha2::{Digest as _, Sha256};

use crate::plan::{Claim, PlannedLetter};
use findings::hex;

/// The changes that somebody made by hand to a letter, beside its stage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandChanges {
    /// For whose attention.
    pub contact: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The paragraph that was added.
    pub paragraph: Option<String>,
}

impl HandChanges {
    /// Whether nothing was changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Bytes of the hash that are kept: 128 bits, so that no two letters share one.
const KEPT: usize = 16;

/// The hash of what a decision about a letter is about: its account, stage, date and deadline, each invoice and credit with
/// what remains of it, the sum it asks for, and what was changed by hand.
#[must_use]
pub fn digest(letter: &PlannedLetter, changes: &HandChanges) -> String {
    let mut text = DigestText(Sha256::new());
    text.part(&letter.debtor.code);
    text.part(letter.currency.as_str());
    text.part(letter.stage.as_str());
    text.part(&letter.date.to_string());
    text.part(&letter.deadline.to_string());
    text.claims(&letter.claims);
    text.claims(&letter.newly_due);
    text.part(&letter.credits.len().to_string());
    for credit in &letter.credits {
        text.part(&credit.number);
        text.part(&credit.amount.exact());
    }
    text.part(&letter.totals.total().exact());
    for change in [&changes.contact, &changes.email, &changes.paragraph] {
        text.part(if change.is_some() { "+" } else { "-" });
        text.part(change.as_deref().unwrap_or_default());
    }
    let hash = text.0.finalize();
    hex(hash.get(..KEPT).unwrap_or_default())
}

/// A hash that is being fed, each part with its length, so that no two lists of parts look alike.
struct DigestText(Sha256);

impl DigestText {
    fn part(&mut self, part: &str) {
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part.as_bytes());
    }

    fn claims(&mut self, claims: &[Claim]) {
        self.part(&claims.len().to_string());
        for claim in claims {
            self.part(&claim.invoice.number);
            self.part(&claim.invoice.due.map(|due| due.to_string()).unwrap_or_default());
            self.part(&claim.invoice.residual.exact());
        }
    }
}
