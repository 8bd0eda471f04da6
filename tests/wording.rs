//! Every letter text of every layout keeps the wording rules, whatever conditions choose in it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use exports::DebtorKind;
use relance::rules::Stage;
use relance::rules::wording::{lint, plain};

const KINDS: [(DebtorKind, &str); 2] =
    [(DebtorKind::Business, "business"), (DebtorKind::Consumer, "consumer")];

#[track_caller]
fn check(language: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts/classic/texts");
    let folder = folder.join(language);
    let part = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let notes = part("notes.md") + "\n" + &part("sender.md");
    for (kind, word) in KINDS {
        for stage in Stage::ALL {
            let name = format!("{word}-{stage}.md");
            let text = fs::read_to_string(folder.join(&name));
            let text = text.unwrap_or_else(|error| panic!("{name}: {error}"));
            let offences = lint(&plain(&format!("{text}\n{notes}")), language, stage, kind);
            assert!(offences.is_empty(), "{language}/{name}: {offences:#?}");
        }
    }
}

#[test]
fn the_french_texts_keep_the_rules() {
    check("fr");
}

#[test]
fn the_english_texts_keep_the_rules() {
    check("en");
}

#[test]
fn the_german_texts_keep_the_rules() {
    check("de");
}

#[test]
fn the_dutch_texts_keep_the_rules() {
    check("nl");
}

#[test]
fn the_spanish_texts_keep_the_rules() {
    check("es");
}

#[test]
fn the_italian_texts_keep_the_rules() {
    check("it");
}
