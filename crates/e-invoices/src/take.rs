//! Takes values out of a tree, and notes what it doubts on the way.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use findings::{Currency, Money};

use crate::document::{Identifier, Preceding};
use crate::doubt::{About, Doubt, DoubtKind};
use crate::parse;
use crate::read_error::ReadError;
use crate::tree::{Id, Tree};
use crate::value::{Placed, on_lines, on_one_line};

/// Longer names and numbers than this, in letters, hold their document.
const LONG: usize = 300;

/// More doubts than this say nothing more.
const MOST_DOUBTS: usize = 100;

/// A text with the element it stands in.
pub(crate) type Found = (Id, Placed<String>);

/// Takes values out of a tree.
pub(crate) struct Taker<'t, 'a> {
    pub(crate) tree: &'t Tree<'a>,
    pub(crate) doubts: Vec<Doubt>,
    /// The first value that is too long to be read: nothing of the file is believed then.
    pub(crate) fault: Option<ReadError>,
}

/// How a syntax writes days.
#[derive(Clone, Copy)]
pub(crate) enum Days {
    /// As CII does.
    Cii,
    /// As UBL does.
    Ubl,
}

impl<'t, 'a> Taker<'t, 'a> {
    pub(crate) fn new(tree: &'t Tree<'a>) -> Self {
        Self { tree, doubts: Vec::new(), fault: None }
    }

    /// The elements of a path below the root.
    pub(crate) fn at(&self, path: &str) -> Vec<Id> {
        self.tree.under(&[0], path)
    }

    /// Every text on a path that is not blank, line breaks kept.
    fn found(&mut self, from: &[Id], path: &str) -> Vec<Found> {
        let mut found = Vec::new();
        for id in self.tree.under(from, path) {
            match self.tree.text(id) {
                Ok("") => {}
                Ok(text) => found.push((id, self.placed(id, on_lines(text)))),
                Err(error) => self.fault = self.fault.take().or(Some(error)),
            }
        }
        found
    }

    pub(crate) fn placed<T>(&self, id: Id, value: T) -> Placed<T> {
        Placed { value, element: self.tree.path(id), line: self.tree.line(id) }
    }

    /// Every text on a path, line breaks kept.
    pub(crate) fn texts(&mut self, from: &[Id], path: &str) -> Vec<Placed<String>> {
        self.found(from, path).into_iter().map(|(_, it)| it).collect()
    }

    /// Every value on a path, each once.
    pub(crate) fn all(&mut self, from: &[Id], path: &str) -> Vec<Placed<String>> {
        let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
        for (_, found) in self.found(from, path) {
            let value = on_one_line(&found.value);
            if seen.insert(value.clone()) {
                self.judge_length(&found, &value);
                all.push(found.with(value));
            }
        }
        all
    }

    /// The value of an element; none where it is blank.
    pub(crate) fn value_at(&mut self, id: Id) -> Option<Placed<String>> {
        match self.tree.text(id) {
            Ok("") => None,
            Ok(text) => Some(self.placed(id, on_one_line(text))),
            Err(error) => {
                self.fault = self.fault.take().or(Some(error));
                None
            }
        }
    }

    /// The value that may stand once on a path; the first, and a doubt, where others do.
    pub(crate) fn one(&mut self, from: &[Id], path: &str) -> Option<Placed<String>> {
        let mut all = self.all(from, path).into_iter();
        let first = all.next()?;
        if let Some(other) = all.next() {
            self.twice(&first.value, &other);
        }
        Some(first)
    }

    fn twice(&mut self, first: &str, other: &Placed<String>) {
        let (first, second) = (first.to_owned(), other.value.clone());
        self.doubt(DoubtKind::Twice { first, second }, other);
    }

    fn judge_length(&mut self, at: &Placed<String>, value: &str) {
        if value.len() > LONG {
            let letters = value.chars().count();
            if letters > LONG {
                self.doubt(DoubtKind::Long { letters }, at);
            }
        }
    }

    /// Notes a doubt at the place of a value.
    pub(crate) fn doubt<T>(&mut self, kind: DoubtKind, at: &Placed<T>) {
        if self.doubts.len() < MOST_DOUBTS {
            let (element, line) = (Arc::clone(&at.element), at.line);
            self.doubts.push(Doubt { kind, element, line });
        }
    }

    /// The number that may stand once on a path, with its scheme.
    pub(crate) fn identifier(&mut self, from: &[Id], path: &str) -> Option<Identifier> {
        let mut all = self.identifiers(from, path).into_iter();
        let first = all.next()?;
        if let Some(other) = all.next() {
            self.twice(&first.number.value, &other.number);
        }
        Some(first)
    }

    /// Every number on a path with its scheme, each once.
    pub(crate) fn identifiers(&mut self, from: &[Id], path: &str) -> Vec<Identifier> {
        let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
        for (id, found) in self.found(from, path) {
            let scheme = self.tree.attribute(id, "schemeID").map(str::to_owned);
            let value = on_one_line(&found.value);
            if seen.insert((value.clone(), scheme.clone())) {
                self.judge_length(&found, &value);
                all.push(Identifier { number: found.with(value), scheme });
            }
        }
        all
    }

    /// The days on a path.
    pub(crate) fn days(
        &mut self,
        from: &[Id],
        path: &str,
        (days, about): (Days, About),
    ) -> Vec<Placed<NaiveDate>> {
        let mut all = Vec::new();
        for (id, found) in self.found(from, path) {
            let text = on_one_line(&found.value);
            let day = match days {
                Days::Cii => parse::cii_day(&text, self.tree.attribute(id, "format")),
                Days::Ubl => parse::iso_day(&text),
            };
            match day {
                Some(day) => all.push(found.with(day)),
                None => self.doubt(DoubtKind::Unreadable { about, text }, &found),
            }
        }
        all
    }

    /// The day that may stand once on a path.
    pub(crate) fn day(
        &mut self,
        from: &[Id],
        path: &str,
        how: (Days, About),
    ) -> Option<Placed<NaiveDate>> {
        let mut all = self.days(from, path, how).into_iter();
        let first = all.next()?;
        if let Some(other) = all.find(|it| it.value != first.value) {
            self.twice(&first.value.to_string(), &other.with(other.value.to_string()));
        }
        Some(first)
    }

    /// The currency that may stand once on a path.
    pub(crate) fn currency(&mut self, from: &[Id], path: &str) -> Option<Placed<Currency>> {
        let found = self.one(from, path)?;
        let capitals =
            found.value.len() == 3 && found.value.bytes().all(|it| it.is_ascii_uppercase());
        if let Some(currency) = found.value.parse().ok().filter(|_| capitals) {
            return Some(found.with(currency));
        }
        let text = found.value.clone();
        self.doubt(DoubtKind::Unreadable { about: About::Currency, text }, &found);
        None
    }

    /// The amount that may stand once on a path, in the currency of the document.
    pub(crate) fn amount(
        &mut self,
        from: &[Id],
        path: &str,
        about: About,
        currency: Option<&Placed<Currency>>,
    ) -> Option<Placed<Money>> {
        let expected = currency.map(|it| it.value.as_str().to_owned());
        let all = self.found(from, path);
        let foreign = |it: &&Found| {
            let beside = self.tree.attribute(it.0, "currencyID");
            beside.is_some_and(|it| expected.as_deref().is_some_and(|own| own != it))
        };
        // Amounts can stand beside their value in the currency of the tax office.
        let own: Vec<Found> = all.iter().filter(|it| !foreign(it)).cloned().collect();
        if let (true, Some((id, found))) = (own.is_empty(), all.first()) {
            let beside = self.tree.attribute(*id, "currencyID").unwrap_or_default().to_owned();
            let expected = expected.unwrap_or_default();
            self.doubt(DoubtKind::CurrencyDisagrees { found: beside, expected }, found);
            return None;
        }
        self.amount_of(own, about)
    }

    fn amount_of(&mut self, own: Vec<Found>, about: About) -> Option<Placed<Money>> {
        let mut first: Option<Placed<Money>> = None;
        for (_, found) in own {
            let text = on_one_line(&found.value);
            let Some(amount) = parse::amount(&text) else {
                self.doubt(DoubtKind::Unreadable { about, text }, &found);
                return None;
            };
            match &first {
                None => first = Some(found.with(amount)),
                Some(first) if first.value != amount => {
                    self.twice(&first.value.exact(), &found.with(text));
                }
                Some(_) => {}
            }
        }
        first
    }

    /// The invoices that elements refer to, by the paths of number and day below each.
    pub(crate) fn preceding(
        &mut self,
        at: &[Id],
        (number, day): (&str, &str),
        days: Days,
    ) -> Vec<Preceding> {
        let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
        for id in at {
            let Some(number) = self.one(&[*id], number) else { continue };
            let issued = self.day(&[*id], day, (days, About::PrecedingDate));
            let issued = issued.map(|it| it.value);
            if seen.insert((number.value.clone(), issued)) {
                all.push(Preceding { number, issued });
            }
        }
        all
    }

    /// The invoices that lines refer to.
    pub(crate) fn line_preceding(&mut self, days: Days) -> Vec<Preceding> {
        let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
        for reference in &self.tree.line_references {
            let date = reference.date.as_deref();
            let issued = date.and_then(|it| match days {
                Days::Cii => parse::cii_day(it, None),
                Days::Ubl => parse::iso_day(it),
            });
            let value = on_one_line(&reference.number);
            if seen.insert((value.clone(), issued)) {
                let number = Placed { value, element: "".into(), line: reference.line };
                all.push(Preceding { number, issued });
            }
        }
        all
    }
}
