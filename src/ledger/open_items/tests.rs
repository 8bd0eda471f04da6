//! Open items of small ledger files, case by case.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use exports::{DebtorKind, DebtorRow, LedgerTotals, Place, Table};
use findings::{Currency, Source};

/// A line as `journal piece cents lettering`, on the account of debtor `A`.
fn posting(table: u32, line: u32, text: &str) -> Posting {
    let [journal, piece, cents, lettering] = text.split(' ').collect::<Vec<_>>()[..] else {
        panic!("{text}")
    };
    let kind = match journal {
        "VE" => Journal::Sales,
        "BQ" => Journal::Bank,
        "AN" => Journal::Opening,
        _ => Journal::Other,
    };
    let place = Place { table, line };
    let date =
        chrono::NaiveDate::from_ymd_opt(2020 + i32::try_from(table).unwrap(), 1, 1).unwrap();
    Posting {
        place,
        journal: kind,
        journal_code: journal.into(),
        entry: line.to_string().into(),
        date,
        account: "411000".into(),
        debtor: Arc::new(DebtorRow { place, code: "A".into(), ..DebtorRow::default() }),
        piece: piece.into(),
        piece_date: Some(date),
        amount: Money::from_cents(cents.parse().unwrap()),
        lettering: lettering.trim_matches('.').into(),
        currency: None,
    }
}

/// An export of one file per list of lines, each a year later.
fn export(years: &[Vec<String>]) -> Export {
    let mut export = Export::default();
    for (table, lines) in (0_u32..).zip(years) {
        let numbered = (2_u32..).zip(lines);
        export.postings.extend(numbered.map(|(line, text)| posting(table, line, text)));
        let date = chrono::NaiveDate::from_ymd_opt(2020 + i32::try_from(table).unwrap(), 1, 1)
            .unwrap();
        let totals = LedgerTotals { period: Some((date, date)), ..LedgerTotals::default() };
        export.tables.push(Table {
            lists: None,
            unread: None,
            of_debtors: false,
            source: Arc::new(Source { name: format!("{table}.txt"), ..Source::default() }),
            columns: [None; Field::COUNT],
            rows: lines.len(),
            merged: 0,
            skipped: 0,
            refused: false,
            dialect: exports::Dialect::default(),
            notes: Vec::new(),
            ledger: Some(totals),
        });
    }
    export
}

fn taken_in(years: &[Vec<String>]) -> (Vec<InvoiceRow>, Vec<Finding>) {
    let mut export = export(years);
    let terms = Terms {
        days: Some(30),
        currency: Currency::EUR,
        written_kind: Some(DebtorKind::Business),
        persons: Default::default(),
        language: "fr".into(),
        as_of: None,
    };
    let findings = take_in(&mut export, &terms);
    (export.invoices, findings)
}

/// Checks what is open as `number remains`, and the codes of findings.
#[track_caller]
fn check(years: &[&[&str]], expected: &[&str], codes: &[&str]) {
    let lines = |lines: &&[&str]| lines.iter().map(|&it| it.to_owned()).collect();
    let years: Vec<Vec<String>> = years.iter().map(lines).collect();
    let (rows, findings) = taken_in(&years);
    let shown =
        |row: &InvoiceRow| format!("{} {}", row.number, row.residual.unwrap_or_default());
    assert_eq!(rows.iter().map(shown).collect::<Vec<_>>(), expected);
    assert_eq!(findings.iter().map(|it| it.code.as_str()).collect::<Vec<_>>(), codes);
}

#[test]
fn lines_with_one_code_settle_each_other() {
    check(&[&["VE F1 500 A", "BQ V1 -500 A", "VE F2 700 ."]], &["F2 7.00"], &[]);
}

#[test]
fn what_is_left_of_a_group_is_the_one_invoice_it_can_be() {
    check(&[&["VE F1 500 A", "BQ V1 -300 A"]], &["F1 2.00"], &[]);
    check(&[&["VE F1 500 A", "VE F2 200 A", "BQ V1 -500 A"]], &["F2 2.00"], &[]);
    check(&[&["VE F1 500 A", "BQ V1 -300 A", "BQ V2 -400 A"]], &["V2 -2.00"], &[]);
}

#[test]
fn a_group_that_leaves_one_of_several_invoices_is_not_guessed_at() {
    check(
        &[&["VE F1 500 A", "VE F2 200 A", "BQ V1 -100 A"]],
        &["F1 5.00", "F2 2.00", "V1 -1.00"],
        &["L13"],
    );
}

#[test]
fn an_older_invoice_is_not_paid_first() {
    check(
        &[&["VE F1 500 .", "VE F2 500 .", "BQ V1 -500 ."]],
        &["F1 5.00", "F2 5.00", "V1 -5.00"],
        &[],
    );
}

#[test]
fn a_payment_with_two_opening_lines_of_its_amount_settles_neither() {
    check(
        &[&["AN RAN 500 .", "AN RAN 500 .", "BQ V1 -500 A"]],
        &["AN 2 5.00", "AN 3 5.00", "V1 -5.00"],
        &["L12", "L12"],
    );
}

#[test]
fn equal_amounts_of_the_year_before_are_told_by_reference_or_not_at_all() {
    check(
        &[&["VE F1 500 .", "VE F2 500 ."], &["AN F1 500 .", "AN RAN 500 ."]],
        &["F1 5.00", "F2 5.00"],
        &[],
    );
    check(
        &[&["VE F1 500 .", "VE F2 500 ."], &["AN RAN 500 A", "AN RAN 500 .", "BQ V -500 A"]],
        &["AN 3 5.00"],
        &["L12"],
    );
}

#[test]
fn three_years_are_chained() {
    check(
        &[&["VE F1 500 ."], &["AN RAN 500 .", "VE F2 300 ."], &["AN RAN 800 ."]],
        &["F1 5.00", "F2 3.00"],
        &[],
    );
}

fn line() -> impl Strategy<Value = String> {
    let journal = prop::sample::select(vec!["VE", "BQ", "AN", "OD"]);
    let piece = prop::sample::select(vec!["F1", "F2", "F3", "RAN", "-"]);
    let lettering = prop::sample::select(vec![".", ".", "A", "B", "C"]);
    (journal, piece, -5_i64..6, lettering).prop_map(|(journal, piece, units, code)| {
        format!("{journal} {piece} {} {code}", units * 100)
    })
}

proptest! {
    #[test]
    fn open_items_make_the_balance_of_the_account(
        years in prop::collection::vec(prop::collection::vec(line(), 0..14), 1..4),
    ) {
        let (rows, findings) = taken_in(&years);
        let held = findings.iter().any(|it| it.code == Code::ItemsDifferFromBalance);
        let export = export(&years);
        // A year without an opening goes on with the year before.
        let opens = |table: u32| {
            export.postings.iter().any(|it| it.place.table == table && it.journal == Journal::Opening)
        };
        let last = u32::try_from(years.len()).unwrap() - 1;
        let begin = (0..=last).rev().find(|table| opens(*table)).unwrap_or(0);
        let lines = export.postings.iter().filter(|it| it.place.table >= begin);
        let balance: Money = lines.map(|it| it.amount).sum();
        let open: Money = rows.iter().filter_map(|row| row.residual).sum();
        prop_assert!(open == balance || held, "{open} {balance} {rows:?}");
    }
}
