//! Kinds of values that keys take.

use serde::de::Expected;

/// The kind of value that a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text in quotes.
    Text,
    /// A whole number, zero or more.
    Number,
    /// A number with or without decimals.
    Decimal,
    /// An amount of money or a rate, as a number or a text.
    Amount,
    /// A day such as `2026-03-09`.
    Day,
    /// `true` or `false`.
    YesNo,
    /// A list in brackets.
    List,
    /// So many values in brackets.
    Values(usize),
    /// A section.
    Table,
}

/// Whole numbers, as serde calls them.
const WHOLE: &[&str] =
    &["u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "isize"];

impl Kind {
    /// The kind that a reader names in English as expected; none where it is none of these.
    pub(super) fn of(expected: &dyn Expected) -> Option<Self> {
        let told = expected.to_string();
        let number = told.rsplit(' ').next().and_then(|last| last.parse().ok());
        Some(match (told.as_str(), number) {
            ("a string" | "a borrowed string" | "str" | "variant identifier", _) => Self::Text,
            ("a boolean", _) => Self::YesNo,
            ("f32" | "f64", _) => Self::Decimal,
            ("a formatted date string", _) => Self::Day,
            ("a sequence", _) => Self::List,
            ("a map", _) => Self::Table,
            (_, Some(values))
                if told.starts_with("a tuple") || told.starts_with("an array") =>
            {
                Self::Values(values)
            }
            _ if told.starts_with("struct ") => Self::Table,
            _ if told.starts_with("enum ") => Self::Text,
            _ if told.contains("Decimal type") => Self::Amount,
            _ if WHOLE.contains(&told.trim_start_matches("a nonzero ")) => Self::Number,
            _ => return None,
        })
    }

    /// Where its name stands in the message files.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Text => "settings-kind-text",
            Self::Number => "settings-kind-number",
            Self::Decimal => "settings-kind-decimal",
            Self::Amount => "settings-kind-amount",
            Self::Day => "settings-kind-day",
            Self::YesNo => "settings-kind-yes-no",
            Self::List => "settings-kind-list",
            Self::Values(_) => "settings-kind-values",
            Self::Table => "settings-kind-table",
        }
    }
}
