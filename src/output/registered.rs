//! `registered/slip.csv`: the registered letters of a run.

use super::table::{ManifestRow, ManifestTable};
use super::{Folder, Manifest, OutputError};

/// The columns of `registered/slip.csv`.
const COLUMNS: &[&str] = &[
    "number", "piece_no", "piece_id", "name", "cp", "town", "country", "product", "options",
    "weight_g", "file", "sha256",
];

/// Writes `registered/slip.csv`, a line per registered letter that has a number: what the post office wants
/// to know, and which very file the number stands for. No table where there is none.
pub(super) fn write(folder: &Folder, manifest: &Manifest<'_>) -> Result<(), OutputError> {
    let mut files = manifest.letters.iter();
    let mut table = None;
    for piece in manifest.pieces {
        let file = files.next().and_then(Option::as_ref);
        let Some(letter) = manifest.plan.letters.get(piece.letter) else { continue };
        let Some(number) = letter.registered.as_deref() else { continue };
        let table = ManifestTable::begun(&mut table, folder, "registered/slip.csv", COLUMNS)?;
        let debtor = &letter.debtor;
        let product = manifest.post.product(piece);
        let options = product.map(|it| it.options.join(" ")).unwrap_or_default();
        let row = ManifestRow::default()
            .own(number)
            .own(piece.number)
            .text(&piece.id)
            .text(&debtor.name)
            .text(debtor.postcode.as_deref().unwrap_or_default())
            .text(debtor.city.as_deref().unwrap_or_default())
            .text(debtor.country.as_deref().unwrap_or_default())
            .text(product.and_then(|it| it.product.as_deref()).unwrap_or_default())
            .text(&options)
            .own(manifest.post.postage(piece, letter).weight)
            .maybe(file.map(|file| &file.file))
            .maybe(file.map(|file| &file.sha256));
        table.row(row)?;
    }
    table.map_or(Ok(()), ManifestTable::finish)
}
