//! When a document must be paid, where its cell gives terms in place of a day: `À réception`, `30 jours net`.

use chrono::{Days, NaiveDate};

use crate::Field;
use crate::fold::fold;

use super::{Cells, Rows};

/// Words, folded, for at once.
const AT_ONCE: &[&str] = &[
    "areception",
    "areceptiondefacture",
    "areceptiondelafacture",
    "reception",
    "comptant",
    "aucomptant",
    "onreceipt",
    "uponreceipt",
    "dueonreceipt",
    "dueuponreceipt",
    "immediate",
    "sofort",
    "sofortfallig",
    "sofortzahlbar",
    "beierhalt",
    "nacherhalt",
    "perdirect",
    "contant",
    "alcontado",
    "contado",
    "alavista",
    "avista",
    "immediato",
    "alricevimento",
];

/// Words, folded, that may stand before and behind a number of days.
const BEFORE: &[&str] = &["net", "netto", "a", "within", "innerhalb", "binnen", "sous"];
const DAYS: &[&str] = &[
    "jours", "jour", "jrs", "j", "days", "day", "d", "tage", "tagen", "t", "dagen", "dgn",
    "dias", "giorni", "gg",
];
const BEHIND: &[&str] =
    &["", "net", "nets", "netto", "datefacture", "datedefacture", "dedatefacture", "df"];

impl Rows<'_> {
    /// The due date of a row, by the day or by the terms in its cell.
    pub(super) fn due(
        &mut self,
        cells: &Cells<'_>,
        issued: Option<NaiveDate>,
    ) -> Option<NaiveDate> {
        let cell = cells.get(Field::DueDate);
        // Days are nearly always written in digits alone.
        if cell.bytes().any(|byte| byte.is_ascii_alphabetic())
            && let (Some(issued), Some(days)) = (issued, terms(cell))
        {
            return issued.checked_add_days(days);
        }
        self.date(cells, Field::DueDate)
    }
}

/// The days after the date of a document in which it must be paid; none where a text says something else, such as
/// the end of a month.
fn terms(text: &str) -> Option<Days> {
    const MOST: u64 = 180;
    let folded = fold(text);
    if AT_ONCE.contains(&folded.as_str()) {
        return Some(Days::new(0));
    }
    let start = folded.find(|it: char| it.is_ascii_digit())?;
    let (before, rest) = folded.split_at_checked(start)?;
    let end = rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at_checked(end)?;
    let days = digits.parse::<u64>().ok().filter(|days| *days <= MOST)?;
    let known = before.is_empty() || BEFORE.contains(&before);
    let mut behind = DAYS.iter().filter_map(|it| after.strip_prefix(it));
    let in_days = behind.any(|rest| BEHIND.contains(&rest));
    let net = after.is_empty() && matches!(before, "net" | "netto");
    (known && (in_days || net)).then(|| Days::new(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(texts: &str, expected: Option<u64>) {
        for text in texts.split(';') {
            assert_eq!(terms(text), expected.map(Days::new), "{text}");
        }
    }

    #[test]
    fn terms_are_days_after_the_date_of_the_document() {
        check("À réception;Comptant;Due on receipt;Sofort fällig;Al contado", Some(0));
        check("30 jours;30 jours net;à 30 j;Net 30;30 days;30 Tage netto;30 dagen", Some(30));
        check("45 jours date de facture", Some(45));
    }

    #[test]
    fn other_terms_are_not_guessed() {
        check(
            "30 jours fin de mois;45 j FDM;30 jours le 10;2/10 net 30;Échéancier;12 août;30;1000 jours",
            None,
        );
    }
}
