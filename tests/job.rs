//! Job files with faults, one folder each under `tests/job`: what people are told in both languages.
//!
//! A case needs no Rust: add a folder with a `relance.toml`, run `BLESS=1 cargo test`, read the new
//! `expected.txt`, commit.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use chrono::NaiveDate;
use findings::{Language, Messages};
use relance::job::{Job, JobError, Overrides};

#[test]
fn every_fault_is_told_with_file_key_and_remedy() {
    let mut cases: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() > 10, "the cases are gone");
    for case in cases.iter().filter(|case| !case.ends_with("good")) {
        let error = read(&case.join("relance.toml")).unwrap_err();
        let mut text = String::new();
        for language in [Language::En, Language::Fr] {
            for line in error.lines(&Messages::new(language)) {
                text.push_str(&line.replace(&*shown(case), "case"));
                text.push('\n');
            }
        }
        check(&case.join("expected.txt"), &text);
    }
}

#[test]
fn a_job_file_that_is_not_there_is_named() {
    let error = read(&folder().join("nowhere.toml")).unwrap_err();
    assert!(matches!(error, JobError::Unreadable { .. }));
    let told = error.lines(&Messages::new(Language::En));
    assert!(told[0].contains("nowhere.toml"), "{told:?}");
}

#[test]
fn a_short_job_file_takes_every_default() {
    let job = read(&folder().join("good/relance.toml")).unwrap();
    let names: Vec<&str> = job.inputs.files.iter().map(|file| &*file.name).collect();
    assert_eq!(names, ["exports/a.csv", "exports/b.csv"]);
    let iban = job.creditor.account[0].iban.as_deref();
    assert_eq!(iban, Some("FR7630006000011234567890189"));
    assert_eq!(job.creditor.siren.as_deref(), Some("732829320"));
    assert_eq!(job.layout_name, "classic");
    assert_eq!(job.policy.stages.len(), 4);
    assert_eq!(job.output.folder, folder().join("good/out"));
    assert!(job.copies.is_none());
    assert!(job.output.letters && job.output.streams && !job.post.duplex);
}

fn read(path: &Path) -> Result<Job, JobError> {
    let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    Job::read(path, &Overrides::on(date))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/job")
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// Compares with a golden file, or writes it when `BLESS` is set.
#[track_caller]
fn check(golden: &Path, actual: &str) {
    if env::var_os("BLESS").is_some() {
        fs::write(golden, actual).unwrap();
    }
    let expected = fs::read_to_string(golden).unwrap_or_default();
    assert_eq!(actual, expected, "{} differs; BLESS=1 accepts", golden.display());
}
