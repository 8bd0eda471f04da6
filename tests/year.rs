//! A year of monthly runs over the sample, with payments arriving between them, shown in `docs/year.md`. Every
//! run looks its history up in a register file and enters its letters there.
//! `BLESS=1 cargo test --test year` writes the page again.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use chrono::{Datelike, Days, Months, NaiveDate};
use findings::{Currency, Money};
use relance::job::{Job, Overrides};
use relance::ledger::{self, Account, Ledger};
use relance::plan;
use relance::plan::{Explanation, House, Outcome, explain};
use relance::register::{Histories, History, Register, RunEntry, WAIT};
use relance::rules::Stage;
use tempfile::TempDir;

/// The first run; the others follow on the same day of each month.
fn first_run() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

/// One account through the year.
struct Case {
    account: Account,
    /// What became of it in each run, in a word.
    story: Vec<String>,
}

/// The sample as it is on the day of the first run, with what its columns say was sent.
fn sample() -> (Job, Vec<Case>) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/atelier/relance.toml");
    let overrides = Overrides::on(first_run());
    let job = Job::read(&file, &overrides).unwrap();
    let (export, findings) = exports::read(&job.inputs).unwrap();
    let (ledger, _) = ledger::open(export, &job.terms, &findings);
    let case = |account: Account| Case { account, story: Vec::new() };
    (job, ledger.accounts.into_iter().map(case).collect())
}

/// A number drawn from a text, the same on every machine: who pays is no matter of chance.
fn draw(text: &str) -> u32 {
    text.bytes().fold(17_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)))
}

/// A new invoice of every other debtor each month, due a fortnight before the run.
fn invoice(case: &mut Case, date: NaiveDate) {
    let code = &case.account.debtor.code;
    let Some(like) = case.account.invoices.last().cloned() else { return };
    let drawn = draw(&format!("{code} {}", date.month()));
    if drawn % 2 == 1 {
        return;
    }
    let total = Money::from_cents(i64::from(drawn % 90_000) + 10_000);
    case.account.invoices.push(ledger::Invoice {
        date: Some(date - Days::new(44)),
        due: Some(date - Days::new(14)),
        ..ledger::Invoice::open(format!("N{}-{code}", date.format("%y%m")), total, like.origin)
    });
}

/// What a debtor pays between a letter and the next run: a third pays all it asks for, a sixth half of it,
/// the others nothing.
fn pay(case: &mut Case, told: &Explanation) -> Money {
    let Some(letter) = &told.letter else { return Money::ZERO };
    let whole = match draw(&format!("{} {}", letter.debtor.code, letter.reference)) % 6 {
        0 | 1 => true,
        2 => false,
        _ => return Money::ZERO,
    };
    let mut paid = Money::ZERO;
    case.account.invoices.retain_mut(|invoice| {
        let listed = letter.claims.iter().chain(&letter.newly_due);
        let asked = listed.map(|it| &it.invoice.number).any(|it| *it == invoice.number);
        if !asked {
            return true;
        }
        let half =
            Money::new(invoice.residual.amount() / rust_decimal::Decimal::TWO).to_cents();
        let part = if whole { invoice.residual } else { half };
        paid += part;
        invoice.residual -= part;
        invoice.paid += part;
        invoice.residual.is_positive()
    });
    // The credits that a letter deducted are used up by the payment that follows it.
    if whole {
        paid -= case.account.credits.drain(..).map(|credit| credit.amount).sum();
    }
    paid
}

/// One run: a line of the first table, and a word more in every story.
fn run(date: NaiveDate, job: &Job, cases: &mut [Case], register: &mut Register) -> String {
    let mut policy = job.policy.clone();
    // The rates of 2027 are not known yet; with claims, its formal notices would be held.
    policy.penalties.claim = date.year() == 2026;
    let house = House { policy: &policy, creditor: &job.creditor, date };
    let (mut letters, mut held) =
        (BTreeMap::<Stage, usize>::new(), BTreeMap::<&str, usize>::new());
    let [mut open, mut asked, mut extra, mut kept, mut paid] = [Money::ZERO; 5];
    if date > first_run() {
        cases.iter_mut().for_each(|case| invoice(case, date));
    }
    let run_id = date.to_string();
    let writing = register.begin(WAIT).unwrap();
    let histories = histories(&writing, cases, &run_id);
    let mut entries = Vec::new();
    for case in cases {
        let history = histories.of(&case.account);
        let told = explain(&case.account, &history, &house);
        open += told.rows.iter().map(|row| row.residual).sum();
        for row in &told.rows {
            if let Outcome::Held(reason) = row.outcome {
                *held.entry(reason.as_str()).or_default() += 1;
                kept += row.residual;
            }
        }
        if let Some(letter) = &told.letter {
            *letters.entry(letter.stage).or_default() += 1;
            asked += letter.totals.due();
            extra += letter.totals.penalties + letter.totals.indemnities;
            check(&history, letter, date);
            entries.push(letter.entry(u32::try_from(entries.len()).unwrap() + 1));
        }
        case.story.push(word(&told));
        paid += pay(case, &told);
    }
    assert_eq!(open, asked + kept, "{date}: what is open is asked for or held");
    let (version, inputs) = ("0".into(), "00".into());
    let entry = RunEntry { run_id, date, version, inputs, gone: Vec::new() };
    assert_eq!(writing.enter(&entry, entries).unwrap().known, 0);
    writing.commit().unwrap();
    let count = |stage| letters.get(&stage).copied().unwrap_or(0);
    let counts = Stage::ALL.map(|stage| count(stage).to_string()).join(" | ");
    let held = held.iter().map(|(reason, rows)| format!("{rows} {reason}"));
    let held = held.collect::<Vec<String>>().join(", ");
    format!("| {date} | {open} | {counts} | {asked} | {extra} | {kept} | {held} | {paid} |\n")
}

/// What the register knows of the accounts.
fn histories(register: &Register, cases: &[Case], run_id: &str) -> Histories {
    let accounts = cases.iter().map(|case| case.account.clone()).collect();
    let ledger = Ledger { accounts, ..Ledger::default() };
    register.histories(&ledger, Some(run_id)).unwrap()
}

/// No stage is skipped, and no letter comes too soon.
fn check(history: &History, letter: &plan::PlannedLetter, date: NaiveDate) {
    for claim in &letter.claims {
        let about = history.standing().filter(|it| it.invoices.contains(&claim.invoice.number));
        let reached = about.map(|it| it.stage).max();
        let before = Stage::ALL.into_iter().rfind(|stage| *stage < letter.stage);
        assert_eq!(reached, before, "{} {}", letter.debtor.code, claim.invoice.number);
    }
    for sent in history.standing() {
        assert!(sent.sent_on + Days::new(8) <= date);
    }
}

/// What a run did with an account: its letter, or why there is none.
fn word(told: &Explanation) -> String {
    if let Some(letter) = &told.letter {
        return format!("**{}**", letter.stage.short());
    }
    let reasons: std::collections::BTreeSet<&str> = told
        .rows
        .iter()
        .filter_map(|row| match row.outcome {
            Outcome::Held(reason) => Some(reason.as_str()),
            Outcome::Claimed | Outcome::NewlyDue | Outcome::Deducted => None,
        })
        .filter(|reason| *reason != "credit-kept" || told.rows.len() == 1)
        .collect();
    if reasons.is_empty() {
        "paid".into()
    } else {
        reasons.into_iter().collect::<Vec<_>>().join(", ")
    }
}

#[test]
fn a_year_of_monthly_runs_is_as_the_page_shows_it() {
    let (job, mut cases) = sample();
    let folder = TempDir::new().unwrap();
    let mut register = Register::open(&folder.path().join("relance.sqlite")).unwrap();
    let dates: Vec<NaiveDate> = (0..12).map(|month| first_run() + Months::new(month)).collect();
    let lines: String =
        dates.iter().map(|date| run(*date, &job, &mut cases, &mut register)).collect();
    let verified = register.verify().unwrap();
    assert_eq!(verified.runs, 12);
    assert_eq!(verified.entries, verified.letters + verified.runs);
    let mut page = format!(
        "# A year over the sample\n\n\
         Monthly runs over [`samples/atelier`](../samples/atelier), as its job file sets them. After each letter a third of the debtors pay all it\n\
         asks for, a sixth pay half, the others nothing. From the second month on, about every\n\
         other debtor who owes something gets one more invoice a month, due a fortnight before the run. Amounts in {}. Formal notices of 2026 claim penalties and indemnity;\n\
         those of 2027 the indemnity alone, because the rates of 2027 are not known yet: claimed all the same, they would be held as `rule-unknown`.\n\
         The history of each run comes from a register file, in which it enters its letters.\n\
         This page is written by `tests/year.rs`, which also checks that no stage is skipped, no interval broken, and that everything open\n\
         is asked for or held, to the cent.\n\n\
         | Run | Open | R1 | R2 | R3 | FN | Asked for | On top | Held | Rows held, by reason | Paid until the next |\n\
         |---|--:|--:|--:|--:|--:|--:|--:|--:|---|--:|\n{lines}\n\
         ## Account by account\n\n\
         R1, R2, R3: reminders; FN: formal notice; otherwise why there is no letter.\n\n",
        Currency::EUR
    );
    let months: Vec<String> =
        dates.iter().map(|date| date.format("%m/%y").to_string()).collect();
    writeln!(page, "| Debtor | {} |\n|---|{}", months.join(" | "), "---|".repeat(12)).unwrap();
    for case in &cases {
        writeln!(page, "| {} | {} |", case.account.debtor.code, case.story.join(" | "))
            .unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/year.md");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    assert_eq!(page, std::fs::read_to_string(path).unwrap_or_default());
}
