//! What was looked at, kept beside the decisions in a file that no run reads.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::output::{self, OutputError};
use crate::plan::{Claim, PlannedLetter};
use findings::Money;

/// What was looked at, by account, and when a review began last.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct LookedAt {
    /// When and by whom letters were looked at last, before this review.
    pub(super) last: Option<LastReview>,
    /// The letters as they were when somebody looked at them.
    pub(super) letters: BTreeMap<String, SeenLetter>,
}

/// When and by whom letters were looked at last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LastReview {
    /// The moment in UTC.
    pub(super) at: String,
    /// The name as it was told.
    pub(super) by: String,
}

/// A letter as it was when somebody looked at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SeenLetter {
    /// The digest of it.
    pub(super) of: String,
    /// Its stage.
    pub(super) stage: String,
    /// The sum it asked for.
    pub(super) asked: String,
    /// What remained of each invoice.
    pub(super) claims: BTreeMap<String, String>,
    /// The credits it deducted.
    pub(super) credits: BTreeMap<String, String>,
}

impl SeenLetter {
    pub(super) fn of(letter: &PlannedLetter, digest: &str) -> Self {
        let listed = letter.claims.iter().chain(&letter.newly_due);
        let claim = |it: &Claim| (it.invoice.number.to_string(), it.invoice.residual.exact());
        Self {
            of: digest.to_owned(),
            stage: letter.stage.as_str().to_owned(),
            asked: letter.totals.total().exact(),
            claims: listed.map(claim).collect(),
            credits: letter
                .credits
                .iter()
                .map(|it| (it.number.to_string(), it.amount.exact()))
                .collect(),
        }
    }

    /// What is different in the letter as it is proposed now, as the page tells it.
    pub(super) fn changes(&self, now: &Self) -> Vec<Value> {
        let mut changes = Vec::new();
        if self.stage != now.stage {
            changes.push(json!({ "what": "stage", "from": self.stage, "to": now.stage }));
        }
        for (number, left) in &now.claims {
            match self.claims.get(number) {
                None => changes.push(
                    json!({ "what": "invoice-added", "number": number, "amount": two(left) }),
                ),
                Some(before) if before != left => changes.push(json!({
                    "what": "paid", "number": number, "from": two(before), "to": two(left),
                })),
                Some(_) => {}
            }
        }
        let added =
            now.credits.iter().filter(|(number, _)| !self.credits.contains_key(*number));
        changes.extend(added.map(|(number, amount)| {
            json!({ "what": "credit-added", "number": number, "amount": two(amount) })
        }));
        if changes.is_empty() && self.asked != now.asked {
            let (from, to) = (two(&self.asked), two(&now.asked));
            changes.push(json!({ "what": "asked", "from": from, "to": to }));
        }
        changes
    }

    /// Whether something is different that the page tells.
    pub(super) fn differs(&self, now: &Self) -> bool {
        (&self.stage, &self.claims, &self.credits) != (&now.stage, &now.claims, &now.credits)
    }
}

/// An exact amount with two decimals.
fn two(exact: &str) -> String {
    exact.parse().map(|it| super::wire::amount(Money::new(it))).unwrap_or_default()
}

/// The file beside that of the decisions.
fn path(decisions: &Path) -> PathBuf {
    decisions.with_extension("looked.json")
}

impl LookedAt {
    /// What was looked at before; nothing where the file is not there or says nothing: it may be lost.
    pub(super) fn read(decisions: &Path) -> Self {
        let text = std::fs::read_to_string(path(decisions)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Keeps letters that were looked at, beside those that others keep meanwhile.
    pub(super) fn keep(
        decisions: &Path,
        last: &LastReview,
        letters: &[(String, SeenLetter)],
    ) -> Result<(), OutputError> {
        output::update(&path(decisions), |text| {
            let known = text.and_then(|text| serde_json::from_str(text).ok());
            let mut known: Self = known.unwrap_or_default();
            known.last = Some(last.clone());
            known.letters.extend(letters.iter().cloned());
            let text = serde_json::to_string_pretty(&known).unwrap_or_default();
            Ok((Some(text + "\n"), ()))
        })
    }
}
