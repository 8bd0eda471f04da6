//! Weight and postage of a whole run: at a step of the tariff, over New Year, and where no source gives a price.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use self::tools::desk::Desk;

const EXPORT: &str = "debtor;name;address1;postcode;city;invoice;invoice_date;due_date;total;residual\n\
    C1;Debtor;1 rue Neuve;69001;Lyon;F1;2023-08-02;2023-09-01;100;100\n";

fn table(path: &Path) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(path).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let mut table = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    table.deserialize().map(|row| row.unwrap()).collect()
}

/// Weight, step, postage and since when of a letter of one sheet (4.99 g) in an envelope of this weight, and
/// what warnings of the tariff say.
fn posted(envelope: &str, date: &str) -> (String, Vec<String>) {
    let post =
        format!("[post]\nenvelopes = [{{ name = \"DL\", sheets = 5, weight = {envelope} }}]\n");
    let desk = Desk::new(&post, EXPORT);
    let run = desk.run(date);
    let pieces = table(&run.join("pieces.csv"));
    let columns = ["weight_g", "weight_step", "postage_product", "tariff_cents", "tariff_date"];
    let told = columns.map(|column| pieces.first().unwrap()[column].clone()).join(" ");
    let findings = table(&run.join("findings.csv"));
    let unknown = findings.iter().filter(|it| it["code"] == "T1");
    (told, unknown.map(|it| it["message"].clone()).collect())
}

#[track_caller]
fn check(envelope: &str, date: &str, expected: &str) {
    assert_eq!(posted(envelope, date), (expected.to_owned(), Vec::new()));
}

#[test]
fn a_letter_of_twenty_grams_costs_the_first_step_and_one_of_more_the_next() {
    check("14.91", "2023-12-01", "19.90 20 lettre-verte 116 2023-01-01");
    check("15.01", "2023-12-01", "20.00 20 lettre-verte 116 2023-01-01");
    check("15.11", "2023-12-01", "20.10 100 lettre-verte 232 2023-01-01");
}

#[test]
fn the_price_is_that_of_the_day_of_the_letter() {
    check("4.5", "2025-12-31", "9.49 20 lettre-verte 139 2025-01-01");
    check("4.5", "2026-01-01", "9.49 20 lettre-verte 152 2026-01-01");
}

#[test]
fn a_price_that_no_source_gives_stays_empty_and_is_told() {
    let (told, unknown) = posted("15.11", "2026-03-02");
    assert_eq!(told, "20.10 100 lettre-verte  ", "the step is known, the price is not");
    assert_eq!(unknown.len(), 1);
    let said = unknown.first().unwrap();
    assert!(said.contains("lettre-verte (100 g)"), "{said}");
}
