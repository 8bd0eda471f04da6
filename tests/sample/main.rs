//! The sample's totals, added up a second time from the CSV with its own few lines of reading.
//!
//! No word of `relance` is used for that, so that a mistake in reading or in the ledger cannot hide in the
//! control totals which are checked here.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

mod manifest;
mod rows;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rows::{Row, table};

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/atelier")
}

fn export() -> Vec<Row> {
    table(&sample().join("factures-ouvertes.csv"), ';')
}

#[test]
fn every_row_of_the_sample_remains_what_its_total_less_what_was_paid_says() {
    for row in export() {
        let [total, paid, rest] =
            ["Montant TTC", "Réglé", "Reste dû"].map(|it| rows::cents(row.cell(it)));
        assert_eq!(total - paid, rest, "{}", row.cell("N° facture"));
    }
}

#[test]
fn credits_of_the_sample_are_taken_off_per_debtor() {
    let sums = manifest::sums_of_export(&export(), "Code client", "Reste dû");
    // Two invoices less a credit note; two less a payment; one less a credit note that exceeds it.
    assert_eq!(sums["C0044"], 1_156_800 + 286_650 - 50_400);
    assert_eq!(sums["C0117"], 401_760 + 109_890 - 150_000);
    assert_eq!(sums["C0121"], 49_440 - 76_800);
    assert_eq!(sums.len(), 22);
}

#[test]
fn every_document_of_the_sample_has_a_copy_and_every_copy_a_document() {
    let named: BTreeSet<String> = export()
        .iter()
        .map(|row| row.cell("Fichier").to_owned())
        .filter(|file| !file.is_empty())
        .collect();
    let folder = std::fs::read_dir(sample().join("factures")).unwrap();
    let there: BTreeSet<String> =
        folder.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(named, there);
}

#[test]
fn every_debtor_of_the_sample_is_in_the_file_of_clients() {
    let clients = table(&sample().join("clients.csv"), ';');
    let codes: BTreeSet<&str> = clients.iter().map(|row| row.cell("Code client")).collect();
    assert_eq!(codes.len(), clients.len(), "a code stands twice");
    for row in export() {
        assert!(codes.contains(row.cell("Code client")), "{}", row.cell("Code client"));
    }
}

#[test]
fn identifiers_of_the_sample_are_valid_by_their_check_digits() {
    let job = std::fs::read_to_string(sample().join("relance.toml")).unwrap();
    let job: toml::Table = job.parse().unwrap();
    let creditor = job["creditor"].as_table().unwrap();
    let iban = creditor["account"][0]["iban"].as_str().unwrap();
    assert!(iban_is_valid(iban), "{iban}");
    assert!(luhn_is_valid(creditor["siren"].as_str().unwrap()));
    assert!(!luhn_is_valid("904127777") && !iban_is_valid("FR7630999002170002041774638"));
    for row in table(&sample().join("clients.csv"), ';') {
        let siren = row.cell("SIREN");
        assert!(siren.is_empty() || siren.len() == 9 && luhn_is_valid(siren), "{siren}");
    }
}

/// The check of the register of companies: from the right, every second digit doubled.
fn luhn_is_valid(number: &str) -> bool {
    let digits = number.bytes().rev().map(|digit| u32::from(digit - b'0')).enumerate();
    let sum: u32 = digits
        .map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => digit,
            (_, doubled) if doubled > 9 => doubled - 9,
            (_, doubled) => doubled,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// ISO 13616: the first four characters moved to the end, letters as numbers, the rest by 97 is 1.
fn iban_is_valid(iban: &str) -> bool {
    let iban: String = iban.split_whitespace().collect();
    let digits: String = format!("{}{}", &iban[4..], &iban[..4])
        .chars()
        .map(|c| c.to_digit(36).unwrap().to_string())
        .collect();
    digits.bytes().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97) == 1
}
