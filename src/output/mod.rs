//! The run folder: letters, streams and manifest.
//!
//! - **In:** finished files and the decisions behind them.
//! - **Out:** the run folder, which appears at once or not at all.
//! - **Uses:** `findings`, `statements`, `print`, `layout`, `ledger`, `address`, `pay`, `payments`, `plan`, `post`, `marks`.
//! - **Never:** lets a total through that does not balance.

mod ages;
mod amount;
mod archive;
mod copies;
mod disk;
mod fingerprint;
mod folder;
mod hidden;
mod kept;
mod made;
mod manifest;
mod parts;
mod payments;
mod pieces;
mod preflight;
mod record;
mod registered;
mod report;
mod reprint;
mod selection;
mod spool;
mod table;
mod trace;
mod update;
mod waiting;

use std::io;
use std::path::PathBuf;

use chrono::NaiveDate;
use serde::Serialize;

use crate::address::Addressed;
use crate::ledger::{BankAccount, Creditor};
use crate::marks::Marks;
use crate::payments::{Payments, PaymentsUnbalanced};
use crate::plan::{ControlTotal, Plan, Unbalanced};
use crate::post::{self, Piece};
use findings::{Finding, Messages};
use print::font::GlyphUse;

pub use self::ages::write_ages;
pub use self::amount::{amount, figure};
pub use self::archive::{Archived, Attached};
pub use self::copies::{CopiesOf, CopyRecord};
pub use self::disk::write_new;
pub use self::fingerprint::{Beginning, InputRecord, inputs_sha256, run_id, sha256};
pub use self::folder::{
    Folder, LetterFile, StreamFile, StreamWriter, letter_name, write_proof,
};
pub use self::made::{MadePiece, MadeRun};
pub use self::parts::letter_pages;
pub use self::preflight::Preflight;
pub use self::reprint::{Again, run_called, runs, write_reprint};
pub use self::selection::read_selection;
pub use self::spool::Spool;
pub use self::trace::{RunTrace, traces};
pub use self::update::update;
pub use self::waiting::{is_waiting, settle};

/// The files a run leaves, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputOptions {
    /// The folder that holds the run folders.
    pub folder: PathBuf,
    /// The folder as the job or the command line writes it, for messages.
    pub folder_name: String,
    /// A file for each letter.
    pub letters: bool,
    /// Streams for the printer.
    pub streams: bool,
}

/// Everything the manifest tells about a run. No clock: the same run gives the same bytes on any day.
#[derive(Debug)]
pub struct Manifest<'a> {
    /// The run by its name, from [`run_id`].
    pub run_id: &'a str,
    /// The date printed on its letters.
    pub date: NaiveDate,
    /// Who waits for money.
    pub creditor: &'a Creditor,
    /// The letters that were made and everything held back.
    pub plan: &'a Plan,
    /// The pieces in posting order, one per letter of the plan.
    pub pieces: &'a [Piece],
    /// Their addresses as printed, in the order of the plan.
    pub addresses: Addresses<'a>,
    /// How they are printed and posted.
    pub post: &'a post::PostOptions,
    /// Where the debtors pay.
    pub accounts: &'a [BankAccount],
    /// Their marks for an inserter; none where the job wants none.
    pub marks: Option<&'a Marks>,
    /// The letter files in the order of the pieces; none where the job wants none.
    pub letters: &'a [Option<LetterFile>],
    /// The archive copies in the order of the pieces; empty where the job wants none.
    pub archive: &'a [Archived],
    /// The files behind each letter of the plan.
    pub copies: CopiesOf<'a>,
    /// The streams; empty where the job wants none.
    pub streams: &'a [StreamFile],
    /// What became of payments; none where the job reads none.
    pub payments: Option<&'a Payments>,
    /// Everything found wrong with the data.
    pub findings: &'a [Finding],
    /// Every file the run rests on.
    pub inputs: &'a [InputRecord],
    /// The choices of the job.
    pub settings: &'a Settings,
    /// The glyphs the faces of the stationery were cut down to.
    pub glyphs: &'a GlyphUse,
}

/// The addresses of a run's letters.
#[derive(Debug, Clone, Copy)]
pub struct Addresses<'a> {
    /// As printed, in the order of the plan.
    pub printed: &'a [Addressed],
    /// The window profile that the letters were checked against.
    pub window: &'a str,
}

/// The choices of the job, as `run.json` repeats them.
#[derive(Debug, Clone, Serialize)]
pub struct Settings {
    /// The layout by name or folder.
    pub layout: String,
    /// Language of letters whose debtors have none, and of the report.
    pub language: String,
    /// The stages in use, in order.
    pub stages: Vec<String>,
    /// Whether both sides of the paper are printed.
    pub duplex: bool,
    /// Whether letter files were written.
    pub letters: bool,
    /// Whether streams were written.
    pub streams: bool,
    /// The PDF profile of the files: `mail`, `pdfa-2b`, `pdfa-3b` or `pdfvt`.
    pub profile: &'static str,
    /// Whether logo and signature are grey.
    pub grey_pictures: bool,
}

/// A run folder that is in its place.
#[derive(Debug)]
pub struct Sealed {
    /// The folder.
    pub folder: PathBuf,
    /// Control totals by currency: read, printed, held and closed, in rows and to the cent.
    pub totals: Vec<ControlTotal>,
}

/// Why no run folder came to be.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// A file or folder could not be written: no room, no right.
    #[error("cannot write {}", path.display())]
    Write {
        /// The file or folder that could not be written.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// The run counts, but its folder could not be put in its place; the next run does it.
    #[error("run {run} counts, but its folder waits at {}", path.display())]
    Unshown {
        /// The run by its name.
        run: String,
        /// Where its folder is, whole.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// An input could not be read again to be named by its hash.
    #[error("cannot read {}", path.display())]
    Read {
        /// The input.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// A table of a run folder was changed so that it cannot be understood.
    #[error("{} is not as this program left it: {fault}", path.display())]
    Strange {
        /// The table.
        path: PathBuf,
        /// The fault that was found.
        fault: String,
    },
    /// A file of a run folder is not the one that was made.
    #[error("{} is not the file that the run made", path.display())]
    Altered {
        /// The file.
        path: PathBuf,
    },
    /// The rows or the sum that was read is not that which was printed, held and closed.
    #[error(transparent)]
    Unbalanced(Unbalanced),
    /// Not every entry of the statements went somewhere.
    #[error(transparent)]
    PaymentsUnbalanced(PaymentsUnbalanced),
    /// Letters and pieces do not match one to one.
    #[error("{letters} letters were decided, but {pieces} pieces were made")]
    PiecesDiffer {
        /// Letters of the plan.
        letters: usize,
        /// Pieces made.
        pieces: usize,
    },
    /// The template of the report does not fit what it is given: a fault of the program.
    #[error("the report could not be put together")]
    Report(#[source] minijinja::Error),
}

/// The result of writing one half of a manifest.
pub type Half = Result<(), OutputError>;

/// The proof that a run folder has its whole manifest and that its totals balance.
#[derive(Debug)]
#[must_use]
pub struct Balanced {
    totals: Vec<ControlTotal>,
}

impl Folder {
    /// Proves that the manifest balances and writes it in two halves, each of files of its own, which `beside`
    /// does one after the other or at the same time.
    ///
    /// # Errors
    ///
    /// When totals do not balance or a file cannot be written; then nothing is left behind.
    pub fn write_manifest(
        &self,
        manifest: &Manifest<'_>,
        messages: &Messages,
        beside: impl FnOnce(&(dyn Fn() -> Half + Sync), &dyn Fn() -> Half) -> Half,
    ) -> Result<Balanced, OutputError> {
        let totals = manifest.plan.balance().map_err(OutputError::Unbalanced)?;
        let paid = manifest.payments.map(Payments::balance).transpose();
        let paid = paid.map_err(OutputError::PaymentsUnbalanced)?.unwrap_or_default();
        let (letters, pieces) = (manifest.plan.letters.len(), manifest.pieces.len());
        if letters != pieces {
            return Err(OutputError::PiecesDiffer { letters, pieces });
        }
        let of_pieces = || pieces::write(self, manifest);
        let others = || {
            manifest::write(self, manifest, messages)?;
            record::write(self, manifest, (&totals, &paid))?;
            kept::write(self, manifest)?;
            report::write(self, manifest, (&totals, &paid), messages)
        };
        beside(&of_pieces, &others)?;
        Ok(Balanced { totals })
    }

    /// Puts the folder in its place once `commit` has made the run count, or removes it when that
    /// fails. Killed before `commit`, nothing counts; killed after it, [`settle`] puts the folder in its
    /// place. What `commit` gives is held until the folder is there, and handed on.
    ///
    /// # Errors
    ///
    /// When `commit` fails, or the folder cannot be moved: [`OutputError::Unshown`] where the run counts all the same.
    pub fn publish<T, E: From<OutputError>>(
        self,
        balanced: Balanced,
        commit: impl FnOnce() -> Result<T, E>,
    ) -> Result<(Sealed, T), E> {
        let run = self.run_id.clone();
        let (waiting, hidden) = self.wait()?;
        let held = match commit() {
            Ok(held) => held,
            Err(error) => {
                waiting.discard()?;
                return Err(error);
            }
        };
        let (owned, path) = (!waiting.owner.is_empty(), waiting.path.clone());
        let unshown = |error| match error {
            OutputError::Write { source, .. } if owned => {
                OutputError::Unshown { run, path, source }
            }
            other => other,
        };
        let folder = waiting.publish().map_err(unshown)?;
        drop(hidden);
        Ok((Sealed { folder, totals: balanced.totals }, held))
    }
}

#[cfg(test)]
mod tests;
