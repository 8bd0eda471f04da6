//! Finds which lines settle one another: by lettering code, by reference, and by amounts that exist once.

use std::collections::BTreeMap;

use exports::{Journal, Place, Text};
use findings::Money;

use super::item::{Item, UniqueReferences};

/// A group of lines of which several could be what remains open.
#[derive(Debug)]
pub(super) struct LetteringDoubt {
    pub(super) place: Place,
    pub(super) code: Text,
    pub(super) remains: Money,
}

/// Sets the documents of one debtor against each other; what is left stands in `remains`.
pub(super) fn settle(
    items: &mut [Item],
    references: &UniqueReferences<'_>,
) -> Vec<LetteringDoubt> {
    let mut groups: BTreeMap<(Text, Text), Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        let key = (Text::clone(&item.account), Text::clone(&item.lettering));
        groups.entry(key).or_default().push(at);
    }
    let residual = |group: &[usize], items: &[Item]| -> Money {
        group.iter().filter_map(|at| items.get(*at)).map(|item| item.remains).sum()
    };
    let mut partial: Vec<(Text, Money, Vec<usize>)> = Vec::new();
    for ((account, code), group) in &groups {
        let remains = residual(group, items);
        match (code.is_empty(), remains.is_zero()) {
            (true, _) => {}
            (false, true) => close(items, group),
            (false, false) => partial.push((Text::clone(account), remains, group.clone())),
        }
    }
    close_with_opening(items, &partial);
    let mut doubts = Vec::new();
    for (_, _, group) in &partial {
        by_reference(items, group, references);
        doubts.extend(within(items, group));
    }
    for ((_, code), group) in &groups {
        if code.is_empty() {
            by_reference(items, group, references);
        }
    }
    doubts
}

fn close(items: &mut [Item], group: &[usize]) {
    for at in group {
        if let Some(item) = items.get_mut(*at) {
            item.remains = Money::ZERO;
        }
    }
}

/// An opening line often lost the code of its group: where what a group leaves is the amount of one
/// opening line without code, and both amounts exist once, they settle each other.
fn close_with_opening(items: &mut [Item], partial: &[(Text, Money, Vec<usize>)]) {
    for (account, remains, group) in partial {
        let twins = partial.iter().filter(|(other, it, _)| other == account && it == remains);
        let opening = |item: &Item| {
            item.from_opening && item.lettering.is_empty() && item.account == *account
        };
        let mut matching = items
            .iter()
            .enumerate()
            .filter(|(_, item)| opening(item) && item.remains == -*remains);
        if let (Some((at, _)), None, 1) = (matching.next(), matching.next(), twins.count()) {
            close(items, &[at]);
            close(items, group);
        }
    }
}

/// Sets credits against the one invoice that bears the same reference.
fn by_reference(items: &mut [Item], group: &[usize], references: &UniqueReferences<'_>) {
    for credit in group {
        let Some(item) = items.get(*credit) else { continue };
        if !item.remains.is_negative() || !references.tells(&item.piece) {
            continue;
        }
        let piece = Text::clone(&item.piece);
        let same = |at: &&usize| {
            items.get(**at).is_some_and(|it| {
                it.remains.is_positive() && it.piece == piece && it.journal != Journal::Other
            })
        };
        let mut invoices = group.iter().filter(same);
        if let (Some(invoice), None) = (invoices.next(), invoices.next()) {
            let (invoice, credit) = (*invoice, *credit);
            allocate(items, invoice, credit);
        }
    }
}

/// Sets as much as both have of one against the other.
fn allocate(items: &mut [Item], invoice: usize, credit: usize) {
    let amount = |at: usize| items.get(at).map_or(Money::ZERO, |item| item.remains.abs());
    let sum = amount(invoice).min(amount(credit));
    if let Some(item) = items.get_mut(invoice) {
        item.remains -= sum;
    }
    if let Some(item) = items.get_mut(credit) {
        item.remains += sum;
    }
}

/// Settles a group that shares a code and does not come to nothing, as far as its lines tell.
fn within(items: &mut [Item], group: &[usize]) -> Option<LetteringDoubt> {
    let of_sign = |items: &[Item], test: fn(Money) -> bool| -> Vec<usize> {
        let open = |at: &&usize| items.get(**at).is_some_and(|item| test(item.remains));
        group.iter().filter(open).copied().collect()
    };
    let invoices = of_sign(items, Money::is_positive);
    let credits = of_sign(items, Money::is_negative);
    let sum = |items: &[Item], of: &[usize]| -> Money {
        of.iter().filter_map(|at| items.get(*at)).map(|item| item.remains).sum()
    };
    let remains = sum(items, &invoices) + sum(items, &credits);
    let (over, under) =
        if remains.is_positive() { (invoices, credits) } else { (credits, invoices) };
    if under.is_empty() || remains.is_zero() {
        close_if_even(items, &under, &over, remains);
        return None;
    }
    let whole =
        over.iter().filter(|at| items.get(**at).is_some_and(|it| it.remains == remains));
    let left = match (over.as_slice(), whole.copied().collect::<Vec<usize>>().as_slice()) {
        // One document bears what is left, or one is just as much as is left.
        ([one], _) | (_, [one]) => *one,
        // Which of several credits is used up makes no difference to what is owed.
        ([.., last], _) if remains.is_negative() => *last,
        _ => {
            let first = group.first().and_then(|at| items.get(*at))?;
            return Some(LetteringDoubt {
                place: first.place,
                code: Text::clone(&first.lettering),
                remains,
            });
        }
    };
    close(items, &under);
    close(items, &over);
    if let Some(item) = items.get_mut(left) {
        item.remains = remains;
    }
    None
}

/// Closes both sides of a group that came to nothing once references were looked at.
fn close_if_even(items: &mut [Item], under: &[usize], over: &[usize], remains: Money) {
    if remains.is_zero() {
        close(items, under);
        close(items, over);
    }
}
