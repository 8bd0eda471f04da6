use std::collections::BTreeMap;

use super::fit::{Closeness, Fit, fit};
use super::pattern::{Pattern, Piece};
use super::shelf::Look;
use super::{Checked, Copy, Found, Missing, Over, Shelf, Statement, Verify, names};
use crate::ledger::{Debtor, Invoice};
use crate::plan::PlannedLetter;
use findings::fold::{compact, spaced};
use findings::{Args, Code, Finding, Money};
use pdf_import::ImportError;

/// Why there is no copy to put behind a letter.
enum Lack {
    /// None of these names is on the shelf.
    Missing(Vec<String>),
    /// This path leaves the folder.
    Outside(String),
    /// These two could both be it.
    Two(String, String),
    /// This file could also be the copy of this other document.
    Shared(String, String),
    /// The lines of the invoice come to this instead of its amount.
    Lines(Money),
    /// This file is there and has no pages to offer.
    Unreadable(String, ImportError),
    /// This file has so many pages, and that many are allowed.
    Long(String, u32, u32),
}

impl Shelf {
    /// Finds the copies of a letter's invoices and counts their pages.
    #[must_use]
    pub fn find(&self, letter: &PlannedLetter) -> Found {
        let mut found = Found::default();
        let debtor = &letter.debtor.code;
        for claim in letter.claims.iter().chain(&letter.newly_due) {
            let copies = self.copies_of(&claim.invoice, debtor);
            let copies = copies.or_else(|lack| self.stand_in(&claim.invoice, lack));
            let copies = copies.and_then(|copies| {
                self.looked_at(copies, &claim.invoice, &letter.debtor, &mut found.findings)
            });
            match copies {
                Ok(copies) => copies.into_iter().for_each(|copy| {
                    if copy.pages < copy.whole {
                        let cut = self.cut(&copy, &claim.invoice, debtor);
                        found.findings.push(cut);
                    }
                    if copy.is_drawn() || found.copies.iter().all(|it| it.slot != copy.slot) {
                        found.copies.push(copy);
                    }
                }),
                Err(lack) => found.findings.push(self.finding(lack, &claim.invoice, debtor)),
            }
        }
        found
    }

    /// What stands in for a copy that is missing: a duplicate, where the job wants one and the lines make up
    /// the invoice.
    fn stand_in(&self, invoice: &Invoice, lack: Lack) -> Result<Vec<Copy>, Lack> {
        if self.copies.missing != Missing::Duplicate || !matches!(lack, Lack::Missing(_)) {
            return Err(lack);
        }
        match self.known.statement(invoice) {
            None => Err(lack),
            Some(Ok(_)) => Ok(vec![Copy::drawn(&invoice.number)]),
            Some(Err(sum)) => Err(Lack::Lines(sum)),
        }
    }

    /// The lines of an invoice that a duplicate shows.
    #[must_use]
    pub fn statement(&self, invoice: &Invoice) -> Option<Statement<'_>> {
        self.known.statement(invoice)?.ok()
    }

    /// The same copies, each with its verdict.
    fn looked_at(
        &self,
        mut copies: Vec<Copy>,
        invoice: &Invoice,
        debtor: &Debtor,
        findings: &mut Vec<Finding>,
    ) -> Result<Vec<Copy>, Lack> {
        let looked_at = copies.first().is_some_and(|it| !it.is_drawn());
        if self.copies.verify == Verify::Text && looked_at {
            let told = self.verify(&mut copies, invoice, debtor);
            findings.extend(told.map_err(|(file, error)| Lack::Unreadable(file, error))?);
        }
        Ok(copies)
    }

    fn copies_of(&self, invoice: &Invoice, debtor: &str) -> Result<Vec<Copy>, Lack> {
        let slots = match &invoice.copy {
            Some(paths) => {
                paths.split('|').map(|path| self.at(path)).collect::<Result<_, _>>()?
            }
            None => self.by_pattern(invoice, debtor)?,
        };
        slots.into_iter().map(|slot| self.copy(slot, invoice)).collect()
    }

    fn copy(&self, slot: usize, invoice: &Invoice) -> Result<Copy, Lack> {
        let name = self.shared_name(slot);
        match self.pages(slot) {
            Ok(whole) => {
                let most = self.copies.max_pages.unwrap_or(u32::MAX);
                if whole > most && self.copies.over == Over::Hold {
                    return Err(Lack::Long(name.to_string(), whole, most));
                }
                let invoice = invoice.number.clone();
                let pages = whole.min(most);
                let checked = Checked::default();
                Ok(Copy { invoice, name, pages, whole, checked, slot })
            }
            Err(reason) => Err(Lack::Unreadable(name.to_string(), reason)),
        }
    }

    /// The file at a path that the export gives.
    fn at(&self, path: &str) -> Result<usize, Lack> {
        let outside = || Lack::Outside(path.trim().to_owned());
        let name = names::inside(path).ok_or_else(outside)?;
        match self.look(&name) {
            Look::Found(slot) => Ok(slot),
            Look::Two(one, other) => Err(self.two(one, other)),
            Look::Outside => Err(outside()),
            Look::Nothing => Err(Lack::Missing(vec![name])),
        }
    }

    /// The files whose names fit the first pattern that fits any.
    fn by_pattern(&self, invoice: &Invoice, debtor: &str) -> Result<Vec<usize>, Lack> {
        let mut tried = Vec::new();
        for pattern in &self.copies.patterns {
            let Some(pattern) = Pattern::fill(pattern, invoice, debtor) else { continue };
            let found = self.fitting(&pattern);
            if !found.is_empty() {
                return self.choose(&pattern, found, invoice, debtor);
            }
            tried.push(pattern.shown);
        }
        Err(Lack::Missing(tried))
    }

    /// Every file whose name fits, in the order of the shelf.
    fn fitting(&self, pattern: &Pattern) -> Vec<(usize, Fit)> {
        let written = || {
            pattern.pieces.iter().filter_map(|piece| match piece {
                Piece::Written(written) => Some(written),
                Piece::Star | Piece::Folders => None,
            })
        };
        let number = written().find(|it| it.holds_number);
        let Some(sought) = number.or_else(|| written().next()) else { return Vec::new() };
        let letters: String = sought.chars.iter().skip_while(|it| **it == '/').collect();
        let longer = |number: &str| self.known.spelled(number).next().is_some();
        let fit = |slot| Some((slot, fit(pattern, self.name(slot), &longer)?));
        self.named(&letters).into_iter().filter_map(fit).collect()
    }

    /// Of the files that fit those that are meant, in their order. Where two could be meant none is.
    fn choose(
        &self,
        pattern: &Pattern,
        found: Vec<(usize, Fit)>,
        invoice: &Invoice,
        debtor: &str,
    ) -> Result<Vec<usize>, Lack> {
        // The closest of those that have the same behind the number.
        let mut closest: BTreeMap<_, (usize, Fit)> = BTreeMap::new();
        let mut two = BTreeMap::new();
        for (slot, fit) in found {
            let key = if pattern.several { names::natural(&fit.rest) } else { Vec::new() };
            match closest
                .get(&key)
                .map(|(other, it)| (*other, it.closeness.cmp(&fit.closeness)))
            {
                Some((_, std::cmp::Ordering::Less)) => {}
                Some((other, std::cmp::Ordering::Equal)) => {
                    two.entry(key).or_insert((other, slot));
                }
                Some((_, std::cmp::Ordering::Greater)) | None => {
                    two.remove(&key);
                    closest.insert(key, (slot, fit));
                }
            }
        }
        if let Some((one, other)) = two.into_values().next() {
            return Err(self.two(one, other));
        }
        let mut chosen = closest.into_values();
        let Some((first, fit)) = chosen.next() else { return Ok(Vec::new()) };
        let mut slots = vec![first];
        let mut farthest = fit.closeness;
        for (slot, other) in chosen {
            if other.before != fit.before {
                return Err(self.two(first, slot));
            }
            farthest = farthest.max(other.closeness);
            slots.push(slot);
        }
        if let Some(slot) = slots.iter().find(|slot| self.leads_out(**slot)) {
            return Err(Lack::Outside(self.name(*slot).to_owned()));
        }
        self.not_shared(pattern, (first, farthest), invoice, debtor)?;
        Ok(slots)
    }

    /// Refuses a file that, by its name, could be the copy of another document of the ledger as well.
    fn not_shared(
        &self,
        pattern: &Pattern,
        (slot, closeness): (usize, Closeness),
        invoice: &Invoice,
        debtor: &str,
    ) -> Result<(), Lack> {
        let (names_number, names_debtor) = pattern.names;
        if !names_number {
            return Ok(());
        }
        let mut others = self.known.spelled(&compact(&invoice.number)).filter(|other| {
            let elsewhere = *other.debtor != *debtor;
            if names_debtor && elsewhere {
                return false;
            }
            if other.number == invoice.number {
                return elsewhere;
            }
            match closeness {
                Closeness::Exact | Closeness::Letters => false,
                Closeness::Separators => spaced(&other.number) == spaced(&invoice.number),
                Closeness::Run => true,
            }
        });
        match others.next() {
            None => Ok(()),
            Some(other) => {
                let other = format!("{} ({})", other.number, other.debtor);
                Err(Lack::Shared(self.name(slot).to_owned(), other))
            }
        }
    }

    fn two(&self, one: usize, other: usize) -> Lack {
        Lack::Two(self.name(one).to_owned(), self.name(other).to_owned())
    }

    fn cut(&self, copy: &Copy, invoice: &Invoice, debtor: &str) -> Finding {
        let values = Args::new().text("invoice", &*invoice.number).text("file", &*copy.name);
        let values = values.text("pages", copy.whole.to_string());
        let values = values.text("taken", copy.pages.to_string());
        Finding::new(Code::CopyCut, invoice.origin.clone(), Some(debtor), values)
    }

    fn finding(&self, lack: Lack, invoice: &Invoice, debtor: &str) -> Finding {
        let folder = &self.copies.folder_name;
        let warned = self.copies.missing == Missing::Warn;
        let values = Args::new().text("invoice", &*invoice.number);
        let (code, values) = match lack {
            Lack::Missing(tried) => {
                // The folder of the job file itself has no name.
                let path = |name: &String| match folder.is_empty() {
                    true => name.clone(),
                    false => format!("{folder}/{name}"),
                };
                let tried: Vec<String> = tried.iter().map(path).collect();
                let code = if warned { Code::CopyMissingWarned } else { Code::CopyMissing };
                (code, values.text("tried", tried.join(", ")))
            }
            Lack::Unreadable(name, reason) => {
                let code =
                    if warned { Code::CopyUnreadableWarned } else { Code::CopyUnreadable };
                (code, values.text("file", name).text("reason", reason.word()))
            }
            Lack::Long(file, pages, most) => {
                let values = values.text("file", file).text("pages", pages.to_string());
                (Code::CopyTooLong, values.text("most", most.to_string()))
            }
            Lack::Outside(path) => {
                (Code::CopyOutside, values.text("path", path).text("folder", folder))
            }
            Lack::Lines(sum) => {
                let values = values.text("sum", sum.to_cents().to_string());
                let values = values.text("total", invoice.total.to_cents().to_string());
                (Code::LinesDisagree, values)
            }
            Lack::Shared(file, other) => {
                (Code::CopyShared, values.text("file", file).text("other", other))
            }
            Lack::Two(first, second) => {
                (Code::CopyAmbiguous, values.text("first", first).text("second", second))
            }
        };
        Finding::new(code, invoice.origin.clone(), Some(debtor), values)
    }
}
