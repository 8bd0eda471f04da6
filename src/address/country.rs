use super::plain::key;

/// A country, or a territory that its country's post serves like the rest of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country {
    /// Code (ISO 3166-1, two letters).
    pub code: &'static str,
    /// Its name in French, as the last line of an address from abroad writes it: capitals without accents
    /// (UPU: the country in a language the sending country knows; La Poste: no accent on capitals).
    pub line: &'static str,
}

/// Code, code of three letters, French name in capitals, and other names as [`key`] writes them.
type Row = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// Codes: ISO 3166-1. Names: French, English, and the country's own.
const COUNTRIES: &[Row] = &[
    ("AD", "AND", "ANDORRE", &["andorra"]),
    ("AE", "ARE", "EMIRATS ARABES UNIS", &["unitedarabemirates", "uae", "eau"]),
    ("AR", "ARG", "ARGENTINE", &["argentina"]),
    ("AT", "AUT", "AUTRICHE", &["austria", "osterreich", "oesterreich"]),
    ("AU", "AUS", "AUSTRALIE", &["australia"]),
    ("BE", "BEL", "BELGIQUE", &["belgium", "belgie", "belgien"]),
    ("BG", "BGR", "BULGARIE", &["bulgaria"]),
    ("BJ", "BEN", "BENIN", &[]),
    ("BR", "BRA", "BRESIL", &["brazil", "brasil"]),
    ("CA", "CAN", "CANADA", &[]),
    ("CH", "CHE", "SUISSE", &["switzerland", "schweiz", "svizzera"]),
    ("CI", "CIV", "COTE D IVOIRE", &["ivorycoast"]),
    ("CL", "CHL", "CHILI", &["chile"]),
    ("CM", "CMR", "CAMEROUN", &["cameroon"]),
    ("CN", "CHN", "CHINE", &["china"]),
    ("CY", "CYP", "CHYPRE", &["cyprus"]),
    ("CZ", "CZE", "TCHEQUIE", &["republiquetcheque", "czechia", "czechrepublic", "cesko"]),
    (
        "DE",
        "DEU",
        "ALLEMAGNE",
        &["germany", "deutschland", "brd", "duitsland", "alemania", "germania"],
    ),
    ("DK", "DNK", "DANEMARK", &["denmark", "danmark"]),
    ("DZ", "DZA", "ALGERIE", &["algeria"]),
    ("EE", "EST", "ESTONIE", &["estonia", "eesti"]),
    ("EG", "EGY", "EGYPTE", &["egypt"]),
    ("ES", "ESP", "ESPAGNE", &["spain", "espana", "spanien", "spagna", "spanje"]),
    ("FI", "FIN", "FINLANDE", &["finland", "suomi"]),
    (
        "FR",
        "FRA",
        "FRANCE",
        &["frankreich", "frankrijk", "francia", "republiquefrancaise", "francemetropolitaine"],
    ),
    ("GA", "GAB", "GABON", &[]),
    (
        "GB",
        "GBR",
        "ROYAUME-UNI",
        &[
            "uk",
            "unitedkingdom",
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
    ("GR", "GRC", "GRECE", &["greece", "hellas", "el"]),
    ("HK", "HKG", "HONG KONG", &[]),
    ("HR", "HRV", "CROATIE", &["croatia", "hrvatska"]),
    ("HU", "HUN", "HONGRIE", &["hungary", "magyarorszag"]),
    ("IE", "IRL", "IRLANDE", &["ireland", "eire"]),
    ("IL", "ISR", "ISRAEL", &[]),
    ("IN", "IND", "INDE", &["india"]),
    ("IS", "ISL", "ISLANDE", &["iceland", "island"]),
    ("IT", "ITA", "ITALIE", &["italy", "italia", "italien"]),
    ("JP", "JPN", "JAPON", &["japan", "nippon"]),
    ("KR", "KOR", "COREE DU SUD", &["southkorea", "republicofkorea", "koreasouth"]),
    ("LB", "LBN", "LIBAN", &["lebanon"]),
    ("LI", "LIE", "LIECHTENSTEIN", &[]),
    ("LT", "LTU", "LITUANIE", &["lithuania", "lietuva"]),
    ("LU", "LUX", "LUXEMBOURG", &["luxemburg", "letzebuerg", "grandducheduluxembourg"]),
    ("LV", "LVA", "LETTONIE", &["latvia", "latvija"]),
    ("MA", "MAR", "MAROC", &["morocco"]),
    ("MC", "MCO", "MONACO", &["principautedemonaco"]),
    ("MG", "MDG", "MADAGASCAR", &[]),
    ("ML", "MLI", "MALI", &[]),
    ("MT", "MLT", "MALTE", &["malta"]),
    ("MU", "MUS", "MAURICE", &["ilemaurice", "mauritius"]),
    ("MX", "MEX", "MEXIQUE", &["mexico"]),
    (
        "NL",
        "NLD",
        "PAYS-BAS",
        &["netherlands", "thenetherlands", "nederland", "niederlande", "holland", "hollande"],
    ),
    ("NO", "NOR", "NORVEGE", &["norway", "norge"]),
    ("NZ", "NZL", "NOUVELLE-ZELANDE", &["newzealand"]),
    ("PL", "POL", "POLOGNE", &["poland", "polska", "polen"]),
    ("PT", "PRT", "PORTUGAL", &[]),
    ("RO", "ROU", "ROUMANIE", &["romania"]),
    ("RS", "SRB", "SERBIE", &["serbia", "srbija"]),
    ("RU", "RUS", "RUSSIE", &["russia", "russianfederation"]),
    ("SE", "SWE", "SUEDE", &["sweden", "sverige"]),
    ("SG", "SGP", "SINGAPOUR", &["singapore"]),
    ("SI", "SVN", "SLOVENIE", &["slovenia", "slovenija"]),
    ("SK", "SVK", "SLOVAQUIE", &["slovakia", "slovensko"]),
    ("SM", "SMR", "SAINT-MARIN", &["sanmarino"]),
    ("SN", "SEN", "SENEGAL", &[]),
    ("TG", "TGO", "TOGO", &[]),
    ("TN", "TUN", "TUNISIE", &["tunisia"]),
    ("TR", "TUR", "TURQUIE", &["turkey", "turkiye"]),
    ("UA", "UKR", "UKRAINE", &[]),
    (
        "US",
        "USA",
        "ETATS-UNIS",
        &["unitedstates", "unitedstatesofamerica", "etatsunisdamerique", "vereinigtestaaten"],
    ),
    ("VA", "VAT", "VATICAN", &["citeduvatican"]),
    ("ZA", "ZAF", "AFRIQUE DU SUD", &["southafrica"]),
];

/// Territories with French postcodes, 971 to 988 (post.md A.1, line 6): written to like France itself.
const FRENCH: &[&str] = &[
    "gp",
    "glp",
    "guadeloupe",
    "mq",
    "mtq",
    "martinique",
    "gf",
    "guf",
    "guyane",
    "guyanefrancaise",
    "re",
    "reu",
    "reunion",
    "lareunion",
    "yt",
    "myt",
    "mayotte",
    "pm",
    "spm",
    "saintpierreetmiquelon",
    "bl",
    "blm",
    "saintbarthelemy",
    "mf",
    "maf",
    "saintmartin",
    "pf",
    "pyf",
    "polynesiefrancaise",
    "nc",
    "ncl",
    "nouvellecaledonie",
    "wf",
    "wlf",
    "wallisetfutuna",
];

impl Country {
    /// The country that a code or a name in a common language means; none for one not known. However
    /// it is written, the same country is the same value.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let wanted = key(text);
        if wanted.is_empty() {
            return None;
        }
        let wanted = if FRENCH.contains(&wanted.as_str()) { "fr" } else { wanted.as_str() };
        let is = |(code, long, line, names): &&Row| {
            code.eq_ignore_ascii_case(wanted)
                || long.eq_ignore_ascii_case(wanted)
                || key(line) == wanted
                || names.contains(&wanted)
        };
        COUNTRIES.iter().find(is).map(|(code, _, line, _)| Self { code, line })
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
        check("Österreich", Some("AT"));
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
    fn no_name_means_two_countries() {
        for (code, long, line, names) in COUNTRIES {
            let all = names.iter().copied().chain([*code, *long, *line]);
            for name in all {
                check(name, Some(code));
            }
        }
    }
}
