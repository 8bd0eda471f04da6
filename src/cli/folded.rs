//! Texts and tables cut to what a terminal shows.

use findings::{Args, Messages, Money};

use super::columns::wrapped;

/// A table of more lines than this is folded.
const LONG: usize = 40;

/// So many lines of a folded table are shown.
const SHOWN: usize = 20;

/// A text in lines that fit a terminal of so many characters; what goes on stands further in than a text that
/// is set in itself.
pub(super) fn lines(text: &str, width: usize) -> String {
    let plain = text.trim_start_matches(' ');
    let indent = text.len() - plain.len();
    let (first, rest) =
        (" ".repeat(indent), " ".repeat(if indent == 0 { 0 } else { indent + 2 }));
    let room = width.saturating_sub(rest.len());
    let mut lines = String::new();
    for (place, line) in wrapped(plain, room).into_iter().enumerate() {
        lines.push_str(if place == 0 { &first } else { &rest });
        lines.push_str(&line);
        lines.push('\n');
    }
    lines
}

/// The line that counts the rows left out of a folded table, and says where they stand; empty where none are.
pub(super) fn folded(key: &str, rest: usize, messages: &Messages, width: usize) -> String {
    if rest == 0 {
        return String::new();
    }
    lines(&messages.get(key, &Args::new().count("rest", rest)), width)
}

/// Which lines of a table are shown, in their order, and how many are not: of a long one those of the
/// largest amounts.
pub(super) fn largest(rows: usize, sum: impl Fn(usize) -> Money) -> (Vec<usize>, usize) {
    let mut places: Vec<usize> = (0..rows).collect();
    if rows <= LONG {
        return (places, 0);
    }
    places.sort_by_key(|at| std::cmp::Reverse(sum(*at)));
    places.truncate(SHOWN);
    places.sort_unstable();
    (places, rows - SHOWN)
}
