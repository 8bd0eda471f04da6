//! Statements that hold for any ledger, history and policy.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use crate::ledger::{Account, Credit, CreditKind, Creditor, Ledger, ReadTotal};
use crate::register::{Histories, History, SentLetter};
use crate::rules::Stage;
use exports::{State, Text};
use findings::{Currency, Money};

use super::sketch::{creditor, day, empty_account, invoice, origin};
use super::{Decision, Exclusion, Fate, House, NewlyDue, Outcome, Plan, Policy, Reason, Why};
use super::{decide, explain, plan};

/// The day on which everything is decided.
fn today() -> NaiveDate {
    day("2026-06-15")
}

/// A day so many days from today.
fn at(offset: i64) -> NaiveDate {
    today() + chrono::TimeDelta::days(offset)
}

/// The house that decides today.
fn house<'a>(policy: &'a Policy, creditor: &'a Creditor) -> House<'a> {
    House { policy, creditor, date: today() }
}

/// Words that stand in status columns.
const STATUSES: &[&str] =
    &["Validée", "Plan de paiement", "En litige", "Liquidation judiciaire", "Client douteux"];

/// Any account with up to seven invoices and two credits.
fn any_account() -> impl Strategy<Value = Account> {
    let row = (
        prop::option::weighted(0.95, -90_i64..30),
        1_i64..60_000,
        prop::bool::weighted(0.1),
        prop::option::weighted(0.1, -10_i64..10),
        prop::option::weighted(0.4, -80_i64..0),
        prop::option::weighted(0.2, -60_i64..0),
        prop::option::weighted(0.15, prop::sample::select(STATUSES)),
    );
    let rows = prop::collection::vec(row, 0..7);
    let credits = prop::collection::vec(1_i64..20_000, 0..3);
    (rows, credits, prop::bool::weighted(0.05)).prop_map(|(rows, credits, on_hold)| {
        let mut account = empty_account("C1");
        account.on_hold = on_hold;
        for ((due, cents, disputed, promised, first, second, status), line) in
            rows.into_iter().zip(2..)
        {
            let due = due.map(at);
            let mut invoice = invoice(&format!("F{line}"), due, Money::from_cents(cents));
            invoice.disputed = disputed;
            invoice.promised_until = promised.map(at);
            invoice.state = status.and_then(State::of).unwrap_or_default();
            invoice.status = status.map(Text::from);
            invoice.reminders = [first.map(at), second.map(at), None];
            invoice.origin = origin(line);
            account.invoices.push(invoice);
        }
        for (cents, line) in credits.into_iter().zip(100..) {
            account.credits.push(Credit {
                number: format!("A{line}").into(),
                kind: CreditKind::Payment,
                date: None,
                amount: Money::from_cents(cents),
                credit_for: None,
                known: statements::Known::Unsaid,
                origin: origin(line),
            });
        }
        account
    })
}

/// Any letters about invoices of [`any_account`], some taken back.
fn any_history() -> impl Strategy<Value = History> {
    let letter = (
        0_usize..4,
        -100_i64..0,
        prop::option::of(0_i64..40),
        prop::collection::vec(2_u32..9, 1..5),
        prop::collection::vec(2_u32..9, 0..2),
        prop::bool::weighted(0.2),
    );
    let letters = prop::collection::vec(letter, 0..5);
    letters.prop_map(|letters| History {
        letters: letters
            .into_iter()
            .map(|(stage, sent, deadline, invoices, apart, void)| SentLetter {
                stage: Stage::ALL[stage],
                sent_on: at(sent),
                deadline: deadline.map(|days| at(sent + days)),
                total: None,
                invoices: invoices.into_iter().map(|it| format!("F{it}").into()).collect(),
                newly_due: apart.into_iter().map(|it| format!("F{it}").into()).collect(),
                dues: Vec::new(),
                remained: Vec::new(),
                kept: None,
                posted: Default::default(),
                void,
            })
            .collect(),
    })
}

fn any_policy() -> impl Strategy<Value = Policy> {
    let excluded = prop::option::weighted(0.3, (2_u32..9, prop::option::of(-5_i64..5)));
    (any::<bool>(), excluded).prop_map(|(separate, excluded)| Policy {
        newly_due: if separate { NewlyDue::Separate } else { NewlyDue::Single },
        exclude: excluded
            .map(|(number, until)| Exclusion {
                debtor: None,
                invoice: Some(format!("F{number}").into()),
                reason: Why::default(),
                until: until.map(at),
                note: None,
                line: 0,
            })
            .into_iter()
            .collect(),
        ..Policy::default()
    })
}

/// The numbers of invoices with one fate.
fn numbers(account: &Account, decision: &Decision, fate: Fate) -> Vec<String> {
    let fates = account.invoices.iter().zip(&decision.fates);
    fates.filter(|(_, it)| **it == fate).map(|(it, _)| it.number.to_string()).collect()
}

/// The highest stage that named an invoice.
fn reached(history: &History, number: &str) -> Option<Stage> {
    let about = |letter: &&SentLetter| letter.invoices.iter().any(|it| &**it == number);
    history.standing().filter(about).map(|letter| letter.stage).max()
}

/// Where each row of the export ended, by line.
fn places(plan: &Plan) -> BTreeMap<u32, usize> {
    let mut places = BTreeMap::new();
    let letters = plan.letters.iter().flat_map(|letter| {
        let claims = letter.claims.iter().chain(&letter.newly_due);
        let claims = claims.map(|claim| claim.invoice.origin.line);
        claims.chain(letter.credits.iter().map(|credit| credit.origin.line))
    });
    for line in letters.chain(plan.held.iter().map(|held| held.origin.line)) {
        *places.entry(line).or_default() += 1;
    }
    places
}

fn ledger(accounts: Vec<Account>) -> Ledger {
    let invoices = accounts.iter().flat_map(|it| &it.invoices).map(|it| it.residual);
    let credits = accounts.iter().flat_map(|it| &it.credits).map(|it| -it.amount);
    let amounts: Vec<Money> = invoices.chain(credits).collect();
    let read = ReadTotal {
        currency: Some(Currency::EUR),
        rows: amounts.len(),
        residual: amounts.iter().sum(),
        paid: Money::ZERO,
    };
    Ledger { accounts, broken: Vec::new(), read: vec![read] }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_stage_follows_the_one_before(
        account in any_account(), history in any_history(), policy in any_policy(),
    ) {
        let decision = decide(&account, &history, &house(&policy, &creditor()));
        let claimed = numbers(&account, &decision, Fate::Claimed);
        prop_assert_eq!(decision.stage.is_some(), !claimed.is_empty());
        let before = decision.stage.and_then(|stage| Stage::ALL.into_iter().rfind(|it| *it < stage));
        for number in &claimed {
            prop_assert_eq!(reached(&history, number), before);
        }
        let apart = numbers(&account, &decision, Fate::NewlyDue);
        if decision.stage == Some(Stage::FormalNotice) || policy.newly_due == NewlyDue::Separate {
            prop_assert!(apart.is_empty());
        }
        for number in &apart {
            prop_assert!(reached(&history, number) < before);
        }
    }

    #[test]
    fn no_letter_goes_within_the_interval_or_before_a_deadline_it_gave(
        account in any_account(), history in any_history(), policy in any_policy(),
    ) {
        let decision = decide(&account, &history, &house(&policy, &creditor()));
        if decision.stage.is_some() {
            for letter in history.standing() {
                prop_assert!(letter.sent_on + Days::new(8) <= today());
            }
            let mut listed = numbers(&account, &decision, Fate::Claimed);
            listed.extend(numbers(&account, &decision, Fate::NewlyDue));
            for letter in history.standing() {
                let named = letter.invoices.iter().any(|it| listed.contains(&it.to_string()));
                if let Some(deadline) = letter.deadline.filter(|_| named) {
                    prop_assert!(deadline + Days::new(3) < today());
                }
            }
        }
    }

    /// Invoices of a formal notice keep back none of the others, and none of their letters.
    #[test]
    fn after_a_formal_notice_the_others_go_on(
        mut account in any_account(), history in any_history(), policy in any_policy(),
    ) {
        account.credits.clear();
        account.invoices.retain(|it| it.status.as_deref() != Some("Liquidation judiciaire"));
        let creditor = creditor();
        let noticed = |number: &str| reached(&history, number) == Some(Stage::FormalNotice);
        let mut others = account.clone();
        others.invoices.retain(|it| !noticed(&it.number));
        let decision = decide(&account, &history, &house(&policy, &creditor));
        let alone = decide(&others, &history, &house(&policy, &creditor));
        prop_assert_eq!(decision.stage, alone.stage);
        let fates = account.invoices.iter().zip(&decision.fates);
        let (of_notice, of_others): (Vec<_>, Vec<_>) =
            fates.partition(|(invoice, _)| noticed(&invoice.number));
        let kept = |fate: &Fate| matches!(fate, Fate::Kept { .. });
        prop_assert!(of_notice.iter().all(|(_, fate)| kept(fate)));
        prop_assert_eq!(of_others.into_iter().map(|(_, it)| *it).collect::<Vec<_>>(), alone.fates);
    }

    #[test]
    fn a_letter_taken_back_leaves_the_decision_as_it_was(
        account in any_account(), history in any_history(), policy in any_policy(),
    ) {
        let before = decide(&account, &history, &house(&policy, &creditor()));
        if let Some(stage) = before.stage {
            let mut sent = history.clone();
            sent.letters.push(SentLetter {
                stage,
                sent_on: today(),
                deadline: None,
                total: None,
                invoices: account.invoices.iter().map(|it| it.number.clone()).collect(),
                newly_due: Vec::new(),
                dues: Vec::new(),
                remained: Vec::new(),
                kept: None,
                posted: Default::default(),
                void: false,
            });
            prop_assert_eq!(decide(&account, &sent, &house(&policy, &creditor())).stage, None);
            sent.letters.last_mut().unwrap().void = true;
            prop_assert_eq!(decide(&account, &sent, &house(&policy, &creditor())), before);
        }
    }

    #[test]
    fn every_row_ends_in_one_place_and_the_totals_balance(
        mut accounts in prop::collection::vec(any_account(), 0..4), policy in any_policy(),
    ) {
        for (account, nth) in accounts.iter_mut().zip(0_u32..) {
            Arc::make_mut(&mut account.debtor).code = format!("C{nth}").into();
            account.invoices.iter_mut().for_each(|it| it.origin.line += nth * 1000);
            account.credits.iter_mut().for_each(|it| it.origin.line += nth * 1000);
        }
        let ledger = ledger(accounts);
        let rows = ledger.read[0].rows;
        let (plan, _) = plan(ledger, &Histories::default(), &policy, &creditor(), today());
        let places = places(&plan);
        prop_assert_eq!(places.len(), rows);
        prop_assert!(places.values().all(|times| *times == 1));
        prop_assert!(plan.balance().is_ok());
        for letter in &plan.letters {
            let listed = letter.claims.iter().chain(&letter.newly_due);
            let listed: Money = listed.map(|it| it.invoice.residual).sum();
            let credits: Money = letter.credits.iter().map(|it| it.amount).sum();
            prop_assert_eq!(letter.totals.total(), listed - credits);
            prop_assert!(letter.totals.total() >= policy.min_total);
            prop_assert!(!letter.claims.is_empty());
            prop_assert!(letter.deadline > letter.date);
        }
    }

    #[test]
    fn every_document_is_explained_once_and_the_ages_are_the_totals(
        account in any_account(), history in any_history(), policy in any_policy(),
    ) {
        let told = explain(&account, &history, &house(&policy, &creditor()));
        prop_assert_eq!(told.rows.len(), account.invoices.len() + account.credits.len());
        let due: Money = told.rows.iter().filter(|row| {
            matches!(row.outcome, Outcome::Claimed | Outcome::NewlyDue | Outcome::Deducted)
        }).map(|row| row.residual).sum();
        let letter = told.letter.as_ref().map_or(Money::ZERO, |letter| letter.totals.due());
        prop_assert_eq!(letter, due);
        for row in &told.rows {
            let insolvent = account.invoices.iter().any(|it| {
                it.status.as_deref() == Some("Liquidation judiciaire")
            });
            if insolvent && !account.on_hold && row.number.starts_with('F') {
                prop_assert_eq!(row.outcome, Outcome::Held(Reason::Insolvent));
            }
            if let Some(next) = row.next {
                prop_assert!(next.on > today());
            }
        }
        let (plan, _) = plan(ledger(vec![account]), &Histories::default(), &policy, &creditor(), today());
        let ages = plan.ages(today());
        let total: Money = ages.totals.iter().map(|it| it.total).sum();
        let void = plan.held.iter().filter(|it| !it.reason.is_owed());
        let void: Money = void.filter_map(|it| it.residual).sum();
        prop_assert_eq!(total + void, plan.read.iter().map(|it| it.residual).sum());
    }

    /// A letter that is foretold goes on the day it is foretold for.
    #[test]
    fn what_explain_foretells_comes_true(
        account in any_account(), history in any_history(), policy in any_policy(),
    ) {
        let creditor = creditor();
        let told = explain(&account, &history, &house(&policy, &creditor));
        let mut sent = history.clone();
        sent.letters.extend(told.letter.as_ref().map(super::PlannedLetter::as_sent));
        for row in &told.rows {
            let Some(next) = row.next else { continue };
            let house = House { date: next.on, ..house(&policy, &creditor) };
            let then = decide(&account, &sent, &house);
            prop_assert_eq!(then.stage, Some(next.stage));
            let fate = if next.apart { Fate::NewlyDue } else { Fate::Claimed };
            prop_assert!(numbers(&account, &then, fate).contains(&row.number.to_string()));
            // And not a day before.
            for day in today().iter_days().skip(1).take(40).take_while(|day| *day < next.on) {
                let earlier = decide(&account, &sent, &House { date: day, ..house });
                let named = [Fate::Claimed, Fate::NewlyDue].map(|it| numbers(&account, &earlier, it));
                prop_assert!(!named.concat().contains(&row.number.to_string()));
            }
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(account in any_account(), policy in any_policy()) {
        let mut turned = account.clone();
        turned.invoices.reverse();
        turned.credits.reverse();
        let planned = |account| plan(ledger(vec![account]), &Histories::default(), &policy, &creditor(), today());
        prop_assert_eq!(planned(account), planned(turned));
    }

    /// Runs on any days of a year, with payments arriving between them.
    #[test]
    fn over_a_year_no_stage_is_skipped_and_no_interval_broken(
        mut account in any_account(),
        policy in any_policy(),
        runs in prop::collection::vec((1_u64..40, prop::option::weighted(0.2, 0_usize..7)), 1..20),
    ) {
        account.on_hold = false;
        account.credits.clear();
        let mut history = History::default();
        let mut date = today();
        for (days, paid) in runs {
            date = date + Days::new(days);
            if let Some(paid) = paid.filter(|at| *at < account.invoices.len()) {
                account.invoices.remove(paid);
            }
            let decision = decide(&account, &history, &House { date, ..house(&policy, &creditor()) });
            let Some(stage) = decision.stage else { continue };
            let claimed = numbers(&account, &decision, Fate::Claimed);
            let highest = claimed.iter().filter_map(|it| reached(&history, it)).max();
            prop_assert_eq!(policy.next(highest), Some(stage));
            let last = history.letters.last().map(|letter| letter.sent_on);
            prop_assert!(last.is_none_or(|last| last + Days::new(8) <= date));
            let texts = |numbers: &[String]| numbers.iter().map(|it| it.as_str().into()).collect();
            let apart = numbers(&account, &decision, Fate::NewlyDue);
            history.letters.push(SentLetter {
                stage,
                sent_on: date,
                deadline: Some(policy.deadline(stage, account.debtor.kind, date)),
                total: None,
                invoices: texts(&claimed),
                newly_due: texts(&apart),
                dues: Vec::new(),
                remained: Vec::new(),
                kept: None,
                posted: Default::default(),
                void: false,
            });
        }
    }
}
