//! Countries as addresses name them, and the language and order of their last lines.

use std::collections::HashMap;
use std::sync::LazyLock;

use findings::fold::{compact, unaccented};

/// A country, or a territory that its country's post serves like the rest of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country {
    /// Code (ISO 3166-1, two letters).
    pub code: &'static str,
    /// Its names, in the order of [`LANGUAGES`].
    names: [&'static str; LANGUAGES.len()],
}

/// The languages that countries are named in.
const LANGUAGES: [&str; 6] = ["fr", "en", "de", "nl", "es", "it"];

/// Codes and names: CLDR 47, as the file says.
const FILE: &str = include_str!("../../rules/countries.csv");

/// Other names that files use, in small letters without accents, by code; single letters are those of cars
/// (UN, distinguishing signs of vehicles in international traffic).
const OTHERS: &[(&str, &[&str])] = &[
    ("AE", &["uae", "eau"]),
    ("AT", &["a", "oesterreich"]),
    ("BE", &["b", "belgie"]),
    ("CH", &["svizzera", "confoederatiohelvetica"]),
    ("CI", &["ivorycoast"]),
    ("CZ", &["republiquetcheque", "czechrepublic", "cesko"]),
    ("DE", &["d", "brd", "rfa", "bundesrepublikdeutschland"]),
    ("DK", &["danmark"]),
    ("EE", &["eesti"]),
    ("ES", &["e", "canarias", "islascanarias", "ilescanaries", "canaryislands", "baleares"]),
    ("FI", &["suomi"]),
    (
        "FR",
        &[
            "f",
            "republiquefrancaise",
            "francemetropolitaine",
            "corse",
            "corsica",
            "guyane",
            "iledelareunion",
            "ilereunion",
            "polynesie",
            "tahiti",
            "caledonie",
            "nouvellecaledonie",
            "saintpierreetmiquelon",
            "stpierreetmiquelon",
            "stmartin",
            "stbarthelemy",
            "saintbarth",
            "stbarth",
            "wallis",
            "wallisetfutuna",
            "antillesfrancaises",
        ],
    ),
    (
        "GB",
        &[
            "uk",
            "greatbritain",
            "grandebretagne",
            "england",
            "angleterre",
            "scotland",
            "ecosse",
            "wales",
            "paysdegalles",
            "northernireland",
            "irlandedunord",
        ],
    ),
    ("GR", &["hellas", "el"]),
    ("HR", &["hrvatska"]),
    ("HU", &["h", "magyarorszag"]),
    ("IE", &["eire"]),
    ("IS", &["island"]),
    ("IT", &["i", "sardegna", "sardaigne", "sicilia", "sicile"]),
    ("JP", &["nippon"]),
    ("KR", &["republicofkorea", "koreasouth"]),
    ("LT", &["lietuva"]),
    ("LI", &["fl"]),
    ("LU", &["l", "luxemburg", "letzebuerg", "grandducheduluxembourg"]),
    ("LV", &["latvija"]),
    ("MC", &["principautedemonaco"]),
    ("MU", &["ilemaurice"]),
    ("NL", &["thenetherlands", "holland", "hollande"]),
    ("NO", &["n", "norge"]),
    ("PL", &["polska"]),
    ("PT", &["p", "acores", "azores", "madeira", "madere"]),
    ("RS", &["srbija"]),
    ("RU", &["russianfederation"]),
    ("SE", &["s", "sverige"]),
    ("SI", &["slovenija"]),
    ("SK", &["slovensko"]),
    ("TR", &["turkey"]),
    ("US", &["unitedstatesofamerica", "etatsunisdamerique", "vereinigtestaaten"]),
    ("VA", &["vatican", "citeduvatican"]),
];

/// Territories with French postcodes, 971 to 988 (post.md A.1, line 6): written to like France itself.
const FRENCH: &[&str] =
    &["GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "PF", "NC", "WF", "TF"];

/// The countries whose post reads a language of [`LANGUAGES`], as the plain case; others are
/// written to in French, the language of the Universal Postal Union.
const READ: &[(&str, &[&str])] = &[
    ("en", &["GB", "IE", "US", "CA", "AU", "NZ", "MT", "IM", "JE", "GG"]),
    ("de", &["DE", "AT", "LI"]),
    ("nl", &["NL"]),
    ("es", &["ES", "MX", "AR", "CL", "AD"]),
    ("it", &["IT", "SM", "VA"]),
];

/// Words for all French territories together, which France has postcodes of its own for. `DOM` is the ISO code
/// of another country as well: only a postcode tells.
const OVERSEAS: &[&str] =
    &["dom", "tom", "domtom", "drom", "dromcom", "outremer", "franceoutremer"];

/// Every country by code and by [`key`] of its names.
static COUNTRIES: LazyLock<HashMap<String, Country>> = LazyLock::new(|| {
    let rows = FILE.lines().skip_while(|line| line.starts_with('#')).skip(1);
    let mut known = HashMap::new();
    let mut later = Vec::new();
    for row in rows {
        let mut cells = row.split(';');
        let (Some(code), Some(long)) = (cells.next(), cells.next()) else { continue };
        let mut names = [""; LANGUAGES.len()];
        names.iter_mut().zip(cells).for_each(|(name, cell)| *name = cell);
        let country = Country { code, names };
        known.insert(compact(code), country);
        known.insert(compact(long), country);
        later.push(country);
    }
    let others = |country: &Country| {
        let found = OTHERS.iter().find(|(code, _)| *code == country.code);
        found.map_or([].as_slice(), |(_, names)| *names)
    };
    // Codes go before names, and names before those of a country further down.
    for country in later {
        for name in country.names.iter().chain(others(&country)) {
            known.entry(compact(name)).or_insert(country);
        }
    }
    let Some(france) = known.get("fr").copied() else { return known };
    known.extend(OVERSEAS.iter().map(|word| ((*word).to_owned(), france)));
    for code in FRENCH {
        let Some(territory) = known.get(&compact(code)).copied() else { continue };
        known.values_mut().filter(|it| it.code == territory.code).for_each(|it| *it = france);
    }
    known
});

impl Country {
    /// The country that a code or a name in a common language means; none for one not known. However
    /// it is written, the same country is the same value.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let known = |text: &str| COUNTRIES.get(&compact(text)).copied();
        // `FR - France`, `France (Corse)`: every part must mean the same.
        let of_parts = || {
            let parts = text.split(['-', '–', '(', ')', '/', ',', ';', ':']);
            let mut parts = parts.map(str::trim).filter(|part| !part.is_empty());
            let first = known(parts.next()?)?;
            parts.all(|part| known(part) == Some(first)).then_some(first)
        };
        known(text).or_else(of_parts)
    }

    /// Whether a cell means all French territories overseas, which none but a postcode from 97 to 98 proves.
    #[must_use]
    pub(super) fn is_overseas(text: &str) -> bool {
        OVERSEAS.contains(&&*compact(text))
    }

    /// Which country a cell means: its code, or the cell in capitals where it is not known; `home` where
    /// it is empty. One spelling each, so that mail to one country lies together.
    #[must_use]
    pub fn code_of(cell: Option<&str>, home: &str) -> String {
        let given = cell.unwrap_or_default().trim();
        let given = if given.is_empty() { home.trim() } else { given };
        match Self::named(given) {
            Some(country) => country.code.to_owned(),
            None => given.to_uppercase(),
        }
    }

    /// Its name as the last line of an address has it, in capitals, without accents in French
    /// (La Poste: no accent on capitals). French where it has no name in the language.
    #[must_use]
    pub fn line(&self, language: &str) -> String {
        let place = LANGUAGES.iter().position(|it| *it == language).unwrap_or_default();
        let name = self.names.get(place).copied().unwrap_or_default();
        if place == 0 {
            unaccented(name).replace('\'', " ").to_uppercase()
        } else {
            name.to_uppercase()
        }
    }

    /// The language in which the post of a country reads where a letter goes: its own, where countries
    /// are named in it here, else French.
    #[must_use]
    pub fn language_of(home: &str) -> &'static str {
        let read = READ.iter().find(|(_, codes)| codes.contains(&home));
        read.map_or("fr", |(language, _)| *language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(Country::named(text).map(|country| country.code), expected, "{text}");
    }

    #[test]
    fn one_country_however_it_is_written() {
        for text in ["FR", "fr", "France", " FRANCE ", "FRA", "Frankreich", "La Réunion", "GP"]
        {
            check(text, Some("FR"));
        }
        for text in ["US", "USA", "U.S.A.", "États-Unis", "Etats Unis", "United States"] {
            check(text, Some("US"));
        }
        for text in ["Österreich", "Oesterreich", "Autriche", "Oostenrijk"] {
            check(text, Some("AT"));
        }
        for text in ["F", "DOM", "DOM-TOM", "Corse", "Guyane", "Nouvelle-Calédonie", "Mayotte"]
        {
            check(text, Some("FR"));
        }
        for text in ["FR - France", "France (Corse)", "France, Guadeloupe", "FR-Réunion"] {
            check(text, Some("FR"));
        }
        for (text, code) in [("D", "DE"), ("B", "BE"), ("I", "IT"), ("E", "ES"), ("L", "LU")] {
            check(text, Some(code));
        }
        check("France / Belgique", None);
        check("UE", None);
        check("Royaume-Uni", Some("GB"));
        check("Atlantis", None);
        check("", None);
    }

    #[test]
    fn an_empty_cell_means_home() {
        for cell in [None, Some(""), Some("France"), Some("fr")] {
            assert_eq!(Country::code_of(cell, "FR"), "FR");
        }
        assert_eq!(Country::code_of(Some("Atlantis"), "FR"), "ATLANTIS");
    }

    #[test]
    fn every_row_is_whole_and_every_other_name_belongs_to_one() {
        let rows: Vec<&str> = FILE.lines().skip_while(|line| line.starts_with('#')).collect();
        assert_eq!(rows[0], format!("code;alpha3;{}", LANGUAGES.join(";")));
        assert!(rows.len() > 240, "{}", rows.len());
        for row in &rows {
            assert_eq!(row.split(';').filter(|cell| !cell.is_empty()).count(), 8, "{row}");
        }
        for (code, names) in OTHERS {
            for name in *names {
                check(name, Some(code));
            }
        }
    }

    #[test]
    fn the_line_is_in_the_language_of_the_post_that_takes_the_letter() {
        let line = |name: &str, home: &str| {
            Country::named(name).unwrap().line(Country::language_of(home))
        };
        assert_eq!(line("DE", "FR"), "ALLEMAGNE");
        assert_eq!(line("CI", "FR"), "COTE D IVOIRE");
        assert_eq!(line("US", "FR"), "ETATS-UNIS");
        assert_eq!(line("AT", "DE"), "ÖSTERREICH");
        assert_eq!(line("FR", "GB"), "FRANCE");
        assert_eq!(line("DE", "BE"), "ALLEMAGNE", "one of three languages of Belgium");
        assert_eq!(line("DE", "PL"), "ALLEMAGNE", "the language of the Universal Postal Union");
    }
}
