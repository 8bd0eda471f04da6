//! One number on several rows: instalments of one invoice, or one row too many.

use std::sync::Arc;

use exports::{Document, InvoiceRow, Place, Text};
use findings::Money;

use super::claim::owed;
use super::{Instalment, Invoice, PaidInstalment};

/// The rows of one number: all of one debtor, none of them a payment, in file order.
#[derive(Clone, Copy)]
pub(super) struct OneNumber<'r, 'e>(pub(super) &'r [&'e InvoiceRow]);

impl OneNumber<'_, '_> {
    /// Whether these are instalments of one invoice: in one file and one currency, of one date where they
    /// give it, each with a due date of its own and none in the debtor's favour.
    ///
    /// The lines of a ledger have no due dates; there, what stands under one number and is open is one
    /// invoice as well.
    pub(super) fn are_instalments(self, is_ledger: bool) -> bool {
        let Some((first, others)) = self.0.split_first() else { return false };
        if others.is_empty() {
            return false;
        }
        let same = |row: &&&InvoiceRow| {
            row.place.table == first.place.table
                && row.currency == first.currency
                && row.document == Document::Invoice
                && (row.date == first.date || row.date.is_none() || first.date.is_none())
        };
        let in_favour = |row: &&&InvoiceRow| owed(row).is_some_and(Money::is_negative);
        if !self.0.iter().all(|row| same(&row)) || self.0.iter().any(|row| in_favour(&row)) {
            return false;
        }
        let mut dues: Vec<_> = self.0.iter().map(|row| row.due).collect();
        dues.sort();
        let apart = dues.iter().all(Option::is_some)
            && dues.windows(2).all(|pair| matches!(pair, [one, other] if one != other));
        apart || (is_ledger && dues.iter().all(Option::is_none))
    }

    /// The amount that stands on each row where nothing says whether it is that of the whole invoice or the
    /// row's own: no row says what remains. Those of a ledger are their own.
    pub(super) fn unclear(self) -> Option<Money> {
        let first = self.0.first()?.total?;
        let unclear = |row: &&InvoiceRow| row.total == Some(first) && row.residual.is_none();
        self.0.iter().all(unclear).then_some(first)
    }

    /// The instalment of each row, by its place: numbered by due date, then by line.
    pub(super) fn parts(self) -> Vec<(Place, InstalmentRow)> {
        let mut rows: Vec<&InvoiceRow> = self.0.to_vec();
        rows.sort_by_key(|row| (row.due, row.place));
        let of = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        let (whole, repeated) = (self.whole(), self.repeated().is_some());
        let copy = rows.iter().find_map(|row| row.copy.clone());
        let paid = |(nth, row): (u16, &&InvoiceRow)| {
            let nothing_left = owed(row).is_some_and(Money::is_zero) && !repeated;
            let total = row.total.filter(|_| nothing_left)?;
            Some(PaidInstalment { nth, due: row.due, total })
        };
        let paid: Arc<[PaidInstalment]> = (1..).zip(&rows).filter_map(paid).collect();
        let part = |(nth, row): (u16, &InvoiceRow)| {
            let instalment = Instalment { nth, of, whole, paid: Arc::clone(&paid) };
            (row.place, InstalmentRow { instalment, repeated, copy: copy.clone() })
        };
        (1..).zip(rows).map(part).collect()
    }

    /// The amount of the whole invoice: on each row, where all give the same and it is more than any of
    /// them leaves to pay; else what the rows come to.
    fn whole(self) -> Money {
        self.repeated().unwrap_or_else(|| {
            let amounts =
                self.0.iter().map(|row| row.total.or(row.residual).unwrap_or_default());
            amounts.sum()
        })
    }

    /// The amount that stands on each row and is that of the whole invoice; none where rows give their own.
    pub(super) fn repeated(self) -> Option<Money> {
        let first = self.0.first()?.total?;
        let same = self.0.iter().all(|row| row.total == Some(first));
        let remains: Option<Money> =
            self.0.iter().map(|row| row.residual).sum::<Option<Money>>();
        let less = self.0.iter().all(|row| row.residual.is_some_and(|it| it < first));
        let own = self
            .0
            .iter()
            .all(|row| row.paid.is_some_and(|it| Some(first - it) == row.residual));
        (same && less && !own && remains? <= first).then_some(first)
    }
}

/// The place of a row among the others of its invoice number.
#[derive(Debug, Clone)]
pub(super) struct InstalmentRow {
    instalment: Instalment,
    /// Whether its amount is that of the whole invoice.
    repeated: bool,
    /// The copy of the invoice.
    copy: Option<Text>,
}

impl InstalmentRow {
    /// Says on an invoice which instalment it is. Where its row gives the amount of the whole invoice, its
    /// own is not known, and what remains of it stands for it.
    pub(super) fn mark(&self, invoice: &mut Invoice) {
        invoice.instalment = Some(Box::new(self.instalment.clone()));
        if self.repeated {
            (invoice.total, invoice.paid) = (invoice.residual, Money::ZERO);
        }
        if invoice.copy.is_none() {
            invoice.copy.clone_from(&self.copy);
        }
    }
}
