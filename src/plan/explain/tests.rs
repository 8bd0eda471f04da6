//! Explanations of small accounts, case by case.

use super::*;
use crate::plan::sketch::{account, creditor, day, history, policy};
use findings::{Language, Messages};

/// The explanation in English, compared line by line.
#[track_caller]
fn check(today: &str, rows: &str, sent: &str, house_rules: &str, expected: &str) {
    let (policy, creditor) = (policy(house_rules), creditor());
    let house = House { policy: &policy, creditor: &creditor, date: day(today) };
    let told = explain(&account(rows), &history(sent), &house);
    let lines = told.lines(&Messages::new(Language::En), &|money| money.exact() + " EUR");
    let expected: Vec<&str> = expected.lines().map(|line| &line[line.len().min(8)..]).collect();
    assert_eq!(lines, expected, "{}", lines.join("\n"));
    let french = told.lines(&Messages::new(Language::Fr), &|money| money.exact() + " EUR");
    assert!(french.iter().all(|line| !line.contains("explain-") && !line.contains('{')));
}

#[test]
fn a_letter_its_rows_what_follows_and_what_was_sent() {
    check(
        "2026-03-24",
        "F1 2026-03-01 100
         F2 2026-03-15 30
         F3 2026-03-01 9 disputed
         A1 credit 5",
        "reminder-1 2026-03-09 2026-03-20 F1",
        "",
        "        C1 in EUR on 2026-03-24: Second reminder, 125.00 EUR to pay by 2026-04-07
        A1 (open.csv:5): -5.00 EUR, in the debtor’s favour
          deducted in the letter
          time alone brings no further letter
        F1 (open.csv:2): 100.00 EUR, due 2026-03-01, 23 days late
          in the letter; before: First reminder
          if nothing changes: Last reminder from 2026-04-11
        F2 (open.csv:3): 30.00 EUR, due 2026-03-15, 9 days late
          listed apart in the letter, not escalated
          if nothing changes: listed apart in the Last reminder from 2026-04-11
        F3 (open.csv:4): 9.00 EUR, due 2026-03-01, 23 days late
          no letter [disputed]: Disputed by the debtor
          time alone brings no further letter
        sent so far:
          First reminder of 2026-03-09, to pay by 2026-03-20, next stage from 2026-03-24: F1",
    );
}

#[test]
fn the_dates_that_decided_are_told() {
    check(
        "2026-03-16",
        "F1 2026-03-15 100",
        "reminder-1 2026-03-12 - F0\nvoid reminder-1 2026-03-13 2026-03-20 F1",
        "exclude = [{ invoice = 'F1', until = '2026-03-31', note = 'by phone' }]",
        "        C1 in EUR on 2026-03-16: no letter
        F1 (open.csv:2): 100.00 EUR, due 2026-03-15, 1 day late
          no letter before 2026-04-01 [excluded]: On the list of exclusions in the job
          noted in the job: by phone
          if nothing changes: First reminder from 2026-04-01
        sent so far:
          First reminder of 2026-03-12, its deadline is not known and taken as 2026-03-23, next stage from 2026-03-27: F0
          First reminder of 2026-03-13, taken back, counts as never sent: F1
        no letter before 2026-03-20: the shortest interval between two",
    );
}

#[test]
fn what_a_fault_holds_back_has_no_next_letter() {
    check(
        "2026-03-16",
        "@no-address\nF1 2026-03-01 100",
        "",
        "",
        "        C1 in EUR on 2026-03-16: no letter
        F1 (open.csv:3): 100.00 EUR, due 2026-03-01, 15 days late
          no letter [no-address]: The debtor has no postal address; add a street and town to the debtor file
          time alone brings no further letter
        nothing was sent so far",
    );
}

#[test]
fn one_invoice_can_be_told_alone() {
    let (policy, creditor) = (policy(""), creditor());
    let house = House { policy: &policy, creditor: &creditor, date: day("2026-03-24") };
    let rows = account("F1 2026-03-01 100\nF2 2026-03-15 30");
    let sent = history("reminder-1 2026-03-09 2026-03-20 F1");
    let told = explain(&rows, &sent, &house).about("F2");
    assert_eq!((told.rows.len(), told.history.len()), (1, 0));
    assert!(serde_json::to_string(&told).unwrap().contains("newly-due"));
}
