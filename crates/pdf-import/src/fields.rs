use std::ops::Range;

use super::Table;
use super::escapes::unescaped;
use super::lexer::{Lexer, Token};
use super::matrix::{Corners, upright, write};
use super::scan::Scan;
use super::source::Source;

/// How many dictionaries may stand above a field.
const MAX_PARENTS: usize = 8;

/// What a field takes from the dictionaries above it.
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

/// Draws the text fields of a form that leaves that to the reader (ISO 32000-1, 12.7.3.3), and puts the
/// drawings behind the file. Widths are estimated: what is typed stands in its field, not set as Acrobat
/// would set it.
pub(super) fn draw(bytes: &mut Vec<u8>, table: Table) -> Table {
    let mut scan = Scan::default();
    let source = Source { bytes, table: &table, strict: false };
    if !leaves_drawing(source, &mut scan) {
        return table;
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
        if !scan.is(source.bytes, b"/Subtype", b"/Widget") {
            continue;
        }
        let Some(field) = Field::read(source, &form, &mut scan) else { continue };
        next += 1;
        for (number, text) in
            [(next, field.look(&form, source.bytes)), (number, field.widget(next))]
        {
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

/// What all fields share.
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
        let mut values: [Option<Range<usize>>; 6] = Default::default();
        for _ in 0..MAX_PARENTS {
            for (key, value) in INHERITED.iter().zip(&mut values) {
                let own = scan.get(bytes, key).map(|entry| entry.value.clone());
                *value = value.take().or(own);
            }
            let Some(above) = scan.get(bytes, b"/Parent").and_then(|it| it.reference) else {
                break;
            };
            source.object(above, scan).ok()?;
        }
        let [kind, value, style, flags, side, cells] = values;
        let is_text = [b"/Tx".as_slice(), b"/Ch"].contains(&bytes.get(kind?)?);
        let number = |place: Option<Range<usize>>| Lexer::new(bytes, place?.start).natural();
        let flags = number(flags).unwrap_or(0);
        if !is_text || flags & PASSWORD != 0 {
            return None;
        }
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
        let mut y = match is_high {
            true => self.height - self.size - 2.0,
            false => (self.height - self.size) / 2.0 + self.size * 0.22,
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

fn corners(bytes: &[u8], at: usize) -> Option<Corners> {
    let mut lexer = Lexer::new(bytes, at);
    lexer.token()?;
    let mut numbers = [0.0; 4];
    for number in &mut numbers {
        let (_, place) = lexer.token()?;
        *number = std::str::from_utf8(bytes.get(place)?).ok()?.parse().ok()?;
    }
    let found = upright(numbers);
    (found.iter().all(|it| it.abs() < 1e6)).then_some(found)
}

fn string(bytes: &[u8], at: usize) -> Option<Vec<u8>> {
    match Lexer::new(bytes, at).token()? {
        (Token::Text, place) => Some(unescaped(bytes.get(place)?)),
        _ => None,
    }
}

/// Text as fonts of one byte have it; what they have not becomes a question mark.
fn in_one_byte(text: &[u8]) -> Vec<u8> {
    let Some(wide) = text.strip_prefix(b"\xFE\xFF") else { return text.to_vec() };
    let code = |pair: &[u8]| match pair {
        [high, low] => u16::from(*high) << 8 | u16::from(*low),
        _ => u16::from(b'?'),
    };
    let byte = |code: u16| match code {
        0x20AC => 0x80,
        0x2019 => 0x92,
        0x2013 => 0x96,
        0x0152 => 0x8C,
        0x0153 => 0x9C,
        other => u8::try_from(other).unwrap_or(b'?'),
    };
    wide.chunks(2).map(|pair| byte(code(pair))).collect()
}

/// The size before `Tf`.
fn size_of(style: &[u8]) -> Option<f64> {
    let text = String::from_utf8_lossy(style);
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = words.iter().position(|word| *word == "Tf")?;
    words.get(at.checked_sub(1)?)?.parse().ok().filter(|it: &f64| it.is_finite() && *it < 1e4)
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
