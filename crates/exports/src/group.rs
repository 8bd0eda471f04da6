//! Several rows of one invoice, made one.

use std::collections::HashMap;

use super::InvoiceRow;
use super::profile::RowIs;

/// Puts the rows of one invoice together, in files that have a row for each line or payment.
#[derive(Debug, Default)]
pub(super) struct Group {
    row: RowIs,
    /// Where in the export the first row of an invoice is, by debtor and number.
    seen: HashMap<(super::Text, super::Text), usize, foldhash::fast::FixedState>,
    /// Rows that went into another.
    pub(super) merged: usize,
    /// Rows with a number that stood before and with other amounts or dates.
    pub(super) differing: usize,
    /// Whether the last row was one.
    differs: bool,
}

impl Group {
    pub(super) fn new(row: RowIs) -> Self {
        Self { row, ..Self::default() }
    }

    pub(super) fn row(&self) -> RowIs {
        self.row
    }

    /// Whether the last row contradicts an earlier one of its invoice.
    pub(super) fn differs(&self) -> bool {
        self.differs
    }

    /// Puts a row into the earlier one of the same invoice, or gives it back to be kept.
    ///
    /// Takes a row of the same invoice: details of the invoice must be the same on both; payments are added
    /// up.
    pub(super) fn take(
        &mut self,
        row: InvoiceRow,
        kept: &mut [InvoiceRow],
    ) -> Option<InvoiceRow> {
        let grouped = matches!(self.row, RowIs::InvoiceLine | RowIs::Payment);
        if !grouped || row.number.is_empty() {
            return Some(row);
        }
        self.differs = false;
        let key = (row.debtor.code.clone(), row.number.clone());
        let Some(first) = self.seen.get(&key).and_then(|at| kept.get_mut(*at)) else {
            self.seen.insert(key, kept.len());
            return Some(row);
        };
        let payments = self.row == RowIs::Payment;
        if !is_same(first, &row) || (!payments && first.paid != row.paid) {
            self.differing += 1;
            self.differs = true;
            return Some(row);
        }
        if payments && row.paid.is_some() {
            first.paid = Some(first.paid.unwrap_or_default() + row.paid.unwrap_or_default());
        }
        self.merged += 1;
        None
    }
}

/// Whether two rows say the same of their invoice, payments aside.
fn is_same(one: &InvoiceRow, other: &InvoiceRow) -> bool {
    one.document == other.document
        && (one.date, one.due) == (other.date, other.due)
        && (one.total, one.residual) == (other.total, other.residual)
        && one.currency == other.currency
        && (&one.status, one.state) == (&other.status, other.state)
        && (one.disputed, one.promised_until) == (other.disputed, other.promised_until)
        && one.reminders == other.reminders
}
