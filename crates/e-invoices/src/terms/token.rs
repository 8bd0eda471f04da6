//! From a text of terms to words, numbers, days and the marks between clauses.

use chrono::NaiveDate;

use findings::fold;

use super::date::{self, Written};
use super::lexicon::{begins, lexicon};

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A word without case and accents.
    Word(String),
    /// A whole number.
    Number(u32),
    /// `10-15`.
    Range,
    /// A day.
    Date(NaiveDate),
    /// Figures that stand like a day and can mean two, or none that exists; the day they mean where nobody writes the
    /// month first.
    Unsure(Option<NaiveDate>),
    /// A part of a whole that is more than nothing.
    Percent,
    /// Nothing percent.
    NoPercent,
    /// Other figures, such as amounts and numbers of accounts.
    Figures,
    /// Between parts of a sentence.
    Comma,
    /// Between sentences.
    Stop,
}

impl Token {
    pub(super) fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            _ => None,
        }
    }

    fn number(&self) -> Option<u32> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let folded: Vec<char> = fold::plain(text).chars().collect();
    let mut raw = Vec::new();
    let mut at = 0;
    while let Some(first) = folded.get(at) {
        let rest = folded.get(at..).unwrap_or_default();
        let length = if first.is_ascii_digit() {
            figures(rest, &mut raw)
        } else if first.is_alphabetic() {
            word(rest, &mut raw)
        } else {
            let before = at.checked_sub(1).and_then(|it| folded.get(it));
            raw.extend(mark(before, rest, raw.last()));
            1
        };
        at += length;
    }
    written(&raw)
}

fn word(rest: &[char], raw: &mut Vec<Token>) -> usize {
    let length = rest.iter().take_while(|it| it.is_alphabetic()).count();
    raw.push(Token::Word(rest.iter().take(length).collect()));
    length
}

/// Figures with the marks inside them.
fn figures(rest: &[char], raw: &mut Vec<Token>) -> usize {
    let mut length = 0;
    while let Some(here) = rest.get(length) {
        let digit_behind = rest.get(length + 1).is_some_and(char::is_ascii_digit);
        let inside = matches!(here, '.' | ',' | '/' | '-') && digit_behind;
        if !(here.is_ascii_digit() || inside) {
            break;
        }
        length += 1;
    }
    let run: String = rest.iter().take(length).collect();
    let behind = rest.get(length..).unwrap_or_default();
    let percent = behind.iter().find(|it| !it.is_whitespace()) == Some(&'%');
    raw.push(match date::figures(&run) {
        _ if percent => {
            let nothing = run.chars().all(|it| matches!(it, '0' | '.' | ','));
            if nothing { Token::NoPercent } else { Token::Percent }
        }
        Some(Written::Day(day)) => Token::Date(day),
        Some(Written::Unsure(day)) => Token::Unsure(day),
        None => match run.parse::<u32>() {
            Ok(number) if run.len() <= 4 => Token::Number(number),
            _ if run.contains('-') && run.len() <= 7 => Token::Range,
            _ => Token::Figures,
        },
    });
    length
}

/// A mark between words.
fn mark(before: Option<&char>, rest: &[char], last: Option<&Token>) -> Option<Token> {
    let behind = rest.get(1);
    let open = |it: Option<&char>| it.is_none_or(|it| it.is_whitespace());
    match rest.first()? {
        ',' | ';' | '(' | ')' | '|' | '\n' => Some(Token::Comma),
        '-' | '–' | '—' | '/' if open(before) && open(behind) => Some(Token::Comma),
        '…' | '!' | '?' => Some(Token::Stop),
        '.' if open(behind) => {
            // `30 gg. d.f.`: one or two letters are cut words.
            let cut = last.and_then(Token::word).is_some_and(|it| it.chars().count() <= 2);
            (!cut).then_some(Token::Stop)
        }
        _ => None,
    }
}

/// Joins days and numbers that are written in words.
fn written(raw: &[Token]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(token) = raw.get(at) {
        let rest = raw.get(at..).unwrap_or_default();
        let joined = day_in_words(rest).or_else(|| month_first(rest)).or_else(|| number(rest));
        let (token, length) = joined.unwrap_or_else(|| (token.clone(), 1));
        tokens.push(token);
        at += length;
    }
    tokens
}

/// The words at the beginning of a list.
fn words(rest: &[Token]) -> impl Iterator<Item = Option<&str>> + Clone {
    rest.iter().map(Token::word)
}

/// A number in words, where a unit follows.
fn number(rest: &[Token]) -> Option<(Token, usize)> {
    let lexicon = lexicon();
    for (number, phrase) in &lexicon.numbers {
        let length = begins(words(rest), std::slice::from_ref(phrase));
        let behind = rest.get(length..).unwrap_or_default();
        if length > 0 && unit(behind).is_some() {
            return Some((Token::Number(*number), length));
        }
    }
    None
}

/// The units that days are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Days,
    Weeks,
    Months,
}

/// The unit at the beginning of a list, and how many words it takes.
pub(super) fn unit(rest: &[Token]) -> Option<(Unit, usize)> {
    let units = &lexicon().units;
    let groups =
        [(Unit::Days, &units.days), (Unit::Weeks, &units.weeks), (Unit::Months, &units.months)];
    groups.into_iter().find_map(|(unit, group)| {
        let length = begins(words(rest), group);
        (length > 0).then_some((unit, length))
    })
}

fn month(token: Option<&Token>) -> Option<u32> {
    let word = token?.word()?;
    let of = |(_, phrase): &&(u32, super::lexicon::Phrase)| {
        begins(std::iter::once(Some(word)), std::slice::from_ref(phrase)) == 1
    };
    lexicon().months.iter().find(of).map(|(month, _)| *month)
}

/// Passes over a word or mark, where it is there.
fn skip(rest: &[Token], at: usize, words: &[&str], stops: bool) -> usize {
    match rest.get(at) {
        Some(Token::Word(word)) if words.contains(&word.as_str()) => at + 1,
        Some(Token::Stop) if stops => at + 1,
        Some(Token::Comma) if stops => at + 1,
        _ => at,
    }
}

const ORDINALS: &[&str] = &["er", "st", "nd", "rd", "th", "o"];
const OF: &[&str] = &["de", "of", "di", "del", "the"];

/// `1er janvier 2027`, `15. Januar 2027`, `15 de enero de 2027`.
fn day_in_words(rest: &[Token]) -> Option<(Token, usize)> {
    let day = rest.first()?.number()?;
    let at = skip(rest, 1, ORDINALS, true);
    let at = skip(rest, at, OF, false);
    let month = month(rest.get(at))?;
    let at = skip(rest, at + 1, OF, true);
    dated((day, month), rest, at)
}

/// `January 15, 2027`.
fn month_first(rest: &[Token]) -> Option<(Token, usize)> {
    let month = month(rest.first())?;
    let day = rest.get(1)?.number()?;
    let at = skip(rest, 2, ORDINALS, false);
    let at = skip(rest, at, &[], true);
    dated((day, month), rest, at)
}

fn dated((day, month): (u32, u32), rest: &[Token], at: usize) -> Option<(Token, usize)> {
    let year = rest.get(at)?.number().filter(|it| (2000..2100).contains(it))?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    Some((date.map_or(Token::Unsure(None), Token::Date), at + 1))
}
