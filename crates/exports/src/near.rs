//! Which fields a header that nobody knows may mean.

use std::collections::BTreeMap;

use super::{Field, Fields};

/// How alike a header must be to a known one, of 1: a letter or two amiss, or a word more.
const ALIKE: f64 = 0.82;

/// The three fields whose headers are nearest to this one, the nearest first; none unless the
/// nearest is a field that no column gives and is near enough to be meant.
pub(super) fn nearest<T>(
    header: &str,
    known: &BTreeMap<String, (Field, T)>,
    given: &Fields<Option<u16>>,
) -> Option<[Field; 3]> {
    let mut best: BTreeMap<Field, f64> = BTreeMap::new();
    for (word, (field, _)) in known {
        let alike = strsim::normalized_damerau_levenshtein(header, word);
        let so_far = best.entry(*field).or_default();
        *so_far = so_far.max(alike);
    }
    let mut ranked: Vec<(Field, f64)> = best.into_iter().collect();
    ranked.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    let (first, alike) = *ranked.first()?;
    let fields: Vec<Field> = ranked.iter().take(3).map(|(field, _)| *field).collect();
    let fields = <[Field; 3]>::try_from(fields).ok()?;
    (alike >= ALIKE && given.get(first).is_none()).then_some(fields)
}
