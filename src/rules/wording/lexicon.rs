//! Forbidden and required words of letters in one language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use settings::Faults;

use crate::rules::fold::FoldedWord;
use crate::rules::{RuleSet, Stage};
use exports::DebtorKind;

use super::pattern::{WordPattern, folded};

/// The wording rules, by language.
const FILES: &[(&str, &str)] = &[
    ("fr", include_str!("../../../rules/wording/fr.toml")),
    ("en", include_str!("../../../rules/wording/en.toml")),
    ("de", include_str!("../../../rules/wording/de.toml")),
    ("nl", include_str!("../../../rules/wording/nl.toml")),
    ("es", include_str!("../../../rules/wording/es.toml")),
    ("it", include_str!("../../../rules/wording/it.toml")),
];

/// Words that letters of one language may not use, and statements they must make.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lexicon {
    /// Names of the months, folded, January first.
    pub(super) months: Vec<String>,
    /// Words that deny the one after them.
    pub(super) negations: Vec<String>,
    /// Words that may stand between a negation and what it denies.
    pub(super) fillers: Vec<String>,
    /// Exclamation marks at most.
    pub(super) exclamations: usize,
    /// Letters in capitals, one word after the other, at most.
    pub(super) capitals: usize,
    /// Words of the law of each country that texts know, by country.
    pub(super) law: BTreeMap<String, Vec<WordPattern>>,
    /// The fixed indemnity in euros.
    pub(super) fixed_sum: Vec<WordPattern>,
    /// Words that may not be used.
    pub(super) refuse: Vec<Refuse>,
    /// Sentences that may be said all the same.
    allow: Vec<Allow>,
    /// Statements that must be made.
    pub(super) must: Vec<Must>,
}

/// Words that may not be said.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Refuse {
    pub(super) id: String,
    pub(super) words: Vec<WordPattern>,
    /// Places where they may.
    #[serde(default)]
    pub(super) except: Vec<WordPattern>,
    /// Whether it looks at the subject alone.
    #[serde(default)]
    pub(super) title: bool,
    /// Whether a negation before them turns them round.
    #[serde(default)]
    pub(super) negatable: bool,
    #[serde(default = "any_kind")]
    kinds: Vec<DebtorKind>,
    #[serde(default = "any_stage")]
    stages: Vec<Stage>,
}

/// Whom a letter is for, as far as its wording depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// The kind of person.
    pub kind: DebtorKind,
    /// Whether a formal notice claims penalties or indemnities from the debtor, and the letter has to say so.
    pub may_be_charged: bool,
    /// The country whose law the letter rests on, as its rule file names it; empty where there is none.
    pub law: &'static str,
}

impl Reader {
    /// Whom a creditor of a country writes to.
    #[must_use]
    pub fn of(kind: DebtorKind, may_be_charged: bool, country: &str) -> Self {
        let law = RuleSet::of(country).map_or("", |it| it.country.as_str());
        Self { kind, may_be_charged, law }
    }
}

/// A sentence that may be said, by its id.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Allow {
    id: String,
    sentence: FoldedSentence,
}

/// The words of a sentence, as they are compared.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
struct FoldedSentence(Vec<String>);

impl From<String> for FoldedSentence {
    fn from(sentence: String) -> Self {
        Self(folded(&sentence))
    }
}

/// A statement that must be made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Must {
    pub(super) id: String,
    /// Words that make it, in the language of the letter; empty where its sentence in the messages, `must-` and the
    /// id, needs none.
    #[serde(default)]
    pub(super) example: String,
    /// Only where the letter says this.
    #[serde(default)]
    pub(super) when: Option<WordPattern>,
    /// One of these in a sentence,
    #[serde(default)]
    pub(super) any: Vec<WordPattern>,
    /// together with this one;
    #[serde(default)]
    pub(super) with: Option<WordPattern>,
    /// and every one of these somewhere.
    #[serde(default)]
    pub(super) all: Vec<WordPattern>,
    /// Whether only the subject counts.
    #[serde(default)]
    pub(super) title: bool,
    /// Only where penalties and indemnities may be claimed from the debtor.
    #[serde(default)]
    charged: bool,
    /// Only in letters that rest on the law of one of these countries; of any where none is named.
    #[serde(default)]
    countries: Vec<String>,
    #[serde(default = "any_kind")]
    kinds: Vec<DebtorKind>,
    #[serde(default = "any_stage")]
    stages: Vec<Stage>,
}

fn any_kind() -> Vec<DebtorKind> {
    vec![DebtorKind::Business, DebtorKind::Consumer, DebtorKind::Public]
}

fn any_stage() -> Vec<Stage> {
    Stage::ALL.to_vec()
}

/// Reads the file of a language.
fn lexicon(language: &str, text: &str) -> Result<Lexicon, Faults> {
    settings::read(&format!("rules/wording/{language}.toml"), text)
}

impl Lexicon {
    /// The rules of a language, such as `fr` or `fr-CH`.
    pub(super) fn of(language: &str) -> Option<&'static Self> {
        // Most runs write in one language.
        static BOOKS: [OnceLock<Option<Lexicon>>; FILES.len()] =
            [const { OnceLock::new() }; FILES.len()];
        let plain = language.split('-').next().unwrap_or(language);
        let mut books = FILES.iter().zip(&BOOKS);
        let ((of, text), book) = books.find(|((of, _), _)| *of == plain)?;
        book.get_or_init(|| lexicon(of, text).ok()).as_ref()
    }

    /// Whether a sentence is one of those that may be said word for word.
    pub(super) fn allows(&self, sentence: &[FoldedWord]) -> bool {
        self.allow.iter().any(|allowed| {
            allowed.sentence.0.iter().eq(sentence.iter().map(|word| &word.folded))
        })
    }
}

impl Refuse {
    /// Whether it holds for such a letter.
    pub(super) fn about(&self, stage: Stage, kind: DebtorKind) -> bool {
        self.stages.contains(&stage) && self.kinds.contains(&kind)
    }
}

impl Must {
    /// Whether it holds for such a letter.
    pub(super) fn about(&self, stage: Stage, reader: Reader) -> bool {
        self.stages.contains(&stage)
            && self.kinds.contains(&reader.kind)
            && (reader.may_be_charged || !self.charged)
            && (self.countries.is_empty() || self.countries.iter().any(|it| it == reader.law))
    }
}

#[cfg(test)]
mod tests {
    use findings::{Code, Language, Messages};

    use super::super::{missing, words};
    use super::*;

    #[test]
    fn what_must_be_said_has_a_sentence_and_words_that_make_it() {
        for (language, text) in FILES {
            for must in lexicon(language, text).unwrap().must {
                for messages in [Language::Fr, Language::En].map(Messages::new) {
                    let finding = missing(&must.id, &must.example);
                    let said = messages.get(&Code::ItemMissing.key(), &finding);
                    assert!(messages.has(&format!("must-{}", must.id)), "{}", must.id);
                    assert!(said.contains(&must.example), "{said}");
                }
                let said = words(&must.example);
                let any = must.any.iter().any(|it| !super::super::find(it, &said).is_empty());
                let all = must.all.iter().all(|it| !super::super::find(it, &said).is_empty());
                assert!(
                    must.example.is_empty() || any || !must.all.is_empty() && all,
                    "{language} {}",
                    must.id
                );
            }
        }
    }

    #[test]
    fn every_file_can_be_read() {
        for (language, text) in FILES {
            let read = lexicon(language, text);
            assert!(read.is_ok(), "{language}: {:?}", read.err());
            let lexicon = read.unwrap();
            assert_eq!(lexicon.months.len(), 12);
            assert!(lexicon.allow.iter().all(|it| !it.id.is_empty()));
        }
    }
}
