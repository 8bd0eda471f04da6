//! Looks for objects in a file without a table.

use super::lexer::Lexer;
use super::raw::{Raw, at_object};
use super::scan::Scan;
use super::spots::{Spot, Spots};

/// Looks for objects in all of a file whose table is broken or gone. Of two objects with one number the
/// later counts, and of trailers too.
///
/// Gives the spots and the numbers of the object streams met, the last first; what stands in those is
/// for the caller to add.
pub(super) fn search(bytes: &[u8], scan: &mut Scan) -> (Spots, Vec<u32>) {
    let mut found = Vec::new();
    let mut trailers = Vec::new();
    let mut streams = Vec::new();
    let (mut catalog, mut at) = (None, 0);
    while let Some((object, behind)) = next(bytes, at) {
        at = behind;
        let Some((number, start)) = object else {
            trailers.push(at);
            continue;
        };
        found.push((number, Spot::At(start)));
        let mut lexer = Lexer::new(bytes, at);
        if Raw::read(&mut lexer, scan, |_| None).is_none() {
            continue;
        }
        at = at.max(lexer.at);
        if scan.is(bytes, b"/Type", b"/ObjStm") {
            streams.push(number);
        } else if scan.is(bytes, b"/Type", b"/XRef") {
            trailers.push(start);
        } else if scan.is(bytes, b"/Type", b"/Catalog") {
            catalog = Some(number);
        }
    }
    let mut spots = Spots::default();
    for (number, spot) in found.into_iter().rev() {
        if spots.add(number, spot).is_none() {
            break;
        }
    }
    for at in trailers.into_iter().rev() {
        let mut lexer = at_object(bytes, at).map_or(Lexer::new(bytes, at), |(_, lexer)| lexer);
        if scan.value(&mut lexer).is_some() {
            spots.trailer.take(bytes, scan);
        }
    }
    spots.sort();
    let known = spots.trailer.root.filter(|root| spots.find(*root).is_some());
    spots.guessed = spots.trailer.root.is_none();
    // No object has the number 0: pages may be found without a root.
    spots.trailer.root = known.or(catalog).or(spots.trailer.root).or(Some(0));
    streams.reverse();
    (spots, streams)
}

/// The next `n g obj`, with its number and where that stands, or the next `trailer`; and the place behind
/// the word.
fn next(bytes: &[u8], from: usize) -> Option<(Option<(u32, usize)>, usize)> {
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|byte| matches!(byte, b'o' | b't'))?;
        let rest = bytes.get(at..)?;
        if rest.starts_with(b"trailer") {
            return Some((None, at + 7));
        }
        if rest.starts_with(b"obj")
            && let Some(found) = numbered(bytes.get(..at)?, from)
        {
            return Some((Some(found), at + 3));
        }
        at += 1;
    }
}

/// The number of an object and where it stands, read backwards from the word `obj`, which `before` ends
/// at. What lies before `from` belongs to another object.
fn numbered(before: &[u8], from: usize) -> Option<(u32, usize)> {
    let mut at = before.len();
    let step = |at: &mut usize, fits: fn(&u8) -> bool| {
        let end = *at;
        while *at > from && before.get(*at - 1).is_some_and(fits) {
            *at -= 1;
        }
        end - *at
    };
    step(&mut at, u8::is_ascii_whitespace);
    let generation = step(&mut at, u8::is_ascii_digit);
    let between = step(&mut at, u8::is_ascii_whitespace);
    let end = at;
    let digits = step(&mut at, u8::is_ascii_digit);
    if generation == 0 || between == 0 || digits == 0 {
        return None;
    }
    let text = std::str::from_utf8(before.get(at..end)?).ok()?;
    Some((text.parse().ok()?, at))
}
