//! Plans of small ledgers, case by case.

use std::sync::Arc;

use crate::ledger::{BrokenItem, Closed, Creditor, Ledger, ReadTotal};
use crate::register::Histories;
use crate::rules::Stage;
use findings::{Currency, Messages};

use super::sketch::{account, creditor, day, money, origin};
use super::{PenaltyRate, Plan, Policy, Reason, Step, plan};

/// The plan of one account on the 15th of June, with the totals of its reading.
fn planned(rows: &str, read_rows: usize, residual: &str) -> Plan {
    let account = account(rows);
    let currency = Some(account.currency);
    let read = vec![ReadTotal {
        currency,
        rows: read_rows,
        residual: money(residual),
        paid: money("0"),
    }];
    let ledger = Ledger { accounts: vec![account], broken: Vec::new(), read };
    plan(ledger, &Histories::default(), &Policy::default(), &creditor(), day("2026-06-15")).0
}

const ROWS: &str = "F1 2026-03-01 100.005 r1=2026-03-09 r2=2026-03-24
                    F2 2026-06-01 50
                    F3 2026-08-01 20
                    A1 credit 30";

#[test]
fn a_letter_adds_up_in_cents_and_knows_its_steps_and_days_late() {
    let plan = planned(ROWS, 4, "140.005");
    let letter = &plan.letters[0];
    assert_eq!(letter.totals.principal, money("150.01"));
    assert_eq!(letter.totals.total(), money("120.01"));
    assert_eq!(letter.claims[0].days_late, 106);
    assert_eq!(letter.newly_due[0].days_late, 14);
    let step = |stage, date| Step {
        stage,
        date: day(date),
        deadline: None,
        total: None,
        reference: None,
        registered: None,
        names_all: true,
    };
    let expected = [step(Stage::Reminder1, "2026-03-09"), step(Stage::Reminder2, "2026-03-24")];
    assert_eq!(letter.steps, expected);
}

#[test]
fn totals_balance_before_and_after_a_letter_is_held_back() {
    let mut plan = planned(ROWS, 4, "140.005");
    let before = plan.balance().unwrap();
    assert_eq!((before[0].printed.rows, before[0].held.rows), (3, 1));
    let letter = plan.letters.pop().unwrap();
    plan.hold(letter.held_back(Reason::CopyMissing));
    let after = plan.balance().unwrap();
    assert_eq!((after[0].printed.rows, after[0].held.rows), (0, 4));
    let numbers: Vec<&str> = plan.held.iter().map(|it| &*it.number).collect();
    assert_eq!(numbers, ["A1", "F1", "F2", "F3"]);
}

#[test]
fn a_lost_row_or_cent_is_told_with_its_currency() {
    let mut plan = planned(ROWS, 4, "140.015");
    let error = plan.balance().unwrap_err().to_string();
    assert_eq!(
        error,
        "control totals in EUR do not balance: read 4 rows and 140.015, but printed, held and closed \
         make 4 rows and 140.005: 0.010 missing"
    );
    plan.read[0].residual = money("140.005");
    assert!(plan.balance().is_ok());
    plan.closed.push((Currency::EUR, 1));
    assert!(plan.balance().is_err());
}

#[test]
fn broken_and_closed_rows_are_counted_too() {
    let mut account = account("F1 2026-03-01 100");
    account.closed = vec![Closed {
        number: "F0".into(),
        known: statements::Known::Unsaid,
        origin: origin(9),
    }];
    let broken = BrokenItem {
        debtor: None,
        name: None,
        number: Some("F7".into()),
        due: None,
        currency: None,
        residual: None,
        origin: origin(3),
    };
    let read = vec![
        ReadTotal { currency: None, rows: 1, residual: money("0"), paid: money("0") },
        ReadTotal {
            currency: Some(Currency::EUR),
            rows: 2,
            residual: money("100"),
            paid: money("0"),
        },
    ];
    let ledger = Ledger { accounts: vec![account], broken: vec![broken], read };
    let (plan, _) =
        plan(ledger, &Histories::default(), &Policy::default(), &creditor(), day("2026-06-15"));
    let totals = plan.balance().unwrap();
    assert_eq!((totals[0].currency, totals[0].held.rows), (None, 1));
    assert_eq!((totals[1].printed.rows, totals[1].closed), (1, 1));
    assert_eq!(plan.held[0].reason, Reason::FaultyData);
    assert_eq!(&*plan.held[0].debtor, "");
}

#[test]
fn a_missing_bank_account_is_a_finding_at_the_first_invoice() {
    let ledger = Ledger {
        accounts: vec![account("@USD\nF1 2026-03-01 100"), account("F2 2026-03-01 100")],
        ..Ledger::default()
    };
    let (plan, findings) =
        plan(ledger, &Histories::default(), &Policy::default(), &creditor(), day("2026-06-15"));
    assert_eq!(plan.letters.len(), 1);
    let told: Vec<String> =
        findings.iter().map(|it| Messages::new(Default::default()).finding(it)).collect();
    let expected = "open.csv:3: hold[P1]: the creditor has no account in USD; add one under \
                    [[creditor.account]]";
    assert_eq!(told, [expected]);
    assert_eq!(findings[0].debtor.as_deref(), Some("C1"));
}

#[test]
fn disputed_numbers_are_told_in_order() {
    let rows = "F1 2026-03-01 100
                F9 2026-03-01 1 disputed
                F3 2026-09-01 1 disputed";
    let plan = planned(rows, 3, "102");
    assert_eq!(plan.letters[0].disputed, [Arc::from("F3"), Arc::from("F9")]);
}

#[test]
fn a_plan_can_be_written_down_and_read_again() {
    let plan = planned(ROWS, 4, "140.005");
    let written = serde_json::to_string(&plan).unwrap();
    assert_eq!(serde_json::from_str::<Plan>(&written).unwrap(), plan);
}

#[test]
fn a_formal_notice_follows_where_the_rules_say_what_it_would_claim() {
    let follows = |country: &str, policy: &str, who: &str| {
        let account = account(&format!("{who}\nF1 2026-03-01 100 r1=2026-03-09 r2=2026-03-24"));
        let ledger = Ledger { accounts: vec![account], ..Ledger::default() };
        let policy: Policy = settings::read("policy.toml", policy).unwrap();
        let creditor = Creditor { country: country.into(), ..creditor() };
        let date = day("2026-06-15");
        let (plan, _) = plan(ledger, &Histories::default(), &policy, &creditor, date);
        assert_eq!(plan.letters[0].stage, Stage::Reminder3);
        assert_eq!(
            plan.letters[0].on_top.agreed,
            policy.penalties.rate != PenaltyRate::Default
        );
        plan.letters[0].notice_follows
    };
    assert!(follows("FR", "", ""));
    assert!(!follows("FR", "stages = ['reminder-1', 'reminder-2', 'reminder-3']", ""));
    // No base rates are known: the notice would be held.
    assert!(!follows("DE", "", ""));
    assert!(!follows("GB", "", ""));
    assert!(follows("DE", "penalties = { rate = '11' }", ""));
    assert!(follows("DE", "", "@consumer"));
    assert!(!follows("PL", "", ""));
    assert!(follows("PL", "penalties = { claim = false, indemnity = false }", ""));
}
