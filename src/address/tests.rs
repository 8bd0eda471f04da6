//! Printed addresses, case by case.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::ledger::Debtor;
use exports::Text;
use findings::{Origin, Source};

fn debtor(name: &str) -> Debtor {
    let source = Source { name: "clients.csv".into(), headers: Vec::new(), sheet: None };
    Debtor::business("C1", name, Origin { source: Arc::new(source), line: 2, column: None })
}

/// A debtor from a case: lines `name: value`; `line` and any other key may stand several times.
fn read(case: &str) -> (Debtor, Posting) {
    let (mut debtor, mut home) = (debtor(""), "FR");
    for line in case.lines() {
        let (key, value) = line.split_once(':').unwrap_or_else(|| panic!("no key in `{line}`"));
        let value = value.strip_prefix(' ').unwrap_or(value);
        let text = || Some(Text::from(value));
        match key {
            "name" => debtor.name = value.into(),
            "contact" => debtor.contact = text(),
            "line" => debtor.address.push(value.into()),
            "postcode" => debtor.postcode = text(),
            "town" => debtor.city = text(),
            "country" => debtor.country = text(),
            "posted in" => home = value,
            other => panic!("no key `{other}`"),
        }
    }
    (debtor, Posting::from(home))
}

/// The print of a case: the lines, the rules, what was cut.
fn shown(debtor: &Debtor, posting: &Posting) -> String {
    let printed = printed(debtor, debtor.contact.as_deref(), posting);
    let mut out = String::new();
    for line in &printed.lines {
        writeln!(out, "| {}", line.text).unwrap();
    }
    writeln!(out, "rules: {}", printed.rules).unwrap();
    for cut in &printed.cuts {
        writeln!(out, "cut: {} <> {}", cut.line, cut.lost).unwrap();
    }
    if printed.doubtful {
        writeln!(out, "no postcode and town on the last line").unwrap();
    }
    out
}

/// Every case of `tests/addresses`: what is given, then what is printed. `BLESS=1` rewrites them.
#[test]
fn addresses_are_printed_as_the_tables_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/addresses");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let mut now = String::new();
        for block in text.split("\n\n").map(str::trim).filter(|it| !it.is_empty()) {
            let is_given = |line: &&str| {
                let told = line.starts_with("| ") || line.starts_with("rules:");
                !told && !line.starts_with("cut:") && !line.starts_with("no postcode")
            };
            let given: Vec<&str> = block.lines().take_while(is_given).collect();
            let case = given.iter().filter(|line| !line.starts_with('#'));
            let case = case.copied().collect::<Vec<_>>().join("\n");
            now.push_str(&given.join("\n"));
            now.push('\n');
            if !case.is_empty() {
                let (debtor, posting) = read(&case);
                now.push_str(&shown(&debtor, &posting));
                count += 1;
            }
            now.push('\n');
        }
        let now = format!("{}\n", now.trim_end());
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &now).unwrap();
        } else {
            assert_eq!(now, text, "{}", path.display());
        }
    }
    assert!(count >= 30, "only {count} cases");
}

/// The printed address as a record of its own.
fn again(printed: &Printed, country: Option<&str>) -> Debtor {
    let text = |part: Part| {
        let lines = printed.lines.iter().filter(|line| line.part == part);
        lines.map(|line| line.text.as_str()).collect::<Vec<_>>()
    };
    let mut debtor = debtor(&text(Part::Name).join(" "));
    let contact = text(Part::Person).join(" ");
    debtor.contact = Some(contact.as_str()).filter(|it| !it.is_empty()).map(Text::from);
    let between = Part::Inner..=Part::Locality;
    let lines = printed.lines.iter().filter(|line| between.contains(&line.part));
    debtor.address = lines.map(|line| line.text.as_str().into()).collect();
    let town = text(Part::Town);
    debtor.city = town.first().map(|it| Text::from(*it));
    debtor.postcode = town.get(1).map(|it| Text::from(*it));
    debtor.country = country.map(Text::from);
    debtor
}

fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() && !c.is_lowercase() || c == ' ')
}

/// Words that addresses are made of, whole lines, and anything at all.
fn line() -> impl Strategy<Value = String> {
    let words = "(12|4 bis|7/9|rue|Avenue|de la|Résidence|Bât\\. B|B\\.P\\.|CS|40012|Appt 3|étage| |,|-|Œuvre|ZA|2e|Chez|lieu-dit|CEDEX|69007|Lyon|É)";
    prop_oneof![
        prop::collection::vec(words, 0..9).prop_map(|words| words.join(" ")),
        "[0-9]{1,3} (rue|avenue|boulevard) [A-Za-zéèç' -]{0,60}",
        "\\PC{0,50}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 400 } else { 20_000 }))]

    #[test]
    fn a_french_address_keeps_the_standard_whatever_is_given(
        name in line(),
        contact in prop::option::of(line()),
        lines in prop::collection::vec(line(), 0..6),
        postcode in prop::option::of("[0-9 F-]{0,7}"),
        city in prop::option::of(line()),
    ) {
        let mut given = debtor(&name);
        given.address = lines.iter().map(|it| Text::from(it.as_str())).collect();
        given.postcode = postcode.as_deref().map(Text::from);
        given.city = city.as_deref().map(Text::from);
        given.country = Some("FR".into());
        let posting = Posting::from("FR");
        let one = printed(&given, contact.as_deref(), &posting);
        for line in &one.lines {
            prop_assert!(line.text.chars().count() <= 38, "{line:?}");
            prop_assert!(!line.text.trim().is_empty());
            prop_assert!(!line.text.contains("  ") && line.text == line.text.trim(), "{line:?}");
            if line.part >= Part::Street && line.text.is_ascii() {
                prop_assert!(is_plain(&line.text), "{line:?}");
            }
        }
        prop_assert!(one.lines.is_sorted_by_key(|line| line.part));
        prop_assert_eq!(one.cuts.is_empty(), !one.rules.has(Rule::Cut));
    }

    #[test]
    fn printing_a_printed_address_changes_nothing(
        name in "[A-Z][a-z]{2,12}( [A-Z][a-z]{1,14}){0,5}",
        building in prop::option::of("(Bât\\. [A-D]|Résidence [A-Z][a-z]{3,9})"),
        street in "[1-9][0-9]{0,2}(|bis| ter)[, ] ?(rue|avenue|boulevard|chemin) [A-Z][a-zé]{2,9}( [A-Z][a-z]{2,9}){0,4}",
        delivery in prop::option::of("(BP|B\\.P\\.|CS) [0-9]{2,5}"),
        city in "[A-Z][a-zé]{2,9}(-[a-z]{2,3}-[A-Z][a-z]{2,9})?( CEDEX( [0-9]{1,2})?)?",
        postcode in "[1-9][0-9]{4}",
        country in "(FR|DE|GB|US|CH|NL|IT|ES|LU|BE|AT|SE)",
        home in "(FR|DE|GB)",
    ) {
        let mut given = debtor(&name);
        let lines = building.iter().chain([&street]).chain(&delivery);
        given.address = lines.map(|it| Text::from(it.as_str())).collect();
        given.postcode = Some(postcode.as_str().into());
        given.city = Some(city.as_str().into());
        given.country = Some(country.as_str().into());
        let posting = Posting::from(&home);
        let one = printed(&given, None, &posting);
        let next = again(&one, Some(&country));
        let two = printed(&next, next.contact.as_deref(), &posting);
        prop_assert_eq!(&one.lines, &two.lines);
    }

    #[test]
    fn no_country_brings_it_to_a_stop(
        lines in prop::collection::vec("\\PC{0,40}", 0..7),
        postcode in "\\PC{0,12}",
        city in "\\PC{0,30}",
        country in "(\\PC{0,12}|NL|GB|US|DE|CH)",
        home in "(FR|GB|\\PC{0,4})",
    ) {
        let mut given = debtor("Nom");
        given.address = lines.iter().map(|it| Text::from(it.as_str())).collect();
        given.postcode = Some(postcode.as_str().into());
        given.city = Some(city.as_str().into());
        given.country = Some(country.as_str().into());
        let one = printed(&given, Some("Mme X"), &Posting::from(&home));
        prop_assert!(one.lines.iter().all(|line| !line.text.is_empty()));
        prop_assert!(!raw(&given).is_empty());
    }
}

#[test]
fn every_rule_is_told_in_the_documentation() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/addresses.md");
    let page = fs::read_to_string(page).unwrap();
    for rule in Rule::ALL {
        let row = format!("| `{}` | ", rule.as_str());
        assert!(page.contains(&row), "docs/addresses.md has no row `{row}`");
    }
}
