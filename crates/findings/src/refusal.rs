//! Why a value is refused, as a sentence of the message files.

use std::fmt;

use super::{Args, Language, Messages};

/// Parts a key from its values where a refusal travels as text.
const PART: char = '\u{1f}';

/// Why a value is refused: the key of a sentence and the texts that fill it.
///
/// Readers of data pass errors on as text. In the alternate form (`{:#}`) this one keeps key and value, so that
/// [`Refusal::carried`] finds them again and whoever tells it can say it in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Where the sentence stands in the message files.
    pub key: String,
    /// The text that stood there, or that the sentence names.
    pub text: String,
    /// The values that could stand there, for sentences with `{ $known }`; empty for others.
    pub known: String,
}

impl Refusal {
    /// A sentence about a text.
    #[must_use]
    pub fn new(key: &str, text: impl Into<String>) -> Self {
        Self { key: key.to_owned(), text: text.into(), known: String::new() }
    }

    /// With what could stand there.
    #[must_use]
    pub fn expecting(self, known: impl Into<String>) -> Self {
        Self { known: known.into(), ..self }
    }

    /// The refusal that an error carries in its alternate form; none where it carries none.
    #[must_use]
    pub fn carried(told: &str) -> Option<Self> {
        let (key, values) = told.strip_prefix(PART)?.split_once(PART)?;
        let (text, known) = values.split_once(PART).unwrap_or((values, ""));
        Some(Self::new(key, text).expecting(known))
    }

    /// The sentence, without full stop.
    #[must_use]
    pub fn sentence(&self, messages: &Messages) -> String {
        messages.get(&self.key, &self.values())
    }

    /// The values that fill the sentence.
    #[must_use]
    pub fn values(&self) -> Args {
        Args::new().text("text", &self.text).text("known", &self.known)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return write!(f, "{PART}{}{PART}{}{PART}{}", self.key, self.text, self.known);
        }
        f.write_str(&self.sentence(&Messages::new(Language::En)))
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_found_again_in_what_carries_it() {
        let refusal = Refusal::new("settings-currency", "EURO").expecting("EUR, CHF");
        assert!(refusal.to_string().starts_with("`EURO` is not a currency"), "{refusal}");
        assert_eq!(Refusal::carried(&format!("{refusal:#}")), Some(refusal));
        assert_eq!(Refusal::carried("no such file"), None);
    }
}
