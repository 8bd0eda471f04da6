//! Hidden rows of workbooks made of records, `.xls` and `.xlsb`: a record for each row says it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use super::{HiddenLines, MOST};

/// The stream of an `.xls` that holds its sheets, under its name since Excel 97 or before.
pub(super) fn stream_of_xls(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name))?;
    let mut stream = Vec::new();
    file.open_stream(name).ok()?.take(MOST).read_to_end(&mut stream).ok()?;
    Some(stream)
}

/// The hidden rows of each sheet in the stream of an `.xls` (\[MS-XLS\] 2.4.28 `BoundSheet8`, 2.4.221 Row).
pub(super) fn hidden_in_xls(stream: &[u8]) -> Option<BTreeMap<String, HiddenLines>> {
    const SHEET: u16 = 0x0085;
    const ROW: u16 = 0x0208;
    const END: u16 = 0x000A;
    let mut sheets = BTreeMap::new();
    for (_, body) in
        of_xls(stream).take_while(|(kind, _)| *kind != END).filter(|it| it.0 == SHEET)
    {
        let start = usize::try_from(u32_at(body, 0)?).ok()?;
        let rows = of_xls(stream.get(start..)?).take_while(|(kind, _)| *kind != END);
        let hidden = rows.filter(|(kind, _)| *kind == ROW).filter_map(|(_, body)| {
            const HIDDEN: u8 = 0x20;
            let is = body.get(12)? & HIDDEN != 0;
            is.then(|| u16_at(body, 0).map(|row| u32::from(row) + 1)).flatten()
        });
        sheets.insert(name_in_xls(body)?, hidden.collect());
    }
    (!sheets.is_empty()).then_some(sheets)
}

/// The records of a stream of an `.xls`: kind, length, body.
fn of_xls(mut rest: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let kind = u16_at(rest, 0)?;
        let length = usize::from(u16_at(rest, 2)?);
        let body = rest.get(4..4 + length)?;
        rest = rest.get(4 + length..)?;
        Some((kind, body))
    })
}

/// The name of a sheet: one or two bytes a letter, as a flag says.
fn name_in_xls(body: &[u8]) -> Option<String> {
    let length = usize::from(*body.get(6)?);
    if body.get(7)? & 1 == 0 {
        let letters = body.get(8..8 + length)?;
        return Some(letters.iter().copied().map(char::from).collect());
    }
    Some(wide(body.get(8..8 + 2 * length)?))
}

/// The id that an `.xlsb` gives to each of its sheets (\[MS-XLSB\] 2.4.304 `BrtBundleSh`).
pub(super) fn ids_of_sheets(book: &[u8]) -> BTreeMap<String, String> {
    const SHEET: u32 = 156;
    let sheets = of_xlsb(book).filter(|(kind, _)| *kind == SHEET);
    let each = sheets.filter_map(|(_, body)| {
        let (id, rest) = wide_text(body.get(8..)?)?;
        Some((wide_text(rest)?.0, id))
    });
    each.collect()
}

/// The hidden rows in the part of a sheet of an `.xlsb` (\[MS-XLSB\] 2.4.735 `BrtRowHdr`).
pub(super) fn hidden_in_xlsb(part: &[u8]) -> HiddenLines {
    const ROW: u32 = 0;
    let rows = of_xlsb(part).filter(|(kind, _)| *kind == ROW);
    let hidden = rows.filter_map(|(_, body)| {
        const HIDDEN: u8 = 0x10;
        let is = body.get(11)? & HIDDEN != 0;
        is.then(|| u32_at(body, 0)?.checked_add(1)).flatten()
    });
    hidden.collect()
}

/// The records of a part of an `.xlsb`: kind and length in seven bits a byte, body.
fn of_xlsb(mut rest: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    std::iter::from_fn(move || {
        let (kind, after) = seven_bits(rest, 2)?;
        let (length, after) = seven_bits(after, 4)?;
        let (body, after) = after.split_at_checked(usize::try_from(length).ok()?)?;
        rest = after;
        Some((kind, body))
    })
}

/// A number of at most so many bytes, of which all but the last have their highest bit set.
fn seven_bits(bytes: &[u8], most: usize) -> Option<(u32, &[u8])> {
    let mut number = 0;
    for at in 0..most {
        let byte = *bytes.get(at)?;
        number |= u32::from(byte & 0x7F) << (7 * at);
        if byte & 0x80 == 0 || at + 1 == most {
            return Some((number, bytes.get(at + 1..)?));
        }
    }
    None
}

/// A text with its length before it, and what follows.
fn wide_text(bytes: &[u8]) -> Option<(String, &[u8])> {
    let letters = usize::try_from(u32_at(bytes, 0)?).ok()?;
    let (text, rest) = bytes.get(4..)?.split_at_checked(letters.checked_mul(2)?)?;
    Some((wide(text), rest))
}

fn wide(bytes: &[u8]) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| u16::from_le_bytes(*pair));
    char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|it| u16::from_le_bytes(*it))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|it| u32::from_le_bytes(*it))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len()).unwrap_or_default();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
    }

    fn row(number: u16, flags: u8) -> Vec<u8> {
        let mut body = vec![0; 16];
        body[..2].copy_from_slice(&number.to_le_bytes());
        body[12] = flags;
        record(0x0208, &body)
    }

    #[test]
    fn rows_of_an_xls_say_that_they_are_hidden() {
        let name = |start: u32| [&start.to_le_bytes()[..], &[0, 0, 2, 0, b'A', b'B']].concat();
        let length = record(0x0085, &name(0)).len() + record(0x000A, &[]).len();
        let start = u32::try_from(length).unwrap_or_default();
        let stream = [
            record(0x0085, &name(start)),
            record(0x000A, &[]),
            record(0x0809, &[0; 16]),
            row(1, 0x00),
            row(2, 0x20),
            row(4, 0xE1),
            record(0x000A, &[]),
            row(5, 0x20),
        ];
        let hidden = hidden_in_xls(&stream.concat()).unwrap_or_default();
        assert_eq!(hidden, BTreeMap::from([("AB".to_owned(), HiddenLines::from([3, 5]))]));
    }

    #[test]
    fn rows_of_an_xlsb_say_that_they_are_hidden() {
        let row = |number: u8, flags: u8| {
            let mut body = [0; 17];
            (body[0], body[11]) = (number, flags);
            [&[0, 17][..], &body].concat()
        };
        // A record of a kind and a length of two bytes each stands between.
        let other = [&[0x9C, 0x01, 0x80, 0x01][..], &[0; 128]].concat();
        let part = [row(1, 0x00), other, row(2, 0x10), row(3, 0x30)].concat();
        assert_eq!(hidden_in_xlsb(&part), HiddenLines::from([3, 4]));
    }

    #[test]
    fn what_is_cut_off_ends_the_look() {
        assert_eq!(hidden_in_xls(&[0x85, 0, 8, 0, 1]), None);
        assert_eq!(hidden_in_xlsb(&[0, 17, 1, 2]), HiddenLines::new());
        assert_eq!(ids_of_sheets(&[0x9C, 0x01, 3, 1, 2, 3]), BTreeMap::new());
        assert_eq!(stream_of_xls(b"no workbook"), None);
    }
}
