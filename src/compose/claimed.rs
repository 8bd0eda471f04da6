//! Values that a letter text may use of the invoices that a letter asks for: which, what was paid, what is left.

use std::collections::BTreeMap;

use minijinja::value::Value;

use crate::layout::Words;
use crate::plan::{Claim, PlannedLetter};
use exports::Text;
use findings::Money;

use super::cells;
use super::values::{ShownAmount, ShownDay, TextValues, listed};

/// How many invoices a letter lists, and of those listed apart how many and whether they fell due since the last one.
pub(super) fn of_newly_due(letter: &PlannedLetter) -> [(&'static str, Value); 3] {
    [
        ("n_listed", Value::from(letter.listed().len())),
        ("newly_due", Value::from(PlannedLetter::numbers(&letter.newly_due).len())),
        ("newly_due_since", Value::from(fell_due_since(letter))),
    ]
}

/// Whether all invoices that a letter lists apart fell due since the last letter; what was overdue then may have been
/// listed there.
pub(super) fn fell_due_since(letter: &PlannedLetter) -> bool {
    let Some(last) = letter.steps.iter().map(|step| step.date).max() else { return false };
    let mut apart = letter.newly_due.iter();
    !letter.newly_due.is_empty()
        && apart.all(|claim| claim.invoice.due.is_some_and(|due| last <= due))
}

/// What was paid and credited on the invoices of a letter, and what is left of them.
pub(super) fn of_what_was_paid(letter: &PlannedLetter) -> [(&'static str, Value); 4] {
    let money = |money: Money| Value::from_object(ShownAmount(money, letter.currency));
    [
        ("part_paid", Value::from(letter.claims.iter().any(is_part_paid))),
        ("claims_due", money(claims_due(letter))),
        ("settled", money(settled(letter))),
        ("received", received(letter)),
    ]
}

/// The payments that were read since the last letter, by day and name: of several invoices as one.
fn received(letter: &PlannedLetter) -> Value {
    let last = letter.steps.iter().map(|step| step.date).max();
    let claims = letter.claims.iter().chain(&letter.newly_due);
    let all = claims.flat_map(|claim| &claim.invoice.received);
    let mut payments: BTreeMap<_, Money> = BTreeMap::new();
    for it in all.filter(|it| last.is_none_or(|last| last < it.date)) {
        let payment = (it.date, &it.payer, &it.origin);
        *payments.entry(payment).or_default() += it.amount;
    }
    let told = payments.into_iter().map(|((date, payer, _), amount)| {
        TextValues::value(vec![
            ("amount", Value::from_object(ShownAmount(amount, letter.currency))),
            ("date", Value::from_object(ShownDay(date))),
            ("payer", Value::from(&**payer)),
        ])
    });
    told.collect()
}

/// Which instalments a letter is about, and how many others of the same invoices it does not ask for: those to come,
/// and those that are overdue.
pub(super) fn of_instalments(
    letter: &PlannedLetter,
    words: &Words,
) -> [(&'static str, Value); 6] {
    let alone = match (&*letter.claims, &*letter.newly_due) {
        ([claim], []) => claim.invoice.instalment.as_deref(),
        _ => None,
    };
    let alone = alone.map(|part| cells::instalment(part.nth, part.of, words));
    let parts = of_one_invoice(&letter.claims);
    let some = letter.claims.iter().any(|claim| claim.invoice.instalment.is_some());
    let sums = some && parts.is_none();
    let others = || letter.other_instalments.iter();
    let to_come = others().filter(|it| it.is_to_come(letter.date)).count();
    let overdue = others().filter(|it| it.is_late(letter.date)).count();
    let asked =
        if some { letter.claims.len() } else { PlannedLetter::numbers(&letter.claims).len() };
    let parts = parts.map(|parts| Value::from(listed(parts.iter(), words)));
    [
        ("instalment", alone.map_or(Value::UNDEFINED, Value::from_safe_string)),
        ("instalments", parts.unwrap_or(Value::UNDEFINED)),
        ("sums_due", Value::from(sums)),
        ("n_asked", Value::from(asked)),
        ("to_come", Value::from(to_come)),
        ("overdue_apart", Value::from(overdue)),
    ]
}

/// The instalments that some claims are, such as `1/3`, where all of them are of one invoice.
fn of_one_invoice(claims: &[Claim]) -> Option<Vec<Text>> {
    let number = &claims.first()?.invoice.number;
    let part = |claim: &Claim| {
        let part = claim.invoice.instalment.as_deref();
        let part = part.filter(|_| claim.invoice.number == *number)?;
        Some(format!("{}/{}", part.nth, part.of).into())
    };
    claims.iter().map(part).collect()
}

/// Whether something was paid on an invoice, or set against it.
fn is_part_paid(claim: &Claim) -> bool {
    let invoice = &claim.invoice;
    let less = invoice.residual < invoice.total;
    less || invoice.paid.is_positive() || !invoice.settled.is_empty()
}

/// The sum that remains of the invoices that the stage of a letter is about.
pub(super) fn claims_due(letter: &PlannedLetter) -> Money {
    letter.claims.iter().map(|claim| claim.invoice.residual.to_coins(letter.currency)).sum()
}

/// The credits that were set against invoices of a letter by their numbers.
fn settled(letter: &PlannedLetter) -> Money {
    let listed = letter.claims.iter().chain(&letter.newly_due);
    let settled = listed.flat_map(|claim| &claim.invoice.settled);
    settled.map(|it| it.amount.to_coins(letter.currency)).sum()
}
