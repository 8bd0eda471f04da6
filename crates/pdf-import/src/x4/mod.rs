//! Whether pages of other programs keep what PDF/X-4 (ISO 15930-7) asks of a file whose output intent is black
//! ink: looked for is what cannot be printed as it stands, or would be printed otherwise elsewhere.
//!
//! Everything that pages name counts, drawn or not. What import leaves behind anyway (encryption, scripts, actions,
//! forms, files inside, data in other files) is not looked for again; what cannot be looked into is a breach.

mod boxes;
mod content;
mod paint;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::Imported;
use super::words::TextReader;
use super::words::value::{Dictionary, Value, get};

/// The things on a page that PDF/X-4 forbids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Breach {
    /// A font that does not come along.
    Font,
    /// Red, green and blue of no particular device.
    Rgb,
    /// Four inks of no particular device, where the press has one.
    Cmyk,
    /// Data packed with LZW.
    Lzw,
    /// A piece of PostScript.
    PostScript,
    /// A transfer curve, or a screen that is not of the usual kinds.
    Transfer,
    /// An annotation.
    Annotation,
    /// A layer, which may be on or off.
    Layer,
    /// Another picture in the place of one.
    Alternate,
    /// Boxes of a page that contradict each other.
    Boxes,
    /// Something that cannot be looked into.
    Unread,
}

impl Breach {
    /// Every breach, in the order in which they are told.
    const ALL: [Self; 11] = [
        Self::Font,
        Self::Rgb,
        Self::Cmyk,
        Self::Lzw,
        Self::PostScript,
        Self::Transfer,
        Self::Annotation,
        Self::Layer,
        Self::Alternate,
        Self::Boxes,
        Self::Unread,
    ];

    /// Its word in tables and messages.
    fn as_str(self) -> &'static str {
        match self {
            Self::Font => "font",
            Self::Rgb => "rgb",
            Self::Cmyk => "cmyk",
            Self::Lzw => "lzw",
            Self::PostScript => "postscript",
            Self::Transfer => "transfer",
            Self::Annotation => "annotation",
            Self::Layer => "layer",
            Self::Alternate => "alternate",
            Self::Boxes => "boxes",
            Self::Unread => "unread",
        }
    }
}

/// A set of breaches; shown as their words with blanks between.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breaches(u16);

impl Breaches {
    fn add(&mut self, breach: Breach) {
        self.0 |= 1 << breach as u16;
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those of both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it is among them.
    #[must_use]
    pub fn has(self, breach: Breach) -> bool {
        self.0 & 1 << breach as u16 != 0
    }
}

impl fmt::Display for Breaches {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = Breach::ALL.into_iter().filter(|it| self.has(*it)).map(Breach::as_str);
        f.write_str(&words.collect::<Vec<&str>>().join(" "))
    }
}

/// Looks a copy through. The same copy always gives the same.
#[must_use]
pub fn x4(copy: &Imported) -> Breaches {
    let mut walk = Walk {
        reader: TextReader::of(copy),
        todo: Vec::new(),
        forms: BTreeSet::new(),
        resources: BTreeMap::new(),
        fonts: BTreeSet::new(),
        found: Breaches::default(),
    };
    walk.objects();
    for page in 0..copy.pages() {
        walk.page(page);
    }
    while let Some((form, outer)) = walk.todo.pop() {
        walk.form(form, outer);
    }
    if !walk.reader.complete {
        walk.found.add(Breach::Unread);
    }
    walk.found
}

/// The colour spaces that device colours stand for, where somebody says so (ISO 32000-1, 8.6.5.6).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Defaults {
    rgb: bool,
    cmyk: bool,
}

/// A copy being looked through.
struct Walk<'a> {
    reader: TextReader<'a>,
    /// Contents still to be read, by their objects, with the defaults around them.
    todo: Vec<(u32, Defaults)>,
    /// Those that were met.
    forms: BTreeSet<(u32, Defaults)>,
    /// Resources that were met, by their objects, with what device colours stand for there.
    resources: BTreeMap<u32, Defaults>,
    /// Fonts that were met.
    fonts: BTreeSet<u32>,
    found: Breaches,
}

impl<'a> Walk<'a> {
    /// Looks for what is forbidden wherever it hangs.
    fn objects(&mut self) {
        let count = u32::try_from(self.reader.copy.objects().len()).unwrap_or(u32::MAX);
        for object in 0..count {
            let Some(Value::Dictionary(entries)) = self.reader.object(object) else { continue };
            let name = |key: &[u8]| get(&entries, key).and_then(Value::name);
            if matches!(name(b"Type"), Some(b"OCG" | b"OCMD")) {
                self.found.add(Breach::Layer);
            }
            if name(b"Subtype") == Some(b"PS") || name(b"Subtype2") == Some(b"PS") {
                self.found.add(Breach::PostScript);
            }
            if get(&entries, b"Alternates").is_some() {
                self.found.add(Breach::Alternate);
            }
            if let Some(filters) = self.reader.entry(&entries, b"Filter") {
                self.filters(&filters);
            }
        }
    }

    /// The filters of a stream, or of a picture among contents.
    fn filters(&mut self, filters: &Value<'a>) {
        let each = if filters.name().is_some() {
            std::slice::from_ref(filters)
        } else {
            filters.array()
        };
        let is_lzw = |it: &Value<'a>| {
            matches!(self.reader.resolved(it).name(), Some(b"LZWDecode" | b"LZW"))
        };
        if each.iter().any(is_lzw) {
            self.found.add(Breach::Lzw);
        }
    }

    fn page(&mut self, page: usize) {
        let entries = self.reader.entries(page);
        if !self.has_fit_boxes(&entries) {
            self.found.add(Breach::Boxes);
        }
        if let Some(annotations) = self.reader.entry(&entries, b"Annots") {
            annotations.array().iter().for_each(|it| self.annotation(it));
        }
        let defaults = self.resources(get(&entries, b"Resources")).unwrap_or_default();
        self.group(&entries, defaults);
        let contents = self.reader.contents(get(&entries, b"Contents"));
        self.content(&contents, defaults);
    }

    /// Checks an annotation, which stands on a page and not in its contents; its looks are contents.
    fn annotation(&mut self, annotation: &Value<'a>) {
        self.found.add(Breach::Annotation);
        let Value::Dictionary(entries) = self.reader.resolved(annotation) else { return };
        let Some(Value::Dictionary(looks)) = self.reader.entry(&entries, b"AP") else { return };
        match get(&looks, b"N") {
            Some(Value::Reference(Some(form))) if self.reader.is_stream(*form) => {
                self.todo.push((*form, Defaults::default()));
            }
            Some(states) => {
                let Value::Dictionary(states) = self.reader.resolved(states) else { return };
                for (_, look) in states {
                    if let Value::Reference(Some(form)) = look {
                        self.todo.push((form, Defaults::default()));
                    }
                }
            }
            None => {}
        }
    }

    /// A form, a pattern or a glyph: contents with resources of their own, or those around them.
    fn form(&mut self, form: u32, outer: Defaults) {
        if !self.forms.insert((form, outer)) {
            return;
        }
        let Some((entries, data)) = self.reader.stream(form) else {
            self.found.add(Breach::Unread);
            return;
        };
        let defaults = self.resources(get(&entries, b"Resources")).unwrap_or(outer);
        self.group(&entries, defaults);
        self.content(&data, defaults);
    }

    /// The colours in which a page or a form that lets through is mixed.
    fn group(&mut self, entries: &Dictionary<'a>, defaults: Defaults) {
        let Some(Value::Dictionary(group)) = self.reader.entry(entries, b"Group") else {
            return;
        };
        if let Some(space) = get(&group, b"CS") {
            self.space(space, defaults, 0);
        }
    }
}

#[cfg(test)]
mod tests;
