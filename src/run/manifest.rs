//! Tells the manifest of a run what was made.

use super::RunError;
use super::draw::RunFiles;
use super::drawing::{DrawingTable, MeasuredLetters};
use crate::output::{Balanced, CopiesOf, Manifest};
use findings::{Finding, Messages};

/// Writes the manifest into the run folder, once it is proved to balance.
pub(super) fn write(
    table: &DrawingTable<'_>,
    drawn: &RunFiles,
    findings: &[Finding],
) -> Result<Balanced, RunError> {
    let DrawingTable { job, run, context, shared, place, .. } = *table;
    let MeasuredLetters { plan, measures, pieces } = table.letters;
    let manifest = Manifest {
        run_id: &run.id,
        date: job.date,
        creditor: &job.creditor,
        plan,
        pieces,
        addresses: context.addresses(&measures.addresses),
        post: &job.post,
        accounts: &job.creditor.account,
        marks: job.marks.as_ref(),
        letters: &drawn.letters,
        archive: &drawn.archive,
        copies: CopiesOf(&|letter| drawn.claims.mark(measures.copies(letter))),
        streams: &drawn.streams,
        payments: table.payments,
        findings,
        inputs: &run.inputs,
        settings: &job.settings(),
        glyphs: &shared.glyphs,
    };
    let messages = Messages::new(job.language());
    let folder = &place.folder;
    Ok(folder.write_manifest(&manifest, &messages, |one, other| context.beside(one, other))?)
}
