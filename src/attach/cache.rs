//! Copies in memory that several letters use.

use std::collections::BTreeMap;
use std::sync::Arc;

use pdf_import::Imported;

/// How much memory imported copies may take between letters, in bytes.
const BUDGET: usize = 48 << 20;

/// Copies that several letters use, the longest unused forgotten first.
#[derive(Debug, Default)]
pub(super) struct Cache {
    /// By place in the store: the copy and when it was last used.
    kept: BTreeMap<usize, (Arc<Imported>, u64)>,
    /// When each was last used, and its place in the store.
    order: BTreeMap<u64, usize>,
    weight: usize,
    clock: u64,
}

impl Cache {
    /// A copy, if it is still here.
    pub(super) fn get(&mut self, slot: usize) -> Option<Arc<Imported>> {
        self.clock += 1;
        let (copy, used) = self.kept.get_mut(&slot)?;
        self.order.remove(used);
        *used = self.clock;
        self.order.insert(self.clock, slot);
        Some(Arc::clone(copy))
    }

    /// Keeps a copy, unless it alone is more than the budget.
    pub(super) fn put(&mut self, slot: usize, copy: &Arc<Imported>) {
        if self.kept.contains_key(&slot) || copy.weight() > BUDGET {
            return;
        }
        self.clock += 1;
        self.weight += copy.weight();
        self.kept.insert(slot, (Arc::clone(copy), self.clock));
        self.order.insert(self.clock, slot);
        while self.weight > BUDGET {
            let Some((_, slot)) = self.order.pop_first() else { break };
            if let Some((copy, _)) = self.kept.remove(&slot) {
                self.weight -= copy.weight();
            }
        }
    }
}
