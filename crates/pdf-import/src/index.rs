//! Which objects of a file are needed, in the order in which they are met.

use super::Table;

/// Gives every object that is needed its place in the list.
#[derive(Debug)]
pub(super) struct Index<'a> {
    table: &'a Table,
    /// By slot of the table: the place in the list, where there is one.
    places: Vec<Option<u32>>,
    /// The numbers in the file of the objects in the list.
    numbers: Vec<u32>,
}

impl<'a> Index<'a> {
    /// An index of a table of which no object is needed yet.
    pub(super) fn new(table: &'a Table) -> Self {
        Self { table, places: vec![None; table.len()], numbers: Vec::new() }
    }

    /// The number in the file of the object at a place of the list; none behind its end.
    pub(super) fn number(&self, place: usize) -> Option<u32> {
        self.numbers.get(place).copied()
    }

    /// The place of an object, where it has one already.
    pub(super) fn known(&self, number: u32) -> Option<u32> {
        let (slot, _) = self.table.find(number)?;
        *self.places.get(slot)?
    }

    /// The place of an object in the list; none when there is no such object.
    pub(super) fn place(&mut self, number: u32) -> Option<u32> {
        let (slot, _) = self.table.find(number)?;
        let place = self.places.get_mut(slot)?;
        if place.is_none() {
            *place = u32::try_from(self.numbers.len()).ok();
            self.numbers.push(number);
        }
        *place
    }
}
