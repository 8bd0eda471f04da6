//! Faults in the data of an accounting program, told so that a bookkeeper can mend them: exact money, where a
//! value stood, what was found, and the sentence for it in English and French.
//!
//! - **In:** nothing.
//! - **Out:** [`Money`], [`Currency`], [`Origin`], [`Finding`], [`Messages`].
//! - **Uses:** nothing of this house.
//! - **Never:** reads files, knows CSV, PDF or dunning.
//!
//! ```
//! use std::sync::Arc;
//! use relance_findings::{Args, Code, Finding, Language, Messages, Origin, Source};
//!
//! let headers = vec!["Customer".to_owned(), "Open".to_owned()];
//! let source = Arc::new(Source { name: "open.csv".to_owned(), headers, sheet: None });
//! let origin = Origin { source, line: 5, column: Some(1) };
//! let values = Args::new().text("text", "offen");
//! let finding = Finding::new(Code::NotAnAmount, origin, Some("C7"), values);
//!
//! let said = Messages::new(Language::En).finding(&finding);
//! assert!(said.starts_with("open.csv:5 [Open]: hold[R1]: `offen` is not an amount"));
//! ```
#![deny(clippy::float_arithmetic)]

mod args;
mod currency;
mod codes;
mod finding;
pub mod fold;
mod hex;
mod lines;
mod message;
mod money;
mod origin;
mod table;
mod refusal;
mod system;
mod unseen;

pub use self::args::Args;
pub use self::codes::Severity;
pub use self::currency::{Currency, NotACurrency};
pub use self::finding::Finding;
pub use self::hex::hex;
pub use self::lines::LineCounter;
pub use self::message::{Language, Messages, NotALanguage};
pub use self::money::Money;
pub use self::origin::{Origin, Source};
pub use self::refusal::Refusal;
pub use self::table::Code;
pub use self::unseen::{begins_as_formula, is_unseen, seen, shown, shown_json, shown_lines};
