//! How a document stands: the small set of states, and the words that mean them.

mod asked;
mod column;
mod families;
mod kinds;
mod lexicon;
mod look;
mod table;

pub(super) use self::asked::asked;
pub(super) use self::column::{SaysBy, Standing, Standings, StateColumn, UnknownWord};
pub(super) use self::families::of_codes;
pub use self::kinds::{DocumentKind, State};
pub use self::lexicon::Answers;
pub(super) use self::lexicon::{CellState, FileWords};
pub(super) use self::look::{Matter, Seen, look};
pub(super) use self::table::HeaderBy;

#[cfg(test)]
mod tests;
