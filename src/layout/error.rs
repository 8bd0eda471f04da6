//! Why a layout cannot be used.

use std::path::PathBuf;

/// A layout that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LayoutError {
    /// A file is not there or may not be read.
    #[error("cannot read {}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file says something that a layout does not know, or leaves something out.
    #[error("{file}:{line}: {reason}; compare with the layout `classic`")]
    Wrong {
        /// The file.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong and what was expected.
        reason: String,
    },
    /// The paper that letters are to be printed upon cannot be used.
    #[error("{file}:{line}: background {name}: {reason}")]
    Background {
        /// The layout file.
        file: String,
        /// The line that names the paper, counted from 1.
        line: usize,
        /// The file it names.
        name: String,
        /// What is wrong and what to do.
        reason: String,
    },
    /// The layout that another is based on is not there, or stands on it in turn.
    #[error("{file}: base = \"{name}\" is no layout; expected a folder beside it, or {known}")]
    NoBase {
        /// The layout file.
        file: String,
        /// The base it names.
        name: String,
        /// The layouts that the program brings along.
        known: String,
    },
    /// A window profile that there is not.
    #[error("{file}: profile = \"{name}\" is no window profile; expected {known}")]
    NoWindow {
        /// The layout file.
        file: String,
        /// The profile it names.
        name: String,
        /// The profiles that the program brings along.
        known: String,
    },
    /// The language used where a debtor's language has no texts has none itself.
    #[error("{file}: language = \"{language}\", but texts/{language}/words.toml is missing")]
    NoWords {
        /// The layout file.
        file: String,
        /// The language.
        language: String,
    },
}
