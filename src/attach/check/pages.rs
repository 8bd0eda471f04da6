//! The verdict on each page: whether one of them is another debtor's.

use super::{Checked, PageOf};
use crate::attach::known::{KnownDocument, Name};

/// The marks found on a page.
#[derive(Debug, Default)]
pub(super) struct PageFound<'k> {
    /// Its place, counted from 0.
    pub(super) page: usize,
    /// Whether it has any text.
    pub(super) has_text: bool,
    /// Whether it names the invoice or its debtor.
    pub(super) own: bool,
    /// Whether it names the invoice.
    pub(super) own_number: bool,
    /// Whether it names a number made like that of the invoice.
    has_stranger: bool,
    /// Another invoice, which the ledger does not have, on a page that does not name the own one.
    unknown: Option<String>,
    /// Documents of other debtors.
    others: Vec<&'k KnownDocument>,
    /// Another document of the same debtor.
    same: Option<&'k KnownDocument>,
    /// Other debtors.
    pub(super) buyers: Vec<&'k Name>,
    /// Why it is another debtor's: a reason and whose it is.
    foreign: Option<(&'static str, String)>,
}

impl<'k> PageFound<'k> {
    /// A page of which nothing is known yet.
    pub(super) fn at(page: usize) -> Self {
        Self { page, ..Self::default() }
    }

    /// Notes another document that it names.
    pub(super) fn names(&mut self, document: &'k KnownDocument, is_own_debtors: bool) {
        if is_own_debtors {
            self.same = self.same.or(Some(document));
        } else {
            self.others.push(document);
        }
    }

    /// Notes a number made like that of the invoice, and whether it is said to be that of an invoice nobody knows.
    pub(super) fn stranger(&mut self, number: &str, is_unknown: bool) {
        self.has_stranger = true;
        if is_unknown && !self.own_number && self.unknown.is_none() {
            self.unknown = Some(number.to_uppercase());
        }
    }

    /// Judges what was noted. A page that names its own invoice may talk of others; where the other's customer or
    /// amount stands there as well it is both. `has_amount` says whether an amount stands there that is not the
    /// invoice's.
    pub(super) fn judge(&mut self, has_amount: impl Fn(i64) -> bool) {
        let is_whole = |document: &&&KnownDocument| {
            let is_named = self.buyers.iter().any(|it| it.code == document.debtor);
            is_named || document.total.is_some_and(&has_amount)
        };
        let document = match self.own {
            true => self.others.iter().find(is_whole),
            false => self.others.first(),
        };
        let buyer = self.buyers.first().filter(|_| !self.own);
        self.foreign = document
            .map(|it| ("page-number", it.number.to_string()))
            .or_else(|| buyer.map(|it| ("page-buyer", it.code.to_string())));
    }

    /// That it is another debtor's.
    pub(super) fn foreign(&self) -> Option<Checked> {
        let unknown = self.unknown.clone().filter(|_| !self.own);
        let (by, names) =
            self.foreign.clone().or_else(|| unknown.map(|it| ("page-number", it)))?;
        let page = Some(PageOf { page: self.page, ..PageOf::default() });
        Some(Checked { page, ..Checked::contradicted(by, names) })
    }

    /// Another document of the same debtor that it names, and where.
    pub(super) fn also(&self) -> Option<(String, PageOf)> {
        let page = PageOf { page: self.page, ..PageOf::default() };
        let same = self.same.map(|it| it.number.to_string());
        Some((same.or_else(|| self.unknown.clone())?, page))
    }

    /// Whether it names nobody else, whatever the ledger knows.
    pub(super) fn is_clear(&self) -> bool {
        self.own && !self.has_stranger && self.others.is_empty() || !self.has_text
    }
}
