use super::RunError;
use crate::job::Job;
use crate::output::{self, InputRecord, LetterFile, Manifest};
use crate::plan::Plan;
use crate::post::Piece;
use crate::register::{Entered, InvoiceKey, Register, RunEntry, SeenCopy, WAIT, Writing};

/// The register as a run holds it from its first look at history until its letters count; where the
/// job names none, nothing is held and everything is let through.
#[derive(Debug)]
pub(super) struct Book<'r> {
    held: Option<Writing<'r>>,
}

/// What a run enters.
pub(super) struct Made<'a> {
    pub(super) run_id: &'a str,
    pub(super) inputs: &'a [InputRecord],
    pub(super) plan: &'a Plan,
    pub(super) pieces: &'a [Piece],
    pub(super) letters: &'a [Option<LetterFile>],
    pub(super) gone: Vec<InvoiceKey>,
    /// Copies that were looked into.
    pub(super) seen: Vec<SeenCopy>,
}

impl<'a> Made<'a> {
    /// What a manifest tells, invoices the export does not show any more, and copies looked into.
    pub(super) fn of(
        manifest: &Manifest<'a>,
        gone: Vec<InvoiceKey>,
        seen: Vec<SeenCopy>,
    ) -> Self {
        let Manifest { run_id, inputs, plan, pieces, letters, .. } = *manifest;
        Self { run_id, inputs, plan, pieces, letters, gone, seen }
    }
}

impl<'r> Book<'r> {
    /// Takes hold of the register, and ends what a killed run left in the folder of run folders.
    pub(super) fn open(
        job: &Job,
        register: Option<&'r mut Register>,
    ) -> Result<Self, RunError> {
        let held = register.map(|register| register.begin(WAIT)).transpose()?;
        if let Some(book) = &held {
            let standing =
                |run_id: &str| -> Result<bool, RunError> { Ok(book.is_standing(run_id)?) };
            output::settle(&job.output.folder, &book.mark(), standing)?;
        }
        Ok(Self { held })
    }

    /// The register to look into.
    pub(super) fn register(&self) -> Option<&Register> {
        self.held.as_deref()
    }

    /// The word for this register in the names of folders; empty where there is none.
    pub(super) fn mark(&self) -> String {
        self.held.as_deref().map(Register::mark).unwrap_or_default()
    }

    /// Enters the run; it counts once [`Book::commit`] returns.
    pub(super) fn enter(&self, job: &Job, made: Made<'_>) -> Result<Option<Entered>, RunError> {
        let Some(book) = &self.held else { return Ok(None) };
        book.remember(&made.seen)?;
        let run = RunEntry {
            run_id: made.run_id.to_owned(),
            date: job.date,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            inputs: output::inputs_sha256(made.inputs),
            gone: made.gone,
        };
        let letters = made.pieces.iter().enumerate().filter_map(|(place, piece)| {
            let mut entry = made.plan.letters.get(piece.letter)?.entry(piece.number);
            if let Some(Some(file)) = made.letters.get(place) {
                entry.file = Some(file.file.clone());
                entry.sha256 = Some(file.sha256.clone());
            }
            Some(entry)
        });
        Ok(Some(book.enter(&run, letters)?))
    }

    /// Makes what was entered count.
    pub(super) fn commit(self) -> Result<(), RunError> {
        Ok(self.held.map_or(Ok(()), Writing::commit)?)
    }
}
