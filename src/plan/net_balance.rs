//! Interest against an independent count: what was owed each day, less all that was paid by then.

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::ledger::{Account, Credit, CreditKind, Ledger};
use crate::register::Histories;
use crate::rules::Stage;
use exports::Text;
use findings::Money;

use super::sketch::{creditor, day, empty_account, invoice, money, origin};
use super::{PlannedLetter, Policy, plan};

/// The day of the formal notice. All days of interest lie in one half-year, at 12.15 percent.
const TODAY: &str = "2026-06-15";
const BASIS_POINTS: i64 = 1215;

/// A credit of so many cents on a day of the year, for an invoice where it names one.
type DatedCredit = (i64, Option<i64>, Option<usize>);

/// An account that has had three reminders: invoices by day of the year and cents.
fn account(invoices: &[(i64, i64)], credits: &[DatedCredit]) -> Account {
    let at = |days: i64| day("2026-01-01") + chrono::TimeDelta::days(days);
    let mut account = empty_account("C1");
    for ((due, cents), line) in invoices.iter().zip(2..) {
        let number = format!("F{line}");
        let mut it = invoice(&number, Some(at(*due)), Money::from_cents(*cents));
        it.reminders = ["2026-04-01", "2026-04-15", "2026-05-01"].map(|it| Some(day(it)));
        it.origin = origin(line);
        account.invoices.push(it);
    }
    for ((cents, days, named), line) in credits.iter().zip(100..) {
        account.credits.push(Credit {
            number: format!("A{line}").into(),
            kind: CreditKind::Payment,
            date: days.map(at),
            amount: Money::from_cents(*cents),
            credit_for: named.map(|at| Text::from(format!("F{}", at + 2))),
            known: statements::Known::Unsaid,
            origin: origin(line),
        });
    }
    account
}

fn notice(account: Account) -> Option<PlannedLetter> {
    let ledger = Ledger { accounts: vec![account], ..Ledger::default() };
    let (plan, _) =
        plan(ledger, &Histories::default(), &Policy::default(), &creditor(), day(TODAY));
    plan.letters.into_iter().next()
}

/// Cents times basis points times days on the daily net balance: each invoice from the day after its due
/// date, less what names it, less what names none.
fn on_net_balance(invoices: &[(i64, i64)], credits: &[DatedCredit]) -> i64 {
    let last = day(TODAY).signed_duration_since(day("2026-01-01")).num_days();
    let paid = |named: Option<usize>, day: i64| -> i64 {
        let of = credits.iter().filter(|it| it.2 == named && it.1.is_none_or(|on| on <= day));
        of.map(|it| it.0).sum()
    };
    let beyond = |at: usize, day: i64| (paid(Some(at), day) - invoices[at].1).max(0);
    let net = |day: i64| {
        let late = (0..invoices.len()).filter(|at| invoices[*at].0 < day);
        let owed: i64 = late.map(|at| (invoices[at].1 - paid(Some(at), day)).max(0)).sum();
        let beyond: i64 = (0..invoices.len()).map(|at| beyond(at, day)).sum();
        (owed - paid(None, day) - beyond).max(0)
    };
    (1..=last).map(|day| net(day) * BASIS_POINTS).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn claimed_interest_never_exceeds_interest_on_the_daily_net_balance(
        invoices in prop::collection::vec((0_i64..150, 1_i64..500_000), 1..5),
        credits in prop::collection::vec(
            (1_i64..300_000, prop::option::weighted(0.8, -60_i64..200), prop::option::weighted(0.3, 0_usize..5)),
            0..4,
        ),
    ) {
        let credits: Vec<DatedCredit> = credits
            .into_iter()
            .map(|(cents, on, named)| (cents, on, named.filter(|at| *at < invoices.len())))
            .collect();
        let Some(letter) = notice(account(&invoices, &credits)) else { return Ok(()) };
        prop_assert_eq!(letter.stage, Stage::FormalNotice);
        let breakdown = letter.breakdown.as_ref().unwrap();
        let claimed = letter.totals.penalties.amount() * Decimal::ONE_HUNDRED;
        // Cents times basis points times days, by the days of a year.
        let most = Decimal::from(on_net_balance(&invoices, &credits)) / Decimal::from(3_650_000);
        // Each invoice is rounded to the cent.
        let rounding = Decimal::new(5, 1) * Decimal::from(breakdown.lines.len());
        prop_assert!(claimed <= most + rounding, "{claimed} for {most}");
        // And on what is asked for, which is the net balance of the day.
        let day = day(TODAY);
        let counts = |it: &&Credit| it.date.is_none_or(|on| on <= day);
        let all = account(&invoices, &credits);
        let owed: Money = all.invoices.iter().map(|it| it.residual).sum();
        let paid: Money = all.credits.iter().filter(counts).map(|it| it.amount).sum();
        prop_assert_eq!(letter.totals.due(), owed - paid);
    }
}

/// 1 000 € due on 31 May, 950 € of them paid on 5 June: 1 000 × 4 days and 50 × 11 days at 12.15 %:
/// 1.3315 and 0.1831 make 1.51. In one row or two, by date or by name.
#[test]
fn a_payment_cuts_what_interest_runs_on_from_its_day() {
    for named in [None, Some(0)] {
        let letter = notice(account(&[(150, 100_000)], &[(95_000, Some(155), named)])).unwrap();
        let lines = &letter.breakdown.as_ref().unwrap().lines;
        let told: Vec<String> = lines[0]
            .segments
            .iter()
            .map(|it| format!("{} {} {} {}", it.from, it.to, it.base, it.amount))
            .collect();
        assert_eq!(
            told,
            ["2026-06-01 2026-06-04 1000.00 1.33", "2026-06-05 2026-06-15 50.00 0.18"]
        );
        assert_eq!(letter.totals.penalties, money("1.51"));
        assert!(letter.breakdown.unwrap().deducts);
    }
}

/// Without a day a payment bears no interest at all; one of a later day than the letter lowers nothing.
#[test]
fn a_payment_without_a_day_counts_from_the_first_and_a_later_one_not_yet() {
    let one = |credits: &[DatedCredit]| notice(account(&[(150, 100_000)], credits)).unwrap();
    let undated = one(&[(95_000, None, None)]);
    assert_eq!(undated.totals.penalties, money("0.25"));
    assert_eq!(undated.totals.due(), money("50"));
    let later = one(&[(95_000, Some(170), None)]);
    assert_eq!(later.totals.due(), money("1000"));
    assert!(!later.breakdown.unwrap().deducts);
}
