//! Page contents, checked against PDF/X-4.

use super::{Breach, Defaults, Walk};
use crate::words::content::skip_picture;
use crate::words::value::{Value, Values};

impl Walk<'_> {
    /// Goes through contents for colours of no particular device, and for pictures that stand in them. Colours
    /// by name are judged where the name is given.
    pub(super) fn content(&mut self, contents: &[u8], defaults: Defaults) {
        let mut values = Values::new(contents, 0, &[]);
        let mut last = None;
        while values.lexer.at < contents.len() {
            let before = values.lexer.at;
            match values.next() {
                Some(Value::Word(b"BI")) => self.picture(&mut values, defaults),
                Some(Value::Word(operator)) => {
                    let Some(left) = self.reader.operators.checked_sub(1) else {
                        self.reader.complete = false;
                        return;
                    };
                    self.reader.operators = left;
                    match operator {
                        b"rg" | b"RG" if !defaults.rgb => self.found.add(Breach::Rgb),
                        b"k" | b"K" if !defaults.cmyk => self.found.add(Breach::Cmyk),
                        b"cs" | b"CS" => self.named(last.take(), defaults),
                        _ => {}
                    }
                }
                Some(value) => last = Some(value),
                // What is no syntax is stepped over.
                None => values.lexer.at = values.lexer.at.max(before + 1),
            }
        }
    }

    /// Colours that contents name.
    fn named(&mut self, space: Option<Value<'_>>, defaults: Defaults) {
        if let Some(name) = space.as_ref().and_then(Value::name) {
            self.device(name, defaults);
        }
    }

    /// A picture that stands in the contents: its keys, up to its data.
    fn picture(&mut self, values: &mut Values<'_>, defaults: Defaults) {
        while let Some(Value::Name(key)) = values.next() {
            let Some(value) = values.next() else { break };
            match &*key {
                b"CS" | b"ColorSpace" => match &value {
                    // `[/Indexed /DeviceRGB 1 <...>]`
                    Value::Array(parts) => {
                        for name in parts.iter().filter_map(Value::name) {
                            self.device(name, defaults);
                        }
                    }
                    value => self.named(Some(value.clone()), defaults),
                },
                b"F" | b"Filter" => {
                    let one = std::slice::from_ref(&value);
                    let each = if value.name().is_some() { one } else { value.array() };
                    let is_lzw =
                        |it: &Value<'_>| matches!(it.name(), Some(b"LZWDecode" | b"LZW"));
                    if each.iter().any(is_lzw) {
                        self.found.add(Breach::Lzw);
                    }
                }
                _ => {}
            }
        }
        skip_picture(values);
    }
}
