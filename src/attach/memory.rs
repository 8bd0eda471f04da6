//! Verdicts on copies from earlier runs, and those that this run adds.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::check::CopyReading;
use crate::register::SeenCopy;

/// How many files wait, read and not looked into: as many as an invoice and all threads may have.
const FRESH: usize = 8;

/// Verdicts on copies from earlier runs, and those that this run adds.
#[derive(Debug, Default)]
pub(super) struct Memory {
    pub(super) seen: HashMap<(u128, u128), SeenCopy, foldhash::fast::FixedState>,
    pub(super) news: Mutex<Vec<SeenCopy>>,
    /// The texts read last, by the places of the files they stand in.
    pub(super) kept: Mutex<Vec<(Vec<usize>, Arc<CopyReading>)>>,
    pub(super) read: AtomicUsize,
    /// Files whose pages were counted last, by place in the store.
    fresh: Mutex<VecDeque<(usize, Vec<u8>)>>,
}

impl Memory {
    /// Begins with the verdicts of earlier runs.
    pub(super) fn of(seen: Vec<SeenCopy>) -> Self {
        let seen = seen.into_iter().map(|it| ((it.content, it.asked), it)).collect();
        Self { seen, ..Self::default() }
    }

    /// Keeps a file until it is looked into; gives back the memory of the one that waited longest.
    pub(super) fn put_fresh(&self, place: usize, bytes: Vec<u8>) -> Option<Vec<u8>> {
        let mut fresh = self.fresh();
        fresh.push_back((place, bytes));
        let oldest = if fresh.len() > FRESH { fresh.pop_front() } else { None };
        oldest.map(|(_, bytes)| bytes)
    }

    /// A file that waits.
    pub(super) fn take_fresh(&self, place: usize) -> Option<Vec<u8>> {
        let mut fresh = self.fresh();
        let at = fresh.iter().position(|(it, _)| *it == place)?;
        fresh.remove(at).map(|(_, bytes)| bytes)
    }

    fn fresh(&self) -> MutexGuard<'_, VecDeque<(usize, Vec<u8>)>> {
        self.fresh.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn news(&self) -> MutexGuard<'_, Vec<SeenCopy>> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn kept(&self) -> MutexGuard<'_, Vec<(Vec<usize>, Arc<CopyReading>)>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
