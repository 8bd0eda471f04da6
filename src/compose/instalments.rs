//! Rows of an invoice that is due in instalments: those that a letter asks for among those paid and those to come.

use crate::plan::{Claim, OtherInstalment, PlannedLetter};
use exports::Text;

/// A row of the table of invoices.
#[derive(Clone, Copy)]
pub(super) enum TableRow<'l> {
    /// What the letter asks for.
    Asked(&'l Claim),
    /// An instalment that it does not ask for, and how many the invoice has.
    Other(&'l OtherInstalment, u16),
}

/// The rows of some claims in their order; with the other instalments of each invoice by their places, where those are
/// shown.
pub(super) fn rows<'l>(
    claims: &'l [Claim],
    (letter, others): (&'l PlannedLetter, bool),
) -> Vec<TableRow<'l>> {
    if !others {
        return claims.iter().map(TableRow::Asked).collect();
    }
    let mut rows = Vec::with_capacity(claims.len() + letter.other_instalments.len());
    for number in PlannedLetter::numbers(claims) {
        let mut of_one = rows_of(number, claims, letter);
        of_one.sort_by_key(TableRow::nth);
        rows.extend(of_one);
    }
    rows
}

/// The rows of one invoice. The others stand with what the stage is about, where both parts of a table have some.
fn rows_of<'l>(
    number: &Text,
    claims: &'l [Claim],
    letter: &'l PlannedLetter,
) -> Vec<TableRow<'l>> {
    let asked = claims.iter().filter(|claim| claim.invoice.number == *number);
    let of = asked.clone().find_map(|claim| Some(claim.invoice.instalment.as_ref()?.of));
    let first = letter.claims.iter().chain(&letter.newly_due);
    let first = first.clone().find(|claim| claim.invoice.number == *number);
    let here = first.is_some_and(|first| claims.iter().any(|it| std::ptr::eq(it, first)));
    let others = letter.other_instalments.iter().filter(|it| here && it.number == *number);
    let others = others.map(|other| TableRow::Other(other, of.unwrap_or_default()));
    asked.map(TableRow::Asked).chain(others).collect()
}

impl TableRow<'_> {
    /// The place of the instalment in its invoice.
    fn nth(&self) -> u16 {
        match self {
            Self::Asked(claim) => claim.invoice.instalment.as_ref().map_or(0, |it| it.nth),
            Self::Other(other, _) => other.nth,
        }
    }
}
