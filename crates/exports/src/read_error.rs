//! Why a file cannot be read at all, and how it is said.

use findings::{Args, Messages};

use super::{FileKind, Listed, Unread};

/// An input that cannot be read at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file is not there or may not be read.
    #[error("cannot read {name}")]
    File {
        /// The file as the job names it.
        name: String,
        /// The error of the operating system.
        source: std::io::Error,
    },
    /// The bytes are those of a workbook, but it cannot be opened.
    #[error("cannot read the workbook {name}: {reason}")]
    Workbook {
        /// The file as the job names it.
        name: String,
        /// The fault that was found.
        reason: String,
    },
    /// The workbook is protected by a password.
    #[error("{name} is protected by a password")]
    Password {
        /// The file as the job names it.
        name: String,
    },
    /// Every file lists something else than open invoices.
    #[error("{name} lists {} and no open invoices", .lists.as_str())]
    OtherReport {
        /// The first of them, as the job names it.
        name: String,
        /// The things it lists.
        lists: Listed,
    },
    /// The file gives no table at all.
    #[error("{name} gives no table: {why:?}")]
    NoTable {
        /// The file as the job names it.
        name: String,
        /// Why.
        why: Unread,
    },
    /// The bytes are those of something else than a table.
    #[error("{name} is no table but {kind:?}")]
    WrongKind {
        /// The file as the job names it.
        name: String,
        /// The kind of file it is.
        kind: FileKind,
    },
    /// The workbook has no sheet of the name that the job gives.
    #[error("{name} has no sheet `{sheet}`; it has {}", .known.join(", "))]
    NoSheet {
        /// The file as the job names it.
        name: String,
        /// The sheet as the job names it.
        sheet: String,
        /// The sheets it has.
        known: Vec<String>,
    },
}

impl ReadError {
    /// The sentence for people, and what to do.
    #[must_use]
    pub fn sentence(&self, messages: &Messages) -> String {
        let (key, values) = match self {
            Self::File { name, source } => (
                "run-cannot-read",
                Args::new().text("path", name).text("reason", messages.system(source)),
            ),
            Self::Workbook { name, .. } => ("run-workbook", Args::new().text("path", name)),
            Self::OtherReport { name, lists } => {
                let values = Args::new().text("path", name);
                ("run-other-report", values.text("lists", lists.as_str()))
            }
            Self::NoTable { name, why } => (why.key(), Args::new().text("path", name)),
            Self::Password { name } => ("run-password", Args::new().text("path", name)),
            Self::WrongKind { name, kind } => {
                let values = Args::new().text("path", name);
                ("run-wrong-kind", values.text("kind", messages.plain(kind.key())))
            }
            Self::NoSheet { name, sheet, known } => {
                let values = Args::new().text("path", name).text("sheet", sheet);
                ("run-no-sheet", values.text("known", known.join(", ")))
            }
        };
        messages.get(key, &values)
    }
}
