//! Amounts in a text, in the ways languages write them.

use std::collections::BTreeSet;

/// The most digits an amount has.
const MAX_DIGITS: usize = 15;

/// Notes every amount of a text, in hundredths and without sign. Where a row of numbers could be one amount or
/// several (`12 345,00`), all that it could be are noted.
pub(super) fn read(text: &str, into: &mut BTreeSet<i64>) {
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while let Some(character) = chars.get(at) {
        if !character.is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = end_of_run(&chars, at);
        let run = chars.get(at..end).unwrap_or_default();
        // Each part of a run parted by blanks may be where the amount begins.
        let starts =
            run.iter().enumerate().filter(|(_, it)| is_blank(**it)).map(|(it, _)| it + 1);
        for start in std::iter::once(0).chain(starts) {
            into.extend(run.get(start..).and_then(value));
        }
        // And where it ends: `12 345,00` may be a count and an amount the other way round, too.
        let first = run.split(|it| is_blank(*it)).next().unwrap_or_default();
        into.extend(value(first));
        at = end;
    }
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// Where a run of digits, points, commas and blanks ends; a blank counts where three digits follow.
fn end_of_run(chars: &[char], start: usize) -> usize {
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut at = start;
    while let Some(character) = chars.get(at) {
        let goes_on = match character {
            '0'..='9' => true,
            '.' | ',' | '\'' | '\u{2019}' => digit(at + 1),
            it if is_blank(*it) => {
                digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4)
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        at += 1;
    }
    at
}

/// A run of digits as an amount.
fn value(run: &[char]) -> Option<i64> {
    let last = run.iter().rposition(|it| matches!(it, '.' | ','));
    let behind = last.map_or(0, |it| run.len() - it - 1);
    // Three digits behind a point are thousands; one or two are decimals.
    let (whole, decimals) = match last {
        Some(at) if behind == 1 || behind == 2 => (run.get(..at)?, run.get(at + 1..)?),
        _ => (run, &[] as &[char]),
    };
    let digit = |it: &char| it.to_digit(10).map(i64::from);
    let digits = || whole.iter().filter_map(digit);
    let count = digits().count();
    if count == 0 || count > MAX_DIGITS {
        return None;
    }
    let units = digits().fold(0, |units, digit| units * 10 + digit);
    let mut decimals = decimals.iter().chain(&['0', '0']);
    decimals.by_ref().take(2).try_fold(units, |cents, it| Some(cents * 10 + digit(it)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, cents: i64) {
        let mut found = BTreeSet::new();
        read(text, &mut found);
        assert!(found.contains(&cents), "{text}: {found:?}");
    }

    #[test]
    fn amounts_are_read_in_the_ways_of_each_language() {
        for text in [
            "12 345,60 €",
            "12\u{202f}345,60",
            "12.345,60 EUR",
            "12,345.60",
            "12'345.60",
            "12’345.6",
            "-12345,60",
            "Total 12 345,60",
            "2 12 345,60",
        ] {
            check(text, 1_234_560);
        }
        check("1 234", 123_400);
        check("1.234,-", 123_400);
        check("12 345,00", 34_500);
        check("7 x 100,5", 10_050);
    }
}
