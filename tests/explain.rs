//! The program asked why, how old and whether it is the right file, through its commands.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fs;
use std::process::Output;

use serde_json::Value;
use tools::desk::{self, done};

const MORE: &str = r#"
[register]
file = "relance.sqlite"

[[policy.costs]]
what = "injonction"
amount = 60
"#;

/// A job with a register and costs.
struct Desk(desk::Desk);

impl Desk {
    fn new(rows: &str) -> Self {
        Self(desk::Desk::new(MORE, &export(rows)))
    }

    fn export(&self, rows: &str) {
        self.0.write("open.csv", export(rows));
    }

    fn ask(&self, command: &str, rest: &[&str]) -> Output {
        self.0.ask(&[&[command, "JOB"], rest].concat())
    }

    #[track_caller]
    fn told(&self, command: &str, rest: &[&str]) -> String {
        done(&self.ask(command, rest))
    }

    /// How many run folders there are.
    fn runs(&self) -> usize {
        fs::read_dir(self.0.path("out")).map_or(0, Iterator::count)
    }
}

/// Rows as `debtor invoice due residual`; the debtors live in Lyon.
fn export(rows: &str) -> String {
    let mut text =
        String::from("debtor;name;address1;postcode;city;invoice;due_date;total;residual\n");
    for row in rows.lines() {
        let cells: Vec<&str> = row.split_whitespace().collect();
        text.push_str(&format!(
            "{};Debtor;1 rue Neuve;69001;Lyon;{};{};{};{}\n",
            cells[0], cells[1], cells[2], 900, cells[3]
        ));
    }
    text
}

const ROWS: &str =
    "C1 F1 2026-02-01 100\nC1 F2 2026-04-01 50\nC2 F3 2025-11-01 70\nC2 F4 2026-02-01 0";

/// What a question about a name answers in English, two days after a first run.
#[track_caller]
fn check(what: &str, expected: &[&str]) {
    let desk = Desk::new(ROWS);
    desk.told("run", &["--date", "2026-03-02"]);
    let told = desk.told("explain", &[what, "--date", "2026-03-04", "--lang", "en"]);
    // Who made the run, and when, is another thing on each machine.
    let told = told.lines().filter(|line| !line.contains(" UTC: "));
    assert_eq!(told.collect::<Vec<_>>(), expected);
}

#[test]
fn a_debtor_is_told_with_every_row_letter_and_day() {
    check(
        "C1",
        &[
            "C1 in EUR on 2026-03-04: no letter",
            "F1 (open.csv:2): 100.00\u{a0}EUR, due 2026-02-01, 31 days late",
            "  no letter before 2026-03-17 [waiting]: The deadline of an earlier letter has not passed",
            "  if nothing changes: Second reminder from 2026-03-17",
            "F2 (open.csv:3): 50.00\u{a0}EUR, due 2026-04-01",
            "  no letter before 2026-04-09 [not-due]: Not due yet, or the days of grace after \
             the due date have not passed",
            "  if nothing changes: listed apart in the Second reminder from 2026-04-09",
            "sent so far:",
            "  First reminder of 2026-03-02, to pay by 2026-03-13, next stage from 2026-03-17: F1",
            "no letter before 2026-03-10: the shortest interval between two",
        ],
    );
}

#[test]
fn an_invoice_is_told_alone() {
    check(
        "F2",
        &[
            "C1 in EUR on 2026-03-04: no letter",
            "F2 (open.csv:3): 50.00\u{a0}EUR, due 2026-04-01",
            "  no letter before 2026-04-09 [not-due]: Not due yet, or the days of grace after \
             the due date have not passed",
            "  if nothing changes: listed apart in the Second reminder from 2026-04-09",
            "nothing was sent so far",
            "no letter before 2026-03-10: the shortest interval between two",
        ],
    );
}

#[test]
fn a_closed_invoice_is_told_as_closed() {
    check("F4", &["F4 (open.csv:5): closed, nothing remains of it"]);
}

#[test]
fn json_tells_the_same_as_the_text() {
    let desk = Desk::new(ROWS);
    desk.told("run", &["--date", "2026-03-02"]);
    let told = desk.told("explain", &["C1", "--date", "2026-03-04", "--json"]);
    let told: Value = serde_json::from_str(&told).unwrap();
    let account = &told["accounts"][0];
    assert_eq!(account["debtor"], "C1");
    assert_eq!(account["rows"][0]["origin"]["line"], 2);
    assert_eq!(account["rows"][0]["outcome"]["held"], "waiting");
    assert_eq!(account["rows"][0]["next"]["stage"], "reminder-2");
    assert_eq!(account["history"][0]["date"], "2026-03-02");
    assert_eq!(account["history"][0]["deadline_known"], true);
}

#[test]
fn an_unknown_name_is_answered_with_the_three_nearest() {
    let desk = Desk::new(ROWS);
    let output = desk.ask("explain", &["f1b", "--date", "2026-03-04", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    let expected = "there is neither a debtor nor an invoice f1b in the export; \
                    the nearest are F1, C1, F2\n";
    assert_eq!(told, expected);
    let output = desk.ask("explain", &["f1b", "--date", "2026-03-04", "--lang", "fr"]);
    assert!(String::from_utf8(output.stderr).unwrap().contains("les plus proches sont F1"));
}

#[test]
fn plan_shows_ages_in_the_table_as_json_and_as_csv() {
    let desk = Desk::new(ROWS);
    let asked = ["--date", "2026-03-02", "--lang", "en"];
    let told = desk.told("plan", &asked);
    let line = |begins: &str| {
        let found = told.lines().rfind(|line| line.starts_with(begins)).unwrap();
        found.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(line("C1"), "C1 Debtor 50.00 100.00 150.00");
    assert_eq!(line("1–30 days"), "1–30 days 100.00");
    assert_eq!(line("Open"), "Open 220.00");
    let told = desk.told("plan", &["--date", "2026-03-02", "--json"]);
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["ages"]["totals"][0]["over_90"], told["ages"]["debtors"][1]["over_90"]);
    let csv = desk.told("plan", &["--date", "2026-03-02", "--csv"]);
    let rows: Vec<&str> = csv.lines().skip(1).collect();
    assert_eq!(
        rows[0],
        "C1;Debtor;EUR;50.00;100.00;0.00;0.00;0.00;0.00;0.00;150.00;2;reminder-1;2026-03-13;100.00"
    );
    assert_eq!(rows.len(), 2);
    desk.told("run", &["--date", "2026-03-02"]);
    let run = fs::read_dir(desk.0.path("out")).unwrap().next().unwrap().unwrap();
    assert_eq!(fs::read_to_string(run.path().join("ages.csv")).unwrap(), csv);
}

fn many(first: usize, last: usize) -> String {
    (first..=last).map(|nth| format!("C{nth} F{nth} 2026-02-01 100\n")).collect()
}

#[test]
fn a_run_stops_where_most_known_invoices_are_gone_until_somebody_says_yes() {
    let desk = Desk::new(&many(1, 12));
    desk.told("run", &["--date", "2026-03-02"]);
    desk.export(&many(7, 18));
    desk.told("plan", &["--date", "2026-04-01"]);
    desk.export(&many(8, 18));
    let before = desk.runs();
    let output = desk.ask("run", &["--date", "2026-04-01", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.starts_with("7 of the 12 invoices that the register knows to be open"),
        "{told}"
    );
    assert!(told.contains("--yes") && told.ends_with("Nothing was made\n"), "{told}");
    assert_eq!(desk.runs(), before);
    let planned = desk.ask("plan", &["--date", "2026-04-01", "--lang", "en"]);
    assert!(planned.status.success());
    assert!(String::from_utf8(planned.stderr).unwrap().contains("7 of the 12"));
    desk.told("run", &["--date", "2026-04-01", "--yes"]);
    assert_eq!(desk.runs(), before + 1);
    // What is gone was entered, so the next run has nothing to ask.
    desk.told("run", &["--date", "2026-04-02"]);
}

#[test]
fn invoices_shown_as_paid_did_not_vanish() {
    let desk = Desk::new(&many(1, 12));
    desk.told("run", &["--date", "2026-03-02"]);
    desk.export(&many(1, 12).replace(" 100\n", " 0\n"));
    desk.told("run", &["--date", "2026-04-01"]);
}

#[test]
fn what_going_on_after_a_formal_notice_costs_stands_beside_what_is_owed() {
    let desk = Desk::new("C1 F1 2025-09-01 500");
    for date in ["2026-01-05", "2026-02-05", "2026-03-05", "2026-04-06"] {
        desk.told("run", &["--date", date]);
    }
    let told = desk.told("plan", &["--date", "2026-07-06", "--lang", "en"]);
    let expected = "C1: 500.00\u{a0}EUR left after the formal notice; \
                    going on costs 60.00\u{a0}EUR (injonction)";
    assert!(told.contains(expected), "{told}");
}
