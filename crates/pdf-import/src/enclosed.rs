//! Files that a PDF holds inside, such as the data of an invoice. They never go into a copy; they are looked at.

use lopdf_import::{Dictionary, Document, LoadOptions, Object};

use super::MAX_BYTES;
use super::raw::position;

/// The largest file taken out, in bytes, once expanded.
const MAX_EXPANDED: usize = 16 << 20;

/// The most files taken out.
const MAX_FILES: usize = 20;

/// The type of every file inside a PDF/A-3, and of nearly every other.
const SIGN: &[u8] = b"EmbeddedFile";

/// The files inside a PDF, each by its name, in the order of the names. None where the PDF cannot be read, which
/// [`import`](super::import) tells.
#[must_use]
pub fn enclosed(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    if bytes.len() > MAX_BYTES || position(bytes, SIGN).is_none() {
        return Vec::new();
    }
    let options =
        LoadOptions { max_decompressed_size: Some(MAX_EXPANDED), ..LoadOptions::default() };
    let Ok(document) = Document::load_mem_with_options(bytes, options) else {
        return Vec::new();
    };
    let specifications = document.objects.values().filter_map(|object| object.as_dict().ok());
    let files = specifications.filter_map(|it| file(&document, it));
    let mut files: Vec<(String, Vec<u8>)> = files.take(MAX_FILES).collect();
    files.sort();
    files.dedup();
    files
}

/// The file that a file specification holds.
fn file(document: &Document, specification: &Dictionary) -> Option<(String, Vec<u8>)> {
    let inside = specification.get(b"EF").ok()?;
    let inside = match inside {
        Object::Reference(id) => document.get_dictionary(*id).ok()?,
        other => other.as_dict().ok()?,
    };
    let id = inside.get(b"F").or_else(|_| inside.get(b"UF")).ok()?.as_reference().ok()?;
    let stream = document.get_object(id).ok()?.as_stream().ok()?;
    let data = if stream.dict.has(b"Filter") {
        stream.decompressed_content_with_limit(MAX_EXPANDED).ok()?
    } else {
        stream.content.clone()
    };
    let name = specification.get(b"UF").or_else(|_| specification.get(b"F")).ok();
    let name = name.and_then(|it| it.as_str().ok()).unwrap_or_default();
    Some((String::from_utf8_lossy(name).into_owned(), data))
}
