//! Runs every folder under `tests/cases` and compares what is decided with `expected/`.
//!
//! A case needs no Rust: add a folder with `input/relance.toml` and the files it names, run
//! `BLESS=1 cargo test --test cases`, read the new files in `expected/`, commit. The letter date is 2026-11-22, or
//! the one in `input/date.txt`. What only a run or another command finds: `input/ask.txt` has the commands, one
//! a line, and `expected/said.txt` what they answer.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "tools/folder.rs"]
mod folder;
#[path = "tools/hashes.rs"]
mod hashes;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use chrono::NaiveDate;
use findings::{Language, Messages};
use relance::job::{Job, Overrides};
use relance::plan::{Claim, Plan, PlannedLetter};
use relance::run;

use self::folder::copy_folder;
use self::hashes::without_hashes;

#[test]
fn cases_come_out_as_expected() {
    let cases = folders();
    assert!(!cases.is_empty(), "the cases are gone");
    for case in &cases {
        let (findings, plan) = decided(case);
        check(&case.join("expected/findings.txt"), &findings);
        check(&case.join("expected/plan.txt"), &letters(&plan));
        check(&case.join("expected/held.txt"), &held(&plan));
    }
}

#[test]
fn control_totals_of_every_case_balance() {
    for case in &folders() {
        let (_, plan) = decided(case);
        assert!(plan.balance().is_ok(), "{}: {:?}", case.display(), plan.balance());
    }
}

/// The commands of `input/ask.txt`, one after the other in a copy of the input.
#[test]
fn commands_say_what_is_expected() {
    for case in &folders() {
        let input = case.join("input");
        let Ok(asked) = fs::read_to_string(input.join("ask.txt")) else { continue };
        let folder = tempfile::tempdir().unwrap();
        copy_folder(&input, folder.path());
        let mut said = String::new();
        for line in asked.lines() {
            let mut command = Command::new(env!("CARGO_BIN_EXE_relance"));
            command.args(line.split(' ')).args(["--lang", "en"]).current_dir(folder.path());
            command.env("COLUMNS", "80");
            let output = command.output().unwrap();
            writeln!(said, "relance {line}: exit code {}", output.status.code().unwrap())
                .unwrap();
            said.push_str(&String::from_utf8(output.stderr).unwrap());
            said.push_str(&String::from_utf8(output.stdout).unwrap());
        }
        check(&case.join("expected/said.txt"), &without_hashes(&said));
    }
}

fn folders() -> Vec<PathBuf> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> =
        fs::read_dir(cases).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

/// The findings in English, a line each, and the plan.
fn decided(case: &Path) -> (String, Plan) {
    let date = fs::read_to_string(case.join("input/date.txt"));
    let date: NaiveDate = date.as_deref().unwrap_or("2026-11-22").trim().parse().unwrap();
    let overrides = Overrides::on(date);
    let english = Messages::new(Language::En);
    let job = Job::read(&case.join("input/relance.toml"), &overrides);
    let job =
        job.unwrap_or_else(|error| panic!("{}: {:#?}", case.display(), error.lines(&english)));
    let planned = match run::plan(&job) {
        Ok(planned) => planned,
        // A file that cannot be used at all stops everything; its error is all there is to see.
        Err(error) => return (format!("error: {error}\n"), Plan::default()),
    };
    let findings = planned.findings.iter().map(|finding| english.finding(finding) + "\n");
    (findings.collect(), planned.plan)
}

/// Letters as a credit controller reads them.
fn letters(plan: &Plan) -> String {
    let mut text = String::new();
    for letter in &plan.letters {
        describe(letter, &mut text);
    }
    text
}

fn describe(letter: &PlannedLetter, text: &mut String) {
    let (code, name) = (&letter.debtor.code, &letter.debtor.name);
    let (total, currency) = (letter.totals.total(), letter.currency);
    let PlannedLetter { stage, deadline, reference, .. } = letter;
    writeln!(text, "{code} {name}: {stage}, {total} {currency} by {deadline}, {reference}")
        .unwrap();
    for step in &letter.steps {
        writeln!(text, "  after {} of {}", step.stage, step.date).unwrap();
    }
    for Claim { invoice, days_late } in &letter.claims {
        writeln!(text, "  {} {}, {days_late} days late", invoice.number, invoice.residual)
            .unwrap();
    }
    for Claim { invoice, days_late } in &letter.newly_due {
        let (number, residual) = (&invoice.number, invoice.residual);
        writeln!(text, "  {number} {residual}, {days_late} days late, newly due").unwrap();
    }
    for credit in &letter.credits {
        writeln!(text, "  {} -{}, credit", credit.number, credit.amount).unwrap();
    }
    for number in &letter.disputed {
        writeln!(text, "  {number} disputed, left out").unwrap();
    }
}

/// Held rows as `held.csv` has them.
fn held(plan: &Plan) -> String {
    let mut text = String::new();
    for held in &plan.held {
        let cells = [
            held.debtor.to_string(),
            held.name.to_string(),
            held.number.to_string(),
            held.due.map(|due| due.to_string()).unwrap_or_default(),
            held.currency.map(|currency| currency.to_string()).unwrap_or_default(),
            held.residual.map(|residual| residual.to_string()).unwrap_or_default(),
            held.reason.as_str().to_owned(),
            held.origin.to_string(),
        ];
        writeln!(text, "{}", cells.join(";")).unwrap();
    }
    text
}

/// Compares with a golden file, or writes it when `BLESS` is set.
#[track_caller]
fn check(golden: &Path, actual: &str) {
    if env::var_os("BLESS").is_some() {
        fs::create_dir_all(golden.parent().unwrap()).unwrap();
        fs::write(golden, actual).unwrap();
    }
    let expected = fs::read_to_string(golden).unwrap_or_default();
    assert_eq!(actual, expected, "{} differs; BLESS=1 accepts", golden.display());
}
