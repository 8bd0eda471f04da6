//! The verdicts, as the table in `docs/copies.md` has them.

use std::collections::BTreeMap;

use super::data::InvoiceData;
use super::said::CopyText;
use super::{Checked, ExpectedCopy, NO_TEXT, Verdict};
use crate::attach::known::{Known, KnownDocument, Name, ids, telling};
use findings::Money;
use findings::fold::compact;

/// A copy and what it is held against.
#[derive(Debug)]
pub(super) struct CopyFacts<'a> {
    pub(super) asked: &'a ExpectedCopy<'a>,
    pub(super) known: &'a Known,
    pub(super) said: &'a CopyText,
    /// Whether there is enough to read.
    pub(super) legible: bool,
    /// Whether all of it was read.
    pub(super) complete: bool,
}

/// The marks of the invoice and of other documents in a text.
#[derive(Debug, Default)]
struct CopyMarks<'k> {
    number: bool,
    amount: bool,
    name: bool,
    id: bool,
    /// Another document that comes before the invoice on every page that names the invoice.
    leading: Option<&'k KnownDocument>,
    /// The first other document named.
    other: Option<&'k KnownDocument>,
    /// Another debtor, where the own one is not named.
    buyer: Option<&'k Name>,
}

impl<'a> CopyFacts<'a> {
    /// The verdict by the text.
    pub(super) fn of_text(&self) -> Checked {
        if !self.legible {
            return Checked::new(Verdict::Unconfirmed, NO_TEXT);
        }
        let found = self.look();
        let named = found.name || found.id;
        let by = found.by();
        if let Some(other) = found.leading.filter(|_| found.number) {
            return Checked::contradicted("number", &*other.number);
        }
        if let Some(other) = found.other.filter(|_| !found.number) {
            return Checked::contradicted("number", &*other.number);
        }
        if let Some(buyer) = found.buyer.filter(|_| !named) {
            return Checked::contradicted("buyer", &*buyer.code);
        }
        let enough = found.amount && named;
        match (found.number, enough, found.amount || named) {
            (true, true, _) => Checked::new(Verdict::Confirmed, by),
            (true, false, true) if !self.is_weak() => Checked::new(Verdict::Confirmed, by),
            (true, ..) if !self.is_weak() => Checked::new(Verdict::Unconfirmed, "number-only"),
            (true, _, true) => Checked::new(Verdict::Unconfirmed, "short-number"),
            (false, true, _) => Checked::new(Verdict::Unconfirmed, "no-number"),
            _ if !self.complete => Checked::new(Verdict::Unconfirmed, "not-all-read"),
            _ => Checked::contradicted("nothing", ""),
        }
    }

    /// Whether a number is so short that it may stand in any text.
    fn is_weak(&self) -> bool {
        let number = compact(&self.asked.invoice.number);
        let digits = number.bytes().all(|it| it.is_ascii_digit());
        number.len() < 4 || digits && number.len() < 5
    }

    fn look(&self) -> CopyMarks<'a> {
        let mut found = CopyMarks { amount: self.has_amount(), ..CopyMarks::default() };
        found.name = self.has_own_name();
        let mut leads: BTreeMap<usize, Option<&'a KnownDocument>> = BTreeMap::new();
        let mut names_own: Vec<usize> = Vec::new();
        let own = compact(&self.asked.invoice.number);
        let zeros = own.bytes().all(|it| it.is_ascii_digit());
        let same = |code: &str| {
            code == own || zeros && code.trim_start_matches('0') == own.trim_start_matches('0')
        };
        let mut buyer = None;
        self.said.codes(|place, code| {
            let page = self.said.words.get(place).map_or(0, |it| it.page);
            if same(code) {
                leads.entry(page).or_insert(None);
                names_own.push(page);
            } else if let Some(other) = self.other(code) {
                leads.entry(page).or_insert(Some(other));
                found.other = found.other.or(Some(other));
            }
            let id = if code.len() == 14 { code.get(..9).unwrap_or(code) } else { code };
            if self.asked.debtor.ids.iter().any(|it| it == id) {
                found.id = true;
            } else if buyer.is_none() {
                buyer = self.known.with_id(id).find(|it| self.is_another(it));
            }
        });
        found.number = !names_own.is_empty();
        let leading = names_own.first().and_then(|page| leads.get(page).copied().flatten());
        let led = names_own.iter().all(|page| leads.get(page).is_some_and(Option::is_some));
        found.leading = leading.filter(|it| led && self.displaces(it, found.amount));
        found.buyer = buyer.or_else(|| self.other_name());
        found
    }

    /// Whether a document that comes before the invoice is what the copy is about.
    fn displaces(&self, other: &KnownDocument, own_amount: bool) -> bool {
        let other_amount = other.total.is_some_and(|it| self.said.amounts.contains(&it));
        !own_amount || other_amount && !self.asked.amounts.contains(&other.total)
    }

    fn has_amount(&self) -> bool {
        self.asked.amounts.iter().flatten().any(|it| self.said.amounts.contains(it))
    }

    fn has_own_name(&self) -> bool {
        let words = &self.asked.debtor.words;
        !words.is_empty() && self.said.has_together(words, usize::from(words.len() > 3))
    }

    /// Another document of this number. Digits alone may be anything, so there its amount must be found too.
    fn other(&self, code: &str) -> Option<&'a KnownDocument> {
        let strong = code.len() >= 5 && !code.bytes().all(|it| it.is_ascii_digit());
        let named = |it: &&KnownDocument| {
            strong
                || code.len() >= 4
                    && it.total.is_some_and(|total| self.said.amounts.contains(&total))
        };
        self.known.spelled(code).find(named)
    }

    /// Another debtor whose name stands in the text, word by word.
    fn other_name(&self) -> Option<&'a Name> {
        let words = &self.said.words;
        words.iter().enumerate().find_map(|(place, word)| {
            self.known
                .beginning(&word.text)
                .find(|it| self.is_another(it) && self.reads(it, place))
        })
    }

    /// Whether a name stands at a place of the text; the words that names have in common do not count.
    fn reads(&self, name: &Name, place: usize) -> bool {
        let rest = self.said.words.get(place..).unwrap_or_default();
        let near = rest.get(..rest.len().min(name.words.len() * 2 + 2)).unwrap_or_default();
        let mut wanted = name.words.iter().peekable();
        for word in near {
            if wanted.peek().is_some_and(|it| **it == word.text) {
                wanted.next();
            }
        }
        wanted.peek().is_none()
    }

    /// Whether a debtor is not the own one under a second code.
    fn is_another(&self, name: &Name) -> bool {
        let own = &self.asked.debtor;
        name.code != own.code
            && name.words != own.words
            && !name.ids.iter().any(|it| own.ids.contains(it))
            && !name.words.iter().all(|it| own.words.contains(it))
    }

    /// The verdict by the data inside, field by field.
    pub(super) fn of_data(&self, data: &InvoiceData) -> Checked {
        let ExpectedCopy { invoice, amounts, .. } = self.asked;
        let own = compact(&invoice.number);
        let number = compact(data.number.as_deref().unwrap_or_default());
        let sums = [data.total, data.due];
        let amount = agree(sums.iter().any(Option::is_some), || {
            sums.iter().flatten().any(|it| amounts.contains(&Some(*it)))
        });
        let date =
            agree(data.date.is_some() && invoice.date.is_some(), || data.date == invoice.date);
        let buyer = self.buyer(data);
        let buyers_name = || data.buyer.clone().unwrap_or_else(|| data.ids.join(" "));
        if buyer == Some(false) {
            return Checked::contradicted("data-buyer", buyers_name());
        }
        if number != own {
            let named = data.number.clone().unwrap_or_default();
            let other = self.known.spelled(&number).next().is_some();
            return match (other, amount, buyer) {
                (false, Some(true), Some(true)) => {
                    Checked::new(Verdict::Unconfirmed, "no-number")
                }
                _ => Checked::contradicted("data-number", named),
            };
        }
        if amount == Some(false) {
            let sum = data.total.or(data.due).unwrap_or_default();
            let sum = Money::from_cents(sum);
            return Checked::contradicted("data-amount", sum.to_string());
        }
        if date == Some(false) {
            return Checked::new(Verdict::Unconfirmed, "data-date");
        }
        let fields = [("data-amount", amount), ("data-date", date), ("data-buyer", buyer)];
        let agreeing = fields.iter().filter(|(_, it)| *it == Some(true)).map(|(name, _)| *name);
        let by: Vec<&str> = std::iter::once("data-number").chain(agreeing).collect();
        if by.len() > 1 {
            Checked::new(Verdict::Confirmed, by.join(" "))
        } else {
            Checked::new(Verdict::Unconfirmed, "number-only")
        }
    }

    /// Whether the buyer is the debtor; none where there is nothing to compare.
    fn buyer(&self, data: &InvoiceData) -> Option<bool> {
        let own = &self.asked.debtor;
        let theirs = ids(data.ids.iter().map(String::as_str));
        let digits = |id: &String| id.bytes().all(|it| it.is_ascii_digit());
        if theirs.iter().any(|it| own.ids.contains(it)) {
            return Some(true);
        }
        let same_kind = |it: &String| own.ids.iter().any(|other| digits(it) == digits(other));
        if theirs.iter().any(same_kind) {
            return Some(false);
        }
        let words = telling(data.buyer.as_deref().unwrap_or_default());
        let longest =
            |words: &[String]| words.iter().max_by_key(|it| it.chars().count()).cloned();
        let (mine, other) = (longest(&own.words)?, longest(&words)?);
        let shared = own.words.iter().filter(|it| words.contains(it)).count();
        let all = shared == own.words.len().min(words.len());
        Some(all || words.contains(&mine) && own.words.contains(&other))
    }
}

/// Whether two fields agree, where both are there.
fn agree(both: bool, equal: impl FnOnce() -> bool) -> Option<bool> {
    both.then(equal)
}

impl CopyMarks<'_> {
    /// The marks of the invoice that were found, as words parted by blanks.
    fn by(&self) -> String {
        let found = [
            ("number", self.number),
            ("amount", self.amount),
            ("name", self.name),
            ("id", self.id),
        ];
        let found: Vec<&str> =
            found.iter().filter(|(_, it)| *it).map(|(name, _)| *name).collect();
        found.join(" ")
    }
}
