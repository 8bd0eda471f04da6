//! What comes of a case, as a controller would note it.

use std::fmt::Write;

use findings::Messages;
use relance::plan::{Claim, Explanation, House, NextStep, Outcome, PlannedLetter, explain};

use crate::case::Case;

/// The letter of every account, what is held with its reason, what follows, and the findings.
pub(crate) fn outcome(case: &Case) -> String {
    let creditor = case.creditor();
    let house = House { policy: &case.policy, creditor: &creditor, date: case.today };
    let mut text = String::new();
    for given in &case.account {
        let (account, history) = given.open();
        let told = explain(&account, &history, &house);
        let iban = creditor.account_in(account.currency).and_then(|it| it.iban.as_deref());
        let iban = iban.unwrap_or("none");
        match &told.letter {
            Some(it) => text += &letter(it, iban),
            None => writeln!(text, "{} {}: no letter", told.debtor, told.currency).unwrap(),
        }
        rows(&told, &mut text);
        let messages = Messages::new(Default::default());
        for finding in &told.findings {
            writeln!(text, "  {}", messages.finding(finding)).unwrap();
        }
    }
    text
}

fn letter(letter: &PlannedLetter, iban: &str) -> String {
    let mut text = format!(
        "{} {}: {}, pay {} by {} to {iban}\n",
        letter.debtor.code,
        letter.currency,
        letter.stage,
        letter.totals.total(),
        letter.deadline
    );
    let amount = |claim: &Claim| format!("{} {}", claim.invoice.number, claim.invoice.residual);
    let list = |claims: &[Claim]| claims.iter().map(amount).collect::<Vec<_>>().join(", ");
    writeln!(text, "  about {}", list(&letter.claims)).unwrap();
    if !letter.newly_due.is_empty() {
        writeln!(text, "  apart {}", list(&letter.newly_due)).unwrap();
    }
    for credit in &letter.credits {
        writeln!(text, "  less {} {}", credit.number, credit.amount).unwrap();
    }
    if !letter.disputed.is_empty() {
        writeln!(text, "  says that {} is disputed and left out", letter.disputed.join(", "))
            .unwrap();
    }
    if let Some(paid) = letter.payments_since {
        writeln!(text, "  thanks for {paid} paid since the last letter").unwrap();
    }
    for line in letter.breakdown.iter().flat_map(|it| &it.lines) {
        for part in &line.segments {
            writeln!(
                text,
                "  {}: {} to {}, {} days of {} at {} % over {} = {}",
                line.invoice,
                part.from,
                part.to,
                part.days,
                part.base,
                part.percent,
                part.year_days,
                part.amount
            )
            .unwrap();
        }
        let residual = if line.on_residual { ", on what remains alone" } else { "" };
        writeln!(
            text,
            "  {}: penalty {}, indemnity {}{residual}",
            line.invoice, line.penalty, line.indemnity
        )
        .unwrap();
    }
    for step in &letter.steps {
        let deadline = step.deadline.map_or("?".into(), |it| it.to_string());
        writeln!(text, "  recalls {} of {}, deadline {deadline}", step.stage, step.date)
            .unwrap();
    }
    text
}

fn rows(told: &Explanation, text: &mut String) {
    for row in &told.rows {
        let Outcome::Held(reason) = row.outcome else { continue };
        let until = row.until.map_or(String::new(), |day| format!(" until {day}"));
        writeln!(text, "  {} held: {}{until}", row.number, reason.as_str()).unwrap();
    }
    for row in &told.rows {
        let Some(NextStep { on, stage, apart }) = row.next else { continue };
        let how = if apart { "listed apart in" } else { "goes into" };
        writeln!(text, "  next: {} {how} {stage} on {on}", row.number).unwrap();
    }
}
