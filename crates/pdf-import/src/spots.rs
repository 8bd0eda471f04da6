//! Where the objects of an unusual file stand, and its trailer.

use std::ops::Range;

use super::scan::Scan;

/// Where an object of an unusual file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// Nowhere: it was deleted.
    Free,
    /// At this offset, with its number before it.
    At(usize),
    /// In this object stream.
    In(u32),
}

/// A value of a trailer: where it stands, or the object it refers to.
pub(super) type TrailerValue = (Range<usize>, Option<u32>);

/// The values of a trailer.
#[derive(Debug, Clone, Default)]
pub(super) struct Trailer {
    /// Number of the root object.
    pub(super) root: Option<u32>,
    /// How the file is encrypted.
    pub(super) encrypt: Option<TrailerValue>,
    /// The identifiers of the file.
    pub(super) id: Option<TrailerValue>,
}

impl Trailer {
    /// Takes up what the dictionary read last says and no newer trailer said.
    pub(super) fn take(&mut self, bytes: &[u8], scan: &Scan) {
        let value = |key: &[u8]| {
            let entry = scan.get(bytes, key)?;
            Some((entry.value.clone(), entry.reference))
        };
        self.root = self.root.or(value(b"/Root").and_then(|(_, reference)| reference));
        self.encrypt = self.encrypt.take().or(value(b"/Encrypt"));
        self.id = self.id.take().or(value(b"/ID"));
    }
}

/// Where the objects of an unusual file stand.
#[derive(Debug, Default)]
pub(super) struct Spots {
    /// By number, once they are sorted.
    list: Vec<(u32, Spot)>,
    pub(super) trailer: Trailer,
    /// Whether no trailer names the root.
    pub(super) guessed: bool,
    /// Whether there are more than can be added.
    pub(super) full: bool,
}

/// How many objects a file may name, needed or not, each version counted.
const MOST: usize = 1_000_000;

impl Spots {
    /// Adds a spot; of two with one number the first counts. None when there are too many.
    pub(super) fn add(&mut self, number: u32, spot: Spot) -> Option<()> {
        if self.list.len() >= MOST {
            self.full = true;
            return None;
        }
        self.list.push((number, spot));
        Some(())
    }

    /// Puts others before all that are there.
    pub(super) fn put_first(&mut self, mut others: Vec<(u32, Spot)>) {
        others.append(&mut self.list);
        self.full |= others.len() > MOST;
        self.list = others;
    }

    /// Orders them, once all are added.
    pub(super) fn sort(&mut self) {
        self.list.sort_by_key(|(number, _)| *number);
        self.list.dedup_by_key(|(number, _)| *number);
    }

    /// The spot of an object.
    pub(super) fn find(&self, number: u32) -> Option<Spot> {
        let slot = self.list.binary_search_by_key(&number, |(number, _)| *number).ok()?;
        self.list.get(slot).map(|(_, spot)| *spot)
    }

    /// All of them, by number.
    pub(super) fn list(&self) -> &[(u32, Spot)] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_objects_are_named_and_no_more() {
        let number = |number: usize| u32::try_from(number).unwrap();
        let mut spots = Spots::default();
        for it in 0..MOST {
            spots.add(number(it), Spot::At(it)).unwrap();
        }
        assert!(!spots.full);
        assert_eq!(spots.add(number(MOST), Spot::Free), None);
        assert!(spots.full);
        let mut spots = Spots { list: vec![(0, Spot::Free); MOST], ..Spots::default() };
        spots.put_first(Vec::new());
        assert!(!spots.full);
        spots.put_first(vec![(1, Spot::Free)]);
        assert!(spots.full);
    }
}
