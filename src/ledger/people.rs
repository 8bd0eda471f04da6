//! The people that a letter names: who signs, whom to call.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Who signs the letters.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// Name as printed.
    pub name: String,
    /// The capacity in which it signs, such as `gérante`: one text for all letters, or one for each language.
    pub capacity: Capacity,
    /// Path of a scanned signature, a PNG.
    #[serde(default)]
    pub image: Option<String>,
}

/// The capacity in which somebody signs, in one language or several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Capacity {
    /// The same in every letter.
    Same(String),
    /// By language, such as `en`.
    Each(BTreeMap<String, String>),
}

impl Capacity {
    /// What stands under a letter in a language: the text for it or for the language of its region, else that of the
    /// creditor's `own` language, else the first there is.
    #[must_use]
    pub fn in_language(&self, language: &str, own: &str) -> &str {
        let texts = match self {
            Self::Same(text) => return text,
            Self::Each(texts) => texts,
        };
        let of = |language: &str| {
            let base = language.split('-').next().unwrap_or_default();
            texts.get(language).or_else(|| texts.get(base))
        };
        let found = of(language).or_else(|| of(own)).or_else(|| texts.values().next());
        found.map_or("", String::as_str)
    }
}

impl From<&str> for Capacity {
    fn from(text: &str) -> Self {
        Self::Same(text.to_owned())
    }
}

/// Whom the debtor may call.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Name as printed.
    pub name: String,
    /// Telephone.
    pub phone: String,
    /// E-mail address.
    pub email: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capacity_is_said_in_the_language_of_the_letter() {
        let texts = [("fr", "gérante"), ("en", "Managing Director")];
        let each = texts.map(|(language, text)| (language.to_owned(), text.to_owned()));
        let each = Capacity::Each(each.into());
        for (language, own, expected) in [
            ("fr", "en", "gérante"),
            ("en-GB", "fr", "Managing Director"),
            ("de", "fr-BE", "gérante"),
            ("de", "en", "Managing Director"),
            ("de", "nl", "Managing Director"),
        ] {
            assert_eq!(each.in_language(language, own), expected, "{language} {own}");
        }
        assert_eq!(Capacity::from("gérante").in_language("en", "fr"), "gérante");
    }
}
