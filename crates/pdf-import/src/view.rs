//! Looks into the objects that pages need.

use std::ops::Range;

use super::bulk::MAX_CARRIED;
use super::lexer::{Lexer, Token};
use super::matrix::{Corners, upright};
use super::raw::data_start;
use super::scan::Scan;
use super::text::{Object, Reference, Text};
use super::unpack::{MAX_EXPANDED, inflated, unpacked};

/// How many references may lead from one to the next.
const MAX_HOPS: usize = 8;

/// The objects that pages need, to be looked into.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) objects: &'a [Object],
    pub(super) references: &'a [Reference],
}

/// A stream that pages need.
#[derive(Debug)]
pub(super) struct StreamText<'a> {
    /// Its dictionary.
    pub(super) dictionary: Text<'a>,
    /// From the word `stream` to the word `endstream`.
    pub(super) body: Range<usize>,
    /// Its data.
    pub(super) data: &'a [u8],
}

impl<'a> View<'a> {
    /// An object.
    pub(super) fn object(&self, to: usize) -> Option<Text<'a>> {
        let object = self.objects.get(to)?;
        let references = self.references.get(object.references.clone())?;
        Some(Text::new(self.bytes, object.place.clone(), references))
    }

    /// The text that a reference leads to in the end, where a text is nothing but a reference.
    pub(super) fn follow(&self, mut text: Text<'a>) -> Option<Text<'a>> {
        for _ in 0..MAX_HOPS {
            let (bytes, place, references) = text.parts();
            let Some(only) = references.first().filter(|it| it.place == place) else {
                return bytes.get(place).filter(|it| !it.is_empty()).map(|_| text);
            };
            text = self.object(only.to? as usize)?;
        }
        None
    }

    /// The value of a key in a dictionary or a stream, or in the text of a page.
    pub(super) fn get(&self, text: &Text<'a>, key: &[u8], scan: &mut Scan) -> Option<Text<'a>> {
        let (bytes, place, _) = text.parts();
        let mut lexer = Lexer::new(bytes.get(..place.end)?, place.start);
        if bytes.get(place.start) == Some(&b'/') {
            scan.pairs(&mut lexer);
        } else {
            scan.value(&mut lexer)?;
        }
        let entry = scan.get(bytes, key)?;
        Some(text.part(entry.value.clone()))
    }

    /// The elements of a list, or what is no list alone.
    pub(super) fn list(&self, text: Text<'a>, scan: &mut Scan) -> Vec<Text<'a>> {
        let Some(text) = self.follow(text) else { return Vec::new() };
        let (bytes, place, _) = text.parts();
        if !text.is_list() {
            return vec![text];
        }
        let end = bytes.get(..place.end).unwrap_or_default();
        scan.value(&mut Lexer::new(end, place.start));
        scan.elements.iter().map(|(place, _)| text.part(place.clone())).collect()
    }

    /// Numbers in a list.
    pub(super) fn numbers<const N: usize>(
        &self,
        text: Text<'a>,
        scan: &mut Scan,
    ) -> Option<[f64; N]> {
        let list = self.list(text, scan);
        let numbers: Option<Vec<f64>> = list.into_iter().map(|it| self.number(it)).collect();
        numbers?.first_chunk::<N>().copied()
    }

    /// A number.
    pub(super) fn number(&self, text: Text<'a>) -> Option<f64> {
        let (bytes, place, _) = self.follow(text)?.parts();
        let text = std::str::from_utf8(bytes.get(place)?).ok()?;
        text.trim().parse::<f64>().ok().filter(|it| it.is_finite() && it.abs() < 1e7)
    }

    /// A box with something in it.
    pub(super) fn corners(&self, text: Text<'a>, scan: &mut Scan) -> Option<Corners> {
        let found = upright(self.numbers(text, scan)?);
        let [left, bottom, right, top] = found;
        (right - left > 0.01 && top - bottom > 0.01).then_some(found)
    }

    /// A name with its slash.
    pub(super) fn name(&self, text: Text<'a>) -> Option<&'a [u8]> {
        let (bytes, place, _) = self.follow(text)?.parts();
        bytes.get(place).filter(|it| it.first() == Some(&b'/'))
    }

    /// A stream, taken apart.
    pub(super) fn stream(&self, text: Text<'a>, scan: &mut Scan) -> Option<StreamText<'a>> {
        let text = self.follow(text)?;
        let (bytes, place, _) = text.parts();
        let length = self.get(&text, b"/Length", scan)?;
        let length = self.number(length)? as usize;
        let mut lexer = Lexer::new(bytes.get(..place.end)?, place.start);
        scan.value(&mut lexer)?;
        let dictionary = text.part(place.start..lexer.at);
        let (token, word) = lexer.token()?;
        if token != Token::Word || bytes.get(word.clone())? != b"stream" {
            return None;
        }
        let start = data_start(bytes, word.end);
        let data = bytes.get(start..start.checked_add(length)?)?;
        Some(StreamText { dictionary, body: word.start..place.end, data })
    }

    /// How many bytes a stream has once expanded; none where that is more than `most`. Nothing where its data
    /// are damaged or packed in a way that nobody knows.
    pub(super) fn expanded(
        &self,
        stream: &StreamText<'a>,
        most: u64,
        scan: &mut Scan,
    ) -> Option<u64> {
        let filter = self.get(&stream.dictionary, b"/Filter", scan);
        let filter = filter.and_then(|it| self.name(it));
        let expanded = match filter {
            Some(b"/FlateDecode" | b"/Fl") => inflated(stream.data, most),
            _ => {
                let (bytes, place, _) = stream.dictionary.parts();
                scan.value(&mut Lexer::new(bytes, place.start));
                // What passes several filters is held in memory.
                let most = usize::try_from(most.min(MAX_CARRIED)).unwrap_or(usize::MAX);
                let data = unpacked(bytes, scan, stream.data, most).ok()?;
                data.map_or(0, |data| data.len() as u64)
            }
        };
        // Deflate is read some eight times as fast as syntax.
        scan.work += stream.data.len() as u64 / 8 + expanded.min(most) / 8;
        (expanded <= most).then_some(expanded)
    }

    /// The data of a stream without its filters.
    pub(super) fn unpacked(&self, stream: &StreamText<'a>, scan: &mut Scan) -> Option<Vec<u8>> {
        let (bytes, place, _) = stream.dictionary.parts();
        scan.value(&mut Lexer::new(bytes, place.start))?;
        unpacked(bytes, scan, stream.data, MAX_EXPANDED).ok()?
    }
}
