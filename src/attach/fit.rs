//! Whether a file name fits a pattern, and how closely.

use super::pattern::{Pattern, PatternPart, Written};
use findings::fold::{compact, letters, plain, spaced};

/// A letter or digit of a path, or `/`.
#[derive(Debug, Clone, Copy)]
struct Unit {
    char: char,
    /// Where its character stands in the path.
    from: usize,
    to: usize,
    /// Whether a separator stands before it, or nothing.
    starts: bool,
}

/// How closely what stands in a name is what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    /// The same characters.
    Exact,
    /// Capitals or accents differ.
    Letters,
    /// Separators are others.
    Separators,
    /// Separators are missing, or there are more of them.
    Run,
}

/// A name that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) closeness: Closeness,
    /// The text before the number, folded.
    pub(super) before: String,
    /// The text between the number and the ending, folded.
    pub(super) rest: String,
}

/// A path, taken apart.
#[derive(Debug)]
struct Path<'p> {
    text: &'p str,
    units: Vec<Unit>,
}

/// The folded letters and digits of a path with `/` between folders, and where each word of it begins.
pub(super) fn spelled(path: &str) -> (String, Vec<u32>) {
    let (mut text, mut starts) = (String::with_capacity(path.len()), Vec::new());
    for unit in units(path) {
        if unit.starts && unit.char != '/' {
            starts.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        }
        text.push(unit.char);
    }
    (text, starts)
}

fn units(path: &str) -> Vec<Unit> {
    let mut units = Vec::with_capacity(path.len());
    let mut starts = true;
    for (from, character) in path.char_indices() {
        let to = from + character.len_utf8();
        if character == '/' {
            units.push(Unit { char: '/', from, to, starts: true });
            starts = true;
            continue;
        }
        letters(character, |it| {
            // An accent of its own, as macOS writes names, folds to nothing and parts no word.
            if it.is_alphanumeric() {
                units.push(Unit { char: it, from, to, starts });
                starts = false;
            } else {
                starts = true;
            }
        });
    }
    units
}

/// Fits a path to a pattern. `longer` says whether such a number, folded, is another one of the ledger:
/// a file belongs to the longest number in its name.
pub(super) fn fit(pattern: &Pattern, path: &str, longer: &dyn Fn(&str) -> bool) -> Option<Fit> {
    let path = Path { text: path, units: units(path) };
    let mut search = Search { pattern, path: &path, longer, at: Vec::new(), best: None };
    search.piece(0, 0);
    search.best
}

struct Search<'s> {
    pattern: &'s Pattern,
    path: &'s Path<'s>,
    longer: &'s dyn Fn(&str) -> bool,
    /// Where each piece so far begins.
    at: Vec<usize>,
    best: Option<Fit>,
}

impl Search<'_> {
    /// Tries a piece of the pattern at a place of the path.
    fn piece(&mut self, piece: usize, place: usize) {
        let units = &self.path.units;
        match self.pattern.pieces.get(piece) {
            None if place == units.len() => self.keep(),
            None => {}
            Some(PatternPart::Written(written)) => {
                if let Some(end) = self.written(piece, written, place) {
                    self.at.push(place);
                    self.piece(piece + 1, end);
                    self.at.pop();
                }
            }
            Some(PatternPart::Star) => {
                let inside = units.iter().skip(place).take_while(|it| it.char != '/').count();
                for length in 0..=inside {
                    self.at.push(place);
                    self.piece(piece + 1, place + length);
                    self.at.pop();
                }
            }
            Some(PatternPart::Folders) => {
                let behind = units.iter().enumerate().skip(place);
                let folders = behind.filter(|(_, it)| it.char == '/').map(|(at, _)| at + 1);
                let places: Vec<usize> = std::iter::once(place).chain(folders).collect();
                for next in places {
                    self.at.push(place);
                    self.piece(piece + 1, next);
                    self.at.pop();
                }
            }
        }
    }

    /// Where a written piece ends that begins here.
    fn written(&self, piece: usize, written: &Written, place: usize) -> Option<usize> {
        let units = &self.path.units;
        let end = place + written.chars.len();
        let same =
            units.get(place..end)?.iter().map(|it| it.char).eq(written.chars.iter().copied());
        let starts = |at: usize| units.get(at).is_none_or(|it| it.starts);
        let star = |piece: Option<usize>| {
            matches!(piece.and_then(|it| self.pattern.pieces.get(it)), Some(PatternPart::Star))
        };
        let cut_before = star(piece.checked_sub(1)) && !starts(place);
        let cut_behind = star(Some(piece + 1)) && written.ends_in_value && !starts(end);
        (same && !cut_before && !cut_behind).then_some(end)
    }

    fn keep(&mut self) {
        let Some(fit) = self.fit() else { return };
        if self.best.as_ref().is_none_or(|best| fit.closeness < best.closeness) {
            self.best = Some(fit);
        }
    }

    /// The fit of the pieces that were found.
    fn fit(&self) -> Option<Fit> {
        let mut fit =
            Fit { closeness: Closeness::Exact, before: String::new(), rest: String::new() };
        let whole = self.pattern.pieces.len() == 1;
        let mut seen = false;
        for (piece, place) in self.pattern.pieces.iter().zip(&self.at) {
            let PatternPart::Written(written) = piece else { continue };
            let end = place + written.chars.len();
            let text = if whole { self.path.text } else { self.text(*place, end) };
            fit.closeness = fit.closeness.max(closeness(&written.text, text, whole));
            if written.holds_number && !seen {
                seen = true;
                fit.before = compact(self.text(0, *place));
                fit.rest = spaced(self.text(end, self.end_of_rest()));
                if self.belongs_to_longer(written, *place, end) {
                    return None;
                }
            }
        }
        Some(fit)
    }

    /// Where the last written piece begins, which is the ending of the name; else where the path ends.
    fn end_of_rest(&self) -> usize {
        let last = self.pattern.pieces.iter().zip(&self.at).next_back();
        match last {
            Some((PatternPart::Written(written), place)) if !written.holds_number => *place,
            _ => self.path.units.len(),
        }
    }

    /// The path between two units.
    fn text(&self, from: usize, to: usize) -> &str {
        let units = &self.path.units;
        let first = units.get(from).filter(|_| from < to);
        let last = to.checked_sub(1).and_then(|it| units.get(it));
        match (first, last) {
            (Some(first), Some(last)) => self.path.text.get(first.from..last.to),
            _ => None,
        }
        .unwrap_or_default()
    }

    /// Whether words beside the number make another number of the ledger with it.
    fn belongs_to_longer(&self, written: &Written, place: usize, end: usize) -> bool {
        // What stands in a written piece beside the number stands in every number's name.
        let own: String = written.chars.iter().rev().take_while(|it| **it != '/').collect();
        let own: String = own.chars().rev().collect();
        let units = &self.path.units;
        let mut longer = own.clone();
        for unit in units.iter().skip(end).take_while(|it| it.char != '/') {
            if unit.starts && longer != own && (self.longer)(&longer) {
                return true;
            }
            longer.push(unit.char);
        }
        let folder = |it: &&Unit| it.char != '/';
        let before: Vec<&Unit> = units.iter().take(place).rev().take_while(folder).collect();
        let mut longer: Vec<char> = own.chars().rev().collect();
        before.iter().any(|unit| {
            longer.push(unit.char);
            unit.starts && (self.longer)(&longer.iter().rev().collect::<String>())
        })
    }
}

/// How closely a text is what is written.
fn closeness(written: &str, text: &str, whole: bool) -> Closeness {
    let edges = |it: char| !whole && !it.is_alphanumeric() && it != '/';
    let (written, text) = (written.trim_matches(edges), text.trim_matches(edges));
    if written == text {
        Closeness::Exact
    } else if plain(written) == plain(text) {
        Closeness::Letters
    } else if spaced(written) == spaced(text) {
        Closeness::Separators
    } else {
        Closeness::Run
    }
}
