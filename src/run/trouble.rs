//! Reasons why a run made nothing.

use std::io;
use std::path::PathBuf;

use crate::attach::AttachError;
use crate::compose::StudioError;
use crate::marks::MarksError;
use crate::output::OutputError;
use crate::payments::PaymentsError;
use crate::plan::{OpenQuestion, Reason};
use crate::register::RegisterError;
use exports::ReadError;
use findings::Finding;
use pdf_import::ImportError;
use print::pdf::PdfError;
use settings::Faults;

/// Why a run made nothing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RunError {
    /// An input cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Payments cannot be read.
    #[error(transparent)]
    Payments(#[from] PaymentsError),
    /// The paper of the layout cannot be used.
    #[error(transparent)]
    Paper(#[from] Faults),
    /// A file was changed while the run was at work, so that what was read is not what the run is named by.
    #[error("{name} was changed while the run was at work")]
    InputChanged {
        /// The file as the job names it.
        name: String,
    },
    /// Somebody stopped the run before its letters counted.
    #[error("the run was stopped")]
    Stopped,
    /// The layout cannot be used.
    #[error(transparent)]
    Studio(#[from] StudioError),
    /// The copies cannot be had.
    #[error(transparent)]
    Attach(#[from] AttachError),
    /// A logo or signature cannot be read.
    #[error("cannot read picture {}", path.display())]
    PictureFile {
        /// The file.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// A logo or signature is no usable PNG.
    #[error("cannot use picture {}", path.display())]
    Picture {
        /// The file.
        path: PathBuf,
        /// Why.
        source: PdfError,
    },
    /// Faces and pictures cannot be made ready for all letters.
    #[error("the stationery cannot be made")]
    Stationery(#[source] PdfError),
    /// A letter cannot be drawn.
    #[error("letter {reference} cannot be drawn")]
    Draw {
        /// Its reference.
        reference: String,
        /// Why.
        source: PdfError,
    },
    /// Marks cannot be made.
    #[error(transparent)]
    Marks(#[from] MarksError),
    /// A stream cannot be written.
    #[error("stream {stream} cannot be written")]
    Stream {
        /// Its name.
        stream: String,
        /// The error of the operating system.
        source: io::Error,
    },
    /// Threads cannot be started.
    #[error("cannot start {threads} threads")]
    Threads {
        /// How many were asked for.
        threads: usize,
        /// The reason why the threads could not be started.
        source: rayon::ThreadPoolBuildError,
    },
    /// The system gives no more threads.
    #[error("cannot start one more thread")]
    NoThread {
        /// The error of the operating system.
        source: io::Error,
    },
    /// Questions that nobody answered: it may be the wrong file, or a slip in the date. With what is wrong with the
    /// statements that one of them is about.
    #[error("{} questions are open: {}", .0.len(), .0.iter().map(|it| it.question().as_str()).collect::<Vec<_>>().join(", "))]
    Doubtful(Vec<OpenQuestion>, Vec<Finding>),
    /// Folders of earlier runs and the register say different things, and nobody said that the register holds.
    #[error("{} runs are in doubt", .0.len())]
    RegisterInDoubt(Vec<Finding>),
    /// Exclusions of the job fit nothing and are written nearly like something that is there.
    #[error("{} exclusions of the job fit nothing, and may be slips", .0.len())]
    Misnamed(Vec<Finding>),
    /// Pieces are to be printed again that the run does not have, or none at all.
    #[error("run {run} has no pieces {}", unknown.join(", "))]
    UnknownPieces {
        /// The run.
        run: String,
        /// The pieces as they were named; empty where none was.
        unknown: Vec<String>,
        /// Those that may be meant.
        nearest: Vec<String>,
    },
    /// Pages cannot be taken out of what a run left.
    #[error("pages of {stream} cannot be taken")]
    Reprint {
        /// The stream.
        stream: String,
        /// Why.
        source: ImportError,
    },
    /// A run left neither streams nor letter files.
    #[error("run {run} left neither streams nor letter files")]
    NothingKept {
        /// The run.
        run: String,
    },
    /// There is neither a debtor nor an invoice of this name.
    #[error("there is neither a debtor nor an invoice {what}")]
    Unknown {
        /// The name.
        what: String,
        /// Up to three that are written most like it, the nearest first.
        nearest: Vec<String>,
    },
    /// No letter of this reference is due, or the one that is cannot be made.
    #[error("there is no letter {reference}{}", reason.map_or(String::new(), |it| format!(": {}", it.as_str())))]
    NoLetter {
        /// The reference.
        reference: String,
        /// Why its letter cannot be made; none where none is due.
        reason: Option<Reason>,
    },
    /// The register cannot be used, or refuses.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// The run folder cannot be written, or its totals do not balance.
    #[error(transparent)]
    Output(#[from] OutputError),
}
