//! Checks whether a copy is that of the invoice, once per file.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

use sha2::{Digest as _, Sha256};

use super::check::{Checked, CopyReading, ExpectedCopy, PageOf, Verdict};
use super::{Copy, CopyStore, Effect};
use crate::ledger::{Debtor, Invoice};
use crate::register::SeenCopy;
use findings::{Args, Code, Finding};
use pdf_import::ImportError;

/// How many files' texts are kept for the next invoice: one file may hold many.
const KEPT: usize = 4;

impl CopyStore {
    /// Looks whether the files of an invoice are the ones they are taken for, and says so on each.
    pub(super) fn verify(
        &self,
        copies: &mut [Copy],
        invoice: &Invoice,
        debtor: &Debtor,
    ) -> Result<Vec<Finding>, (String, ImportError)> {
        let asked = ExpectedCopy::of(invoice, debtor);
        let contents = copies.iter().map(|it| it.content().map(u128::to_be_bytes));
        let contents: Option<Vec<[u8; 16]>> = contents.collect();
        let content = contents.map(|contents| number_of(&contents.concat()));
        let question = number_of(asked.question().as_bytes());
        let seen = content.and_then(|content| self.memory.seen.get(&(content, question)));
        let checked = match seen {
            Some(seen) => Checked::remembered(seen),
            None => {
                let checked = self.reading(copies)?.judge(&asked, &self.known);
                if let Some(content) = content.filter(|_| checked.lasts()) {
                    let (verdict, by) =
                        (checked.verdict.as_str().to_owned(), checked.by.clone());
                    self.memory.news().push(SeenCopy { content, asked: question, verdict, by });
                }
                checked
            }
        };
        // Whoever is remembered need not be looked into.
        let files = copies.iter().filter_map(|it| it.file.as_ref());
        self.buffers().extend(files.filter_map(|it| self.memory.take_fresh(it.place)));
        let told = self.finding_of(&checked, copies, invoice, debtor);
        let also = also(&checked, copies, invoice, debtor);
        copies.iter_mut().for_each(|it| it.checked = checked.clone());
        Ok(told.into_iter().chain(also).collect())
    }

    fn reading(&self, copies: &[Copy]) -> Result<Arc<CopyReading>, (String, ImportError)> {
        let files = copies.iter().filter_map(|it| it.file.as_ref());
        let places: Vec<usize> = files.map(|it| it.place).collect();
        if let Some((_, kept)) = self.memory.kept().iter().find(|(of, _)| *of == places) {
            return Ok(Arc::clone(kept));
        }
        // What cannot be read is told of the first file: they belong together.
        let names = || copies.first().map_or_else(String::new, |it| it.name.to_string());
        let fresh = |it: &Copy| self.memory.take_fresh(it.file.as_ref()?.place);
        let file = |it: &Copy| fresh(it).map_or_else(|| self.bytes(it), Ok);
        let files = copies.iter().map(file).collect::<Result<Vec<_>, _>>();
        let files = files.map_err(|it| (names(), ImportError::Damaged(it.to_string())))?;
        self.memory.read.fetch_add(files.len(), Relaxed);
        let reading = CopyReading::of(files, &self.copies.intake.passwords);
        let reading = Arc::new(reading.map_err(|error| (names(), error))?);
        let mut kept = self.memory.kept();
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push((places, Arc::clone(&reading)));
        Ok(reading)
    }

    /// The finding about a verdict; none where nothing is wrong.
    fn finding_of(
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
        let (file, page) = match checked.page {
            Some(page) => (name(copies, page), page.page + 1),
            None => (files.join(", "), 0),
        };
        let values = Args::new()
            .text("invoice", &*invoice.number)
            .text("file", file)
            .text("reason", &checked.by)
            .text("names", &checked.names)
            .text("page", page.to_string());
        Some(Finding::new(code, invoice.origin.clone(), Some(&debtor.code), values))
    }

    /// The verdicts of this run that a later one can rely on, in an order of their own.
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

/// The file in which a page stands.
fn name(copies: &[Copy], page: PageOf) -> String {
    copies.get(page.file).map_or_else(String::new, |it| it.name.to_string())
}

/// That a copy names another document of the same debtor.
fn also(
    checked: &Checked,
    copies: &[Copy],
    invoice: &Invoice,
    debtor: &Debtor,
) -> Option<Finding> {
    let (other, page) = checked.also.as_ref()?;
    if checked.verdict == Verdict::Contradicted {
        return None;
    }
    let values = Args::new()
        .text("invoice", &*invoice.number)
        .text("file", name(copies, *page))
        .text("other", other)
        .text("page", (page.page + 1).to_string());
    let debtor = Some(&*debtor.code);
    Some(Finding::new(Code::CopyNamesAnother, invoice.origin.clone(), debtor, values))
}

impl Checked {
    fn remembered(seen: &SeenCopy) -> Self {
        let verdicts = [Verdict::Confirmed, Verdict::Unconfirmed];
        let verdict = verdicts.into_iter().find(|it| it.as_str() == seen.verdict);
        let verdict = verdict.unwrap_or(Verdict::Unconfirmed);
        Self { verdict, by: seen.by.clone(), ..Self::default() }
    }
}

/// Sixteen bytes of a SHA-256 as a number.
fn number_of(bytes: &[u8]) -> u128 {
    let digest = Sha256::digest(bytes);
    digest.first_chunk::<16>().map_or(0, |it| u128::from_be_bytes(*it))
}
