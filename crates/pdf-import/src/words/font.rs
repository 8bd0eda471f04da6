//! Fonts of foreign files: texts and widths of their codes.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::TextReader;
use super::characters::characters_of;
use super::cmap::{CMap, code};
use super::codes::Codes;
use super::encoding::{Named, of_glyph};
use super::value::{Dictionary, Value, get};

/// The width of letters whose font says none, in thousandths of its size.
const USUAL_WIDTH: f64 = 520.0;

/// The texts and widths of the codes of a font.
#[derive(Debug, Default)]
pub(super) struct Font {
    /// Whether codes may have more than a byte.
    composite: bool,
    unicode: Option<CMap>,
    /// How long codes are, where an encoding of its own says so.
    lengths: Option<CMap>,
    /// Text of the codes of a simple font.
    simple: Vec<Option<String>>,
    /// Text by glyph, where the font program itself tells.
    glyphs: BTreeMap<u16, char>,
    /// Widths by code, in thousandths of the size.
    widths: Codes<f64>,
    other_width: f64,
}

/// A letter as it is shown.
pub(super) struct Shown<'f> {
    /// The text it shows; none where nobody knows.
    pub(super) text: Option<&'f str>,
    /// The same where the font program alone tells.
    pub(super) char: Option<char>,
    /// In thousandths of the size.
    pub(super) width: f64,
    /// Whether word spacing counts behind it.
    pub(super) is_blank: bool,
}

impl Font {
    /// The letters that a string shows.
    pub(super) fn shown<'f>(&'f self, mut bytes: &'f [u8]) -> impl Iterator<Item = Shown<'f>> {
        std::iter::from_fn(move || {
            let length = self.length(bytes).clamp(1, bytes.len().max(1));
            let (letter, rest) =
                bytes.split_at_checked(length).filter(|(it, _)| !it.is_empty())?;
            bytes = rest;
            let code = code(letter);
            let unicode = self.unicode.as_ref().and_then(|map| map.get(code));
            let simple = || self.simple.get(code as usize).and_then(Option::as_deref);
            let text = unicode.filter(|it| *it != "\0").or_else(simple);
            let glyph = u16::try_from(code).ok().filter(|_| self.composite && text.is_none());
            Some(Shown {
                text,
                char: glyph.and_then(|glyph| self.glyphs.get(&glyph).copied()),
                width: self.widths.get(code).copied().unwrap_or(self.other_width),
                is_blank: letter == b" ",
            })
        })
    }

    fn length(&self, bytes: &[u8]) -> usize {
        if !self.composite {
            return 1;
        }
        let of = |map: &Option<CMap>| map.as_ref().and_then(|it| it.length(bytes));
        of(&self.lengths).unwrap_or(2)
    }
}

impl<'a> TextReader<'a> {
    /// The font of this name, read once a file.
    pub(super) fn font(&mut self, resources: &Dictionary<'a>, name: &[u8]) -> Option<Rc<Font>> {
        let fonts = match get(resources, b"Font")? {
            Value::Reference(Some(list)) => match self.named.get(list) {
                Some(fonts) => Rc::clone(fonts),
                None => {
                    let fonts = Rc::new(self.object(*list)?.dictionary()?.clone());
                    self.named.insert(*list, Rc::clone(&fonts));
                    fonts
                }
            },
            fonts => return self.font_in(fonts.dictionary()?, name),
        };
        self.font_in(&fonts, name)
    }

    /// The font of this name in a list.
    fn font_in(&mut self, fonts: &Dictionary<'a>, name: &[u8]) -> Option<Rc<Font>> {
        match get(fonts, name)? {
            Value::Reference(Some(object)) => {
                if let Some(font) = self.fonts.get(object) {
                    return Some(Rc::clone(font));
                }
                let entries = self.object(*object)?;
                let font = Rc::new(self.read_font(entries.dictionary()?));
                self.fonts.insert(*object, Rc::clone(&font));
                Some(font)
            }
            Value::Dictionary(entries) => Some(Rc::new(self.read_font(entries))),
            _ => None,
        }
    }

    fn read_font(&mut self, entries: &Dictionary<'a>) -> Font {
        let kind = get(entries, b"Subtype").and_then(Value::name).unwrap_or_default();
        let mut font = Font { composite: kind == b"Type0", ..Font::default() };
        font.unicode = self.map(entries, b"ToUnicode");
        if font.composite {
            self.read_composite(entries, &mut font);
        } else {
            self.read_simple(entries, kind == b"Type3", &mut font);
        }
        font
    }

    /// A map in a stream of its own.
    fn map(&mut self, entries: &Dictionary<'a>, key: &[u8]) -> Option<CMap> {
        match get(entries, key) {
            Some(Value::Reference(Some(object))) if self.is_stream(*object) => {
                self.stream(*object).map(|(_, data)| CMap::read(&data))
            }
            _ => None,
        }
    }

    fn read_simple(&mut self, entries: &Dictionary<'a>, drawn: bool, font: &mut Font) {
        let encoding = self.entry(entries, b"Encoding");
        let base = match &encoding {
            Some(Value::Name(name)) => Named::of(name),
            Some(Value::Dictionary(inner)) => {
                get(inner, b"BaseEncoding").and_then(Value::name).and_then(Named::of)
            }
            _ => None,
        };
        // Fonts without an encoding have one of their own; that of most begins as the standard one.
        let base = base.unwrap_or(Named::Standard);
        let text = |code: u8| base.char(code).filter(|_| !drawn).map(String::from);
        font.simple = (0..=u8::MAX).map(text).collect();
        let inner = encoding.as_ref().and_then(Value::dictionary);
        let differences = inner.and_then(|it| self.entry(it, b"Differences"));
        let mut code = 0.0;
        for value in differences.as_ref().map(Value::array).unwrap_or_default() {
            match value {
                Value::Number(number) => code = *number,
                Value::Name(name) => {
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "saturates, and what is no code is not found"
                    )]
                    if let Some(place) = font.simple.get_mut(code as usize) {
                        *place = of_glyph(name);
                    }
                    code += 1.0;
                }
                _ => {}
            }
        }
        self.read_widths(entries, drawn, font);
    }

    fn read_widths(&self, entries: &Dictionary<'a>, drawn: bool, font: &mut Font) {
        let unit = match self.entry(entries, b"FontMatrix") {
            Some(matrix) if drawn => {
                matrix.array().first().and_then(Value::number).unwrap_or(0.001) * 1000.0
            }
            _ => 1.0,
        };
        let first = self.entry(entries, b"FirstChar").and_then(|it| it.number()).unwrap_or(0.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "saturates; a code that is none is not found"
        )]
        let first = first as u32;
        let widths = self.entry(entries, b"Widths");
        let widths = widths.as_ref().map(Value::array).unwrap_or_default();
        let width = |value: &Value<'a>| self.resolved(value).number().unwrap_or(0.0) * unit;
        font.widths.extend((first..).zip(widths.iter().take(256).map(width)));
        font.other_width = if widths.is_empty() { USUAL_WIDTH } else { 0.0 };
    }

    fn read_composite(&mut self, entries: &Dictionary<'a>, font: &mut Font) {
        font.lengths = self.map(entries, b"Encoding");
        let encoding = get(entries, b"Encoding").and_then(Value::name).unwrap_or_default();
        let identity = encoding.starts_with(b"Identity");
        let inner = self.entry(entries, b"DescendantFonts");
        let inner =
            inner.as_ref().and_then(|it| it.array().first()).map(|it| self.resolved(it));
        let Some(inner) = inner.as_ref().and_then(Value::dictionary) else { return };
        font.other_width =
            self.entry(inner, b"DW").and_then(|it| it.number()).unwrap_or(1000.0);
        if identity {
            let widths = self.entry(inner, b"W");
            self.read_composite_widths(
                widths.as_ref().map(Value::array).unwrap_or_default(),
                font,
            );
        }
        if identity && font.unicode.is_none() {
            font.glyphs = self.glyphs(inner).unwrap_or_default();
        }
    }

    fn read_composite_widths(&self, widths: &[Value<'a>], font: &mut Font) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "saturates; a code that is none is not found"
        )]
        let code = |value: &Value<'a>| value.number().map(|it| it as u32);
        let mut rest = widths;
        while let Some(from) = rest.first().and_then(code) {
            match rest.get(1).map(|it| self.resolved(it)) {
                Some(Value::Array(each)) => {
                    let each = each.iter().map(|it| it.number().unwrap_or(0.0));
                    font.widths.extend((from..).zip(each.take(1 << 16)));
                    rest = rest.get(2..).unwrap_or_default();
                }
                Some(to) => {
                    let width = rest.get(2).and_then(Value::number).unwrap_or(0.0);
                    let to = code(&to).unwrap_or(from).min(0xFFFF);
                    font.widths.extend((from..=to).map(|code| (code, width)));
                    rest = rest.get(3..).unwrap_or_default();
                }
                None => return,
            }
        }
    }

    /// The characters of the glyphs by the font program inside the file, where codes are its glyphs.
    fn glyphs(&mut self, inner: &Dictionary<'a>) -> Option<BTreeMap<u16, char>> {
        if let Some(Value::Reference(_)) = get(inner, b"CIDToGIDMap") {
            return None;
        }
        let descriptor = self.entry(inner, b"FontDescriptor")?;
        let Value::Reference(Some(program)) = get(descriptor.dictionary()?, b"FontFile2")?
        else {
            return None;
        };
        let (_, program) = self.stream(*program)?;
        Some(characters_of(&program))
    }
}
