//! Why a file cannot be read at all.

use findings::{Args, Code, Finding, Origin, Source};
use std::sync::Arc;

/// Why nothing of a file is believed. Each names the element and line where it shows, as far as there is one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// It has no byte, or blanks alone.
    #[error("it is empty")]
    Empty,
    /// It is larger than [`MAX_BYTES`](crate::MAX_BYTES).
    #[error("it has {bytes} bytes; more than {} are not read", crate::MAX_BYTES)]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// It is no XML.
    #[error("it is no XML")]
    NotXml,
    /// It declares an encoding that nobody knows here.
    #[error("its encoding `{encoding}` is not known")]
    UnknownEncoding {
        /// The encoding as it is declared.
        encoding: String,
    },
    /// Its bytes are not in the encoding it declares.
    #[error("line {line}: its bytes are not {encoding}")]
    WrongEncoding {
        /// The encoding it declares, or that all XML is in without a word.
        encoding: String,
        /// The line of the first such byte; 0 where it cannot be told.
        line: u32,
    },
    /// It has a document type declaration, through which XML can be made to grow or to ask for other files.
    #[error("line {line}: it has a DOCTYPE, which no invoice needs")]
    Doctype {
        /// Where it stands.
        line: u32,
    },
    /// It names an entity that XML alone does not define.
    #[error("line {line} [{element}]: the entity `{entity}` is not defined")]
    UnknownEntity {
        /// Its name.
        entity: String,
        /// The element it stands in.
        element: String,
        /// Where it stands.
        line: u32,
    },
    /// Its elements stand more than [`MAX_DEPTH`](crate::MAX_DEPTH) deep inside one another.
    #[error("line {line} [{element}]: its elements are more than {} deep", crate::MAX_DEPTH)]
    TooDeep {
        /// The first that is too deep.
        element: String,
        /// Where it stands.
        line: u32,
    },
    /// It has more elements beside its lines than any invoice has.
    #[error("line {line} [{element}]: it has more than {} elements", crate::MAX_ELEMENTS)]
    TooMany {
        /// The first that is too much.
        element: String,
        /// Where it stands.
        line: u32,
    },
    /// A value that would be read is longer than [`MAX_TEXT`](crate::MAX_TEXT) bytes.
    #[error("line {line} [{element}]: its value is longer than {} bytes", crate::MAX_TEXT)]
    TooLong {
        /// Its element.
        element: String,
        /// Where it stands.
        line: u32,
    },
    /// It ends before its elements do.
    #[error("line {line} [{element}]: it ends inside this element")]
    Truncated {
        /// The innermost open element.
        element: String,
        /// The last line.
        line: u32,
    },
    /// It breaks a rule of XML.
    #[error("line {line} [{element}]: it is not well-formed")]
    Malformed {
        /// The element in which it does.
        element: String,
        /// Where it does.
        line: u32,
    },
    /// It is XML of another kind.
    #[error("its root is `{root}` of `{namespace}`")]
    OtherRoot {
        /// The name of its root.
        root: String,
        /// The namespace of its root; empty where it has none.
        namespace: String,
    },
}

impl ReadError {
    /// Whether it is simply something else than what was looked for: no fault, to be left aside.
    #[must_use]
    pub fn is_something_else(&self) -> bool {
        matches!(self, Self::NotXml | Self::OtherRoot { .. })
    }

    /// The word for it, by which its sentence is chosen.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "large",
            Self::NotXml => "no-xml",
            Self::UnknownEncoding { .. } => "encoding",
            Self::WrongEncoding { .. } => "bytes",
            Self::Doctype { .. } => "doctype",
            Self::UnknownEntity { .. } => "entity",
            Self::TooDeep { .. } => "deep",
            Self::TooMany { .. } => "many",
            Self::TooLong { .. } => "long",
            Self::Truncated { .. } => "truncated",
            Self::Malformed { .. } => "malformed",
            Self::OtherRoot { .. } => "root",
        }
    }

    /// The finding for a file of this name: it is left out, and nothing else suffers.
    #[must_use]
    pub fn finding(&self, file: &str) -> Finding {
        let (element, line) = self.place();
        let headers: Vec<String> = element.map(str::to_owned).into_iter().collect();
        let column = (!headers.is_empty()).then_some(0);
        let source = Arc::new(Source { name: file.to_owned(), headers, sheet: None });
        let values = Args::new().text("reason", self.as_str()).text("text", self.text());
        Finding::new(Code::InvoiceFileLeftOut, Origin { source, line, column }, None, values)
    }

    /// What stood there.
    fn text(&self) -> String {
        match self {
            Self::TooLarge { bytes } => bytes.to_string(),
            Self::UnknownEncoding { encoding } | Self::WrongEncoding { encoding, .. } => {
                encoding.clone()
            }
            Self::UnknownEntity { entity, .. } => entity.clone(),
            Self::OtherRoot { root, namespace } if namespace.is_empty() => root.clone(),
            Self::OtherRoot { root, namespace } => format!("{root} ({namespace})"),
            Self::Empty
            | Self::NotXml
            | Self::Doctype { .. }
            | Self::TooDeep { .. }
            | Self::TooMany { .. }
            | Self::TooLong { .. }
            | Self::Truncated { .. }
            | Self::Malformed { .. } => String::new(),
        }
    }

    /// The element and the line where it shows.
    fn place(&self) -> (Option<&str>, u32) {
        match self {
            Self::Empty
            | Self::TooLarge { .. }
            | Self::NotXml
            | Self::UnknownEncoding { .. }
            | Self::OtherRoot { .. } => (None, 0),
            Self::WrongEncoding { line, .. } | Self::Doctype { line } => (None, *line),
            Self::UnknownEntity { element, line, .. }
            | Self::TooDeep { element, line }
            | Self::TooMany { element, line }
            | Self::TooLong { element, line }
            | Self::Truncated { element, line }
            | Self::Malformed { element, line } => {
                (Some(element.as_str()).filter(|it| !it.is_empty()), *line)
            }
        }
    }
}
