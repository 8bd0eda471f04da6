//! Text typed onto a page (a note that is free text) which brings no appearance: drawn as poppler draws it.

use super::lexer::Lexer;
use super::matrix::write;
use super::raw::number_of;
use super::scan::Scan;
use super::source::Source;
use super::style::{corners, in_one_byte, size_of, string};

/// The size where the note says none, in points.
const USUAL_SIZE: f64 = 10.0;

/// The most characters of a note.
const MAX_TEXT: usize = 20_000;

/// Widths of Helvetica from the blank to the tilde, in thousandths of its size (Adobe's metrics of the standard 14
/// faces).
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722,
    722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
    556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,
    500, 334, 260, 334, 584,
];

/// The look of the note read last, and its dictionary with that look under a number. None where it is no such note,
/// says nothing, or does not say where.
pub(super) fn typed(
    source: Source<'_>,
    scan: &mut Scan,
    number: u32,
) -> Option<(Vec<u8>, Vec<u8>)> {
    let bytes = source.bytes;
    if !scan.is(bytes, b"/Subtype", b"/FreeText") {
        return None;
    }
    let text = |key: &[u8]| string(bytes, scan.get(bytes, key)?.value.start);
    let contents = in_one_byte(&text(b"/Contents")?);
    if contents.is_empty() || contents.len() > MAX_TEXT {
        return None;
    }
    let style = text(b"/DA").unwrap_or_default();
    let [left, bottom, right, top] = corners(bytes, scan.get(bytes, b"/Rect")?.value.start)?;
    let note = Note {
        size: size_of(&style).filter(|it| *it > 0.0).unwrap_or(USUAL_SIZE),
        colour: colour(&style),
        paper: paper(bytes, scan),
        line: line(bytes, scan),
        side: number_of(bytes, scan, b"/Q").unwrap_or(0),
        width: right - left,
        height: top - bottom,
    };
    let mut dictionary = b"<<".to_vec();
    for (key, value) in scan.texts(bytes).filter(|(key, _)| *key != b"/AP") {
        dictionary.extend_from_slice(key);
        dictionary.push(b' ');
        dictionary.extend_from_slice(value);
    }
    dictionary.extend_from_slice(format!("/AP<</N {number} 0 R>>>>").as_bytes());
    Some((note.look(&contents), dictionary))
}

/// How a note is set; lengths in points.
struct Note {
    size: f64,
    /// The operator of the colour of its text, with its numbers; black where empty.
    colour: Vec<u8>,
    /// The same of what is behind it; nothing where empty.
    paper: Vec<u8>,
    /// How thick the line around it is.
    line: f64,
    /// 0 left, 1 middle, 2 right.
    side: usize,
    width: f64,
    height: f64,
}

impl Note {
    /// The look as a form.
    fn look(&self, contents: &[u8]) -> Vec<u8> {
        let content = self.content(contents);
        let mut out = b"<</Type/XObject/Subtype/Form/BBox[".to_vec();
        write(&[0.0, 0.0, self.width, self.height], &mut out);
        out.extend_from_slice(
            b"]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica\
              /Encoding/WinAnsiEncoding>>>>>>",
        );
        out.extend_from_slice(format!("/Length {}>>\nstream\n", content.len()).as_bytes());
        out.extend_from_slice(&content);
        out.extend_from_slice(b"\nendstream");
        out
    }

    fn content(&self, contents: &[u8]) -> Vec<u8> {
        let mut out = b"q\n".to_vec();
        self.boxed(&mut out);
        let margin = 2.0 * self.line;
        let room = self.width - 2.0 * margin;
        write(&[margin, margin, room, self.height - 2.0 * margin], &mut out);
        out.extend_from_slice(b" re W n\n");
        out.extend_from_slice(&self.colour);
        out.extend_from_slice(b"\nBT /F ");
        write(&[self.size], &mut out);
        out.extend_from_slice(b" Tf\n");
        let mut y = self.height - margin;
        for text in lines(contents, room / self.size * 1000.0) {
            y -= self.size;
            let free = (room - width(text) * self.size / 1000.0).max(0.0);
            let x = margin + free * [0.0, 0.5, 1.0].get(self.side).unwrap_or(&0.0);
            out.extend_from_slice(b"1 0 0 1 ");
            write(&[x, y], &mut out);
            out.extend_from_slice(b" Tm <");
            for byte in text {
                out.extend_from_slice(format!("{byte:02x}").as_bytes());
            }
            out.extend_from_slice(b"> Tj\n");
        }
        out.extend_from_slice(b"ET Q");
        out
    }

    /// The line around it and what is behind, where there is one.
    fn boxed(&self, out: &mut Vec<u8>) {
        let has_line = self.line > 0.0;
        if !has_line && self.paper.is_empty() {
            return;
        }
        if has_line {
            write(&[self.line], out);
            out.extend_from_slice(b" w ");
            out.extend(self.colour.to_ascii_uppercase());
            out.push(b'\n');
        }
        out.extend_from_slice(&self.paper);
        out.push(b' ');
        let half = self.line / 2.0;
        write(&[half, half, self.width - self.line, self.height - self.line], out);
        out.extend_from_slice(match (has_line, self.paper.is_empty()) {
            (true, true) => b" re S\n",
            (true, false) => b" re B\n",
            (false, _) => b" re f\n",
        });
    }
}

/// The text in lines of so many thousandths of its size at the most, parted at blanks.
fn lines(text: &[u8], room: f64) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let whole = text.strip_suffix(b"\n").unwrap_or(text);
    for line in
        whole.split(|byte| *byte == b'\n').flat_map(|it| it.split(|byte| *byte == b'\r'))
    {
        let mut rest = line;
        while width(rest) > room {
            let fits = |end: &usize| rest.get(..*end).is_some_and(|it| width(it) <= room);
            let blanks =
                rest.iter().enumerate().filter(|(_, it)| **it == b' ').map(|(at, _)| at);
            let letters = (1..rest.len()).rev();
            let Some(end) = blanks.rev().find(fits).or_else(|| letters.into_iter().find(fits))
            else {
                break;
            };
            let (head, tail) = rest.split_at(end);
            lines.push(head);
            rest = tail.strip_prefix(b" ").unwrap_or(tail);
        }
        lines.push(rest);
    }
    lines
}

/// How wide text is in Helvetica, in thousandths of its size.
fn width(text: &[u8]) -> f64 {
    let of = |byte: &u8| {
        let place = usize::from(*byte).checked_sub(32);
        f64::from(place.and_then(|it| WIDTHS.get(it)).copied().unwrap_or(556))
    };
    text.iter().map(of).sum()
}

/// The operator that chooses a colour, with its numbers.
fn colour(style: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(style);
    let words: Vec<&str> = text.split_whitespace().collect();
    let operator = |word: &&str| matches!(*word, "g" | "rg" | "k");
    let Some(at) = words.iter().rposition(operator) else { return b"0 g".to_vec() };
    let count = match words.get(at) {
        Some(&"g") => 1,
        Some(&"rg") => 3,
        _ => 4,
    };
    let numbers =
        at.checked_sub(count).and_then(|from| words.get(from..at)).unwrap_or_default();
    if numbers.is_empty() || numbers.iter().any(|it| it.parse::<f64>().is_err()) {
        return b"0 g".to_vec();
    }
    format!("{} {}", numbers.join(" "), words.get(at).unwrap_or(&"g")).into_bytes()
}

/// The colour behind the note read last, as an operator; empty where there is none.
fn paper(bytes: &[u8], scan: &Scan) -> Vec<u8> {
    let Some(entry) = scan.get(bytes, b"/C") else { return Vec::new() };
    let text = bytes.get(entry.value.clone()).unwrap_or_default();
    let Some(inside) = text.strip_prefix(b"[").and_then(|it| it.strip_suffix(b"]")) else {
        return Vec::new();
    };
    let inside = String::from_utf8_lossy(inside);
    let numbers: Vec<f64> =
        inside.split_whitespace().filter_map(|it| it.parse().ok()).collect();
    let operator = match numbers.len() {
        1 => " g",
        3 => " rg",
        4 => " k",
        _ => return Vec::new(),
    };
    let mut out = Vec::new();
    write(&numbers, &mut out);
    out.extend_from_slice(operator.as_bytes());
    out
}

/// How thick the line around the note read last is: one point where it says nothing (ISO 32000-1, 12.5.4).
fn line(bytes: &[u8], scan: &Scan) -> f64 {
    let mut inner = Scan::default();
    let number = |place: std::ops::Range<usize>| {
        std::str::from_utf8(bytes.get(place)?).ok()?.parse::<f64>().ok()
    };
    let mut read = |key: &[u8]| {
        let entry = scan.get(bytes, key)?;
        inner.value(&mut Lexer::new(bytes, entry.value.start))?;
        let width = if inner.is_dictionary {
            inner.get(bytes, b"/W")?.value.clone()
        } else {
            inner.elements.get(2)?.0.clone()
        };
        number(width)
    };
    let found = read(b"/BS").or_else(|| read(b"/Border"));
    found.filter(|it| (0.0..100.0).contains(it)).unwrap_or(1.0)
}
