//! Answers about the register of letters sent.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Answer, Schema};
use crate::register::{Imported, Moved, Reconciled, Undone, Verified};

impl Answer {
    /// The answer of `undo`: the run, or one piece of it by its number.
    #[must_use]
    pub fn undo(undone: &Undone, piece: Option<u32>) -> Self {
        let body = json!({ "run": undone.run_id, "piece": piece, "letters": undone.letters });
        Self::new(Schema::Undo, body)
    }

    /// The answer of `reconcile`: the reports that were entered.
    #[must_use]
    pub fn reconcile(done: &Reconciled) -> Self {
        let entered = done.entered.iter().map(|(status, count)| (status.as_str(), *count));
        let body = json!({
            "entered": entered.collect::<BTreeMap<_, _>>(),
            "known": done.known,
            "damaged": done.damaged_by_run(),
        });
        Self::new(Schema::Reconcile, body)
    }

    /// The answer of `register verify`: how many entries of each kind there are.
    #[must_use]
    pub fn register_verify(verified: &Verified) -> Self {
        let body = json!({
            "entries": verified.entries,
            "runs": verified.runs,
            "letters": verified.letters,
            "voids": verified.voids,
            "reports": verified.reports,
            "moves": verified.moves,
            "acts": verified.acts,
            "head": verified.head,
        });
        Self::new(Schema::RegisterVerify, body)
    }

    /// Letters of the code `old` that count for the code `new` now.
    #[must_use]
    pub fn register_move(old: &str, new: &str, moved: Moved) -> Self {
        let body = json!({
            "old": old, "new": new, "letters": moved.letters, "joined": moved.joined,
        });
        Self::new(Schema::RegisterMove, body)
    }

    /// Letters of another program that were taken in.
    #[must_use]
    pub fn register_import(imported: &Imported) -> Self {
        let body = json!({
            "run": imported.run_id,
            "letters": imported.letters,
            "known": imported.known,
            "void": imported.void,
        });
        Self::new(Schema::RegisterImport, body)
    }
}
