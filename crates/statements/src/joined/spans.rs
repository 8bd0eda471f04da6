//! Of what days the statements of an account tell, and where one is missing.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use findings::{Currency, Money, Origin};

use super::super::account::Account;
use super::super::statement::{Proof, Statement};

/// A closing balance that is not the next opening one: statements between them are missing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// The day of the closing balance.
    pub from: NaiveDate,
    /// The day of the opening balance that should be the same.
    pub to: NaiveDate,
    /// The closing balance.
    pub closing: Money,
    /// The opening one.
    pub opening: Money,
    /// The statement behind the gap.
    pub origin: Origin,
}

/// The days of an account that its statements tell of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The account.
    pub account: Account,
    /// Its currency, where its statements say it.
    pub currency: Option<Currency>,
    /// The day of the first opening balance.
    pub first: NaiveDate,
    /// The day of the newest closing balance of a statement that closes; none where no statement does.
    pub newest: Option<NaiveDate>,
    /// Where statements are missing, by day.
    pub gaps: Vec<Gap>,
}

impl Span {
    /// Whether every payment of a day and of all later ones up to the newest closing balance is told.
    #[must_use]
    pub fn tells_since(&self, day: NaiveDate) -> bool {
        self.first <= day && self.gaps.iter().all(|gap| gap.to < day)
    }
}

/// A statement with both balances and days.
struct Period<'s> {
    statement: &'s Statement,
    from: NaiveDate,
    to: NaiveDate,
    opening: Money,
    closing: Money,
}

/// The span of each account that has a statement with both balances, by account.
pub(super) fn spans(statements: &[Statement]) -> Vec<Span> {
    let mut accounts: BTreeMap<String, Vec<Period<'_>>> = BTreeMap::new();
    for statement in statements {
        accounts.entry(statement.account.key()).or_default().extend(period(statement));
    }
    accounts.into_values().filter_map(span).collect()
}

fn period(statement: &Statement) -> Option<Period<'_>> {
    let (opening, closing) = (statement.opening?, statement.closing?);
    let of_entries = || statement.entries.iter().filter_map(|it| it.day).min();
    let to = closing.day?;
    let from = opening.day.or_else(of_entries).unwrap_or(to).min(to);
    let (opening, closing) = (opening.amount, closing.amount);
    (!statement.format.is_notice()).then_some(Period { statement, from, to, opening, closing })
}

fn span(mut periods: Vec<Period<'_>>) -> Option<Span> {
    periods.sort_by_key(|it| (it.to, it.from, it.opening, it.closing));
    let first = periods.iter().map(|it| it.from).min()?;
    let closes =
        |it: &&Period<'_>| it.statement.settles() && it.statement.proof == Proof::Closes;
    let newest = periods.iter().filter(closes).map(|it| it.to).max();
    let account = periods.first()?.statement.account.clone();
    let currency = periods.iter().find_map(|it| it.statement.currency);
    let mut gaps = Vec::new();
    let mut last: Option<Period<'_>> = None;
    while !periods.is_empty() {
        let next = next(&mut periods, last.as_ref());
        let Some(next) = next else { break };
        if let Some(last) = &last {
            // A copy, or a day of a week that is told already.
            if next.from >= last.from && next.to <= last.to && tells_of(last, &next) {
                continue;
            }
            let joins = last.closing == next.opening || overlaps(last, &next);
            if !joins && next.from >= last.from {
                gaps.push(Gap {
                    from: last.to,
                    to: next.from.max(last.to),
                    closing: last.closing,
                    opening: next.opening,
                    origin: next.statement.origin(next.statement.line),
                });
            }
        }
        last = Some(next);
    }
    Some(Span { account, currency, first, newest, gaps })
}

/// Whether a statement begins inside the one before and goes on from it: its opening balance is that of the other on
/// some day, and it has every entry that the other has from there on.
fn overlaps(before: &Period<'_>, next: &Period<'_>) -> bool {
    if next.from > before.to || next.to < before.to {
        return false;
    }
    let mut entries = entries(before);
    entries.sort_unstable();
    let mut balance = before.opening;
    // The opening balance is that of the evening before its first entries, or bears their day.
    (0..=entries.len()).any(|from| {
        let (told, rest) = entries.split_at(from);
        if let Some((_, amount)) = told.last() {
            balance += amount.unwrap_or_default();
        }
        let day = |it: Option<&Booking>| it.and_then(|it| it.0);
        let parts = day(told.last()) < day(rest.first()) || rest.is_empty();
        parts && balance == next.opening && has(next, rest)
    })
}

/// The day and the amount of an entry.
type Booking = (Option<NaiveDate>, Option<Money>);

/// The days and amounts of the entries of a statement that are booked.
fn entries(period: &Period<'_>) -> Vec<Booking> {
    let booked = period.statement.entries.iter().filter(|it| it.counts());
    booked.map(|it| (it.day, it.amount)).collect()
}

/// Takes the next statement: among those that end on the earliest day, one that goes on from the last balance, else
/// the one that goes on from none of them.
fn next<'s>(periods: &mut Vec<Period<'s>>, last: Option<&Period<'s>>) -> Option<Period<'s>> {
    let day = periods.first()?.to;
    let same = periods.iter().take_while(|it| it.to == day).count();
    let group = periods.get(..same)?;
    let goes_on = |it: &Period<'_>| last.is_some_and(|last| last.closing == it.opening);
    let begins = |it: &Period<'_>| group.iter().all(|other| other.closing != it.opening);
    let place = group.iter().position(goes_on).or_else(|| group.iter().position(begins));
    Some(periods.remove(place.unwrap_or(0)))
}

/// Whether a statement has every entry of another one, so that the other says nothing new.
fn tells_of(whole: &Period<'_>, part: &Period<'_>) -> bool {
    let mut part = entries(part);
    part.sort_unstable();
    has(whole, &part)
}

/// Whether a statement has all these entries, which are in order.
fn has(whole: &Period<'_>, part: &[Booking]) -> bool {
    let mut known = entries(whole);
    known.sort_unstable();
    let mut known = known.into_iter();
    part.iter().all(|it| known.find(|known| known >= it).as_ref() == Some(it))
}
