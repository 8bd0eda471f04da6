//! When a document is to be paid: by the days it names, else by what the text of its terms says.

use chrono::NaiveDate;

use crate::debt::Debt;
use crate::document::{Document, Note};
use crate::doubt::{About, Doubt, DoubtKind};
use crate::terms::{self, Said};
use crate::value::Placed;

/// When a document is to be paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// On the day it names; the latest, where it names several.
    On(NaiveDate),
    /// On the day that the text of its terms gives.
    ByTerms(NaiveDate),
    /// The text of its terms speaks of it, and does not say one day.
    Undecided,
    /// It does not say.
    Unsaid,
}

impl Document {
    /// When it is to be paid.
    #[must_use]
    pub fn due(&self) -> Due {
        if let Some(latest) = self.latest() {
            return Due::On(latest);
        }
        match said(self) {
            Some((_, Said::Day(day))) => Due::ByTerms(day),
            Some((_, Said::Between(..) | Said::Unclear)) => Due::Undecided,
            Some((_, Said::Nothing)) | None => Due::Unsaid,
        }
    }

    /// The text of its terms that says a later day than it names, and that day.
    fn later_by_terms(&self, named: NaiveDate) -> Option<(&Placed<String>, NaiveDate)> {
        match said(self)? {
            (text, Said::Day(day)) if day > named => Some((text, day)),
            _ => None,
        }
    }

    /// The latest day it names without a discount.
    fn latest(&self) -> Option<NaiveDate> {
        self.due_dates.iter().filter(|it| !it.discount).map(|it| it.day.value).max()
    }
}

/// What is doubtful about the day to pay by. Credit notes are not to be paid.
pub(crate) fn doubts(document: &Document) -> Vec<Doubt> {
    if matches!(document.debt(), Some(Debt::Credit(_) | Debt::Nothing)) {
        return Vec::new();
    }
    let doubt = |kind: DoubtKind, at: &Placed<NaiveDate>| Doubt {
        kind,
        element: at.element.clone(),
        line: at.line,
    };
    let unreadable =
        |it: &Doubt| matches!(it.kind, DoubtKind::Unreadable { about: About::DueDate, .. });
    let net: Vec<_> = document.due_dates.iter().filter(|it| !it.discount).collect();
    let Some(latest) = net.iter().max_by_key(|it| it.day.value) else {
        let told = document.doubts.iter().any(unreadable);
        return if told { Vec::new() } else { doubts_of_terms(document) };
    };
    let mut doubts = Vec::new();
    let day = latest.day.value;
    if net.iter().any(|it| it.day.value != day) {
        doubts.push(doubt(DoubtKind::SeveralDueDates { latest: day }, &latest.day));
    }
    let issued = document.issued.as_ref().map(|it| it.value);
    if let Some(issued) = issued.filter(|it| day < *it) {
        doubts.push(doubt(DoubtKind::DueBeforeIssue { due: day, issued }, &latest.day));
    } else if let Some((at, day)) = document.later_by_terms(day) {
        let (text, named) = (at.value.clone(), latest.day.value);
        let kind = DoubtKind::TermsDisagree { text, day, named };
        doubts.push(Doubt { kind, element: at.element.clone(), line: at.line });
    }
    doubts
}

fn doubts_of_terms(document: &Document) -> Vec<Doubt> {
    let Some((at, said)) = said(document) else { return Vec::new() };
    let text = at.value.clone();
    let kind = match said {
        Said::Day(due) => DoubtKind::DueFromTerms { text, due },
        Said::Between(first, last) => {
            DoubtKind::TermsUndecided { text, days: Some((first, last)) }
        }
        Said::Unclear => DoubtKind::TermsUndecided { text, days: None },
        Said::Nothing => return Vec::new(),
    };
    vec![Doubt { line: at.line, element: at.element.clone(), ..Doubt::whole(kind) }]
}

/// What the texts of its terms say together, and the text that says so.
fn said(document: &Document) -> Option<(&Placed<String>, Said)> {
    let issued = document.issued.as_ref()?.value;
    let texts = document.terms.iter().filter(|it| !it.discount);
    let all = texts.map(|it| (&it.text, terms::said(&it.text.value, issued)));
    let told: Vec<_> = all.filter(|(_, said)| *said != Said::Nothing).collect();
    let together = told.iter().map(|(_, said)| *said).reduce(Said::and)?;
    let text = told.iter().find(|(_, said)| *said == together).or(told.first());
    Some((text?.0, together))
}

/// The text of its terms or notes that says that the creditor collects the money itself.
pub(crate) fn says_direct_debit(document: &Document) -> Option<Placed<String>> {
    let mut terms = document.terms.iter().map(|it| &it.text);
    let of_terms = terms.find(|it| terms::says_direct_debit(&it.value));
    of_terms.or_else(|| texts(document).find(|it| terms::tells_of_debit(&it.value))).cloned()
}

/// The text of its terms or notes that says that it was paid.
pub(crate) fn says_paid(document: &Document) -> Option<Placed<String>> {
    texts(document).find(|it| terms::says_paid(&it.value)).cloned()
}

/// The texts of its terms, and its notes but those with a subject of the law.
fn texts(document: &Document) -> impl Iterator<Item = &Placed<String>> {
    let plain = |it: &&Note| it.subject.as_deref().is_none_or(|it| !LEGAL.contains(&it));
    let notes = document.notes.iter().filter(plain).map(|it| &it.text);
    document.terms.iter().map(|it| &it.text).chain(notes)
}

/// Subjects of notes that say what the law wants said: penalties, indemnities, discounts, kind of buyer, register.
const LEGAL: [&str; 5] = ["PMD", "PMT", "AAB", "BAR", "REG"];
