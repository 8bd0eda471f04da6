//! Circles among things that point to one another.

use std::collections::{BTreeMap, BTreeSet};

/// What each thing points to.
pub(crate) type Arrows<T> = BTreeMap<T, BTreeSet<T>>;

/// The knots: all that can be reached from one another, two members at least, each in order.
pub(crate) fn knots<T: Ord + Clone>(arrows: &Arrows<T>) -> Vec<Vec<T>> {
    let reach: BTreeMap<&T, BTreeSet<&T>> =
        arrows.keys().map(|one| (one, reached(one, arrows))).collect();
    let tied = |one: &T, other: &T| reach[one].contains(other) && reach[other].contains(one);
    let mut knots: Vec<Vec<T>> = Vec::new();
    for one in arrows.keys() {
        let knot = arrows.keys().filter(|other| tied(one, other)).cloned().collect::<Vec<T>>();
        if knot.first() == Some(one) && knot.len() > 1 {
            knots.push(knot);
        }
    }
    knots
}

fn reached<'a, T: Ord>(from: &'a T, arrows: &'a Arrows<T>) -> BTreeSet<&'a T> {
    let mut seen = BTreeSet::new();
    let mut todo = vec![from];
    while let Some(one) = todo.pop() {
        let next = arrows.get(one).into_iter().flatten();
        todo.extend(next.filter(|next| seen.insert(*next)));
    }
    seen
}
