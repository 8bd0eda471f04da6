//! What a run leaves: the run folder with letters, streams and manifest.
//!
//! - **In:** finished files and the decisions behind them.
//! - **Out:** the run folder, which appears at once or not at all.
//! - **Uses:** `base`, `read`, `ledger`, `rules`, `register`, `plan`, `post`.
//! - **Never:** lets a total through that does not balance.

use std::path::PathBuf;

/// What a run leaves, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The folder that holds the run folders.
    pub folder: PathBuf,
    /// A file for each letter.
    pub letters: bool,
    /// Streams for the printer.
    pub streams: bool,
}
