//! Turns TOML values into serde values, so that every fault knows its line, its key and what was
//! expected; the `toml` crate gives these only inside an English sentence.

use std::cell::RefCell;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use toml::Spanned;
use toml::de::{DeString, DeValue};

use crate::rules::Stage;

use super::fault::{Fault, Kind, Problem};
use super::path::{Step, line, shown};

/// A value of a job file and the way to it.
#[derive(Debug, Clone)]
pub(super) struct Node<'d> {
    pub(super) value: &'d Spanned<DeValue<'d>>,
    pub(super) path: Vec<Step>,
    pub(super) text: &'d str,
    pub(super) faults: &'d RefCell<Vec<Fault>>,
}

impl<'d> Node<'d> {
    /// A value below this one.
    fn below(&self, step: Step, value: &'d Spanned<DeValue<'d>>) -> Self {
        let mut path = self.path.clone();
        path.push(step);
        Self { value, path, text: self.text, faults: self.faults }
    }

    /// A fault of this value, unless the fault knows a better place.
    fn place(&self, mut fault: Fault) -> Fault {
        if fault.line > 0 {
            return fault;
        }
        fault.line = line(self.text, self.value.span().start);
        fault.key = shown(&self.path);
        if let Problem::Missing(field) = &mut fault.problem {
            fault.key = format!("{}.{}", fault.key, std::mem::take(field));
        }
        fault.problem = self.own_words(fault.problem);
        fault
    }

    /// Says in the words of the message files what a type refuses in English.
    fn own_words(&self, problem: Problem) -> Problem {
        let Problem::Refused(_) = problem else { return problem };
        match (self.path.last(), self.value.get_ref()) {
            (Some(Step::Key(key)), DeValue::String(text)) if key == "currency" => {
                Problem::Currency(text.to_string())
            }
            (Some(Step::Key(key)), DeValue::Array(_)) if key == "stages" => {
                Problem::StageOrder(Stage::ALL.map(|stage| stage.to_string()).to_vec())
            }
            _ => problem,
        }
    }

    fn wrong<T>(&self, expected: Kind) -> Result<T, Fault> {
        Err(self.place(Fault::unplaced(Problem::WrongKind(expected))))
    }

    /// The entries of a table; those outside `known` are noted as faults and left out.
    fn entries(&self, known: Option<&[&str]>) -> Result<Entries<'d>, Fault> {
        let DeValue::Table(table) = self.value.get_ref() else {
            return self.wrong(Kind::Table);
        };
        let mut entries = Vec::new();
        for (key, value) in table.iter() {
            match known {
                Some(known) if !known.contains(&key.get_ref().as_ref()) => {
                    self.faults.borrow_mut().push(self.unknown(key, known));
                }
                _ => entries.push((key.get_ref().as_ref(), value)),
            }
        }
        entries.reverse();
        Ok(Entries { of: self.clone(), entries, current: None })
    }

    fn unknown(&self, key: &Spanned<DeString<'_>>, known: &[&str]) -> Fault {
        let mut path = self.path.clone();
        path.push(Step::Key(key.get_ref().to_string()));
        Fault {
            line: line(self.text, key.span().start),
            key: shown(&path),
            problem: nearest(key.get_ref(), known),
        }
    }
}

/// A key nobody knows, with the known key most like it where one is like it at all.
pub(super) fn nearest(key: &str, known: &[&str]) -> Problem {
    let folded = |text: &str| text.to_lowercase().replace('-', "_");
    let near = known
        .iter()
        .map(|&it| (strsim::osa_distance(&folded(key), &folded(it)), it))
        .filter(|(distance, it)| *distance <= 1 + it.len() / 4)
        .min()
        .map(|(_, it)| it.to_owned());
    Problem::UnknownKey(near, known.iter().map(|&it| it.to_owned()).collect())
}

/// The entries of one table, last first.
struct Entries<'d> {
    of: Node<'d>,
    entries: Vec<(&'d str, &'d Spanned<DeValue<'d>>)>,
    current: Option<Node<'d>>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some((key, value)) = self.entries.pop() else { return Ok(None) };
        let node = self.of.below(Step::Key(key.to_owned()), value);
        let name: StrDeserializer<'_, Fault> = key.into_deserializer();
        let read = seed.deserialize(name).map_err(|fault| node.place(fault))?;
        self.current = Some(node);
        Ok(Some(read))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some(node) = self.current.take() else {
            return Err(Fault::custom("a value without its key"));
        };
        seed.deserialize(node.clone()).map_err(|fault| node.place(fault))
    }
}

/// The items of one list, last first.
struct Items<'d>(Vec<Node<'d>>);

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some(node) = self.0.pop() else { return Ok(None) };
        seed.deserialize(node.clone()).map(Some).map_err(|fault| node.place(fault))
    }
}

/// Whole numbers all take the same way in.
macro_rules! numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            match self.value.get_ref() {
                DeValue::Integer(_) => self.deserialize_any(visitor),
                _ => self.wrong(Kind::Number),
            }
        })*
    };
}

impl<'de> Deserializer<'de> for Node<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
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
        read.map_err(|fault| self.place(fault))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value.get_ref() {
            DeValue::Boolean(_) => self.deserialize_any(visitor),
            _ => self.wrong(Kind::YesNo),
        }
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value.get_ref() {
            DeValue::String(_) | DeValue::Datetime(_) => self.deserialize_any(visitor),
            _ => self.wrong(Kind::Text),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let DeValue::Array(array) = self.value.get_ref() else { return self.wrong(Kind::List) };
        let items = array.iter().enumerate();
        let items = items.map(|(at, value)| self.below(Step::Item(at), value)).rev().collect();
        visitor.visit_seq(Items(items)).map_err(|fault| self.place(fault))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let entries = self.entries(None)?;
        visitor.visit_map(entries).map_err(|fault| self.place(fault))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let entries = self.entries(Some(fields))?;
        visitor.visit_map(entries).map_err(|fault| self.place(fault))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let DeValue::String(word) = self.value.get_ref() else { return self.wrong(Kind::Text) };
        let word: StrDeserializer<'_, Fault> = word.as_ref().into_deserializer();
        visitor.visit_enum(word).map_err(|fault| self.place(fault))
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct
        identifier ignored_any
    }
}
