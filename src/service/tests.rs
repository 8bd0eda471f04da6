//! Job files and tables of small runs.

use super::zone::Ink;
use super::{Service, ServiceZones};
use print::Mm;

fn at(edges: [f32; 4], address: bool) -> Ink {
    Ink { area: edges.map(Mm).try_into().unwrap(), text: "text".to_owned(), address }
}

/// The zones for letters posted in Switzerland.
fn zones() -> ServiceZones {
    let pingen = Service::builtin("pingen").unwrap().unwrap();
    pingen.zones_of("ch").unwrap().clone()
}

#[track_caller]
fn check(ink: Ink, first: bool, expected: &[&str]) {
    let ink = [ink];
    let broken = zones().broken((Mm(210.0), Mm(297.0)), &ink, first);
    let rules: Vec<&str> = broken.into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(rules, expected, "{ink:?}");
}

#[test]
fn every_profile_says_where_and_when_it_was_read() {
    for name in Service::builtin_names() {
        let service = Service::builtin(name).unwrap().unwrap();
        assert!(!service.source.is_empty(), "{name}");
    }
}

#[test]
fn an_address_fills_its_zone_and_no_more() {
    check(at([22.0, 60.0, 107.5, 85.5], true), true, &[]);
    check(at([21.9, 60.0, 107.5, 85.5], true), true, &["address"]);
    check(at([22.0, 60.0, 107.6, 85.5], true), true, &["address"]);
    check(at([22.0, 60.0, 107.5, 85.6], true), true, &["address"]);
}

#[test]
fn nothing_else_stands_in_it_nor_in_empty_zones_nor_on_the_border() {
    check(at([107.5, 60.0, 120.0, 64.0], false), true, &[]);
    check(at([107.4, 60.0, 120.0, 64.0], false), true, &["beside-address"]);
    check(at([20.0, 59.0, 30.0, 60.0], false), true, &["empty"]);
    check(at([20.0, 30.0, 30.0, 40.0], false), true, &[]);
    check(at([5.0, 283.0, 14.0, 291.0], false), true, &["empty"]);
    check(at([15.0, 283.0, 24.0, 292.0], false), true, &[]);
    check(at([4.9, 100.0, 20.0, 110.0], false), true, &["border"]);
    check(at([20.0, 285.0, 30.0, 292.1], false), true, &["border"]);
}

#[test]
fn following_pages_have_a_border_alone() {
    check(at([22.0, 60.0, 50.0, 64.0], false), false, &[]);
    check(at([4.0, 60.0, 50.0, 64.0], false), false, &["border"]);
}

#[test]
fn a_profile_with_a_key_that_nobody_knows_is_refused() {
    let text = "form = \"pingen\"\nsource = \"x\"\nread = 2026-01-01\n[limits]\nbites = 3\n";
    assert!(Service::parse("own", "own.toml", text).unwrap_err().to_string().contains("bites"));
}
