//! Files whose pages are not the document: they stand in for it until a program that knows better opens the file.

use super::scan::Scan;
use super::source::{Source, Trouble};

/// The thing that a file holds instead of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// A sheet that asks to wait until the form is built (XFA).
    Form,
    /// The cover of a portfolio, whose documents are files inside.
    Portfolio,
    /// A sheet around a document that is protected and lies inside.
    Wrapper,
}

/// The statements of a file's root about its pages.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    /// The thing they surely are instead of the document; none where they may be it.
    pub(super) cover: Option<Cover>,
    /// Whether a form is there that builds pages of its own, unless these have its fields.
    pub(super) builds_pages: bool,
}

/// How many files that belong to a document are looked at.
const MAX_FILES: usize = 50;

/// Reads what the root of a file says of its pages (ISO 32000-1, 7.7.2 and 12.7.8; ISO 32000-2, 7.6.7 and 12.3.5).
pub(super) fn told(source: Source<'_>, scan: &mut Scan) -> Result<Told, Trouble> {
    let bytes = source.bytes;
    source.object(source.table.root(), scan)?;
    let value = |scan: &Scan, key: &[u8]| {
        let entry = scan.get(bytes, key)?;
        let is_null = source.is_null(&entry.value, entry.reference);
        (!is_null).then_some((entry.value.start, entry.reference))
    };
    let is_portfolio = value(scan, b"/Collection").is_some();
    let needs_building = scan.is(bytes, b"/NeedsRendering", b"true");
    let (files, form) = (value(scan, b"/AF"), value(scan, b"/AcroForm"));
    if let Some((at, reference)) = files {
        source.resolve(at, reference, scan)?;
        for (place, number) in std::mem::take(&mut scan.elements).iter().take(MAX_FILES) {
            source.resolve(place.start, *number, scan)?;
            if scan.is(bytes, b"/AFRelationship", b"/EncryptedPayload") {
                return Ok(Told { cover: Some(Cover::Wrapper), builds_pages: false });
            }
        }
    }
    if is_portfolio {
        return Ok(Told { cover: Some(Cover::Portfolio), builds_pages: false });
    }
    let Some((at, reference)) = form else { return Ok(Told::default()) };
    source.resolve(at, reference, scan)?;
    let builds_pages = value(scan, b"/XFA").is_some();
    let cover = (builds_pages && needs_building).then_some(Cover::Form);
    Ok(Told { cover, builds_pages })
}
