//! Draws form fields that leave that to the reader.

use std::ops::Range;

use super::Table;
use super::lexer::Lexer;
use super::matrix::write;
use super::scan::Scan;
use super::source::{Source, Trouble};
use super::style::{corners, in_one_byte, size_of, string};
use super::typed::typed;

/// How many dictionaries may stand above a field.
const MAX_PARENTS: usize = 8;

/// The keys that a field takes from the dictionaries above it.
const INHERITED: [&[u8]; 6] = [b"/FT", b"/V", b"/DA", b"/Ff", b"/Q", b"/MaxLen"];

/// Several lines, in the flags of a field.
const MULTILINE: u64 = 1 << 12;
/// A password, which is not shown.
const PASSWORD: u64 = 1 << 13;
/// One cell a character.
const COMB: u64 = 1 << 24;

/// Whether a form leaves it to the reader to draw its fields.
pub(super) fn leaves_drawing(source: Source<'_>, scan: &mut Scan) -> bool {
    form(source, scan).is_some() && scan.is(source.bytes, b"/NeedAppearances", b"true")
}

/// Reads the form of a file into `scan`.
fn form(source: Source<'_>, scan: &mut Scan) -> Option<()> {
    source.object(source.table.root(), scan).ok()??;
    let entry = scan.get(source.bytes, b"/AcroForm")?.clone();
    source.resolve(entry.value.start, entry.reference, scan).ok()??;
    scan.is_dictionary.then_some(())
}

/// Whether the annotation read last is a text field or a choice in which something is written.
pub(super) fn is_filled_in(source: Source<'_>, scan: &mut Scan) -> Result<bool, Trouble> {
    let [kind, value, _, flags, ..] = inherited(source, scan)?;
    let text = value.and_then(|it| string(source.bytes, it.start)).unwrap_or_default();
    Ok(is_text(source.bytes, kind, flags) && !text.is_empty() && text != b"\xFE\xFF")
}

/// Which fields are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Drawn {
    /// All of a form that leaves that to the reader, whatever they bring.
    Left,
    /// Those that bring no appearance, and text typed onto pages that brings none.
    Untold,
}

/// Draws text fields (ISO 32000-1, 12.7.3.3), and puts the drawings behind the file. Widths are estimated: what is
/// typed stands in its field, not set as Acrobat would set it.
pub(super) fn draw(bytes: &mut Vec<u8>, table: Table, which: Drawn) -> Table {
    let mut scan = Scan::default();
    let source = Source { bytes, table: &table, strict: false };
    if which == Drawn::Left && !leaves_drawing(source, &mut scan) {
        return table;
    }
    let has_form = form(source, &mut scan).is_some();
    if !has_form {
        scan.clear();
    }
    let form = {
        let value = |key: &[u8]| scan.get(source.bytes, key).map(|it| it.value.clone());
        Form { style: value(b"/DA"), resources: value(b"/DR") }
    };
    let mut drawn = Vec::new();
    let mut places = Vec::new();
    let mut next = table.numbers().max().unwrap_or(0);
    for number in table.numbers() {
        if source.object(number, &mut scan).is_err() || next == u32::MAX {
            break;
        }
        let found = match which {
            Drawn::Left => field(source, &form, &mut scan, next + 1),
            Drawn::Untold if has_look(source, &mut scan) => None,
            Drawn::Untold if source.object(number, &mut scan).is_err() => None,
            Drawn::Untold => typed(source, &mut scan, next + 1)
                .or_else(|| field(source, &form, &mut scan, next + 1)),
        };
        let Some((look, annotation)) = found else { continue };
        next += 1;
        for (number, text) in [(next, look), (number, annotation)] {
            let place = u32::try_from(source.bytes.len() + drawn.len()).ok();
            places.extend(place.map(|place| (number, place)));
            drawn.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
            drawn.extend(text);
            drawn.extend_from_slice(b"\nendobj\n");
        }
    }
    bytes.append(&mut drawn);
    table.with(places)
}

/// The look of the field read last and its dictionary with that look under a number.
fn field(
    source: Source<'_>,
    form: &Form,
    scan: &mut Scan,
    number: u32,
) -> Option<(Vec<u8>, Vec<u8>)> {
    if !scan.is(source.bytes, b"/Subtype", b"/Widget") {
        return None;
    }
    let field = Field::read(source, form, scan)?;
    Some((field.look(form, source.bytes), field.widget(number)))
}

/// Whether the annotation read last brings an appearance.
fn has_look(source: Source<'_>, scan: &mut Scan) -> bool {
    let Some(looks) = scan.get(source.bytes, b"/AP").cloned() else { return false };
    let _ = source.resolve(looks.value.start, looks.reference, scan);
    let normal = scan.get(source.bytes, b"/N");
    normal.is_some_and(|it| !source.is_null(&it.value, it.reference))
}

/// The values that the field read last has by itself or from those above it, in the order of [`INHERITED`].
fn inherited(
    source: Source<'_>,
    scan: &mut Scan,
) -> Result<[Option<Range<usize>>; 6], Trouble> {
    let mut values: [Option<Range<usize>>; 6] = Default::default();
    for _ in 0..MAX_PARENTS {
        for (key, value) in INHERITED.iter().zip(&mut values) {
            let own = scan.get(source.bytes, key).map(|entry| entry.value.clone());
            *value = value.take().or(own);
        }
        let Some(above) = scan.get(source.bytes, b"/Parent").and_then(|it| it.reference) else {
            break;
        };
        source.object(above, scan)?;
    }
    Ok(values)
}

/// Whether a field of a kind shows text: no button, no signature and no password.
fn is_text(bytes: &[u8], kind: Option<Range<usize>>, flags: Option<Range<usize>>) -> bool {
    let kind = kind.and_then(|kind| bytes.get(kind));
    let flags = flags.and_then(|it| Lexer::new(bytes, it.start).natural()).unwrap_or(0);
    kind.is_some_and(|kind| matches!(kind, b"/Tx" | b"/Ch")) && flags & PASSWORD == 0
}

/// The values that all fields share.
struct Form {
    /// Font and colour.
    style: Option<Range<usize>>,
    /// The fonts.
    resources: Option<Range<usize>>,
}

/// A text field or a choice.
struct Field {
    /// Its dictionary without its look and its closing brackets.
    dictionary: Vec<u8>,
    /// Its value, in one byte a character.
    text: Vec<u8>,
    /// Operators that choose font and colour.
    style: Vec<u8>,
    size: f64,
    width: f64,
    height: f64,
    flags: u64,
    /// 0 left, 1 middle, 2 right.
    side: u64,
    cells: u64,
}

impl Field {
    fn read(source: Source<'_>, form: &Form, scan: &mut Scan) -> Option<Self> {
        let bytes = source.bytes;
        let corners = corners(bytes, scan.get(bytes, b"/Rect")?.value.start)?;
        let mut dictionary = b"<<".to_vec();
        for (key, value) in scan.texts(bytes).filter(|(key, _)| *key != b"/AP") {
            dictionary.extend_from_slice(key);
            dictionary.push(b' ');
            dictionary.extend_from_slice(value);
        }
        let [kind, value, style, flags, side, cells] = inherited(source, scan).ok()?;
        if !is_text(bytes, kind, flags.clone()) {
            return None;
        }
        let number = |place: Option<Range<usize>>| Lexer::new(bytes, place?.start).natural();
        let flags = number(flags).unwrap_or(0);
        let text = string(bytes, value?.start)?;
        let style = string(bytes, style.or(form.style.clone())?.start)?;
        let [left, bottom, right, top] = corners;
        let (width, height) = (right - left, top - bottom);
        let size = size_of(&style).filter(|it| *it > 0.0);
        let size = size.unwrap_or((height * 0.7).clamp(4.0, 12.0));
        let style = with_size(&style, size);
        let (side, cells) = (number(side).unwrap_or(0), number(cells).unwrap_or(0));
        let text = in_one_byte(&text);
        Some(Self { dictionary, text, style, size, width, height, flags, side, cells })
    }

    /// The dictionary, with the look under a number.
    fn widget(&self, look: u32) -> Vec<u8> {
        let mut out = self.dictionary.clone();
        out.extend_from_slice(format!("/AP<</N {look} 0 R>>>>").as_bytes());
        out
    }

    /// The look as a form.
    fn look(&self, form: &Form, bytes: &[u8]) -> Vec<u8> {
        let content = self.content();
        let mut out = b"<</Type/XObject/Subtype/Form/BBox[".to_vec();
        write(&[0.0, 0.0, self.width, self.height], &mut out);
        out.extend_from_slice(b"]");
        if let Some(resources) = form.resources.clone().and_then(|place| bytes.get(place)) {
            out.extend_from_slice(b"/Resources ");
            out.extend_from_slice(resources);
        }
        out.extend_from_slice(format!("/Length {}>>\nstream\n", content.len()).as_bytes());
        out.extend_from_slice(&content);
        out.extend_from_slice(b"\nendstream");
        out
    }

    fn content(&self) -> Vec<u8> {
        let mut out = b"/Tx BMC q BT\n".to_vec();
        out.extend_from_slice(&self.style);
        out.push(b'\n');
        let is_high = self.flags & MULTILINE != 0;
        let line = self.size * 1.15;
        let mut y = if is_high {
            self.height - self.size - 2.0
        } else {
            (self.height - self.size) / 2.0 + self.size * 0.22
        };
        for text in self.text.split(|byte| matches!(byte, b'\r' | b'\n')) {
            if self.flags & COMB != 0 && self.cells > 0 {
                self.comb(text, y, &mut out);
            } else {
                let free = (self.width - 4.0 - width(text, self.size)).max(0.0);
                let x = 2.0 + free * [0.0, 0.5, 1.0].get(self.side as usize).unwrap_or(&0.0);
                shown(text, x, y, &mut out);
            }
            y -= line;
        }
        out.extend_from_slice(b"ET Q EMC");
        out
    }

    /// One character in the middle of each cell.
    fn comb(&self, text: &[u8], y: f64, out: &mut Vec<u8>) {
        let cell = self.width / self.cells as f64;
        for (place, byte) in text.iter().enumerate().take(1000) {
            let x = cell * (place as f64 + 0.5) - width(&[*byte], self.size) / 2.0;
            shown(&[*byte], x, y, out);
        }
    }
}

/// Shows text at a place.
fn shown(text: &[u8], x: f64, y: f64, out: &mut Vec<u8>) {
    out.extend_from_slice(b"1 0 0 1 ");
    write(&[x, y], out);
    out.extend_from_slice(b" Tm <");
    for byte in text {
        out.extend_from_slice(format!("{byte:02x}").as_bytes());
    }
    out.extend_from_slice(b"> Tj\n");
}

/// About how wide text is in a face such as Helvetica.
fn width(text: &[u8], size: f64) -> f64 {
    text.len() as f64 * size * 0.52
}

/// The same operators with another size.
fn with_size(style: &[u8], size: f64) -> Vec<u8> {
    let text = String::from_utf8_lossy(style);
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out = Vec::new();
    for (place, word) in words.iter().enumerate() {
        match words.get(place + 1) {
            Some(&"Tf") => write(&[size], &mut out),
            _ => out.extend_from_slice(word.as_bytes()),
        }
        out.push(b' ');
    }
    out
}
