//! The verdicts on a text, as the table in `docs/copies.md` has them.

use std::collections::BTreeMap;

use super::pages::PageFound;
use super::said::{CopyText, is_telling};
use super::{Checked, ExpectedCopy, NO_TEXT, OwnNumber, Verdict};
use crate::attach::known::{Known, KnownDocument, Name};

/// How many words of its line may stand before a name that says whose page it is: in the middle of a sentence it
/// is somebody's whom the invoice talks about.
const MAX_BEFORE: usize = 4;

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
    /// Where the number stands first, by its word.
    own: Option<usize>,
    /// Whether its digits stand anywhere, with nothing that says that they are a number.
    bare: bool,
    amount: bool,
    name: bool,
    id: bool,
    /// Another document that comes before the invoice on every page that names the invoice.
    leading: Option<&'k KnownDocument>,
    /// The first other document named.
    other: Option<&'k KnownDocument>,
    /// Another debtor, where the own one is not named.
    buyer: Option<&'k Name>,
    /// The marks found on each page.
    pages: Vec<PageFound<'k>>,
}

impl<'a> CopyFacts<'a> {
    /// The verdict by the text.
    pub(super) fn of_text(&self) -> Checked {
        let found = self.look();
        let named = found.name || found.id;
        if let Some(other) = found.leading.filter(|_| found.has_number()) {
            return Checked::contradicted("number", &*other.number);
        }
        if let Some(other) = found.other.filter(|_| !found.has_number()) {
            return Checked::contradicted("number", &*other.number);
        }
        if let Some(buyer) = found.buyer.filter(|_| !named) {
            return Checked::contradicted("buyer", &*buyer.code);
        }
        if let Some(foreign) = found.pages.iter().find_map(PageFound::foreign) {
            return foreign;
        }
        let verdict = self.of_whole(&found);
        let is_confirmed = verdict.verdict == Verdict::Confirmed;
        let own = found.own.filter(|_| is_confirmed);
        if let Some(title) = own.and_then(|own| self.other_paper(own)) {
            return Checked {
                names: title,
                ..Checked::new(Verdict::Unconfirmed, "other-paper")
            };
        }
        let also = found.pages.iter().find_map(PageFound::also);
        // What a page without any name is, another ledger may tell.
        let lasting = is_confirmed
            && named
            && also.is_none()
            && found.pages.iter().all(PageFound::is_clear);
        Checked { lasting: lasting || self.said.letters == 0, also, ..verdict }
    }

    /// The verdict by all pages together, where none says that it is another's.
    fn of_whole(&self, found: &CopyMarks<'_>) -> Checked {
        let (named, by) = (found.name || found.id, found.by());
        let enough = found.amount && named;
        match (found.has_number(), enough, found.amount || named) {
            (true, true, _) => Checked::new(Verdict::Confirmed, by),
            (true, false, true) if !self.is_weak() => Checked::new(Verdict::Confirmed, by),
            _ if !self.legible => Checked::new(Verdict::Unconfirmed, NO_TEXT),
            (true, ..) if !self.is_weak() => Checked::new(Verdict::Unconfirmed, "number-only"),
            (true, _, true) => Checked::new(Verdict::Unconfirmed, "short-number"),
            (false, false, true) if found.bare => {
                Checked::new(Verdict::Unconfirmed, "short-number")
            }
            (false, true, _) => Checked::new(Verdict::Unconfirmed, "no-number"),
            _ if !self.complete => Checked::new(Verdict::Unconfirmed, "not-all-read"),
            _ => Checked::contradicted("nothing", ""),
        }
    }

    /// Whether a number is so short that it may stand in any text.
    fn is_weak(&self) -> bool {
        let number = &self.asked.number;
        let digits = number.bytes().all(|it| it.is_ascii_digit());
        number.len() < 4 || digits && number.len() < 5
    }

    fn look(&self) -> CopyMarks<'a> {
        let mut found = CopyMarks { amount: self.has_amount(), ..CopyMarks::default() };
        let mut pages: Vec<PageFound<'a>> =
            (0..self.said.amounts.len()).map(PageFound::at).collect();
        let mut leads: BTreeMap<usize, Option<&'a KnownDocument>> = BTreeMap::new();
        let mut names_own: Vec<usize> = Vec::new();
        let mut bare = Vec::new();
        let mut buyer = None;
        self.said.codes(|place, code| {
            let page = self.said.words.get(place).map_or(0, |it| it.page);
            let Some(here) = pages.get_mut(page) else { return };
            let number = self.own_number(place, code);
            here.own_number |= number != OwnNumber::Not;
            if number == OwnNumber::Sure {
                leads.entry(page).or_insert(None);
                names_own.push(page);
                found.own = found.own.or(Some(place));
                here.own = true;
            } else if number == OwnNumber::Bare {
                bare.push((page, place, leads.get(&page).copied().flatten()));
            } else if let Some(other) = self.other(place, code) {
                leads.entry(page).or_insert(Some(other));
                found.other = found.other.or(Some(other));
                here.names(other, self.is_own_debtor(&other.debtor));
            }
            let id = if code.len() == 14 { code.get(..9).unwrap_or(code) } else { code };
            if self.asked.debtor.ids.iter().any(|it| it == id) {
                found.id = true;
                here.own = true;
            } else if let Some(other) = self.known.with_id(id).find(|it| self.is_another(it)) {
                buyer = buyer.or(Some(other));
                here.buyers.push(other);
            }
        });
        found.name = self.note_own_name(&mut pages);
        // Digits that nothing introduces are the number where all else is there.
        if found.own.is_none() && found.amount && (found.name || found.id) {
            found.own = bare.first().map(|(_, place, _)| *place);
            for (page, _, leading) in bare.iter().rev() {
                leads.insert(*page, *leading);
            }
            names_own.extend(bare.iter().map(|(page, ..)| *page));
        }
        found.bare = !bare.is_empty();
        let leading = names_own.first().and_then(|page| leads.get(page).copied().flatten());
        let led = names_own.iter().all(|page| leads.get(page).is_some_and(Option::is_some));
        found.leading = leading.filter(|it| led && self.displaces(it, found.amount));
        for (place, other) in self.other_names() {
            buyer = buyer.or(Some(other));
            let page = self.said.words.get(place).map_or(0, |it| it.page);
            let is_told = self.said.words_before(place) <= MAX_BEFORE;
            if let Some(here) = pages.get_mut(page).filter(|_| is_told) {
                here.buyers.push(other);
            }
        }
        found.buyer = buyer;
        self.judge_pages(&mut pages);
        found.pages = pages;
        found
    }

    /// Notes the pages on which the own debtor is named; whether there is any.
    fn note_own_name(&self, pages: &mut [PageFound<'_>]) -> bool {
        let named = self.own_name();
        for page in &named {
            if let Some(page) = pages.get_mut(*page) {
                page.own = true;
            }
        }
        !named.is_empty()
    }

    /// Judges each page by what was noted of it, its amounts and the other numbers on it.
    fn judge_pages(&self, pages: &mut [PageFound<'a>]) {
        for words in self.said.words.chunk_by(|one, next| one.page == next.page) {
            let page = words.first().and_then(|it| pages.get_mut(it.page));
            if let Some(page) = page {
                page.has_text = true;
            }
        }
        for (page, amounts) in pages.iter_mut().zip(&self.said.amounts) {
            page.judge(|total| {
                amounts.contains(&total) && !self.asked.amounts.contains(&Some(total))
            });
        }
        let strangers = self.strangers();
        for it in &strangers {
            let is_known = self.known.spelled(&it.number).next().is_some();
            if let Some(here) = pages.get_mut(it.page) {
                here.stranger(&it.number, it.is_introduced && !is_known);
            }
        }
    }

    /// Whether a debtor of this code is the own one, or the same firm under another code.
    fn is_own_debtor(&self, code: &str) -> bool {
        *self.asked.debtor.code == *code
            || self.known.coded(code).is_some_and(|it| !self.is_another(it))
    }

    /// Whether a document that comes before the invoice is what the copy is about.
    fn displaces(&self, other: &KnownDocument, own_amount: bool) -> bool {
        let other_amount = other.total.is_some_and(|it| self.said.has_amount(it));
        !own_amount || other_amount && !self.asked.amounts.contains(&other.total)
    }

    fn has_amount(&self) -> bool {
        self.asked.amounts.iter().flatten().any(|it| self.said.has_amount(*it))
    }

    /// The pages on which the own debtor is named.
    fn own_name(&self) -> Vec<usize> {
        let words = &self.asked.debtor.words;
        self.said.pages_with(words, usize::from(words.len() > 3))
    }

    /// Another document of this number. Digits alone and few letters may be anything, unless a word says that they
    /// are a number.
    fn other(&self, place: usize, code: &str) -> Option<&'a KnownDocument> {
        let other = self.known.spelled(code).next()?;
        (is_telling(code) || self.said.is_introduced(place)).then_some(other)
    }

    /// Other debtors whose names stand in the text, word by word, each with its place.
    fn other_names(&self) -> impl Iterator<Item = (usize, &'a Name)> {
        self.said.words.iter().enumerate().flat_map(move |(place, word)| {
            let names = self.known.beginning(&word.text);
            names
                .filter(move |it| self.is_another(it) && self.reads(it, place))
                .map(move |it| (place, it))
        })
    }

    /// Whether a name stands at a place of the text; the words that names have in common do not count.
    fn reads(&self, name: &Name, place: usize) -> bool {
        let rest = self.said.words.get(place..).unwrap_or_default();
        let near = rest.get(..rest.len().min(name.words.len() * 2 + 2)).unwrap_or_default();
        let mut wanted = name.words.iter().peekable();
        let page = rest.first().map(|it| it.page);
        for word in near.iter().filter(|it| Some(it.page) == page) {
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
}

impl CopyMarks<'_> {
    /// Whether the number of the invoice stands anywhere.
    fn has_number(&self) -> bool {
        self.own.is_some()
    }

    /// The marks of the invoice that were found, as words parted by blanks.
    fn by(&self) -> String {
        let found = [
            ("number", self.has_number()),
            ("amount", self.amount),
            ("name", self.name),
            ("id", self.id),
        ];
        let found: Vec<&str> =
            found.iter().filter(|(_, it)| *it).map(|(name, _)| *name).collect();
        found.join(" ")
    }
}
