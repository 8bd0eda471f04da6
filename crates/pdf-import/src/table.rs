//! Cross-reference tables of clean files.

use super::lexer::Lexer;
use super::scan::Scan;

/// How many sections a table may have: a file that was changed a thousand times is no invoice.
const MAX_SECTIONS: usize = 1000;

/// Where the objects of a file stand.
#[derive(Debug)]
pub struct Table {
    /// Number and offset of every object, by number.
    places: Vec<(u32, u32)>,
    /// Number of the root object.
    root: u32,
    /// Where the newest section of the table starts.
    start: usize,
}

impl Table {
    /// A table made from places in any order; of two with one number the later counts.
    pub(crate) fn new(mut places: Vec<(u32, u32)>, root: u32) -> Self {
        places.reverse();
        places.sort_by_key(|(number, _)| *number);
        places.dedup_by_key(|(number, _)| *number);
        Self { places, root, start: 0 }
    }

    /// Reads the classic table of a clean file and of all its earlier versions. None where
    /// anything is unusual: cross-reference streams, encryption, entries that are not 20 bytes.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let tail = bytes.len().saturating_sub(1024);
        let last = bytes.get(tail..)?.windows(9).rposition(|it| it == b"startxref")?;
        let start = Lexer::new(bytes, tail + last + 9).natural()?;
        let start = usize::try_from(start).ok()?;
        // Sections come newest first, and `new` lets the later place count.
        let mut newest_first: Vec<(u32, Option<u32>)> = Vec::new();
        let (mut root, mut section) = (None, Some(start));
        let mut read = 0;
        while let Some(at) = section {
            read += 1;
            if read > MAX_SECTIONS {
                return None;
            }
            let mut lexer = Lexer::new(bytes, at);
            rows(&mut lexer, &mut newest_first)?;
            let mut trailer = Scan::default();
            trailer.value(&mut lexer)?;
            if [b"/Encrypt".as_slice(), b"/XRefStm"]
                .iter()
                .any(|it| trailer.get(bytes, it).is_some())
            {
                return None;
            }
            root = root.or(trailer.get(bytes, b"/Root").and_then(|entry| entry.reference));
            section = match trailer.get(bytes, b"/Prev") {
                Some(entry) => {
                    let place = Lexer::new(bytes, entry.value.start).natural()?;
                    Some(usize::try_from(place).ok()?)
                }
                None => None,
            };
        }
        newest_first.sort_by_key(|(number, _)| *number);
        newest_first.dedup_by_key(|(number, _)| *number);
        let in_use = |(number, offset)| Some((number, offset?));
        let places = newest_first.into_iter().filter_map(in_use).collect();
        Some(Self { places, root: root?, start })
    }

    /// Number of the root object.
    #[must_use]
    pub fn root(&self) -> u32 {
        self.root
    }

    /// The offsets in the order of the numbers, and where the table itself starts.
    #[must_use]
    pub fn into_offsets(self) -> (Vec<u64>, usize) {
        (self.places.into_iter().map(|(_, offset)| u64::from(offset)).collect(), self.start)
    }

    /// The numbers of all objects, in order.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.places.iter().map(|(number, _)| *number)
    }

    /// The same table with objects added, or put elsewhere.
    pub(crate) fn with(mut self, more: Vec<(u32, u32)>) -> Self {
        self.places.extend(more);
        Self::new(self.places, self.root)
    }

    /// How many objects there are.
    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    /// The slot of an object, counted from 0 in the order of the numbers, and its offset.
    pub(crate) fn find(&self, number: u32) -> Option<(usize, usize)> {
        let slot = self.places.binary_search_by_key(&number, |(number, _)| *number).ok()?;
        let (_, offset) = self.places.get(slot)?;
        Some((slot, *offset as usize))
    }
}

/// Reads the rows of one section up to and including the word `trailer`.
fn rows(lexer: &mut Lexer<'_>, into: &mut Vec<(u32, Option<u32>)>) -> Option<()> {
    lexer.keyword(b"xref")?;
    loop {
        let mut ahead = lexer.clone();
        if ahead.keyword(b"trailer").is_some() {
            *lexer = ahead;
            return Some(());
        }
        let first = u32::try_from(lexer.natural()?).ok()?;
        let count = u32::try_from(lexer.natural()?).ok()?;
        while lexer.bytes.get(lexer.at).is_some_and(u8::is_ascii_whitespace) {
            lexer.at += 1;
        }
        for number in first..first.checked_add(count)? {
            let row = lexer.bytes.get(lexer.at..)?.first_chunk::<20>()?;
            into.push((number, offset(row)?));
            lexer.at += 20;
        }
    }
}

/// The offset in a row of 20 bytes; none inside when the object is free.
#[expect(clippy::option_option, reason = "no row, a free object, an object in use")]
fn offset(row: &[u8; 20]) -> Option<Option<u32>> {
    let (digits, rest) = row.split_first_chunk::<10>()?;
    let mut offset: u32 = 0;
    for digit in digits {
        let value = u32::from(digit.checked_sub(b'0').filter(|it| *it < 10)?);
        offset = offset.checked_mul(10)?.checked_add(value)?;
    }
    match rest {
        [b' ', _, _, _, _, _, b' ', b'n', _, b'\n' | b'\r'] => Some(Some(offset)),
        [b' ', _, _, _, _, _, b' ', b'f', _, b'\n' | b'\r'] => Some(None),
        _ => None,
    }
}
