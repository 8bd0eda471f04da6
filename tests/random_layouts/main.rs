//! One known ledger in many layouts: each is read right or refused, and none is read with another sum.
//!
//! `LAYOUTS=2000 cargo test --test random_layouts -- --nocapture` tries so many and says how many were right;
//! `LAYOUT=17` shows one.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod dice;
mod file;
mod layout;
mod sheet;
mod truth;
mod words;

use std::collections::BTreeMap;

use exports::{DebtorKind, Inputs, State, Text};
use findings::{Code, Currency, Language, Messages, Money};
use relance::ledger::{self, Terms};

use self::dice::Dice;
use self::layout::Layout;
use self::truth::Truth;

/// What became of a layout.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    /// Every debtor owes what is true.
    Right,
    /// Nothing is dunned with another sum: the file or some of its debtors are held, with these reasons.
    Held(Vec<&'static str>),
}

#[test]
fn a_known_ledger_is_read_right_or_refused_in_every_layout() {
    if let Some(only) = number("LAYOUT") {
        println!("{:?}", attempt(only as u64, true));
        return;
    }
    let count = number("LAYOUTS").unwrap_or(150);
    let mut right = 0;
    let mut held: BTreeMap<&'static str, usize> = BTreeMap::new();
    for seed in 0..count {
        match attempt(seed as u64, false) {
            Outcome::Right => right += 1,
            Outcome::Held(codes) => {
                codes.into_iter().take(1).for_each(|code| *held.entry(code).or_default() += 1);
            }
        }
    }
    println!(
        "{count} layouts: {right} right, {} refused {held:?}, 0 with another sum",
        count - right
    );
    assert!(right * 2 > count, "a reader that refuses most of what it is given is of no use");
}

fn number(variable: &str) -> Option<usize> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Writes a ledger, reads it and compares.
#[expect(clippy::too_many_lines, reason = "a list of draws, one line each")]
fn attempt(seed: u64, shown: bool) -> Outcome {
    let mut dice = Dice::new(seed);
    let layout = Layout::new(&mut dice);
    let truth = Truth::new(&mut dice, layout.shows());
    let sheet = sheet::write(&truth, &layout, &mut dice);
    let (name, bytes) = file::file(&sheet, &layout);
    let inputs = Inputs::default();
    let (export, mut findings) = exports::read_bytes(name, bytes.clone(), &inputs).unwrap();
    let terms = Terms {
        days: None,
        currency: Currency::EUR,
        written_kind: Some(DebtorKind::Business),
        persons: Default::default(),
        language: Text::from("fr"),
        as_of: None,
    };
    let (ledger, more) = ledger::open(export, &terms, &findings);
    findings.extend(more);
    let mut owed: BTreeMap<String, Money> = BTreeMap::new();
    let mut held = ledger.broken.len();
    for account in &ledger.accounts {
        if account.on_hold {
            held += 1;
            continue;
        }
        let unknown = account.invoices.iter().filter(|it| it.state == State::Unknown);
        held += unknown.count();
        let open = account.invoices.iter().filter(|it| it.state == State::Open);
        let invoices: Money = open.map(|it| it.residual).sum();
        let credits: Money = account.credits.iter().map(|it| it.amount).sum();
        *owed.entry(account.debtor.name.to_string()).or_default() += invoices - credits;
    }
    let read = owed.clone();
    let story = || {
        let messages = Messages::new(Language::En);
        let said: Vec<String> = findings.iter().map(|it| messages.finding(it)).collect();
        let rows: Vec<String> = sheet.rows.iter().map(|row| format!("{row:?}")).collect();
        let text = if layout.workbook {
            rows.join("\n")
        } else {
            String::from_utf8_lossy(&bytes).into_owned()
        };
        format!(
            "layout {seed}: {layout:?}\nheader on line {}\n{text}\n{}\ntrue {:?}\nread {read:?}\n",
            sheet.header + 1,
            said.join("\n"),
            truth.owed()
        )
    };
    if shown {
        println!("{}", story());
    }
    let mut missing = false;
    let unproved = findings.iter().any(|it| it.code == Code::TotalUnproved);
    for (name, cents) in truth.owed() {
        match owed.remove(name) {
            Some(read) if read == Money::from_cents(cents) && !sheet.lost => {}
            None if cents == 0 => {}
            None if held > 0 => missing = true,
            // A total that an unreadable amount keeps from proving anything is told.
            Some(read) if read == Money::from_cents(cents) && unproved => missing = true,
            // A lost row shows by the printed totals: no sum of this debtor may be used.
            other => panic!("{name} owes {cents} cents and {other:?} was read\n{}", story()),
        }
    }
    assert!(owed.values().all(|it| it.is_zero()), "somebody owes who does not\n{}", story());
    if !missing && held == 0 {
        return Outcome::Right;
    }
    let mut codes: Vec<&'static str> =
        findings.iter().filter(|it| it.holds()).map(|it| it.code.as_str()).collect();
    codes.dedup();
    Outcome::Held(codes)
}
