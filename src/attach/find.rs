use super::shelf::Look;
use super::{Copy, Found, Missing, Shelf, names};
use crate::base::{Args, Code, Finding};
use crate::ledger::Invoice;
use crate::pdf::ImportError;
use crate::plan::PlannedLetter;

/// Why there is no copy to put behind a letter.
enum Lack {
    /// None of these names is on the shelf.
    Missing(Vec<String>),
    /// This path leaves the folder.
    Outside(String),
    /// These two could both be it.
    Two(String, String),
    /// This file is there and has no pages to offer.
    Unreadable(String, ImportError),
}

impl Shelf {
    /// Finds the copies of a letter's invoices and counts their pages.
    #[must_use]
    pub fn find(&self, letter: &PlannedLetter) -> Found {
        let mut found = Found::default();
        let debtor = &letter.debtor.code;
        for claim in letter.claims.iter().chain(&letter.newly_due) {
            match self.copy(&claim.invoice, debtor) {
                Ok(copy) if found.copies.iter().any(|it| it.slot == copy.slot) => {}
                Ok(copy) => found.copies.push(copy),
                Err(lack) => found.findings.push(self.finding(lack, &claim.invoice, debtor)),
            }
        }
        found
    }

    fn copy(&self, invoice: &Invoice, debtor: &str) -> Result<Copy, Lack> {
        let slot = match &invoice.copy {
            Some(path) => self.at(path)?,
            None => self.by_pattern(invoice, debtor)?,
        };
        let name = self.name(slot).to_owned();
        match self.pages(slot) {
            Ok(pages) => {
                let (invoice, path) = (invoice.number.clone(), self.path(slot));
                Ok(Copy { invoice, name, path, pages, slot })
            }
            Err(reason) => Err(Lack::Unreadable(name, reason)),
        }
    }

    /// The file at a path that the export gives.
    fn at(&self, path: &str) -> Result<usize, Lack> {
        let outside = || Lack::Outside(path.to_owned());
        let name = names::inside(path).ok_or_else(outside)?;
        match self.look(&name) {
            Look::Found(slot) => Ok(slot),
            Look::Two(one, other) => Err(self.two(one, other)),
            Look::Outside => Err(outside()),
            Look::Nothing => Err(Lack::Missing(vec![name])),
        }
    }

    /// The one file whose name fits the first pattern that fits any.
    fn by_pattern(&self, invoice: &Invoice, debtor: &str) -> Result<usize, Lack> {
        let mut tried = Vec::new();
        for pattern in &self.copies.patterns {
            let names = names::expected(pattern, invoice, debtor);
            if let Some(slot) = self.one_of(&names)? {
                return Ok(slot);
            }
            tried.extend(names);
        }
        Err(Lack::Missing(tried))
    }

    /// The one file that has one of these names.
    fn one_of(&self, names: &[String]) -> Result<Option<usize>, Lack> {
        let mut found: Option<usize> = None;
        for name in names {
            match (self.look(name), found) {
                (Look::Found(slot), Some(other)) if slot != other => {
                    return Err(self.two(other, slot));
                }
                (Look::Found(slot), _) => found = Some(slot),
                (Look::Two(one, other), _) => return Err(self.two(one, other)),
                (Look::Outside, _) => return Err(Lack::Outside(name.clone())),
                (Look::Nothing, _) => {}
            }
        }
        Ok(found)
    }

    fn two(&self, one: usize, other: usize) -> Lack {
        Lack::Two(self.name(one).to_owned(), self.name(other).to_owned())
    }

    fn finding(&self, lack: Lack, invoice: &Invoice, debtor: &str) -> Finding {
        let folder = &self.copies.folder_name;
        let warned = self.copies.missing == Missing::Warn;
        let values = Args::new().text("invoice", &*invoice.number);
        let (code, values) = match lack {
            Lack::Missing(tried) => {
                let tried: Vec<String> =
                    tried.iter().map(|name| format!("{folder}/{name}")).collect();
                let code = if warned { Code::CopyMissingWarned } else { Code::CopyMissing };
                (code, values.text("tried", tried.join(", ")))
            }
            Lack::Unreadable(name, reason) => {
                let code =
                    if warned { Code::CopyUnreadableWarned } else { Code::CopyUnreadable };
                (code, values.text("file", name).text("reason", reason.word()))
            }
            Lack::Outside(path) => {
                (Code::CopyOutside, values.text("path", path).text("folder", folder))
            }
            Lack::Two(first, second) => {
                (Code::CopyAmbiguous, values.text("first", first).text("second", second))
            }
        };
        Finding::new(code, invoice.origin.clone(), Some(debtor), values)
    }
}
