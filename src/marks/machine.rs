use serde::Deserialize;

use super::{Matrix, Number, Omr};
use print::Mm;

/// What a folding and inserting machine reads, as data.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Machine {
    /// What people call it.
    pub name: String,
    /// Where its values come from.
    pub sources: Vec<String>,
    /// Keys of job files (`x`, `pitch`, `slots` …) whose values no source gives.
    #[serde(default)]
    pub unsourced: Vec<String>,
    /// Whether the sheets of a piece are printed last to first, so that the address comes last.
    #[serde(default)]
    pub reverse: bool,
    /// Bars.
    #[serde(default)]
    pub omr: Option<Omr>,
    /// A Data Matrix.
    #[serde(default)]
    pub matrix: Option<Matrix>,
    /// `n / m` in figures.
    #[serde(default)]
    pub number: Option<Number>,
}

/// A machine file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {reason}")]
pub struct MachineError {
    /// The file.
    pub name: String,
    /// Why, in words.
    pub reason: String,
}

/// The machines that come with the program.
#[derive(Debug)]
pub struct Builtin;

/// Name and file of each.
const FILES: &[(&str, &str)] = &[
    ("data-matrix", include_str!("../../marks/data-matrix.toml")),
    ("number", include_str!("../../marks/number.toml")),
    ("pitney-bowes-di425", include_str!("../../marks/pitney-bowes-di425.toml")),
    ("pitney-bowes-di600", include_str!("../../marks/pitney-bowes-di600.toml")),
    ("quadient", include_str!("../../marks/quadient.toml")),
];

impl Builtin {
    /// Their names.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(name, _)| *name)
    }

    /// The text of one.
    #[must_use]
    pub fn text(name: &str) -> Option<&'static str> {
        FILES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
    }
}

impl Machine {
    /// Reads a machine file; `name` is for messages.
    ///
    /// # Errors
    ///
    /// When it is not of the form of one, or has no marks.
    pub fn parse(name: &str, text: &str) -> Result<Self, MachineError> {
        let refused = |reason: String| MachineError { name: name.to_owned(), reason };
        let machine: Self = toml::from_str(text)
            .map_err(|error| refused(error.to_string().trim().to_owned()))?;
        if machine.omr.is_none() && machine.matrix.is_none() && machine.number.is_none() {
            return Err(refused("it has neither [omr] nor [matrix] nor [number]".to_owned()));
        }
        Ok(machine)
    }

    /// What the machine could not read, on a sheet of this height; in words.
    #[must_use]
    pub fn refused(&self, height: Mm) -> Option<String> {
        self.omr.as_ref().and_then(|omr| omr.refused(height))
    }
}
