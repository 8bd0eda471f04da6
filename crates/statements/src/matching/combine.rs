//! What statements, lists and messages tell of one invoice, together: equal sums are one payment, different ones hold.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use findings::Money;

use super::super::joined::{Kind, Payment};
use super::{
    Claim, Claims, Conflict, Effect, Known, Noted, Outcome, Rule, Settled, Teller, sure,
};

/// The sum that one source tells of an invoice: in all, and of days that its open amount does not know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Told {
    all: Money,
    live: Money,
    /// Whether it tells of a payment and not how much of it is for this invoice.
    unknown: bool,
    /// The payments, where the days of two sources must be the same.
    days: Vec<(NaiveDate, Money)>,
}

impl Told {
    fn add(&mut self, day: NaiveDate, amount: Money, live: bool) {
        self.all += amount;
        if live {
            self.live += amount;
        }
        self.days.push((day, amount));
        self.days.sort_unstable();
    }

    /// Whether another source tells of the same sums.
    fn agrees(&self, other: &Self) -> bool {
        (self.all, self.live, self.unknown) == (other.all, other.live, other.unknown)
    }
}

/// Joins all that is told.
pub(super) fn combine(
    claims: &Claims,
    payments: &[Payment],
    mut outcomes: Vec<Outcome>,
    noted: &[Noted],
) -> Settled {
    answer(claims, payments, &mut outcomes, noted);
    let noted = by_invoice(claims, noted);
    let mut conflicts: BTreeMap<usize, Conflict> = BTreeMap::new();
    loop {
        let stated = stated(claims, payments, &outcomes);
        let mut lowered = vec![Money::ZERO; claims.invoices.len()];
        let before = conflicts.len();
        let invoices: BTreeSet<usize> = stated.keys().chain(noted.keys()).copied().collect();
        for invoice in invoices {
            if conflicts.contains_key(&invoice) {
                continue;
            }
            let others = noted.get(&invoice).map(Vec::as_slice).unwrap_or_default();
            match agreed(claims, invoice, stated.get(&invoice), others) {
                Ok(live) => {
                    if let Some(place) = lowered.get_mut(invoice) {
                        *place = live;
                    }
                }
                Err(conflict) => _ = conflicts.insert(invoice, conflict),
            }
        }
        if conflicts.len() == before {
            return Settled { outcomes, lowered, conflicts };
        }
        // A payment of an invoice on which sources differ pays nothing, so what else it took is open again.
        for (outcome, payment) in outcomes.iter_mut().zip(payments) {
            let touched = outcome.took.iter().any(|(it, _)| conflicts.contains_key(it));
            if touched && outcome.rule.effect() == Effect::Pays {
                let took = outcome.took.iter().filter_map(|(it, _)| claims.invoices.get(*it));
                let debtors: BTreeSet<usize> = took.map(|it| it.debtor).collect();
                *outcome = Outcome::hold(Rule::Sums, payment, debtors);
            }
        }
    }
}

/// Whether the open amount of an invoice does not know of a payment of a day.
fn live(claims: &Claims, invoice: usize, day: NaiveDate) -> bool {
    let known = claims.invoices.get(invoice).map(|it| it.known);
    !matches!(known, Some(Known::Until(until) | Known::UnpaidOn(until)) if day <= until)
}

/// What statements tell of each invoice.
fn stated(
    claims: &Claims,
    payments: &[Payment],
    outcomes: &[Outcome],
) -> BTreeMap<usize, Told> {
    let mut stated: BTreeMap<usize, Told> = BTreeMap::new();
    for (outcome, payment) in outcomes.iter().zip(payments) {
        if !matches!(outcome.rule.effect(), Effect::Pays | Effect::Confirms) {
            continue;
        }
        for (invoice, amount) in &outcome.took {
            let told = stated.entry(*invoice).or_default();
            told.unknown |= amount.is_zero();
            told.add(payment.day, *amount, live(claims, *invoice, payment.day));
        }
    }
    stated
}

/// What each list and message tells of each invoice.
fn by_invoice(claims: &Claims, noted: &[Noted]) -> BTreeMap<usize, Vec<(Teller, Told)>> {
    let mut by: BTreeMap<(usize, Teller), Told> = BTreeMap::new();
    for note in noted {
        let told = by.entry((note.invoice, note.teller)).or_default();
        told.add(note.day, note.amount, live(claims, note.invoice, note.day));
    }
    let mut all: BTreeMap<usize, Vec<(Teller, Told)>> = BTreeMap::new();
    for ((invoice, teller), told) in by {
        all.entry(invoice).or_default().push((teller, told));
    }
    all
}

/// What all sources agree on.
fn agreed(
    claims: &Claims,
    invoice: usize,
    stated: Option<&Told>,
    others: &[(Teller, Told)],
) -> Result<Money, Conflict> {
    let Some(claim) = claims.invoices.get(invoice) else { return Ok(Money::ZERO) };
    let mut all = stated.into_iter().chain(others.iter().map(|(_, told)| told));
    let Some(first) = all.next() else { return Ok(Money::ZERO) };
    if all.any(|it| !it.agrees(first)) {
        return Err(Conflict::Sums);
    }
    // A message is of a later day than the money it tells of; a row of the list is of its day.
    let listed = others.iter().find(|(teller, _)| *teller == Teller::Paid);
    if let (Some(stated), Some((_, listed))) = (stated, listed)
        && !stated.unknown
        && stated.days != listed.days
    {
        return Err(Conflict::Days);
    }
    if let ([(Teller::Paid, listed)], None) = (others, stated)
        && listed.days.windows(2).any(|it| it.first() == it.last())
    {
        return Err(Conflict::Twice);
    }
    let known = first.all - first.live;
    match claim.known {
        Known::Unsaid => return Err(Conflict::NoAsOf),
        Known::UnpaidOn(_) if !known.is_zero() => return Err(Conflict::Denied),
        Known::Until(_) if is_unbooked(claim, known) => return Err(Conflict::Unbooked),
        Known::Nothing | Known::Until(_) | Known::UnpaidOn(_) => {}
    }
    let beyond = match claim.open.is_negative() {
        true => first.live < claim.open || first.live.is_positive(),
        false => first.live > claim.open || first.live.is_negative(),
    };
    if beyond { Err(Conflict::Beyond) } else { Ok(first.live) }
}

/// Whether what was paid up to the day that an open amount knows is more than was taken off it, or all that is open.
fn is_unbooked(claim: &Claim, known: Money) -> bool {
    match claim.paid {
        Some(paid) => known.is_positive() && known > paid,
        None => known.is_positive() && known == claim.open,
    }
}

/// A payment that held debtors, and of which the list made by hand says on the same day what it paid, is taken.
fn answer(claims: &Claims, payments: &[Payment], outcomes: &mut [Outcome], noted: &[Noted]) {
    let mut listed: BTreeMap<(NaiveDate, usize), Vec<(usize, Money)>> = BTreeMap::new();
    for note in noted.iter().filter(|it| it.teller == Teller::Paid) {
        if let Some(claim) = claims.invoices.get(note.invoice) {
            let list = listed.entry((note.day, claim.debtor)).or_default();
            list.push((note.invoice, note.amount));
        }
    }
    for (outcome, payment) in outcomes.iter_mut().zip(payments) {
        if !outcome.rule.asks() || !sure(payment) || payment.kind != Kind::Credit {
            continue;
        }
        let sum = |list: &[(usize, Money)]| list.iter().map(|(_, it)| *it).sum::<Money>();
        let says = |debtor: &&usize| {
            let list = listed.get(&(payment.day, **debtor));
            list.is_some_and(|it| sum(it) == payment.amount)
        };
        let mut said = outcome.holds.iter().filter(says);
        if let (Some(debtor), None) = (said.next(), said.next()) {
            let took = listed.remove(&(payment.day, *debtor)).unwrap_or_default();
            let (rule, rest) = (Rule::Listed, Money::ZERO);
            *outcome = Outcome { rule, took, rest, holds: BTreeSet::new() };
        }
    }
}
