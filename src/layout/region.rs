//! Regions of a language: `de-CH`, `en-US`. A layout has texts and words by language; a region writes dates, numbers
//! and sums its own way, and Swiss German has no ß.

use super::{Locale, Words};

/// The regions that letters are written for beside the ordinary form of their language, and where money stands
/// there, where that differs (CLDR 47, formats of currencies, read 2026-11-30).
const REGIONS: &[(&str, Option<&str>)] = &[
    ("de-AT", Some(BEFORE)),
    ("de-BE", None),
    ("de-CH", Some(BEFORE)),
    ("de-LI", Some(BEFORE)),
    ("de-LU", None),
    ("en-AU", None),
    ("en-CA", None),
    ("en-IE", None),
    ("en-NZ", None),
    ("en-US", None),
    ("es-MX", Some(TOUCHING)),
    ("fr-BE", None),
    ("fr-CA", None),
    ("fr-CH", None),
    ("fr-LU", None),
    ("it-CH", Some(BEFORE)),
    ("nl-BE", None),
];

/// The currency before the figures, a space between.
const BEFORE: &str = "{currency}\u{a0}{amount}";
/// The currency right before the figures.
const TOUCHING: &str = "{currency}{amount}";

/// Every region with a form of its own, such as `de-CH`.
pub fn regions() -> impl Iterator<Item = &'static str> {
    REGIONS.iter().map(|(name, _)| *name)
}

/// A language as layouts know it: `de-CH` where that region has a form of its own, and `de` for `de-DE` and for
/// regions that have none.
#[must_use]
pub fn known_region(language: &str) -> &str {
    let named = regions().any(|it| it == language);
    if named { language } else { plain_language(language) }
}

/// A language without its region.
#[must_use]
pub fn plain_language(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

impl Words {
    /// The words as a region of their language writes them.
    #[must_use]
    pub fn of_region(&self, region: &str) -> Self {
        let mut words = self.clone();
        words.locale = Locale::of(region);
        region.clone_into(&mut words.language);
        let money = REGIONS.iter().find(|(name, _)| *name == region).and_then(|it| it.1);
        if let Some(money) = money {
            money.clone_into(&mut words.money);
        }
        words
    }
}

/// A text as a region spells it: without ß in Switzerland and Liechtenstein (Duden; Bundeskanzlei,
/// Schreibweisungen).
#[must_use]
pub fn spelt(text: &str, region: &str) -> String {
    match region {
        "de-CH" | "de-LI" => text.replace('ß', "ss"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_known_by_its_own_form_alone() {
        for (given, known) in [
            ("de-CH", "de-CH"),
            ("de-DE", "de"),
            ("en-GB", "en"),
            ("en-US", "en-US"),
            ("fr-XX", "fr"),
            ("pl", "pl"),
        ] {
            assert_eq!(known_region(given), known);
        }
    }

    #[test]
    fn swiss_german_has_no_sharp_s() {
        assert_eq!(spelt("Grüße", "de-CH"), "Grüsse");
        assert_eq!(spelt("Grüße", "de-AT"), "Grüße");
    }
}
