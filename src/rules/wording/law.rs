//! The law that letters rest on: the built-in texts know that of France alone.

use crate::rules::RuleSet;

use super::lexicon::Lexicon;
use super::pattern::{WordPattern, find};
use super::{Offence, Sentence, sentences};

/// The rule of these offences.
pub(super) const ID: &str = "L-LAW";

/// Statements of French law in a letter whose creditor is elsewhere, once for a sentence; the fixed indemnity
/// in euros too, where the law of the creditor's country is not known to give one. None for a creditor in
/// France.
#[must_use]
pub fn foreign_law(text: &str, language: &str, country: &str) -> Vec<Offence> {
    if country.eq_ignore_ascii_case("FR") {
        return Vec::new();
    }
    let Some(lexicon) = Lexicon::of(language) else { return Vec::new() };
    let fixed_sum = RuleSet::of(country).ok().and_then(|it| it.business.fixed_sum.as_ref());
    let known = fixed_sum.is_some_and(|it| it.currency.as_str() == "EUR");
    let fixed_sum = lexicon.fixed_sum.iter().filter(|_| !known);
    let words: Vec<&WordPattern> = lexicon.law.iter().chain(fixed_sum).collect();
    sentences(text).iter().filter_map(|sentence| offence(sentence, &words)).collect()
}

/// The first of some words in a sentence.
fn offence(sentence: &Sentence<'_>, words: &[&WordPattern]) -> Option<Offence> {
    let places = words.iter().flat_map(|it| find(it, &sentence.words));
    let found = sentence.words.get(places.min_by_key(|it| it.start)?)?;
    let (first, last) = (found.first()?, found.last()?);
    Some(Offence {
        id: ID.to_owned(),
        sentence: sentence.text.to_owned(),
        word: sentence.text.get(first.place.start..last.place.end)?.to_owned(),
    })
}
