//! Documents and debtors of the ledger by number, word and id, against which copies are checked.

use std::collections::HashMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::ledger::{Debtor, Ledger};
use crate::register::SeenCopy;
use exports::{InvoiceLines, Text};
use findings::fold::{compact, spaced};
use findings::{Finding, Money};

/// The documents and debtors that the ledger names, so that what belongs to one is not taken for another's,
/// and the copies that earlier runs looked into.
#[derive(Debug, Default)]
pub struct Known {
    /// Every document, in the order of the accounts.
    documents: Vec<KnownDocument>,
    /// Every debtor, in the same order.
    debtors: Vec<Name>,
    /// Documents by their number, folded.
    by_number: PlacesByWord,
    /// Debtors by their code.
    by_code: PlacesByWord,
    /// Debtors by the first word of their name.
    by_word: PlacesByWord,
    /// Debtors by SIREN and VAT number, folded.
    by_id: PlacesByWord,
    /// The copies that earlier runs looked into.
    pub(super) seen: Vec<SeenCopy>,
    /// The lines of invoices.
    pub(super) lines: InvoiceLines,
}

type PlacesByWord = HashMap<String, Vec<u32>, foldhash::fast::FixedState>;

/// A document of the ledger.
#[derive(Debug)]
pub(super) struct KnownDocument {
    pub(super) number: Text,
    /// The debtor's code.
    pub(super) debtor: Text,
    /// Its amount, in hundredths; none where the export shows nothing left of it.
    pub(super) total: Option<i64>,
}

/// A debtor as copies name it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) code: Text,
    /// The words of its name that tell it from others; empty where nobody knows the name.
    pub(super) words: Vec<String>,
    /// SIREN and VAT number, folded.
    pub(super) ids: Vec<String>,
}

/// Words that names have in common: forms of firms, titles, articles.
const COMMON: &[&str] = &[
    "sarl",
    "sas",
    "sasu",
    "eurl",
    "sa",
    "sci",
    "snc",
    "selarl",
    "scop",
    "scp",
    "earl",
    "gaec",
    "ei",
    "eirl",
    "gmbh",
    "ag",
    "kg",
    "ohg",
    "ug",
    "ek",
    "mbh",
    "co",
    "cie",
    "bv",
    "nv",
    "srl",
    "sprl",
    "spa",
    "sl",
    "slu",
    "ltd",
    "llc",
    "llp",
    "plc",
    "inc",
    "corp",
    "ste",
    "societe",
    "ets",
    "etablissements",
    "association",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "mr",
    "mrs",
    "ms",
    "herr",
    "frau",
    "dr",
    "sig",
    "sr",
    "sra",
    "et",
    "and",
    "und",
    "en",
    "de",
    "du",
    "des",
    "la",
    "le",
    "les",
    "the",
    "of",
    "der",
    "die",
    "das",
    "von",
    "van",
    "den",
    "di",
    "da",
    "del",
    "el",
    "los",
    "il",
    "fils",
    "associes",
];

/// The words of a name that tell it from others, folded.
pub(super) fn telling(name: &str) -> Vec<String> {
    let folded = spaced(name);
    let words = folded.split(' ').filter(|it| it.chars().count() > 1 && !COMMON.contains(it));
    words.map(str::to_owned).collect()
}

/// The numbers of a firm by which copies name it: nine digits of a SIREN or SIRET, and the VAT number.
pub(super) fn ids<'t>(numbers: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    let mut ids = Vec::new();
    for number in numbers {
        let folded = compact(number);
        let digits = folded.bytes().all(|it| it.is_ascii_digit());
        match (digits, folded.len()) {
            (true, 9 | 14) => ids.extend(folded.get(..9).map(str::to_owned)),
            (false, 8..) => ids.push(folded),
            _ => {}
        }
    }
    ids
}

impl Name {
    /// How copies name a debtor.
    pub(super) fn of(debtor: &Debtor) -> Self {
        // Where no file gives a name it is the code.
        let named = debtor.name != debtor.code;
        let numbers = [debtor.siren.as_deref(), debtor.vat.as_deref()];
        Self {
            code: debtor.code.clone(),
            words: if named { telling(&debtor.name) } else { Vec::new() },
            ids: ids(numbers.into_iter().flatten()),
        }
    }
}

/// An amount in hundredths, halves away from zero, without sign: credit notes are written with either. None where it
/// is beyond all sums.
pub(super) fn cents(amount: Money) -> Option<i64> {
    amount.to_cents().abs().amount().checked_mul(Decimal::ONE_HUNDRED)?.to_i64()
}

impl Known {
    /// Notes what a ledger names. `creditor` is the creditor's name, which stands on every copy.
    #[must_use]
    pub fn of(ledger: &Ledger, creditor: &str) -> Self {
        let mut known = Self::default();
        let creditor = telling(creditor);
        for account in &ledger.accounts {
            let debtor = &account.debtor;
            for it in &account.invoices {
                known.document(&it.number, debtor, cents(it.whole()));
            }
            for it in account.credits.iter().filter(|it| !it.number.is_empty()) {
                known.document(&it.number, debtor, cents(it.amount));
            }
            for it in &account.closed {
                known.document(&it.number, debtor, None);
            }
            known.debtor(debtor, &creditor);
        }
        known
    }

    /// Adds what earlier runs found of copies.
    #[must_use]
    pub fn remembering(self, seen: Vec<SeenCopy>) -> Self {
        Self { seen, ..self }
    }

    /// Adds the lines of invoices, from which duplicates are drawn; tells of those that no export has.
    #[must_use]
    pub fn with_lines(self, lines: InvoiceLines) -> (Self, Vec<Finding>) {
        let known = Self { lines, ..self };
        let stray = known.stray_lines();
        (known, stray)
    }

    /// Whether the ledger has a document of just this number.
    pub(super) fn has(&self, number: &Text) -> bool {
        self.spelled(&compact(number)).any(|it| it.number == *number)
    }

    fn document(&mut self, number: &Text, debtor: &Debtor, total: Option<i64>) {
        let place = place(&self.documents);
        self.by_number.entry(compact(number)).or_default().push(place);
        let (number, debtor) = (number.clone(), debtor.code.clone());
        self.documents.push(KnownDocument { number, debtor, total });
    }

    fn debtor(&mut self, debtor: &Debtor, creditor: &[String]) {
        // Accounts of one debtor follow one another.
        if self.debtors.last().is_some_and(|it| it.code == debtor.code) {
            return;
        }
        let (place, name) = (place(&self.debtors), Name::of(debtor));
        let telling =
            name.words.len() > 1 || name.words.iter().any(|it| it.chars().count() >= 8);
        let creditors = name.words.iter().all(|it| creditor.contains(it));
        if let Some(first) = name.words.first().filter(|_| telling && !creditors) {
            self.by_word.entry(first.clone()).or_default().push(place);
        }
        self.by_code.entry(name.code.to_string()).or_default().push(place);
        for id in &name.ids {
            self.by_id.entry(id.clone()).or_default().push(place);
        }
        self.debtors.push(name);
    }

    /// The documents whose number, folded, is this one.
    pub(super) fn spelled(
        &self,
        number: &str,
    ) -> impl Iterator<Item = &KnownDocument> + use<'_> {
        let places = self.by_number.get(number).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| self.documents.get(*place as usize))
    }

    /// The debtor of this code.
    pub(super) fn coded(&self, code: &str) -> Option<&Name> {
        let place = *self.by_code.get(code)?.first()?;
        self.debtors.get(place as usize)
    }

    /// The debtors whose name begins with this word.
    pub(super) fn beginning(&self, word: &str) -> impl Iterator<Item = &Name> + use<'_> {
        let places = self.by_word.get(word).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| self.debtors.get(*place as usize))
    }

    /// The debtors with this SIREN or VAT number.
    pub(super) fn with_id(&self, id: &str) -> impl Iterator<Item = &Name> + use<'_> {
        let places = self.by_id.get(id).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| self.debtors.get(*place as usize))
    }
}

fn place<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}
