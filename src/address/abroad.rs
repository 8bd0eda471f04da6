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
    /// `Riga, LV-1010`.
    TownCommaPostcode,
    /// Town and postcode on a line each.
    PostcodeBelow,
}

const fn before(code: &'static str, letters: &'static [&'static str]) -> Format {
    Format { code, order: Order::PostcodeTown, letters }
}

const FORMATS: &[Format] = &[
    before("AT", &["A", "AT"]),
    before("BE", &["B", "BE"]),
    before("CH", &["CH"]),
    before("CZ", &["CZ"]),
    before("DE", &["D", "DE"]),
    before("DK", &["DK"]),
    before("ES", &["E", "ES"]),
    before("FI", &["FI", "FIN"]),
    Format { code: "GB", order: Order::PostcodeBelow, letters: &[] },
    before("GR", &["GR"]),
    before("HU", &["H", "HU"]),
    before("IT", &["I", "IT"]),
    before("LU", &["L", "LU"]),
    // The letters are part of the postcode there.
    Format { code: "LV", order: Order::TownCommaPostcode, letters: &[] },
    before("NL", &["NL"]),
    before("NO", &["N", "NO"]),
    before("PL", &["PL"]),
    before("PT", &["P", "PT"]),
    before("SE", &["S", "SE"]),
    before("SK", &["SK"]),
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
        Order::TownCommaPostcode if city.is_empty() || postcode.is_empty() => {
            printed.push([city, postcode].concat(), Part::Town);
        }
        Order::TownCommaPostcode => printed.push(format!("{city}, {postcode}"), Part::Town),
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
    let written = in_form(&text, format.code).unwrap_or_else(|| text.clone());
    rules.add_if(written != text, Rule::Postcode);
    written
}

/// A postcode in the form of its post, such as `1017 CD` for `1017CD`; none where it has another length, or
/// no form of its own (UPU, "Postal addressing systems", the sheet of each country).
fn in_form(text: &str, code: &str) -> Option<String> {
    let packed: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    let packed = packed.to_uppercase();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let parted = |at: usize, joint: &str| {
        let (head, tail) = packed.split_at_checked(at)?;
        Some(format!("{head}{joint}{tail}"))
    };
    let length = packed.len();
    match code {
        "NL" if length == 6 => parted(4, " "),
        "GB" if (5..=7).contains(&length) => parted(length - 3, " "),
        "IE" if length == 7 => parted(3, " "),
        "CA" if length == 6 => parted(3, " "),
        "PL" if length == 5 && digits(&packed) => parted(2, "-"),
        "PT" if length == 7 && digits(&packed) => parted(4, "-"),
        "SE" | "CZ" | "SK" | "GR" if length == 5 && digits(&packed) => parted(3, " "),
        "HU" if length == 4 && digits(&packed) => Some(packed),
        "LV" => {
            let number = packed.strip_prefix("LV").unwrap_or(&packed);
            (number.len() == 4 && digits(number)).then(|| format!("LV-{number}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(code: &str, given: &str, expected: &str) {
        let format = FORMATS.iter().find(|it| it.code == code).unwrap_or(&OTHER);
        let format =
            Format { code: if format.code.is_empty() { "IE" } else { format.code }, ..*format };
        assert_eq!(postcode(given, &format, false, &mut Rules::default()), expected);
    }

    #[test]
    fn postcodes_get_the_form_of_their_post() {
        check("PL", "00950", "00-950");
        check("PL", "PL-00-950", "00-950");
        check("PT", "1000205", "1000-205");
        check("PT", "1000 205", "1000-205");
        check("PT", "1000", "1000");
        check("SE", "11455", "114 55");
        check("SE", "SE-114 55", "114 55");
        check("CZ", "11000", "110 00");
        check("SK", "81102", "811 02");
        check("LV", "1010", "LV-1010");
        check("LV", "LV 1010", "LV-1010");
        check("HU", "H-1051", "1051");
        check("NL", "1017cd", "1017 CD");
        check("GB", "sw1a1aa", "SW1A 1AA");
        check("IE", "D02X285", "D02 X285");
        check("DE", "D-10178", "10178");
    }
}
