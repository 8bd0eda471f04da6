//! A store of values by text that keeps the recently used ones.

use std::collections::HashMap;

use foldhash::fast::FixedState;

/// Values by text, the recently used ones kept: when the younger half is full, the older is forgotten.
#[derive(Debug)]
pub(super) struct Recent<V> {
    limit: usize,
    young: HashMap<Box<str>, V, FixedState>,
    old: HashMap<Box<str>, V, FixedState>,
}

impl<V: Clone> Recent<V> {
    /// Remembers at most twice `limit` values.
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, young: HashMap::default(), old: HashMap::default() }
    }

    /// The value of a text, if it is remembered.
    pub(super) fn get(&mut self, text: &str) -> Option<V> {
        if let Some(value) = self.young.get(text) {
            return Some(value.clone());
        }
        let (text, value) = self.old.remove_entry(text)?;
        self.insert(text, value.clone());
        Some(value)
    }

    /// Remembers a value.
    pub(super) fn insert(&mut self, text: Box<str>, value: V) {
        if self.young.len() >= self.limit {
            std::mem::swap(&mut self.old, &mut self.young);
            self.young.clear();
        }
        self.young.insert(text, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_stays_and_the_rest_is_forgotten() {
        let mut recent = Recent::new(2);
        recent.insert("a".into(), 1);
        for text in ["b", "c", "d", "e"] {
            assert_eq!(recent.get("a"), Some(1));
            recent.insert(text.into(), 2);
        }
        assert_eq!(recent.get("b"), None);
    }
}
