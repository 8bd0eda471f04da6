//! Values of PDF syntax.

use std::borrow::Cow;

use crate::escapes::{unescaped, unescaped_name};
use crate::lexer::{Lexer, Token};
use crate::text::Reference;

/// How deep values may stand inside each other.
const MAX_DEPTH: usize = 50;

/// A value of PDF syntax.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value<'a> {
    Number(f64),
    /// Without its slash.
    Name(Cow<'a, [u8]>),
    Text(Vec<u8>),
    Array(Vec<Value<'a>>),
    Dictionary(Dictionary<'a>),
    /// An object, by its place in the list; none where it refers to nothing.
    Reference(Option<u32>),
    /// A keyword or operator.
    Word(&'a [u8]),
}

/// The keys of a dictionary, without their slashes, and their values.
pub(crate) type Dictionary<'a> = Vec<(Cow<'a, [u8]>, Value<'a>)>;

impl<'a> Value<'a> {
    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(crate) fn dictionary(&self) -> Option<&Dictionary<'a>> {
        match self {
            Self::Dictionary(entries) => Some(entries),
            _ => None,
        }
    }

    pub(crate) fn array(&self) -> &[Value<'a>] {
        match self {
            Self::Array(values) => values,
            _ => &[],
        }
    }
}

/// The value of a key; of one that stands there twice the last, as readers take it.
pub(crate) fn get<'d, 'a>(entries: &'d Dictionary<'a>, key: &[u8]) -> Option<&'d Value<'a>> {
    entries.iter().rev().find(|(it, _)| &**it == key).map(|(_, value)| value)
}

/// Reads values where they stand; `references` are those that stand in the same bytes, in order.
#[derive(Debug)]
pub(crate) struct Values<'a> {
    pub(crate) lexer: Lexer<'a>,
    references: &'a [Reference],
}

impl<'a> Values<'a> {
    pub(crate) fn new(bytes: &'a [u8], at: usize, references: &'a [Reference]) -> Self {
        Self { lexer: Lexer::new(bytes, at), references }
    }

    /// The next value; none at the end, at a closing bracket, or where it is no PDF syntax.
    pub(crate) fn next(&mut self) -> Option<Value<'a>> {
        self.value(0)
    }

    /// Keys and values up to the end of the bytes.
    pub(crate) fn entries(&mut self) -> Dictionary<'a> {
        let mut entries = Dictionary::new();
        while let (Some(Value::Name(key)), Some(value)) = (self.value(0), self.value(0)) {
            entries.push((key, value));
        }
        entries
    }

    fn value(&mut self, depth: usize) -> Option<Value<'a>> {
        let (token, place) = self.lexer.token()?;
        let text = self.lexer.bytes.get(place.clone())?;
        Some(match token {
            #[expect(
                clippy::cast_precision_loss,
                reason = "a place on paper, or a small count"
            )]
            Token::Natural(number) => Value::Number(number as f64),
            Token::Reference(_) => Value::Reference(self.reference(place.start)),
            Token::Name => Value::Name(name(text)),
            Token::Text => Value::Text(unescaped(text)),
            Token::Word => match number(text) {
                Some(number) => Value::Number(number),
                None => Value::Word(text),
            },
            Token::OpenArray if depth < MAX_DEPTH => {
                let mut values = Vec::new();
                while let Some(value) = self.value(depth + 1) {
                    values.push(value);
                }
                Value::Array(values)
            }
            Token::OpenDictionary if depth < MAX_DEPTH => {
                let mut entries = Dictionary::new();
                while let Some(Value::Name(key)) = self.value(depth + 1) {
                    entries.push((key, self.value(depth + 1)?));
                }
                Value::Dictionary(entries)
            }
            Token::OpenArray
            | Token::OpenDictionary
            | Token::CloseArray
            | Token::CloseDictionary => return None,
        })
    }

    fn reference(&self, at: usize) -> Option<u32> {
        let place = self.references.binary_search_by_key(&at, |it| it.place.start).ok()?;
        self.references.get(place)?.to
    }
}

/// A number with sign or point. Programs write `--5`, `5.-`, too.
fn number(text: &[u8]) -> Option<f64> {
    if !text.iter().all(|it| matches!(it, b'0'..=b'9' | b'+' | b'-' | b'.')) {
        return None;
    }
    let text = std::str::from_utf8(text).ok()?;
    let minus = text.starts_with('-');
    let digits = text.trim_start_matches(['-', '+']);
    let digits = digits.split(['-', '+']).next().unwrap_or_default();
    let value: f64 =
        if digits.is_empty() || digits == "." { 0.0 } else { digits.parse().ok()? };
    Some(if minus { -value } else { value })
}

/// A name with its slash and its escapes, without both.
fn name(text: &[u8]) -> Cow<'_, [u8]> {
    if text.contains(&b'#') {
        return Cow::Owned(unescaped_name(text));
    }
    Cow::Borrowed(text.get(1..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_they_are_written() {
        let text = br"[-1.5 (a\)\101\n) <4A4> /A#20b true << /K [1] >>]";
        let value = Values::new(text, 0, &[]).next().unwrap();
        assert_eq!(
            value.array(),
            [
                Value::Number(-1.5),
                Value::Text(b"a)A\n".to_vec()),
                Value::Text(b"J\x40".to_vec()),
                Value::Name(b"A b".as_slice().into()),
                Value::Word(b"true"),
                Value::Dictionary(vec![(
                    b"K".as_slice().into(),
                    Value::Array(vec![Value::Number(1.0)])
                )]),
            ]
        );
    }
}
