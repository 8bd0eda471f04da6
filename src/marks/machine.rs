//! A folding and inserting machine: the marks it reads and their limits.

use findings::Refusal;
use serde::Deserialize;
use settings::Faults;

use super::{Matrix, Number, Omr};
use print::Mm;

/// A folding and inserting machine and the marks it reads, as data.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Machine {
    /// The name that people know it by.
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

/// The machines that come with the program.
#[derive(Debug)]
pub struct BuiltinMachines;

/// Name and file of each.
const FILES: &[(&str, &str)] = &[
    ("data-matrix", include_str!("../../marks/data-matrix.toml")),
    ("number", include_str!("../../marks/number.toml")),
    ("pitney-bowes-di425", include_str!("../../marks/pitney-bowes-di425.toml")),
    ("pitney-bowes-di600", include_str!("../../marks/pitney-bowes-di600.toml")),
    ("quadient", include_str!("../../marks/quadient.toml")),
];

impl BuiltinMachines {
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
    /// Reads a machine file; `file` is its name for people.
    ///
    /// # Errors
    ///
    /// With every fault of it, or when it has no marks.
    pub fn parse(file: &str, text: &str) -> Result<Self, Faults> {
        let machine: Self = settings::read(file, text)?;
        if machine.omr.is_none() && machine.matrix.is_none() && machine.number.is_none() {
            let without = Refusal::new("machine-without-marks", &*machine.name);
            return Err(Faults::one(file, 0, "", without));
        }
        Ok(machine)
    }

    /// The first measure that the machine could not read on a sheet of this height, in words; none where it
    /// reads all.
    #[must_use]
    pub fn refused(&self, height: Mm) -> Option<String> {
        self.omr.as_ref().and_then(|omr| omr.refused(height))
    }
}
