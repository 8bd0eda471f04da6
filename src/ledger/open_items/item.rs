//! Lines of a ledger as documents: what one is, what it is called, what remains of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use exports::{DebtorRow, Document, Journal, Place, Posting, Text};
use findings::{Currency, Money};

/// One document on a debtor's account.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) place: Place,
    pub(super) debtor: Arc<DebtorRow>,
    pub(super) journal: Journal,
    pub(super) journal_code: Text,
    pub(super) account: Text,
    /// The reference as the ledger has it.
    pub(super) piece: Text,
    /// Its number: the reference where that tells it from all others.
    pub(super) number: Text,
    pub(super) date: NaiveDate,
    /// Whether number and date are those of the document itself.
    pub(super) known: bool,
    /// The code that it shares with the lines that settle it; empty where nothing does.
    pub(super) lettering: Text,
    pub(super) currency: Option<Currency>,
    /// Its amount; what is owed is positive.
    pub(super) whole: Money,
    /// The amount that is left of it, with the same sign.
    pub(super) remains: Money,
    /// Whether it stands in the ledger as a line of the opening.
    pub(super) from_opening: bool,
}

/// An account for money that the debtor may keep back for a year in case of defects; an invoice on it
/// is not late when the terms of payment have passed (French chart of accounts, 4117).
const RETENTION: &str = "4117";

impl Item {
    /// The kind of document, by sign and journal.
    pub(super) fn document(&self) -> Document {
        match self.journal {
            _ if self.remains.is_positive() => Document::Invoice,
            Journal::Sales => Document::CreditNote,
            Journal::Bank | Journal::Opening | Journal::Other => Document::Payment,
        }
    }

    /// Whether only a person can say what it is: neither sale nor payment, or money paid out.
    pub(super) fn needs_review(&self) -> bool {
        self.journal == Journal::Other
            || (self.journal == Journal::Bank && self.remains.is_positive())
            || self.account.starts_with(RETENTION)
    }

    /// The date from which terms of payment run; none where the ledger does not say.
    pub(super) fn invoice_date(&self) -> Option<NaiveDate> {
        let of_opening = self.journal == Journal::Opening && !self.known;
        (!of_opening && !self.needs_review()).then_some(self.date)
    }
}

/// Which references of a period tell one document from all others.
#[derive(Debug, Default)]
pub(super) struct UniqueReferences<'p> {
    shared: BTreeSet<&'p str>,
}

impl<'p> UniqueReferences<'p> {
    /// Looks at all debtors: a reference that two of them share is no number of an invoice.
    pub(super) fn new(postings: impl Iterator<Item = &'p Posting>) -> Self {
        let mut first: BTreeMap<&str, (&str, &str, &str)> = BTreeMap::new();
        let mut shared = BTreeSet::new();
        for posting in postings {
            let document = match posting.journal {
                Journal::Sales => {
                    (&*posting.journal_code, &*posting.entry, &*posting.debtor.code)
                }
                // All lines of an opening are one entry.
                Journal::Opening => ("", "", &*posting.debtor.code),
                Journal::Bank | Journal::Other => continue,
            };
            let is_invoice = posting.amount.is_positive();
            if is_invoice && *first.entry(&posting.piece).or_insert(document) != document {
                shared.insert(&*posting.piece);
            }
        }
        Self { shared }
    }

    /// Whether a reference is the number of one document.
    pub(super) fn tells(&self, piece: &str) -> bool {
        says_something(piece) && !self.shared.contains(piece)
    }
}

/// Words that programs write in place of a document's reference where they know none.
const NO_REFERENCE: &[&str] =
    &["an", "ran", "ano", "anouveau", "anouveaux", "reportanouveau", "ouv", "sanspieceref"];

fn says_something(piece: &str) -> bool {
    let letters: String =
        piece.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    // References of nothing but zeros fill a column that must not be empty.
    !letters.trim_start_matches('0').is_empty() && !NO_REFERENCE.contains(&letters.as_str())
}

/// The documents of one debtor in one period, in the order of the lines. Lines of one sale with one
/// reference are one document.
pub(super) fn items(lines: &[&Posting], references: &UniqueReferences<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(lines.len());
    let mut sales: BTreeMap<[&str; 5], usize> = BTreeMap::new();
    for line in lines {
        let key =
            [&line.journal_code, &line.entry, &line.piece, &line.account, &line.lettering]
                .map(|it| &**it);
        let one_sale = line.journal == Journal::Sales && says_something(&line.piece);
        let known = sales.get(&key).filter(|_| one_sale).and_then(|at| items.get_mut(*at));
        if let Some(item) = known {
            item.whole += line.amount;
            item.remains += line.amount;
        } else {
            if one_sale {
                sales.insert(key, items.len());
            }
            items.push(item(line, references));
        }
    }
    items
}

fn item(line: &Posting, references: &UniqueReferences<'_>) -> Item {
    let tells = references.tells(&line.piece);
    let older = line.piece_date.is_some_and(|date| date < line.date);
    let known = tells && (line.journal != Journal::Opening || older);
    let lettered = line.lettering.chars().any(char::is_alphanumeric);
    Item {
        place: line.place,
        debtor: Arc::clone(&line.debtor),
        journal: line.journal,
        journal_code: Text::clone(&line.journal_code),
        account: Text::clone(&line.account),
        piece: Text::clone(&line.piece),
        number: if tells { Text::clone(&line.piece) } else { number(line) },
        date: line.piece_date.unwrap_or(line.date),
        known,
        lettering: if lettered { Text::clone(&line.lettering) } else { Text::default() },
        currency: line.currency,
        whole: line.amount,
        remains: line.amount,
        from_opening: line.journal == Journal::Opening,
    }
}

/// A number for a document whose reference does not tell it from others.
fn number(line: &Posting) -> Text {
    let piece = if says_something(&line.piece) { &line.piece } else { &line.journal_code };
    let entry = line.entry.trim_start_matches('0');
    Text::from(match (line.journal, entry.is_empty()) {
        (Journal::Sales | Journal::Bank | Journal::Other, false) => format!("{piece} {entry}"),
        // All lines of an opening are one entry.
        _ => format!("{piece} {}", line.place.line),
    })
}
