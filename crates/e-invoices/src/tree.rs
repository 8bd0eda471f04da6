//! The elements of an XML file, its lines left out: names, texts, the few attributes that matter, and places.

use std::borrow::Cow;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::events::{BytesRef, BytesStart, Event};

use findings::LineCounter;

use crate::read_error::ReadError;
use crate::{MAX_DEPTH, MAX_ELEMENTS, MAX_TEXT};

/// The place of an element in its tree.
pub(crate) type Id = usize;

/// An element.
#[derive(Debug)]
struct Element<'a> {
    /// Its name as it stands, with prefix.
    name: &'a str,
    parent: Id,
    /// The place behind the last element inside it.
    end: Id,
    line: u32,
    text: Cow<'a, str>,
    /// Whether its text is longer than what is kept of it.
    cut: bool,
    attributes: Vec<(&'a str, String)>,
}

/// An element that a line of an invoice names: an earlier invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LineReference {
    pub(crate) number: String,
    pub(crate) date: Option<String>,
    pub(crate) line: u32,
}

/// All of it. The root is the first element.
#[derive(Debug)]
pub(crate) struct Tree<'a> {
    elements: Vec<Element<'a>>,
    /// The namespace of the root.
    pub(crate) namespace: String,
    /// What lines of an invoice refer to, repetitions of the line before left out.
    pub(crate) line_references: Vec<LineReference>,
}

/// The attributes that are kept.
const ATTRIBUTES: &[&str] = &["schemeID", "currencyID", "format"];

/// Elements of which an invoice has thousands, and that say nothing about the whole but which invoice a line corrects.
const LINES: &[&str] = &["InvoiceLine", "CreditNoteLine", "IncludedSupplyChainTradeLineItem"];

/// Where a line names the invoice it corrects, its date beside it.
const REFERENCES: &[(&str, &str, &str)] = &[
    ("BillingReference/InvoiceDocumentReference", "ID", "IssueDate"),
    (
        "SpecifiedLineTradeSettlement/InvoiceReferencedDocument",
        "IssuerAssignedID",
        "FormattedIssueDateTime/DateTimeString",
    ),
];

/// The name without prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

impl<'a> Tree<'a> {
    /// Reads the whole text.
    pub(crate) fn read(text: &'a str) -> Result<Self, ReadError> {
        let begin = text.trim_start();
        if begin.is_empty() {
            return Err(ReadError::Empty);
        }
        if !begin.starts_with('<') {
            return Err(ReadError::NotXml);
        }
        Builder::new(text).build()
    }

    /// The name of the root, without prefix.
    pub(crate) fn root(&self) -> &str {
        self.elements.first().map_or("", |it| local(it.name))
    }

    /// The elements below some others, by a path of names without prefix, in the order of the file.
    pub(crate) fn under(&self, from: &[Id], path: &str) -> Vec<Id> {
        let mut found = from.to_vec();
        for name in path.split('/') {
            found = found.iter().flat_map(|it| self.children(*it, name)).collect();
        }
        found
    }

    fn children<'s>(&'s self, of: Id, name: &'s str) -> impl Iterator<Item = Id> + 's {
        let end = self.elements.get(of).map_or(0, |it| it.end);
        let mut next = of + 1;
        std::iter::from_fn(move || {
            let here = next;
            next = self.elements.get(here).filter(|_| here < end)?.end;
            Some(here)
        })
        .filter(move |it| self.elements.get(*it).is_some_and(|it| local(it.name) == name))
    }

    /// The text of an element, blanks at its ends left out; none where it holds more than is kept.
    pub(crate) fn text(&self, id: Id) -> Result<&str, ReadError> {
        match self.elements.get(id) {
            Some(element) if element.cut => Err(ReadError::TooLong {
                element: self.path(id).to_string(),
                line: element.line,
            }),
            element => Ok(element.map_or("", |it| it.text.trim())),
        }
    }

    /// An attribute of an element, blanks at its ends left out; none where it is empty.
    pub(crate) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        let attributes = &self.elements.get(id)?.attributes;
        let value = attributes.iter().find_map(|(it, value)| (*it == name).then_some(value));
        value.map(|it| it.trim()).filter(|it| !it.is_empty())
    }

    /// The line an element begins on.
    pub(crate) fn line(&self, id: Id) -> u32 {
        self.elements.get(id).map_or(0, |it| it.line)
    }

    /// The names from the root down to an element, as they stand in the file.
    pub(crate) fn path(&self, id: Id) -> Arc<str> {
        let mut names = Vec::new();
        let mut next = Some(id);
        while let Some(element) = next.and_then(|it| self.elements.get(it)) {
            names.push(element.name);
            next = next.filter(|it| *it > 0).map(|_| element.parent);
        }
        names.reverse();
        names.join("/").into()
    }
}

/// Puts a tree together.
struct Builder<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    tree: Tree<'a>,
    /// The open elements, from the root.
    open: Vec<Id>,
    lines: LineCounter<'a>,
    /// The line that was counted last.
    line: u32,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let tree = Tree {
            elements: Vec::new(),
            namespace: String::new(),
            line_references: Vec::new(),
        };
        Self { text, reader, tree, open: Vec::new(), lines: LineCounter::new(text), line: 1 }
    }

    fn build(mut self) -> Result<Tree<'a>, ReadError> {
        loop {
            let at = self.at();
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => return Err(self.fault(&error)),
            };
            self.count_to(at);
            match event {
                Event::Start(start) => self.start(&start, at)?,
                Event::End(_) => self.end(),
                Event::Text(part) => self.add(part.into_inner())?,
                Event::CData(part) => self.add(part.into_inner())?,
                Event::GeneralRef(part) => self.reference(&part)?,
                Event::DocType(_) => return Err(ReadError::Doctype { line: self.line }),
                Event::Eof => break,
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
        if !self.open.is_empty() {
            return Err(self.truncated());
        }
        if self.tree.elements.is_empty() { Err(ReadError::NotXml) } else { Ok(self.tree) }
    }

    fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn count_to(&mut self, at: usize) {
        self.line = self.lines.of(at);
    }

    fn start(&mut self, start: &BytesStart<'_>, at: usize) -> Result<(), ReadError> {
        let length = start.name().as_ref().len();
        let name = self.text.get(at + 1..at + 1 + length).unwrap_or_default();
        let (element, line) = (name.to_owned(), self.line);
        if self.open.len() >= MAX_DEPTH {
            return Err(ReadError::TooDeep { element, line });
        }
        if self.tree.elements.len() >= MAX_ELEMENTS {
            return Err(ReadError::TooMany { element, line });
        }
        let attributes = self.attributes(start, name)?;
        let id = self.tree.elements.len();
        // What stands behind the root is no part of it.
        if self.open.is_empty() && id > 0 {
            return Err(self.malformed());
        }
        let parent = self.open.last().copied().unwrap_or_default();
        self.tree.elements.push(Element {
            name,
            parent,
            end: id + 1,
            line,
            text: Cow::Borrowed(""),
            cut: false,
            attributes,
        });
        self.open.push(id);
        Ok(())
    }

    /// The attributes that are kept; of the root, also its namespace.
    fn attributes(
        &mut self,
        start: &BytesStart<'_>,
        name: &str,
    ) -> Result<Vec<(&'a str, String)>, ReadError> {
        let mut kept = Vec::new();
        for attribute in start.attributes() {
            let Ok(attribute) = attribute else { return Err(self.malformed()) };
            let key = attribute.key.as_ref();
            if let Some(known) = ATTRIBUTES.iter().find(|it| **it == key) {
                kept.push((*known, attribute.value.to_string()));
            }
            let of_root = match (key.strip_prefix("xmlns"), name.rsplit_once(':')) {
                (Some(""), None) => true,
                (Some(bound), Some((prefix, _))) => bound.strip_prefix(':') == Some(prefix),
                _ => false,
            };
            if of_root && self.open.is_empty() && self.tree.elements.is_empty() {
                attribute.value.trim().clone_into(&mut self.tree.namespace);
            }
        }
        Ok(kept)
    }

    fn end(&mut self) {
        let Some(id) = self.open.pop() else { return };
        let end = self.tree.elements.len();
        let Some(element) = self.tree.elements.get_mut(id) else { return };
        element.end = end;
        if LINES.contains(&local(element.name)) {
            self.tree.keep_references(id);
            self.tree.elements.truncate(id);
        }
    }

    /// Adds to the text of the innermost element.
    fn add(&mut self, part: Cow<'a, str>) -> Result<(), ReadError> {
        if part.chars().any(|it| it.is_control() && !it.is_whitespace() && it < ' ') {
            return Err(self.malformed());
        }
        let Some(id) = self.open.last() else {
            let blank = part.trim().is_empty();
            return if blank { Ok(()) } else { Err(self.malformed()) };
        };
        let Some(element) = self.tree.elements.get_mut(*id) else { return Ok(()) };
        if element.text.len() + part.len() > MAX_TEXT {
            element.cut = true;
        } else if element.text.is_empty() {
            element.text = part;
        } else {
            element.text.to_mut().push_str(&part);
        }
        Ok(())
    }

    /// A letter written by its number, or one of the five entities that XML defines.
    fn reference(&mut self, part: &BytesRef<'_>) -> Result<(), ReadError> {
        let letter = match part.resolve_char_ref() {
            Ok(Some(letter)) => letter,
            Ok(None) => match part.as_ref() {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "apos" => '\'',
                "quot" => '"',
                other => {
                    let (element, line) = self.here();
                    let entity = other.to_owned();
                    return Err(ReadError::UnknownEntity { entity, element, line });
                }
            },
            Err(_) => return Err(self.malformed()),
        };
        self.add(Cow::Owned(letter.to_string()))
    }

    /// What is open, and the line.
    fn here(&self) -> (String, u32) {
        let element = self.open.last().map(|it| self.tree.path(*it).to_string());
        (element.unwrap_or_default(), self.line)
    }

    fn malformed(&self) -> ReadError {
        let (element, line) = self.here();
        ReadError::Malformed { element, line }
    }

    fn truncated(&mut self) -> ReadError {
        self.count_to(self.text.len());
        let (element, line) = self.here();
        ReadError::Truncated { element, line }
    }

    fn fault(&mut self, error: &Error) -> ReadError {
        let at = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
        self.count_to(at.min(self.text.len()));
        match error {
            // All of these are found where the file ends before something does.
            Error::Syntax(SyntaxError::UnclosedDoctype) => {
                ReadError::Doctype { line: self.line }
            }
            Error::Syntax(_) | Error::IllFormed(IllFormedError::MissingEndTag(_))
                if !self.open.is_empty() =>
            {
                self.truncated()
            }
            Error::Io(_)
            | Error::Syntax(_)
            | Error::IllFormed(_)
            | Error::InvalidAttr(_)
            | Error::Encoding(_)
            | Error::Escape(_)
            | Error::Namespace(_) => self.malformed(),
        }
    }
}

impl Tree<'_> {
    /// Keeps what a line refers to.
    fn keep_references(&mut self, line: Id) {
        for (path, number, date) in REFERENCES {
            for at in self.under(&[line], path) {
                let of = |path: &str| {
                    let id = self.under(&[at], path).first().copied();
                    let text = id.and_then(|it| self.text(it).ok()).unwrap_or_default();
                    Some(text.to_owned()).filter(|it| !it.is_empty())
                };
                let Some(number) = of(number) else { continue };
                let found = LineReference { number, date: of(date), line: self.line(at) };
                let again = self
                    .line_references
                    .last()
                    .is_some_and(|it| (&it.number, &it.date) == (&found.number, &found.date));
                if !again {
                    self.line_references.push(found);
                }
            }
        }
    }
}
