//! Answers for machines: `--json` prints them, each with its schema and version.
//!
//! - **In:** the reports of `run` and `register`; a language for sentences.
//! - **Out:** [`Answer`], a JSON document of the form that its [`Schema`] says.
//! - **Uses:** `findings`, `plan`, `register`, `run`.
//! - **Never:** decides anything, or words it for people beyond the sentences of findings and notes.

mod of_register;
mod of_run;
mod schema;

use std::fmt;

use findings::shown_json;
use serde::Serialize;
use serde_json::{Value, json};

pub use self::schema::{SHARED, Schema};

/// An answer for machines: a JSON object. Its keys never change their meaning within a version of its schema, and
/// none goes away; new ones may come.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    schema: Schema,
    #[serde(flatten)]
    body: Value,
}

impl Answer {
    fn new(schema: Schema, body: Value) -> Self {
        Self { schema, body }
    }

    /// Why nothing was made: a sentence for each thing that is wrong.
    #[must_use]
    pub fn failure(errors: &[String]) -> Self {
        Self::new(Schema::Failure, json!({ "errors": errors }))
    }

    /// The form of the answer and its version.
    #[must_use]
    pub fn schema(&self) -> Schema {
        self.schema
    }

    /// The value under a key; none where this answer has no such key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.body.get(key)
    }
}

impl fmt::Display for Answer {
    /// The JSON text, `schema` first and every key on a line of its own; signs that nobody sees are
    /// written by their numbers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = serde_json::to_string_pretty(self).map_err(|_| fmt::Error)?;
        f.write_str(&shown_json(&text))
    }
}
