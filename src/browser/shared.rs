//! What outlives the reading of a job: the clock, who decides, what can be undone, and what was looked at.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::review::{AccountKey, ReviewDecision};

use super::looked::LookedAt;
use super::run_state::RunState;

/// The clock, which the program alone reads.
#[derive(Debug, Clone, Copy)]
pub struct BrowserClock {
    /// Seconds since some moment, never less than before.
    pub seconds: fn() -> u64,
    /// The moment in UTC, as `2026-03-02T08:15:00Z`.
    pub moment: fn() -> String,
}

/// Whoever decides, and when.
#[derive(Debug, Clone)]
pub struct Reviewer {
    /// The name as it was told.
    pub name: String,
    /// The clock.
    pub clock: BrowserClock,
}

/// Seconds without a sign of the user after which the page ends: half an hour.
pub(super) const IDLE: u64 = 1800;

/// Something that was decided and can be taken back: the decisions of each account before and after.
#[derive(Debug, Clone)]
pub(super) struct UndoStep {
    pub(super) id: String,
    pub(super) accounts: Vec<(AccountKey, Vec<ReviewDecision>, Vec<ReviewDecision>)>,
}

/// What outlives the reading of a job.
#[derive(Debug)]
pub(super) struct SharedState {
    pub(super) reviewer: Reviewer,
    /// The command that makes the letters.
    pub(super) command: String,
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
pub(super) struct Inner {
    /// When the user did something last.
    pub(super) active: u64,
    pub(super) undo: Vec<UndoStep>,
    pub(super) steps: u64,
    /// Sessions opened so far.
    pub(super) sessions: u64,
    /// What was looked at before this review.
    pub(super) looked: Arc<LookedAt>,
    pub(super) run: RunState,
}

impl SharedState {
    pub(super) fn new(reviewer: Reviewer, command: String) -> Self {
        let active = (reviewer.clock.seconds)();
        let inner = Inner { active, ..Inner::default() };
        Self { reviewer, command, inner: Mutex::new(inner) }
    }

    pub(super) fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The user did something.
    pub(super) fn stay(&self) {
        self.inner().active = (self.reviewer.clock.seconds)();
    }

    /// Seconds until the page ends by itself; never while letters are made.
    pub(super) fn left(&self) -> u64 {
        let inner = self.inner();
        if inner.run.is_running() {
            return IDLE;
        }
        IDLE.saturating_sub((self.reviewer.clock.seconds)().saturating_sub(inner.active))
    }
}
