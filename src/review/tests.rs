use proptest::prelude::*;

use super::*;
use crate::ledger::{Account, Ledger, ReadTotal};
use crate::plan::sketch::creditor;
use crate::plan::{self, House, Plan, PlannedLetter, Policy, Reason};
use crate::register::Histories;
use crate::rules::Stage;
use chrono::NaiveDate;
use findings::{Code, Currency, Finding, Money};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Accounts `C0`, `C1` … that owe so many cents, each with a reminder sent in March and its deadline over.
fn ledger(cents: &[i64]) -> Ledger {
    let account = |(nth, cents): (usize, &i64)| {
        let mut account: Account = plan::sketch::empty_account(&format!("C{nth}"));
        let due = Some(day("2026-03-01"));
        let mut invoice =
            plan::sketch::invoice(&format!("F{nth}"), due, Money::from_cents(*cents));
        invoice.reminders[0] = Some(day("2026-03-20"));
        account.invoices.push(invoice);
        account
    };
    let read = ReadTotal {
        currency: Some(Currency::EUR),
        rows: cents.len(),
        residual: Money::from_cents(cents.iter().sum()),
        paid: Money::ZERO,
    };
    let accounts = cents.iter().enumerate().map(account).collect();
    Ledger { accounts, read: vec![read], ..Ledger::default() }
}

/// The plan of accounts that owe so much, under the decisions of a job, and what is said of them.
fn decided(cents: &[i64], job: &ReviewSettings) -> (Plan, Vec<Finding>) {
    let (policy, creditor) = (Policy::default(), creditor());
    let house = House { policy: &policy, creditor: &creditor, date: day("2026-06-15") };
    let (ledger, histories) = (ledger(cents), Histories::default());
    let context = ReviewContext::of(job, &ledger, &histories, &house);
    let (mut plan, _) = plan::plan(ledger, &histories, &policy, &creditor, house.date);
    let findings = obey(&mut plan, job, context, &house);
    (plan, findings)
}

fn proposed(cents: &[i64]) -> Vec<PlannedLetter> {
    decided(cents, &ReviewSettings::default()).0.letters
}

/// A decision by Nadia about a letter as it is proposed.
fn about(letter: &PlannedLetter, action: ReviewAction) -> ReviewDecision {
    ReviewDecision {
        debtor: letter.debtor.code.clone(),
        currency: letter.currency,
        letter: letter.date,
        action,
        by: "Nadia".into(),
        at: "2026-06-14T08:00:00Z".into(),
        of: digest(letter, &HandChanges::default()),
        line: 0,
    }
}

fn job(decisions: impl IntoIterator<Item = ReviewDecision>) -> ReviewSettings {
    let mut job = ReviewSettings { name: "review.toml".into(), ..ReviewSettings::default() };
    decisions.into_iter().for_each(|it| job.decisions.put(it));
    job
}

fn hold(until: &str) -> ReviewAction {
    ReviewAction::Hold { until: day(until), note: String::new() }
}

fn codes(findings: &[Finding]) -> Vec<Code> {
    findings.iter().map(|it| it.code).collect()
}

fn sent(plan: &Plan) -> Vec<&str> {
    plan.letters.iter().map(|it| &*it.debtor.code).collect()
}

#[test]
fn an_approval_is_void_after_one_cent_changed_and_says_so() {
    let letters = proposed(&[10_000, 20_000]);
    let approvals = letters.iter().map(|it| about(it, ReviewAction::Approve));
    let job = ReviewSettings { required: true, ..job(approvals) };
    let (plan, findings) = decided(&[10_000, 20_000], &job);
    assert_eq!((sent(&plan), findings.len()), (vec!["C0", "C1"], 0));
    let (plan, findings) = decided(&[10_000, 20_001], &job);
    assert_eq!(sent(&plan), ["C0"]);
    assert_eq!(plan.held[0].reason, Reason::NotApproved);
    assert_eq!(codes(&findings), [Code::ApprovalVoid]);
}

#[test]
fn nothing_is_needed_where_the_job_asks_for_nothing() {
    let (plan, findings) = decided(&[10_000], &ReviewSettings::default());
    assert_eq!((sent(&plan), findings.len()), (vec!["C0"], 0));
    let (plan, _) =
        decided(&[10_000], &ReviewSettings { required: true, ..ReviewSettings::default() });
    assert_eq!(plan.held[0].reason, Reason::NotApproved);
}

#[test]
fn a_large_letter_wants_two_names() {
    let letter = proposed(&[10_000]).remove(0);
    let approval = about(&letter, ReviewAction::Approve);
    let with = |names: &[&str], sum: i64| {
        let approvals =
            names.iter().map(|name| ReviewDecision { by: (*name).into(), ..approval.clone() });
        let four_eyes = Some(Money::from_cents(sum));
        let job = ReviewSettings { four_eyes, ..job(approvals) };
        decided(&[10_000], &job).0.letters.len()
    };
    assert_eq!(with(&[], 10_001), 1);
    assert_eq!(with(&[], 10_000), 0);
    assert_eq!(with(&["Nadia"], 10_000), 0);
    assert_eq!(with(&["Nadia", " nadia "], 10_000), 0);
    assert_eq!(with(&["Nadia", "Omar"], 10_000), 1);
}

#[test]
fn a_hold_ends_with_its_day_whatever_the_data_become() {
    let letter = proposed(&[10_000]).remove(0);
    let until = |day: &str| decided(&[20_000], &job([about(&letter, hold(day))])).0.held;
    assert_eq!(until("2026-06-15")[0].reason, Reason::HeldByHand);
    assert!(until("2026-06-14").is_empty());
}

#[test]
fn a_lower_stage_is_a_letter_of_its_own() {
    let letter = proposed(&[10_000]).remove(0);
    assert_eq!((letter.stage, &*letter.reference), (Stage::Reminder2, "R2-260615-C0"));
    let lower = about(&letter, ReviewAction::Stage(Stage::Reminder1));
    let (plan, findings) = decided(&[10_000], &job([lower.clone()]));
    let lowered = &plan.letters[0];
    assert_eq!((lowered.stage, &*lowered.reference), (Stage::Reminder1, "R1-260615-C0"));
    assert_eq!(lowered.claims, letter.claims);
    assert!(findings.is_empty());
    // It is never raised.
    let raised = ReviewDecision { action: ReviewAction::Stage(Stage::FormalNotice), ..lower };
    assert_eq!(decided(&[10_000], &job([raised])).0.letters, [letter]);
}

#[test]
fn a_change_that_was_meant_for_other_data_holds_the_letter() {
    let letter = proposed(&[10_000]).remove(0);
    let lower = about(&letter, ReviewAction::Stage(Stage::Reminder1));
    let (plan, findings) = decided(&[10_001], &job([lower.clone()]));
    assert_eq!(plan.held[0].reason, Reason::NotApproved);
    assert_eq!(codes(&findings), [Code::ChangeVoid]);
    // Once somebody approved the letter as it is now, it goes.
    let now = proposed(&[10_001]).remove(0);
    let mut job = job([lower]);
    job.decisions.put(about(&now, ReviewAction::Approve));
    assert_eq!(decided(&[10_001], &job).0.letters, [now]);
}

#[test]
fn contact_and_paragraph_stand_in_the_letter_and_end_its_approval() {
    let letter = proposed(&[10_000]).remove(0);
    let contact = ReviewAction::Contact {
        contact: Some("Mme Roux".into()),
        email: Some("a@b.fr".into()),
    };
    let mut job = job([
        about(&letter, ReviewAction::Approve),
        about(&letter, contact),
        about(&letter, ReviewAction::Paragraph("Bonjour.".into())),
    ]);
    job.required = true;
    let (plan, findings) = decided(&[10_000], &job);
    assert_eq!((plan.letters.len(), findings.len()), (0, 0));
    job.required = false;
    let (plan, _) = decided(&[10_000], &job);
    let changed = &plan.letters[0];
    assert_eq!(changed.debtor.contact.as_deref(), Some("Mme Roux"));
    assert_eq!(changed.debtor.email.as_deref(), Some("a@b.fr"));
    assert_eq!(changed.paragraph.as_deref(), Some("Bonjour."));
}

#[test]
fn what_was_decided_about_a_letter_that_went_out_is_spent() {
    let letter = proposed(&[10_000]).remove(0);
    let lower = about(&letter, ReviewAction::Stage(Stage::Reminder1));
    let other = proposed(&[10_001]).remove(0);
    let decisions = [lower];
    let review = LetterReview::of(&other, &decisions, Some(letter.date));
    assert!(review.void_changes.is_empty() && review.stage.is_none());
    let review = LetterReview::of(&other, &decisions, Some(day("2026-06-14")));
    assert_eq!(review.void_changes.len(), 1);
}

#[test]
fn a_hold_of_nobody_is_told() {
    let letter = proposed(&[10_000]).remove(0);
    let nobody = |until| ReviewDecision { debtor: "C00".into(), ..about(&letter, hold(until)) };
    assert_eq!(codes(&decided(&[1], &job([nobody("2026-06-20")])).1), [Code::HoldOfNobody]);
    assert!(decided(&[1], &job([nobody("2026-06-10")])).1.is_empty());
}

#[test]
fn files_tell_their_faults() {
    let faults = |text: &str| {
        let faults = ReviewDecisions::parse("review.toml", text).unwrap_err();
        faults.lines(&findings::Messages::new(findings::Language::En)).join("\n")
    };
    let whole = "[[decision]]\ndebtor = \"C1\"\ncurrency = \"EUR\"\naction = \"approve\"\n\
                 letter = \"2026-06-15\"\nby = \"N\"\nat = \"\"\nof = \"00\"\n";
    assert!(ReviewDecisions::parse("review.toml", whole).is_ok());
    assert!(faults(&format!("{whole}{whole}")).contains("review.toml:9"));
    assert!(faults(&whole.replace("approve", "hold")).contains("`until`"));
    assert!(faults(&format!("{whole}stage = \"reminder-1\"\n")).contains("`stage`"));
    assert!(faults(&whole.replace("approve", "aprove")).contains("aprove"));
    assert!(faults(&format!("{whole}wehn = 1\n")).contains("wehn"));
}

fn any_action() -> impl Strategy<Value = ReviewAction> {
    prop_oneof![
        Just(ReviewAction::Approve),
        (1_u64..40, ".{0,12}").prop_map(|(days, note)| ReviewAction::Hold {
            until: day("2026-06-01") + chrono::Days::new(days),
            note: note.trim().to_owned(),
        }),
        Just(ReviewAction::Stage(Stage::Reminder1)),
        "[a-z]{1,9}"
            .prop_map(|name| ReviewAction::Contact { contact: Some(name), email: None }),
        "[a-z\"'\\n\\\\ ]{0,20}x"
            .prop_map(|text| ReviewAction::Paragraph(text.trim().to_owned())),
    ]
}

proptest! {
    /// Decisions come back from the file as they went into it.
    #[test]
    fn a_file_is_read_as_it_was_written(
        actions in prop::collection::vec((0_usize..4, any_action(), 0_usize..3), 0..12),
    ) {
        let letters = proposed(&[1_000, 2_000, 3_000, 4_000]);
        let mut decisions = ReviewDecisions::default();
        for (letter, action, name) in actions {
            let by = ["Nadia", "Omar \"O\"", "Zoé"][name].into();
            decisions.put(ReviewDecision { by, ..about(&letters[letter], action) });
        }
        let text = decisions.written();
        let mut read = ReviewDecisions::parse("review.toml", &text).unwrap();
        let keys: Vec<AccountKey> = read.accounts().cloned().collect();
        for key in keys {
            let bare = read.about(&key).iter().cloned().map(|it| ReviewDecision { line: 0, ..it });
            let bare = bare.collect();
            read.replace(&key, bare);
        }
        prop_assert_eq!(read, decisions);
    }

    /// Where approval is required, exactly the letters that are approved as they are now go out, and everything read is
    /// in a letter or held.
    #[test]
    fn exactly_the_approved_letters_go_and_totals_balance(
        cents in prop::collection::vec(1_000_i64..3_000_000, 1..8),
        actions in prop::collection::vec((0_usize..8, any_action(), 0_usize..2), 0..20),
        moved in prop::option::of(0_usize..8),
        four_eyes in prop::option::of(1_000_i64..3_000_000),
    ) {
        let letters = proposed(&cents);
        let mut job = job([]);
        job.required = true;
        job.four_eyes = four_eyes.map(Money::from_cents);
        for (letter, action, name) in actions {
            let Some(letter) = letters.get(letter) else { continue };
            // As the page does it: an approval is for the letter with all changes made so far.
            let mut decision = about(letter, action);
            decision.by = ["Nadia", "Omar"][name].into();
            if decision.action == ReviewAction::Approve {
                let known = job.decisions.about(&decision.key());
                let review = LetterReview::of(letter, known, None);
                let all = (decided(&cents, &ReviewSettings { required: false, four_eyes: None, decisions: {
                    let mut changes = ReviewDecisions::default();
                    known.iter().filter(|it| it.action.changes()).for_each(|it| changes.put(it.clone()));
                    changes
                }, ..job.clone() }).0).letters;
                let now = all.iter().find(|it| it.debtor.code == letter.debtor.code).unwrap();
                decision.of = review.digest(now);
            }
            job.decisions.put(decision);
        }
        let mut now = cents.clone();
        if let Some(cent) = moved.and_then(|at| now.get_mut(at)) {
            *cent += 1;
        }
        let (plan, _) = decided(&now, &job);
        prop_assert!(plan.balance().is_ok());
        let goes = |(nth, letter): (usize, &PlannedLetter)| {
            let known = job.decisions.about(&(letter.debtor.code.clone(), letter.currency));
            let names: std::collections::BTreeSet<&String> =
                known.iter().filter(|it| it.action == ReviewAction::Approve).map(|it| &it.by).collect();
            let needed = 1 + usize::from(four_eyes.is_some_and(|sum| cents[nth] >= sum));
            (names.len() >= needed && now[nth] == cents[nth]).then(|| letter.debtor.code.to_string())
        };
        let expected: Vec<String> = letters.iter().enumerate().filter_map(goes).collect();
        let found: Vec<String> = sent(&plan).into_iter().map(str::to_owned).collect();
        prop_assert_eq!(found, expected);
    }
}
