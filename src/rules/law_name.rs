//! What a law is called in the languages of letters, and whose law a creditor writes under.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The name of a law in each language that letters are written in, so that the body of a letter and its annex
/// name it alike.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct LawName(BTreeMap<String, String>);

impl LawName {
    /// The name in a language, such as `fr` or `de-CH`; none where no file gives one.
    #[must_use]
    pub fn in_language(&self, language: &str) -> Option<&str> {
        let plain = language.split('-').next().unwrap_or(language);
        self.0.get(plain).map(String::as_str)
    }

    /// The languages that have a name for it, in order.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// The overseas departments, in which the law of France holds as of right (Constitution, article 73); they
/// have codes of their own in ISO 3166-1.
const DEPARTMENTS: [&str; 5] = ["GP", "MQ", "GF", "RE", "YT"];

/// The country whose law a creditor writes under, by the country it stands in, in capitals: France for its
/// overseas departments.
#[must_use]
pub fn law_of(country: &str) -> String {
    let country = country.to_ascii_uppercase();
    if DEPARTMENTS.contains(&country.as_str()) { "FR".to_owned() } else { country }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overseas_departments_follow_france_and_nobody_else_does() {
        for country in ["FR", "fr", "GP", "MQ", "gf", "RE", "YT"] {
            assert_eq!(law_of(country), "FR");
        }
        // Territories with laws of their own.
        for country in ["NC", "PF", "MC", "be"] {
            assert_eq!(law_of(country), country.to_uppercase());
        }
    }
}
