//! Cross-reference tables of unusual files.

use super::lexer::{Lexer, Token};
use super::raw::{Raw, at_object, number_of};
use super::scan::Scan;
use super::spots::{Spot, Spots};
use super::unpack::{MAX_EXPANDED, unpacked};

/// How many sections a table may have: a file that was changed a thousand times is no invoice.
const MAX_SECTIONS: usize = 1000;

/// Reads the cross-reference table of an unusual file, classic sections and cross-reference streams
/// alike, the newest first (ISO 32000-1, 7.5.4 and 7.5.8). None where it cannot be followed.
pub(super) fn chain(bytes: &[u8], scan: &mut Scan) -> Option<Spots> {
    let word = bytes.windows(9).rposition(|it| it == b"startxref")?;
    let mut next = natural_at(bytes, word + 9);
    let mut spots = Spots::default();
    let mut seen = Vec::new();
    while let Some(at) = next.filter(|at| !seen.contains(at)) {
        seen.push(at);
        if seen.len() > MAX_SECTIONS {
            return None;
        }
        next = section(bytes, at, scan, &mut spots)?;
    }
    spots.sort();
    (!spots.list().is_empty()).then_some(spots)
}

fn natural_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(Lexer::new(bytes, at).natural()?).ok()
}

/// Reads one section and gives the place of the one before it.
#[expect(clippy::option_option, reason = "no section, the first section, one before it")]
fn section(
    bytes: &[u8],
    at: usize,
    scan: &mut Scan,
    spots: &mut Spots,
) -> Option<Option<usize>> {
    let mut lexer = Lexer::new(bytes, at);
    if lexer.keyword(b"xref").is_none() {
        return stream(bytes, at, scan, spots);
    }
    let mut free = Vec::new();
    rows(&mut lexer, spots, &mut free)?;
    scan.value(&mut lexer)?;
    spots.trailer.take(bytes, scan);
    let place = |key: &[u8]| number_of(bytes, scan, key);
    let (before, hybrid) = (place(b"/Prev"), place(b"/XRefStm"));
    // Objects that only newer readers find stand as free in the classic section beside.
    if let Some(at) = hybrid {
        stream(bytes, at, scan, spots)?;
    }
    for number in free {
        spots.add(number, Spot::Free)?;
    }
    Some(before)
}

/// Reads the rows of a classic section, however they are spaced, and the word `trailer`.
fn rows(lexer: &mut Lexer<'_>, spots: &mut Spots, free: &mut Vec<u32>) -> Option<()> {
    loop {
        let (token, place) = lexer.token()?;
        let first = match token {
            Token::Natural(first) => u32::try_from(first).ok()?,
            Token::Word if lexer.bytes.get(place)? == b"trailer" => return Some(()),
            _ => return None,
        };
        let count = u32::try_from(lexer.natural()?).ok()?;
        for number in first..first.checked_add(count)? {
            let mut ahead = lexer.clone();
            let (token, _) = ahead.token()?;
            // A count that is too high ends at the trailer.
            let Token::Natural(offset) = token else { break };
            ahead.natural()?;
            let (_, word) = ahead.token()?;
            match ahead.bytes.get(word)? {
                b"n" => spots.add(number, Spot::At(usize::try_from(offset).ok()?))?,
                b"f" => free.push(number),
                _ => return None,
            }
            *lexer = ahead;
        }
    }
}

/// Reads a cross-reference stream and gives the place of the section before it.
#[expect(clippy::option_option, reason = "no section, the first section, one before it")]
fn stream(
    bytes: &[u8],
    at: usize,
    scan: &mut Scan,
    spots: &mut Spots,
) -> Option<Option<usize>> {
    let (_, mut lexer) = at_object(bytes, at)?;
    let Raw { data: Some(data), .. } = Raw::read(&mut lexer, scan, |_| None)? else {
        return None;
    };
    if !scan.is(bytes, b"/Type", b"/XRef") {
        return None;
    }
    stream_rows(bytes, scan, bytes.get(data)?, spots)?;
    spots.trailer.take(bytes, scan);
    Some(number_of(bytes, scan, b"/Prev"))
}

/// Takes up the rows of a cross-reference stream, whose dictionary was read last.
fn stream_rows(bytes: &[u8], scan: &mut Scan, data: &[u8], spots: &mut Spots) -> Option<()> {
    let widths = numbers(bytes, scan, b"/W")?;
    let index = numbers(bytes, scan, b"/Index");
    let size = number_of(bytes, scan, b"/Size").unwrap_or(0);
    let index = index.unwrap_or_else(|| vec![0, size]);
    let rows = unpacked(bytes, scan, data, MAX_EXPANDED).ok()??;
    let [kind, second, third] = *widths.first_chunk::<3>()?;
    let row = kind.checked_add(second)?.checked_add(third)?;
    if row == 0 || [kind, second, third].iter().any(|width| *width > 8) {
        return None;
    }
    let mut rows = rows.chunks_exact(row);
    for section in index.chunks_exact(2) {
        let [first, count] = *section.first_chunk::<2>()?;
        for number in first..first.checked_add(count)? {
            let Some(row) = rows.next() else { break };
            let field = |from: usize, width: usize| {
                let field = row.get(from..from + width).unwrap_or_default();
                field.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte))
            };
            let value = field(kind, second);
            let spot = match if kind == 0 { 1 } else { field(0, kind) } {
                0 => Spot::Free,
                1 => Spot::At(usize::try_from(value).ok()?),
                2 => Spot::In(u32::try_from(value).ok()?),
                _ => continue,
            };
            spots.add(u32::try_from(number).ok()?, spot)?;
        }
    }
    Some(())
}

/// The whole numbers in an array of the dictionary read last.
fn numbers(bytes: &[u8], scan: &Scan, key: &[u8]) -> Option<Vec<usize>> {
    let mut lexer = Lexer::new(bytes, scan.get(bytes, key)?.value.start);
    let mut found = Vec::new();
    lexer.token()?;
    while let Some(number) = lexer.natural() {
        found.push(usize::try_from(number).ok()?);
    }
    Some(found)
}
