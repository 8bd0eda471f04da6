//! Archive copies: letters as PDF/A with the files behind them inside.

use super::RunError;
use super::context::Worker;
use super::drawing::{DrawingTable, MeasuredLetter, info};
use super::duplicate;
use crate::assemble;
use crate::output::{self, Archived, Attached, letter_name};
use crate::post::Piece;
use print::pdf::{Attachment, Profile, TaggedPages};

/// A file to be put inside an archive copy.
struct Inside {
    name: String,
    /// Number of the invoice; empty for a letter.
    invoice: String,
    date: Option<chrono::NaiveDate>,
    bytes: Vec<u8>,
}

/// Writes the archive copy of a piece: the letter alone, with the files behind it inside.
pub(super) fn archive(
    table: &DrawingTable<'_>,
    (piece, of): (&Piece, MeasuredLetter<'_>),
    pages: &TaggedPages,
    worker: &mut Worker<'_>,
) -> Result<Archived, RunError> {
    let letter = of.planned;
    let files = inside(table, of)?;
    let attachments: Vec<Attachment<'_>> = files.iter().map(attachment).collect();
    let info = info(table.context, letter, piece, Some(Profile::PdfA3b));
    assemble::archive(pages, &attachments, &info, &table.shared.stationery, &mut worker.file);
    let attached = files.into_iter().map(|file| Attached {
        bytes: file.bytes.len(),
        sha256: output::sha256(&file.bytes),
        name: file.name,
        invoice: file.invoice,
    });
    let name = letter_name(piece, letter);
    Ok(table.place.folder.write_archive(&name, &worker.file, attached.collect())?)
}

fn attachment(file: &Inside) -> Attachment<'_> {
    let about = if file.invoice.is_empty() { &file.name } else { &file.invoice };
    Attachment { name: &file.name, bytes: &file.bytes, date: file.date, about }
}

/// Everything behind a letter, as it is on disk.
fn inside(
    table: &DrawingTable<'_>,
    MeasuredLetter { planned: letter, behind, .. }: MeasuredLetter<'_>,
) -> Result<Vec<Inside>, RunError> {
    let mut files = Vec::new();
    if let Some(first) = &behind.first {
        files.push(Inside {
            name: format!("{}.pdf", first.date),
            invoice: String::new(),
            date: Some(first.date),
            bytes: first.bytes()?,
        });
    }
    let claims = || letter.claims.iter().chain(&letter.newly_due).map(|it| &it.invoice);
    for copy in &behind.copies {
        let drawn = format!("duplicata-{}.pdf", copy.invoice.replace(['/', '\\'], "-"));
        let (name, bytes) = if copy.is_drawn() {
            (drawn.as_str(), duplicate::draw(table.context, letter, &copy.invoice)?)
        } else {
            (&*copy.name, table.context.store_of(copy)?.bytes(copy)?)
        };
        let invoice = claims().find(|it| it.number == copy.invoice);
        files.push(Inside {
            name: free_name(name, &files),
            invoice: copy.invoice.to_string(),
            date: invoice.and_then(|it| it.date),
            bytes,
        });
    }
    Ok(files)
}

/// The name of a file without its folder; with a number in front where two folders have it.
fn free_name(path: &str, taken: &[Inside]) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_free = |name: &str| taken.iter().all(|it| it.name != name);
    if is_free(name) {
        return name.to_owned();
    }
    let mut number = 2;
    loop {
        let numbered = format!("{number}-{name}");
        if is_free(&numbered) {
            return numbered;
        }
        number += 1;
    }
}
