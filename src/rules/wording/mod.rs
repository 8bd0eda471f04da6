//! Looks through finished texts for words that a letter may not use and statements that it must make.

mod law;
mod lexicon;
mod pattern;
mod template;

use std::ops::Range;

use findings::{Args, Code, Finding, Origin};

use super::Stage;
use super::fold::{FoldedWord, words};

use self::lexicon::{Lexicon, Must, Refuse};

pub use self::law::foreign_law;
pub use self::lexicon::Reader;
pub(super) use self::pattern::{WordPattern, find};
pub use self::template::plain;

/// A sentence of a letter, or one that is missing, that keeps it from going out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Offence {
    /// The rule, such as `L-COURT` for a refused word or `M-7` for a missing item.
    pub id: String,
    /// The sentence with the refused word; for a missing item words that would make it, or none.
    pub sentence: String,
    /// The refused words as they stand there; empty for a missing item.
    pub word: String,
    /// Of words of a law: whose it is, and under whose the creditor writes.
    pub law: Option<LawClash>,
}

/// Words of one law in the letter of a creditor who writes under another, by countries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LawClash {
    /// The country whose law it is.
    pub of: String,
    /// The country of the creditor.
    pub creditor: String,
}

impl Offence {
    /// Whether something is missing, rather than refused.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.word.is_empty()
    }

    /// The finding that holds the letter.
    #[must_use]
    pub fn finding(&self, origin: Origin, debtor: Option<&str>) -> Finding {
        if self.is_missing() {
            return Finding::new(
                Code::ItemMissing,
                origin,
                debtor,
                missing(&self.id, &self.sentence),
            );
        }
        let values = Args::new().text("rule", &self.id).text("word", &self.word);
        let (code, values) = match &*self.id {
            law::ID => (Code::LawElsewhere, values.text("sentence", &self.sentence)),
            NO_RULES => {
                let language = Args::new().text("language", &self.word);
                (Code::WordRefused, values.said("sentence", "wording-no-rules", language))
            }
            _ => (Code::WordRefused, values.text("sentence", &self.sentence)),
        };
        let values = match &self.law {
            Some(law) => values.text("law", &law.of).text("country", &law.creditor),
            None => values,
        };
        Finding::new(code, origin, debtor, values)
    }
}

/// What is said of a letter in a language without wording rules.
const NO_RULES: &str = "L-LANGUAGE";

/// The values of the finding that a letter lacks what a rule asks for: `example` are words that would make it, in its
/// language, or none.
#[must_use]
pub fn missing(rule: &str, example: &str) -> Args {
    let expected = Args::new().text("example", example);
    Args::new().text("rule", rule).said("sentence", format!("must-{rule}"), expected)
}

/// Looks through the finished text of a letter: its subject on the first line, then one paragraph a line.
///
/// A language without rules is itself an offence, `L-LANGUAGE`: what cannot be read is not let through.
/// Each rule is told once for a sentence. Offences come in the order of the text, missing items last.
#[must_use]
pub fn lint(text: &str, language: &str, stage: Stage, reader: Reader) -> Vec<Offence> {
    let Some(lexicon) = Lexicon::of(language) else {
        let word = language.to_owned();
        let sentence = String::new();
        return vec![Offence { id: NO_RULES.to_owned(), sentence, word, law: None }];
    };
    let sentences = sentences(text);
    let mut offences = Vec::new();
    for sentence in sentences.iter().filter(|it| !lexicon.allows(&it.words)) {
        for rule in lexicon.refuse.iter().filter(|it| it.about(stage, reader.kind)) {
            offences.extend(refused(rule, sentence, lexicon));
        }
    }
    offences.extend(shouted(text, lexicon));
    offences.dedup();
    let must = lexicon.must.iter().filter(|it| it.about(stage, reader));
    offences.extend(must.filter(|it| is_missing(it, &sentences, lexicon)).map(|it| Offence {
        id: it.id.clone(),
        sentence: it.example.clone(),
        word: String::new(),
        law: None,
    }));
    offences
}

/// A sentence of a letter and its words.
struct Sentence<'a> {
    text: &'a str,
    words: Vec<FoldedWord>,
    /// Whether it stands in the subject.
    title: bool,
}

/// The sentences of a text, in order.
fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let title = lines.next().map(|line| (line, true));
    let lines = title.into_iter().chain(lines.map(|line| (line, false)));
    lines
        .flat_map(|(line, title)| split(line).into_iter().map(move |text| (text, title)))
        .map(|(text, title)| Sentence { text, words: words(text), title })
        .collect()
}

/// Cuts a paragraph behind a full stop, question or exclamation mark that a capital follows. A no-break space
/// ends no sentence: it stands in `31. Dezember` and `M. Martin`.
fn split(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut ended) = (0, false);
    for (at, letter) in line.char_indices() {
        match letter {
            '.' | '?' | '!' | '…' => ended = true,
            '\u{a0}' => ended = false,
            _ if letter.is_whitespace() || "»”\"*)".contains(letter) => {}
            _ => {
                if ended && letter.is_uppercase() {
                    parts.extend(line.get(start..at));
                    start = at;
                }
                ended = false;
            }
        }
    }
    parts.extend(line.get(start..));
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The first place at which a rule refuses a sentence.
fn refused(rule: &Refuse, sentence: &Sentence<'_>, lexicon: &Lexicon) -> Option<Offence> {
    if rule.title && !sentence.title {
        return None;
    }
    let excepted: Vec<Range<usize>> =
        rule.except.iter().flat_map(|it| find(it, &sentence.words)).collect();
    let inside = |place: &Range<usize>| {
        excepted.iter().any(|it| it.start <= place.start && place.end <= it.end)
    };
    let denied =
        |place: &Range<usize>| rule.negatable && is_denied(sentence, place.start, lexicon);
    let places = rule.words.iter().flat_map(|it| find(it, &sentence.words));
    let place = places.filter(|it| !inside(it) && !denied(it)).min_by_key(|it| it.start)?;
    let found = sentence.words.get(place)?;
    let (first, last) = (found.first()?, found.last()?);
    Some(Offence {
        id: rule.id.clone(),
        sentence: sentence.text.to_owned(),
        word: sentence.text.get(first.place.start..last.place.end)?.to_owned(),
        law: None,
    })
}

/// Whether a negation stands right before a word, with nothing but fillers between and no break.
fn is_denied(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let Some(before) = sentence.words.get(..at) else { return false };
    let mut end = sentence.words.get(at).map_or(0, |word| word.place.start);
    for word in before.iter().rev() {
        let between = sentence.text.get(word.place.end..end).unwrap_or(",");
        if between.contains([',', ';', ':', '(', '–', '.']) {
            return false;
        }
        if lexicon.negations.contains(&word.folded) {
            return true;
        }
        if !lexicon.fillers.contains(&word.folded) {
            return false;
        }
        end = word.place.start;
    }
    false
}

/// Too many exclamation marks, or more than a line in capitals.
fn shouted(text: &str, lexicon: &Lexicon) -> Vec<Offence> {
    let told = |sentence: &str, word: String| Offence {
        id: "L-AGGR".to_owned(),
        sentence: sentence.trim().to_owned(),
        word,
        law: None,
    };
    let mut offences = Vec::new();
    let marks = text.matches('!').count();
    if marks > lexicon.exclamations {
        let line = text.lines().rfind(|line| line.contains('!')).unwrap_or_default();
        offences.push(told(line, "!".repeat(marks)));
    }
    let mut run = String::new();
    for word in text.split_whitespace().chain([""]) {
        let loud =
            word.chars().any(char::is_uppercase) || !word.chars().any(char::is_alphabetic);
        if !word.is_empty() && loud && !word.chars().any(char::is_lowercase) {
            run.push_str(word);
            run.push(' ');
            continue;
        }
        if run.chars().filter(|c| c.is_alphabetic()).count() > lexicon.capitals {
            offences.push(told(&run, run.trim().to_owned()));
        }
        run.clear();
    }
    offences
}

/// Whether a letter lacks what it must say.
fn is_missing(must: &Must, sentences: &[Sentence<'_>], lexicon: &Lexicon) -> bool {
    let says = |pattern: &WordPattern, sentence: &Sentence<'_>| {
        !pattern.find_with(&sentence.words, &lexicon.months).is_empty()
    };
    let somewhere = |pattern: &WordPattern| sentences.iter().any(|it| says(pattern, it));
    if must.when.as_ref().is_some_and(|when| !somewhere(when)) {
        return false;
    }
    let any = must.any.is_empty()
        || sentences.iter().filter(|it| it.title || !must.title).any(|sentence| {
            must.any.iter().any(|it| says(it, sentence))
                && must.with.iter().all(|it| says(it, sentence))
        });
    !(any && must.all.iter().all(somewhere))
}

#[cfg(test)]
mod tests;
