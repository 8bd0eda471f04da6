//! The whole story of one account: its rows, what was sent, what decided today, what follows and when.

mod text;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::ledger::{Account, Credit, Invoice, Received};
use crate::register::{Due, History, PostReport, Remained, SentLetter};
use crate::rules::{Stage, later};
use exports::{Bar, Text};
use findings::{Currency, Finding, Money, Origin};

use super::credits::settle;
use super::decide::decide_settled;
use super::ladder::Ladder;
use super::planner::Planner;
use super::reference::References;
use super::{Fate, Held, House, PlannedLetter, Reason, decide};

/// Why an account gets what it gets on a day.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    /// The debtor's code.
    pub debtor: Text,
    /// The currency of the account.
    pub currency: Currency,
    /// The day that is explained.
    pub date: NaiveDate,
    /// The letter of that day, if one goes. Its reference is that of a run without other debtors.
    pub letter: Option<PlannedLetter>,
    /// The first day on which the shortest interval lets another letter go; none where nothing was sent.
    pub free_on: Option<NaiveDate>,
    /// Its open documents, by number.
    pub rows: Vec<Row>,
    /// The letters sent, oldest first.
    pub history: Vec<Letter>,
    /// Everything wrong, as the run would tell it.
    #[serde(skip)]
    pub findings: Vec<Finding>,
}

/// One open document and what becomes of it.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Its number.
    pub number: Text,
    /// Its row in the export.
    pub origin: Origin,
    /// When it must be paid.
    pub due: Option<NaiveDate>,
    /// The first day on which it counts as overdue.
    pub overdue_from: Option<NaiveDate>,
    /// The amount that remains; negative for a credit.
    pub residual: Money,
    /// The payments that lowered it since it was read, by day.
    pub received: Box<[Received]>,
    /// The highest stage of a letter about it.
    pub reached: Option<Stage>,
    /// Its status as the accounting program words it.
    pub status: Option<Text>,
    /// The user's note in the list of exclusions.
    pub note: Option<String>,
    /// The outcome for it.
    pub outcome: Outcome,
    /// The first day on which the reason no longer holds, where a calendar can say.
    pub until: Option<NaiveDate>,
    /// The next letter that will name it, if nothing changes and a run is made every day; none for a
    /// credit, and where time alone changes nothing.
    pub next: Option<NextStep>,
}

/// The outcome for a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The letter is about it.
    Claimed,
    /// The letter lists it apart.
    NewlyDue,
    /// The letter deducts it.
    Deducted,
    /// It gets no letter, for this reason.
    Held(Reason),
}

/// A letter to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NextStep {
    /// The first day on which it can go.
    pub on: NaiveDate,
    /// Its stage.
    pub stage: Stage,
    /// Whether it will only list the document apart.
    pub apart: bool,
}

/// A letter sent earlier.
#[derive(Debug, Clone, Serialize)]
pub struct Letter {
    /// Its stage.
    pub stage: Stage,
    /// The date printed on it.
    pub date: NaiveDate,
    /// The day it asked to pay by; where history does not say, the one the policy would have given.
    pub deadline: NaiveDate,
    /// Whether history says the deadline.
    pub deadline_known: bool,
    /// The first day on which the stage after it may follow.
    pub free_on: NaiveDate,
    /// The amount it asked for, where known.
    pub total: Option<Money>,
    /// The invoices it was about.
    pub invoices: Vec<Text>,
    /// Whether it was taken back and counts as never sent.
    pub void: bool,
    /// The last report of the post about it, where there is one.
    pub report: Option<PostReport>,
}

/// Explains one account on a day. Decides nothing anew: it is what a run of that day would do.
#[must_use]
pub fn explain(account: &Account, history: &History, house: &House<'_>) -> Explanation {
    let mut planner = Planner::new(*house, References::of(std::slice::from_ref(account)));
    let (letter, held) = planner.settle(account.clone(), history);
    let ladder = Ladder::of(history, house.policy, account.debtor.kind);
    let settled = settle(account, &ladder, house);
    let decision = decide_settled(&settled.account, &ladder, house);
    let next = coming(account, history, letter.as_ref(), house);
    let teller = Teller { account, house, ladder: &ladder, held: &held };
    let set_aside = settled.set_aside.iter().map(|(credit, _)| credit);
    let void = settled.account.void_credits.iter().map(|(credit, _)| credit);
    let credits = settled.account.credits.iter().chain(void).chain(set_aside);
    let credits = credits.map(|credit| teller.credit(credit));
    let invoices = settled.account.invoices.iter().zip(&decision.fates).zip(next);
    let invoices = invoices.map(|((invoice, fate), next)| teller.invoice(invoice, *fate, next));
    let mut rows: Vec<Row> = invoices.chain(credits).collect();
    rows.sort_by(|one, other| {
        one.number.cmp(&other.number).then_with(|| one.origin.cmp(&other.origin))
    });
    Explanation {
        debtor: account.debtor.code.clone(),
        currency: account.currency,
        date: house.date,
        free_on: Some(ladder.free_on).filter(|day| *day > NaiveDate::MIN),
        rows,
        history: sent(account, history, house),
        findings: planner.findings(),
        letter,
    }
}

/// The facts that the rows of an account are told from.
struct Teller<'a> {
    account: &'a Account,
    house: &'a House<'a>,
    ladder: &'a Ladder<'a>,
    held: &'a [Held],
}

impl Teller<'_> {
    /// Why a document is held, if it is.
    fn reason(&self, number: &str, origin: &Origin) -> Option<Reason> {
        let mine = |it: &&Held| *it.number == *number && it.origin == *origin;
        self.held.iter().find(mine).map(|it| it.reason)
    }

    fn invoice(&self, invoice: &Invoice, fate: Fate, next: Option<NextStep>) -> Row {
        let policy = self.house.policy;
        let held = self.reason(&invoice.number, &invoice.origin);
        let outcome = match (held, fate) {
            (Some(reason), _) => Outcome::Held(reason),
            (None, Fate::NewlyDue) => Outcome::NewlyDue,
            (None, Fate::Claimed | Fate::Kept { .. }) => Outcome::Claimed,
        };
        let listed = policy.exclude.iter();
        let mut listed =
            listed.filter(|it| it.is_about(&self.account.debtor, invoice, self.house.date));
        Row {
            number: invoice.number.clone(),
            origin: invoice.origin.clone(),
            due: invoice.due,
            overdue_from: invoice.due.map(|due| policy.overdue_from(due)),
            residual: invoice.residual,
            received: invoice.received.clone(),
            reached: self.ladder.rung(invoice).reached,
            status: invoice.status.clone(),
            note: listed.find_map(|it| it.note.clone()),
            outcome,
            until: match fate {
                Fate::Kept { until, reason } if held == Some(reason) => until,
                Fate::Kept { .. } | Fate::Claimed | Fate::NewlyDue => None,
            },
            next,
        }
    }

    fn credit(&self, credit: &Credit) -> Row {
        let held = self.reason(&credit.number, &credit.origin);
        Row {
            number: credit.number.clone(),
            origin: credit.origin.clone(),
            due: None,
            overdue_from: None,
            residual: -credit.amount,
            received: Box::default(),
            reached: None,
            status: None,
            note: None,
            outcome: held.map_or(Outcome::Deducted, Outcome::Held),
            until: None,
            next: None,
        }
    }
}

/// The letters sent about an account, oldest first.
fn sent(account: &Account, history: &History, house: &House<'_>) -> Vec<Letter> {
    let mut letters: Vec<Letter> = history
        .letters
        .iter()
        .map(|letter| {
            let deadline = letter.deadline.unwrap_or_else(|| {
                house.policy.deadline(letter.stage, account.debtor.kind, letter.sent_on)
            });
            Letter {
                stage: letter.stage,
                date: letter.sent_on,
                deadline,
                deadline_known: letter.deadline.is_some(),
                free_on: house.policy.free_after(deadline),
                total: letter.total,
                invoices: letter.invoices.iter().chain(&letter.newly_due).cloned().collect(),
                void: letter.void,
                report: letter.posted.report,
            }
        })
        .collect();
    letters.sort_by_key(|letter| (letter.date, letter.stage));
    letters
}

/// The next letter that will name each invoice, in the order of the account: today's is taken as sent,
/// everything else as unchanged.
fn coming(
    account: &Account,
    history: &History,
    today: Option<&PlannedLetter>,
    house: &House<'_>,
) -> Vec<Option<NextStep>> {
    let mut history = history.clone();
    history.letters.extend(today.map(PlannedLetter::as_sent));
    let mut next = vec![None; account.invoices.len()];
    let blocked = account.on_hold
        || history.came_back_from(&account.debtor).is_some()
        || (today.is_none() && is_due(account, &history, house));
    for on in turning_days(account, &history, house).into_iter().filter(|_| !blocked) {
        let decision = decide(account, &history, &House { date: on, ..*house });
        let Some(stage) = decision.stage else { continue };
        for (fate, next) in decision.fates.iter().zip(&mut next) {
            if next.is_none() && matches!(fate, Fate::Claimed | Fate::NewlyDue) {
                *next = Some(NextStep { on, stage, apart: *fate == Fate::NewlyDue });
            }
        }
    }
    next
}

/// The days to come on which a decision can turn: an invoice is overdue, a promise or exclusion ends, a
/// deadline or the shortest interval has passed.
fn turning_days(
    account: &Account,
    history: &History,
    house: &House<'_>,
) -> BTreeSet<NaiveDate> {
    let policy = house.policy;
    let mut days = BTreeSet::new();
    for invoice in &account.invoices {
        days.extend(invoice.due.map(|due| policy.overdue_from(due)));
        let grace = u64::from(policy.promise_grace_days);
        days.extend(invoice.promised_until.map(|until| later(until, grace + 1)));
        if let Some(Bar::Announced(last)) = invoice.bar {
            days.insert(later(last, 1));
        }
    }
    // What is set against invoices only on a later day may turn a decision then.
    days.extend(account.credits.iter().filter_map(|credit| credit.date));
    days.extend(policy.exclude.iter().filter_map(|it| it.until).map(|until| later(until, 1)));
    for letter in history.standing() {
        let given = letter.deadline.unwrap_or_else(|| {
            policy.deadline(letter.stage, account.debtor.kind, letter.sent_on)
        });
        days.extend([policy.free_after(given), policy.interval_after(letter.sent_on)]);
    }
    days.retain(|day| *day > house.date);
    days
}

/// Whether a letter is due that something outside the calendar keeps back.
fn is_due(account: &Account, history: &History, house: &House<'_>) -> bool {
    decide(account, history, house).stage.is_some()
}

/// When the invoices of some claims are due.
fn dues(claims: &[super::Claim], apart: bool) -> impl Iterator<Item = Due> {
    claims.iter().filter_map(move |claim| {
        let (number, day) = (claim.invoice.number.clone(), claim.invoice.due?);
        Some(Due { number, day, apart })
    })
}

impl PlannedLetter {
    /// The letter as history will tell it once it is sent.
    #[must_use]
    pub fn as_sent(&self) -> SentLetter {
        let numbers = |claims: &[super::Claim]| -> Vec<Text> {
            claims.iter().map(|claim| claim.invoice.number.clone()).collect()
        };
        let listed = self.claims.iter().chain(&self.newly_due).map(|claim| &claim.invoice);
        SentLetter {
            stage: self.stage,
            sent_on: self.date,
            deadline: Some(self.deadline),
            total: Some(self.totals.total()),
            invoices: numbers(&self.claims),
            newly_due: numbers(&self.newly_due),
            dues: dues(&self.claims, false).chain(dues(&self.newly_due, true)).collect(),
            remained: listed.map(Remained::from).collect(),
            kept: None,
            posted: Default::default(),
            void: false,
        }
    }
}

impl Explanation {
    /// Changes the story where the letter is held back for a reason that the account does not show.
    #[must_use]
    pub fn held_back(mut self, reason: Reason) -> Self {
        if self.letter.take().is_some() {
            for row in &mut self.rows {
                if !matches!(row.outcome, Outcome::Held(_)) {
                    row.outcome = Outcome::Held(reason);
                    row.next = None;
                }
            }
        }
        self
    }

    /// Only what concerns one invoice.
    #[must_use]
    pub fn about(mut self, invoice: &str) -> Self {
        self.rows.retain(|row| *row.number == *invoice);
        self.history.retain(|letter| letter.invoices.iter().any(|it| **it == *invoice));
        self
    }
}

#[cfg(test)]
mod tests;
