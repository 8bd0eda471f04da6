//! One invoice in several files: the PDF and the XML, a copy, a second delivery.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use e_invoices::{Due, Kind};
use findings::fold::compact;
use findings::{Args, Code, Currency, Finding, Money};

use super::buyers;
use super::received::ReceivedInvoice;

/// Keeps each invoice once, by number and day of issue; where two of them differ, both are held.
pub(super) fn keep_once(received: &mut Vec<ReceivedInvoice>, findings: &mut Vec<Finding>) {
    let mut kept: Vec<ReceivedInvoice> = Vec::with_capacity(received.len());
    let mut places: BTreeMap<(String, NaiveDate), usize> = BTreeMap::new();
    for mut invoice in received.drain(..) {
        let day = invoice.issued();
        let number = compact(invoice.number());
        let Some(day) = day.filter(|_| !number.is_empty()) else {
            kept.push(invoice);
            continue;
        };
        let at = *places.entry((number, day)).or_insert(kept.len());
        let Some(first) = kept.get_mut(at) else {
            kept.push(invoice);
            continue;
        };
        match Content::of(first).differs(&Content::of(&invoice)) {
            None => {
                let values = Args::new().text("invoice", invoice.number());
                let other = first.document.file.clone();
                invoice.tell(Code::InvoiceRepeated, values.text("other", other));
                first.told.extend(invoice.told.extract_if(.., |it| it.holds()));
                findings.append(&mut invoice.told);
                first.copy = first.copy.take().or(invoice.copy);
                // The profile MINIMUM says less than the whole invoice beside it.
                if first.document.due() == Due::Unsaid || first.document.is_minimum() {
                    first.document = invoice.document;
                }
            }
            Some(field) => {
                let (one, other) = (first.document.file.clone(), invoice.document.file.clone());
                for (invoice, other) in [(&mut *first, other), (&mut invoice, one)] {
                    let values = Args::new().text("invoice", invoice.number());
                    let values = values.text("other", other).text("field", field);
                    invoice.tell(Code::InvoiceTwiceDiffers, values);
                }
                kept.push(invoice);
            }
        }
    }
    *received = kept;
}

/// What two files of one invoice must say alike.
struct Content {
    kind: Option<Kind>,
    currency: Option<Currency>,
    total: Option<Money>,
    due: Option<Money>,
    due_on: Due,
    buyer: Vec<buyers::Key>,
}

impl Content {
    fn of(invoice: &ReceivedInvoice) -> Self {
        let document = &invoice.document;
        Self {
            kind: document.kind(),
            currency: document.currency.as_ref().map(|it| it.value),
            total: document.total.as_ref().map(|it| it.value),
            due: document.due_amount.as_ref().map(|it| it.value),
            due_on: document.due(),
            buyer: buyers::keys(&document.buyer),
        }
    }

    /// The first thing in which they differ.
    fn differs(&self, other: &Self) -> Option<&'static str> {
        let same = [
            ("type", self.kind == other.kind),
            ("currency", self.currency == other.currency),
            ("total", self.total == other.total),
            ("due", self.due == other.due),
            ("due-date", self.due_on == other.due_on || self.is_silent(other)),
            ("buyer", self.same_buyer(other)),
        ];
        same.into_iter().find(|(_, same)| !same).map(|(field, _)| field)
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
