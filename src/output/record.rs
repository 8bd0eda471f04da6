//! `run.json`: inputs, options, control totals and counts of a run.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::payments::PaymentTotal;
use crate::plan::{ControlTotal, Tally};

use super::{Folder, InputRecord, Manifest, OutputError, Settings};

/// Its name in the run folder.
const NAME: &str = "run.json";

/// `run.json`. It holds the letter date and no clock times, so that a repeated run leaves the same
/// bytes.
#[derive(Serialize)]
struct RunRecord<'a> {
    tool: &'static str,
    version: &'static str,
    run_id: &'a str,
    letter_date: NaiveDate,
    creditor: RecordedCreditor<'a>,
    inputs: &'a [InputRecord],
    options: &'a Settings,
    control_totals: Vec<RecordedTotal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payments: Option<RecordedPayments>,
    counts: Counts,
    letters_by_stage: BTreeMap<&'static str, usize>,
    held_by_reason: BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct RecordedCreditor<'a> {
    name: &'a str,
    siren: Option<&'a str>,
}

#[derive(Serialize)]
struct RecordedTotal {
    /// Empty for rows that give no currency.
    currency: String,
    read: RecordedAmount,
    printed: RecordedAmount,
    held: RecordedAmount,
    closed: RecordedAmount,
    /// What payments took off since it was read; left out where nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    paid: Option<String>,
}

/// Up to when payments were known, and where the entries of each account went.
#[derive(Serialize)]
struct RecordedPayments {
    known_up_to: Option<NaiveDate>,
    accounts: Vec<RecordedAccount>,
}

#[derive(Serialize)]
struct RecordedAccount {
    account: String,
    currency: String,
    booked: String,
    payments: RecordedAmount,
    paid: String,
    confirmed: String,
    held: String,
    rest: String,
    other_debits: RecordedAmount,
}

#[derive(Serialize)]
struct RecordedAmount {
    rows: usize,
    amount: String,
}

#[derive(Serialize)]
struct Counts {
    pieces: usize,
    pages: u64,
    blank_pages: u64,
    sheets: u64,
    held: usize,
    findings: usize,
}

/// Writes `run.json`.
pub(super) fn write(
    folder: &Folder,
    manifest: &Manifest<'_>,
    (totals, paid): (&[ControlTotal], &[PaymentTotal]),
) -> Result<(), OutputError> {
    let pieces = manifest.pieces;
    let counts = Counts {
        pieces: pieces.len(),
        pages: pieces.iter().map(|piece| u64::from(piece.pages)).sum(),
        blank_pages: pieces.iter().map(|piece| u64::from(piece.blank_pages())).sum(),
        sheets: pieces.iter().map(|piece| u64::from(piece.sheets)).sum(),
        held: manifest.plan.held.len(),
        findings: manifest.findings.len(),
    };
    let mut letters_by_stage = BTreeMap::new();
    for letter in &manifest.plan.letters {
        *letters_by_stage.entry(letter.stage.as_str()).or_default() += 1;
    }
    let mut held_by_reason = BTreeMap::new();
    for held in &manifest.plan.held {
        *held_by_reason.entry(held.reason.as_str()).or_default() += 1;
    }
    let record = RunRecord {
        tool: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        run_id: manifest.run_id,
        letter_date: manifest.date,
        creditor: RecordedCreditor {
            name: &manifest.creditor.name,
            siren: manifest.creditor.siren.as_deref(),
        },
        inputs: manifest.inputs,
        options: manifest.settings,
        control_totals: totals.iter().map(total).collect(),
        payments: manifest.payments.map(|it| RecordedPayments {
            known_up_to: it.known_up_to,
            accounts: paid.iter().map(account).collect(),
        }),
        counts,
        letters_by_stage,
        held_by_reason,
    };
    let unwritten = |error: serde_json::Error| OutputError::Write {
        path: NAME.into(),
        source: error.into(),
    };
    let mut json = serde_json::to_string_pretty(&record).map_err(unwritten)?;
    json.push('\n');
    folder.write(NAME, json.as_bytes())
}

fn total(total: &ControlTotal) -> RecordedTotal {
    let amount =
        |tally: Tally| RecordedAmount { rows: tally.rows, amount: tally.residual.exact() };
    RecordedTotal {
        currency: total.currency.map(String::from).unwrap_or_default(),
        read: amount(total.read),
        printed: amount(total.printed),
        held: amount(total.held),
        closed: amount(Tally { rows: total.closed, ..Tally::default() }),
        paid: Some(total.paid.exact()).filter(|_| !total.paid.is_zero()),
    }
}

fn account(total: &PaymentTotal) -> RecordedAccount {
    RecordedAccount {
        account: total.account.clone(),
        currency: total.currency.map(String::from).unwrap_or_default(),
        booked: total.booked.exact(),
        payments: RecordedAmount { rows: total.lines, amount: total.payments.exact() },
        paid: total.paid.exact(),
        confirmed: total.confirmed.exact(),
        held: total.held.exact(),
        rest: total.rest.exact(),
        other_debits: RecordedAmount { rows: total.debits, amount: total.debited.exact() },
    }
}
