//! Finds the copies of a letter's invoices, by the export's own path or by the patterns of the job.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::copy_store::NameLookup;
use super::file::File;
use super::fit::{Closeness, Fit, fit};
use super::pattern::{Filling, Pattern, PatternPart};
use super::{Checked, Copy, CopyStore, FoundCopies, Missing, Over, Statement, Verify, names};
use crate::ledger::{Debtor, Invoice};
use crate::plan::PlannedLetter;
use findings::fold::{compact, spaced};
use findings::{Args, Code, Finding, Money};
use pdf_import::ImportError;

/// Why there is no copy to put behind a letter.
enum NoCopy {
    /// None of these names is in the store.
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

/// The invoice of a debtor, by its code, whose copy is looked for.
#[derive(Debug, Clone, Copy)]
struct Wanted<'i> {
    invoice: &'i Invoice,
    debtor: &'i str,
}

impl<'i> Wanted<'i> {
    fn asked(self) -> Filling<'i> {
        let Self { invoice, debtor } = self;
        Filling { number: &invoice.number, date: invoice.date, debtor }
    }
}

impl NoCopy {
    fn two(one: &File, other: &File) -> Self {
        Self::Two(one.name.to_string(), other.name.to_string())
    }
}

impl CopyStore {
    /// Finds the copies of a letter's invoices and counts their pages.
    #[must_use]
    pub fn find(&self, letter: &PlannedLetter) -> FoundCopies {
        let mut found = FoundCopies::default();
        let debtor = &letter.debtor.code;
        let mut seen = BTreeSet::new();
        for claim in letter.claims.iter().chain(&letter.newly_due) {
            // Instalments of one invoice have one copy.
            if !seen.insert((&claim.invoice.number, &claim.invoice.copy)) {
                continue;
            }
            let copies = self.copies_of(Wanted { invoice: &claim.invoice, debtor });
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
                    if copy.is_drawn() || found.copies.iter().all(|it| it.file != copy.file) {
                        found.copies.push(copy);
                    }
                }),
                Err(lack) => found.findings.push(self.finding(lack, &claim.invoice, debtor)),
            }
        }
        found
    }

    /// A duplicate in place of a copy that is missing, where the job wants one and the lines make up the
    /// invoice.
    fn stand_in(&self, invoice: &Invoice, lack: NoCopy) -> Result<Vec<Copy>, NoCopy> {
        if self.copies.missing != Missing::Duplicate || !matches!(lack, NoCopy::Missing(_)) {
            return Err(lack);
        }
        match self.known.statement(invoice) {
            None => Err(lack),
            Some(Ok(_)) => Ok(vec![Copy::drawn(&invoice.number)]),
            Some(Err(sum)) => Err(NoCopy::Lines(sum)),
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
    ) -> Result<Vec<Copy>, NoCopy> {
        let looked_at = copies.first().is_some_and(|it| !it.is_drawn());
        if self.copies.verify == Verify::Text && looked_at {
            let told = self.verify(&mut copies, invoice, debtor);
            findings.extend(told.map_err(|(file, error)| NoCopy::Unreadable(file, error))?);
        }
        Ok(copies)
    }

    fn copies_of(&self, wanted: Wanted<'_>) -> Result<Vec<Copy>, NoCopy> {
        let files = match &wanted.invoice.copy {
            Some(paths) => {
                paths.split('|').map(|path| self.at(path)).collect::<Result<_, _>>()?
            }
            None => self.by_pattern(wanted)?,
        };
        files.into_iter().map(|file| self.copy(file, wanted.invoice)).collect()
    }

    fn copy(&self, file: &Arc<File>, invoice: &Invoice) -> Result<Copy, NoCopy> {
        match self.pages(file) {
            Ok(whole) => {
                let most = self.copies.max_pages.unwrap_or(u32::MAX);
                if whole > most && self.copies.over == Over::Hold {
                    return Err(NoCopy::Long(file.name.to_string(), whole, most));
                }
                Ok(Copy {
                    invoice: invoice.number.clone(),
                    name: Arc::clone(&file.name),
                    pages: whole.min(most),
                    whole,
                    checked: Checked::default(),
                    file: Some(Arc::clone(file)),
                })
            }
            Err(reason) => Err(NoCopy::Unreadable(file.name.to_string(), reason)),
        }
    }

    /// The file at a path that the export gives.
    fn at(&self, path: &str) -> Result<&Arc<File>, NoCopy> {
        let outside = || NoCopy::Outside(path.trim().to_owned());
        let name = names::inside(path).ok_or_else(outside)?;
        match self.look(&name) {
            NameLookup::Found(file) => Ok(file),
            NameLookup::Two(one, other) => Err(NoCopy::two(one, other)),
            NameLookup::Outside => Err(outside()),
            NameLookup::Nothing => Err(NoCopy::Missing(vec![name])),
        }
    }

    /// The files whose names fit the first pattern that fits any.
    fn by_pattern(&self, wanted: Wanted<'_>) -> Result<Vec<&Arc<File>>, NoCopy> {
        let mut tried = Vec::new();
        for pattern in &self.copies.patterns {
            let filled = Pattern::fill(pattern, wanted.asked());
            let Some(pattern) = filled else { continue };
            let found = self.fitting(&pattern);
            if !found.is_empty() {
                return self.choose(&pattern, found, wanted);
            }
            tried.push(pattern.shown);
        }
        Err(NoCopy::Missing(tried))
    }

    /// Every file whose name fits, in the order of the store.
    fn fitting(&self, pattern: &Pattern) -> Vec<(&Arc<File>, Fit)> {
        let written = || {
            pattern.pieces.iter().filter_map(|piece| match piece {
                PatternPart::Written(written) => Some(written),
                PatternPart::Star | PatternPart::Folders => None,
            })
        };
        let number = written().find(|it| it.holds_number);
        let Some(sought) = number.or_else(|| written().next()) else { return Vec::new() };
        let letters: String = sought.chars.iter().skip_while(|it| **it == '/').collect();
        let longer = |number: &str| self.known.spelled(number).next().is_some();
        let files = self.named(&letters).into_iter();
        files.filter_map(|file| Some((file, fit(pattern, &file.name, &longer)?))).collect()
    }

    /// Of the files that fit those that are meant, in their order. Where two could be meant none is.
    fn choose<'s>(
        &'s self,
        pattern: &Pattern,
        found: Vec<(&'s Arc<File>, Fit)>,
        wanted: Wanted<'_>,
    ) -> Result<Vec<&'s Arc<File>>, NoCopy> {
        // The closest of those that have the same behind the number.
        let mut closest: BTreeMap<_, (&Arc<File>, Fit)> = BTreeMap::new();
        let mut two = BTreeMap::new();
        for (file, fit) in found {
            let key = if pattern.several { names::natural(&fit.rest) } else { Vec::new() };
            match closest
                .get(&key)
                .map(|(other, it)| (*other, it.closeness.cmp(&fit.closeness)))
            {
                Some((_, std::cmp::Ordering::Less)) => {}
                Some((other, std::cmp::Ordering::Equal)) => {
                    two.entry(key).or_insert((other, file));
                }
                Some((_, std::cmp::Ordering::Greater)) | None => {
                    two.remove(&key);
                    closest.insert(key, (file, fit));
                }
            }
        }
        if let Some((one, other)) = two.into_values().next() {
            return Err(NoCopy::two(one, other));
        }
        let mut chosen = closest.into_values();
        let Some((first, fit)) = chosen.next() else { return Ok(Vec::new()) };
        let mut files = vec![first];
        let mut farthest = fit.closeness;
        for (file, other) in chosen {
            if other.before != fit.before {
                return Err(NoCopy::two(first, file));
            }
            farthest = farthest.max(other.closeness);
            files.push(file);
        }
        if let Some(file) = files.iter().find(|file| self.leads_out(file)) {
            return Err(NoCopy::Outside(file.name.to_string()));
        }
        self.not_shared(pattern, first, farthest, wanted)?;
        Ok(files)
    }

    /// Refuses a file that, by its name, could be the copy of another document of the ledger as well.
    fn not_shared(
        &self,
        pattern: &Pattern,
        file: &File,
        closeness: Closeness,
        Wanted { invoice, debtor }: Wanted<'_>,
    ) -> Result<(), NoCopy> {
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
                Err(NoCopy::Shared(file.name.to_string(), other))
            }
        }
    }

    fn cut(&self, copy: &Copy, invoice: &Invoice, debtor: &str) -> Finding {
        let values = Args::new().text("invoice", &*invoice.number).text("file", &*copy.name);
        let values = values.text("pages", copy.whole.to_string());
        let values = values.text("taken", copy.pages.to_string());
        Finding::new(Code::CopyCut, invoice.origin.clone(), Some(debtor), values)
    }

    fn finding(&self, lack: NoCopy, invoice: &Invoice, debtor: &str) -> Finding {
        let folder = &self.copies.folder_name;
        let warned = self.copies.missing == Missing::Warn;
        let values = Args::new().text("invoice", &*invoice.number);
        let (code, values) = match lack {
            NoCopy::Missing(tried) => {
                // The folder of the job file itself has no name.
                let path = |name: &String| {
                    if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") }
                };
                let tried: Vec<String> = tried.iter().map(path).collect();
                let code = if warned { Code::CopyMissingWarned } else { Code::CopyMissing };
                let (near, patterns) = self.hint(Wanted { invoice, debtor }.asked());
                let values = values.text("tried", tried.join(", "));
                (code, values.text("near", near).text("patterns", patterns))
            }
            NoCopy::Unreadable(name, reason) => {
                let code =
                    if warned { Code::CopyUnreadableWarned } else { Code::CopyUnreadable };
                (code, values.text("file", name).text("reason", reason.word()))
            }
            NoCopy::Long(file, pages, most) => {
                let values = values.text("file", file).text("pages", pages.to_string());
                (Code::CopyTooLong, values.text("most", most.to_string()))
            }
            NoCopy::Outside(path) => {
                (Code::CopyOutside, values.text("path", path).text("folder", folder))
            }
            NoCopy::Lines(sum) => {
                let values = values.text("sum", sum.to_cents().to_string());
                let values = values.text("total", invoice.whole().to_cents().to_string());
                (Code::LinesDisagree, values)
            }
            NoCopy::Shared(file, other) => {
                (Code::CopyShared, values.text("file", file).text("other", other))
            }
            NoCopy::Two(first, second) => {
                (Code::CopyAmbiguous, values.text("first", first).text("second", second))
            }
        };
        Finding::new(code, invoice.origin.clone(), Some(debtor), values)
    }
}
