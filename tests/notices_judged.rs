//! Forty formal notices reckoned again by a program of their own, from what the export says and the letters print.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fmt::Write as _;
use std::process::Command;

use chrono::{Days, NaiveDate};

use self::tools::desk::Desk;
use self::tools::tool;

const DATE: &str = "2026-11-23";

/// Forty debtors of one to five invoices: businesses and public bodies, long and short delays, sums that round
/// both ways, some paid in part, some with a credit note of a known day.
fn export() -> String {
    let mut rows = String::from(
        "debtor;name;kind;address1;postcode;city;document;invoice;invoice_date;due_date;total;residual;credit_for;\
         reminder_1;reminder_2;reminder_3\n",
    );
    let mut seed = 20_261_123_u64;
    let mut draw = |below: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let last: NaiveDate = "2026-05-20".parse().unwrap();
    for debtor in 1..=40 {
        let kind = if debtor % 3 == 0 { "public" } else { "business" };
        for place in 1..=1 + draw(5) {
            // Public bodies are barred after four years, businesses after five.
            let due = last - Days::new(draw(1_300));
            let issued = due - Days::new(30);
            let total = 5_000 + draw(900_000);
            let paid = if draw(3) == 0 { total / 4 } else { 0 };
            let amount = |cents: u64| format!("{}.{:02}", cents / 100, cents % 100);
            let number = format!("F{debtor}-{place}");
            let (head, tail) = (
                format!("C{debtor};Firma {debtor} SARL;{kind};1 rue Neuve;69001;Lyon"),
                "2026-06-10;2026-07-10;2026-08-20",
            );
            writeln!(
                rows,
                "{head};invoice;{number};{issued};{due};{};{};;{tail}",
                amount(total),
                amount(total - paid)
            )
            .unwrap();
            if draw(4) == 0 {
                let on = due + Days::new(draw(150));
                let credit = amount(total / 5);
                writeln!(
                    rows,
                    "{head};credit-note;A{number};{on};;-{credit};-{credit};{number};;;"
                )
                .unwrap();
            }
        }
    }
    rows
}

#[test]
fn forty_notices_are_the_same_when_another_program_reckons_them() {
    let (Some(python), Some(_)) = (tool("python3"), tool("pdftotext")) else { return };
    let desk = Desk::new("[output]\nstreams = false\n", &export());
    let run = desk.run(DATE);
    let judge = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tools/judge_notices.py");
    let judged = Command::new(python)
        .arg(judge)
        .args([desk.path("open.csv"), DATE.into()])
        .args([run.join("pieces.csv"), run.join("letters")])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&judged.stdout);
    let trouble = String::from_utf8_lossy(&judged.stderr);
    assert!(told.trim_end().ends_with("40 of 40 agree"), "{told}{trouble}");
}
