//! French addresses by NF Z 10-011 (May 1997, revised 19 January 2013), as La Poste explains it:
//! laposte.fr/sna articles 148 and 661, rubric 83; post.md A.1. Read 2026-11-25.

use super::fit::{LONGEST, fitted};
use super::number;
use super::printed::{Line, Part, Pieces, Printed};
use super::rule::{Rule, Rules};
use super::street;
use findings::fold::unaccented;

/// Lines 1 to 6.
pub(super) fn printed(pieces: Pieces, rules: Rules) -> Printed {
    let mut printed = Printed { rules, ..Printed::default() };
    printed.push(pieces.name, Part::Name);
    printed.push(pieces.contact.unwrap_or_default(), Part::Person);
    let mut lines = pieces.lines;
    let mut town = (pieces.postcode, pieces.city);
    if town.1.is_empty() && lines.last().is_some_and(|line| is_town(&upper(line))) {
        town = (String::new(), lines.pop().unwrap_or_default());
        printed.rules.add(Rule::TownFromLines);
    }
    let lines = lines.into_iter().flat_map(|line| parted(line, &mut printed.rules));
    let lines: Vec<String> = lines.collect();
    place(lines, &mut printed);
    let town = town_line(&town.0, &town.1, &mut printed.rules);
    printed.doubtful = !is_town(&town);
    printed.push(town, Part::Town);
    for line in &mut printed.lines {
        if line.part >= Part::Street && line.part < Part::Town {
            line.text = strict(&line.text, line.part, &mut printed.rules);
        }
    }
    printed.lines.retain(|line| !line.text.is_empty());
    fitted(&mut printed);
    printed
}

/// Gives every line its part and puts them in order.
fn place(lines: Vec<String>, printed: &mut Printed) {
    let first = printed.lines.len();
    let plain: Vec<Option<Part>> = lines.iter().map(|it| street::part(&upper(it))).collect();
    let street = plain.iter().position(|it| *it == Some(Part::Street));
    // Where no line is a street, the last that nothing is known of stands in its place.
    let street = street.or_else(|| plain.iter().rposition(Option::is_none));
    for (nth, (text, part)) in lines.into_iter().zip(plain).enumerate() {
        let after = street.is_some_and(|street| nth > street);
        let part = match part {
            _ if Some(nth) == street => Part::Street,
            // A second street, such as that of an entrance, goes where a locality goes.
            Some(Part::Street) => Part::Locality,
            Some(part) => part,
            None if after => Part::Locality,
            None => Part::Building,
        };
        printed.lines.push(Line { text, part });
    }
    let of = printed.lines.get_mut(first..).unwrap_or_default();
    let ordered = of.is_sorted_by_key(|line| line.part);
    printed.rules.add_if(!ordered, Rule::Order);
    printed.lines.sort_by_key(|line| line.part);
}

/// A line that holds several things, such as a street and a post office box, as a line of each.
fn parted(line: String, rules: &mut Rules) -> Vec<String> {
    let pieces: Vec<&str> = line
        .split([',', ';'])
        .flat_map(|it| it.split(" - "))
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    let parts: Vec<Option<Part>> = pieces.iter().map(|it| street::part(&upper(it))).collect();
    let street = parts.contains(&Some(Part::Street));
    let other = parts.iter().any(|it| it.is_some_and(|it| it != Part::Street));
    if street && other {
        rules.add(Rule::Parted);
        let pieces = pieces.into_iter().flat_map(|it| boxed(it, rules));
        return pieces.collect();
    }
    if let Some((before, street)) = before_street(&line) {
        rules.add(Rule::Parted);
        return [boxed(before, rules), boxed(street, rules)].concat();
    }
    boxed(&line, rules)
}

/// A line that is too long, parted before the kind of a street in it, or before its number.
fn before_street(line: &str) -> Option<(&str, &str)> {
    let short = |text: &str| text.chars().count() <= LONGEST;
    if short(line) || street::part(&upper(line)) == Some(Part::Street) {
        return None;
    }
    let parted = line.match_indices(' ').filter_map(|(at, _)| line.split_at_checked(at));
    let mut parted = parted.map(|(before, rest)| (before, rest.trim_start()));
    parted.find(|(before, rest)| {
        let label = upper(rest);
        let named = street::kind(number::parted(&label).1).is_some();
        named && short(before) && short(rest) && before.contains(char::is_alphabetic)
    })
}

/// How the post's own kinds of delivery are written, with points or in words, and how they are printed.
const DELIVERIES: &[(&[&str], &str)] = &[
    (&["BP"], "BP"),
    (&["B", "P"], "BP"),
    (&["BOITE", "POSTALE"], "BP"),
    (&["CS"], "CS"),
    (&["C", "S"], "CS"),
    (&["TSA"], "TSA"),
];

/// A line with BP, CS or TSA parted there: they never stand on the line of the street (post.md A.1).
fn boxed(line: &str, rules: &mut Rules) -> Vec<String> {
    let plain = upper(line);
    let words: Vec<&str> = plain.split(' ').collect();
    let begins = |at: usize| {
        let rest = words.get(at..).unwrap_or_default();
        DELIVERIES.iter().find_map(|(written, short)| {
            let number = rest.get(written.len()).filter(|it| it.bytes().all(is_digit));
            (rest.starts_with(written) && number.is_some()).then_some((written.len(), *short))
        })
    };
    let Some((at, (length, short))) = (0..words.len()).find_map(|at| Some((at, begins(at)?)))
    else {
        return vec![line.to_owned()];
    };
    let (before, rest) = words.split_at(at);
    let rest = rest.get(length..).unwrap_or_default().join(" ");
    let delivery = format!("{short} {rest}");
    if at == 0 && delivery == line {
        return vec![delivery];
    }
    rules.add(Rule::Delivery);
    if before.is_empty() { vec![delivery] } else { vec![before.join(" "), delivery] }
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

/// A line from the street on: capitals without accents, letters, digits and spaces alone.
fn strict(text: &str, part: Part, rules: &mut Rules) -> String {
    let text = if part == Part::Street { number::first(text, rules) } else { text.to_owned() };
    let plain = unaccented(&text);
    rules.add_if(plain != text, Rule::Accents);
    let capitals = plain.to_uppercase();
    rules.add_if(capitals != plain, Rule::Capitals);
    let bare = without_punctuation(&capitals);
    rules.add_if(bare != capitals, Rule::Punctuation);
    if part != Part::Street {
        return bare;
    }
    let numbered = number::extension(&bare, rules);
    abbreviated(numbered, rules)
}

/// The most characters of a street's label that is not abbreviated.
const LABEL: usize = 32;

/// A street with its kind abbreviated where the label is longer than the standard wants.
fn abbreviated(street: String, rules: &mut Rules) -> String {
    let (number, label) = number::parted(&street);
    let long = label.chars().count() > LABEL || street.chars().count() > LONGEST;
    let Some(short) = street::abbreviated(label).filter(|_| long) else { return street };
    rules.add(Rule::Abbreviated);
    if number.is_empty() { short } else { format!("{number} {short}") }
}

/// Postcode and town on one line, as far as they are given.
fn town_line(postcode: &str, city: &str, rules: &mut Rules) -> String {
    let mut given = format!("{postcode} {city}");
    if let Some((first, rest)) = given.trim().split_once('-')
        && ["F", "FR"].contains(&first.trim().to_uppercase().as_str())
        && rest.starts_with(|c: char| c.is_ascii_digit())
    {
        given = rest.to_owned();
        rules.add(Rule::Prefix);
    }
    let town = strict(given.trim(), Part::Town, rules);
    let digits: String = town.chars().take_while(|c| c.is_ascii_digit() || *c == ' ').collect();
    let packed: String = digits.chars().filter(char::is_ascii_digit).collect();
    let name = town.get(digits.len()..).unwrap_or_default();
    let written = match packed.len() {
        5 => format!("{packed} {name}"),
        // The postcode once in its own cell and once before the town.
        10 if packed.get(..5) == packed.get(5..) => {
            rules.add(Rule::Repeated);
            format!("{} {name}", packed.get(..5).unwrap_or_default())
        }
        _ => return town,
    };
    let written = written.trim().to_owned();
    rules.add_if(packed.len() == 5 && written != town, Rule::Postcode);
    written
}

/// Whether a line is a postcode and a town: five digits, a space, a name.
fn is_town(plain: &str) -> bool {
    let (digits, name) = plain.split_once(' ').unwrap_or((plain, ""));
    digits.len() == 5 && digits.bytes().all(is_digit) && name.starts_with(char::is_alphabetic)
}

/// A text in capitals without accents and punctuation, to be looked at.
fn upper(text: &str) -> String {
    without_punctuation(&unaccented(text).to_uppercase())
}

/// Letters, digits and single spaces; signs that are no punctuation stay, to be found missing.
fn without_punctuation(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() || !is_punctuation(c) {
            bare.push(c);
        } else if !bare.ends_with(' ') && !bare.is_empty() {
            bare.push(' ');
        }
    }
    bare.truncate(bare.trim_end().len());
    bare
}

/// Spaces and signs of punctuation, those of Latin-1 and of Unicode's general block.
fn is_punctuation(c: char) -> bool {
    c.is_whitespace()
        || c.is_ascii_punctuation()
        || matches!(c, '\u{a1}'..='\u{bf}' | '\u{2b0}'..='\u{2ff}' | '\u{2010}'..='\u{205e}')
}
