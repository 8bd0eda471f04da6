//! Rule sets of countries, and what they refuse.

use std::collections::BTreeSet;

use super::*;

const KINDS: [DebtorKind; 3] = [DebtorKind::Business, DebtorKind::Consumer, DebtorKind::Public];

fn sets() -> Vec<RuleSet> {
    let read = |(name, text): &(&str, &str)| {
        toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    FILES.iter().map(read).collect()
}

#[test]
fn every_file_can_be_read_and_is_found_by_its_country() {
    for ((country, _), set) in FILES.iter().zip(sets()) {
        assert_eq!(set.country, *country);
        assert_eq!(RuleSet::of(&country.to_lowercase()), Ok(&set));
        assert_eq!(set.complete, set.missing.is_empty(), "{country}");
    }
    assert_eq!(RuleSet::of("IT"), Err(UnknownRule::Country("IT".into())));
}

#[test]
fn every_source_that_is_named_is_told_and_every_series_known() {
    for set in sets() {
        let mut named = BTreeSet::new();
        for series in set.series.values() {
            assert!(!series.about.is_empty());
            assert!(series.rows.is_sorted_by(|one, next| one.half_year < next.half_year));
            for row in &series.rows {
                assert!(!row.sources.is_empty());
                assert!(row.read >= "2026-01-01".parse().unwrap());
                named.extend(row.sources.clone());
            }
        }
        for kind in KINDS {
            let rules = set.against(kind);
            if let Some(interest) = &rules.interest {
                named.extend(interest.sources.clone());
                let known = interest.series.iter().all(|it| set.series.contains_key(it));
                assert!(known && (interest.series.is_some() != interest.fixed.is_some()));
            }
            if let Some(floor) = &rules.floor {
                named.extend(floor.sources.clone());
                assert!(set.series.contains_key(&floor.series));
            }
            rules.fixed_sum.iter().for_each(|it| named.extend(it.sources.clone()));
            rules.limitation.iter().for_each(|it| named.extend(it.sources.clone()));
            rules.fees.iter().for_each(|it| named.extend(it.sources.clone()));
            rules.waits.iter().for_each(|it| named.extend(it.sources.clone()));
        }
        for source in named {
            assert!(set.sources.contains_key(&source), "{}: {source}", set.country);
        }
    }
}

fn france() -> &'static RuleSet {
    RuleSet::of("FR").unwrap()
}

/// Rate between professionals, its floor, rate against public bodies.
#[track_caller]
fn check(half_year: &str, business: &str, floor: &str, public: &str) {
    let half_year = half_year.parse().unwrap();
    let told = |rate: Rate| format!("{:.2}", rate.percent);
    assert_eq!(told(france().rate(DebtorKind::Business, half_year).unwrap()), business);
    assert_eq!(told(france().floor(DebtorKind::Business, half_year).unwrap().unwrap()), floor);
    assert_eq!(told(france().rate(DebtorKind::Public, half_year).unwrap()), public);
}

#[test]
fn french_rates_follow_the_half_years() {
    check("2020-S1", "10.00", "2.61", "8.00");
    check("2023-S1", "12.50", "6.18", "10.50");
    check("2023-S2", "14.00", "12.66", "12.00");
    // In 2024 the floor of a contractual rate was above the rate of the law.
    check("2024-S1", "14.50", "15.21", "12.50");
    check("2024-S2", "14.25", "14.76", "12.25");
    check("2025-S1", "13.15", "11.13", "11.15");
    check("2025-S2", "12.15", "8.28", "10.15");
    check("2026-S1", "12.15", "7.86", "10.15");
    check("2026-S2", "12.40", "8.25", "10.40");
}

/// The rate in force on the first day counts: decided on 30 January 2025, in effect on 5 February.
#[test]
fn a_change_counts_from_the_half_year_after_it_took_effect() {
    let changes = [
        ("2023-05-10", "3.75"),
        ("2023-06-21", "4.00"),
        ("2023-08-02", "4.25"),
        ("2023-09-20", "4.50"),
        ("2024-06-12", "4.25"),
        ("2024-09-18", "3.65"),
        ("2024-10-23", "3.40"),
        ("2024-12-18", "3.15"),
        ("2025-02-05", "2.90"),
        ("2025-03-12", "2.65"),
        ("2025-04-23", "2.40"),
        ("2025-06-11", "2.15"),
    ];
    for (first_day, half_year) in [
        ("2023-07-01", "2023-S2"),
        ("2024-01-01", "2024-S1"),
        ("2024-07-01", "2024-S2"),
        ("2025-01-01", "2025-S1"),
        ("2025-07-01", "2025-S2"),
        ("2026-01-01", "2026-S1"),
    ] {
        let in_force = changes.iter().rfind(|(from, _)| *from <= first_day).unwrap().1;
        let row = france().row("ecb-refi", half_year.parse().unwrap()).unwrap();
        assert_eq!(row.percent.to_string(), in_force, "{half_year}");
    }
}

#[test]
fn the_last_half_year_rests_on_one_secondary_source() {
    let confirmed = |half_year: &str| {
        france().rate(DebtorKind::Business, half_year.parse().unwrap()).unwrap().confirmed
    };
    assert!(confirmed("2026-S1"));
    assert!(!confirmed("2026-S2"));
}

#[test]
fn an_unknown_half_year_is_an_error_and_never_carried_forward() {
    let error = france().rate(DebtorKind::Business, "2027-S1".parse().unwrap()).unwrap_err();
    assert_eq!(error.to_string(), "the rule set of FR has no row ecb-refi for 2027-S1");
    assert!(france().rate(DebtorKind::Business, "2019-S2".parse().unwrap()).is_err());
}

#[test]
fn consumers_owe_nothing_before_a_formal_notice_and_no_fixed_sum() {
    let consumer = france().against(DebtorKind::Consumer);
    assert_eq!(consumer.interest.as_ref().unwrap().from, Start::FormalNotice);
    assert_eq!(consumer.fixed_sum, None);
    for (kind, years) in KINDS.into_iter().zip([5, 2, 4]) {
        assert_eq!(france().against(kind).limitation.as_ref().unwrap().years, years);
    }
}

#[test]
fn what_was_not_found_is_unknown() {
    let half_year: HalfYear = "2024-S1".parse().unwrap();
    let set = |country| RuleSet::of(country).unwrap();
    for country in ["BE", "DE"] {
        assert!(set(country).rate(DebtorKind::Business, half_year).is_err(), "{country}");
    }
    let rate = |country, kind| set(country).rate(kind, half_year).unwrap().percent.to_string();
    assert_eq!(rate("CH", DebtorKind::Consumer), "5");
    assert_eq!(rate("GB", DebtorKind::Business), "13.25");
    assert_eq!(set("GB").interest(DebtorKind::Business).unwrap().anchor, None);
    for country in ["BE", "DE", "CH", "GB"] {
        assert!(set(country).rate(DebtorKind::Public, half_year).is_err(), "{country}");
        assert_eq!(set(country).business.limitation, None);
    }
}

#[test]
fn a_fixed_sum_may_grow_with_the_invoice() {
    let british = RuleSet::of("GB").unwrap().business.fixed_sum.as_ref().unwrap();
    let sum = |cents| british.of(Money::from_cents(cents)).to_string();
    assert_eq!(
        [sum(99_999), sum(100_000), sum(999_999), sum(1_000_000)],
        ["40.00", "70.00", "70.00", "100.00"]
    );
    let swiss = RuleSet::of("CH").unwrap().business.fixed_sum.as_ref().unwrap();
    assert_eq!(swiss.of(Money::from_cents(500_000)), Money::ZERO);
}
