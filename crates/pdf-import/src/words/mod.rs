//! The text of imported pages as a reader sees it, line by line, for those who must know what a copy says.
//!
//! Works on what is put behind letters, so it reads what will be printed: page contents, forms inside them, and
//! the appearance of annotations. Text that is drawn as pictures or outlines is not text.

mod characters;
mod cmap;
mod codes;
pub(super) mod content;
mod encoding;
mod font;
mod lines;
mod stream;
pub(super) mod value;

use std::collections::BTreeMap;
use std::rc::Rc;

use self::content::State;
use self::font::Font;
use self::lines::Fragment;
use self::value::{Dictionary, Value, Values, get};
use super::Imported;

/// The most that the contents, fonts and forms of one file may expand to, in bytes.
const MAX_EXPANDED: usize = 48 << 20;

/// The most operators run.
const MAX_OPERATORS: usize = 4_000_000;

/// The most pieces of text taken from a page.
const MAX_FRAGMENTS: usize = 200_000;

/// How deep forms may stand inside each other.
const MAX_DEPTH: usize = 12;

/// The text of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// The text of each page from top to bottom; a tab wherever a wide gap parts a line.
    pub pages: Vec<String>,
    /// How many letters there are that no font says the meaning of.
    pub unknown: usize,
    /// Whether all of it was read; not so where a file is beyond all measure.
    pub complete: bool,
}

/// Reads the text of every page.
#[must_use]
pub fn words(copy: &Imported) -> Words {
    let mut reader = TextReader::of(copy);
    let pages = (0..copy.pages()).map(|page| reader.page(page)).collect();
    Words { pages, unknown: reader.unknown, complete: reader.complete }
}

/// The state of reading the text of a file.
pub(super) struct TextReader<'a> {
    pub(super) copy: &'a Imported,
    /// Fonts by their objects.
    fonts: BTreeMap<u32, Rc<Font>>,
    /// Lists of fonts by name that are objects of their own.
    named: BTreeMap<u32, Rc<Dictionary<'a>>>,
    /// The text of the page, in the order of its contents.
    fragments: Vec<Fragment>,
    expandable: usize,
    pub(super) operators: usize,
    unknown: usize,
    /// Whether everything could be looked into.
    pub(super) complete: bool,
}

impl<'a> TextReader<'a> {
    /// A reader that has read nothing yet.
    pub(super) fn of(copy: &'a Imported) -> Self {
        Self {
            copy,
            fonts: BTreeMap::new(),
            named: BTreeMap::new(),
            fragments: Vec::new(),
            expandable: MAX_EXPANDED,
            operators: MAX_OPERATORS,
            unknown: 0,
            complete: true,
        }
    }

    /// The keys of a page, without its brackets, type and parent.
    pub(super) fn entries(&self, page: usize) -> Dictionary<'a> {
        let text = self.copy.pages.text(page);
        let (bytes, place, references) = text.parts();
        let bytes = bytes.get(..place.end).unwrap_or_default();
        Values::new(bytes, place.start, references).entries()
    }

    fn page(&mut self, page: usize) -> String {
        self.fragments.clear();
        let entries = self.entries(page);
        let resources = get(&entries, b"Resources").map(|it| self.resolved(it));
        let resources = resources.as_ref().and_then(Value::dictionary).cloned();
        let resources = resources.unwrap_or_default();
        let contents = self.contents(get(&entries, b"Contents"));
        self.run(&contents, &resources, &State::default(), 0);
        if let Some(annotations) = get(&entries, b"Annots") {
            for annotation in self.resolved(annotations).array() {
                self.annotation(annotation);
            }
        }
        lines::lines(&mut self.fragments)
    }

    /// The contents of a page, which may stand in several streams that are read as one.
    pub(super) fn contents(&mut self, contents: Option<&Value<'a>>) -> Vec<u8> {
        match contents {
            Some(Value::Reference(Some(object))) => match self.object(*object) {
                Some(Value::Array(parts)) => self.parts(&parts),
                _ => self.stream(*object).map(|(_, data)| data).unwrap_or_default(),
            },
            Some(Value::Array(parts)) => self.parts(parts),
            _ => Vec::new(),
        }
    }

    fn parts(&mut self, parts: &[Value<'a>]) -> Vec<u8> {
        let mut all = Vec::new();
        for part in parts {
            if let Value::Reference(Some(object)) = part
                && let Some((_, data)) = self.stream(*object)
            {
                all.extend_from_slice(&data);
                all.push(b'\n');
            }
        }
        all
    }

    /// Reads the text of an annotation.
    fn annotation(&mut self, annotation: &Value<'a>) {
        let Value::Dictionary(entries) = self.resolved(annotation) else { return };
        let Some(appearances) = get(&entries, b"AP").map(|it| self.resolved(it)) else {
            return;
        };
        let normal = appearances.dictionary().and_then(|it| get(it, b"N"));
        match normal {
            Some(Value::Reference(Some(form))) if self.is_stream(*form) => {
                self.form(*form, &Dictionary::new(), &State::default(), 0);
            }
            Some(states) => {
                let state = get(&entries, b"AS").and_then(Value::name).unwrap_or(b"Off");
                let Value::Dictionary(states) = self.resolved(states) else { return };
                if let Some(Value::Reference(Some(form))) = get(&states, state) {
                    self.form(*form, &Dictionary::new(), &State::default(), 0);
                }
            }
            None => {}
        }
    }

    /// Reads the text of a form.
    fn form(&mut self, form: u32, outer: &Dictionary<'a>, state: &State, depth: usize) {
        if depth >= MAX_DEPTH {
            self.complete = false;
            return;
        }
        let Some((entries, data)) = self.stream(form) else { return };
        let own = get(&entries, b"Resources").map(|it| self.resolved(it));
        let own = own.as_ref().and_then(Value::dictionary);
        let mut state = state.clone();
        if let Some(matrix) = get(&entries, b"Matrix") {
            state.transform(&self.resolved(matrix));
        }
        self.run(&data, own.unwrap_or(outer), &state, depth + 1);
    }

    /// A value, or the object it refers to.
    pub(super) fn resolved(&self, value: &Value<'a>) -> Value<'a> {
        match value {
            Value::Reference(Some(object)) => {
                self.object(*object).unwrap_or(Value::Reference(None))
            }
            value => value.clone(),
        }
    }

    /// The value of a key, or the object it refers to.
    pub(super) fn entry(&self, entries: &Dictionary<'a>, key: &[u8]) -> Option<Value<'a>> {
        get(entries, key).map(|it| self.resolved(it))
    }
}
