//! The table of words that comes with the program, `rules/status.toml`.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::fold::fold;

use super::State;

/// The words of one state, by language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct StateWords {
    /// Words and codes of programs.
    programs: Vec<String>,
    /// French.
    fr: Vec<String>,
    /// English.
    en: Vec<String>,
    /// German.
    de: Vec<String>,
    /// Dutch.
    nl: Vec<String>,
    /// Spanish.
    es: Vec<String>,
    /// Italian.
    it: Vec<String>,
    /// Words that say so wherever they stand in a longer text.
    anywhere: Vec<String>,
}

/// How longer texts are read.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct LongTexts {
    negations: Vec<String>,
    in_names_insolvent: Vec<String>,
    in_names_manual: Vec<String>,
    of_the_debtor: Vec<String>,
}

/// Headers of columns that keep letters back.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Headers {
    manual: Vec<String>,
    reminded: Vec<String>,
    reminded_in_words: Vec<String>,
    kept_back: Vec<String>,
    until: Vec<String>,
}

/// Words of a column of modes of payment.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct PaymentMode {
    direct_debit: Vec<String>,
    manual: Vec<String>,
}

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct TableFile {
    reading: LongTexts,
    headers: Headers,
    payment_mode: PaymentMode,
    open: StateWords,
    draft: StateWords,
    cancelled: StateWords,
    paid: StateWords,
    written_off: StateWords,
    not_an_invoice: StateWords,
    disputed: StateWords,
    plan: StateWords,
    insolvent: StateWords,
    manual: StateWords,
    factored: StateWords,
    direct_debit: StateWords,
    other_hands: StateWords,
}

impl TableFile {
    fn words(&self, state: State) -> &StateWords {
        match state {
            State::Open | State::Unknown => &self.open,
            State::Draft => &self.draft,
            State::Cancelled => &self.cancelled,
            State::Paid => &self.paid,
            State::WrittenOff => &self.written_off,
            State::NotAnInvoice => &self.not_an_invoice,
            State::Disputed => &self.disputed,
            State::Plan => &self.plan,
            State::Insolvent => &self.insolvent,
            State::Manual => &self.manual,
            State::Factored => &self.factored,
            State::DirectDebit => &self.direct_debit,
            State::OtherHands => &self.other_hands,
        }
    }
}

impl StateWords {
    /// Its words without those for longer texts, with the language of each.
    fn whole(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let lists = [
            ("programs", &self.programs),
            ("fr", &self.fr),
            ("en", &self.en),
            ("de", &self.de),
            ("nl", &self.nl),
            ("es", &self.es),
            ("it", &self.it),
        ];
        lists.into_iter().flat_map(|(language, words)| {
            words.iter().flat_map(|it| it.split('|')).map(move |word| (language, word))
        })
    }
}

/// The meaning of a word of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WordMeaning {
    pub(super) state: State,
    /// Whether it is true of all that the debtor owes.
    pub(super) of_the_debtor: bool,
}

/// The meaning that a header gives to the rows of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HeaderMeaning {
    pub(crate) state: State,
    /// Which rows are in it.
    pub(crate) by: HeaderBy,
}

/// The rows that a header gives its meaning to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeaderBy {
    /// Those that say yes.
    Yes,
    /// Those that say no.
    No,
    /// The same, in words: numbers say something else.
    NoInWords,
    /// Those with an amount.
    Amount,
}

/// A run of words; `*` ends a stem.
type WordRun = Vec<String>;

/// The table, made ready.
#[derive(Debug, Default)]
pub(super) struct StateTable {
    whole: HashMap<String, State, foldhash::fast::FixedState>,
    anywhere: Vec<(State, WordRun)>,
    of_the_debtor: Vec<WordRun>,
    negations: Vec<String>,
    modes: Vec<(State, WordRun)>,
    /// By their first word: names are many, and nearly none says anything.
    in_names: HashMap<String, Vec<(State, WordRun)>, foldhash::fast::FixedState>,
    /// Those first words, by their first letter.
    begin_in_names: BTreeMap<u8, BTreeSet<String>>,
    headers: HashMap<String, HeaderMeaning, foldhash::fast::FixedState>,
    until: Vec<String>,
}

/// The table that comes with the program.
pub(super) fn table() -> &'static StateTable {
    static TABLE: LazyLock<StateTable> =
        LazyLock::new(|| StateTable::new(&read().unwrap_or_default()));
    &TABLE
}

fn read() -> Result<TableFile, settings::Faults> {
    settings::read("rules/status.toml", include_str!("../../rules/status.toml"))
}

/// A word as the table compares it: letters alone, each run of digits as `#`.
pub(super) fn key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    let folded = if word.contains('#') { fold(&word.replace('#', "0")) } else { fold(word) };
    for letter in folded.chars() {
        match letter {
            digit if digit.is_ascii_digit() => {
                if !key.ends_with('#') {
                    key.push('#');
                }
            }
            letter => key.push(letter),
        }
    }
    key
}

/// The words of a text, each folded.
fn tokens(text: &str) -> Vec<String> {
    parts(text).map(fold).filter(|word| !word.is_empty()).collect()
}

/// The parts of a text between separators, some of them empty.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && !is_accent(letter))
}

/// Whether a word may fold to a known one, by its first letters; what is not ASCII may fold to anything.
fn may_be(word: &str, known: &str) -> bool {
    let plain = word.bytes().take(3).take_while(u8::is_ascii);
    let same = plain.zip(known.bytes()).all(|(one, other)| one.to_ascii_lowercase() == other);
    same && (!word.is_ascii() || word.len() == known.len())
}

/// An accent written after its letter.
fn is_accent(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn pattern(text: &str) -> WordRun {
    text.split([' ', '_']).map(str::to_owned).collect()
}

/// Whether a word is that of a pattern, or begins like it.
fn is_word(wanted: &str, word: &str) -> bool {
    wanted.strip_suffix('*').map_or_else(|| wanted == word, |stem| word.starts_with(stem))
}

/// Where a pattern stands in the words of a text.
fn places<'a>(pattern: &'a [String], words: &'a [String]) -> impl Iterator<Item = usize> + 'a {
    words
        .windows(pattern.len().max(1))
        .enumerate()
        .filter(|(_, window)| pattern.iter().zip(*window).all(|(it, word)| is_word(it, word)))
        .map(|(place, _)| place)
}

impl StateTable {
    fn new(file: &TableFile) -> Self {
        let patterns = |words: &[String], state: State| -> Vec<(State, WordRun)> {
            words.iter().map(|it| (state, pattern(it))).collect()
        };
        let mut table = Self {
            negations: file.reading.negations.clone(),
            of_the_debtor: file.reading.of_the_debtor.iter().map(|it| pattern(it)).collect(),
            modes: [
                patterns(&file.payment_mode.direct_debit, State::DirectDebit),
                patterns(&file.direct_debit.anywhere, State::DirectDebit),
                patterns(&file.payment_mode.manual, State::Manual),
            ]
            .concat(),
            until: file.headers.until.iter().map(|it| key(it)).collect(),
            ..Self::default()
        };
        let in_names = [
            patterns(&file.reading.in_names_insolvent, State::Insolvent),
            patterns(&file.reading.in_names_manual, State::Manual),
        ];
        for (state, words) in in_names.concat() {
            let first = words.first().cloned().unwrap_or_default();
            if let Some(letter) = first.bytes().next() {
                table.begin_in_names.entry(letter).or_default().insert(first.clone());
            }
            table.in_names.entry(first).or_default().push((state, words));
        }
        let mut learn = |words: &[String], by: HeaderBy| {
            let meaning = HeaderMeaning { state: State::Manual, by };
            let words = words.iter().flat_map(|it| it.split('|'));
            table.headers.extend(words.map(|word| (key(word), meaning)));
        };
        learn(&file.headers.manual, HeaderBy::Yes);
        learn(&file.headers.reminded, HeaderBy::No);
        learn(&file.headers.reminded_in_words, HeaderBy::NoInWords);
        learn(&file.headers.kept_back, HeaderBy::Amount);
        for state in State::ALL {
            let words = file.words(*state);
            table.whole.extend(words.whole().map(|(_, word)| (key(word), *state)));
            table.anywhere.extend(patterns(&words.anywhere, *state));
        }
        table.anywhere.sort_by_key(|(state, _)| *state);
        table
    }

    /// The meaning of a text; none where it is not in the table.
    pub(super) fn find(&self, text: &str) -> Option<WordMeaning> {
        let words = tokens(text);
        let stands = |pattern: &WordRun| {
            places(pattern, &words).any(|place| {
                let before = place.checked_sub(1).and_then(|at| words.get(at));
                before.is_none_or(|word| !self.negations.contains(word))
            })
        };
        let whole = self.whole.get(&key(text)).copied();
        let longer =
            || self.anywhere.iter().find(|(_, it)| stands(it)).map(|(state, _)| *state);
        let state = whole.or_else(longer).or_else(|| self.of_parts(text))?;
        let of_the_debtor = state != State::Open && self.of_the_debtor.iter().any(stands);
        Some(WordMeaning { state, of_the_debtor })
    }

    /// The meaning of several words in one cell together, where all of them are known: `Partially paid,
    /// overdue`.
    fn of_parts(&self, text: &str) -> Option<State> {
        let parts = text.split([',', ';', '/', '+']);
        let states = parts.map(|part| self.whole.get(&key(part)).copied());
        states.collect::<Option<Vec<State>>>()?.into_iter().min()
    }

    /// The state that a mode of payment means for letters: open, where the debtor is the one to pay.
    pub(super) fn mode(&self, text: &str) -> State {
        let words = tokens(text);
        let stands = |pattern: &WordRun| places(pattern, &words).next().is_some();
        let found = self.modes.iter().find(|(_, it)| stands(it));
        found.map_or(State::Open, |(state, _)| *state)
    }

    /// The state that somebody wrote beside a name; none where the name says none.
    pub(super) fn in_name(&self, name: &str) -> Option<State> {
        let found = self.may_say(name).then(|| self.words_in_name(name)).flatten();
        let marked = || {
            let brief = || ["(LJ)", "(RJ)", "(lj)", "(rj)"].iter().any(|it| name.contains(it));
            (name.contains('(') && brief()).then_some(State::Insolvent)
        };
        found.or_else(marked)
    }

    fn words_in_name(&self, name: &str) -> Option<State> {
        let words = tokens(name);
        (0..words.len()).filter_map(|at| words.get(at..)).find_map(|rest| {
            let known = self.in_names.get(rest.first()?)?;
            known.iter().find(|(_, it)| rest.starts_with(it)).map(|(state, _)| *state)
        })
    }

    /// Whether a name may have such a word, by the first letters of its words: that is far quicker than to fold
    /// them.
    fn may_say(&self, name: &str) -> bool {
        parts(name).any(|word| match word.bytes().next() {
            Some(first) if first.is_ascii() => {
                let known = self.begin_in_names.get(&first.to_ascii_lowercase());
                known.is_some_and(|known| known.iter().any(|known| may_be(word, known)))
            }
            first => first.is_some(),
        })
    }

    /// The meaning that a header gives to the rows of its column: `Bloqué`, `Relançable`.
    pub(super) fn header(&self, header: &str) -> Option<HeaderMeaning> {
        let plain = key(header.split(['(', '?']).next().unwrap_or_default());
        let endless = self.until.iter().find_map(|it| plain.strip_suffix(it.as_str()));
        let of = |plain: &str| {
            let state = self.whole.get(plain).copied().filter(|it| *it != State::Open);
            let word = state.map(|state| HeaderMeaning { state, by: HeaderBy::Yes });
            self.headers.get(plain).copied().or(word)
        };
        of(&plain).or_else(|| of(endless?))
    }
}

impl State {
    /// The meaning of a word by the table that comes with the program; none where it is not in it.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        table().find(word).map(|found| found.state)
    }

    /// The state of all that a debtor owes which somebody wrote beside its name: `Roux SARL (en liquidation
    /// judiciaire)`; none where the name says none.
    #[must_use]
    pub fn beside_name(name: &str) -> Option<Self> {
        table().in_name(name)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Every word of the table with its language and state.
    pub(in crate::state) fn every_word() -> Vec<(State, &'static str, String)> {
        let file = read().unwrap_or_else(|error| panic!("{error}"));
        let words = State::ALL.iter().flat_map(|state| {
            let words = file.words(*state).whole();
            words
                .map(|(language, word)| (*state, language, word.to_owned()))
                .collect::<Vec<_>>()
        });
        words.collect()
    }

    #[test]
    fn a_name_says_a_state_where_somebody_wrote_it_beside_it() {
        let said = |name: &str| State::beside_name(name).map(State::as_str);
        assert_eq!(said("ROUX SARL (en liquidation judiciaire)"), Some("insolvent"));
        assert_eq!(said("Roux SARL (LJ)"), Some("insolvent"));
        assert_eq!(said("Vogt GmbH i.L."), Some("insolvent"));
        assert_eq!(said("Succession de Mme Petit"), Some("manual"));
        assert_eq!(said("M. Roy – décédé"), Some("manual"));
        for phrase in table().in_names.values().flatten().map(|(_, words)| words.join(" ")) {
            for name in [phrase.clone(), format!("Éts L’Été {} SA", phrase.to_uppercase())]
            {
                assert!(table().may_say(&name) && said(&name).is_some(), "{name}");
            }
        }
        for name in [
            "Liquidation Meubles SARL",
            "RJ Conseil",
            "Cabinet Succession",
            "Huissiers Roux SCP",
            "",
        ] {
            assert_eq!(said(name), None, "{name}");
        }
    }

    #[test]
    fn a_quick_look_at_a_name_misses_nothing_that_the_long_one_finds() {
        // What folds to letters of the alphabet, and what does not.
        let strange = [
            "É", "é", "\u{301}", "\u{212a}", "ſ", "İ", "ﬁ", "ﬀ", "Ｄ", "ß", "œ", "S", "7", "#",
            "°", "",
        ];
        let phrases = table().in_names.values().flatten().map(|(_, words)| words.join(" "));
        for phrase in phrases.flat_map(|it| [it.to_uppercase(), it]) {
            for (at, letter) in phrase.char_indices() {
                for instead in strange {
                    let mut name = phrase.clone();
                    name.replace_range(at..at + letter.len_utf8(), instead);
                    let missed =
                        !table().may_say(&name) && table().words_in_name(&name).is_some();
                    assert!(!missed, "{name}");
                }
            }
        }
    }

    #[test]
    fn words_are_compared_without_case_accents_blanks_and_numbers() {
        assert_eq!(key(" Échue depuis 12 jours "), "echuedepuis#jours");
        assert_eq!(key("echue depuis # jours"), "echuedepuis#jours");
        assert_eq!(key("PARTIALLY_PAID"), key("Partially paid"));
        assert_eq!(key("Réglée le 03/04/2026"), key("reglee le #"));
    }
}
