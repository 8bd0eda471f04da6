//! Every letter text keeps the wording rules, whatever conditions choose in it and whoever the creditor is, and
//! rests on no law but the creditor's.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use relance::compose::proofread;
use relance::layout::Layout;
use relance::rules::wording::{foreign_law, plain};
use relance::rules::{RuleSet, law_of};

const LANGUAGES: [&str; 6] = ["fr", "en", "de", "nl", "es", "it"];

/// Countries of creditors: those whose law some text knows, an overseas department, and those of whose law
/// nothing is known.
const COUNTRIES: [&str; 9] = ["FR", "RE", "DE", "CH", "GB", "BE", "LU", "PL", "US"];

/// Countries with a law that a formal notice to a business can rest on.
const KNOWN: [&str; 5] = ["FR", "RE", "DE", "CH", "GB"];

fn classic() -> Layout {
    Layout::builtin("classic").unwrap().unwrap()
}

#[test]
fn every_text_keeps_the_rules_under_every_law() {
    for country in COUNTRIES {
        let found = proofread(&classic(), country);
        let told: Vec<String> = found
            .iter()
            .map(|it| {
                format!("{}: {} {:?}", it.origin.source.name, it.code.as_str(), it.values)
            })
            .collect();
        assert!(told.is_empty(), "{country}: {told:#?}");
    }
}

#[test]
fn no_text_of_a_creditor_of_one_country_cites_the_law_of_another() {
    let layout = classic();
    for country in COUNTRIES {
        for language in LANGUAGES {
            for (file, text) in layout.texts_for(language, &law_of(country)).values() {
                let found = foreign_law(&plain(text), language, country);
                assert!(found.is_empty(), "{language}/{file} of {country}: {found:?}");
            }
        }
    }
}

/// The names of laws that rules hand to the texts, as a letter in each language prints them.
fn law_names(country: &str, language: &str) -> Vec<String> {
    let Ok(rules) = RuleSet::of(country) else { return Vec::new() };
    let kinds = [&rules.business, &rules.consumer, &rules.public];
    let names = kinds.into_iter().flat_map(|kind| {
        let interest = kind.interest.as_ref().map(|it| &it.law);
        let fixed_sum = kind.fixed_sum.as_ref().map(|it| &it.law);
        interest.into_iter().chain(fixed_sum)
    });
    names.map(|law| law.in_language(language).unwrap().to_owned()).collect()
}

#[test]
fn every_law_has_a_name_in_every_language_that_is_known_as_that_countrys() {
    for country in ["FR", "DE", "CH", "GB"] {
        for language in LANGUAGES {
            let names = law_names(country, language);
            assert!(!names.is_empty(), "{country}");
            for name in names {
                let text = format!("Objet\n{name}");
                assert!(
                    foreign_law(&text, language, country).is_empty(),
                    "{name} in {country}"
                );
                for other in COUNTRIES.into_iter().filter(|it| law_of(it) != country) {
                    let found = foreign_law(&text, language, other);
                    assert!(!found.is_empty(), "{language}: {name} passes in {other}");
                }
            }
        }
    }
}

#[test]
fn a_sentence_about_its_law_stands_in_every_formal_notice() {
    let layout = classic();
    for language in LANGUAGES {
        for country in COUNTRIES {
            let texts = layout.texts_for(language, &law_of(country));
            let known = KNOWN.contains(&country);
            assert_eq!(
                texts.contains_key("business-notice-law"),
                known,
                "{language} {country}"
            );
            if let Some((file, text)) = texts.get("business-notice-law") {
                // Under any other law it would be told.
                assert!(
                    !foreign_law(&plain(text), language, "PL").is_empty(),
                    "{language}/{file}"
                );
            }
        }
    }
}

#[test]
fn a_text_is_a_file_of_every_language() {
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts/classic/texts");
    let files = |language: &str| {
        let entries = fs::read_dir(texts.join(language)).unwrap();
        let mut names: Vec<String> =
            entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let layout = classic();
    for language in LANGUAGES {
        assert_eq!(files(language), files("fr"), "{language}");
        // Each is built in too.
        assert_eq!(files(language).len(), layout.texts[language].len() + 1, "{language}");
    }
}
