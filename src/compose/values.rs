//! Amounts, days and lists as letter texts have them.

use std::sync::Arc;

use chrono::NaiveDate;
use minijinja::value::{Object, Value};

use crate::layout::{Words, fill};
use exports::Text;
use findings::{Currency, Money};

/// Invoice numbers that a sentence lists before it says how many others there are, and rates before it says from which
/// to which they reach.
pub(super) const LISTED: usize = 3;

/// Values by name; few enough to look through.
#[derive(Debug)]
pub(super) struct TextValues(Vec<(&'static str, Value)>);

impl Object for TextValues {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        self.0.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone())
    }

    /// A group of values that is there counts as true.
    fn is_true(self: &Arc<Self>) -> bool {
        true
    }
}

impl TextValues {
    pub(super) fn value(facts: Vec<(&'static str, Value)>) -> Value {
        Value::from_object(Self(facts))
    }
}

/// An amount in its currency; nothing owed counts as false.
#[derive(Debug)]
pub(super) struct ShownAmount(pub(super) Money, pub(super) Currency);

impl Object for ShownAmount {
    fn repr(self: &Arc<Self>) -> minijinja::value::ObjectRepr {
        minijinja::value::ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        !self.0.is_zero()
    }

    fn render(self: &Arc<Self>, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.0, self.1)
    }
}

/// A day.
#[derive(Debug)]
pub(super) struct ShownDay(pub(super) NaiveDate);

impl Object for ShownDay {
    fn repr(self: &Arc<Self>) -> minijinja::value::ObjectRepr {
        minijinja::value::ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A few texts in a sentence: `A, B et C`, or `A, B, C et 5 autres`.
pub(super) fn listed<'a>(
    texts: impl ExactSizeIterator<Item = &'a Text>,
    words: &Words,
) -> String {
    let count = texts.len();
    let shown = if count > LISTED + 1 { LISTED } else { count };
    let mut list = String::new();
    for (place, text) in texts.take(shown).enumerate() {
        if place > 0 {
            let last = shown == count && place + 1 == count;
            list.push_str(&if last { format!(" {} ", words.and) } else { ", ".to_owned() });
        }
        list.push_str(text);
    }
    if shown < count {
        let others = fill(&words.and_others, "n", &(count - shown).to_string());
        list.push(' ');
        list.push_str(&others);
    }
    list
}
