//! Ledgers of small exports, case by case.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use exports::{BrokenRow, DebtorRow, Dialect, Document, Field, InvoiceRow, Place, Table};
use findings::{Args, Code, Source};

fn table(name: &str, fields: &[Field]) -> Table {
    let mut columns = [None; Field::COUNT];
    for (column, field) in (0..).zip(fields) {
        columns[field.index()] = Some(column);
    }
    let headers = fields.iter().map(|field| field.as_str().to_owned()).collect();
    let source = Arc::new(Source { name: name.to_owned(), headers, sheet: None });
    let dialect = Dialect::default();
    let notes = Vec::new();
    Table {
        lists: None,
        unread: None,
        of_debtors: false,
        source,
        columns,
        rows: 0,
        merged: 0,
        skipped: 0,
        refused: false,
        dialect,
        notes,
        ledger: None,
    }
}

fn debtor(place: Place, code: &str) -> DebtorRow {
    DebtorRow { place, code: code.into(), ..DebtorRow::default() }
}

/// A row from `debtor number total/paid/residual`, amounts in cents or `-`, with a `!` before the
/// number of a credit note and a `$` before that of a payment.
fn row(table: u32, line: u32, text: &str) -> InvoiceRow {
    let place = Place { table, line };
    let [code, number, sums] = text.split(' ').collect::<Vec<_>>()[..] else {
        panic!("{text}")
    };
    let [total, paid, residual] = sums.split('/').collect::<Vec<_>>()[..] else {
        panic!("{text}")
    };
    let money = |cents: &str| cents.parse().ok().map(Money::from_cents);
    let document = match number.as_bytes()[0] {
        b'!' => Document::CreditNote,
        b'$' => Document::Payment,
        _ => Document::Invoice,
    };
    InvoiceRow {
        place,
        debtor: Arc::new(debtor(place, code)),
        number: number.into(),
        document,
        date: NaiveDate::from_ymd_opt(2026, 1, 31),
        due: None,
        total: money(total),
        paid: money(paid),
        residual: money(residual),
        currency: None,
        status: None,
        state: Default::default(),
        debtor_state: Default::default(),
        disputed: false,
        promised_until: None,
        copy: None,
        reminders: [None; 3],
        credit_for: None,
        bar: None,
    }
}

fn broken(line: u32, code: Option<&str>, residual: Option<i64>) -> BrokenRow {
    BrokenRow {
        place: Place { table: 0, line },
        debtor: code.map(Text::from),
        name: None,
        number: None,
        document: Document::Invoice,
        due: None,
        currency: None,
        total: None,
        paid: None,
        residual: residual.map(Money::from_cents),
        cells: Vec::new(),
    }
}

/// An export of two files; a row before which `2:` stands is in the second.
fn export(rows: &[&str]) -> Export {
    let fields = [Field::Debtor, Field::Invoice, Field::DueDate, Field::Residual];
    let invoices = (2..).zip(rows).map(|(line, text)| match text.strip_prefix("2:") {
        Some(text) => row(1, line, text),
        None => row(0, line, text),
    });
    Export {
        tables: vec![table("open.csv", &fields), table("more.csv", &fields)],
        invoices: invoices.collect(),
        ..Export::default()
    }
}

fn terms() -> Terms {
    Terms {
        days: None,
        currency: Currency::EUR,
        written_kind: Some(DebtorKind::Business),
        persons: Default::default(),
        language: "fr".into(),
        as_of: None,
    }
}

/// Accounts as `code currency: invoices; credits; closed` with a `*` when on hold, then findings.
fn describe((ledger, findings): &(Ledger, Vec<Finding>)) -> Vec<String> {
    let account = |account: &Account| {
        let hold = if account.on_hold { "*" } else { "" };
        let invoices = account
            .invoices
            .iter()
            .map(|it| format!(" {} {}-{}={}", it.number, it.total, it.paid, it.residual));
        let credits = account.credits.iter().map(|it| format!(" {:?} {}", it.kind, it.amount));
        let closed = account.closed.iter().map(|it| format!(" closed {}", it.number));
        let all: String = invoices.chain(credits).chain(closed).collect();
        format!("{}{hold} {}:{all}", account.debtor.code, account.currency)
    };
    let broken = ledger.broken.iter().map(|it| {
        let residual = it.residual.map_or_else(|| "-".to_owned(), |it| it.to_string());
        format!("broken {} {residual}", it.debtor.as_deref().unwrap_or("-"))
    });
    let findings = findings.iter().map(|it| format!("{} {}", it.origin, it.code.as_str()));
    ledger.accounts.iter().map(account).chain(broken).chain(findings).collect()
}

#[track_caller]
fn check(rows: &[&str], expected: &[&str]) {
    assert_eq!(describe(&open(export(rows), &terms(), &[])), expected);
}

#[test]
fn accounts_stand_by_code() {
    check(
        &["C2 F3 100/-/-", "C1 F2 200/-/-", "C1 F1 300/100/-"],
        &["C1 EUR: F1 3.00-1.00=2.00 F2 2.00-0.00=2.00", "C2 EUR: F3 1.00-0.00=1.00"],
    );
}

#[test]
fn accounts_are_kept_by_currency() {
    let mut export = export(&["C1 F1 100/-/-", "C1 F2 200/-/-"]);
    export.invoices[0].currency = "USD".parse().ok();
    let opened = open(export, &terms(), &[]);
    let expected = ["C1 EUR: F2 2.00-0.00=2.00", "C1 USD: F1 1.00-0.00=1.00"];
    assert_eq!(describe(&opened), expected);
    assert!(Arc::ptr_eq(&opened.0.accounts[0].debtor, &opened.0.accounts[1].debtor));
}

#[test]
fn the_residual_goes_before_total_minus_paid() {
    check(&["C1 F1 1000/200/700"], &["C1 EUR: F1 10.00-3.00=7.00", "open.csv:2 [residual] L3"]);
    check(&["C1 F1 1000/200/800"], &["C1 EUR: F1 10.00-2.00=8.00"]);
    check(&["C1 F1 1000/-/800"], &["C1 EUR: F1 10.00-2.00=8.00"]);
    check(&["C1 F1 1000/-200/800"], &["C1 EUR: F1 10.00-2.00=8.00"]);
    check(
        &["C1 F1 1000/-/1200"],
        &["C1 EUR: F1 10.00--2.00=12.00", "open.csv:2 [residual] L3"],
    );
    check(&["C1 F1 -/200/800"], &["C1 EUR: F1 10.00-2.00=8.00"]);
}

#[test]
fn total_and_paid_of_different_signs_are_not_guessed() {
    check(&["C1 F1 1000/-200/-"], &["C1* EUR: F1 10.00--2.00=12.00", "open.csv:2 L9"]);
}

#[test]
fn credits_are_recognised_by_sign_and_by_document() {
    check(
        &["C1 A1 -500/-/-", "C1 !A2 300/100/-", "C1 !A3 -300/-/-", "C1 $P1 400/-/-"],
        &["C1 EUR: CreditNote 2.00 CreditNote 3.00 Payment 4.00 CreditNote 5.00"],
    );
    check(&["C1 F1 1000/1200/-"], &["C1 EUR: Payment 2.00"]);
}

#[test]
fn what_is_paid_is_closed() {
    check(&["C1 F1 1000/1000/-", "C1 F2 -/-/0"], &["C1 EUR: closed F1 closed F2"]);
}

#[test]
fn a_row_without_amount_is_kept_and_holds() {
    check(
        &["C1 F1 -/-/-", "C1 F2 100/-/-"],
        &["C1* EUR: F2 1.00-0.00=1.00", "broken C1 -", "open.csv:2 L7"],
    );
}

#[test]
fn a_number_twice_holds_its_debtor_and_both_rows_count() {
    check(
        &["C1 F1 100/-/-", "C2 F1 100/-/-", "C1 F1 200/-/-"],
        &[
            "C1* EUR: F1 1.00-0.00=1.00 F1 2.00-0.00=2.00",
            "C2 EUR: F1 1.00-0.00=1.00",
            "open.csv:4 [invoice] L1",
        ],
    );
    check(
        &["C1 F1 100/-/-", "2:C1 F1 100/-/-"],
        &["C1* EUR: F1 1.00-0.00=1.00 F1 1.00-0.00=1.00", "more.csv:3 [invoice] L2"],
    );
    let mut payments = export(&["C1 F1 100/-/-", "C1 F1 40/-/-"]);
    payments.invoices[1].document = Document::Payment;
    let expected = ["C1 EUR: F1 1.00-0.00=1.00 Payment 0.40"];
    assert_eq!(describe(&open(payments, &terms(), &[])), expected);
}

#[test]
fn what_reading_found_holds_here_too() {
    let mut broken_rows = export(&["C1 F1 100/-/-", "C2 F2 100/-/-", "C3 F3 100/-/-"]);
    broken_rows.broken = vec![broken(9, Some("C1"), Some(700)), broken(10, None, None)];
    broken_rows.broken[1].cells = vec!["fils".into(), "C3".into()];
    let expected = [
        "C1* EUR: F1 1.00-0.00=1.00",
        "C2 EUR: F2 1.00-0.00=1.00",
        "C3* EUR: F3 1.00-0.00=1.00",
        "broken C1 7.00",
        "broken - -",
    ];
    let opened = open(broken_rows, &terms(), &[]);
    assert_eq!(describe(&opened), expected);
    let read = ReadTotal {
        currency: Some(Currency::EUR),
        rows: 5,
        residual: Money::from_cents(1000),
        paid: Money::ZERO,
    };
    assert_eq!(opened.0.read, [read]);

    let export = export(&["C1 F1 100/-/-"]);
    let origin = export.origin(Place { table: 0, line: 2 }, None).unwrap();
    let finding = Finding::new(Code::UnknownWord, origin, Some("C1"), Args::new());
    assert_eq!(describe(&open(export, &terms(), &[finding])), ["C1* EUR: F1 1.00-0.00=1.00"]);
}

#[test]
fn due_dates_come_from_the_terms_only_where_missing() {
    let mut export = export(&["C1 F1 100/-/-", "C1 F2 100/-/-", "C1 F3 100/-/-"]);
    export.invoices[1].due = NaiveDate::from_ymd_opt(2026, 12, 1);
    export.invoices[2].date = None;
    let (ledger, findings) = open(export, &Terms { days: Some(30), ..terms() }, &[]);
    let due = |invoice: &Invoice| invoice.due.map(|it| it.to_string()).unwrap_or_default();
    let dues: Vec<String> = ledger.accounts[0].invoices.iter().map(due).collect();
    assert_eq!(dues, ["2026-03-02", "2026-12-01", ""]);
    let found: Vec<String> = findings.iter().map(|it| it.origin.to_string()).collect();
    assert_eq!(found, ["open.csv:2 [due_date]"]);
    assert_eq!(findings[0].code, Code::DueDateAssumed);
}

/// An export of three debtors with a debtor file that knows C1, and C2 twice.
fn with_debtor_file() -> Export {
    let mut export = export(&["C1 F1 100/-/-", "C2 F2 100/-/-", "C3 F3 100/-/-"]);
    let of_debtors = table("debtors.csv", &[Field::Debtor, Field::City]);
    export.tables.push(exports::Table { of_debtors: true, ..of_debtors });
    let places = [2, 3, 4].map(|line| Place { table: 2, line });
    let mut rows = [("C1", 0), ("C2", 1), ("C2", 2)].map(|(code, at)| debtor(places[at], code));
    rows[0].city = Some("Lyon".into());
    export.debtors = Some(rows.to_vec());
    let mut first = debtor(Place { table: 0, line: 2 }, "C1");
    first.name = Some("Dupont".into());
    first.address = vec!["1 rue A".into()];
    first.city = Some("Paris".into());
    export.invoices[0].debtor = Arc::new(first);
    export
}

#[test]
fn a_debtor_file_must_know_each_debtor_once() {
    let expected = [
        "C1 EUR: F1 1.00-0.00=1.00",
        "C2* EUR: F2 1.00-0.00=1.00",
        "C3* EUR: F3 1.00-0.00=1.00",
        "debtors.csv:4 [debtor] L6",
        "open.csv:2 L15",
        "open.csv:4 [debtor] L4",
    ];
    assert_eq!(describe(&open(with_debtor_file(), &terms(), &[])), expected);
}

#[test]
fn a_debtor_file_with_a_doubtful_header_holds_all_of_it() {
    let mut export = with_debtor_file();
    export.tables[2].refused = true;
    let (ledger, _) = open(export, &terms(), &[]);
    assert!(ledger.accounts.iter().all(|account| account.on_hold));
}

#[test]
fn details_of_the_debtor_file_go_before_those_of_the_export() {
    let (ledger, findings) = open(with_debtor_file(), &terms(), &[]);
    let debtor = &ledger.accounts[0].debtor;
    assert_eq!(debtor.city.as_deref(), Some("Lyon"));
    assert!(debtor.address.is_empty(), "street and town come from one place");
    assert_eq!(&*debtor.name, "Dupont");
    assert_eq!(debtor.origin.to_string(), "debtors.csv:2");
    assert!(findings.iter().all(|it| it.code != Code::DebtorDetailsDiffer));
}

#[test]
fn details_that_differ_are_reported_once_and_the_first_is_used() {
    let mut export = export(&["C1 F1 100/-/-", "C1 F2 100/-/-", "C1 F3 100/-/-"]);
    for (row, city) in export.invoices.iter_mut().zip([None, Some("Lyon"), Some("Paris")]) {
        let mut details = DebtorRow::clone(&row.debtor);
        details.city = city.map(Text::from);
        row.debtor = Arc::new(details);
    }
    let (ledger, findings) = open(export, &terms(), &[]);
    assert_eq!(ledger.accounts[0].debtor.city.as_deref(), Some("Lyon"));
    let found: Vec<Code> = findings.iter().map(|it| it.code).collect();
    assert_eq!(found, [Code::DebtorDetailsDiffer]);
    assert!(!ledger.accounts[0].on_hold);
}

/// A row of an arbitrary ledger: few debtors and numbers, so that they meet.
fn any_row() -> impl Strategy<Value = InvoiceRow> {
    let cents = || prop::option::of(-300_000_i64..300_000);
    let sums = (cents(), cents(), cents(), 0_u32..4);
    (0..4_u8, 0..6_u8, sums, 0..3_u8, 0..3_u8, 0..2_u32).prop_map(
        |(code, number, (total, paid, residual, scale), document, currency, table)| {
            let money = |units: Option<i64>| {
                units.map(|units| Money::new(rust_decimal::Decimal::new(units, scale)))
            };
            let mut row = row(table, 0, &format!("C{code} F{number} -/-/-"));
            row.total = money(total);
            row.paid = money(paid);
            row.residual = money(residual);
            row.document = [Document::Invoice, Document::CreditNote, Document::Payment]
                [usize::from(document)];
            row.currency =
                [None, Some(Currency::EUR), "USD".parse().ok()][usize::from(currency)];
            row
        },
    )
}

/// The amount that a row owes, reckoned in another way than the ledger does.
fn owed(row: &InvoiceRow) -> Money {
    let remains = match (row.residual, row.total, row.paid) {
        (Some(residual), _, _) => residual,
        (None, Some(total), Some(paid)) => total - paid,
        (None, Some(total), None) => total,
        (None, None, _) => Money::ZERO,
    };
    if row.document == Document::Invoice { remains } else { -remains.abs() }
}

fn place_rows(mut rows: Vec<InvoiceRow>) -> Export {
    for (line, row) in (2..).zip(&mut rows) {
        row.place.line = line;
        row.debtor = Arc::new(debtor(row.place, &row.debtor.code));
    }
    Export { invoices: rows, ..export(&[]) }
}

/// Owed by account, from the ledger.
fn balances(ledger: &Ledger) -> BTreeMap<(String, Currency), Money> {
    let mut balances = BTreeMap::new();
    for account in &ledger.accounts {
        let invoices: Money = account.invoices.iter().map(|it| it.residual).sum();
        let credits: Money = account.credits.iter().map(|it| it.amount).sum();
        let key = (account.debtor.code.to_string(), account.currency);
        assert!(balances.insert(key, invoices - credits).is_none(), "an account twice");
    }
    balances
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nothing_invented(
        rows in prop::collection::vec(any_row(), 0..40),
        broken_rows in prop::collection::vec(prop::option::of(-9999_i64..9999), 0..4),
    ) {
        let mut export = place_rows(rows.clone());
        export.broken =
            (100..).zip(&broken_rows).map(|(line, cents)| broken(line, None, *cents)).collect();
        let (ledger, _) = open(export, &terms(), &[]);

        let mut lines: Vec<u32> = Vec::new();
        for account in &ledger.accounts {
            lines.extend(account.invoices.iter().map(|it| it.origin.line));
            lines.extend(account.credits.iter().map(|it| it.origin.line));
            lines.extend(account.closed.iter().map(|it| it.origin.line));
            prop_assert!(account.invoices.iter().all(|it| it.residual.is_positive()));
            prop_assert!(account.invoices.iter().all(|it| it.total - it.paid == it.residual));
            prop_assert!(account.credits.iter().all(|it| it.amount.is_positive()));
        }
        lines.extend(ledger.broken.iter().map(|it| it.origin.line));
        lines.sort_unstable();
        let all = (2..).take(rows.len()).chain((100..).take(broken_rows.len()));
        prop_assert_eq!(lines, all.collect::<Vec<u32>>());

        let read: Money = rows.iter().map(owed).sum();
        let read_broken: Money = broken_rows.iter().flatten().copied().map(Money::from_cents).sum();
        let kept: Money = balances(&ledger).values().sum();
        let kept_broken: Money = ledger.broken.iter().filter_map(|it| it.residual).sum();
        prop_assert_eq!(kept + kept_broken, read + read_broken);
        let totals: Money = ledger.read.iter().map(|it| it.residual).sum();
        prop_assert_eq!(totals, read + read_broken);
        let counted: usize = ledger.read.iter().map(|it| it.rows).sum();
        prop_assert_eq!(counted, rows.len() + broken_rows.len());
    }

    #[test]
    fn the_order_of_rows_does_not_matter_to_balances(
        (rows, shuffled) in prop::collection::vec(any_row(), 0..30)
            .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        let (one, _) = open(place_rows(rows), &terms(), &[]);
        let (other, _) = open(place_rows(shuffled), &terms(), &[]);
        prop_assert_eq!(balances(&one), balances(&other));
        prop_assert_eq!(&one.read, &other.read);
        let held = |ledger: &Ledger| -> Vec<bool> {
            ledger.accounts.iter().map(|account| account.on_hold).collect()
        };
        prop_assert_eq!(held(&one), held(&other));
    }
}

#[test]
fn an_instalment_knows_which_others_of_its_invoice_are_paid() {
    let mut rows = [1, 2, 3].map(|line| {
        row(0, line, if line == 1 { "C1 F1 30000/30000/0" } else { "C1 F1 30000/-/30000" })
    });
    for (row, month) in rows.iter_mut().zip(9..) {
        row.due = NaiveDate::from_ymd_opt(2026, month, 30);
    }
    let rows: Vec<&InvoiceRow> = rows.iter().collect();
    let parts = instalments::OneNumber(&rows).parts();
    assert_eq!(parts.len(), 3);
    let source = Arc::new(Source { name: "x".into(), headers: Vec::new(), sheet: None });
    for (_, part) in parts {
        let mut invoice = Invoice::open("F1", Money::from_cents(30_000), Origin::file(&source));
        part.mark(&mut invoice);
        let paid = invoice.instalment.map(|it| it.paid.to_vec()).unwrap_or_default();
        let due = NaiveDate::from_ymd_opt(2026, 9, 30);
        assert_eq!(paid, [PaidInstalment { nth: 1, due, total: Money::from_cents(30_000) }]);
    }
}
