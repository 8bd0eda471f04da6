//! Six lines of 38 characters: what is too much goes on the next line, shares one, is abbreviated, or is cut,
//! which holds the letter.

use super::printed::{Cut, Line, Part, Printed};
use super::rule::Rule;
use super::short;

/// Characters on a line, spaces included (laposte.fr/sna article 148).
pub const LONGEST: usize = 38;

/// Lines of an address at home (same source).
const LINES: usize = 6;

/// Brings lines to their length and their number.
pub(super) fn fitted(printed: &mut Printed) {
    join(printed);
    let mut room = LINES.saturating_sub(printed.lines.len());
    let lines = std::mem::take(&mut printed.lines);
    for mut line in lines {
        while line.text.chars().count() > LONGEST && room > 0 && line.part != Part::Town {
            let (head, tail) = broken(&line.text);
            printed.rules.add(Rule::Wrapped);
            printed.push(head, line.part);
            line.text = tail;
            if line.part == Part::Street {
                line.part = Part::Locality;
            }
            room -= 1;
        }
        if line.text.chars().count() > LONGEST {
            let short = short::condensed(&line.text, line.part, LONGEST);
            printed.rules.add_if(short != line.text, Rule::Abbreviated);
            line.text = short;
        }
        if line.text.chars().count() > LONGEST {
            line.text = cut(printed, &line.text);
        }
        let Line { text, part } = line;
        printed.push(text, part);
    }
}

/// Puts neighbours between name and street on one line while there are too many.
fn join(printed: &mut Printed) {
    while printed.lines.len() > LINES {
        let short = |pair: &[Line]| match pair {
            [one, two] => {
                let inside = Part::Person..=Part::Building;
                let length = one.text.chars().count() + two.text.chars().count();
                inside.contains(&one.part) && inside.contains(&two.part) && length < LONGEST
            }
            _ => false,
        };
        let Some(at) = printed.lines.windows(2).position(short) else { return };
        let second = printed.lines.remove(at + 1);
        if let Some(first) = printed.lines.get_mut(at) {
            first.text = format!("{} {}", first.text, second.text);
        }
        printed.rules.add(Rule::Joined);
    }
}

/// Where a line goes on: at the last space that leaves its head short enough, or inside a word without any.
fn broken(text: &str) -> (String, String) {
    let head = |at: usize| text.get(..at).unwrap_or_default().trim_end();
    let mut spaces = text.match_indices(' ').map(|(at, _)| at);
    let last = spaces.rfind(|at| head(*at).chars().count() <= LONGEST);
    let forced = || text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let at = last.filter(|at| *at > 0).unwrap_or_else(forced);
    (head(at).to_owned(), text.get(at..).unwrap_or_default().trim_start().to_owned())
}

/// The beginning of a line that is too long, the rest noted.
fn cut(printed: &mut Printed, text: &str) -> String {
    let at = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let (kept, lost) = text.split_at_checked(at).unwrap_or((text, ""));
    let line = kept.trim_end().to_owned();
    printed.rules.add(Rule::Cut);
    printed.cuts.push(Cut { line: line.clone(), lost: lost.trim_start().to_owned() });
    line
}
