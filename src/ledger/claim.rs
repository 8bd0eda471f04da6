//! The amount of one row: an open invoice, a credit, nothing left, or nothing known.

use exports::{Document, InvoiceRow};
use findings::{Args, Code, Money};

use super::CreditKind;

/// The amount of a row, to the cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowAmount {
    /// An amount to pay.
    Open { total: Money, residual: Money },
    /// An amount in the debtor's favour; positive.
    Credit { kind: CreditKind, amount: Money },
    /// Nothing left.
    Closed,
    /// The row says neither what remains nor what it was.
    Unknown,
}

/// A finding about amounts of a row that do not fit one another; none where they do.
pub(super) type AmountDoubt = Option<(Code, Args)>;

/// Reads the amounts of a row. The residual of the export goes before total minus paid, since the
/// program that wrote it knows of credits which no column shows.
pub(super) fn claim(row: &InvoiceRow) -> (RowAmount, AmountDoubt) {
    let paid = row.paid.unwrap_or(Money::ZERO);
    let Some(remains) = row.residual.or_else(|| row.total.map(|total| total - paid)) else {
        return (RowAmount::Unknown, Some((Code::NoAmount, Args::new())));
    };
    let doubt = row.total.and_then(|total| doubt(row, total, paid));
    (classify(row, remains, paid), doubt)
}

/// The remainder of a row, with the sign of an account: credits are negative; none where it does not say.
pub(super) fn owed(row: &InvoiceRow) -> Option<Money> {
    let paid = row.paid.unwrap_or(Money::ZERO);
    let remains = row.residual.or_else(|| row.total.map(|total| total - paid))?;
    Some(signed(row.document, remains))
}

/// The remainder of a broken row or an invoice, with the sign of an account: credits are negative.
pub(super) fn signed(document: Document, remains: Money) -> Money {
    match document {
        Document::Invoice => remains,
        // Programs write credits with either sign.
        Document::CreditNote | Document::Payment => -remains.abs(),
    }
}

fn classify(row: &InvoiceRow, remains: Money, paid: Money) -> RowAmount {
    let owed = signed(row.document, remains);
    if owed.is_zero() {
        return RowAmount::Closed;
    }
    if owed.is_positive() {
        let total = row.total.unwrap_or(remains + paid);
        return RowAmount::Open { total, residual: owed };
    }
    let kind = match row.document {
        Document::Payment => CreditKind::Payment,
        // An invoice paid twice leaves money of the debtor's, not a credit note.
        Document::Invoice if row.total.is_some_and(Money::is_positive) => CreditKind::Payment,
        Document::Invoice | Document::CreditNote => CreditKind::CreditNote,
    };
    RowAmount::Credit { kind, amount: owed.abs() }
}

fn doubt(row: &InvoiceRow, total: Money, paid: Money) -> AmountDoubt {
    let values = || Args::new().text("total", total.exact()).text("paid", paid.exact());
    match row.residual {
        Some(residual) => {
            // Some programs write payments as negative amounts, or give no amount paid at all;
            // then what remains still lies between nothing and the whole.
            let expected = residual == total - paid || residual == total + paid;
            let within = || residual.abs() <= total.abs() && same_sign(residual, total);
            let agrees = expected || (row.paid.is_none() && within());
            let values = || values().text("residual", residual.exact());
            (!agrees).then(|| (Code::ResidualDisagrees, values()))
        }
        None => (!same_sign(total, paid)).then(|| (Code::SignsDisagree, values())),
    }
}

fn same_sign(one: Money, other: Money) -> bool {
    one.is_zero() || other.is_zero() || one.is_negative() == other.is_negative()
}
