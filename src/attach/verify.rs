use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest as _, Sha256};

use super::check::{Asked, Checked, Reading, Verdict};
use super::{Copy, Effect, Shelf};
use crate::ledger::{Debtor, Invoice};
use crate::register::SeenCopy;
use findings::{Args, Code, Finding};
use pdf_import::ImportError;

/// How many files' texts are kept for the next invoice: one file may hold many.
const KEPT: usize = 4;

/// How many files wait, read and not looked into: as many as an invoice and all threads may have.
const FRESH: usize = 8;

/// What is known of copies from earlier runs, and what this run adds.
#[derive(Debug, Default)]
pub(super) struct Memory {
    seen: HashMap<(u128, u128), SeenCopy, foldhash::fast::FixedState>,
    news: Mutex<Vec<SeenCopy>>,
    /// The texts read last, by the files they stand in.
    kept: Mutex<Vec<(Vec<usize>, Arc<Reading>)>>,
    read: AtomicUsize,
    /// Files whose pages were counted last, by place on the shelf.
    fresh: Mutex<VecDeque<(usize, Vec<u8>)>>,
}

impl Memory {
    /// What earlier runs found.
    pub(super) fn of(seen: Vec<SeenCopy>) -> Self {
        let seen = seen.into_iter().map(|it| ((it.content, it.asked), it)).collect();
        Self { seen, ..Self::default() }
    }

    /// Keeps a file until it is looked into; gives back the memory of the one that waited longest.
    pub(super) fn put_fresh(&self, slot: usize, bytes: Vec<u8>) -> Option<Vec<u8>> {
        let mut fresh = self.fresh();
        fresh.push_back((slot, bytes));
        let oldest = if fresh.len() > FRESH { fresh.pop_front() } else { None };
        oldest.map(|(_, bytes)| bytes)
    }

    /// A file that waits.
    fn take_fresh(&self, slot: usize) -> Option<Vec<u8>> {
        let mut fresh = self.fresh();
        let place = fresh.iter().position(|(it, _)| *it == slot)?;
        fresh.remove(place).map(|(_, bytes)| bytes)
    }

    fn fresh(&self) -> MutexGuard<'_, VecDeque<(usize, Vec<u8>)>> {
        self.fresh.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn news(&self) -> MutexGuard<'_, Vec<SeenCopy>> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn kept(&self) -> MutexGuard<'_, Vec<(Vec<usize>, Arc<Reading>)>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shelf {
    /// Looks whether the files of an invoice are the ones they are taken for, and says so on each.
    pub(super) fn verify(
        &self,
        copies: &mut [Copy],
        invoice: &Invoice,
        debtor: &Debtor,
    ) -> Result<Option<Finding>, (String, ImportError)> {
        let asked = Asked::of(invoice, debtor);
        let contents = copies.iter().map(|it| self.content(it.slot).to_be_bytes());
        let content = number_of(&contents.collect::<Vec<_>>().concat());
        let question = number_of(asked.told().as_bytes());
        let checked = match self.memory.seen.get(&(content, question)) {
            Some(seen) => Checked::remembered(seen),
            None => {
                let checked = self.reading(copies)?.judge(&asked, &self.known);
                if checked.lasts() {
                    let (verdict, by) =
                        (checked.verdict.as_str().to_owned(), checked.by.clone());
                    self.memory.news().push(SeenCopy { content, asked: question, verdict, by });
                }
                checked
            }
        };
        // Whoever is remembered need not be looked into.
        let spare = copies.iter().filter_map(|it| self.memory.take_fresh(it.slot));
        self.buffers().extend(spare);
        let finding = self.told(&checked, copies, invoice, debtor);
        copies.iter_mut().for_each(|it| it.checked = checked.clone());
        Ok(finding)
    }

    fn reading(&self, copies: &[Copy]) -> Result<Arc<Reading>, (String, ImportError)> {
        let slots: Vec<usize> = copies.iter().map(|it| it.slot).collect();
        if let Some((_, kept)) = self.memory.kept().iter().find(|(of, _)| *of == slots) {
            return Ok(Arc::clone(kept));
        }
        let name = copies.first().map(|it| it.name.clone()).unwrap_or_default();
        let file = |it: &Copy| match self.memory.take_fresh(it.slot) {
            Some(bytes) => Ok(bytes),
            None => self.bytes(it),
        };
        let files = copies.iter().map(file).collect::<Result<Vec<_>, _>>();
        let files =
            files.map_err(|it| (name.to_string(), ImportError::Damaged(it.to_string())))?;
        self.memory.read.fetch_add(files.len(), Relaxed);
        let reading = Reading::of(files, &self.copies.intake.passwords);
        let reading = Arc::new(reading.map_err(|error| (name.to_string(), error))?);
        let mut kept = self.memory.kept();
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push((slots, Arc::clone(&reading)));
        Ok(reading)
    }

    fn told(
        &self,
        checked: &Checked,
        copies: &[Copy],
        invoice: &Invoice,
        debtor: &Debtor,
    ) -> Option<Finding> {
        let code = match (checked.verdict, self.copies.contradicted, self.copies.unconfirmed) {
            (Verdict::Unchecked | Verdict::Drawn | Verdict::Confirmed, ..) => return None,
            (Verdict::Contradicted, Effect::Hold, _) => Code::CopyContradicted,
            (Verdict::Contradicted, Effect::Warn, _) => Code::CopyContradictedWarned,
            (Verdict::Unconfirmed, _, Effect::Hold) => Code::CopyUnconfirmedHeld,
            (Verdict::Unconfirmed, _, Effect::Warn) => Code::CopyUnconfirmed,
        };
        let files: Vec<&str> = copies.iter().map(|it| &*it.name).collect();
        let values = Args::new()
            .text("invoice", &*invoice.number)
            .text("file", files.join(", "))
            .text("reason", &checked.by)
            .text("names", &checked.names);
        Some(Finding::new(code, invoice.origin.clone(), Some(&debtor.code), values))
    }

    /// What this run found of copies that a later one need not look into again, in an order of its own.
    #[must_use]
    pub fn news(&self) -> Vec<SeenCopy> {
        let mut news = self.memory.news().clone();
        news.sort();
        news.dedup();
        news
    }

    /// How many files were looked into.
    #[must_use]
    pub fn looked_into(&self) -> usize {
        self.memory.read.load(Relaxed)
    }
}

impl Checked {
    fn remembered(seen: &SeenCopy) -> Self {
        let verdicts = [Verdict::Confirmed, Verdict::Unconfirmed];
        let verdict = verdicts.into_iter().find(|it| it.as_str() == seen.verdict);
        let verdict = verdict.unwrap_or(Verdict::Unconfirmed);
        Self { verdict, by: seen.by.clone(), names: String::new() }
    }
}

/// Sixteen bytes of a SHA-256 as a number.
fn number_of(bytes: &[u8]) -> u128 {
    let digest = Sha256::digest(bytes);
    digest.first_chunk::<16>().map_or(0, |it| u128::from_be_bytes(*it))
}
