//! Invoices of the folder that the export lists as well: the row of the books counts, and the two must agree.

use std::collections::BTreeMap;

use e_invoices::{DoubtKind, Due};
use exports::{Document as RowKind, Export, InvoiceRow, Text};
use findings::fold::compact;
use findings::{Args, Code, Money};

use super::Context;
use super::received::{Listed, ReceivedInvoice, is_a_state};
use super::unlisted::Unlike;

/// Finds the row of the export for each invoice that has one, and holds both where they differ.
pub(super) fn compare(received: &mut [ReceivedInvoice], export: &mut Export) {
    let mut rows: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, row) in export.invoices.iter().enumerate() {
        let is_document = row.document != RowKind::Payment && !row.number.is_empty();
        if is_document {
            rows.entry(compact(&row.number)).or_default().push(at);
        }
    }
    let unlike = Unlike::of(received, &rows, export);
    for invoice in received.iter_mut().filter(|it| !it.number().is_empty()) {
        let Some(places) = rows.get(&compact(invoice.number())) else {
            if let Some((reason, place)) = unlike.reason(invoice, &rows, export) {
                let values = Args::new().text("invoice", invoice.number());
                let values = values.text("reason", reason).text("other", place);
                invoice.tell(Code::InvoiceRowUnclear, values);
            }
            continue;
        };
        let own = places.iter().filter_map(|at| export.invoices.get(*at));
        let own: Vec<&InvoiceRow> = own.collect();
        let Some(first) = own.first() else { continue };
        let place =
            export.origin(first.place, None).map_or_else(String::new, |it| it.to_string());
        invoice.listed =
            Some(Listed { debtor: first.debtor.code.clone(), place: place.clone() });
        let difference = difference(invoice, &own);
        if let Some((field, text, expected)) = difference {
            let values = Args::new()
                .text("invoice", invoice.number())
                .text("other", place)
                .text("field", field)
                .text("text", text)
                .text("expected", expected);
            invoice.tell(Code::InvoiceBesideExport, values);
        }
        if let (Some(copy), false) = (&invoice.copy, invoice.is_held()) {
            give_copy(export, places, copy);
        }
    }
}

/// Holds the debtor of each invoice that the export lists as open, while the invoice itself or messages about it say that
/// it is not to be asked for: paid by direct debit, sold, disputed, cancelled, paid in part. The books do not know it.
pub(super) fn hold_what_stands_otherwise(
    received: &mut [ReceivedInvoice],
    context: &Context<'_>,
) {
    for invoice in received.iter_mut().filter(|it| !it.is_held()) {
        let Some(listed) = &invoice.listed else { continue };
        let debited = context.folder.dun_direct_debit;
        let by_itself = invoice.document.doubts.iter().any(|doubt| {
            let dunned = debited && matches!(doubt.kind, DoubtKind::DirectDebit { .. });
            is_a_state(&doubt.kind) && !dunned
        });
        let cashed = !context.payments_are_read;
        let by_messages = invoice.standing.as_ref().is_some_and(|it| {
            it.cancelled || it.hold.is_some() || (cashed && it.cashed.is_positive())
        });
        if by_itself || by_messages {
            let values = Args::new().text("invoice", invoice.number());
            let values = values.text("other", listed.place.clone());
            invoice.tell(Code::InvoiceStandsOtherwise, values);
        }
    }
}

fn give_copy(export: &mut Export, places: &[usize], copy: &Text) {
    for at in places {
        if let Some(row) = export.invoices.get_mut(*at).filter(|it| it.copy.is_none()) {
            row.copy = Some(copy.clone());
        }
    }
}

/// The first thing in which a invoice and its rows differ: what, here, there.
fn difference(
    invoice: &ReceivedInvoice,
    rows: &[&InvoiceRow],
) -> Option<(&'static str, String, String)> {
    let first = rows.first()?;
    let document = &invoice.document;
    if invoice.code != first.debtor.code {
        return Some(("debtor", invoice.code.to_string(), first.debtor.code.to_string()));
    }
    let currency = document.currency.as_ref().map(|it| it.value);
    if let (Some(own), Some(theirs)) = (currency, first.currency)
        && own != theirs
    {
        return Some(("currency", own.to_string(), theirs.to_string()));
    }
    if let (Some(own), Some(theirs)) = (invoice.issued(), first.date)
        && own != theirs
    {
        return Some(("date", own.to_string(), theirs.to_string()));
    }
    if let (Due::On(own), [row]) = (document.due(), rows)
        && let Some(theirs) = row.due.filter(|it| *it < own)
    {
        return Some(("due_day", own.to_string(), theirs.to_string()));
    }
    let total = document.total.as_ref()?.value.abs();
    let of_rows = rows.iter().map(|row| row.total);
    let (sum, same) = (of_rows.clone().sum::<Option<Money>>(), first.total);
    let agrees = |it: Option<Money>| it.is_none_or(|it| it.abs() == total);
    if !agrees(sum) && !agrees(same) {
        let there = sum.unwrap_or_default().exact();
        return Some(("total", total.exact(), there));
    }
    let due = document.due_amount.as_ref()?.value.abs();
    let remains: Money = rows.iter().filter_map(|row| row.residual).sum();
    (remains.abs() > due).then(|| ("due", due.exact(), remains.exact()))
}
