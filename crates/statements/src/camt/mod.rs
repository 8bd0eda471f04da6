//! camt.052, .053 and .054 of ISO 20022, in every version: what they say stands at the same places in all of them.

mod places;
mod tags;

use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use findings::{LineCounter, Source};

use super::statement::{Format, Statement};
use super::trouble::ReadError;

use self::places::Places;
use self::tags::Tag;

/// How deep elements may stand inside each other; those of banks go to about fifteen.
const DEEPEST: usize = 64;

/// Reads the statements of a document.
pub(crate) fn read(text: &str, source: &Arc<Source>) -> Result<Vec<Statement>, ReadError> {
    let mut camt = Camt {
        reader: Reader::from_str(text),
        lines: LineCounter::new(text),
        line: 1,
        path: Vec::with_capacity(DEEPEST),
        value: String::new(),
        places: Places::new(source),
    };
    while camt.step()? {}
    if !camt.path.is_empty() {
        return Err(ReadError::Truncated { line: camt.line() });
    }
    let Places { statements, known, .. } = camt.places;
    if known { Ok(statements) } else { Err(ReadError::Unknown) }
}

struct Camt<'t> {
    reader: Reader<&'t [u8]>,
    lines: LineCounter<'t>,
    /// The line that was counted last.
    line: u32,
    /// The elements that stand open.
    path: Vec<Tag>,
    /// The text of the innermost.
    value: String,
    places: Places,
}

impl Camt<'_> {
    /// Reads on; false at the end.
    fn step(&mut self) -> Result<bool, ReadError> {
        let event = match self.reader.read_event() {
            Ok(event) => event,
            Err(error) => return Err(self.malformed(&error)),
        };
        match event {
            Event::Start(start) => self.start(&start)?,
            Event::Empty(start) => {
                self.start(&start)?;
                self.end();
            }
            Event::End(_) => self.end(),
            Event::Text(text) => self.value.push_str(&text),
            Event::CData(text) => self.value.push_str(&text),
            Event::GeneralRef(name) => {
                let letter = match &*name {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "apos" => Some('\''),
                    "quot" => Some('"'),
                    _ => name.resolve_char_ref().ok().flatten(),
                };
                let name = name.chars().take(40).collect();
                let line = self.line();
                self.value.push(letter.ok_or(ReadError::Entity { line, name })?);
            }
            Event::DocType(_) => return Err(ReadError::Doctype { line: self.line() }),
            Event::Eof => return Ok(false),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
        Ok(true)
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        if self.path.len() >= DEEPEST {
            return Err(ReadError::Deep { line: self.line(), most: DEEPEST });
        }
        let tag = Tag::of(start.local_name().as_ref());
        self.value.clear();
        match tag {
            Tag::Document => self.places.version = version(start),
            Tag::Stmt | Tag::Rpt | Tag::Ntfctn | Tag::Ntry => {
                let line = self.line();
                self.places.begin(&self.path, tag, line);
            }
            Tag::Amt => self.places.currency = attribute(start, "Ccy"),
            Tag::Bal | Tag::TxDtls => self.places.begin(&self.path, tag, self.line),
            Tag::BkToCstmrStmt => self.places.message(Format::Camt053),
            Tag::BkToCstmrAcctRpt => self.places.message(Format::Camt052),
            Tag::BkToCstmrDbtCdtNtfctn => self.places.message(Format::Camt054),
            _ => {}
        }
        self.path.push(tag);
        Ok(())
    }

    fn end(&mut self) {
        self.places.end(&self.path, &self.value, self.line);
        self.value.clear();
        self.path.pop();
    }

    /// The line on which the reader stands.
    fn line(&mut self) -> u32 {
        let here = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        self.line = self.lines.of(here);
        self.line
    }

    fn malformed(&mut self, error: &quick_xml::Error) -> ReadError {
        let line = self.line();
        match error {
            quick_xml::Error::Syntax(_) => ReadError::Truncated { line },
            _ => ReadError::Malformed { line },
        }
    }
}

/// The version that the namespace ends in: `08` of `camt.053.001.08`.
fn version(start: &BytesStart<'_>) -> Box<str> {
    let mut spaces = start.attributes();
    let mut spaces = spaces.with_checks(false).flatten();
    let camt = spaces.find_map(|it| {
        let (_, version) = it.value.rsplit_once(":camt.05")?;
        let version = version.rsplit('.').next()?;
        version.bytes().all(|it| it.is_ascii_digit()).then(|| Box::from(version))
    });
    camt.unwrap_or_default()
}

/// The value of an attribute.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<findings::Currency> {
    start.try_get_attribute(name).ok().flatten()?.value.parse().ok()
}
