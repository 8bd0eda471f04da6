//! Lines of a report that are no documents: the name above a group, and the total below it.

use super::fold::fold;

/// Words that begin the label of a row of totals, in six languages.
const TOTALS: &[&str] = &[
    "total",
    "totaux",
    "sous-total",
    "sous total",
    "ss-total",
    "somme",
    "subtotal",
    "sub-total",
    "sub total",
    "grand total",
    "summe",
    "gesamt",
    "gesamtsumme",
    "gesamtergebnis",
    "zwischensumme",
    "totaal",
    "eindtotaal",
    "subtotaal",
    "suma",
    "totales",
    "totale",
    "totali",
    "subtotale",
];

/// Labels of sums that are carried from page to page, folded.
const CARRIED: &[&str] = &[
    "report",
    "areporter",
    "ubertrag",
    "broughtforward",
    "carriedforward",
    "ariporto",
    "riporto",
    "sumaysigue",
    "transport",
    "sumaanterior",
];

/// Words that end it: spreadsheets write `Dupont Total`.
const LAST: &[&str] = &["total", "ergebnis", "totaal", "totale", "résultat"];

/// Words that may stand between such a word and a name.
const LINKS: &[&str] = &[
    "for", "pour", "de", "du", "des", "of", "für", "voor", "van", "per", "di", "del", "le",
    "la",
];

/// Labels of a name or code, folded.
const LABELS: &[&str] = &[
    "compte",
    "client",
    "tiers",
    "customer",
    "debtor",
    "account",
    "contact",
    "partner",
    "partenaire",
    "kunde",
    "debitor",
    "debitorenkonto",
    "konto",
    "klant",
    "debiteur",
    "relatie",
    "cliente",
    "cuenta",
    "conto",
    "compteauxiliaire",
    "comptetiers",
    "codeclient",
    "codetiers",
    "customerno",
    "kundennr",
    "kundennummer",
];

/// Words beside "total" that make it the total of everything, folded.
const OF_ALL: &[&str] = &[
    "",
    "general",
    "generaux",
    "global",
    "geral",
    "generale",
    "complessivo",
    "grand",
    "clients",
    "tiers",
    "all",
    "alle",
    "gesamt",
    "destiers",
    "desclients",
    "customers",
    "receivable",
    "agedreceivable",
    "agedreceivables",
    "accountsreceivable",
    "debiteuren",
    "debitoren",
    "clientes",
    "clienti",
    "balance",
];

/// Words that begin what is printed around a table, page by page, folded.
const AROUND: &[&str] = &[
    "page",
    "edite",
    "imprime",
    "printed",
    "generated",
    "gedruckt",
    "seite",
    "pagina",
    "stampato",
    "impreso",
    "periode",
    "period",
    "date",
    "arrete",
    "stand",
    "zeitraum",
    "exercice",
];

/// The same where they are several words.
const AROUND_IN_WORDS: &[&str] = &["asof", "asat", "tenuede"];

/// Who a group of rows is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Heading {
    /// Its code, where the line gives one.
    pub(super) code: Option<String>,
    /// Its name, or all the line says.
    pub(super) name: String,
    /// All of it, folded.
    folded: String,
}

impl Heading {
    /// Reads the filled cells of a line that names somebody; none where nothing but a label stands there.
    pub(super) fn read(cells: &[&str]) -> Option<Self> {
        let (first, others) = cells.split_first()?;
        let (bare, labelled) = without_label(first);
        let mut texts: Vec<&str> = others.to_vec();
        if !bare.is_empty() {
            texts.insert(0, bare);
        }
        let (code, name) = match texts.as_slice() {
            [] => return None,
            [one] => match parted(one, labelled) {
                Some((code, name)) => (Some(code.to_owned()), name.to_owned()),
                None => (None, (*one).to_owned()),
            },
            [code, name, ..] => (Some((*code).to_owned()), (*name).to_owned()),
        };
        Some(Self { code, name, folded: fold(&texts.concat()) })
    }

    /// Whether a folded name is its name or its code.
    fn is_exactly(&self, folded: &str) -> bool {
        let code = self.code.as_deref().map(fold);
        !folded.is_empty() && (folded == fold(&self.name) || code.as_deref() == Some(folded))
    }

    /// Whether a folded name is a part of what it says, or the other way round.
    fn is_within(&self, folded: &str) -> bool {
        let long = folded.len() > 2 && self.folded.len() > 2;
        long && (self.folded.contains(folded) || folded.contains(&self.folded))
    }
}

/// The name or code after a label such as `Compte :`, and whether there was one.
fn without_label(text: &str) -> (&str, bool) {
    if LABELS.contains(&fold(text).as_str()) {
        return ("", true);
    }
    let parted = text.split_once(':').or_else(|| text.split_once(' '));
    let labelled = parted.filter(|(label, _)| LABELS.contains(&fold(label).as_str()));
    labelled
        .map_or((text, false), |(_, rest)| (rest.trim().trim_start_matches(':').trim(), true))
}

/// Code and name of a text that holds both.
fn parted(text: &str, labelled: bool) -> Option<(&str, &str)> {
    let has_digit = |code: &str| code.bytes().any(|byte| byte.is_ascii_digit());
    let dashed =
        text.split_once(" - ").filter(|(code, _)| !code.contains(' ') && has_digit(code));
    let spaced = || {
        let (code, name) = text.split_once(' ')?;
        let account = code.starts_with("411") && code.len() > 3;
        (account || (labelled && has_digit(code))).then_some((code, name.trim()))
    };
    dashed.map(|(code, name)| (code.trim(), name.trim())).or_else(spaced)
}

/// The group that a row of totals sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TotalOf {
    /// Everything above, or the part above: it names nobody.
    Unnamed,
    /// A group, by its folded name.
    Named(String),
    /// Everything above, printed where a page ends and where the next begins: it closes nothing.
    Carried,
}

impl TotalOf {
    /// Reads a label; none when it does not say that the row is one of totals.
    pub(super) fn read(label: &str) -> Option<Self> {
        if !label.is_empty() && label.bytes().all(|byte| byte == b'*') {
            return Some(Self::Unnamed);
        }
        if is_carried(label) {
            return Some(Self::Carried);
        }
        let rest = after_total(label).or_else(|| before_total(label))?;
        let mut rest = rest.trim_matches(|it: char| it.is_whitespace() || ":*.-–".contains(it));
        while let Some((link, name)) = rest.split_once(' ')
            && LINKS.contains(&link.to_lowercase().as_str())
        {
            rest = name.trim();
        }
        // `Total for` with nothing behind it.
        if LINKS.contains(&rest.to_lowercase().as_str()) {
            rest = "";
        }
        let folded = fold(without_label(rest).0);
        let whole = fold(rest);
        let of_all = OF_ALL.contains(&whole.as_str())
            || folded.is_empty()
            || whole.bytes().all(|byte| byte.is_ascii_digit())
            || (rest.len() == 3 && rest.bytes().all(|byte| byte.is_ascii_uppercase()));
        Some(if of_all { Self::Unnamed } else { Self::Named(folded) })
    }

    /// Reads the number of a row; none when it is the number of a document, as nearly all are.
    pub(super) fn of_number(number: &str) -> Option<Self> {
        let first = number.bytes().next()?;
        let may = matches!(first | 0x20, b't' | b's' | b'g' | b'z' | b'e' | b'r')
            || !first.is_ascii_alphanumeric();
        may.then(|| Self::read(number)).flatten()
    }

    /// The innermost of these groups that it closes.
    pub(super) fn closes(&self, open: &[Heading]) -> Option<usize> {
        let Self::Named(name) = self else { return None };
        let exactly = open.iter().rposition(|heading| heading.is_exactly(name));
        exactly.or_else(|| open.iter().rposition(|heading| heading.is_within(name)))
    }
}

/// The text behind a word for a total.
fn after_total(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    if !"tTsSgGzZeE".contains(first) {
        return None;
    }
    let small = text.to_lowercase();
    let fits = TOTALS.iter().filter(|word| {
        let rest = small.strip_prefix(**word);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    let longest = fits.map(|word| word.len()).max()?;
    // Small letters may be longer or shorter than capitals: then the whole text is what is left.
    Some(text.get(longest..).unwrap_or(text))
}

/// Whether a text is the label of a sum that is carried from page to page.
fn is_carried(text: &str) -> bool {
    // Nearly every cell is told by its first letter, or a digit in it.
    let first = text.chars().find(|it| !it.is_ascii() || it.is_ascii_alphanumeric());
    let may = first.is_some_and(|it| !it.is_ascii() || b"aAuUbBcCrRtTsS".contains(&(it as u8)));
    let digits = text.bytes().any(|it| it.is_ascii_digit());
    may && !digits && CARRIED.contains(&fold(text).as_str())
}

/// The text before a word for a total.
fn before_total(text: &str) -> Option<&str> {
    let (name, last) = text.trim_end().rsplit_once(' ')?;
    // The last letters of those words.
    if !last.ends_with(['l', 'L', 's', 'S', 'e', 'E', 't', 'T']) {
        return None;
    }
    LAST.contains(&last.to_lowercase().as_str()).then_some(name)
}

/// Whether a line is printed around the table, and names nobody.
pub(super) fn is_around(text: &str) -> bool {
    let first = text.split(|it: char| !it.is_alphanumeric()).find(|word| !word.is_empty());
    first.is_some_and(|word| AROUND.contains(&fold(word).as_str()))
        || AROUND_IN_WORDS.iter().any(|it| fold(text).starts_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cells: &[&str], code: Option<&str>, name: &str) {
        let heading = Heading::read(cells).unwrap();
        assert_eq!((heading.code.as_deref(), heading.name.as_str()), (code, name));
    }

    #[test]
    fn a_line_gives_a_name_or_a_code_and_a_name() {
        check(&["Rimu Cafe"], None, "Rimu Cafe");
        check(&["411CARAT", "CARAT SARL"], Some("411CARAT"), "CARAT SARL");
        check(&["Compte : 411CARAT CARAT SARL"], Some("411CARAT"), "CARAT SARL");
        check(&["Compte", "411CARAT", "CARAT SARL"], Some("411CARAT"), "CARAT SARL");
        check(&["C001 - Moulin"], Some("C001"), "Moulin");
        check(&["3 Suisses"], None, "3 Suisses");
        assert_eq!(Heading::read(&["Client :"]), None);
    }

    #[track_caller]
    fn check_total(label: &str, expected: Option<&str>) {
        let read = TotalOf::read(label).map(|it| match it {
            TotalOf::Unnamed => String::new(),
            TotalOf::Named(name) => name,
            TotalOf::Carried => "carried".to_owned(),
        });
        assert_eq!(read.as_deref(), expected, "{label}");
    }

    #[test]
    fn totals_name_a_group_or_nobody() {
        for label in [
            "Total",
            "Total for",
            "TOTAL GÉNÉRAL",
            "Sous-total :",
            "total (3)",
            "Summe",
            "Totaal",
            "**",
        ] {
            check_total(label, Some(""));
        }
        check_total("À reporter", Some("carried"));
        check_total("Total Rimu Cafe", Some("rimucafe"));
        check_total("Total for TACTICS", Some("tactics"));
        check_total("Total compte 411CARAT", Some("411carat"));
        check_total("Rimu Cafe Total", Some("rimucafe"));
        for label in [
            "TotalEnergies",
            "Totalement",
            "Toto",
            "F-12",
            "Sommer",
            "Report à nouveau",
            "Reporters",
        ] {
            check_total(label, None);
        }
    }

    #[test]
    fn a_total_closes_the_group_that_it_names() {
        let open: Vec<Heading> =
            ["Carat", "Carat:Nord"].iter().filter_map(|it| Heading::read(&[it])).collect();
        let closes = |label: &str| TotalOf::read(label).unwrap().closes(&open);
        assert_eq!(closes("Total Carat:Nord"), Some(1));
        assert_eq!(closes("Total Carat"), Some(0));
        assert_eq!(closes("Total Beta"), None);
    }
}
