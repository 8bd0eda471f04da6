//! The lines of invoices: a second file, from which a duplicate is drawn where no copy is there.

use std::collections::BTreeMap;
use std::sync::Arc;

use csv::StringRecord;
use rust_decimal::Decimal;

use super::fold::fold;
use super::records::Records;
use super::text::decode;
use super::{InputFile, ReadError, Text};
use crate::base::{Args, Code, Finding, Money, Origin, Source};

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceLine {
    /// What was delivered.
    pub description: Text,
    /// How much of it.
    pub quantity: Option<Decimal>,
    /// For one of it, before taxes.
    pub unit_price: Option<Money>,
    /// VAT in percent; none where the file gives none, and totals are then with taxes.
    pub vat_rate: Option<Decimal>,
    /// What the line comes to; none where the cell holds no amount.
    pub total: Option<Money>,
    /// Its row.
    pub origin: Origin,
}

/// The lines of all invoices by number, each in the order of the file.
pub type InvoiceLines = BTreeMap<Text, Vec<InvoiceLine>>;

/// Header words of each column, folded: invoice, description, quantity, unit price, VAT rate, total.
const HEADERS: [&[&str]; 6] = [
    &[
        "invoice",
        "facture",
        "nfacture",
        "nofacture",
        "numerodefacture",
        "rechnung",
        "rechnungsnummer",
        "factuur",
        "factuurnummer",
        "factura",
        "fattura",
        "invoiceno",
        "invoicenumber",
        "number",
    ],
    &[
        "description",
        "designation",
        "libelle",
        "article",
        "bezeichnung",
        "beschreibung",
        "omschrijving",
        "descripcion",
        "descrizione",
        "item",
    ],
    &["quantity", "quantite", "qte", "qty", "menge", "aantal", "cantidad", "quantita"],
    &[
        "unitprice",
        "price",
        "prixunitaire",
        "puht",
        "pu",
        "prix",
        "einzelpreis",
        "preis",
        "prijs",
        "preciounitario",
        "precio",
        "prezzounitario",
        "prezzo",
    ],
    &["vatrate", "vat", "tva", "tauxtva", "tauxdetva", "mwst", "ust", "btw", "iva"],
    &[
        "total",
        "amount",
        "montant",
        "montantht",
        "totalht",
        "totalttc",
        "montantttc",
        "gesamt",
        "betrag",
        "totaal",
        "bedrag",
        "importe",
        "importo",
        "totale",
        "nettotal",
        "linetotal",
    ],
];

/// Which columns a file cannot do without, by their place in [`HEADERS`].
const NEEDED: [(usize, &str); 3] = [(0, "invoice"), (1, "description"), (5, "total")];

/// Reads a file of invoice lines: CSV with a header, in any encoding, parted by `;`, comma, tab or bar.
///
/// # Errors
///
/// When the file is not there or may not be read.
pub fn invoice_lines(file: &InputFile) -> Result<(InvoiceLines, Vec<Finding>), ReadError> {
    let unreadable = |source| ReadError::File { name: file.name.clone(), source };
    let bytes = std::fs::read(&file.path).map_err(unreadable)?;
    let text = decode(bytes, None).map(|it| it.text).unwrap_or_default();
    Ok(read(&file.name, &text))
}

fn read(name: &str, text: &str) -> (InvoiceLines, Vec<Finding>) {
    let first = text.lines().next().unwrap_or_default();
    let count = |it: &char| first.matches(*it).count();
    let delimiter = [';', ',', '\t', '|'].into_iter().rev().max_by_key(count).unwrap_or(';');
    let mut records = Records::starting_at(text, 0, delimiter);
    let mut record = StringRecord::new();
    records.next_into(&mut record);
    let headers: Vec<String> = record.iter().map(|it| it.trim().to_owned()).collect();
    let word =
        |it: &String| fold(it).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let folded: Vec<String> = headers.iter().map(word).collect();
    let columns =
        HEADERS.map(|words| folded.iter().position(|it| words.contains(&it.as_str())));
    records.expect(headers.len());
    let source = Arc::new(Source { name: name.to_owned(), headers, sheet: None });
    let mut findings = Vec::new();
    for (place, field) in NEEDED {
        if columns.get(place).is_none_or(Option::is_none) {
            let values = Args::new().text("field", field);
            findings.push(Finding::new(
                Code::LinesColumnMissing,
                Origin::file(&source),
                None,
                values,
            ));
        }
    }
    let mut lines = InvoiceLines::new();
    if !findings.is_empty() {
        return (lines, findings);
    }
    while let Some((line, _)) = records.next_into(&mut record) {
        let row = Row { record: &record, columns: &columns, source: &source, line };
        if let Some((number, line)) = row.line(&mut findings) {
            lines.entry(number).or_default().push(line);
        }
    }
    (lines, findings)
}

/// A row and what is known of its columns.
struct Row<'r> {
    record: &'r StringRecord,
    columns: &'r [Option<usize>; 6],
    source: &'r Arc<Source>,
    line: u32,
}

impl Row<'_> {
    fn cell(&self, column: usize) -> &str {
        let place = self.columns.get(column).copied().flatten();
        place.and_then(|it| self.record.get(it)).unwrap_or_default().trim()
    }

    fn origin(&self, column: Option<usize>) -> Origin {
        let column = column.and_then(|it| self.columns.get(it).copied().flatten());
        let column = column.and_then(|it| u16::try_from(it).ok());
        Origin { source: Arc::clone(self.source), line: self.line, column }
    }

    /// The number of the invoice and its line; none for a row without number.
    fn line(&self, findings: &mut Vec<Finding>) -> Option<(Text, InvoiceLine)> {
        let number = Some(self.cell(0)).filter(|it| !it.is_empty())?;
        let mut amount = |column: usize| {
            let text = self.cell(column);
            let value = decimal(text);
            if value.is_none() && !(text.is_empty() && column != 5) {
                let values = Args::new().text("text", text).text("invoice", number);
                let origin = self.origin(Some(column));
                findings.push(Finding::new(Code::LineUnreadable, origin, None, values));
            }
            value
        };
        let line = InvoiceLine {
            quantity: amount(2),
            unit_price: amount(3).map(Money::new),
            vat_rate: amount(4),
            total: amount(5).map(Money::new),
            description: self.cell(1).into(),
            origin: self.origin(None),
        };
        Some((number.into(), line))
    }
}

/// A number in any way of writing; `1,234` and `1.234` are thousands only with another sign beside them.
fn decimal(text: &str) -> Option<Decimal> {
    let text: String = text
        .chars()
        .filter(|it| !it.is_whitespace() && !"\u{a0}\u{202f}'’%€".contains(*it))
        .collect();
    let last = text.rfind(['.', ',']);
    let whole = |part: &str| part.replace(['.', ','], "");
    let plain = match last {
        Some(at)
            if text.matches([',', '.']).count() == 1
                || text.get(at..at + 1)
                    != text.find(['.', ',']).and_then(|it| text.get(it..it + 1)) =>
        {
            format!("{}.{}", whole(text.get(..at)?), text.get(at + 1..)?)
        }
        _ => whole(&text),
    };
    plain.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_by_invoice() {
        let (lines, findings) = read(
            "lines.csv",
            "N° facture;Désignation;Qté;PU HT;Taux TVA;Total\nF1;Vitre;2;10,50;20 %;21,00\n\
             F1;Pose;;;20;1.000,00\nF2;x;1;1;20;abc\n;y;1;1;1;1\n",
        );
        let first = &lines["F1"];
        assert_eq!(first.len(), 2);
        assert_eq!(first[0].unit_price, Some(Money::from_cents(1050)));
        assert_eq!(first[0].vat_rate, Some(Decimal::from(20)));
        assert_eq!(first[1].total, Some(Money::from_cents(100_000)));
        assert_eq!(first[1].origin.line, 3);
        assert_eq!(lines["F2"][0].total, None);
        assert_eq!(
            findings.iter().map(|it| it.code).collect::<Vec<_>>(),
            [Code::LineUnreadable]
        );
    }
}
