//! TOML files that people write, read into values: every fault at once, with file, line, key, nearest key and remedy,
//! in the reader's language.
//!
//! - **In:** the text of a file, and the type it should become.
//! - **Out:** the value, or [`Faults`]; a [`Document`] for files that are read section by section.
//! - **Uses:** `findings`.
//! - **Never:** opens files; knows what a setting is for.
//!
//! ```
//! use relance_settings::findings::{Language, Messages};
//!
//! #[derive(serde::Deserialize)]
//! #[serde(deny_unknown_fields)]
//! struct Paper {
//!     grammage: u32,
//!     duplex: bool,
//! }
//!
//! let faults = relance_settings::read::<Paper>("paper.toml", "gramage = 80\nduplex = 1\n").err().unwrap();
//! let said = faults.lines(&Messages::new(Language::En));
//! assert_eq!(said[0], "paper.toml [grammage]: this key is missing; add it");
//! assert!(said[1].starts_with("paper.toml:1 [gramage]: this key is not known; the nearest one is grammage"));
//! assert!(said[2].starts_with("paper.toml:2 [duplex]: expected true or false"));
//! ```

mod attempt;
mod document;
mod fault;
mod kind;
mod merge;
mod node;
mod path;
mod reading;
mod stand_in;
mod syntax;
#[cfg(test)]
mod tests;

#[doc(no_inline)]
pub use findings;

pub use self::document::{Document, read, read_over};
pub use self::fault::{Fault, Faults, Problem, Unreadable, nearest};
pub use self::kind::Kind;
pub use self::path::{Step, keys};
