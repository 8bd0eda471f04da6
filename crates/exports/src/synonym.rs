//! The headers of one field.

use super::Field;

/// The headers of one field.
pub(super) struct Synonyms {
    pub(super) field: Field,
    /// An example for messages, in French and English; known as well.
    pub(super) example: [&'static str; 2],
    /// Headers that can mean nothing else.
    pub(super) sure: &'static [&'static str],
    /// Headers of many meanings: a sure one in the same file goes before.
    pub(super) loose: &'static [&'static str],
    /// Headers that mean this only where nothing better is there.
    pub(super) last: &'static [&'static str],
}
