//! The named values that fill a sentence.

/// Named values that fill a message, in the order they were given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Args(Vec<(&'static str, Arg)>);

/// One value: a text, or a number that chooses singular or plural.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Arg {
    /// Shown as it is.
    Text(String),
    /// Shown in digits.
    Count(u64),
    /// Another sentence, by its key and values, said in the language of the one it fills.
    Said(String, Args),
}

impl Args {
    /// No values.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The text of this name, where there is one.
    #[must_use]
    pub fn told(&self, name: &str) -> Option<&str> {
        self.0.iter().find_map(|(known, value)| match value {
            Arg::Text(text) if *known == name => Some(text.as_str()),
            Arg::Text(_) | Arg::Count(_) | Arg::Said(..) => None,
        })
    }

    /// Adds a text.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.0.push((name, Arg::Text(value.into())));
        self
    }

    /// Adds a number, which can choose singular or plural.
    #[must_use]
    pub fn count(mut self, name: &'static str, value: impl TryInto<u64>) -> Self {
        self.0.push((name, Arg::Count(value.try_into().unwrap_or(u64::MAX))));
        self
    }

    /// Adds another sentence, by its key and values.
    #[must_use]
    pub fn said(mut self, name: &'static str, key: impl Into<String>, values: Self) -> Self {
        self.0.push((name, Arg::Said(key.into(), values)));
        self
    }

    /// The values as names and texts, a sentence as its key, in the order they were given.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, String)> + '_ {
        self.0.iter().map(|(name, value)| {
            let text = match value {
                Arg::Text(text) => text.clone(),
                Arg::Count(count) => count.to_string(),
                Arg::Said(key, _) => key.clone(),
            };
            (*name, text)
        })
    }

    /// The values by name, in the order they were given.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &Arg)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }
}
