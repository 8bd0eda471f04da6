//! Why no job file is proposed.

use std::path::PathBuf;

use crate::attach::AttachError;
use exports::ReadError;

/// Why no job file is proposed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DraftError {
    /// The export cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The folder of copies cannot be read.
    #[error(transparent)]
    Copies(#[from] AttachError),
    /// A folder without an electronic invoice.
    #[error("there is no electronic invoice in {}", folder.display())]
    NoInvoices {
        /// The folder.
        folder: PathBuf,
    },
}
