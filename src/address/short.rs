//! Words of French addresses that may be written shorter where a line would not hold them.

use findings::fold::unaccented;

use super::printed::Part;

/// Legal forms and words of names (Insee, abbreviations in Sirene), in capitals without accents; longer ones
/// first.
const OF_NAMES: &[(&str, &str)] = &[
    ("ENTREPRISE UNIPERSONNELLE A RESPONSABILITE LIMITEE", "EURL"),
    ("SOCIETE PAR ACTIONS SIMPLIFIEE UNIPERSONNELLE", "SASU"),
    ("SOCIETE A RESPONSABILITE LIMITEE", "SARL"),
    ("SOCIETE PAR ACTIONS SIMPLIFIEE", "SAS"),
    ("SYNDICAT DES COPROPRIETAIRES", "SDC"),
    ("SYNDICAT DE COPROPRIETAIRES", "SDC"),
    ("SOCIETE CIVILE IMMOBILIERE", "SCI"),
    ("SOCIETE EN NOM COLLECTIF", "SNC"),
    ("SOCIETE ANONYME", "SA"),
    ("ETABLISSEMENTS", "ETS"),
    ("ETABLISSEMENT", "ETS"),
    ("ASSOCIATION", "ASSOC"),
    ("ENTREPRISE", "ENT"),
    ("COMPAGNIE", "CIE"),
    ("MONSIEUR", "M"),
    ("SOCIETE", "STE"),
    ("MADAME", "MME"),
];

/// Words of streets (La Poste, abbreviations of NF Z 10-011).
const OF_STREETS: &[(&str, &str)] = &[
    ("NOTRE DAME", "ND"),
    ("COMMANDANT", "CDT"),
    ("PROFESSEUR", "PR"),
    ("CAPITAINE", "CNE"),
    ("PRESIDENT", "PDT"),
    ("MARECHAL", "MAL"),
    ("COLONEL", "COL"),
    ("DOCTEUR", "DR"),
    ("GENERAL", "GAL"),
    ("GRANDE", "GDE"),
    ("SAINTE", "STE"),
    ("GRAND", "GD"),
    ("SAINT", "ST"),
];

/// Words of towns (same source).
const OF_TOWNS: &[(&str, &str)] = &[("SAINTE", "STE"), ("SAINT", "ST")];

/// A line with as many words abbreviated, from the first rule on, as it takes to bring it to its length, in
/// characters.
pub(super) fn condensed(text: &str, part: Part, longest: usize) -> String {
    let words = match part {
        Part::Name | Part::Person => OF_NAMES,
        Part::Town => OF_TOWNS,
        Part::Inner | Part::Building | Part::Street | Part::Locality => OF_STREETS,
        Part::Country => &[],
    };
    let mut short = text.to_owned();
    for (long, abbreviated) in words {
        if short.chars().count() <= longest {
            break;
        }
        short = replaced(&short, long, abbreviated);
    }
    short
}

/// A text with some words in another's place, whatever their case and accents.
fn replaced(text: &str, long: &str, short: &str) -> String {
    let given: Vec<&str> = text.split(' ').collect();
    let wanted: Vec<&str> = long.split(' ').collect();
    let same = |given: &str, wanted: &str| {
        unaccented(given).to_uppercase().replace('-', " ") == *wanted
    };
    let at = given.windows(wanted.len()).position(|window| {
        window.iter().zip(&wanted).all(|(given, wanted)| same(given, wanted))
    });
    let Some((before, rest)) = at.and_then(|at| given.split_at_checked(at)) else {
        return text.to_owned();
    };
    let after = rest.get(wanted.len()..).unwrap_or_default();
    [before, &[short], after].concat().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, part: Part, expected: &str) {
        assert_eq!(condensed(text, part, 38), expected);
    }

    #[test]
    fn long_lines_are_abbreviated_and_no_others() {
        check(
            "Société civile immobilière des Trois Frères Marchebois",
            Part::Name,
            "SCI des Trois Frères Marchebois",
        );
        check("Société des Trois Frères", Part::Name, "Société des Trois Frères");
        check(
            "12 RUE DU GENERAL COMTE DE SAINT MARTIN LE VIEUX",
            Part::Street,
            "12 RUE DU GAL COMTE DE ST MARTIN LE VIEUX",
        );
        check(
            "38470 SAINT BONNET DE CHAVAGNE LES GRANDS BOIS",
            Part::Town,
            "38470 ST BONNET DE CHAVAGNE LES GRANDS BOIS",
        );
    }
}
