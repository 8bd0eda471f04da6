use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use encoding_rs::WINDOWS_1252;
use serde::Deserialize;

/// Who sends the invoices.
#[derive(Debug, Deserialize)]
pub(crate) struct Creditor {
    pub(crate) name: String,
    pub(crate) tagline: String,
    pub(crate) address: Vec<String>,
    pub(crate) phone: String,
    pub(crate) email: String,
    pub(crate) vat: String,
    pub(crate) legal: String,
    pub(crate) account: Vec<Account>,
}

/// Where clients pay.
#[derive(Debug, Deserialize)]
pub(crate) struct Account {
    pub(crate) iban: String,
    pub(crate) bic: String,
}

/// Who receives one.
#[derive(Debug)]
pub(crate) struct Client {
    pub(crate) name: String,
    /// Lines under the name, without empty ones.
    pub(crate) address: Vec<String>,
    /// Tax rate in per cent.
    pub(crate) rate: i64,
    pub(crate) vat: String,
}

/// A row that has a document.
#[derive(Debug)]
pub(crate) struct Invoice {
    pub(crate) client: String,
    pub(crate) number: String,
    /// `DD/MM/YYYY`.
    pub(crate) date: String,
    /// `DD/MM/YYYY`, empty for a credit note.
    pub(crate) due: String,
    /// Taxes included, in cents; negative for a credit note.
    pub(crate) total: i64,
    pub(crate) file: String,
}

impl Creditor {
    /// Reads `[creditor]` of the job file.
    pub(crate) fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        #[derive(Deserialize)]
        struct Job {
            creditor: Creditor,
        }
        Ok(toml::from_str::<Job>(&fs::read_to_string(path)?)?.creditor)
    }
}

impl Client {
    /// Reads `clients.csv`, by code.
    pub(crate) fn read_all(path: &Path) -> Result<BTreeMap<String, Self>, Box<dyn Error>> {
        let rows = rows(path)?.into_iter();
        Ok(rows.map(|row| (row.cell("Code client"), Self::from_row(&row))).collect())
    }

    fn from_row(row: &Row) -> Self {
        let country = row.cell("Pays");
        let abroad = country != "France";
        let town = format!("{} {}", row.cell("Code postal"), row.cell("Ville"));
        let mut address =
            vec![row.cell("Contact"), row.cell("Adresse 1"), row.cell("Adresse 2")];
        address.push(town.trim().to_owned());
        address.push(if abroad { country } else { String::new() });
        address.retain(|line| !line.is_empty());
        let rate = match row.cell("Type de client").as_str() {
            _ if abroad => 0,
            "Particulier" => 10,
            _ => 20,
        };
        Self { name: row.cell("Raison sociale"), address, rate, vat: row.cell("N° TVA") }
    }
}

impl Invoice {
    /// Reads the rows of the export which name a file.
    pub(crate) fn read_all(path: &Path) -> Result<Vec<Self>, Box<dyn Error>> {
        let rows = rows(path)?.into_iter();
        rows.filter(|row| !row.cell("Fichier").is_empty())
            .map(|row| {
                Ok(Self {
                    client: row.cell("Code client"),
                    number: row.cell("N° facture"),
                    date: row.cell("Date facture"),
                    due: row.cell("Échéance"),
                    total: cents(&row.cell("Montant TTC"))?,
                    file: row.cell("Fichier"),
                })
            })
            .collect()
    }
}

/// A row of a CSV file, by header.
struct Row(BTreeMap<String, String>);

impl Row {
    fn cell(&self, header: &str) -> String {
        self.0.get(header).cloned().unwrap_or_default()
    }
}

fn rows(path: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let bytes = fs::read(path)?;
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let rows = reader.deserialize().map(|row| Ok(Row(row?)));
    rows.collect()
}

/// An amount such as `-1 234,56` in cents.
fn cents(amount: &str) -> Result<i64, Box<dyn Error>> {
    let digits: String = amount.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    Ok(digits.parse()?)
}
