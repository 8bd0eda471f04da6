//! Reads a value again and again, each refused part left out or stood in for, until all faults are known.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::DeValue;

use super::fault::Problem;
use super::node::Node;
use super::path::Step;
use super::reading::{Mend, Reading, Refused};

/// The most faults looked for in one value.
const MOST: usize = 200;

impl Reading<'_> {
    /// Reads a value. None where something of it was refused; every fault of it is noted.
    pub(super) fn read<T: DeserializeOwned>(
        &self,
        value: &Spanned<DeValue<'_>>,
        path: &[Step],
    ) -> Option<T> {
        let mut whole = true;
        for _ in 0..MOST {
            let node = Node { value, path: path.to_vec(), reading: self };
            let refused = match T::deserialize(node.clone()) {
                Ok(read) => return Some(read).filter(|_| whole),
                Err(refused) => node.place(refused),
            };
            whole = false;
            let Refused { place: Some(place), problem, hollow, .. } = refused else {
                return None;
            };
            let known = self.mend(&place.path);
            let mend = match (known, &problem) {
                (None, Problem::Missing) | (Some(Mend::LeftOut), _) => Mend::StoodIn,
                (None, _) => Mend::LeftOut,
                (Some(Mend::StoodIn), _) => return None,
            };
            if known.is_none() && !hollow {
                self.note(&place, problem);
            }
            self.mended.borrow_mut().insert(place.path, mend);
        }
        None
    }
}
