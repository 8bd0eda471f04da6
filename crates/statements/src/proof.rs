//! Whether opening balance and entries make the closing balance, and which reading of reversals makes it.

use findings::Money;

use super::statement::{Entry, Proof, Reversals, Statement};

/// Ends a statement: proves it, turning its reversals where the balance closes only so.
pub(crate) fn prove(statement: &mut Statement) {
    let any = statement.entries.iter().any(|it| it.reversal && it.counts());
    statement.proof = proof(statement);
    statement.reversals = match statement.proof {
        _ if !any => Reversals::None,
        Proof::Closes => Reversals::AsWritten,
        Proof::Off(off) if off == turning(statement) => {
            statement.entries.iter_mut().filter(|it| it.reversal).for_each(turn);
            statement.proof = Proof::Closes;
            Reversals::Turned
        }
        _ => Reversals::Undecided,
    };
}

fn proof(statement: &Statement) -> Proof {
    let (Some(opening), Some(closing)) = (statement.opening, statement.closing) else {
        return if statement.format.is_notice() { Proof::OfNotice } else { Proof::Missing };
    };
    let booked = statement.entries.iter().filter(|it| it.amount.is_none() || it.counts());
    let mut sum = opening.amount;
    for entry in booked {
        match entry.amount {
            Some(amount) => sum += amount,
            None => return Proof::Missing,
        }
    }
    let off = closing.amount - sum;
    let other =
        |of: Option<_>| of.is_some() && statement.currency.is_some_and(|it| Some(it) != of);
    match off.is_zero() {
        // Balances and entries in several currencies prove nothing, also where their figures do.
        true if other(opening.currency) || other(closing.currency) => Proof::Missing,
        true if statement.entries.iter().any(|it| other(it.currency)) => Proof::Missing,
        true => Proof::Closes,
        false => Proof::Off(off),
    }
}

/// What the sum of the entries changes by when all reversals are turned.
fn turning(statement: &Statement) -> Money {
    let reversals = statement.entries.iter().filter(|it| it.reversal && it.counts());
    let once: Money = reversals.filter_map(|it| it.amount).sum();
    -(once + once)
}

fn turn(entry: &mut Entry) {
    entry.amount = entry.amount.map(|it| -it);
    for line in &mut entry.lines {
        line.amount = line.amount.map(|it| -it);
    }
}
