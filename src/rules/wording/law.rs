//! The law that letters rest on: words of one country's law may not stand in the letter of a creditor who
//! writes under another's.

use crate::rules::{RuleSet, law_of};

use super::lexicon::Lexicon;
use super::pattern::{WordPattern, find};
use super::{LawClash, Offence, Sentence, sentences};

/// The rule of these offences.
pub(super) const ID: &str = "L-LAW";

/// Statements of a law that is not the creditor's, once for a sentence and a law; and of the fixed indemnity
/// in euros, where the law of the creditor's country is not known to give one.
#[must_use]
pub fn foreign_law(text: &str, language: &str, country: &str) -> Vec<Offence> {
    let Some(lexicon) = Lexicon::of(language) else { return Vec::new() };
    let home = law_of(country);
    let fixed_sum = RuleSet::of(country).ok().and_then(|it| it.business.fixed_sum.as_ref());
    let known = fixed_sum.is_some_and(|it| it.currency.as_str() == "EUR");
    let others = lexicon.law.iter().filter(|(of, _)| **of != home);
    let others = others.map(|(of, words)| (of.as_str(), words));
    let fixed_sum = Some((FIRST_WITH_ONE, &lexicon.fixed_sum)).filter(|_| !known);
    let all: Vec<(&str, &Vec<WordPattern>)> = others.chain(fixed_sum).collect();
    let clash = |of: &str| LawClash { of: of.to_owned(), creditor: country.to_owned() };
    let sentences = sentences(text);
    let found = sentences.iter().flat_map(|sentence| {
        let each = all.iter();
        each.filter_map(|(of, words)| offence(sentence, words, clash(of)))
    });
    found.collect()
}

/// The country whose fixed indemnity the texts are most likely to have been written with.
const FIRST_WITH_ONE: &str = "FR";

/// The first of some words in a sentence.
fn offence(sentence: &Sentence<'_>, words: &[WordPattern], clash: LawClash) -> Option<Offence> {
    let places = words.iter().flat_map(|it| find(it, &sentence.words));
    let found = sentence.words.get(places.min_by_key(|it| it.start)?)?;
    let (first, last) = (found.first()?, found.last()?);
    Some(Offence {
        id: ID.to_owned(),
        sentence: sentence.text.to_owned(),
        word: sentence.text.get(first.place.start..last.place.end)?.to_owned(),
        law: Some(clash),
    })
}
