//! Documents behind opening lines: those that were open at the end of the year before.

use exports::{Journal, Text};
use findings::Money;

use super::item::Item;

/// Gives opening lines the number and date of the document behind them, where the year before has one
/// that can be no other; one line for all that a debtor owed becomes its documents again.
pub(super) fn recover(items: &mut Vec<Item>, mut before: Vec<Item>) {
    let is_opening = |item: &Item| item.journal == Journal::Opening;
    let mut todo: Vec<usize> =
        items.iter().enumerate().filter(|(_, it)| is_opening(it)).map(|(at, _)| at).collect();
    let tests: [fn(&Item, &Item) -> bool; 3] = [
        |opening, old| opening.remains == old.remains && opening.piece == old.piece,
        |opening, old| opening.remains == old.remains && opening.date == old.date,
        |opening, old| opening.remains == old.remains,
    ];
    for test in tests {
        todo.retain(|at| {
            let Some(opening) = items.get(*at) else { return false };
            let Some(old) = only(opening, &before, items, test) else { return true };
            let old = before.remove(old);
            if let Some(opening) = items.get_mut(*at) {
                *opening = continued(opening, old);
            }
            false
        });
    }
    replace_sum(items, &todo, before);
}

/// The one document of the year before that passes the test, where only this opening line passes too.
fn only(
    opening: &Item,
    before: &[Item],
    items: &[Item],
    test: fn(&Item, &Item) -> bool,
) -> Option<usize> {
    let mut found = before.iter().enumerate().filter(|(_, old)| test(opening, old));
    let (at, old) = found.next()?;
    let alone = found.next().is_none();
    let mut rivals = items.iter().filter(|it| it.journal == Journal::Opening && test(it, old));
    (alone && rivals.next().is_some() && rivals.next().is_none()).then_some(at)
}

/// A document of the year before as it stands in this year.
fn continued(opening: &Item, old: Item) -> Item {
    Item {
        account: Text::clone(&opening.account),
        lettering: Text::clone(&opening.lettering),
        remains: opening.remains,
        from_opening: true,
        ..old
    }
}

/// Where the lines that are left have no code and make the sum of the documents that are left, those
/// documents are what the lines stand for.
fn replace_sum(items: &mut Vec<Item>, todo: &[usize], before: Vec<Item>) {
    let lines: Vec<&Item> = todo.iter().filter_map(|at| items.get(*at)).collect();
    let Some(first) = lines.first().map(|it| (*it).clone()) else { return };
    let sum: Money = lines.iter().map(|line| line.remains).sum();
    let loose = lines.iter().all(|it| it.lettering.is_empty() && it.account == first.account);
    if !loose || sum != before.iter().map(|old| old.remains).sum() {
        return;
    }
    let mut at = 0;
    items.retain(|_| {
        at += 1;
        !todo.contains(&(at - 1))
    });
    items.extend(before.into_iter().map(|old| {
        let remains = old.remains;
        continued(&Item { remains, ..first.clone() }, old)
    }));
}
