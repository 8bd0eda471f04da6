//! A fault in a file of settings, and the sentence for it.

use std::path::{Path, PathBuf};
use std::{fmt, io};

use findings::{Args, Language, Messages, Refusal, shown};

use super::kind::Kind;

/// Every fault of one or more files; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

/// One thing in a file that must be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file as people know it.
    pub file: String,
    /// Its line, counted from 1; 0 where the whole file is meant.
    pub line: usize,
    /// The key with its sections: `creditor.account.iban`; empty where none is meant.
    pub key: String,
    /// The problem.
    pub problem: Problem,
}

/// The problem with a file or a key.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// The file is no TOML: the key of the sentence that says why.
    Syntax(&'static str),
    /// A key nobody knows, with the nearest known one and all known ones.
    UnknownKey(Option<String>, Vec<String>),
    /// A key that must be there.
    Missing,
    /// A value of another kind.
    WrongKind(Kind),
    /// A word that is not one of these.
    UnknownWord(String, Vec<String>),
    /// A value that its key cannot take, for none of the other reasons: the value.
    Unfit(String),
    /// A file or folder that may not be read.
    Unreadable(Unreadable),
    /// Anything else: the key of its sentence and its values.
    Said(String, Args),
}

/// A file or folder that cannot be read, and what the system says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    path: PathBuf,
    kind: io::ErrorKind,
    number: Option<i32>,
}

impl Unreadable {
    /// The file, and why.
    #[must_use]
    pub fn new(path: &Path, error: &io::Error) -> Self {
        Self { path: path.to_owned(), kind: error.kind(), number: error.raw_os_error() }
    }

    fn values(&self, messages: &Messages) -> Args {
        let error = self.number.map_or_else(|| self.kind.into(), io::Error::from_raw_os_error);
        let path = self.path.display().to_string().replace('\\', "/");
        Args::new().text("path", path).text("reason", messages.system(&error))
    }
}

impl Faults {
    /// One fault.
    #[must_use]
    pub fn one(file: &str, line: usize, key: &str, problem: impl Into<Problem>) -> Self {
        Self(vec![Fault::of_line(file, line, key, problem)])
    }

    /// That a file or folder cannot be read.
    #[must_use]
    pub fn unreadable(path: &Path, error: &io::Error) -> Self {
        let file = path.display().to_string().replace('\\', "/");
        Self::one(&file, 0, "", Problem::Unreadable(Unreadable::new(path, error)))
    }

    /// The sentences for people, a line for each fault.
    #[must_use]
    pub fn lines(&self, messages: &Messages) -> Vec<String> {
        self.0.iter().map(|fault| fault.sentence(messages)).collect()
    }
}

impl Fault {
    /// A fault of a line, 0 for the whole file; `key` may be a column of a table, and is empty where none is meant.
    #[must_use]
    pub fn of_line(file: &str, line: usize, key: &str, problem: impl Into<Problem>) -> Self {
        let (file, key) = (file.to_owned(), key.to_owned());
        Self { file, line, key, problem: problem.into() }
    }

    /// Place, key, sentence, on one line.
    #[must_use]
    pub fn sentence(&self, messages: &Messages) -> String {
        let Self { file, line, key, problem } = self;
        let sentence = messages.get(problem.key(), &problem.values(messages));
        let (file, key) = (shown(file), shown(key));
        let place = if *line > 0 { format!("{file}:{line}") } else { file.into_owned() };
        if key.is_empty() {
            return format!("{place}: {sentence}");
        }
        format!("{place} [{key}]: {sentence}")
    }
}

impl Problem {
    /// Where its sentence stands in the message files.
    fn key(&self) -> &str {
        match self {
            Self::Syntax(key) => key,
            Self::UnknownKey(Some(_), _) => "settings-unknown-key",
            Self::UnknownKey(None, _) => "settings-unknown-key-far",
            Self::Missing => "settings-missing",
            Self::WrongKind(_) => "settings-wrong-kind",
            Self::UnknownWord(..) => "settings-unknown-word",
            Self::Unfit(_) => "settings-unfit",
            Self::Unreadable(_) => "settings-unreadable",
            Self::Said(key, _) => key,
        }
    }

    /// The values of its sentence.
    fn values(&self, messages: &Messages) -> Args {
        let args = Args::new();
        match self {
            Self::Syntax(_) | Self::Missing => args,
            Self::UnknownKey(nearest, known) => {
                let nearest = nearest.clone().unwrap_or_default();
                args.text("nearest", nearest).text("known", known.join(", "))
            }
            Self::WrongKind(kind) => {
                let count = if let Kind::Values(count) = kind { *count } else { 0 };
                let kind =
                    messages.get(kind.key(), &Args::new().text("count", count.to_string()));
                args.text("expected", kind)
            }
            Self::UnknownWord(text, known) => {
                args.text("text", text).text("known", known.join(", "))
            }
            Self::Unfit(text) => args.text("text", text),
            Self::Unreadable(unreadable) => unreadable.values(messages),
            Self::Said(_, values) => values.clone(),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Said(refusal.key.clone(), refusal.values())
    }
}

/// A key nobody knows, with the known key most like it where one is like it at all.
#[must_use]
pub fn nearest(key: &str, known: &[&str]) -> Problem {
    let folded = |text: &str| text.to_lowercase().replace('-', "_");
    let near = known
        .iter()
        .map(|&it| (strsim::osa_distance(&folded(key), &folded(it)), it))
        .filter(|(distance, it)| *distance <= 1 + it.len() / 4)
        .min()
        .map(|(_, it)| it.to_owned());
    Problem::UnknownKey(near, known.iter().map(|&it| it.to_owned()).collect())
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(&Messages::new(Language::En)))
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines(&Messages::new(Language::En)).join("\n"))
    }
}

impl std::error::Error for Fault {}

impl std::error::Error for Faults {}
