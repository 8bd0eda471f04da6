//! Which invoices have no part in a decision.

use crate::ledger::{Account, Invoice};

use super::dates;
use super::exclude::excluded;
use super::limitation::barred;
use super::{Fate, House, Reason};

/// Why an invoice has no part in the decision; none when it is overdue.
pub(super) fn left_out(
    account: &Account,
    invoice: &Invoice,
    house: &House<'_>,
) -> Option<Fate> {
    let kept = |reason, until| Some(Fate::Kept { reason, until });
    if let Some(fate) = excluded(&account.debtor, invoice, house) {
        return Some(fate);
    }
    let Some(due) = invoice.due else { return kept(Reason::NoDueDate, None) };
    if barred(invoice, account.debtor.kind, house) {
        return kept(Reason::TimeBarred, None);
    }
    let overdue_from = house.policy.overdue_from(due);
    if dates::is_doubtful(invoice, overdue_from <= house.date, house) {
        return kept(Reason::DateDoubtful, None);
    }
    if house.date < overdue_from { kept(Reason::NotDue, Some(overdue_from)) } else { None }
}
