//! Reads ledgers that real programs wrote and compares them with what is known about them.
//!
//! The files are not part of the project; where `RELANCE_CORPUS` does not name them, the test says so and ends.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "tools/corpus.rs"]
mod corpus;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use corpus::corpus;
use exports::{DebtorKind, Export, InputFile, Inputs, Text};
use findings::{Currency, Finding, Money};
use relance::ledger::{self, Terms};

/// One row of the facts, by column.
type Facts = BTreeMap<String, String>;

fn facts(corpus: &Path) -> Vec<Facts> {
    let text = fs::read_to_string(corpus.join("FEC-FACTS.tsv")).unwrap();
    let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned));
    let header: Vec<String> = lines.next().unwrap().collect();
    lines.map(|cells| header.iter().cloned().zip(cells).collect()).collect()
}

fn read_files(corpus: &Path, names: &[&str]) -> (Export, Vec<Finding>) {
    let file = |name: &&str| InputFile::on_disk(corpus.join(name), *name);
    let files = names.iter().map(file).collect();
    exports::read(&Inputs::of(files)).unwrap()
}

fn terms() -> Terms {
    Terms {
        days: Some(30),
        currency: Currency::EUR,
        written_kind: Some(DebtorKind::Business),
        persons: Default::default(),
        language: Text::from("fr"),
        as_of: None,
    }
}

#[track_caller]
fn same(facts: &Facts, key: &str, actual: impl ToString) {
    assert_eq!(facts[key], actual.to_string(), "{key} of {}", facts["path"]);
}

#[test]
fn ledgers_have_the_lines_and_totals_that_are_known() {
    let Some(corpus) = corpus("") else { return };
    let facts = facts(&corpus);
    assert!(facts.len() > 3, "the facts are gone");
    for facts in &facts {
        let (export, findings) = read_files(&corpus, &[&facts["path"]]);
        assert_eq!(findings, [], "{}", facts["path"]);
        let table = export.tables.first().unwrap();
        let totals =
            table.ledger.clone().unwrap_or_else(|| panic!("{} is no ledger", facts["path"]));
        same(facts, "data_rows", table.rows);
        same(facts, "sum_debit", totals.debit);
        same(facts, "sum_credit", totals.credit);
        same(facts, "balanced", if totals.debit == totals.credit { "yes" } else { "no" });
        same(facts, "lines_411", totals.debtor_lines);
        same(facts, "balance_411", totals.balance);
        let debtors: BTreeSet<&str> =
            export.postings.iter().map(|it| &*it.debtor.code).collect();
        same(facts, "customers_411", debtors.len());
        let (lettered, open): (Vec<_>, Vec<_>) =
            export.postings.iter().partition(|it| !it.lettering.is_empty());
        same(facts, "lettered_411", lettered.len());
        let sum = |sign: fn(Money) -> bool| -> Money {
            open.iter()
                .map(|it| it.amount)
                .filter(|it| sign(*it))
                .sum::<Money>()
                .abs()
                .to_cents()
        };
        let shown =
            |money: Money| if money.is_zero() { "0.00".to_owned() } else { money.to_string() };
        same(facts, "unlettered_411_debit", shown(sum(Money::is_positive)));
        same(facts, "unlettered_411_credit", shown(sum(Money::is_negative)));
    }
}

/// What an account comes to: its open invoices without its credits.
fn balances(export: Export, findings: &[Finding]) -> (BTreeMap<String, Money>, Vec<Finding>) {
    let (ledger, findings) = ledger::open(export, &terms(), findings);
    let mut balances: BTreeMap<String, Money> = BTreeMap::new();
    for account in &ledger.accounts {
        let owed: Money = account.invoices.iter().map(|it| it.residual).sum();
        let credits: Money = account.credits.iter().map(|it| it.amount).sum();
        *balances.entry(account.debtor.code.to_string()).or_default() += owed - credits;
    }
    assert!(ledger.broken.is_empty(), "{:?}", ledger.broken);
    (balances, findings)
}

#[test]
fn open_items_of_every_debtor_make_its_balance() {
    let Some(corpus) = corpus("") else { return };
    for facts in facts(&corpus) {
        let (export, findings) = read_files(&corpus, &[&facts["path"]]);
        let mut expected: BTreeMap<String, Money> = BTreeMap::new();
        for posting in &export.postings {
            *expected.entry(posting.debtor.code.to_string()).or_default() += posting.amount;
        }
        expected.retain(|_, sum| !sum.is_zero());
        let (mut actual, findings) = balances(export, &findings);
        actual.retain(|_, sum| !sum.is_zero());
        assert_eq!(actual, expected, "{}", facts["path"]);
        same(&facts, "balance_411", actual.into_values().sum::<Money>());
        let differs = findings.iter().any(|it| it.code.as_str() == "L10");
        assert!(!differs, "{}: {findings:?}", facts["path"]);
    }
}

#[test]
fn a_year_and_the_year_before_make_the_balance_of_the_year() {
    let Some(corpus) = corpus("") else { return };
    let (export, findings) =
        read_files(&corpus, &["fec/tryton-FEC.csv", "fec/tryton-FEC-previous.csv"]);
    let (balances, findings) = balances(export, &findings);
    let balances: Vec<String> = balances.into_values().map(|it| it.to_string()).collect();
    assert_eq!(balances, ["15.00"], "{findings:?}");
}
