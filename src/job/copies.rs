use std::path::PathBuf;

use serde::Deserialize;

use super::document::{Step, keys};
use super::fault::Problem;
use super::files::{Home, slashed};
use super::sections::{CopiesSection, MissingWord};

/// Where copies are and what is done when one is not: `[copies]` of the job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copies {
    /// The folder, from where the program runs.
    pub folder: PathBuf,
    /// The folder as the job file gives it, for messages.
    pub folder_name: String,
    /// File names with `{invoice}`, `{debtor}` and `{year}`, tried in order.
    pub patterns: Vec<String>,
    /// What a missing copy does.
    pub missing: Missing,
    /// How far a copy is looked into.
    pub verify: Verify,
}

/// What a missing or unreadable copy does to its letter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Missing {
    /// The letter is held.
    #[default]
    Hold,
    /// The letter goes out without it.
    Warn,
}

/// How far a copy is looked into.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verify {
    /// Its text must hold the number of the invoice.
    #[default]
    Text,
    /// Not at all.
    None,
}

/// What a pattern can hold.
const PLACEHOLDERS: [&str; 3] = ["{invoice}", "{debtor}", "{year}"];

impl Copies {
    /// What the section says, with its folder found.
    pub(super) fn of(section: CopiesSection, home: &Home<'_>) -> Self {
        for (item, pattern) in section.patterns.iter().enumerate() {
            if let Some(text) = unknown_placeholder(pattern) {
                let known = PLACEHOLDERS.map(str::to_owned).to_vec();
                let mut place = keys(&["copies", "patterns"]);
                place.push(Step::Item(item));
                home.document.fault(&place, Problem::Placeholder(text, known));
            }
        }
        let missing = match section.missing {
            MissingWord::Hold => Missing::Hold,
            MissingWord::Warn => Missing::Warn,
            MissingWord::Duplicate => {
                let known = vec!["hold".to_owned(), "warn".to_owned()];
                let problem = Problem::NotYet("duplicate".to_owned(), known);
                home.document.fault(&keys(&["copies", "missing"]), problem);
                Missing::Hold
            }
        };
        Self {
            folder: home.folder(&section.folder, &["copies", "folder"]),
            folder_name: slashed(section.folder.as_ref()),
            patterns: section.patterns,
            missing,
            verify: section.verify,
        }
    }
}

/// The first piece in braces that is no placeholder.
fn unknown_placeholder(pattern: &str) -> Option<String> {
    pattern.split('{').skip(1).find_map(|rest| {
        let name = rest.split('}').next().unwrap_or(rest);
        let text = format!("{{{name}}}");
        (!PLACEHOLDERS.contains(&text.as_str())).then_some(text)
    })
}
