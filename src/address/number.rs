//! The number before a French street: one number, one letter (laposte.fr/sna article 661).

use findings::fold::unaccented;

use super::rule::{Rule, Rules};
use super::street;

/// Words that can stand behind a house number, each with the letter it is shortened to.
const EXTENSIONS: &[(&str, &str)] =
    &[("BIS", "B"), ("TER", "T"), ("QUATER", "Q"), ("QUINQUIES", "C")];

/// Marks and words that join the numbers of one house.
const JOINTS: &[&str] = &["-", "/", "a", "à", "A", "À", "et", "&"];

/// A street as given, with the first number alone where several stand before a kind of street.
pub(super) fn first(street: &str, rules: &mut Rules) -> String {
    let Some((first, rest)) = digits(street) else { return street.to_owned() };
    let joint = rest.trim_start();
    let joint = JOINTS.iter().find_map(|it| joint.strip_prefix(it));
    let Some((_, label)) = joint.map(str::trim_start).and_then(digits) else {
        return street.to_owned();
    };
    let label = label.trim_start_matches([' ', ',']);
    let plain = unaccented(label).to_uppercase();
    if street::kind(&plain).is_none() {
        return street.to_owned();
    }
    rules.add(Rule::NumberRange);
    format!("{first} {label}")
}

/// A street in capitals with `5 BIS` or `5BIS` as `5 B`.
pub(super) fn extension(street: &str, rules: &mut Rules) -> String {
    let Some((number, rest)) = digits(street) else { return street.to_owned() };
    let (word, label) = rest.trim_start().split_once(' ').unwrap_or((rest.trim_start(), ""));
    let known = EXTENSIONS.iter().find(|(long, _)| *long == word);
    let letter = match known {
        Some((_, letter)) => *letter,
        // `5A RUE` is written `5 A RUE`.
        None if rest.starts_with(word) && is_letter(word) => word,
        None => return street.to_owned(),
    };
    if label.is_empty() {
        return street.to_owned();
    }
    rules.add(Rule::Number);
    format!("{number} {letter} {label}")
}

/// Number with its letter, and label.
pub(super) fn parted(street: &str) -> (&str, &str) {
    let Some((number, rest)) = digits(street) else { return ("", street) };
    let label = rest.trim_start();
    match label.split_once(' ') {
        Some((letter, label)) if is_letter(letter) => {
            let length = street.len() - label.len();
            (street.get(..length).unwrap_or_default().trim_end(), label)
        }
        _ => (number, label),
    }
}

fn is_letter(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The one to four digits that a text begins with, and what follows.
fn digits(text: &str) -> Option<(&str, &str)> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&count).then(|| text.split_at_checked(count)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(street: &str, expected: &str, applied: &str) {
        let mut rules = Rules::default();
        let one = first(street, &mut rules);
        let done = extension(&one.to_uppercase(), &mut rules);
        assert_eq!((done.as_str(), rules.to_string().as_str()), (expected, applied));
    }

    #[test]
    fn one_number_and_one_letter() {
        check("5 bis rue Haute", "5 B RUE HAUTE", "number");
        check("5bis rue Haute", "5 B RUE HAUTE", "number");
        check("5A rue Haute", "5 A RUE HAUTE", "number");
        check("12/14 rue Haute", "12 RUE HAUTE", "number-range");
        check("4 à 8, avenue Basse", "4 AVENUE BASSE", "number-range");
        check("12 - 14 rue Haute", "12 RUE HAUTE", "number-range");
        check("12 rue du 8 mai 1945", "12 RUE DU 8 MAI 1945", "");
        check("12 14 chantiers", "12 14 CHANTIERS", "");
        check("5 B RUE HAUTE", "5 B RUE HAUTE", "");
    }

    #[test]
    fn the_letter_belongs_to_the_number() {
        assert_eq!(parted("5 B RUE HAUTE"), ("5 B", "RUE HAUTE"));
        assert_eq!(parted("5 RUE HAUTE"), ("5", "RUE HAUTE"));
        assert_eq!(parted("RUE HAUTE"), ("", "RUE HAUTE"));
    }
}
