//! Turns TOML values into serde values, so that every refusal knows its line, its key and what was
//! expected; the `toml` crate gives these only inside an English sentence.

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use toml::Spanned;
use toml::de::{DeString, DeValue};

use super::fault::{Problem, nearest};
use super::kind::Kind;
use super::path::Step;
use super::reading::{Mend, Reading, Refused};
use super::stand_in::StandIn;

/// A value of a file and the way to it.
#[derive(Debug, Clone)]
pub(super) struct Node<'d, 't> {
    pub(super) value: &'d Spanned<DeValue<'t>>,
    pub(super) path: Vec<Step>,
    pub(super) reading: &'d Reading<'d>,
}

impl<'d, 't> Node<'d, 't> {
    /// A value below this one.
    fn below(&self, step: Step, value: &'d Spanned<DeValue<'t>>) -> Self {
        let mut path = self.path.clone();
        path.push(step);
        Self { value, path, reading: self.reading }
    }

    /// A refusal of this value, unless it knows a better place.
    pub(super) fn place(&self, mut refused: Refused) -> Refused {
        if refused.place.is_some() {
            return refused;
        }
        let mut path = self.path.clone();
        path.extend(refused.missing.map(|key| Step::Key(key.to_owned())));
        // The file itself has no line: whatever is wrong with it is wrong anywhere.
        let mut place = self.reading.place(path, self.value.span().start);
        place.line = if self.path.is_empty() { 0 } else { place.line };
        refused.place = Some(place);
        if let Problem::Unfit(text) = &mut refused.problem {
            *text = shown(self.value.get_ref());
        }
        refused
    }

    fn wrong<T>(&self, expected: Kind) -> Result<T, Refused> {
        Err(self.place(Refused::unplaced(Problem::WrongKind(expected))))
    }

    /// The entries of a table; those outside `known` are noted as faults and left out.
    fn entries(&self, known: Option<&[&str]>) -> Result<Entries<'d, 't>, Refused> {
        let DeValue::Table(table) = self.value.get_ref() else {
            return self.wrong(Kind::Table);
        };
        let mut entries: Vec<(String, Option<Self>)> = Vec::new();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if known.is_some_and(|known| !known.contains(&name)) {
                self.note_unknown(key, known.unwrap_or_default());
                continue;
            }
            let node = self.below(Step::Key(name.to_owned()), value);
            if self.reading.mend(&node.path).is_none() {
                entries.push((name.to_owned(), Some(node)));
            }
        }
        let stand_ins = self.reading.stand_ins(&self.path);
        entries.extend(stand_ins.into_iter().map(|key| (key, None)));
        entries.reverse();
        Ok(Entries { entries, current: None })
    }

    fn note_unknown(&self, key: &Spanned<DeString<'_>>, known: &[&str]) {
        let mut path = self.path.clone();
        path.push(Step::Key(key.get_ref().to_string()));
        let place = self.reading.place(path, key.span().start);
        self.reading.note(&place, nearest(key.get_ref(), known));
    }

    /// The result of a visitor's look at this value.
    fn visited<T>(
        &self,
        kind: Option<Kind>,
        visited: Result<T, Refused>,
    ) -> Result<T, Refused> {
        visited.map_err(|refused| self.place(refused.expecting(kind)))
    }
}

/// A value as people would find it in the file, for sentences that name it.
fn shown(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(yes) => yes.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(_) => "[…]".to_owned(),
        DeValue::Table(_) => "{…}".to_owned(),
    }
}

/// The entries of one table, last first; a key without value has a stand-in.
struct Entries<'d, 't> {
    entries: Vec<(String, Option<Node<'d, 't>>)>,
    current: Option<Option<Node<'d, 't>>>,
}

impl<'de> MapAccess<'de> for Entries<'_, '_> {
    type Error = Refused;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Refused> {
        let Some((key, node)) = self.entries.pop() else { return Ok(None) };
        let name: StrDeserializer<'_, Refused> = key.as_str().into_deserializer();
        let read = seed.deserialize(name).map_err(|refused| match &node {
            Some(node) => node.place(refused),
            None => refused,
        })?;
        self.current = Some(node);
        Ok(Some(read))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Refused> {
        match self.current.take() {
            Some(Some(node)) => {
                seed.deserialize(node.clone()).map_err(|refused| node.place(refused))
            }
            Some(None) => seed.deserialize(StandIn).map_err(Refused::of_stand_in),
            None => Err(Refused::custom("a value without its key")),
        }
    }
}

/// The items of one list, last first.
struct Items<'d, 't>(Vec<Node<'d, 't>>);

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Refused;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Refused> {
        let Some(node) = self.0.pop() else { return Ok(None) };
        match node.reading.mend(&node.path) {
            Some(Mend::StoodIn) => {
                seed.deserialize(StandIn).map(Some).map_err(Refused::of_stand_in)
            }
            _ => {
                seed.deserialize(node.clone()).map(Some).map_err(|refused| node.place(refused))
            }
        }
    }
}

/// Whole numbers all take the same way in.
macro_rules! numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
            match self.value.get_ref() {
                DeValue::Integer(_) => self.deserialize_any(visitor),
                _ => self.wrong(Kind::Number),
            }
        })*
    };
}

impl<'de> Deserializer<'de> for Node<'_, '_> {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let kind = Kind::of(&visitor as &dyn Expected);
        let read = match self.value.get_ref() {
            DeValue::String(text) => visitor.visit_str(text),
            DeValue::Integer(number) => {
                match i64::from_str_radix(number.as_str(), number.radix()) {
                    Ok(number) => visitor.visit_i64(number),
                    Err(_) => return self.wrong(Kind::Number),
                }
            }
            DeValue::Float(number) => match number.as_str().parse() {
                Ok(number) => visitor.visit_f64(number),
                Err(_) => return self.wrong(Kind::Number),
            },
            DeValue::Boolean(yes) => visitor.visit_bool(*yes),
            DeValue::Datetime(date) => visitor.visit_string(date.to_string()),
            DeValue::Array(_) => return self.deserialize_seq(visitor),
            DeValue::Table(_) => return self.deserialize_map(visitor),
        };
        self.visited(kind, read)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self.value.get_ref() {
            DeValue::Boolean(_) => self.deserialize_any(visitor),
            _ => self.wrong(Kind::YesNo),
        }
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self.value.get_ref() {
            DeValue::String(_) | DeValue::Datetime(_) => self.deserialize_any(visitor),
            _ => {
                let kind = Kind::of(&visitor as &dyn Expected);
                self.wrong(kind.unwrap_or(Kind::Text))
            }
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let kind = Kind::of(&visitor as &dyn Expected);
        let DeValue::Array(array) = self.value.get_ref() else {
            return self.wrong(kind.unwrap_or(Kind::List));
        };
        let items = array.iter().enumerate();
        let items = items.map(|(at, value)| self.below(Step::Item(at), value)).rev();
        let kept = items.filter(|it| it.reading.mend(&it.path) != Some(Mend::LeftOut));
        self.visited(kind, visitor.visit_seq(Items(kept.collect())))
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _length: usize,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let entries = self.entries(None)?;
        self.visited(None, visitor.visit_map(entries))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let entries = self.entries(Some(fields))?;
        self.visited(None, visitor.visit_map(entries))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let DeValue::String(word) = self.value.get_ref() else { return self.wrong(Kind::Text) };
        let word: StrDeserializer<'_, Refused> = word.as_ref().into_deserializer();
        self.visited(None, visitor.visit_enum(word))
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct
        identifier ignored_any
    }
}
