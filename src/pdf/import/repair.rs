use std::io::Write as _;

use lopdf_import::{Document, Error, LoadOptions, Object, Writer};

use super::{ImportError, MAX_BYTES, Table};

/// How much a single compressed list of objects may expand to, in bytes.
const MAX_EXPANDED: usize = 64 << 20;

/// Reads an unusual or damaged file with lopdf and writes its objects one after the other, decrypted
/// and with true lengths. `by_search` looks for objects in all of the file instead of trusting its
/// table.
pub(super) fn rewrite(bytes: &[u8], by_search: bool) -> Result<(Vec<u8>, Table), ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge);
    }
    let options = LoadOptions {
        max_decompressed_size: Some(MAX_EXPANDED),
        force_reconstruct: by_search,
        ..LoadOptions::default()
    };
    let mut document = match Document::load_mem_with_options(bytes, options) {
        Ok(document) => document,
        Err(Error::InvalidPassword) => return Err(ImportError::Password),
        Err(error) => return Err(ImportError::Damaged(error.to_string())),
    };
    if document.is_encrypted() {
        return Err(ImportError::Password);
    }
    let root = root(&document).ok_or(ImportError::NoPages)?;
    let mut out = Vec::with_capacity(bytes.len());
    let mut places = Vec::with_capacity(document.objects.len());
    for ((number, generation), object) in &mut document.objects {
        let offset = u32::try_from(out.len()).map_err(|_| ImportError::TooLarge)?;
        places.push((*number, offset));
        if let Object::Stream(stream) = object {
            let length = i64::try_from(stream.content.len()).unwrap_or(i64::MAX);
            stream.dict.set("Length", length);
        }
        writeln!(out, "{number} {generation} obj")
            .and_then(|()| Writer::write_object(&mut out, object))
            .and_then(|()| out.write_all(b"\nendobj\n"))
            .map_err(|error| ImportError::Damaged(error.to_string()))?;
    }
    Ok((out, Table::new(places, root)))
}

/// The number of the root object, looked for where the trailer does not give it.
fn root(document: &Document) -> Option<u32> {
    let named = document.trailer.get(b"Root").and_then(Object::as_reference);
    let is_root = |object: &Object| object.as_dict().is_ok_and(|it| it.has_type(b"Catalog"));
    let found = document.objects.iter().rev().find(|(_, object)| is_root(object));
    named.ok().or(found.map(|(id, _)| *id)).map(|(number, _)| number)
}
