//! `streams.csv`, `bundles.csv`, `held.csv` and `findings.csv`.

use crate::post::{Piece, bundles};
use findings::{Messages, Money};

use super::pieces::write_sheets;
use super::table::{ManifestRow, ManifestTable};
use super::{
    Folder, Manifest, OutputError, StreamFile, ages, archive, copies, payments, registered,
};

/// The columns of `held.csv`.
const HELD: &[&str] = &[
    "debtor_id",
    "debtor_name",
    "invoice",
    "due_date",
    "currency",
    "residual",
    "reason",
    "origin",
];

/// The columns of `streams.csv`.
const STREAMS: &[&str] = &[
    "stream",
    "file",
    "class",
    "envelope",
    "pieces",
    "sheets",
    "pages",
    "blank_pages",
    "first_piece",
    "last_piece",
    "sha256",
    "bytes",
    "profile",
    "profile_notes",
];

/// The columns of `bundles.csv`.
const BUNDLES: &[&str] = &[
    "stream",
    "bundle",
    "country",
    "area",
    "cp",
    "pieces",
    "sheets",
    "first_piece",
    "last_piece",
    "area_pieces",
];

/// The columns of `findings.csv`.
const FINDINGS: &[&str] =
    &["code", "severity", "debtor_id", "file", "line", "column", "message"];

/// Writes every table but those of pieces.
pub(super) fn write(
    folder: &Folder,
    manifest: &Manifest<'_>,
    messages: &Messages,
) -> Result<(), OutputError> {
    write_sheets(folder, manifest)?;
    write_streams(folder, manifest)?;
    copies::write(folder, manifest)?;
    archive::write(folder, manifest)?;
    registered::write(folder, manifest)?;
    write_bundles(folder, manifest)?;
    write_held(folder, manifest)?;
    payments::write(folder, manifest)?;
    ages::write(folder, manifest.plan, manifest.date)?;
    write_findings(folder, manifest, messages)
}

fn write_streams(folder: &Folder, manifest: &Manifest<'_>) -> Result<(), OutputError> {
    let mut table = ManifestTable::begin(folder, "streams.csv", STREAMS)?;
    for pieces in manifest.pieces.chunk_by(|a, b| a.stream == b.stream) {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { continue };
        let file: Option<&StreamFile> =
            manifest.streams.iter().find(|it| it.stream == first.stream);
        let sum = |of: fn(&Piece) -> u32| -> u64 {
            pieces.iter().map(|piece| u64::from(of(piece))).sum()
        };
        let row = ManifestRow::default()
            .own(&first.stream)
            .maybe(file.map(|file| &file.file))
            .own(&first.class)
            .own(&first.class.envelope)
            .own(pieces.len())
            .own(sum(|piece| piece.sheets))
            .own(sum(|piece| piece.pages))
            .own(sum(Piece::blank_pages))
            .own(first.number)
            .own(last.number)
            .maybe(file.map(|file| &file.sha256))
            .maybe(file.map(|file| file.bytes))
            .maybe(file.map(|file| file.profile))
            .text(file.map_or("", |file| &file.notes));
        table.row(row)?;
    }
    table.finish()
}

/// Bundles in posting order, with how many pieces the stream has for their area.
fn write_bundles(folder: &Folder, manifest: &Manifest<'_>) -> Result<(), OutputError> {
    let mut table = ManifestTable::begin(folder, "bundles.csv", BUNDLES)?;
    for bundle in bundles(manifest.pieces, &manifest.plan.letters, manifest.post) {
        let row = ManifestRow::default()
            .own(&bundle.stream)
            .own(bundle.number)
            .text(&bundle.country)
            .text(&bundle.area)
            .text(bundle.postcode.as_deref().unwrap_or_default())
            .own(bundle.pieces)
            .own(bundle.sheets)
            .own(bundle.range.0)
            .own(bundle.range.1)
            .own(bundle.area_pieces);
        table.row(row)?;
    }
    table.finish()
}

fn write_held(folder: &Folder, manifest: &Manifest<'_>) -> Result<(), OutputError> {
    let mut table = ManifestTable::begin(folder, "held.csv", HELD)?;
    for held in &manifest.plan.held {
        let row = ManifestRow::default()
            .text(&held.debtor)
            .text(&held.name)
            .text(&held.number)
            .maybe(held.due)
            .maybe(held.currency)
            .maybe(held.residual.map(Money::exact))
            .own(held.reason.as_str())
            .text(&held.origin.to_string());
        table.row(row)?;
    }
    table.finish()
}

fn write_findings(
    folder: &Folder,
    manifest: &Manifest<'_>,
    messages: &Messages,
) -> Result<(), OutputError> {
    let mut table = ManifestTable::begin(folder, "findings.csv", FINDINGS)?;
    for finding in manifest.findings {
        let origin = &finding.origin;
        let row = ManifestRow::default()
            .own(finding.code.as_str())
            .own(finding.code.severity().as_str())
            .text(finding.debtor.as_deref().unwrap_or_default())
            .text(&origin.source.name)
            .maybe((origin.line > 0).then_some(origin.line))
            .text(origin.header().unwrap_or_default())
            .text(&messages.sentence(finding));
        table.row(row)?;
    }
    table.finish()
}
