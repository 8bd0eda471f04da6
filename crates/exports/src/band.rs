//! Headers of columns by age, as in `31-60 days`, `plus de 90 jours` or `nicht fällig`.

use super::fold::fold;

/// Words that such a header is made of, folded.
const WORDS: &[&str] = &[
    "current",
    "older",
    "over",
    "plus",
    "moins",
    "de",
    "a",
    "et",
    "d",
    "j",
    "jrs",
    "jour",
    "jours",
    "day",
    "days",
    "month",
    "months",
    "mois",
    "past",
    "due",
    "overdue",
    "or",
    "to",
    "and",
    "more",
    "less",
    "than",
    "non",
    "echu",
    "echus",
    "echue",
    "echues",
    "retard",
    "sup",
    "inf",
    "tag",
    "tage",
    "tagen",
    "t",
    "bis",
    "uber",
    "ueber",
    "unter",
    "mehr",
    "als",
    "uberfallig",
    "fallig",
    "seit",
    "monat",
    "monate",
    "monaten",
    "dag",
    "dagen",
    "dgn",
    "tot",
    "meer",
    "dan",
    "boven",
    "vervallen",
    "ouder",
    "maand",
    "maanden",
    "dia",
    "dias",
    "mas",
    "menos",
    "entre",
    "y",
    "vencido",
    "vencidos",
    "mes",
    "meses",
    "gg",
    "giorni",
    "giorno",
    "oltre",
    "da",
    "tra",
    "e",
    "scaduto",
    "scaduti",
    "mese",
    "mesi",
    "between",
    "from",
    "up",
    "en",
    "the",
    "age",
    "ago",
];

/// Whole headers without a number, folded.
const WHOLE: &[&str] = &[
    "current",
    "older",
    "courant",
    "nonechu",
    "nonechus",
    "aechoir",
    "notdue",
    "notyetdue",
    "nichtfallig",
    "nochnichtfallig",
    "nietvervallen",
    "novencido",
    "pornovencer",
    "ascadere",
    "nonscaduto",
    "corriente",
    "atdate",
    "alter",
    "aelter",
    "ouder",
    "ancien",
    "plusancien",
    "masantiguo",
];

/// The longest age in days that a column may begin or end with.
const OLDEST: u32 = 1500;

/// Whether a column by age counts days or months in its header; none when the header is no such.
pub(super) fn counts(header: &str) -> Option<bool> {
    if WHOLE.contains(&fold(header).as_str()) {
        return Some(false);
    }
    let mut numbers = Vec::new();
    let mut marked = header.contains(['<', '>', '+', '≤', '≥']);
    let mut word = String::new();
    let mut digits = String::new();
    for letter in header.chars().chain([' ']) {
        if !letter.is_ascii_digit() && !digits.is_empty() {
            numbers.push(digits.parse::<u32>().ok().filter(|it| *it <= OLDEST)?);
            digits.clear();
        }
        if !letter.is_alphabetic() && !word.is_empty() {
            if !WORDS.contains(&fold(&word).as_str()) {
                return None;
            }
            marked = true;
            word.clear();
        }
        if letter.is_ascii_digit() {
            digits.push(letter);
        } else if letter.is_alphabetic() {
            word.push(letter);
        }
    }
    let rises = match numbers.as_slice() {
        [_] => marked,
        [from, to] => from < to && !header.contains(['/', '.']),
        _ => false,
    };
    rises.then_some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_by_age_are_known_in_six_languages() {
        for header in [
            "Current",
            "< 1 Month",
            "1 Month",
            "Older",
            "1 - 30",
            "31-60 days",
            "91 and over",
            "91 or more days past due",
            "Non échu",
            "0 à 30 jours",
            "+ de 90 jours",
            "> 90 j",
            "1-30 Tage",
            "über 90 Tage",
            "Nicht fällig",
            "31 - 60 dagen",
            "Niet vervallen",
            "0-30 días",
            "Más de 90 días",
            "A scadere",
            "oltre 90 gg",
            "At Date",
        ] {
            assert!(counts(header).is_some(), "{header}");
        }
    }

    #[test]
    fn other_headers_are_none() {
        for header in [
            "Total",
            "Adresse 1",
            "Relance 1",
            "1",
            "2026",
            "Due date",
            "TVA 20",
            "12/2026",
            "Amount",
            "",
        ] {
            assert_eq!(counts(header), None, "{header}");
        }
    }
}
