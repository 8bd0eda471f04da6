//! Addresses outside France: where postcode and town stand. Street and names stay as they are given.

use super::printed::{Part, Pieces, Printed};
use super::rule::{Rule, Rules};

/// How a country's last lines are put together, and the letters it is known by before postcodes.
///
/// Order: the templates of `OpenCage` address-formatting (`conf/countries/worldwide.yaml` at 01072e8,
/// read 2026-11-25). Postcode on a line of its own, it and the town in capitals in the United Kingdom:
/// Post Office, "Clear addressing" (postoffice.co.uk, same day).
struct Format {
    code: &'static str,
    order: Order,
    /// Left out before the postcode (La Poste: no letters of the country before it; post.md A.1).
    letters: &'static [&'static str],
}

/// The order of postcode and town.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// `10178 Berlin`.
    PostcodeTown,
    /// `Springfield IL 62701`.
    TownPostcode,
    /// Town and postcode on a line each.
    PostcodeBelow,
}

const FORMATS: &[Format] = &[
    Format { code: "AT", order: Order::PostcodeTown, letters: &["A", "AT"] },
    Format { code: "BE", order: Order::PostcodeTown, letters: &["B", "BE"] },
    Format { code: "CH", order: Order::PostcodeTown, letters: &["CH"] },
    Format { code: "DE", order: Order::PostcodeTown, letters: &["D", "DE"] },
    Format { code: "ES", order: Order::PostcodeTown, letters: &["E", "ES"] },
    Format { code: "GB", order: Order::PostcodeBelow, letters: &[] },
    Format { code: "IT", order: Order::PostcodeTown, letters: &["I", "IT"] },
    Format { code: "LU", order: Order::PostcodeTown, letters: &["L", "LU"] },
    Format { code: "NL", order: Order::PostcodeTown, letters: &["NL"] },
    Format { code: "US", order: Order::TownPostcode, letters: &[] },
];

/// Countries that no source above is about: as given, postcode before town.
const OTHER: Format = Format { code: "", order: Order::PostcodeTown, letters: &[] };

/// The lines of an address in another country than France; `at_home` where it is posted there.
pub(super) fn printed(pieces: Pieces, rules: Rules, code: &str, at_home: bool) -> Printed {
    let format = FORMATS.iter().find(|it| it.code == code).unwrap_or(&OTHER);
    let mut printed = Printed { rules, ..Printed::default() };
    printed.push(pieces.name, Part::Name);
    printed.push(pieces.contact.unwrap_or_default(), Part::Person);
    for line in pieces.lines {
        printed.push(line, Part::Street);
    }
    let rules = &mut printed.rules;
    let postcode = postcode(&pieces.postcode, format, at_home, rules);
    let mut city = pieces.city;
    if !at_home || format.order == Order::PostcodeBelow {
        let capitals = city.to_uppercase();
        rules.add_if(capitals != city, Rule::Capitals);
        city = capitals;
    }
    match format.order {
        Order::PostcodeTown => printed.push(joined(&postcode, &city), Part::Town),
        Order::TownPostcode => printed.push(joined(&city, &postcode), Part::Town),
        Order::PostcodeBelow => {
            printed.push(city, Part::Town);
            printed.push(postcode, Part::Town);
        }
    }
    printed
}

/// Two texts with a space between them, the first left out where the second says it.
fn joined(first: &str, second: &str) -> String {
    if first.is_empty() || second.is_empty() {
        return [first, second].concat();
    }
    if second.starts_with(&format!("{first} ")) || first.ends_with(&format!(" {second}")) {
        let longer = if first.len() > second.len() { first } else { second };
        return longer.to_owned();
    }
    format!("{first} {second}")
}

/// A postcode as its post writes it, without the letters of the country.
fn postcode(given: &str, format: &Format, at_home: bool, rules: &mut Rules) -> String {
    let mut text = given.to_owned();
    if !at_home
        && let Some((letters, rest)) = given.split_once('-')
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && format.letters.iter().any(|it| it.eq_ignore_ascii_case(letters.trim()))
    {
        rest.clone_into(&mut text);
        rules.add(Rule::Prefix);
    }
    // `1017CD` is read as `1017 CD`, `SW1A1AA` as `SW1A 1AA`.
    let packed: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    let tail = match (format.code, packed.len()) {
        ("NL", 6) => 2,
        ("GB", 5..=7) => 3,
        _ => return text,
    };
    let (head, tail) = packed.split_at(packed.len() - tail);
    let written = format!("{head} {tail}").to_uppercase();
    rules.add_if(written != text, Rule::Postcode);
    written
}
