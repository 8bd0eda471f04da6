//! The list of payments made by hand: what came in cash and by cheque.

use std::sync::Arc;

use chrono::NaiveDate;
use csv::StringRecord;
use encoding_rs::WINDOWS_1252;

use findings::fold::compact;
use findings::{LineCounter, Money, Origin, Source};

use super::text::{decimal, tidy};

/// A payment that somebody wrote down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidRow {
    /// The list and the line of it.
    pub origin: Origin,
    /// The number of the invoice that was paid.
    pub number: Box<str>,
    /// The day; none where it cannot be read.
    pub day: Option<NaiveDate>,
    /// How much; none where it cannot be read or is nothing that came.
    pub amount: Option<Money>,
    /// What stands where day or amount cannot be read.
    pub odd: Box<str>,
}

/// The columns, each with the words that name it, folded.
const COLUMNS: [(&str, &[&str]); 3] = [
    (
        "number",
        &[
            "number",
            "invoice",
            "invoicenumber",
            "invoiceno",
            "numero",
            "facture",
            "nfacture",
            "nofacture",
            "numerofacture",
            "numerodefacture",
            "ndefacture",
            "rechnung",
            "rechnungsnummer",
        ],
    ),
    (
        "date",
        &["date", "day", "jour", "datum", "datedereglement", "datedepaiement", "dateregle"],
    ),
    ("amount", &["amount", "montant", "betrag", "paid", "regle", "paye", "montantregle"]),
];

/// Reads a list: CSV with a header, parted by `;`, comma or tab, in UTF-8 or Windows-1252.
///
/// # Errors
///
/// The first of `number`, `date` and `amount` that no header names.
pub fn read_paid(name: &str, bytes: &[u8]) -> Result<Vec<PaidRow>, &'static str> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    };
    let head = text.lines().next().unwrap_or_default();
    let count = |it: &char| head.matches(*it).count();
    let delimiter = [',', '\t', ';'].into_iter().max_by_key(count).unwrap_or(';');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(delimiter).unwrap_or(b';'))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records = reader.records().map_while(Result::ok);
    let header: Vec<String> =
        records.next().unwrap_or_default().iter().map(|it| tidy(it).into()).collect();
    let place = |(field, words): (&'static str, &[&str])| {
        let named = |it: &String| words.contains(&compact(it).as_str());
        header.iter().position(named).ok_or(field)
    };
    let [number, date, amount] = COLUMNS;
    let places = [place(number)?, place(date)?, place(amount)?];
    let source = Arc::new(Source { name: name.to_owned(), headers: header, sheet: None });
    let mut lines = LineCounter::new(&text);
    let rows = records.filter(|row| row.iter().any(|it| !it.trim().is_empty()));
    let rows = rows.map(|row| {
        let start = row.position().map_or(0, csv::Position::byte);
        let line = lines.behind_breaks(usize::try_from(start).unwrap_or(usize::MAX));
        paid(&row, places, Origin { source: Arc::clone(&source), line, column: None })
    });
    Ok(rows.collect())
}

fn paid(row: &StringRecord, places: [usize; 3], origin: Origin) -> PaidRow {
    let [number, date, amount] =
        places.map(|it| row.get(it).map(str::trim).unwrap_or_default());
    let (day, sum) = (day(date), money(amount).filter(|it| it.is_positive()));
    let odd = match (day, sum) {
        (Some(_), Some(_)) => "",
        (None, _) => date,
        (Some(_), None) => amount,
    };
    PaidRow { origin, number: tidy(number), day, amount: sum, odd: tidy(odd) }
}

/// A day as people write it: the year first, or last behind day and month.
fn day(text: &str) -> Option<NaiveDate> {
    let forms = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"];
    let day = forms.iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    // `%Y` takes a year of two digits, too.
    day.filter(|it| *it >= NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default())
}

/// An amount as people write it. None where a mark before three digits may part thousands as well as decimals.
fn money(text: &str) -> Option<Money> {
    let plain: String =
        text.chars().filter(|it| !it.is_whitespace() && !matches!(it, '\'' | '’')).collect();
    let plain = plain.trim_matches(|it: char| it == '€' || it.is_ascii_alphabetic());
    let marks: Vec<(usize, char)> =
        plain.char_indices().filter(|(_, it)| matches!(it, ',' | '.')).collect();
    let Some((at, mark)) = marks.last().copied() else { return decimal(plain, '.') };
    let behind = plain.len() - at - 1;
    let others = marks.iter().filter(|(_, it)| *it != mark).count();
    let parts_thousands = others + 1 == marks.len();
    if behind == 3 && others == 0 || !parts_thousands {
        return None;
    }
    let plain: String =
        plain.chars().filter(|it| *it == mark || !matches!(it, ',' | '.')).collect();
    decimal(&plain, mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_people_write_it() {
        let list =
            "N° facture;Date;Montant\r\nF-1;02/11/2026;1 234,50 €\r\n\r\nF-2;2026-11-03;80\r\n";
        let rows = read_paid("regles.csv", list.as_bytes()).unwrap();
        let told: Vec<_> = rows
            .iter()
            .map(|it| (it.origin.line, &*it.number, it.day.unwrap(), it.amount.unwrap()))
            .collect();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(
            told,
            [
                (2, "F-1", day("2026-11-02"), Money::from_cents(123_450)),
                (4, "F-2", day("2026-11-03"), Money::from_cents(8000)),
            ]
        );
        assert_eq!(read_paid("x", b"facture;jour\nF;1\n"), Err("amount"));
        assert_eq!(read_paid("x", b""), Err("number"));
    }

    #[test]
    fn what_can_mean_two_things_is_not_guessed() {
        let amount = |text: &str| money(text).map(|it| it.amount().to_string());
        assert_eq!(amount("1.234,50").as_deref(), Some("1234.50"));
        assert_eq!(amount("1,234.50").as_deref(), Some("1234.50"));
        assert_eq!(amount("12,5").as_deref(), Some("12.5"));
        assert_eq!(amount("1 234 EUR").as_deref(), Some("1234"));
        for odd in ["1,234", "1.234", "1,2,3", "1.2,3.4", "-5", "", "douze"] {
            assert_eq!(amount(odd), None, "{odd}");
        }
        assert_eq!(day("03/04/26"), None);
        assert_eq!(day("31/11/2026"), None);
    }
}
