//! The documentation names every code, reason and field that the program knows.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use exports::Field;
use findings::{Code, Severity};
use relance::plan::Reason;

fn page(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn every_finding_is_in_the_table_with_its_effect() {
    let page = page("docs/findings.md");
    for code in Code::ALL {
        let effect = match code.severity() {
            Severity::Hold => "hold",
            Severity::Warning => "warning",
        };
        let row = format!("| {} | {effect} | ", code.as_str());
        assert!(page.contains(&row), "docs/findings.md has no row `{row}`");
    }
}

/// Files below a folder whose path fits.
fn below(folder: &str, fits: &dyn Fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if fits(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Whether a word stands in a text, with no letter or digit beside it.
fn stands_in(text: &str, word: &str) -> bool {
    let part_of_word = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        !part_of_word(before.chars().next_back()) && !part_of_word(after.chars().next())
    })
}

#[test]
fn every_finding_is_shown_by_a_case_or_a_test() {
    let golden = |path: &Path| {
        path.components().any(|it| it.as_os_str().as_encoded_bytes().starts_with(b"expected"))
    };
    let goldens: String =
        below("tests", &golden).iter().filter_map(|it| fs::read_to_string(it).ok()).collect();
    // This file names no code, and of the sources only what is compiled for tests counts.
    let rust = |path: &Path| path.extension().is_some_and(|it| it == "rs");
    let mut tests = String::new();
    for path in below("tests", &rust) {
        tests.push_str(&fs::read_to_string(path).unwrap());
    }
    for path in ["src", "crates"].iter().flat_map(|it| below(it, &rust)) {
        let text = fs::read_to_string(&path).unwrap();
        let whole = path.file_name().is_some_and(|it| it == "tests.rs");
        let from = text.find("#[cfg(test)]\nmod tests {");
        tests.push_str(if whole { &text } else { from.map_or("", |it| &text[it..]) });
    }
    let shown = |code: &&Code| {
        let quoted = [format!("[{}]", code.as_str()), format!("\"{}\"", code.as_str())];
        quoted.iter().any(|it| goldens.contains(it))
            || stands_in(&tests, code.as_str())
            || stands_in(&tests, &format!("Code::{code:?}"))
    };
    let missing: Vec<&Code> = Code::ALL.iter().filter(|it| !shown(it)).collect();
    assert!(missing.is_empty(), "no golden and no test shows {missing:?}");
}

#[test]
fn every_reason_is_in_the_table() {
    let page = page("docs/held.md");
    for reason in Reason::ALL {
        let row = format!("| `{}` | ", reason.as_str());
        assert!(page.contains(&row), "docs/held.md has no row `{row}`");
    }
}

#[test]
fn every_field_is_in_the_table() {
    let page = page("docs/job-file.md");
    for field in Field::ALL {
        let word = format!("`{}`", field.as_str());
        let named = page.lines().any(|line| line.starts_with("| `") && line.contains(&word));
        assert!(named, "docs/job-file.md does not name the field {word}");
    }
}

#[test]
fn both_readmes_name_the_same_commands_and_pictures() {
    let commands = |text: String| -> Vec<String> {
        let told = |line: &&str| line.contains("cargo ") || line.contains("docs/images/");
        let inside = |line: &str| match line.split_once("](") {
            Some((_, path)) => path.trim_end_matches(')').to_owned(),
            None => line.trim().to_owned(),
        };
        text.lines().filter(told).map(inside).collect()
    };
    let english = commands(page("README.md"));
    assert!(english.iter().any(|it| it == "cargo test"), "{english:?}");
    assert_eq!(english, commands(page("README.fr.md")));
}
