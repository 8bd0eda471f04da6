//! Writes unusual files out cleanly.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cipher::Cipher;
use super::escapes::unescaped;
use super::lexer::{Lexer, Token};
use super::raw::{Raw, at_object, number_of};
use super::scan::Scan;
use super::spots::{Spot, Spots};
use super::unpack::{MAX_EXPANDED, unpacked};
use super::{ImportError, Limit, MAX_CLEAN, Table};

/// An unusual file, written out cleanly.
#[derive(Debug)]
pub(super) struct Mended {
    /// Its objects one after the other, in clear and with true lengths.
    pub(super) bytes: Vec<u8>,
    pub(super) table: Table,
    /// How many objects are not where its table says.
    pub(super) faults: usize,
    /// Whether no trailer names its root.
    pub(super) guessed: bool,
}

/// Writes the objects of a file one after the other. `streams` are object streams whose members no table
/// tells of.
pub(super) fn mend(
    bytes: &[u8],
    (mut spots, streams): (Spots, Vec<u32>),
    passwords: &[String],
    scan: &mut Scan,
) -> Result<Mended, ImportError> {
    let cipher = Cipher::of(bytes, &spots, passwords)?;
    let mut mender = Mender {
        source: Origin { bytes, spots: &spots, cipher: cipher.as_ref() },
        scan,
        members: BTreeMap::new(),
        // This one only opens the streams of objects.
        out: Vec::new(),
        expanded: 0,
    };
    let mut found = Vec::new();
    for stream in streams {
        let members = mender.members(stream);
        let is_newest = |number: &u32| match (spots.find(*number), spots.find(stream)) {
            (Some(Spot::At(own)), Some(Spot::At(stream))) => own < stream,
            _ => true,
        };
        let newest = members.numbers().filter(is_newest);
        found.extend(newest.map(|number| (number, Spot::In(stream))));
        mender.members.insert(stream, members);
    }
    let Mender { members, expanded, .. } = mender;
    spots.put_first(found);
    if spots.full {
        return Err(ImportError::TooLarge(Limit::Objects));
    }
    spots.sort();
    let source = Origin { bytes, spots: &spots, cipher: cipher.as_ref() };
    let out = Vec::with_capacity(bytes.len() + bytes.len() / 8);
    Mender { source, scan, members, out, expanded }.all()
}

/// The file being mended.
#[derive(Debug, Clone, Copy)]
struct Origin<'a> {
    bytes: &'a [u8],
    spots: &'a Spots,
    cipher: Option<&'a Cipher>,
}

impl Origin<'_> {
    /// A whole number that stands in an object of its own.
    fn number(&self, number: u32) -> Option<usize> {
        let Spot::At(at) = self.spots.find(number)? else { return None };
        let ((found, _), mut lexer) = at_object(self.bytes, at)?;
        (found == number).then(|| usize::try_from(lexer.natural()?).ok()).flatten()
    }
}

#[derive(Debug)]
struct Mender<'a> {
    source: Origin<'a>,
    scan: &'a mut Scan,
    /// Object streams, expanded.
    members: BTreeMap<u32, Members>,
    out: Vec<u8>,
    /// How many bytes object streams expanded to.
    expanded: usize,
}

/// An object stream, expanded.
#[derive(Debug, Default)]
struct Members {
    bytes: Vec<u8>,
    /// Number of each object and where it stands.
    places: Vec<(u32, Range<usize>)>,
}

impl Members {
    fn numbers(&self) -> impl Iterator<Item = u32> {
        self.places.iter().map(|(number, _)| *number)
    }

    fn get(&self, number: u32) -> Option<&[u8]> {
        let slot = self.places.binary_search_by_key(&number, |(number, _)| *number).ok()?;
        let (_, place) = self.places.get(slot)?;
        self.bytes.get(place.clone())
    }

    /// Reads the head of an object stream (ISO 32000-1, 7.5.7).
    fn read(bytes: Vec<u8>, first: usize, count: usize) -> Option<Self> {
        let mut lexer = Lexer::new(&bytes, 0);
        let mut starts = Vec::new();
        while starts.len() < count
            && let (Some(number), Some(offset)) = (lexer.natural(), lexer.natural())
        {
            let at = first.checked_add(usize::try_from(offset).ok()?)?;
            starts.push((u32::try_from(number).ok()?, at));
        }
        let ends = starts.iter().skip(1).map(|(_, at)| *at).chain([bytes.len()]);
        // Members may stand in any order; one that ends before it starts goes on to the end.
        let place = |((number, at), end): (&(u32, usize), usize)| {
            let end = if end < *at { bytes.len() } else { end };
            (*number, *at..end)
        };
        let mut places: Vec<(u32, Range<usize>)> = starts.iter().zip(ends).map(place).collect();
        places.sort_by_key(|(number, _)| *number);
        Some(Self { bytes, places })
    }
}

impl Mender<'_> {
    /// Writes every object that stands somewhere.
    fn all(mut self) -> Result<Mended, ImportError> {
        let mut places = Vec::with_capacity(self.source.spots.list().len());
        let mut faults = 0;
        let most = MAX_CLEAN.saturating_add(self.source.bytes.len());
        for (number, spot) in self.source.spots.list() {
            let start = self.out.len();
            if self.expanded.saturating_add(start) > most || self.scan.is_worn() {
                return Err(ImportError::TooLarge(Limit::Expands));
            }
            let found = match spot {
                Spot::Free => continue,
                Spot::At(at) => self.plain(*number, *at),
                Spot::In(stream) => self.member(*number, *stream),
            };
            if found.is_none() {
                self.out.truncate(start);
                faults += 1;
                continue;
            }
            self.out.extend_from_slice(b"\nendobj\n");
            let start =
                u32::try_from(start).map_err(|_| ImportError::TooLarge(Limit::Bytes))?;
            places.push((*number, start));
        }
        if self.expanded.saturating_add(self.out.len()) > most {
            return Err(ImportError::TooLarge(Limit::Expands));
        }
        let root = self.source.spots.trailer.root.ok_or(ImportError::NoPages)?;
        let table = Table::new(places, root);
        Ok(Mended { bytes: self.out, table, faults, guessed: self.source.spots.guessed })
    }

    fn head(&mut self, number: u32) {
        self.out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
    }

    /// Writes an object that stands in the file itself.
    fn plain(&mut self, number: u32, at: usize) -> Option<()> {
        let source = self.source;
        let (object, mut lexer) = at_object(source.bytes, at)?;
        if object.0 != number {
            return None;
        }
        let raw = Raw::read(&mut lexer, self.scan, |length| source.number(length))?;
        let kind = |name: &[u8]| self.scan.is(source.bytes, b"/Type", name);
        if raw.data.is_some() && (kind(b"/XRef") || kind(b"/ObjStm")) {
            return Some(());
        }
        if raw.data.as_ref().is_some_and(|data| self.is_cut(data)) {
            return None;
        }
        self.head(number);
        match raw.data {
            None => self.value(object, raw.value),
            Some(data) => self.stream(object, raw.value, data),
        }
    }

    /// Whether the file ends within these plain contents, the dictionary of which was read last. What is packed
    /// tells by itself whether it is whole.
    fn is_cut(&self, data: &Range<usize>) -> bool {
        let (source, scan) = (self.source, &*self.scan);
        let entry = scan.get(source.bytes, b"/Length");
        let said = entry.and_then(|entry| match entry.reference {
            Some(number) => source.number(number),
            None => number_of(source.bytes, scan, b"/Length"),
        });
        let keys = [b"/Filter".as_slice(), b"/F", b"/Type", b"/Subtype"];
        data.end == source.bytes.len()
            && said.is_none_or(|said| said > data.len())
            && keys.iter().all(|key| scan.get(source.bytes, key).is_none())
    }

    /// Writes an object that stands in an object stream; such are never encrypted by themselves.
    fn member(&mut self, number: u32, stream: u32) -> Option<()> {
        self.head(number);
        if !self.members.contains_key(&stream) {
            let members = self.members(stream);
            self.members.insert(stream, members);
        }
        let text = self.members.get(&stream)?.get(number)?;
        self.out.extend_from_slice(text);
        Some(())
    }

    /// Expands an object stream; one that cannot be has no members.
    fn members(&mut self, stream: u32) -> Members {
        let members = self.expand(stream).unwrap_or_default();
        self.expanded = self.expanded.saturating_add(members.bytes.len());
        members
    }

    fn expand(&mut self, stream: u32) -> Option<Members> {
        let source = self.source;
        if self.expanded > MAX_CLEAN {
            return None;
        }
        let Spot::At(at) = source.spots.find(stream)? else { return None };
        let (object, mut lexer) = at_object(source.bytes, at)?;
        let raw = Raw::read(&mut lexer, self.scan, |length| source.number(length))?;
        let data = source.bytes.get(raw.data?)?;
        let first = number_of(source.bytes, self.scan, b"/First")?;
        let count = number_of(source.bytes, self.scan, b"/N")?;
        let clear = source.cipher.map(|cipher| cipher.stream(object, data));
        let data = match &clear {
            Some(clear) => clear.as_deref()?,
            None => data,
        };
        let Ok(bytes) = unpacked(source.bytes, self.scan, data, MAX_EXPANDED) else {
            self.expanded = usize::MAX / 2;
            return None;
        };
        Members::read(bytes?, first, count)
    }

    /// Writes a value, its strings in clear.
    fn value(&mut self, object: (u32, u16), place: Range<usize>) -> Option<()> {
        let bytes = self.source.bytes;
        let Some(cipher) = self.source.cipher else {
            self.out.extend_from_slice(bytes.get(place)?);
            return Some(());
        };
        let (mut at, mut lexer) =
            (place.start, Lexer::new(bytes.get(..place.end)?, place.start));
        while let Some((token, found)) = lexer.token() {
            if token == Token::Text {
                self.out.extend_from_slice(bytes.get(at..found.start)?);
                at = found.end;
                let clear = cipher.string(object, &unescaped(bytes.get(found)?));
                self.out.push(b'<');
                for byte in clear.unwrap_or_default() {
                    self.out.extend_from_slice(format!("{byte:02x}").as_bytes());
                }
                self.out.push(b'>');
            }
        }
        self.out.extend_from_slice(bytes.get(at..place.end)?);
        Some(())
    }

    /// Writes a stream with its true length.
    fn stream(
        &mut self,
        object: (u32, u16),
        dictionary: Range<usize>,
        data: Range<usize>,
    ) -> Option<()> {
        let bytes = self.source.bytes;
        let data = bytes.get(data)?;
        let identity = self.scan.get(bytes, b"/Filter").is_some_and(|entry| {
            let filter = bytes.get(entry.value.clone()).unwrap_or_default();
            filter.windows(6).any(|it| it == b"/Crypt")
        });
        let cipher = self.source.cipher.filter(|_| !identity);
        let clear = cipher.map(|cipher| cipher.stream(object, data).unwrap_or_default());
        let data = clear.as_deref().unwrap_or(data);
        let length = self.scan.get(bytes, b"/Length").map(|entry| entry.value.clone());
        let place = length.unwrap_or(dictionary.end - 2..dictionary.end - 2);
        let is_said = !place.is_empty();
        self.value(object, dictionary.start..place.start)?;
        let key = if is_said { "" } else { "/Length" };
        self.out.extend_from_slice(format!("{key} {} ", data.len()).as_bytes());
        self.value(object, place.end..dictionary.end)?;
        self.out.extend_from_slice(b"\nstream\n");
        self.out.extend_from_slice(data);
        self.out.extend_from_slice(b"\nendstream");
        Some(())
    }
}
