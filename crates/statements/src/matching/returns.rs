//! Which payment a return takes back.

use std::collections::{BTreeMap, BTreeSet};

use findings::fold::compact;

use super::super::joined::{Kind, Payment};

/// Each payment that was taken back with the return that did it, and the other way round.
pub(super) fn pairs(payments: &[Payment]) -> BTreeMap<usize, usize> {
    let returns: Vec<usize> =
        (0..payments.len()).filter(|it| payments.get(*it).is_some_and(is_return)).collect();
    let mut pairs = BTreeMap::new();
    if returns.is_empty() {
        return pairs;
    }
    let mut credits: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    let amounts: BTreeSet<_> =
        returns.iter().filter_map(|it| payments.get(*it)).map(|it| -it.amount).collect();
    for (place, payment) in payments.iter().enumerate() {
        if payment.kind == Kind::Credit && amounts.contains(&payment.amount) {
            let key = (&payment.account, payment.currency, payment.amount);
            credits.entry(key).or_default().push(place);
        }
    }
    for place in returns {
        let Some(back) = payments.get(place) else { continue };
        let alike = credits.get_mut(&(&back.account, back.currency, -back.amount));
        let Some(alike) = alike else { continue };
        let is = |it: &usize| {
            payments.get(*it).is_some_and(|it| it.day <= back.day && same(it, back))
        };
        let found: Vec<usize> = alike.iter().copied().filter(is).take(MOST_ALIKE).collect();
        let tell = |it: &usize| payments.get(*it).map(told);
        let Some(last) = found.last().copied() else { continue };
        // Of several that say the same it does not matter which; of others nobody knows.
        if found.len() < MOST_ALIKE && found.iter().all(|it| tell(it) == tell(&last)) {
            alike.retain(|it| *it != last);
            pairs.insert(place, last);
            pairs.insert(last, place);
        }
    }
    pairs
}

/// How many payments of one amount are looked through.
const MOST_ALIKE: usize = 64;

fn is_return(payment: &Payment) -> bool {
    payment.kind == Kind::Return
}

/// Whether a return may belong to a payment: they share the payer's reference, or text and payer.
fn same(payment: &Payment, back: &Payment) -> bool {
    let reference = |it: &Payment| {
        let told = !matches!(&*it.line.end_to_end, "" | "NOTPROVIDED" | "NONREF");
        told.then(|| compact(&it.line.end_to_end))
    };
    match (reference(payment), reference(back)) {
        (Some(one), Some(other)) => one == other,
        _ => !payment.line.payer.is_empty() && told(payment) == told(back),
    }
}

fn told(payment: &Payment) -> String {
    let parts = payment.line.text.iter().chain([&payment.line.payer]);
    compact(&parts.map(|it| &**it).collect::<String>())
}
