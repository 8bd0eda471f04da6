//! Invoices of the folder that the export does not list under their number, and may list all the same.

use std::collections::{BTreeMap, BTreeSet};

use e_invoices::Debt;
use exports::{Document as RowKind, Export, InvoiceRow, Place};
use findings::Money;
use findings::fold::compact;

use super::received::ReceivedInvoice;

/// Rows by their folded numbers.
type Rows = BTreeMap<String, Vec<usize>>;

/// Rows of the export that may be invoices of the folder which bear no number of theirs.
pub(super) struct Unlike {
    /// Rows that could not be read, by the last digits of their numbers: not even their debtor is sure.
    unread: BTreeMap<String, Place>,
    /// Rows of invoices that no invoice of the folder is, by debtor and last digits.
    near: BTreeMap<(String, String), Vec<usize>>,
}

impl Unlike {
    pub(super) fn of(received: &[ReceivedInvoice], rows: &Rows, export: &Export) -> Self {
        let broken = export.broken.iter();
        let unread = broken.filter_map(|it| Some((tail(it.number.as_ref()?), it.place)));
        let folder: BTreeSet<String> = received.iter().map(|it| compact(it.number())).collect();
        let others = rows.iter().filter(|(number, _)| !folder.contains(*number));
        let mut near: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for at in others.flat_map(|(_, places)| places.iter().copied()) {
            let Some(row) = export.invoices.get(at) else { continue };
            if row.document == RowKind::Invoice && !last_digits(&row.number).is_empty() {
                let key = (row.debtor.code.to_string(), last_digits(&row.number).to_owned());
                near.entry(key).or_default().push(at);
            }
        }
        Self { unread: unread.filter(|(it, _)| !it.is_empty()).collect(), near }
    }

    /// Why it is not clear whether the export lists an invoice, and the row that says so.
    pub(super) fn reason(
        &self,
        invoice: &ReceivedInvoice,
        rows: &Rows,
        export: &Export,
    ) -> Option<(&'static str, String)> {
        let place = |it: Place| export.origin(it, None).map(|it| it.to_string());
        let about = invoice.document.about().unwrap_or_default();
        let unread = [invoice.number(), about].map(tail);
        if let Some(row) = unread.iter().find_map(|it| self.unread.get(it)) {
            return Some(("unread", place(*row)?));
        }
        let row = |at: &usize| export.invoices.get(*at);
        match invoice.document.debt()? {
            Debt::Owed(_) => {
                let last = last_digits(invoice.number()).to_owned();
                let near = self.near.get(&(invoice.code.to_string(), last))?;
                let mut near = near.iter().filter_map(row);
                Some(("near", place(near.find(|it| may_be(it, invoice))?.place)?))
            }
            Debt::Credit(_) => {
                let about = rows.get(&compact(invoice.document.about()?))?;
                let mut about = about.iter().filter_map(row);
                Some(("credit", place(about.find(|it| is_lowered(it))?.place)?))
            }
            Debt::Nothing => None,
        }
    }
}

/// Whether a row of the same last digits may be an invoice: it is of the same day and amount, as far as it says.
fn may_be(row: &InvoiceRow, invoice: &ReceivedInvoice) -> bool {
    let day = row.date.zip(invoice.issued()).is_none_or(|(row, own)| row == own);
    let total = invoice.document.total.as_ref().map(|it| it.value.abs());
    let total = row.total.map(Money::abs).zip(total).is_none_or(|(row, own)| row == own);
    day && total
}

/// Whether something was taken off what a row was in all, or nobody says that nothing was.
fn is_lowered(row: &InvoiceRow) -> bool {
    row.residual.is_none_or(|residual| row.total.is_none_or(|total| residual != total))
        && (row.residual.is_some() || row.paid.is_some_and(|it| !it.is_zero()))
}

/// What a number ends in: its last digits, all of it where it has none.
fn tail(number: &str) -> String {
    let digits = last_digits(number);
    if digits.is_empty() { compact(number) } else { digits.to_owned() }
}

/// The digits at the end of a number, zeros in front left out.
fn last_digits(number: &str) -> &str {
    let end = number.trim_end_matches(|it: char| !it.is_ascii_digit());
    let begin = end.trim_end_matches(|it: char| it.is_ascii_digit()).len();
    end.get(begin..).unwrap_or_default().trim_start_matches('0')
}
