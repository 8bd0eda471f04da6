//! A file and where its objects stand.

use std::ops::Range;

use super::lexer::{Lexer, Token};
use super::scan::Scan;
use super::{ImportError, Limit, Table};

/// Why a file cannot be read where it lies.
#[derive(Debug)]
pub(super) enum Trouble {
    /// It is unusual; lopdf may know better.
    Unclean,
    /// Nobody can make pages of it.
    Refused(ImportError),
}

/// A file and where its objects stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) table: &'a Table,
    /// Whether anything unusual is a reason to stop; otherwise it is left out.
    pub(super) strict: bool,
}

impl Source<'_> {
    /// Reads an object into `scan` and gives its place, streams included. None when there is no such
    /// object, which counts as null.
    pub(super) fn object(
        &self,
        number: u32,
        scan: &mut Scan,
    ) -> Result<Option<Range<usize>>, Trouble> {
        let Some((_, offset)) = self.table.find(number) else {
            scan.clear();
            return Ok(None);
        };
        let place = self.object_at(number, offset, scan);
        if scan.is_worn() {
            return Err(Trouble::Refused(ImportError::TooLarge(Limit::Work)));
        }
        if place.is_none() {
            scan.clear();
            if self.strict {
                return Err(Trouble::Unclean);
            }
        }
        Ok(place)
    }

    fn object_at(&self, number: u32, offset: usize, scan: &mut Scan) -> Option<Range<usize>> {
        let mut lexer = Lexer::new(self.bytes, offset);
        if lexer.heading()? != u64::from(number) {
            return None;
        }
        let place = scan.value(&mut lexer)?;
        if lexer.keyword(b"endobj").is_some() {
            return Some(place);
        }
        lexer.keyword(b"stream")?;
        Some(place.start..self.stream_end(lexer.at, scan)?)
    }

    /// Where a stream ends, `endstream` included, when it is as long as it says.
    fn stream_end(&self, behind_word: usize, scan: &Scan) -> Option<usize> {
        let length = self.length(scan)?;
        let data = match self.bytes.get(behind_word..)? {
            [b'\r', b'\n', ..] => behind_word + 2,
            [b'\n', ..] => behind_word + 1,
            _ => return None,
        };
        let mut lexer = Lexer::new(self.bytes, data.checked_add(length)?);
        while self.bytes.get(lexer.at).is_some_and(u8::is_ascii_whitespace) {
            lexer.at += 1;
        }
        lexer.keyword(b"endstream")?;
        let end = lexer.at;
        lexer.keyword(b"endobj")?;
        Some(end)
    }

    /// The length a stream says it has, itself or in an object of its own.
    fn length(&self, scan: &Scan) -> Option<usize> {
        let entry = scan.get(self.bytes, b"/Length")?;
        let mut lexer = Lexer::new(self.bytes, entry.value.start);
        if let Some(number) = entry.reference {
            lexer.at = self.table.find(number)?.1;
            if lexer.heading()? != u64::from(number) {
                return None;
            }
        }
        usize::try_from(lexer.natural()?).ok()
    }

    /// Whether a value is nothing: `null`, or a reference to that or to no object (ISO 32000-1, 7.3.9 and 7.3.10).
    pub(super) fn is_null(&self, place: &Range<usize>, reference: Option<u32>) -> bool {
        match reference {
            Some(number) => {
                self.begins(number).is_none_or(|mut lexer| lexer.keyword(b"null").is_some())
            }
            None => self.bytes.get(place.clone()) == Some(b"null"),
        }
    }

    /// Whether there is no such object.
    pub(super) fn is_gone(&self, number: u32) -> bool {
        self.begins(number).is_none()
    }

    /// Whether an object is a list.
    pub(super) fn is_list(&self, number: u32) -> bool {
        self.begins(number).is_some_and(|mut lexer| lexer.ends(Token::OpenArray))
    }

    /// A lexer at the beginning of an object; none where there is no such object.
    fn begins(&self, number: u32) -> Option<Lexer<'_>> {
        let mut lexer = Lexer::new(self.bytes, self.table.find(number)?.1);
        (lexer.heading()? == u64::from(number)).then_some(lexer)
    }

    /// Reads a value that stands in the file or, where it is a reference, the object it refers to.
    pub(super) fn resolve(
        &self,
        at: usize,
        reference: Option<u32>,
        scan: &mut Scan,
    ) -> Result<Option<Range<usize>>, Trouble> {
        match reference {
            Some(number) => self.object(number, scan),
            None => Ok(scan.value(&mut Lexer::new(self.bytes, at))),
        }
    }
}
