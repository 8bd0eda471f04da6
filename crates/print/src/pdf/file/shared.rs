//! Imported objects that a file already holds.

use std::collections::HashMap;

use foldhash::fast::FixedState;

/// How many objects are remembered in each half. Two halves take about 6 MB.
const HALF: usize = 1 << 16;

/// The numbers of imported objects that the file already holds, by their hash.
///
/// Bounded: when the young half is full it becomes the old one, whose entries are forgotten unless
/// they were asked for since. What is forgotten is written once more; nothing else changes.
#[derive(Debug, Default)]
pub(super) struct Shared {
    young: HashMap<u128, u32, FixedState>,
    old: HashMap<u128, u32, FixedState>,
}

impl Shared {
    /// The number of an equal object.
    pub(super) fn get(&mut self, hash: u128) -> Option<u32> {
        if let Some(number) = self.young.get(&hash) {
            return Some(*number);
        }
        let number = self.old.get(&hash).copied()?;
        self.insert(hash, number);
        Some(number)
    }

    pub(super) fn insert(&mut self, hash: u128, number: u32) {
        if self.young.len() >= HALF {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(hash, number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_kept_and_the_rest_is_forgotten_in_the_end() {
        let mut shared = Shared::default();
        for hash in 0..3 * HALF as u128 {
            shared.insert(hash, 7);
            assert_eq!(shared.get(0), Some(7));
        }
        assert_eq!(shared.get(1), None);
        assert!(shared.young.len() <= HALF && shared.old.len() <= HALF);
    }
}
