//! Every letter text of every layout keeps the wording rules, whatever conditions choose in it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use exports::DebtorKind;
use relance::rules::Stage;
use relance::rules::wording::{Reader, foreign_law, lint, plain};

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
            let offences = lint(
                &plain(&format!("{text}\n{notes}")),
                language,
                stage,
                Reader { kind, may_be_charged: true },
            );
            assert!(offences.is_empty(), "{language}/{name}: {offences:#?}");
        }
    }
}

#[test]
fn no_letter_of_a_creditor_elsewhere_rests_on_french_law() {
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts/classic/texts");
    let said = |language: &str, name: &str, country: &str| {
        let text = fs::read_to_string(texts.join(language).join(name)).unwrap();
        foreign_law(&plain(&text), language, country)
    };
    for language in ["fr", "en", "de", "nl", "es", "it"] {
        for name in ["business-formal-notice.md", "consumer-formal-notice.md"] {
            for country in ["DE", "BE", "CH", "GB", "PL"] {
                let found = said(language, name, country);
                assert!(!found.is_empty(), "{language}/{name} of {country}");
            }
            assert_eq!(said(language, name, "FR"), []);
        }
        // The second reminder names 40 €, which Swiss law does not know.
        assert!(!said(language, "business-reminder-2.md", "CH").is_empty(), "{language}");
        for name in
            ["business-reminder-1.md", "consumer-reminder-1.md", "consumer-reminder-2.md"]
        {
            assert_eq!(said(language, name, "DE"), [], "{language}/{name}");
        }
    }
    let german = said("de", "business-reminder-2.md", "DE");
    assert_eq!(
        german.iter().map(|it| it.word.as_str()).collect::<Vec<_>>(),
        ["französischem Recht"]
    );
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
