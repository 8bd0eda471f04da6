//! Paper from a PDF: one of its pages as a form that letters are drawn upon.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::PdfError;
use super::content::POINTS;

/// How far a page may be from the size of the sheet, in millimetres: sizes of paper are rounded.
const NEAR: f32 = 1.0;

/// The first bytes of a PDF file.
const PDF: &[u8] = b"%PDF-";

/// Whether bytes are a PDF.
#[must_use]
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(PDF)
}

/// One page of a PDF, counted from 1, as a file of its own; none where there is no such page.
///
/// # Errors
///
/// When the file cannot be read, or the page is not of the size of the sheet (millimetres).
pub fn paper(
    pdf: &[u8],
    page: u32,
    (width, height): (f32, f32),
) -> Result<Option<Vec<u8>>, PdfError> {
    let mut document = read(pdf)?;
    let pages = document.get_pages();
    let Some(id) = pages.get(&page) else { return Ok(None) };
    let [left, bottom, right, top] = sheet(&document, *id)?;
    let (wide, high) = ((right - left) / POINTS, (top - bottom) / POINTS);
    if (wide - width).abs() > NEAR || (high - height).abs() > NEAR {
        return Err(unusable(&format!(
            "page {page} is {wide:.0} x {high:.0} mm, the sheet of the layout {width:.0} x \
             {height:.0} mm; save it in that size"
        )));
    }
    let others: Vec<u32> = pages.keys().copied().filter(|it| *it != page).collect();
    document.delete_pages(&others);
    document.prune_objects();
    document.renumber_objects();
    let mut out = Vec::new();
    document.save_to(&mut out).map_err(|cause| unusable(&cause.to_string()))?;
    Ok(Some(out))
}

/// Puts the first page of a PDF among the objects of the stationery, as a form that fills a square of
/// one by one.
pub(super) fn form(built: &mut Document, pdf: &[u8]) -> Result<ObjectId, PdfError> {
    let mut document = read(pdf)?;
    document.renumber_objects_with(built.max_id + 1);
    let id = document.get_pages().into_values().next();
    let id = id.ok_or_else(|| unusable("it has no page"))?;
    let [left, bottom, right, top] = sheet(&document, id)?;
    let content = document.get_page_content(id);
    let (wide, high) = ((right - left).max(1.0), (top - bottom).max(1.0));
    let matrix = [1.0 / wide, 0.0, 0.0, 1.0 / high, -left / wide, -bottom / high];
    let numbers = |all: &[f32]| Object::Array(all.iter().map(|it| Object::Real(*it)).collect());
    let mut form = Dictionary::new();
    form.set("Type", Object::Name(b"XObject".to_vec()));
    form.set("Subtype", Object::Name(b"Form".to_vec()));
    form.set("BBox", numbers(&[left, bottom, right, top]));
    form.set("Matrix", numbers(&matrix));
    form.set("Resources", inherited(&document, id, b"Resources").unwrap_or_else(nothing));
    if let Some(group) = document.get_dictionary(id).ok().and_then(|it| it.get(b"Group").ok()) {
        form.set("Group", group.clone());
    }
    built.max_id = document.max_id;
    built.objects.extend(document.objects);
    Ok(built.add_object(Stream::new(form, content)))
}

fn nothing() -> Object {
    Object::Dictionary(Dictionary::new())
}

fn read(pdf: &[u8]) -> Result<Document, PdfError> {
    let document = Document::load_mem(pdf).map_err(|cause| unusable(&cause.to_string()))?;
    if document.trailer.has(b"Encrypt") {
        return Err(unusable("it is encrypted; save it without a password"));
    }
    Ok(document)
}

/// The visible part of a page in points; a page that is shown turned is refused.
fn sheet(document: &Document, id: ObjectId) -> Result<[f32; 4], PdfError> {
    let turned = inherited(document, id, b"Rotate").and_then(|it| it.as_i64().ok());
    if turned.unwrap_or(0) % 360 != 0 {
        return Err(unusable("its page is shown turned; save it upright"));
    }
    let shown =
        inherited(document, id, b"CropBox").or_else(|| inherited(document, id, b"MediaBox"));
    let edges = shown.as_ref().and_then(|it| it.as_array().ok()).map(Vec::as_slice);
    let edge = |object: &Object| match document.dereference(object) {
        Ok((_, object)) => object.as_float().ok(),
        Err(_) => None,
    };
    match edges {
        Some([left, bottom, right, top]) => {
            let all = (edge(left), edge(bottom), edge(right), edge(top));
            let (Some(left), Some(bottom), Some(right), Some(top)) = all else {
                return Err(unusable("its page has no size"));
            };
            Ok([left.min(right), bottom.min(top), left.max(right), bottom.max(top)])
        }
        _ => Err(unusable("its page has no size")),
    }
}

/// A value of a page or of what it hangs on.
fn inherited(document: &Document, page: ObjectId, key: &[u8]) -> Option<Object> {
    let mut node = page;
    // A tree deeper than this is a circle.
    for _ in 0..64 {
        let dictionary = document.get_dictionary(node).ok()?;
        if let Ok(value) = dictionary.get(key) {
            return document.dereference(value).ok().map(|(_, value)| value.clone());
        }
        node = dictionary.get(b"Parent").ok()?.as_reference().ok()?;
    }
    None
}

fn unusable(reason: &str) -> PdfError {
    PdfError::Picture { reason: reason.to_owned() }
}
