//! Which annotations of a page are printed, and how they look.

use std::ops::Range;

use super::escapes::unescaped_name;
use super::fields;
use super::lexer::Lexer;
use super::pages::{PageReader, Pages, ValuePlace};
use super::scan::{Entry, Scan};
use super::source::Trouble;
use super::style::corners;

/// The keys that an annotation needs to be drawn from its appearance.
const DRAWN: [&[u8]; 4] = [b"/Type", b"/Subtype", b"/Rect", b"/F"];

/// Kinds of annotations that readers draw, each its own way, where nothing says how they look
/// (ISO 32000-1, 12.5.6). A note is an icon, and a link is nothing on paper.
const SHOWN: [&[u8]; 14] = [
    b"/FreeText",
    b"/Stamp",
    b"/Line",
    b"/Square",
    b"/Circle",
    b"/Polygon",
    b"/PolyLine",
    b"/Highlight",
    b"/Underline",
    b"/Squiggly",
    b"/StrikeOut",
    b"/Caret",
    b"/Ink",
    b"/Redact",
];

impl Pages {
    /// Keeps the annotations that a printer would print, each with the one appearance that shows, so that no
    /// reader chooses another.
    pub(super) fn annotations(
        &mut self,
        list: &Entry,
        reader: &mut PageReader<'_, '_>,
    ) -> Result<(), Trouble> {
        let source = reader.source;
        source.resolve(list.value.start, list.reference, reader.scan)?;
        let elements = std::mem::take(&mut reader.scan.elements);
        let mut any = false;
        for element in &elements {
            let Some((kept, look)) = self.annotation(element, reader)? else { continue };
            self.drawn = true;
            self.bytes.extend_from_slice(if any { b"<<" } else { b"/Annots[<<" });
            any = true;
            for (key, value) in kept {
                // A field without its form is drawn by some and not by others; a stamp by all.
                let found = source.bytes.get(value.place.clone());
                if key == b"/Subtype" && found == Some(b"/Widget".as_slice()) {
                    self.bytes.extend_from_slice(b"/Subtype/Stamp");
                } else {
                    self.pair(key, &value, reader);
                }
            }
            self.bytes.extend_from_slice(b"/AP<<");
            self.pair(b"/N", &look, reader);
            self.bytes.extend_from_slice(b">>>>");
        }
        if any {
            self.bytes.push(b']');
        }
        reader.scan.elements = elements;
        Ok(())
    }

    /// The keys of an annotation that are kept, and its appearance; none where nothing of it is printed.
    fn annotation(
        &mut self,
        (place, number): &(Range<usize>, Option<u32>),
        reader: &mut PageReader<'_, '_>,
    ) -> Result<Option<Kept>, Trouble> {
        let source = reader.source;
        source.resolve(place.start, *number, reader.scan)?;
        self.has_fields |= reader.scan.is(source.bytes, b"/Subtype", b"/Widget");
        if !is_printed(source.bytes, reader.scan) {
            return Ok(None);
        }
        let kept = reader.values(&DRAWN);
        let value = |scan: &Scan, key: &[u8]| scan.get(source.bytes, key).cloned();
        let (layer, looks) = (value(reader.scan, b"/OC"), value(reader.scan, b"/AP"));
        let state = value(reader.scan, b"/AS");
        if let Some(layer) = layer
            && !reader.layers.shows(
                source,
                (layer.value.start, layer.reference),
                reader.scan,
            )?
        {
            return Ok(None);
        }
        let state = match state {
            Some(it) => source.resolve(it.value.start, it.reference, reader.scan)?,
            None => None,
        };
        let state = state.and_then(|it| source.bytes.get(it));
        let look = look(looks.as_ref(), state, reader)?;
        if look.is_none() {
            source.resolve(place.start, *number, reader.scan)?;
            self.untold |= is_shown(reader)?;
        }
        Ok(look.map(|look| (kept, look)))
    }
}

/// The keys of an annotation that are kept, and its appearance.
type Kept = (Vec<(&'static [u8], ValuePlace)>, ValuePlace);

/// How an annotation looks while nobody touches it: the form itself, or of its states the one it is in
/// (ISO 32000-1, 12.5.5). Without a state that is the only one there is, or the one that is off, as poppler has it.
fn look(
    looks: Option<&Entry>,
    state: Option<&[u8]>,
    reader: &mut PageReader<'_, '_>,
) -> Result<Option<ValuePlace>, Trouble> {
    let PageReader { source, scan, .. } = reader;
    let Some(looks) = looks else { return Ok(None) };
    source.resolve(looks.value.start, looks.reference, scan)?;
    let Some(normal) = scan.get(source.bytes, b"/N").cloned() else { return Ok(None) };
    let found = source.resolve(normal.value.start, normal.reference, scan)?;
    let is_form = |found: Option<Range<usize>>| {
        let text = found.and_then(|place| source.bytes.get(place)).unwrap_or_default();
        text.ends_with(b"endstream")
    };
    if is_form(found) {
        return Ok(Some(ValuePlace { place: normal.value }));
    }
    let states = &scan.entries;
    let name =
        |entry: &Entry| unescaped_name(source.bytes.get(entry.key.clone()).unwrap_or_default());
    let wanted = match (state.filter(|it| it.starts_with(b"/")), states.as_slice()) {
        (Some(state), _) => unescaped_name(state),
        (None, [only]) => name(only),
        (None, _) => b"Off".to_vec(),
    };
    let chosen = states.iter().rev().find(|entry| name(entry) == wanted).cloned();
    let Some(Entry { value, reference: Some(number), .. }) = chosen else { return Ok(None) };
    let found = source.object(number, scan)?;
    Ok(is_form(found).then_some(ValuePlace { place: value }))
}

/// Whether an annotation has the flag Print and not the flag Hidden (ISO 32000-1, 12.5.3).
fn is_printed(bytes: &[u8], annotation: &Scan) -> bool {
    let flags = annotation.get(bytes, b"/F").map(|entry| entry.value.start);
    let flags = flags.and_then(|at| Lexer::new(bytes, at).natural()).unwrap_or(0);
    let popup = annotation.is(bytes, b"/Subtype", b"/Popup");
    flags & 0b110 == 0b100 && !popup
}

/// Whether readers show the annotation read last though it brings no appearance: a kind that they draw
/// themselves, or a field in which something is written.
fn is_shown(reader: &mut PageReader<'_, '_>) -> Result<bool, Trouble> {
    let PageReader { source, scan, .. } = reader;
    let bytes = source.bytes;
    if scan.is(bytes, b"/Subtype", b"/Widget") {
        return Ok(has_room(bytes, scan) && fields::is_filled_in(*source, scan)?);
    }
    let kind = scan.get(bytes, b"/Subtype").and_then(|it| bytes.get(it.value.clone()));
    let is_empty = |key: &[u8]| {
        let value = scan.get(bytes, key).and_then(|it| bytes.get(it.value.clone()));
        value.is_none_or(|it| matches!(it, b"()" | b"<>" | b"null"))
    };
    let is_blank = kind == Some(b"/FreeText") && is_empty(b"/Contents") && is_empty(b"/RC");
    let is_kind = kind.is_some_and(|kind| SHOWN.contains(&kind)) && !is_blank;
    Ok(is_kind && has_room(bytes, scan))
}

/// Whether the annotation read last takes any room on the page.
fn has_room(bytes: &[u8], scan: &Scan) -> bool {
    let found = scan.get(bytes, b"/Rect").and_then(|it| corners(bytes, it.value.start));
    found.is_none_or(|[left, bottom, right, top]| right - left > 0.01 && top - bottom > 0.01)
}
