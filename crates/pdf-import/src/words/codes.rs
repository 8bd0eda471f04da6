//! Something for each of some codes of a font.

use std::collections::BTreeMap;

/// Something for each of some codes of a font; of what is given twice for a code the last.
///
/// Files give codes in order, and then a list is the quickest to look into.
#[derive(Debug)]
pub(super) struct Codes<T> {
    /// Those that were given in order.
    sorted: Vec<(u32, T)>,
    /// Those given behind a greater one.
    others: BTreeMap<u32, T>,
}

impl<T> Default for Codes<T> {
    fn default() -> Self {
        Self { sorted: Vec::new(), others: BTreeMap::new() }
    }
}

impl<T> Codes<T> {
    /// How many codes there are.
    pub(super) fn len(&self) -> usize {
        self.sorted.len() + self.others.len()
    }

    /// Gives something for a code, in place of what was given before.
    pub(super) fn insert(&mut self, code: u32, thing: T) {
        if self.sorted.last().is_none_or(|(last, _)| *last < code) {
            self.sorted.push((code, thing));
            return;
        }
        let place = self.sorted.binary_search_by_key(&code, |(it, _)| *it).ok();
        match place.and_then(|place| self.sorted.get_mut(place)) {
            Some((_, before)) => *before = thing,
            None => {
                self.others.insert(code, thing);
            }
        }
    }

    /// The thing for a code.
    pub(super) fn get(&self, code: u32) -> Option<&T> {
        let place = self.sorted.binary_search_by_key(&code, |(it, _)| *it).ok();
        let sorted = place.and_then(|place| self.sorted.get(place)).map(|(_, thing)| thing);
        sorted.or_else(|| self.others.get(&code))
    }
}

impl<T> Extend<(u32, T)> for Codes<T> {
    fn extend<I: IntoIterator<Item = (u32, T)>>(&mut self, things: I) {
        things.into_iter().for_each(|(code, thing)| self.insert(code, thing));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_thing_for_a_code_counts_in_any_order() {
        let given =
            [(3, 'a'), (5, 'b'), (4, 'c'), (5, 'd'), (9, 'e'), (4, 'f'), (0, 'g'), (3, 'h')];
        let (mut codes, mut expected) = (Codes::default(), BTreeMap::new());
        for (code, thing) in given {
            codes.insert(code, thing);
            expected.insert(code, thing);
            assert_eq!(codes.len(), expected.len());
        }
        for code in 0..=10 {
            assert_eq!(codes.get(code), expected.get(&code), "{code}");
        }
    }
}
