//! A file while it is read: what was refused, and what is done so that reading goes on.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

use findings::Refusal;
use serde::de::{Error, Expected, Unexpected};

use super::fault::{Fault, Problem};
use super::kind::Kind;
use super::path::{Step, line, shown};

/// A file while it is read.
#[derive(Debug)]
pub(super) struct Reading<'t> {
    pub(super) file: String,
    pub(super) text: &'t str,
    pub(super) faults: RefCell<Vec<Fault>>,
    /// The treatment of values that were refused, by their path.
    pub(super) mended: RefCell<BTreeMap<Vec<Step>, Mend>>,
}

/// The treatment of a value that was refused, so that the others are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mend {
    /// It is left out; where it has a default, reading goes on.
    LeftOut,
    /// Another stands in for it, because it is needed.
    StoodIn,
}

/// Why a value is not taken; knows its place once it has passed the node it is about.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) place: Option<Place>,
    pub(super) problem: Problem,
    /// Whether a value refused without a sentence of our own is told as one of the wrong kind, where the kind
    /// is known.
    pub(super) in_english: bool,
    /// Whether it is about a stand-in, so that nothing is wrong with the file here.
    pub(super) hollow: bool,
    /// The key that is missing below the place.
    pub(super) missing: Option<&'static str>,
}

/// Where a value stands.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) path: Vec<Step>,
    pub(super) line: usize,
}

impl<'t> Reading<'t> {
    /// A file of which nothing was read yet.
    pub(super) fn of(file: &str, text: &'t str) -> Self {
        let (faults, mended) = (RefCell::default(), RefCell::default());
        Self { file: file.to_owned(), text, faults, mended }
    }

    /// Notes a fault once, however often its value is read.
    pub(super) fn note(&self, place: &Place, problem: Problem) {
        let fault = Fault::of_line(&self.file, place.line, &shown(&place.path), problem);
        let mut faults = self.faults.borrow_mut();
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }

    /// Where a value stands that begins at a byte.
    pub(super) fn place(&self, path: Vec<Step>, offset: usize) -> Place {
        Place { path, line: line(self.text, offset) }
    }

    /// The treatment of a value; none where it is read as it stands.
    pub(super) fn mend(&self, path: &[Step]) -> Option<Mend> {
        self.mended.borrow().get(path).copied()
    }

    /// The keys right below a path for which others stand in.
    pub(super) fn stand_ins(&self, below: &[Step]) -> Vec<String> {
        let mended = self.mended.borrow();
        let stood_in = mended.iter().filter(|(_, mend)| **mend == Mend::StoodIn);
        let key = |path: &Vec<Step>| match path.split_last() {
            Some((Step::Key(key), above)) if above == below => Some(key.clone()),
            _ => None,
        };
        stood_in.filter_map(|(path, _)| key(path)).collect()
    }
}

impl Refused {
    /// A refusal that does not know yet where it is.
    pub(super) fn unplaced(problem: Problem) -> Self {
        Self { place: None, problem, in_english: false, hollow: false, missing: None }
    }

    /// About a stand-in: nothing that people wrote is wrong.
    pub(super) fn of_stand_in(self) -> Self {
        Self { hollow: true, missing: None, problem: Problem::Unfit(String::new()), ..self }
    }

    /// Of the kind that is expected, where reading it was refused without a word of our own.
    pub(super) fn expecting(self, kind: Option<Kind>) -> Self {
        match kind {
            Some(kind) if self.in_english && self.place.is_none() => {
                Self::unplaced(Problem::WrongKind(kind))
            }
            _ => self,
        }
    }

    fn of_kind(expected: &dyn Expected) -> Self {
        match Kind::of(expected) {
            Some(kind) => Self::unplaced(Problem::WrongKind(kind)),
            None => Self::custom(expected),
        }
    }
}

impl Error for Refused {
    /// Drops the English words of a type, unless they carry a sentence of the message files.
    fn custom<T: fmt::Display>(reason: T) -> Self {
        if let Some(refusal) = Refusal::carried(&format!("{reason:#}")) {
            return Self::unplaced(refusal.into());
        }
        Self { in_english: true, ..Self::unplaced(Problem::Unfit(String::new())) }
    }

    fn missing_field(field: &'static str) -> Self {
        Self { missing: Some(field), ..Self::unplaced(Problem::Missing) }
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let known = expected.iter().map(|&word| word.to_owned()).collect();
        Self::unplaced(Problem::UnknownWord(variant.to_owned(), known))
    }

    fn invalid_value(_found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::of_kind(expected)
    }

    fn invalid_type(_found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::of_kind(expected)
    }

    fn invalid_length(_length: usize, expected: &dyn Expected) -> Self {
        Self::of_kind(expected)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.problem)
    }
}

impl std::error::Error for Refused {}
