//! The words of `rules/terms.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use findings::fold;

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    units: Units<String>,
    numbers: BTreeMap<String, Vec<String>>,
    months: BTreeMap<String, Vec<String>>,
    phrases: Phrases<String>,
}

/// The units behind a number.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Units<T> {
    pub(super) days: Vec<T>,
    pub(super) weeks: Vec<T>,
    pub(super) months: Vec<T>,
}

/// Groups of phrases by what they say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrases<T> {
    pub(super) discount: Vec<T>,
    pub(super) no_discount: Vec<T>,
    pub(super) late: Vec<T>,
    pub(super) debit: Vec<T>,
    pub(super) elsewhere: Vec<T>,
    pub(super) other_day: Vec<T>,
    pub(super) business: Vec<T>,
    pub(super) range: Vec<T>,
    pub(super) month_end: Vec<T>,
    pub(super) on_the: Vec<T>,
    pub(super) at_once: Vec<T>,
    pub(super) payment: Vec<T>,
    pub(super) net: Vec<T>,
    pub(super) or: Vec<T>,
    pub(super) filler: Vec<T>,
    pub(super) english: Vec<T>,
    pub(super) note_debit: Vec<T>,
    pub(super) paid: Vec<T>,
    pub(super) not_paid: Vec<T>,
}

/// Words that follow one another.
pub(super) type Phrase = Vec<Pattern>;

/// A word, or the beginning or end of words.
#[derive(Debug)]
pub(super) enum Pattern {
    Whole(String),
    Begins(String),
    Ends(String),
}

impl Pattern {
    fn of(word: &str) -> Self {
        let plain = fold::plain(word);
        match (plain.strip_suffix('*'), plain.strip_prefix('*')) {
            (Some(begin), _) => Self::Begins(begin.to_owned()),
            (None, Some(end)) => Self::Ends(end.to_owned()),
            (None, None) => Self::Whole(plain),
        }
    }

    fn fits(&self, word: &str) -> bool {
        match self {
            Self::Whole(whole) => whole == word,
            Self::Begins(begin) => word.starts_with(begin.as_str()),
            Self::Ends(end) => word.ends_with(end.as_str()),
        }
    }
}

/// All words.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    pub(super) units: Units<Phrase>,
    pub(super) numbers: Vec<(u32, Phrase)>,
    pub(super) months: Vec<(u32, Phrase)>,
    pub(super) phrases: Phrases<Phrase>,
}

/// The table as it comes with the program; a test reads it.
const TABLE: &str = include_str!("../../rules/terms.toml");

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    settings::read::<File>("terms.toml", TABLE).map(Lexicon::of).unwrap_or_default()
});

/// The words that come with the program.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

fn phrases(words: &[String]) -> Vec<Phrase> {
    words.iter().map(|it| it.split(' ').map(Pattern::of).collect()).collect()
}

fn numbered(table: &BTreeMap<String, Vec<String>>) -> Vec<(u32, Phrase)> {
    let mut all = Vec::new();
    for (number, words) in table {
        let Ok(number) = number.parse() else { continue };
        all.extend(phrases(words).into_iter().map(|it| (number, it)));
    }
    // The longer phrase goes first: `quatre vingt dix` before `vingt`.
    all.sort_by_key(|(_, phrase)| std::cmp::Reverse(phrase.len()));
    all
}

impl Lexicon {
    fn of(file: File) -> Self {
        let (units, said) = (file.units, file.phrases);
        Self {
            units: Units {
                days: phrases(&units.days),
                weeks: phrases(&units.weeks),
                months: phrases(&units.months),
            },
            numbers: numbered(&file.numbers),
            months: numbered(&file.months),
            phrases: Phrases {
                discount: phrases(&said.discount),
                no_discount: phrases(&said.no_discount),
                late: phrases(&said.late),
                debit: phrases(&said.debit),
                elsewhere: phrases(&said.elsewhere),
                other_day: phrases(&said.other_day),
                business: phrases(&said.business),
                range: phrases(&said.range),
                month_end: phrases(&said.month_end),
                on_the: phrases(&said.on_the),
                at_once: phrases(&said.at_once),
                payment: phrases(&said.payment),
                net: phrases(&said.net),
                or: phrases(&said.or),
                filler: phrases(&said.filler),
                english: phrases(&said.english),
                note_debit: phrases(&said.note_debit),
                paid: phrases(&said.paid),
                not_paid: phrases(&said.not_paid),
            },
        }
    }
}

/// How many words at the beginning of a list are a phrase of a group; 0 where none is, the longest where several are.
pub(super) fn begins<'w>(
    words: impl Iterator<Item = Option<&'w str>> + Clone,
    group: &[Phrase],
) -> usize {
    let fits = |phrase: &&Phrase| {
        let mut words = words.clone();
        phrase.iter().all(|it| words.next().flatten().is_some_and(|word| it.fits(word)))
    };
    group.iter().filter(fits).map(Vec::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        settings::read::<File>("terms.toml", TABLE).unwrap();
        assert_eq!(lexicon().numbers.iter().filter(|(it, _)| *it == 0).count(), 0);
        let months: std::collections::BTreeSet<u32> =
            lexicon().months.iter().map(|(it, _)| *it).collect();
        assert_eq!(months.into_iter().collect::<Vec<_>>(), (1..=12).collect::<Vec<_>>());
    }

    #[test]
    fn the_longest_phrase_counts() {
        let words = ["fin", "de", "mois"].map(Some);
        assert_eq!(begins(words.into_iter(), &lexicon().phrases.month_end), 3);
        let words = ["lieferungen"].map(Some);
        assert_eq!(begins(words.into_iter(), &lexicon().phrases.other_day), 1);
        let words = ["posteingang"].map(Some);
        assert_eq!(begins(words.into_iter(), &lexicon().phrases.other_day), 1);
    }
}
