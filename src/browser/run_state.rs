//! How far a run that the page asked for has come.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::run::{Progress, Work};

/// How far the run of this review has come.
#[derive(Debug, Clone, Default)]
pub(super) enum RunState {
    /// Nobody asked for one.
    #[default]
    None,
    /// It is at work.
    Running(Arc<RunProgress>),
    /// It is made.
    Made { folder: PathBuf, told: Value },
    /// It stopped, and made nothing: the sentences.
    Failed(Value),
    /// It was made and taken back.
    Undone { folder: PathBuf },
}

/// How many letters of a stage of the work are done.
#[derive(Debug, Default)]
pub(super) struct RunProgress {
    work: AtomicU8,
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Progress for RunProgress {
    fn begin(&self, work: Work, letters: usize) {
        self.work.store(if work == Work::Measure { 1 } else { 2 }, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
        self.all.store(letters, Ordering::Relaxed);
    }

    fn step(&self, letters: usize) {
        self.done.fetch_add(letters, Ordering::Relaxed);
    }
}

impl RunState {
    pub(super) fn is_running(&self) -> bool {
        matches!(self, Self::Running(_))
    }

    /// How far it has come, as the page takes it.
    pub(super) fn told(&self) -> Value {
        match self {
            Self::None => json!({ "state": "none" }),
            Self::Running(progress) => {
                let of = |it: &AtomicUsize| it.load(Ordering::Relaxed);
                let work = match progress.work.load(Ordering::Relaxed) {
                    2 => "draw",
                    1 => "measure",
                    _ => "read",
                };
                let (done, all) = (of(&progress.done), of(&progress.all));
                json!({ "state": "running", "work": work, "done": done, "all": all })
            }
            Self::Made { told, .. } => told.clone(),
            Self::Failed(lines) => json!({ "state": "failed", "lines": lines }),
            Self::Undone { folder } => {
                json!({ "state": "undone", "folder": folder.display().to_string() })
            }
        }
    }

    /// The folder of what was made, whether it was taken back or not.
    pub(super) fn folder(&self) -> Option<PathBuf> {
        match self {
            Self::Made { folder, .. } | Self::Undone { folder } => Some(folder.clone()),
            Self::None | Self::Running(_) | Self::Failed(_) => None,
        }
    }
}
