//! Corrected invoices close the one they replace.

use std::collections::{BTreeMap, BTreeSet};

use e_invoices::Kind;
use exports::Export;
use findings::fold::compact;
use findings::{Args, Code, Money};

use super::received::ReceivedInvoice;

/// A corrected invoice that asks for money, and the one it names, by their places.
struct Replacement {
    by: usize,
    named: String,
    /// The invoice it names, where that is in the folder.
    old: Vec<usize>,
}

/// Closes what corrected invoices replace. Where it is not clear which of them is to be paid, all are held.
pub(super) fn close(received: &mut [ReceivedInvoice], export: &Export) {
    let mut numbers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, invoice) in received.iter().enumerate() {
        numbers.entry(compact(invoice.number())).or_default().push(at);
    }
    let corrected = |invoice: &ReceivedInvoice| {
        let kind = invoice.document.kind() == Some(Kind::Corrected) && invoice.is_owed();
        invoice.document.about().filter(|_| kind).map(str::to_owned)
    };
    let all: Vec<Replacement> = (0..)
        .zip(received.iter())
        .filter_map(|(by, invoice)| {
            let named = corrected(invoice)?;
            let places = numbers.get(&compact(&named));
            let all = places.into_iter().flatten().copied().filter(|it| *it != by);
            let old = of_the_day(all.collect(), invoice, received);
            Some(Replacement { by, named, old })
        })
        .collect();
    let open = still_open(export);
    let old_of: BTreeMap<usize, &[usize]> =
        all.iter().map(|it| (it.by, it.old.as_slice())).collect();
    let mut by_named: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for it in &all {
        by_named.entry(compact(&it.named)).or_default().push(it.by);
    }
    for it in &all {
        let others = by_named.get(&compact(&it.named)).into_iter().flatten().copied();
        let other = others.into_iter().find(|other| *other != it.by);
        let fault = fault(it, received, &old_of, (other, &open));
        let Some((reason, other)) = fault else {
            settle(it, received);
            continue;
        };
        // In a circle each of them says so itself.
        let old = it.old.iter().filter(|_| reason != "circle").copied();
        let places: BTreeSet<usize> = old.chain([it.by]).collect();
        for at in places {
            if let Some(invoice) = received.get_mut(at) {
                let values = Args::new().text("reason", reason).text("invoice", &it.named);
                let values = values.text("other", &other);
                invoice.tell(Code::InvoiceReplacementDoubtful, values);
            }
        }
    }
}

/// Of several of one number those of the day that is named, where one is.
fn of_the_day(
    all: Vec<usize>,
    invoice: &ReceivedInvoice,
    received: &[ReceivedInvoice],
) -> Vec<usize> {
    let mut days = invoice.document.preceding.iter().filter_map(|it| it.issued);
    let Some(day) = days.next() else { return all };
    let of_day = |at: &usize| received.get(*at).and_then(ReceivedInvoice::issued) == Some(day);
    let exact: Vec<usize> = all.iter().copied().filter(of_day).collect();
    if exact.is_empty() { all } else { exact }
}

/// Numbers of which the export still shows something to pay, each with its place.
fn still_open(export: &Export) -> BTreeMap<String, String> {
    let open = export.invoices.iter().filter(|row| {
        let remains = row.residual.or(row.total).unwrap_or_default();
        remains != Money::ZERO && !row.number.is_empty()
    });
    let place =
        |place| export.origin(place, None).map_or_else(String::new, |it| it.to_string());
    open.map(|row| (compact(&row.number), place(row.place))).collect()
}

/// Why it is not clear that one stands in place of the other, with what else is named.
fn fault(
    it: &Replacement,
    received: &[ReceivedInvoice],
    old_of: &BTreeMap<usize, &[usize]>,
    (other, open): (Option<usize>, &BTreeMap<String, String>),
) -> Option<(&'static str, String)> {
    if let Some(place) = open.get(&compact(&it.named)) {
        return Some(("export", place.clone()));
    }
    if let Some(other) = other {
        let number = received.get(other).map_or("", ReceivedInvoice::number);
        return Some(("two", number.to_owned()));
    }
    let old = match it.old.as_slice() {
        [] => return None,
        [only] => *only,
        _ => return Some(("several", String::new())),
    };
    // Where a number stands for several, each of them is followed, so that no order of files decides.
    let (mut seen, mut next) = (BTreeSet::from([old]), vec![old]);
    while let Some(at) = next.pop() {
        if at == it.by {
            return Some(("circle", String::new()));
        }
        let further = old_of.get(&at).copied().unwrap_or_default();
        next.extend(further.iter().copied().filter(|it| seen.insert(*it)));
    }
    let code = |at: usize| received.get(at).map(|it| it.code.clone());
    (code(old) != code(it.by)).then(|| ("buyer", String::new()))
}

/// Closes the invoice that is replaced, and says so; says where it is not there.
fn settle(it: &Replacement, received: &mut [ReceivedInvoice]) {
    let Some(by) = received.get(it.by) else { return };
    let day = by.issued().map_or_else(String::new, |it| it.to_string());
    let number = by.number().to_owned();
    if let Some(invoice) = it.old.first().and_then(|old| received.get_mut(*old)) {
        invoice.replaced = true;
        let values = Args::new().text("invoice", invoice.number()).text("by", number);
        invoice.tell(Code::InvoiceReplaced, values.text("day", day));
    } else if let Some(invoice) = received.get_mut(it.by) {
        let values = Args::new().text("invoice", &it.named);
        invoice.tell(Code::InvoiceReplacedMissing, values);
    }
}
