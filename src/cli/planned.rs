//! The answer of `plan` for the terminal.

use std::collections::BTreeMap;

use findings::{Args, Code, Currency, Finding, Messages, Money};
use print::pdf::Profile;
use relance::job::Job;
use relance::output::{amount, figure};
use relance::payments::Payments;
use relance::plan::{Plan, PlannedLetter, Reason};
use relance::run::PlanReport;

use super::columns::TerminalTable;
use super::folded::{folded, largest, lines};
use super::{ages, costs};

/// The sums of a plan first; then every letter, and what is open, debtor by debtor.
pub(super) fn planned(
    planned: &PlanReport,
    job: &Job,
    messages: &Messages,
    width: usize,
) -> String {
    let plan = &planned.plan;
    let ages = plan.ages(job.date);
    let known = planned.payments.as_ref().map(|it| known(it, messages, width));
    let mut parts = vec![
        by_stage(plan, messages)
            + &same_day(&planned.findings, messages, width)
            + &known.unwrap_or_default(),
    ];
    if !plan.read.is_empty() {
        parts.push(ages::totals(&ages, messages, width));
    }
    if !plan.held.is_empty() {
        parts.push(held(plan, messages, width));
    }
    parts.push(costs::lines(plan, &job.policy, messages, width));
    if !plan.letters.is_empty() {
        parts.push(letters(plan, messages, width));
    }
    if !ages.debtors.is_empty() {
        let sum = |at: usize| ages.debtors.get(at).map(|row| row.total).unwrap_or_default();
        let (places, rest) = largest(ages.debtors.len(), sum);
        let rows = places.iter().filter_map(|at| ages.debtors.get(*at).cloned());
        let rows: Vec<_> = rows.collect();
        let table = ages::debtors(&ages, &rows, messages, width);
        parts.push(table + &folded("plan-more-debtors", rest, messages, width));
    }
    parts.push(unlooked(job, messages, width));
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

/// How many letters of each stage, and what they ask for.
pub(super) fn by_stage(plan: &Plan, messages: &Messages) -> String {
    let count = Args::new().count("letters", plan.letters.len());
    let mut text = messages.get("plan-letters", &count) + "\n";
    let mut sums = BTreeMap::new();
    for letter in &plan.letters {
        let (count, sum) =
            sums.entry((letter.stage, letter.currency)).or_insert((0, Money::ZERO));
        *count += 1;
        *sum += letter.totals.total();
    }
    for ((stage, currency), (count, sum)) in sums {
        let values = Args::new()
            .text("stage", messages.plain(&stage.key()))
            .count("letters", count)
            .text("amount", amount(sum, Some(currency), messages.language()));
        text.push_str(&format!("  {}\n", messages.get("plan-stage-sum", &values)));
    }
    text
}

/// Up to when payments are known.
pub(super) fn known(payments: &Payments, messages: &Messages, width: usize) -> String {
    lines(&payments.known(messages), width)
}

/// Letters that wait for no other reason than a run of the same day, and how to take it back.
pub(super) fn same_day(findings: &[Finding], messages: &Messages, width: usize) -> String {
    let waiting = findings.iter().filter(|it| it.code == Code::SameDay);
    waiting.map(|it| lines(&messages.sentence(it), width)).collect::<Vec<_>>().concat()
}

/// The documents that are held and why, a line per reason and currency.
pub(super) fn held(plan: &Plan, messages: &Messages, width: usize) -> String {
    let mut sums: BTreeMap<(Reason, Option<Currency>), (usize, Money)> = BTreeMap::new();
    for held in &plan.held {
        let (count, sum) = sums.entry((held.reason, held.currency)).or_default();
        *count += 1;
        *sum += held.residual.unwrap_or_default();
    }
    let mut columns = TerminalTable::new(&[
        messages.plain("plan-held"),
        format!("#{}", messages.plain("plan-documents")),
        format!("#{}", messages.plain("plan-amount")),
        format!("¶{}", messages.plain("plan-reason")),
    ]);
    for ((reason, currency), (count, sum)) in sums {
        columns.row(vec![
            reason.as_str().to_owned(),
            count.to_string(),
            amount(sum, currency, messages.language()),
            messages.plain(&reason.key()),
        ]);
    }
    columns.text(width)
}

fn letters(plan: &Plan, messages: &Messages, width: usize) -> String {
    let total =
        |at: usize| plan.letters.get(at).map(|it| it.totals.total()).unwrap_or_default();
    let (places, rest) = largest(plan.letters.len(), total);
    let shown: Vec<&PlannedLetter> =
        places.iter().filter_map(|at| plan.letters.get(*at)).collect();
    let currency = plan.letters.first().map(|it| it.currency);
    let several = plan.letters.iter().any(|it| Some(it.currency) != currency);
    let header = |mark: &str, key: &str| format!("{mark}{}", messages.plain(key));
    let mut headers = vec![header("", "plan-debtor"), header("~", "plan-name")];
    headers.extend(several.then(|| header("", "plan-currency")));
    headers.extend([
        header("", "plan-stage"),
        header("#", "plan-invoices"),
        header("#", "plan-total"),
        header("", "plan-deadline"),
    ]);
    let mut columns = TerminalTable::new(&headers);
    for letter in shown {
        let debtor = &letter.debtor;
        let mut cells = vec![debtor.code.to_string(), debtor.name.to_string()];
        cells.extend(several.then(|| letter.currency.to_string()));
        cells.extend([
            messages.plain(&letter.stage.key()),
            letter.listed().len().to_string(),
            figure(letter.totals.total(), Some(letter.currency), messages.language()),
            messages.day(letter.deadline),
        ]);
        columns.row(cells);
    }
    columns.text(width) + &folded("plan-more-letters", rest, messages, width)
}

/// The checks that only a run can make; empty where the job asks for none.
fn unlooked(job: &Job, messages: &Messages, width: usize) -> String {
    let service = (!job.services.is_empty()).then_some("plan-unlooked-service");
    let printer = (job.finish.profile == Profile::PdfVt).then_some("plan-unlooked-copies");
    let what: Vec<String> =
        [service, printer].into_iter().flatten().map(|key| messages.plain(key)).collect();
    if what.is_empty() {
        return String::new();
    }
    let values = Args::new().text("what", what.join(", "));
    lines(&messages.get("plan-unlooked", &values), width)
}
