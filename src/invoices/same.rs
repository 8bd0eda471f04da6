//! One invoice in several files: the PDF and the XML, a copy, a second delivery.

use std::collections::BTreeMap;
use std::mem::{Discriminant, discriminant};

use chrono::NaiveDate;

use e_invoices::{DoubtKind, Due, Kind};
use findings::fold::compact;
use findings::{Args, Code, Currency, Finding, Money};

use super::buyers;
use super::received::{ReceivedInvoice, is_a_state};

/// Keeps each invoice once, by number and day of issue; where two of them differ, both are held.
pub(super) fn keep_once(received: &mut Vec<ReceivedInvoice>, findings: &mut Vec<Finding>) {
    let mut kept: Vec<ReceivedInvoice> = Vec::with_capacity(received.len());
    let mut places: BTreeMap<(String, NaiveDate), Vec<usize>> = BTreeMap::new();
    for mut invoice in received.drain(..) {
        let (number, day) = (compact(invoice.number()), invoice.issued());
        if let Some(day) = day.filter(|_| !number.is_empty()) {
            let others = places.entry((number, day)).or_default();
            let content = Content::of(&invoice);
            let differing = |at: &usize| content.differs(&Content::of(kept.get(*at)?));
            if let Some(same) = others.iter().copied().find(|at| differing(at).is_none()) {
                let Some(same) = kept.get_mut(same) else { continue };
                repeats(same, invoice, findings);
                continue;
            }
            let first = others.first().copied();
            if let (Some(field), Some(first)) =
                (first.as_ref().and_then(differing), first.and_then(|at| kept.get_mut(at)))
            {
                differ(first, &mut invoice, field);
            }
            others.push(kept.len());
        }
        kept.push(invoice);
    }
    *received = kept;
}

/// Says of an invoice that another file says the same, and keeps of it what that one lacks.
fn repeats(
    kept: &mut ReceivedInvoice,
    mut invoice: ReceivedInvoice,
    findings: &mut Vec<Finding>,
) {
    let values = Args::new().text("invoice", invoice.number());
    let other = kept.document.file.clone();
    invoice.tell(Code::InvoiceRepeated, values.text("other", other));
    kept.told.extend(invoice.told.extract_if(.., |it| it.holds()));
    findings.append(&mut invoice.told);
    kept.copy = kept.copy.take().or(invoice.copy);
    // The profile MINIMUM says less than the whole invoice beside it.
    if kept.document.due() == Due::Unsaid || kept.document.is_minimum() {
        kept.document = invoice.document;
    }
}

/// Holds two invoices of one number and day that differ.
fn differ(one: &mut ReceivedInvoice, other: &mut ReceivedInvoice, field: &str) {
    let files = (one.document.file.clone(), other.document.file.clone());
    for (invoice, file) in [(one, files.1), (other, files.0)] {
        let values = Args::new().text("invoice", invoice.number());
        invoice
            .tell(Code::InvoiceTwiceDiffers, values.text("other", file).text("field", field));
    }
}

/// What two files of one invoice must say alike.
struct Content {
    /// The groups of digits of its number.
    groups: Vec<String>,
    kind: Option<Kind>,
    currency: Option<Currency>,
    total: Option<Money>,
    due: Option<Money>,
    due_on: Due,
    about: Option<String>,
    buyer: Vec<buyers::Key>,
    /// What says that it is not asked for by letter: direct debit, a factor; none of the profile MINIMUM, which cannot say it.
    means: Option<Vec<Discriminant<DoubtKind>>>,
}

impl Content {
    fn of(invoice: &ReceivedInvoice) -> Self {
        let document = &invoice.document;
        let states = document.doubts.iter().map(|it| &it.kind).filter(|it| is_a_state(it));
        Self {
            groups: groups(invoice.number()),
            kind: document.kind(),
            currency: document.currency.as_ref().map(|it| it.value),
            total: document.total.as_ref().map(|it| it.value),
            due: document.due_amount.as_ref().map(|it| it.value),
            due_on: document.due(),
            about: document.about().map(compact),
            buyer: buyers::keys(&document.buyer),
            means: (!document.is_minimum()).then(|| states.map(discriminant).collect()),
        }
    }

    /// The first thing in which they differ.
    fn differs(&self, other: &Self) -> Option<&'static str> {
        let same = [
            ("number", self.same_number(other)),
            ("type", self.kind == other.kind),
            ("currency", self.currency == other.currency),
            ("total", self.total == other.total),
            ("due", self.due == other.due),
            ("due-date", self.due_on == other.due_on || self.is_silent(other)),
            ("about", self.about == other.about),
            ("buyer", self.same_buyer(other)),
            (
                "means",
                self.means
                    .as_ref()
                    .zip(other.means.as_ref())
                    .is_none_or(|(one, two)| one == two),
            ),
        ];
        same.into_iter().find(|(_, same)| !same).map(|(field, _)| field)
    }

    /// Whether their numbers, of the same signs, are parted alike, or one of them not at all: `2026-1-11` is not `2026-11-1`.
    fn same_number(&self, other: &Self) -> bool {
        self.groups == other.groups || self.groups.len() < 2 || other.groups.len() < 2
    }

    /// Whether one of them does not say when it is due: the profile MINIMUM beside the whole invoice.
    fn is_silent(&self, other: &Self) -> bool {
        self.due_on == Due::Unsaid || other.due_on == Due::Unsaid
    }

    /// Whether they share what tells a buyer, the strongest that both give.
    fn same_buyer(&self, other: &Self) -> bool {
        let both = self.buyer.iter().filter_map(|own| {
            other.buyer.iter().find(|it| it.same_kind(own)).map(|it| it == own)
        });
        both.into_iter().next().unwrap_or(true)
    }
}

/// The groups of digits in a number.
fn groups(number: &str) -> Vec<String> {
    let parts = number.split(|it: char| !it.is_ascii_digit());
    parts.filter(|it| !it.is_empty()).map(str::to_owned).collect()
}
