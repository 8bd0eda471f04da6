//! Which name is meant where one is written otherwise than whoever bears it.

use findings::fold::{compact, spaced};

/// How many near names are told where nobody bears one.
const NEAREST: usize = 3;

/// The fewest letters and digits of which one digit more, one less, or two changed places are a slip:
/// short numbers of a series differ in that without any.
const LONG: usize = 5;

/// Who is meant by a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meant<'k> {
    /// One debtor or document bears it, case, accents, blanks and separators apart.
    One(&'k str),
    /// Nobody bears it, or several do; it may be a slip for one of these, the nearest first.
    Slip(Vec<&'k str>),
    /// Nobody. These are written most like it, the nearest first; none where nothing is like it.
    Nobody(Vec<&'k str>),
}

/// Who is meant by a name among those that are known.
pub(crate) fn meant<'k>(
    written: &str,
    known: impl Iterator<Item = &'k str> + Clone,
) -> Meant<'k> {
    let plain = written.trim();
    if let Some(same) = known.clone().find(|it| *it == plain) {
        return Meant::One(same);
    }
    let folded = compact(written);
    let mut alike: Vec<&str> = known.clone().filter(|it| compact(it) == folded).collect();
    alike.sort_unstable();
    alike.dedup();
    match alike.as_slice() {
        // What consists of separators alone folds to nothing, as every other such name.
        _ if folded.is_empty() => return Meant::Nobody(Vec::new()),
        [] => {}
        [only] => return Meant::One(only),
        _ => return Meant::Slip(alike),
    }
    let slips = nearest(written, known.clone().filter(|it| is_slip(written, it)));
    if !slips.is_empty() {
        return Meant::Slip(slips);
    }
    // Of what is not like it, more than half would have to change.
    let most = folded.chars().count() / 2;
    let like = known.filter(|it| strsim::osa_distance(&folded, &compact(it)) <= most);
    Meant::Nobody(nearest(written, like))
}

/// The three names that are written most like one, the nearest first.
pub(crate) fn nearest<'k>(written: &str, known: impl Iterator<Item = &'k str>) -> Vec<&'k str> {
    let folded = compact(written);
    let mut ranked: Vec<(usize, &str)> =
        known.map(|it| (strsim::osa_distance(&folded, &compact(it)), it)).collect();
    ranked.sort_unstable();
    ranked.dedup();
    ranked.into_iter().take(NEAREST).map(|(_, it)| it).collect()
}

/// Whether one name is easily written for another: letters that look like digits, zeros in
/// front, one sign too many or too few, two that changed places, a wrong letter. One digit in the place of
/// another is no such slip: that is how the numbers of a series differ.
fn is_slip(written: &str, known: &str) -> bool {
    if seen(written) == seen(known) {
        return true;
    }
    let (written, known) = (&*compact(written), &*compact(known));
    if written.chars().count().abs_diff(known.chars().count()) > 1
        || strsim::osa_distance(written, known) != 1
    {
        return false;
    }
    let (ours, theirs) = differing(written, known);
    let signs = ours.chars().chain(theirs.chars());
    let digits = signs.clone().all(|it| it.is_ascii_digit());
    let exchanged = ours.chars().count() == 1 && theirs.chars().count() == 1;
    let length = written.chars().count().min(known.chars().count());
    if digits { !exchanged && length >= LONG } else { length >= LONG - 2 }
}

/// The part between the beginning and the end that two texts share.
fn differing<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    let shared = |(a, b): &(char, char)| a == b;
    let before: usize =
        one.chars().zip(other.chars()).take_while(shared).map(|(a, _)| a.len_utf8()).sum();
    let (one, other) =
        (one.get(before..).unwrap_or_default(), other.get(before..).unwrap_or_default());
    let ends = one.chars().rev().zip(other.chars().rev());
    let after: usize = ends.take_while(shared).map(|(a, _)| a.len_utf8()).sum();
    let cut = |text: &'a str| text.get(..text.len() - after).unwrap_or_default();
    (cut(one), cut(other))
}

/// A name as a hasty eye sees it: no zeros in front of numbers, letters like digits as digits.
fn seen(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    let mut inside = false;
    for letter in spaced(name).chars() {
        let letter = match letter {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        };
        if letter == '0' && !inside {
            continue;
        }
        inside = letter.is_ascii_digit();
        text.extend((letter != ' ').then_some(letter));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[&str] =
        &["C3", "C1042", "DUPONT", "F-2026-0031", "F-2026-0118", "A-7", "A7", "411 000 12"];

    #[track_caller]
    fn check(written: &str, expected: Meant<'_>) {
        assert_eq!(meant(written, KNOWN.iter().copied()), expected);
    }

    #[test]
    fn case_blanks_and_separators_make_no_difference() {
        check("c3", Meant::One("C3"));
        check(" C 3", Meant::One("C3"));
        check("f2026/0031", Meant::One("F-2026-0031"));
        check("41100012", Meant::One("411 000 12"));
        check("Dupont", Meant::One("DUPONT"));
    }

    #[test]
    fn what_is_written_the_same_goes_before_what_folds_to_it() {
        check("A-7", Meant::One("A-7"));
        check("a 7", Meant::Slip(vec!["A-7", "A7"]));
    }

    #[test]
    fn a_slip_names_the_nearest() {
        check("DUPOND", Meant::Slip(vec!["DUPONT"]));
        check("DUPNT", Meant::Slip(vec!["DUPONT"]));
        check("C1O42", Meant::Slip(vec!["C1042"]));
        check("C01042", Meant::Slip(vec!["C1042"]));
        check("F-2026-31", Meant::Slip(vec!["F-2026-0031"]));
        check("F-2026-0181", Meant::Slip(vec!["F-2026-0118"]));
        check("F-2026-01118", Meant::Slip(vec!["F-2026-0118"]));
    }

    #[test]
    fn another_number_of_the_series_is_no_slip() {
        check("F-2026-0119", Meant::Nobody(vec!["F-2026-0118", "F-2026-0031"]));
        check("C4", Meant::Nobody(vec!["C3"]));
        check("C33", Meant::Nobody(vec!["C3"]));
        check("ZEPHYR", Meant::Nobody(Vec::new()));
    }

    #[test]
    fn separators_alone_are_nobody() {
        check("--", Meant::Nobody(Vec::new()));
        check("", Meant::Nobody(Vec::new()));
        assert_eq!(meant("//", ["-", "."].into_iter()), Meant::Nobody(Vec::new()));
    }
}
