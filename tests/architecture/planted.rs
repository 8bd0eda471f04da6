//! Each check is shown to catch what it is there for, in a small street that keeps every rule before.

use super::house::House;
use super::names;
use super::rules;
use super::sources::Sources;

/// A street of one house below and a package of two rooms and a binary.
const SOUND: &[(&str, &str)] = &[
    (
        "Cargo.toml",
        "[workspace.dependencies]
        ground = { package = \"relance-ground\", path = \"crates/ground\" }
        [dependencies]
        ground.workspace = true
        sha-2 = \"1\"",
    ),
    ("crates/ground/Cargo.toml", "[package]\nname = \"relance-ground\""),
    ("crates/ground/src/lib.rs", "//! - **Uses:** nothing.\nmod money;\npub use money::Money;"),
    ("crates/ground/src/money.rs", "pub struct Money;"),
    ("src/lib.rs", "pub use ground;\npub mod rows;\npub mod plan;"),
    (
        "src/rows/mod.rs",
        "//! - **Uses:** `ground`.\nmod open;\nmod row;\npub use self::row::Row;",
    ),
    ("src/rows/row.rs", "pub struct Row(ground::Money);"),
    (
        "src/rows/open.rs",
        "use super::Row;\nuse sha_2::Digest;\npub fn open() -> Row { todo() }",
    ),
    (
        "src/plan/mod.rs",
        "//! - **Uses:** `ground`,\n//!   `rows`.\nuse crate::{rows::{self, Row}};
        use ground::Money;\n#[cfg(test)] mod tests;\nfn plan(row: Row, money: Money) {}",
    ),
    ("src/plan/tests.rs", "use super::super::nobody::Knows;"),
    ("src/main.rs", "mod cli;"),
    ("src/cli/mod.rs", "//! - **Uses:** `plan`.\nuse relance::plan::plan;"),
];

const KEYS: &[(&str, &[&str])] =
    &[("sha_2", &["rows"]), ("std::env::var", &[]), ("::now", &[])];

/// The sound street with a line before what a file says, and another behind it.
fn with(changes: &[(&str, &str, &str)]) -> House {
    let sound = SOUND.iter().map(|(path, text)| (path.into(), (*text).to_owned()));
    let mut sources: Sources = sound.collect();
    for (path, before, behind) in changes {
        let text = sources.entry(path.into()).or_default();
        *text = format!("{before}\n{text}\n{behind}");
    }
    House::of(&sources)
}

fn faults(street: &House) -> Vec<String> {
    let order = [rules::houses(street), rules::order(street), rules::signs(street)].concat();
    let keepers = rules::keepers(street, KEYS, &[]);
    [order, rules::circles(street), keepers, names::types(street)].concat()
}

/// What is found wrong once these lines stand behind those files.
#[track_caller]
fn check(changes: &[(&str, &str)], expected: &[&str]) {
    let changes: Vec<_> = changes.iter().map(|(path, behind)| (*path, "", *behind)).collect();
    assert_eq!(faults(&with(&changes)), expected);
}

#[test]
fn the_sound_street_has_no_fault() {
    check(&[], &[]);
}

#[test]
fn a_room_may_not_use_one_that_its_sign_does_not_name() {
    let fault = "src/rows/open.rs: `crate::plan::plan`: `plan` is not on the sign of `rows`";
    check(&[("src/rows/open.rs", "use crate::plan::plan;")], &[fault]);
    check(&[("src/rows/open.rs", "fn f() { crate::plan::plan() }")], &[fault]);
    check(&[("src/rows/open.rs", "fn f() { vec![g(1, crate::plan::plan())]; }")], &[fault]);
    check(
        &[("src/rows/open.rs", "#[serde(with = \"crate::plan::plan\")] struct A;")],
        &[fault],
    );
    check(
        &[(
            "src/rows/open.rs",
            "use crate::{rows::{Row as R}, plan as p};\nfn f() { p::plan() }",
        )],
        &[
            "src/rows/open.rs: `crate::plan`: `plan` is not on the sign of `rows`",
            "src/rows/open.rs: `p::plan`: `plan` is not on the sign of `rows`",
        ],
    );
    check(
        &[("src/rows/open.rs", "fn f() { super::super::plan::plan() }")],
        &["src/rows/open.rs: `super::super::plan::plan`: `plan` is not on the sign of `rows`"],
    );
}

#[test]
fn tests_at_the_head_of_a_file_do_not_end_its_reading() {
    let street = with(&[
        ("src/rows/open.rs", "#[cfg(test)] mod tests;", "use crate::plan::plan;"),
        ("src/rows/open/tests.rs", "", "use crate::plan::plan;"),
    ]);
    let fault = "src/rows/open.rs: `crate::plan::plan`: `plan` is not on the sign of `rows`";
    assert_eq!(faults(&street), [fault]);
}

#[test]
fn what_is_for_tests_alone_may_use_anything() {
    check(&[("src/rows/open.rs", "#[cfg(test)] use crate::plan::plan;")], &[]);
    check(&[("src/rows/open.rs", "#[cfg(test)] mod tests { use crate::plan::plan; }")], &[]);
    check(&[("src/rows/open.rs", "#[test] fn f() { crate::plan::plan() }")], &[]);
}

#[test]
fn a_sign_names_no_more_than_is_used() {
    let street = with(&[("src/cli/mod.rs", "//! - **Uses:** `plan`, `rows`, `ground`.", "")]);
    let fault = |it: &str| format!("the sign of `cli` names `{it}`, which it does not use");
    assert_eq!(faults(&street), [fault("ground"), fault("rows")]);
}

#[test]
fn rooms_stand_in_no_circle() {
    let street = with(&[
        ("src/rows/mod.rs", "//! - **Uses:** `ground`, `plan`.", ""),
        ("src/rows/open.rs", "", "use crate::plan::plan;"),
    ]);
    let circle = "a circle of 2 files:
  src/plan/mod.rs uses src/rows/row.rs (crate::rows::Row)
  src/rows/row.rs uses src/plan/mod.rs (crate::plan::plan)";
    assert_eq!(faults(&street), ["`rows` may not use `plan`"]);
    let street = with(&[
        ("src/rows/mod.rs", "//! - **Uses:** `ground`, `plan`.", ""),
        ("src/rows/row.rs", "", "use crate::plan::plan;"),
    ]);
    assert_eq!(faults(&street), ["`rows` may not use `plan`", circle]);
}

#[test]
fn files_of_a_room_stand_in_no_circle() {
    let uses = |one: &str, other: &str, path: &str| {
        format!("  src/rows/{one}.rs uses src/rows/{other}.rs ({path})")
    };
    let circle = |back: &str| {
        let there = uses("open", "row", "super::Row");
        format!("a circle of 2 files:\n{there}\n{}", uses("row", "open", back))
    };
    for (line, path) in [
        ("use super::open::open;", "super::open::open"),
        ("use super::open;\nfn f() { open::open() }", "open::open"),
        ("fn f() { crate::rows::open::open() }", "crate::rows::open::open"),
        ("use super::open::*;\nfn f() { Sheet::find() }", "Sheet::find"),
    ] {
        let sheet = ("src/rows/open.rs", "", "pub struct Sheet;");
        let found = faults(&with(&[sheet, ("src/rows/row.rs", "", line)]));
        assert_eq!(found, [circle(path)], "{line}");
    }
    // The type stands behind the door, and is followed through it.
    check(
        &[
            ("src/rows/mod.rs", "mod third;\npub use third::Third;"),
            ("src/rows/third.rs", "use super::Row;\npub struct Third;"),
            ("src/rows/row.rs", "use super::Third;"),
        ],
        &["a circle of 2 files:
  src/rows/row.rs uses src/rows/third.rs (super::Third)
  src/rows/third.rs uses src/rows/row.rs (super::Row)"],
    );
}

#[test]
fn a_house_uses_no_house_above_it() {
    let street = with(&[
        ("crates/ground/Cargo.toml", "dependencies.relance.path = \"../..\"", ""),
        ("crates/ground/src/money.rs", "", "use relance::plan::plan;"),
    ]);
    assert_eq!(
        faults(&street),
        [
            "`ground` depends on `relance`, which stands above it",
            "crates/ground/src/money.rs: `relance::plan::plan`: `relance` is not on the sign of `ground`",
        ]
    );
}

#[test]
fn what_comes_from_outside_stays_with_its_keeper() {
    let fault = |key: &str, keepers: &str| {
        format!("src/plan/mod.rs: `{key}` belongs to {keepers}, not to `plan`")
    };
    let planted = |line: &str| faults(&with(&[("src/plan/mod.rs", "", line)]));
    assert_eq!(planted("use sha_2::Digest as _;"), [fault("sha_2", "[\"rows\"]")]);
    assert_eq!(planted("#[derive(sha_2::Digest)] struct A;"), [fault("sha_2", "[\"rows\"]")]);
    assert_eq!(
        planted("use std::env;\nfn f() { env::var(1) }"),
        [fault("std::env::var", "[]")]
    );
    assert_eq!(planted("use chrono::Utc;\nfn f() { Utc::now() }"), [fault("::now", "[]")]);
    let street = with(&[]);
    let wide: &[(&str, &[&str])] = &[("sha_2", &["rows", "plan"])];
    let idle = "`plan` keeps `sha_2` and does not use it";
    assert_eq!(rules::keepers(&street, wide, &[]), [idle]);
    assert_eq!(rules::keepers(&street, &[], &[]), ["`sha_2` has no keeper; `rows` uses it"]);
}

#[test]
fn no_two_types_of_a_crate_bear_the_same_name() {
    let planted = |line: &str| {
        let street = with(&[
            ("src/rows/row.rs", "", "pub struct Sheet;"),
            ("src/plan/mod.rs", "", line),
        ]);
        faults(&street)
    };
    let fault_said = "`relance` has several types `Sheet`: src/rows/row.rs, src/plan/mod.rs";
    for line in
        ["struct Sheet;", "enum Sheet {}", "type Sheet = u8;", "mod a { trait Sheet {} }"]
    {
        assert_eq!(planted(line), [fault_said], "{line}");
    }
    // Another crate may use the name, and tests may.
    assert_eq!(planted("#[cfg(test)] mod a { struct Sheet; }"), [""; 0]);
    check(&[("crates/ground/src/money.rs", "pub struct Row;")], &[]);
}

#[test]
fn every_file_says_first_what_it_holds() {
    let head = |path: &'static str| (path, "//! What stands here.", "");
    let others =
        ["crates/ground/src/money.rs", "src/lib.rs", "src/main.rs", "src/rows/open.rs"]
            .map(head);
    let silent = "src/rows/row.rs does not say first what it holds";
    assert_eq!(names::heads(&with(&others)), [silent]);
    let all = [others.as_slice(), &[head("src/rows/row.rs")]].concat();
    assert_eq!(names::heads(&with(&all)), [""; 0]);
}
