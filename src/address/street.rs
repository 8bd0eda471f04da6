//! Words that tell what a line of a French address is.

use super::printed::Part;

/// Kinds of street and their codes (Insee, types of street in Sirene; data.gouv.fr, "Adresses : types de
/// voies", read 2026-11-25), in capitals without accents. Codes that are the word itself say nothing.
const KINDS: &[(&str, &str)] = &[
    ("ALLEE", "ALL"),
    ("ALLEES", "ALL"),
    ("AVENUE", "AV"),
    ("BOULEVARD", "BD"),
    ("CARREFOUR", "CAR"),
    ("CHAUSSEE", "CHS"),
    ("CHEMIN", "CHE"),
    ("CITE", "CITE"),
    ("CORNICHE", "COR"),
    ("COURS", "CRS"),
    ("DESCENTE", "DSC"),
    ("ESPLANADE", "ESP"),
    ("FAUBOURG", "FG"),
    ("GRANDE RUE", "GR"),
    ("HAMEAU", "HAM"),
    ("IMPASSE", "IMP"),
    ("LOTISSEMENT", "LOT"),
    ("MONTEE", "MTE"),
    ("PASSAGE", "PAS"),
    ("PLACE", "PL"),
    ("PROMENADE", "PRO"),
    ("PARVIS", "PRV"),
    ("QUAI", "QUAI"),
    ("ROCADE", "ROC"),
    ("ROND POINT", "RPT"),
    ("ROUTE", "RTE"),
    ("RUE", "RUE"),
    ("RUELLE", "RLE"),
    ("SENTE", "SEN"),
    ("SENTIER", "SEN"),
    ("SQUARE", "SQ"),
    ("TERRE PLEIN", "TPL"),
    ("TRAVERSE", "TRA"),
    ("VOIE", "VOIE"),
];

/// First words of lines about the place of delivery inside a building (UPU, France: line 2).
const INNER: &[&str] = &[
    "APPARTEMENT",
    "APPART",
    "APPT",
    "APT",
    "BOITE AUX LETTRES",
    "CHEZ",
    "C O",
    "COULOIR",
    "ESC",
    "ESCALIER",
    "ETAGE",
    "LOGEMENT",
    "PORTE",
    "STUDIO",
];

/// First words of lines about the building (UPU, France: line 3; firms: "building, wing, zone", post.md A.1).
const BUILDING: &[&str] = &[
    "AILE",
    "BAT",
    "BATIMENT",
    "BLOC",
    "CENTRE COMMERCIAL",
    "ENTREE",
    "HALL",
    "IMM",
    "IMMEUBLE",
    "PARC D ACTIVITE",
    "PARC D ACTIVITES",
    "PAVILLON",
    "RES",
    "RESIDENCE",
    "TOUR",
    "ZA",
    "ZAC",
    "ZI",
    "ZONE",
];

/// First words of lines about whom to hand the letter to.
const PERSON: &[&str] = &[
    "A L ATTENTION",
    "ATTN",
    "COMPTABILITE",
    "DEPARTEMENT",
    "DIRECTION",
    "DR",
    "M",
    "MADAME",
    "MAITRE",
    "ME",
    "MLLE",
    "MME",
    "MONSIEUR",
    "MR",
    "SERVICE",
];

/// First words of lines about how the post keeps letters, and about hamlets (UPU, France: line 5).
const LOCALITY: &[&str] =
    &["BP", "CS", "TSA", "CIDEX", "LIEU DIT", "LIEUDIT", "POSTE RESTANTE"];

/// The part that a line is by its first words; none where they do not tell. `plain` has capitals without
/// accents and punctuation.
pub(super) fn part(plain: &str) -> Option<Part> {
    if begins_with(plain, LOCALITY) {
        Some(Part::Locality)
    } else if begins_with(plain, INNER) || is_floor(plain) {
        Some(Part::Inner)
    } else if is_street(plain) {
        Some(Part::Street)
    } else if begins_with(plain, BUILDING) {
        Some(Part::Building)
    } else {
        begins_with(plain, PERSON).then_some(Part::Person)
    }
}

/// Whether a line begins with one of these words.
fn begins_with(plain: &str, words: &[&str]) -> bool {
    words.iter().any(|word| rest_of(plain, word).is_some())
}

/// The text behind a word at the beginning of a line.
fn rest_of<'t>(plain: &'t str, word: &str) -> Option<&'t str> {
    let rest = plain.strip_prefix(word)?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim_start())
}

/// `3E ETAGE`, `1ER ETAGE`.
fn is_floor(plain: &str) -> bool {
    let mut words = plain.split(' ');
    let first = words.next().is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()));
    first && words.next() == Some("ETAGE")
}

/// A number with something behind it, or a kind of street.
fn is_street(plain: &str) -> bool {
    let (first, rest) = plain.split_once(' ').unwrap_or((plain, ""));
    let digits = first.bytes().take_while(u8::is_ascii_digit).count();
    let number = (1..=4).contains(&digits) && first.len() <= digits + 6;
    (number && rest.contains(char::is_alphabetic)) || kind(plain).is_some()
}

/// The kind of street that a label begins with, written out and as its code.
pub(super) fn kind(label: &str) -> Option<(&'static str, &'static str)> {
    let written = |(long, short): &&(&str, &str)| {
        rest_of(label, long).or_else(|| rest_of(label, short)).is_some_and(|it| !it.is_empty())
    };
    KINDS.iter().find(written).copied()
}

/// A label with its kind as a code; none where that changes nothing.
pub(super) fn abbreviated(label: &str) -> Option<String> {
    let (long, short) = kind(label)?;
    let rest = rest_of(label, long)?;
    (short != long).then(|| format!("{short} {rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(plain: &str, expected: Option<Part>) {
        assert_eq!(part(plain), expected, "{plain}");
    }

    #[test]
    fn a_line_is_told_by_its_first_words() {
        check("12 RUE HAUTE", Some(Part::Street));
        check("12BIS RUE HAUTE", Some(Part::Street));
        check("RUE HAUTE", Some(Part::Street));
        check("ROUTE", None);
        check("APPT 4", Some(Part::Inner));
        check("2E ETAGE", Some(Part::Inner));
        check("BAT B", Some(Part::Building));
        check("BATEAU IVRE", None);
        check("ZA DES BRUYERES", Some(Part::Building));
        check("BP 40012", Some(Part::Locality));
        check("SERVICE COMPTABLE", Some(Part::Person));
        check("LE BOURG", None);
    }

    #[test]
    fn only_the_kind_is_abbreviated() {
        let long = "BOULEVARD DU MARECHAL LECLERC";
        assert_eq!(abbreviated(long).as_deref(), Some("BD DU MARECHAL LECLERC"));
        assert_eq!(abbreviated("BD DU PORT"), None);
        assert_eq!(abbreviated("RUE DU PORT"), None);
    }
}
