//! Penalties of small invoices, reckoned by hand.

use proptest::prelude::*;

use super::*;
use crate::plan::sketch::{day, money};

fn terms(kind: DebtorKind, policy: &Penalties) -> PenaltyTerms<'_> {
    PenaltyTerms { rules: RuleSet::of("FR").unwrap(), policy, kind, currency: Currency::EUR }
}

/// Segments of an invoice, one a line: `first last days base percent/year = amount`.
#[track_caller]
fn check(kind: DebtorKind, policy: &str, owed: (&str, &str), through: &str, expected: &str) {
    let policy: Penalties = toml::from_str(policy).unwrap();
    let owed = Owed { due: day(owed.0), residual: money(owed.1), payments: &[] };
    let found = segments(&owed, day(through), &terms(kind, &policy)).unwrap();
    let expected: Vec<&str> = expected.lines().map(str::trim).collect();
    assert_eq!(told(&found), expected);
}

fn told(segments: &[Segment]) -> Vec<String> {
    let one = |it: &Segment| {
        let Segment { from, to, days, base, percent, year_days, amount, .. } = it;
        format!("{from} {to} {days} {base} {percent}/{year_days} = {amount}")
    };
    segments.iter().map(one).collect()
}

/// 1 000 × 13.15 % × 61/365 = 21.9767; × 12.15 % × 184/365 = 61.2493; × 12.15 % × 31/365 = 10.3192.
/// Together 93.5452, so 93.55; the parts are what the running sum, rounded, grows by: 21.98, 83.23 and
/// 93.55 in all.
#[test]
fn three_half_years_worked_by_hand() {
    check(
        DebtorKind::Business,
        "",
        ("2025-04-30", "1000"),
        "2026-01-31",
        "2025-05-01 2025-06-30 61 1000.00 13.15/365 = 21.98
         2025-07-01 2025-12-31 184 1000.00 12.15/365 = 61.25
         2026-01-01 2026-01-31 31 1000.00 12.15/365 = 10.32",
    );
}

/// 2 500.50 × 14 % × 92/365 = 88.2368; × 14.5 % × 182/365 = 180.7896 (of 366: 180.2956); × 14.25 % ×
/// 184/365 = 179.6243 (of 366: 179.1335).
#[test]
fn a_leap_year_has_a_day_more_and_by_choice_a_longer_year() {
    let owed = ("2023-09-30", "2500.50");
    check(
        DebtorKind::Business,
        "",
        owed,
        "2024-12-31",
        "2023-10-01 2023-12-31 92 2500.50 14/365 = 88.24
         2024-01-01 2024-06-30 182 2500.50 14.5/365 = 180.79
         2024-07-01 2024-12-31 184 2500.50 14.25/365 = 179.62",
    );
    check(
        DebtorKind::Business,
        "day_count = 'act/act'",
        owed,
        "2024-12-31",
        "2023-10-01 2023-12-31 92 2500.50 14/365 = 88.24
         2024-01-01 2024-06-30 182 2500.50 14.5/366 = 180.29
         2024-07-01 2024-12-31 184 2500.50 14.25/366 = 179.14",
    );
}

/// In 2024 three times the legal rate was 15.21 and 14.76 percent, above the 14.50 and 14.25 of the law
/// itself: the floor holds for a contract alone.
#[test]
fn the_floor_of_2024_lies_above_the_rate_of_the_law() {
    let contract = "rate = 12";
    check(
        DebtorKind::Business,
        contract,
        ("2023-06-30", "1000"),
        "2025-01-10",
        "2023-07-01 2023-12-31 184 1000.00 12.66/365 = 63.82
         2024-01-01 2024-06-30 182 1000.00 15.21/365 = 75.84
         2024-07-01 2024-12-31 184 1000.00 14.76/365 = 74.41
         2025-01-01 2025-01-10 10 1000.00 12/365 = 3.29",
    );
    let policy: Penalties = toml::from_str(contract).unwrap();
    let owed = Owed { due: day("2024-06-30"), residual: money("1000"), payments: &[] };
    let found =
        segments(&owed, day("2025-01-10"), &terms(DebtorKind::Business, &policy)).unwrap();
    let raised: Vec<bool> = found.iter().map(|it| it.raised_from.is_some()).collect();
    assert_eq!(raised, [true, false]);
}

#[test]
fn a_public_body_keeps_the_rate_of_the_half_year_in_which_interest_began() {
    check(
        DebtorKind::Public,
        "",
        ("2024-12-31", "1000"),
        "2025-12-31",
        "2025-01-01 2025-12-31 365 1000.00 11.15/365 = 111.50",
    );
    // Due on the last day of a half-year: interest begins in the next one.
    check(
        DebtorKind::Public,
        "",
        ("2024-12-30", "1000"),
        "2025-01-01",
        "2024-12-31 2025-01-01 2 1000.00 12.25/365 = 0.67",
    );
    check(
        DebtorKind::Public,
        "rate_anchor = 'semester'",
        ("2025-06-29", "1000"),
        "2025-07-01",
        "2025-06-30 2025-06-30 1 1000.00 11.15/365 = 0.31
         2025-07-01 2025-07-01 1 1000.00 10.15/365 = 0.27",
    );
}

#[test]
fn the_first_day_is_the_one_after_the_due_date() {
    check(DebtorKind::Business, "", ("2026-03-01", "1000"), "2026-03-01", "");
    let one = "2026-03-02 2026-03-02 1 1000.00 12.15/365 = 0.33";
    check(DebtorKind::Business, "", ("2026-03-01", "1000"), "2026-03-02", one);
}

#[test]
fn payments_on_known_days_cut_the_base() {
    let policy = Penalties::default();
    let payments = [(day("2026-03-10"), money("400")), (day("2026-03-20"), money("100"))];
    let owed = Owed { due: day("2026-03-01"), residual: money("500"), payments: &payments };
    let found =
        segments(&owed, day("2026-03-31"), &terms(DebtorKind::Business, &policy)).unwrap();
    // 1 000 × 8 + 600 × 10 + 500 × 12 days at 12.15 % over 365: 2.6630, 4.6603, 6.6575.
    let expected = [
        "2026-03-02 2026-03-09 8 1000.00 12.15/365 = 2.66",
        "2026-03-10 2026-03-19 10 600.00 12.15/365 = 2.00",
        "2026-03-20 2026-03-31 12 500.00 12.15/365 = 2.00",
    ];
    assert_eq!(told(&found), expected);
}

#[test]
fn an_unknown_half_year_and_a_sum_without_end_are_errors() {
    let policy = Penalties::default();
    let terms = terms(DebtorKind::Business, &policy);
    let mut owed = Owed { due: day("2026-12-01"), residual: money("1"), payments: &[] };
    let error = segments(&owed, day("2027-01-01"), &terms).unwrap_err();
    assert!(error.to_string().contains("2027-S1"), "{error}");
    owed.residual = Money::new(Decimal::MAX);
    let error = segments(&owed, day("2026-12-31"), &terms).unwrap_err();
    assert!(matches!(error, PenaltyError::TooLarge(_)), "{error}");
}

#[test]
fn a_contract_serves_where_the_law_is_not_known() {
    let policy: Penalties = toml::from_str("rate = 8").unwrap();
    let rules = RuleSet::of("DE").unwrap();
    let owed = Owed { due: day("2026-03-01"), residual: money("1000"), payments: &[] };
    let mut terms = PenaltyTerms {
        rules,
        policy: &policy,
        kind: DebtorKind::Business,
        currency: Currency::EUR,
    };
    assert_eq!(told(&segments(&owed, day("2026-03-02"), &terms).unwrap()).len(), 1);
    let default = Penalties::default();
    terms.policy = &default;
    assert!(segments(&owed, day("2026-03-02"), &terms).is_err());
}

/// Rates of the law between professionals in hundredths of a percent, first half-year of 2023 first; kept
/// apart from the rule file.
const BASIS_POINTS: [i128; 8] = [1250, 1400, 1450, 1425, 1315, 1215, 1215, 1240];

/// Interest day by day in whole numbers: cents times basis points, a day at a time, divided once.
fn day_by_day(due: NaiveDate, cents: i128, through: NaiveDate) -> i128 {
    let earned: i128 = due
        .iter_days()
        .skip(1)
        .take_while(|it| *it <= through)
        .map(|it| {
            let half = usize::from(it.format("%m").to_string().as_str() > "06");
            let year: usize = it.format("%Y").to_string().parse().unwrap();
            cents * BASIS_POINTS[(year - 2023) * 2 + half]
        })
        .sum();
    let divisor = 10_000 * 365;
    (2 * earned + divisor) / (2 * divisor)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn penalties_equal_an_independent_count_day_by_day(
        cents in 1_i64..100_000_000, due in 0_u64..1000, late in 0_u64..460,
    ) {
        let due = later(day("2023-01-01"), due);
        let through = later(due, late).min(day("2026-12-31"));
        let policy = Penalties::default();
        let owed = Owed { due, residual: Money::from_cents(cents), payments: &[] };
        let found = segments(&owed, through, &terms(DebtorKind::Business, &policy)).unwrap();
        let sum: Money = found.iter().map(|it| it.amount).sum();
        let expected = day_by_day(due, i128::from(cents), through);
        prop_assert_eq!(sum, Money::from_cents(i64::try_from(expected).unwrap()));
        let days: i64 = found.iter().map(|it| it.days).sum();
        prop_assert_eq!(days, through.signed_duration_since(due).num_days());
    }
}
