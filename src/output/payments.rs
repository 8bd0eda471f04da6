//! `payments.csv`: every payment of the statements, and what became of it.

use statements::Kind;

use crate::payments::{PaymentLine, Payments};

use super::table::{ManifestRow, ManifestTable};
use super::{Folder, Manifest, OutputError};

/// The columns of `payments.csv`.
const COLUMNS: &[&str] = &[
    "statement",
    "line",
    "day",
    "amount",
    "payer",
    "text",
    "match",
    "invoice",
    "rule",
    "currency",
    "account",
    "kind",
    "count",
    "invoice_amounts",
    "rest",
    "debtor_id",
    "also",
];

/// Writes `payments.csv`, a line for each credit, return and reversal, and one for all other debits of an account; no
/// table where the job reads no payments.
pub(super) fn write(folder: &Folder, manifest: &Manifest<'_>) -> Result<(), OutputError> {
    let Some(payments) = manifest.payments else { return Ok(()) };
    let mut table = ManifestTable::begin(folder, "payments.csv", COLUMNS)?;
    for line in &payments.lines {
        table.row(row(line))?;
    }
    for row in debits(payments) {
        table.row(row)?;
    }
    table.finish()
}

fn row(line: &PaymentLine) -> ManifestRow {
    let payment = &line.payment;
    let numbers: Vec<&str> = line.took.iter().map(|it| &*it.invoice).collect();
    let amounts: Vec<String> = line.took.iter().map(|it| it.amount.exact()).collect();
    let mut debtors: Vec<&str> = line.took.iter().map(|it| &*it.debtor).collect();
    debtors.extend(line.holds.iter().map(|it| &**it));
    debtors.dedup();
    let also: Vec<String> = payment.also.iter().map(ToString::to_string).collect();
    ManifestRow::default()
        .text(&payment.origin.source.name)
        .own(payment.origin.line)
        .own(payment.day)
        .own(payment.amount.exact())
        .text(&payment.line.payer)
        .text(&payment.line.text.join(" "))
        .own(line.rule.effect().as_str())
        .text(&numbers.join(","))
        .own(line.rule.as_str())
        .maybe(payment.currency)
        .text(payment.account.as_str())
        .own(kind(payment.kind))
        .own(1)
        .own(amounts.join(","))
        .own(line.rest.exact())
        .text(&debtors.join(","))
        .text(&also.join(","))
}

/// Salaries are nobody's business here: other debits are a count and a sum.
fn debits(payments: &Payments) -> impl Iterator<Item = ManifestRow> {
    payments.debits.iter().map(|debits| {
        ManifestRow::default()
            .empty(3)
            .own(debits.sum.exact())
            .empty(5)
            .maybe(debits.currency)
            .text(debits.account.as_str())
            .own("other-debits")
            .own(debits.count)
            .empty(1)
            .own(debits.sum.exact())
            .empty(2)
    })
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Credit => "credit",
        Kind::Return => "return",
        Kind::OwnReturn => "own-return",
    }
}
