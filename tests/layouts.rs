//! Layouts of receivables exports: each of `tests/layouts` is read with the sums of `TRUTH.tsv`, or refused
//! for the reason that stands there.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use exports::{DebtorKind, InputFile, Inputs, State, Text};
use findings::{Currency, Language, Messages, Money};
use relance::ledger::{self, Terms};

/// What a file comes to: what each debtor owes, and the findings that hold.
struct Read {
    owed: BTreeMap<String, String>,
    codes: Vec<&'static str>,
    said: Vec<String>,
}

fn read(name: &str) -> Read {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts").join(name);
    let file = InputFile::on_disk(path, name);
    let inputs = Inputs::of(vec![file]);
    let (export, mut findings) = exports::read(&inputs).unwrap();
    let terms = Terms {
        days: Some(30),
        currency: Currency::EUR,
        written_kind: Some(DebtorKind::Business),
        persons: Default::default(),
        language: Text::from("fr"),
        as_of: None,
    };
    let (ledger, more) = ledger::open(export, &terms, &findings);
    findings.extend(more);
    let mut owed = BTreeMap::new();
    for account in ledger.accounts.iter().filter(|it| !it.on_hold) {
        let owed_for = account.invoices.iter().filter(|it| it.state == State::Open);
        let invoices: Money = owed_for.map(|it| it.residual).sum();
        let credits: Money = account.credits.iter().map(|it| it.amount).sum();
        owed.insert(account.debtor.name.to_string(), (invoices - credits).to_string());
    }
    let messages = Messages::new(Language::En);
    Read {
        owed,
        codes: findings.iter().filter(|it| it.holds()).map(|it| it.code.as_str()).collect(),
        said: findings.iter().map(|it| messages.finding(it)).collect(),
    }
}

#[test]
fn every_layout_is_read_with_its_true_sums_or_refused_for_its_reason() {
    let truth = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts/TRUTH.tsv");
    let truth = fs::read_to_string(truth).unwrap();
    let mut files: BTreeMap<&str, (&str, BTreeMap<String, String>)> = BTreeMap::new();
    for line in truth.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let of_file = files.entry(cells[0]).or_insert((cells[1], BTreeMap::new()));
        of_file.1.insert(cells[2].to_owned(), cells[3].to_owned());
    }
    let mut differing = Vec::new();
    for (name, (outcome, expected)) in &files {
        let read = read(name);
        // A debtor of whom nothing is left need not have an account.
        let open = |owed: &BTreeMap<String, String>| -> BTreeMap<String, String> {
            let open = owed.iter().filter(|(_, sum)| *sum != "0.00");
            open.map(|(name, sum)| (name.clone(), sum.clone())).collect()
        };
        let right = open(&read.owed) == open(expected);
        let as_told = outcome.split(' ').any(|told| match told {
            "right" => right,
            code => read.codes.contains(&code),
        });
        if !as_told {
            let (owed, said) = (&read.owed, read.said.join("\n  "));
            differing.push(format!("{name}: {outcome}, {expected:?}; read {owed:?}\n  {said}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
