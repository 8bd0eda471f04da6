//! Whether two entries of one account, day and amount are one.

use findings::fold::compact;

use super::super::statement::{Balance, Entry, Proof, Statement};

/// Whether two entries of one account, day and amount are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    Same,
    Perhaps,
    Other,
}

pub(super) fn likeness(
    first: &Statement,
    one: &Entry,
    second: &Statement,
    other: &Entry,
) -> Likeness {
    if successive(first, second) || successive(second, first) {
        return Likeness::Other;
    }
    let family = |it: &Statement| if it.format.is_camt() { 0 } else { it.format as u8 + 1 };
    let related = family(first) == family(second);
    let reference = |it: &str| {
        let none = matches!(it, "" | "NONREF" | "NOTPROVIDED");
        (!none).then(|| compact(it))
    };
    let references = (reference(&one.bank_reference), reference(&other.bank_reference));
    let (one, other) = (told(one), told(other));
    match references {
        (Some(one), Some(other)) if one == other => return Likeness::Same,
        (Some(_), Some(_)) if related && one != other => return Likeness::Other,
        // Banks give new references to a new download. Where both say that the balance went the same way, it is the same money.
        (Some(_), Some(_)) if related && !repeated(first, second) => return Likeness::Perhaps,
        _ => {}
    }
    match (one == other, related && !one.is_empty() && !other.is_empty()) {
        (true, _) => Likeness::Same,
        (false, true) => Likeness::Other,
        (false, false) => Likeness::Perhaps,
    }
}

/// Whether two statements that close tell of the same days with the same balances.
fn repeated(first: &Statement, second: &Statement) -> bool {
    let ends = |it: &Statement| {
        let told = |of: Option<Balance>| of.and_then(|it| Some((it.day?, it.amount)));
        (it.proof == Proof::Closes).then_some((told(it.opening)?, told(it.closing)?))
    };
    ends(first).is_some_and(|it| ends(second) == Some(it))
}

/// All that an entry tells, folded.
fn told(entry: &Entry) -> String {
    let parts = entry
        .lines
        .iter()
        .flat_map(|it| it.text.iter().chain(&it.references).chain([&it.payer, &it.end_to_end]));
    let all: String = parts.map(|it| &**it).collect();
    compact(if all.is_empty() { &entry.more } else { &all })
}

/// Whether one statement goes on where another ends, so that they have no entry in common.
pub(super) fn successive(first: &Statement, second: &Statement) -> bool {
    let closes = |it: &Statement| it.proof == Proof::Closes;
    let (Some(end), Some(begin)) = (first.closing, second.opening) else { return false };
    let moves = first.opening.map(|it| it.amount) != first.closing.map(|it| it.amount);
    let days = match (end.day, begin.day) {
        // Pages of one statement may bear the day of its end.
        (Some(end), Some(begin)) => end <= begin || first.source == second.source,
        _ => false,
    };
    let both = closes(first) && closes(second);
    both && moves && days && end.amount == begin.amount && first.opening != second.opening
}
