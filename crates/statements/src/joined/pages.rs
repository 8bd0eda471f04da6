//! Statements of one file that go on one from the other: its pages, which have no entry in common.

use std::collections::BTreeMap;

use findings::Money;

use super::super::statement::{Entry, Statement};
use super::alike::{Likeness, likeness, successive};

/// All statements, and which are pages of one row.
pub(super) struct Pages<'s> {
    statements: &'s [Statement],
    /// For each statement the first of its row; itself where it goes on from none.
    firsts: Vec<usize>,
}

impl<'s> Pages<'s> {
    /// The rows of statements, of which `accounts` are told by number.
    pub(super) fn new(statements: &'s [Statement], accounts: &[usize]) -> Self {
        let mut firsts: Vec<usize> = Vec::with_capacity(statements.len());
        // One goes on from another alone: of two, such as a day and its week, nobody knows which has the entries.
        let mut last: BTreeMap<(usize, &str, Money), usize> = BTreeMap::new();
        for (place, (statement, account)) in statements.iter().zip(accounts).enumerate() {
            let of = |amount: Money| (*account, statement.source.name.as_str(), amount);
            let before = statement.opening.and_then(|it| last.remove(&of(it.amount)));
            let before = before.filter(|it| {
                statements.get(*it).is_some_and(|before| successive(before, statement))
            });
            let first = before.and_then(|it| firsts.get(it).copied());
            firsts.push(first.unwrap_or(place));
            if let Some(closing) = statement.closing {
                last.entry(of(closing.amount)).or_insert(place);
            }
        }
        Self { statements, firsts }
    }

    /// Whether an entry that stands in some statements is the same as another that stands in one. The statements are
    /// by place, and those of the first by line as well.
    pub(super) fn likeness(
        &self,
        (places, known): (&[(usize, u32)], &Entry),
        place: usize,
        entry: &Entry,
    ) -> Option<Likeness> {
        if places.iter().any(|(it, _)| self.parted(*it, place)) {
            return Some(Likeness::Other);
        }
        let (first, _) = places.first()?;
        let (first, statement) = (self.statements.get(*first)?, self.statements.get(place)?);
        Some(likeness(first, known, statement, entry))
    }

    /// Whether two statements are different pages of one row.
    fn parted(&self, one: usize, other: usize) -> bool {
        let balances = |it: usize| self.statements.get(it).map(|it| (it.opening, it.closing));
        self.firsts.get(one) == self.firsts.get(other) && balances(one) != balances(other)
    }
}
