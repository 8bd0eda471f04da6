//! Why a file is no statement that can be read.

use thiserror::Error;

/// Why a file cannot be read; nothing of it is used then.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// It is larger than any statement.
    #[error("larger than {most} bytes")]
    TooLarge {
        /// The most that is read.
        most: u64,
    },
    /// There is nothing in it.
    #[error("empty")]
    Empty,
    /// It is nothing that is known.
    #[error("no statement in a known format")]
    Unknown,
    /// Its bytes are not the encoding that it names.
    #[error("not written in {encoding}, which it names")]
    Encoding {
        /// The encoding, as the file names it.
        encoding: String,
    },
    /// It defines a document type, which no bank does.
    #[error("line {line}: a document type is defined")]
    Doctype {
        /// Where.
        line: u32,
    },
    /// It uses an entity that XML does not have of itself.
    #[error("line {line}: the entity {name} is not known")]
    Entity {
        /// Where.
        line: u32,
        /// Its name.
        name: String,
    },
    /// Its elements stand too deep inside each other.
    #[error("line {line}: elements more than {most} deep")]
    Deep {
        /// Where.
        line: u32,
        /// The deepest that is read.
        most: usize,
    },
    /// It ends before its elements do.
    #[error("line {line}: it ends inside an element")]
    Truncated {
        /// Where.
        line: u32,
    },
    /// It is no well-formed XML.
    #[error("line {line}: no well-formed XML")]
    Malformed {
        /// Where.
        line: u32,
    },
    /// It is a ZIP that cannot be opened.
    #[error("a ZIP that cannot be opened")]
    Zip,
    /// It is a ZIP with more files than a bank puts in one.
    #[error("a ZIP with more than {most} files")]
    TooMany {
        /// The most that is read.
        most: usize,
    },
}

impl ReadError {
    /// The word by which messages choose their sentence.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "large",
            Self::Empty => "empty",
            Self::Unknown => "unknown",
            Self::Encoding { .. } => "encoding",
            Self::Doctype { .. } => "doctype",
            Self::Entity { .. } => "entity",
            Self::Deep { .. } => "deep",
            Self::Truncated { .. } => "truncated",
            Self::Malformed { .. } => "malformed",
            Self::Zip => "zip",
            Self::TooMany { .. } => "many",
        }
    }

    /// The line it is about; 0 for the whole file.
    #[must_use]
    pub fn line(&self) -> u32 {
        match self {
            Self::Doctype { line }
            | Self::Entity { line, .. }
            | Self::Deep { line, .. }
            | Self::Truncated { line }
            | Self::Malformed { line } => *line,
            _ => 0,
        }
    }

    /// The text that stood there or the limit that it breaks; empty where there is none.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::TooLarge { most } => most.to_string(),
            Self::Encoding { encoding } => encoding.clone(),
            Self::Entity { name, .. } => name.clone(),
            Self::Deep { most, .. } | Self::TooMany { most } => most.to_string(),
            _ => String::new(),
        }
    }
}
