//! Maps from codes to text or to glyphs: `ToUnicode` and encodings of composite fonts (ISO 32000-1, 9.7.5, 9.10.3).

use super::codes::Codes;
use super::value::{Value, Values};

/// The most entries taken from one map.
const MAX_ENTRIES: usize = 70_000;

/// A map from codes to text.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// Lengths in bytes with the least and greatest code of each.
    spaces: Vec<(usize, u32, u32)>,
    /// Text by length of the code and code.
    text: Codes<String>,
}

impl CMap {
    /// Reads a map.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut values = Values::new(bytes, 0, &[]);
        let mut before: Vec<Value<'_>> = Vec::new();
        while values.lexer.at < bytes.len() {
            let Some(value) = values.next() else {
                values.lexer.at += 1;
                continue;
            };
            let Value::Word(word) = value else {
                before.push(value);
                continue;
            };
            match word {
                b"endcodespacerange" => map.spaces(&before),
                b"endbfchar" => map.chars(&before),
                b"endbfrange" => map.ranges(&before),
                _ => {}
            }
            before.clear();
        }
        map
    }

    fn spaces(&mut self, values: &[Value<'_>]) {
        for pair in values.chunks(2) {
            if let [Value::Text(from), Value::Text(to)] = pair
                && (1..=4).contains(&from.len())
            {
                self.spaces.push((from.len(), code(from), code(to)));
            }
        }
    }

    fn chars(&mut self, values: &[Value<'_>]) {
        for pair in values.chunks(2) {
            if let [Value::Text(from), Value::Text(to)] = pair {
                self.put(code(from), utf16(to));
            }
        }
    }

    fn ranges(&mut self, values: &[Value<'_>]) {
        for three in values.chunks(3) {
            let [Value::Text(from), Value::Text(to), target] = three else { continue };
            let codes = code(from)..=code(to);
            match target {
                Value::Array(texts) => {
                    for (at, text) in codes.zip(texts) {
                        if let Value::Text(text) = text {
                            self.put(at, utf16(text));
                        }
                    }
                }
                Value::Text(first) => {
                    let mut text = first.clone();
                    for at in codes {
                        if self.text.len() >= MAX_ENTRIES {
                            return;
                        }
                        self.put(at, utf16(&text));
                        add_one(&mut text);
                    }
                }
                _ => {}
            }
        }
    }

    fn put(&mut self, code: u32, text: String) {
        if self.text.len() < MAX_ENTRIES {
            self.text.insert(code, text);
        }
    }

    /// The text of a code.
    pub(super) fn get(&self, code: u32) -> Option<&str> {
        self.text.get(code).map(String::as_str)
    }

    /// How many bytes the code at the beginning of these has; none where the map does not say.
    pub(super) fn length(&self, bytes: &[u8]) -> Option<usize> {
        let fits = |space: &&(usize, u32, u32)| {
            let (length, from, to) = **space;
            bytes.get(..length).is_some_and(|it| (from..=to).contains(&code(it)))
        };
        let longest = self.spaces.iter().map(|it| it.0).max()?;
        Some(self.spaces.iter().find(fits).map_or(longest, |it| it.0))
    }
}

/// A code as a number.
pub(super) fn code(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |code, byte| code << 8 | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes.chunks_exact(2).map(|pair| code(pair) as u16);
    char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn add_one(bytes: &mut [u8]) {
    for byte in bytes.iter_mut().rev() {
        *byte = byte.wrapping_add(1);
        if *byte != 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_gives_text_for_codes() {
        let map = CMap::read(
            b"/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              2 beginbfchar <0003> <0020> <0010> <00660069> endbfchar\n\
              2 beginbfrange <0020> <0022> <0041> <0030> <0031> [<0061> <0062>] endbfrange end",
        );
        let get = |code| map.get(code).unwrap_or("none");
        assert_eq!([3, 0x10, 0x22, 0x31, 0x99].map(get), [" ", "fi", "C", "b", "none"]);
        assert_eq!(map.length(&[0, 3, 0, 4]), Some(2));
    }
}
