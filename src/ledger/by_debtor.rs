//! Which rows of an export are one debtor's.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use exports::InvoiceRow;

/// The rows of each debtor in file order, debtors by code.
///
/// They are kept as places in one list: a list for each debtor would take as much memory as the half of its
/// rows.
pub(super) struct ByDebtor {
    /// The places of all rows, those of one debtor beside each other.
    places: Vec<usize>,
    /// Where in that list those of each debtor are.
    debtors: Vec<Range<usize>>,
    /// The places of debtors whose rows were put together; none are left for the others of them.
    joined: BTreeMap<usize, Vec<usize>>,
}

impl ByDebtor {
    /// Puts the rows of each code beside each other.
    pub(super) fn of(rows: &[InvoiceRow]) -> Self {
        let (codes, mut debtors) = counted(rows);
        let mut next: Vec<usize> = debtors.iter().map(|it| it.start).collect();
        let mut places = vec![0; rows.len()];
        for (at, code) in codes.into_iter().enumerate() {
            let Some(next) = next.get_mut(code) else { continue };
            if let Some(place) = places.get_mut(*next) {
                *place = at;
            }
            *next += 1;
        }
        for own in &debtors {
            let own = places.get_mut(own.clone()).unwrap_or_default();
            own.sort_by_key(|at| rows.get(*at).map(|row| row.place));
        }
        let code = |own: &Range<usize>| {
            let first = places.get(own.start).and_then(|at| rows.get(*at));
            first.map(|row| &*row.debtor.code)
        };
        debtors.sort_by(|one, other| code(one).cmp(&code(other)));
        Self { places, debtors, joined: BTreeMap::new() }
    }

    /// How many debtors there are.
    pub(super) fn len(&self) -> usize {
        self.debtors.len()
    }

    /// The places of the rows of a debtor; none where they were put to those of another.
    pub(super) fn places(&self, debtor: usize) -> &[usize] {
        if let Some(joined) = self.joined.get(&debtor) {
            return joined;
        }
        let own = self.debtors.get(debtor).cloned().unwrap_or_default();
        self.places.get(own).unwrap_or_default()
    }

    /// The rows of a debtor.
    pub(super) fn rows<'r>(
        &'r self,
        debtor: usize,
        rows: &'r [InvoiceRow],
    ) -> impl Iterator<Item = &'r InvoiceRow> + Clone {
        self.places(debtor).iter().filter_map(|at| rows.get(*at))
    }

    /// Puts the rows of another debtor to those of one.
    pub(super) fn join(&mut self, one: usize, other: usize, rows: &[InvoiceRow]) {
        let mut places = [self.places(one), self.places(other)].concat();
        places.sort_by_key(|at| rows.get(*at).map(|row| row.place));
        self.joined.insert(one, places);
        self.joined.insert(other, Vec::new());
    }
}

/// The number of the debtor of each row, and the room that the rows of each debtor need: both count codes in
/// the order in which they are met.
fn counted(rows: &[InvoiceRow]) -> (Vec<usize>, Vec<Range<usize>>) {
    let mut known: HashMap<&str, usize, foldhash::fast::FixedState> = HashMap::default();
    let mut codes = Vec::with_capacity(rows.len());
    let mut debtors: Vec<Range<usize>> = Vec::new();
    let mut last: Option<(&Arc<_>, usize)> = None;
    for row in rows {
        let code = match last {
            Some((debtor, code)) if Arc::ptr_eq(debtor, &row.debtor) => code,
            _ => *known.entry(&row.debtor.code).or_insert(debtors.len()),
        };
        last = Some((&row.debtor, code));
        codes.push(code);
        match debtors.get_mut(code) {
            Some(room) => room.end += 1,
            None => debtors.push(0..1),
        }
    }
    let mut start = 0;
    for room in &mut debtors {
        *room = start..start + room.end;
        start = room.end;
    }
    (codes, debtors)
}
