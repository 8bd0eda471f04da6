//! Sentences by language and key.

use std::fmt::{self, Display};
use std::str::FromStr;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use serde::{Deserialize, Serialize};

use super::Code;
use super::args::{Arg, Args};
use super::unseen::shown;

/// The language of what is printed for people: terminal, findings, report. Letters have their own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

/// A text that names no language we speak.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a language; expected fr or en")]
pub struct NotALanguage(pub String);

impl FromStr for Language {
    type Err = NotALanguage;

    /// Reads `fr`, `en` or a locale such as `fr_FR.UTF-8`.
    fn from_str(text: &str) -> Result<Self, NotALanguage> {
        match text.get(..2) {
            Some("fr") => Ok(Self::Fr),
            Some("en") => Ok(Self::En),
            _ => Err(NotALanguage(text.to_owned())),
        }
    }
}

/// The sentences of one language, by key.
pub struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Messages").field("language", &self.language).finish_non_exhaustive()
    }
}

/// The message files of both languages, by subject.
const FILES: &[(Language, &str)] = &[
    (Language::En, include_str!("messages/en/plan.ftl")),
    (Language::En, include_str!("messages/en/terminal.ftl")),
    (Language::En, include_str!("messages/en/report.ftl")),
    (Language::En, include_str!("messages/en/arguments.ftl")),
    (Language::En, include_str!("messages/en/system.ftl")),
    (Language::En, include_str!("messages/en/settings.ftl")),
    (Language::En, include_str!("messages/en/troubles.ftl")),
    (Language::Fr, include_str!("messages/fr/plan.ftl")),
    (Language::Fr, include_str!("messages/fr/terminal.ftl")),
    (Language::Fr, include_str!("messages/fr/report.ftl")),
    (Language::Fr, include_str!("messages/fr/arguments.ftl")),
    (Language::Fr, include_str!("messages/fr/system.ftl")),
    (Language::Fr, include_str!("messages/fr/settings.ftl")),
    (Language::Fr, include_str!("messages/fr/troubles.ftl")),
];

/// The message texts of a language: the files, and the sentences of findings from their table.
fn texts(language: Language) -> Vec<String> {
    let files = FILES.iter().filter(|(of, _)| *of == language);
    let mut texts: Vec<String> = files.map(|(_, text)| (*text).to_owned()).collect();
    let line = |code: &Code| {
        let pattern = match language {
            Language::En => code.english(),
            Language::Fr => code.french(),
        };
        format!("{} = {pattern}\n", code.key())
    };
    texts.push(Code::ALL.iter().map(line).collect());
    texts
}

impl Messages {
    /// The sentences of a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let tag = match language {
            Language::En => unic_langid::LanguageIdentifier::from_bytes(b"en"),
            Language::Fr => unic_langid::LanguageIdentifier::from_bytes(b"fr"),
        };
        let mut bundle = FluentBundle::new_concurrent(tag.into_iter().collect());
        bundle.set_use_isolating(false);
        for text in texts(language) {
            // A text with a mistake still yields its other sentences; a test reads every one.
            let resource = FluentResource::try_new(text);
            bundle.add_resource_overriding(resource.unwrap_or_else(|(resource, _)| resource));
        }
        Self { language, bundle }
    }

    /// The language these sentences are in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a sentence for this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The sentence for a key, filled with values; the key itself where the sentence is missing.
    #[must_use]
    pub fn get(&self, key: &str, values: &Args) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else { return key.to_owned() };
        let mut filled = FluentArgs::new();
        for (name, value) in values.iter() {
            match value {
                // What comes from outside stands in our sentence as it can be seen.
                Arg::Text(text) => filled.set(name, shown(text)),
                Arg::Count(count) => filled.set(name, *count),
                Arg::Said(key, values) => filled.set(name, self.get(key, values)),
            }
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&filled), &mut errors).into_owned()
    }

    /// A day, given as YYYY-MM-DD, as people write it in this language: `03/12/2026` in French; English leaves it, which no two
    /// countries would read differently. Anything else stays as it is.
    #[must_use]
    pub fn day(&self, day: impl Display) -> String {
        let day = day.to_string();
        match (self.language(), day.split('-').collect::<Vec<_>>()[..].as_ref()) {
            (Language::Fr, [year, month, of_month]) => format!("{of_month}/{month}/{year}"),
            _ => day,
        }
    }

    /// The sentence for a key that takes no values.
    #[must_use]
    pub fn plain(&self, key: &str) -> String {
        self.get(key, &Args::new())
    }

    /// The sentence of a finding, without place, effect and code.
    #[must_use]
    pub fn sentence(&self, finding: &super::Finding) -> String {
        self.get(&finding.code.key(), &finding.values)
    }

    /// A finding on one line: place, what it does, code, sentence.
    #[must_use]
    pub fn finding(&self, finding: &super::Finding) -> String {
        let word = self.plain(finding.code.severity().key());
        let sentence = self.sentence(finding);
        let place = finding.origin.to_string();
        format!("{}: {word}[{}]: {sentence}", shown(&place), finding.code.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every key of a language with the names of its values, read from the files themselves.
    /// A value that is given in each language, as `$en` and `$fr`, is one.
    fn keys(language: Language) -> BTreeSet<(String, BTreeSet<String>)> {
        let own = match language {
            Language::Fr => "fr",
            Language::En => "en",
        };
        let mut found = BTreeSet::new();
        for text in texts(language) {
            assert!(FluentResource::try_new(text.clone()).is_ok(), "{text}");
            let mut current: Option<(String, BTreeSet<String>)> = None;
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                if let Some((key, _)) = line.split_once(" =")
                    && !line.starts_with([' ', '}'])
                {
                    found.extend(current.replace((key.to_owned(), BTreeSet::new())));
                }
                let names = line.split('$').skip(1).map(|rest| {
                    let name: String = rest
                        .chars()
                        .take_while(|c| c.is_alphanumeric() || "_-".contains(*c))
                        .collect();
                    if name == own { "its own language".to_owned() } else { name }
                });
                if let Some((_, values)) = &mut current {
                    values.extend(names);
                }
            }
            found.extend(current);
        }
        found
    }

    #[test]
    fn both_languages_have_the_same_sentences_with_the_same_values() {
        let (english, french) = (keys(Language::En), keys(Language::Fr));
        let differing: Vec<_> = english.symmetric_difference(&french).collect();
        assert!(differing.is_empty(), "only in one language: {differing:#?}");
    }

    #[test]
    fn french_says_no_one_where_there_is_none() {
        // In French 0 is singular too: a written 1 would turn it into one.
        for text in texts(Language::Fr) {
            let ones = text.lines().filter(|line| line.trim_start().starts_with("[one]"));
            let written: Vec<_> = ones.filter(|line| line.contains(" 1 ")).collect();
            assert!(written.is_empty(), "{written:#?}");
        }
        let none = Args::new()
            .text("old", "A")
            .text("new", "B")
            .count("letters", 0)
            .count("joined", 0);
        let said = Messages::new(Language::Fr).get("register-moved", &none);
        assert!(said.starts_with("0 lettre du débiteur A"), "{said}");
    }

    #[test]
    fn french_quotes_are_french() {
        for text in texts(Language::Fr) {
            let quoted =
                text.lines().filter(|line| !line.starts_with('#') && line.contains('`'));
            let quoted: Vec<_> = quoted.filter(|line| !line.starts_with("text-code")).collect();
            assert!(quoted.is_empty(), "{quoted:#?}");
        }
    }

    #[test]
    fn every_finding_has_a_sentence() {
        for language in [Language::En, Language::Fr] {
            let messages = Messages::new(language);
            for code in Code::ALL {
                assert!(messages.has(&code.key()), "{language:?}: {} is missing", code.key());
            }
        }
    }
}
