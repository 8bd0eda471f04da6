//! The documentation names every code, reason and field that the program knows.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

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
