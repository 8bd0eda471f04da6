//! Patterns of words that rule files write.

use std::ops::Range;

use serde::Deserialize;

use crate::rules::fold::{FoldedWord, words};

/// How many words `..` may stand for.
const GAP: usize = 4;

/// Words to look for, as a rule file writes them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub(in crate::rules) struct WordPattern(Vec<Element>);

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Element {
    /// One word of these; a stem is a word that may go on.
    Word(Vec<(String, bool)>),
    /// A few words or none.
    Gap,
    /// A day of the calendar.
    Date,
}

impl From<String> for WordPattern {
    fn from(text: String) -> Self {
        let element = |part: &str| match part {
            ".." => Element::Gap,
            "<date>" => Element::Date,
            part => Element::Word(part.split('|').map(alternative).collect()),
        };
        Self(text.split_whitespace().map(element).collect())
    }
}

/// A word, and whether it is a stem.
fn alternative(text: &str) -> (String, bool) {
    match text.strip_suffix('*') {
        Some(stem) => (stem.to_owned(), true),
        None => (text.to_owned(), false),
    }
}

/// Every place of a text at which a pattern that knows no dates fits, by the numbers of its words.
pub(in crate::rules) fn find(pattern: &WordPattern, text: &[FoldedWord]) -> Vec<Range<usize>> {
    pattern.find_with(text, &[])
}

impl WordPattern {
    /// Every place of a text at which it fits. Dates are told by the names of the months.
    pub(super) fn find_with(
        &self,
        text: &[FoldedWord],
        months: &[String],
    ) -> Vec<Range<usize>> {
        let ends = |start: usize| fit(&self.0, text, start, months).map(|end| start..end);
        (0..text.len()).filter_map(ends).collect()
    }
}

/// Where a pattern ends that begins at a word; none where it does not fit.
fn fit(
    pattern: &[Element],
    text: &[FoldedWord],
    at: usize,
    months: &[String],
) -> Option<usize> {
    let Some((first, rest)) = pattern.split_first() else { return Some(at) };
    match first {
        Element::Word(words) => {
            let word = &text.get(at)?.folded;
            let fits = |(it, stem): &(String, bool)| {
                if *stem { word.starts_with(it.as_str()) } else { word == it }
            };
            words.iter().any(fits).then(|| fit(rest, text, at + 1, months))?
        }
        Element::Gap => (at..=at + GAP).find_map(|at| fit(rest, text, at, months)),
        Element::Date => {
            date(text.get(at..)?, months).and_then(|end| fit(rest, text, at + end, months))
        }
    }
}

/// How many words a date takes: `12 mars 2026`, `1er mars 2026`, `12 de marzo de 2026`, `March 12, 2026`,
/// `12/03/2026`.
fn date(text: &[FoldedWord], months: &[String]) -> Option<usize> {
    let mut words = text.iter().enumerate().filter(|(_, word)| word.folded != "de");
    let (_, first) = words.next().filter(|(at, _)| *at == 0)?;
    let (_, second) = words.next()?;
    let month_first = months.contains(&first.folded);
    let (day, month) = if month_first { (second, first) } else { (first, second) };
    let (last, year) = words.next()?;
    let digits: String = day.folded.chars().take_while(char::is_ascii_digit).collect();
    let day: u32 = digits.parse().ok()?;
    let named = months.contains(&month.folded);
    let numbered = month.folded.parse::<u32>().is_ok_and(|it| (1..=12).contains(&it));
    let year: u32 = year.folded.parse().ok()?;
    let fits = (1..=31).contains(&day) && (named || numbered) && (1900..=9999).contains(&year);
    fits.then_some(last + 1)
}

/// The words of an exact sentence, to compare with those of another.
pub(super) fn folded(sentence: &str) -> Vec<String> {
    words(sentence).into_iter().map(|word| word.folded).collect()
}
