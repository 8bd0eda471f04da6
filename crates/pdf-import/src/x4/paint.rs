//! Colours and patterns, checked against PDF/X-4.

use super::{Breach, Defaults, Walk};
use crate::words::value::{Dictionary, Value, get};

/// How deep colour spaces may stand inside each other.
const MAX_DEPTH: usize = 8;

impl<'a> Walk<'a> {
    /// Checks the resources that contents may name; gives the colour spaces that device colours stand for
    /// there. None where there are no resources.
    pub(super) fn resources(&mut self, resources: Option<&Value<'a>>) -> Option<Defaults> {
        let resources = resources?;
        let object = match resources {
            Value::Reference(Some(object)) => Some(*object),
            _ => None,
        };
        if let Some(known) = object.and_then(|it| self.resources.get(&it)) {
            return Some(*known);
        }
        let Value::Dictionary(entries) = self.reader.resolved(resources) else { return None };
        let defaults = self.defaults(&entries);
        if let Some(object) = object {
            self.resources.insert(object, defaults);
        }
        for (name, space) in self.named_in(&entries, b"ColorSpace") {
            let is_default = name.starts_with(b"Default");
            self.space(&space, if is_default { Defaults::default() } else { defaults }, 0);
        }
        for (_, object) in self.named_in(&entries, b"XObject") {
            self.drawn(&object, defaults);
        }
        for (_, pattern) in self.named_in(&entries, b"Pattern") {
            self.pattern(&pattern, defaults);
        }
        for (_, shading) in self.named_in(&entries, b"Shading") {
            self.shading(&shading, defaults);
        }
        for (_, state) in self.named_in(&entries, b"ExtGState") {
            self.state(&state, defaults);
        }
        for (_, font) in self.named_in(&entries, b"Font") {
            self.font(&font, defaults);
        }
        Some(defaults)
    }

    /// The entries that resources have under a key.
    fn named_in(&self, entries: &Dictionary<'a>, key: &[u8]) -> Dictionary<'a> {
        match self.reader.entry(entries, key) {
            Some(Value::Dictionary(named)) => named,
            _ => Dictionary::new(),
        }
    }

    fn defaults(&self, entries: &Dictionary<'a>) -> Defaults {
        let spaces = self.named_in(entries, b"ColorSpace");
        let has = |key: &[u8]| get(&spaces, key).is_some();
        Defaults { rgb: has(b"DefaultRGB"), cmyk: has(b"DefaultCMYK") }
    }

    /// A colour space by name; names of resources say nothing here.
    pub(super) fn device(&mut self, name: &[u8], defaults: Defaults) {
        match name {
            b"DeviceRGB" | b"RGB" if !defaults.rgb => self.found.add(Breach::Rgb),
            b"DeviceCMYK" | b"CMYK" if !defaults.cmyk => self.found.add(Breach::Cmyk),
            _ => {}
        }
    }

    /// A colour space, and those it is made from.
    pub(super) fn space(&mut self, space: &Value<'a>, defaults: Defaults, depth: usize) {
        if depth > MAX_DEPTH {
            self.found.add(Breach::Unread);
            return;
        }
        let space = self.reader.resolved(space);
        if let Some(name) = space.name() {
            self.device(name, defaults);
            return;
        }
        let parts = space.array();
        let kind = parts.first().map(|it| self.reader.resolved(it));
        let below = match kind.as_ref().and_then(Value::name) {
            Some(b"Indexed" | b"I" | b"Pattern") => parts.get(1),
            Some(b"Separation" | b"DeviceN") => parts.get(2),
            Some(name) => {
                self.device(name, defaults);
                None
            }
            None => {
                self.found.add(Breach::Unread);
                None
            }
        };
        if let Some(below) = below {
            self.space(below, defaults, depth + 1);
        }
    }

    /// A picture or a form.
    fn drawn(&mut self, object: &Value<'a>, defaults: Defaults) {
        let Value::Reference(Some(number)) = object else { return };
        let Value::Dictionary(entries) = self.reader.resolved(object) else { return };
        match get(&entries, b"Subtype").and_then(Value::name) {
            Some(b"Form") => self.todo.push((*number, defaults)),
            Some(b"Image") => self.picture_object(&entries, defaults),
            _ => self.found.add(Breach::PostScript),
        }
    }

    fn picture_object(&mut self, entries: &Dictionary<'a>, defaults: Defaults) {
        match get(entries, b"ColorSpace") {
            Some(space) => self.space(space, defaults, 0),
            None if get(entries, b"ImageMask") == Some(&Value::Word(b"true")) => {}
            // JPEG 2000 says inside what its colours are.
            None => self.found.add(Breach::Unread),
        }
        if let Some(Value::Dictionary(mask)) = self.reader.entry(entries, b"SMask")
            && let Some(space) = get(&mask, b"ColorSpace")
        {
            self.space(space, defaults, 0);
        }
    }

    fn pattern(&mut self, pattern: &Value<'a>, defaults: Defaults) {
        let Value::Dictionary(entries) = self.reader.resolved(pattern) else { return };
        if let Some(shading) = get(&entries, b"Shading") {
            self.shading(shading, defaults);
        } else if let Value::Reference(Some(number)) = pattern {
            self.todo.push((*number, defaults));
        }
        if let Some(state) = get(&entries, b"ExtGState") {
            self.state(state, defaults);
        }
    }

    fn shading(&mut self, shading: &Value<'a>, defaults: Defaults) {
        let Value::Dictionary(entries) = self.reader.resolved(shading) else { return };
        if let Some(space) = get(&entries, b"ColorSpace") {
            self.space(space, defaults, 0);
        }
    }

    /// A graphics state by name.
    fn state(&mut self, state: &Value<'a>, defaults: Defaults) {
        let Value::Dictionary(entries) = self.reader.resolved(state) else { return };
        let name = |key: &[u8]| {
            self.reader.entry(&entries, key).map(|it| it.name().map(<[u8]>::to_vec))
        };
        let curve = get(&entries, b"TR").is_some() || get(&entries, b"HTP").is_some();
        let other = name(b"TR2").is_some_and(|it| it.as_deref() != Some(b"Default"));
        let screen = match self.reader.entry(&entries, b"HT") {
            Some(Value::Dictionary(screen)) => {
                let kind =
                    self.reader.entry(&screen, b"HalftoneType").and_then(|it| it.number());
                !matches!(kind, Some(1.0 | 5.0))
            }
            _ => false,
        };
        if curve || other || screen {
            self.found.add(Breach::Transfer);
        }
        if let Some(Value::Dictionary(mask)) = self.reader.entry(&entries, b"SMask")
            && let Some(Value::Reference(Some(form))) = get(&mask, b"G")
        {
            self.todo.push((*form, defaults));
        }
        if let Some(font) =
            self.reader.entry(&entries, b"Font").and_then(|it| it.array().first().cloned())
        {
            self.font(&font, defaults);
        }
    }

    /// A font: its program must come along, or its glyphs are contents.
    fn font(&mut self, font: &Value<'a>, defaults: Defaults) {
        if let Value::Reference(Some(object)) = font
            && !self.fonts.insert(*object)
        {
            return;
        }
        let Value::Dictionary(entries) = self.reader.resolved(font) else {
            self.found.add(Breach::Font);
            return;
        };
        match get(&entries, b"Subtype").and_then(Value::name) {
            Some(b"Type3") => {
                let defaults = self.resources(get(&entries, b"Resources")).unwrap_or(defaults);
                for (_, glyph) in self.named_in(&entries, b"CharProcs") {
                    if let Value::Reference(Some(glyph)) = glyph {
                        self.todo.push((glyph, defaults));
                    }
                }
            }
            Some(b"Type0") => {
                let inner = self.reader.entry(&entries, b"DescendantFonts");
                let inner = inner.and_then(|it| it.array().first().cloned());
                let inner = inner.map(|it| self.reader.resolved(&it));
                let inner = inner.as_ref().and_then(Value::dictionary);
                if !inner.is_some_and(|it| self.is_embedded(it)) {
                    self.found.add(Breach::Font);
                }
            }
            _ if self.is_embedded(&entries) => {}
            _ => self.found.add(Breach::Font),
        }
    }

    fn is_embedded(&self, font: &Dictionary<'a>) -> bool {
        let Some(Value::Dictionary(about)) = self.reader.entry(font, b"FontDescriptor") else {
            return false;
        };
        let keys: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
        let mut programs = keys.into_iter().filter_map(|key| get(&about, key));
        programs
            .any(|it| matches!(it, Value::Reference(Some(it)) if self.reader.is_stream(*it)))
    }
}
