//! What a credit controller would decide: each folder of `tests/decisions` is a case, with the day, the
//! rows, what was sent and the house rules on one side, and what goes out or is held on the other.
//! `BLESS=1 cargo test --test decisions` writes what the program decides; read the difference.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test may panic")]

#[path = "decisions/case.rs"]
mod case;
#[path = "decisions/told.rs"]
mod told;

use std::fs;
use std::path::{Path, PathBuf};

/// The folders of all cases, by name.
fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decisions");
    let entries = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

#[test]
fn every_case_is_decided_as_expected() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for folder in folders() {
        let text = fs::read_to_string(folder.join("case.toml")).unwrap();
        let case: case::Case = toml::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let found = told::outcome(&case);
        let path = folder.join("expected.txt");
        if bless {
            fs::write(&path, &found).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if found != expected {
            let about = &case.about;
            wrong.push(format!(
                "{} ({about})\n--- expected\n{expected}\n--- found\n{found}",
                folder.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn there_are_sixty_cases_and_each_names_its_rule() {
    let folders = folders();
    assert!(folders.len() >= 60, "{}", folders.len());
    for folder in folders {
        let text = fs::read_to_string(folder.join("case.toml")).unwrap();
        let case: case::Case = toml::from_str(&text).unwrap();
        assert!(!case.rule.is_empty() && case.about.ends_with('.'), "{}", folder.display());
    }
}
