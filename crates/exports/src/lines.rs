//! The lines of invoices: a second file, from which a duplicate is drawn where no copy is there.

use std::collections::BTreeMap;
use std::sync::Arc;

use csv::StringRecord;
use rust_decimal::Decimal;

use super::fold::fold;
use super::records::{Records, Shape};
use super::text::decode;
use super::{InputFile, ReadError, Text};
use findings::{Args, Code, Finding, Money, Origin, Source};

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceLine {
    /// The goods or services delivered.
    pub description: Text,
    /// How much of it.
    pub quantity: Option<Decimal>,
    /// For one of it, before taxes.
    pub unit_price: Option<Money>,
    /// VAT in percent; none where the file gives none, and totals are then with taxes.
    pub vat_rate: Option<Decimal>,
    /// The amount of the line; none where the cell holds no amount.
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
    let bytes = file.read().map_err(unreadable)?;
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
    let folded: Vec<String> = headers.iter().map(|it| fold(it)).collect();
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
    while let Some((line, shape)) = records.next_into(&mut record) {
        let row = Row { record: &record, columns: &columns, source: &source, line };
        match row.number().filter(|_| shape == Shape::Whole && row.is_as_wide_as_the_header()) {
            Some(number) => {
                let line = row.line(number, &mut findings);
                lines.entry(number.into()).or_default().push(line);
            }
            None => findings.push(row.lost()),
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

    /// The number of the invoice.
    fn number(&self) -> Option<&str> {
        Some(self.cell(0)).filter(|it| !it.is_empty())
    }

    /// Whether it has the cells of the header; empty ones at the end do not count.
    fn is_as_wide_as_the_header(&self) -> bool {
        let cells = self.record.iter();
        let used = cells.enumerate().filter(|(_, it)| !it.trim().is_empty()).last();
        used.is_some_and(|(last, _)| last < self.source.headers.len())
            && self.record.len() >= self.source.headers.len()
    }

    /// Says that the row is left out.
    fn lost(&self) -> Finding {
        let values = Args::new().text("text", self.cell(0));
        let values = values.count("found", self.record.len());
        let values = values.count("expected", self.source.headers.len());
        Finding::new(Code::LineLost, self.origin(None), None, values)
    }

    /// The line of an invoice.
    fn line(&self, number: &str, findings: &mut Vec<Finding>) -> InvoiceLine {
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
        InvoiceLine {
            quantity: amount(2),
            unit_price: amount(3).map(Money::new),
            vat_rate: amount(4),
            total: amount(5).map(Money::new),
            description: self.cell(1).into(),
            origin: self.origin(None),
        }
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
    let value: Decimal = plain.trim_end_matches('.').parse().ok()?;
    Money::of_cell(value).map(Money::amount)
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
            [Code::LineUnreadable, Code::LineLost]
        );
    }

    #[test]
    fn a_row_that_cannot_be_parted_is_told() {
        let header = "facture;désignation;total\n";
        let (lines, findings) = read(
            "lines.csv",
            &format!("{header}F1;\"Vitre;21,00\nF1;Pose;5,00\nF2;a;b;1\nF3;a\nF4;c;1,00;\n"),
        );
        let lost: Vec<u32> = findings.iter().map(|it| it.origin.line).collect();
        assert_eq!(lost, [2, 4, 5]);
        assert!(findings.iter().all(|it| it.code == Code::LineLost));
        assert_eq!(lines.keys().map(|it| &**it).collect::<Vec<_>>(), ["F1", "F4"]);
        assert_eq!(decimal("1000000000000"), None);
        assert!(decimal("999999999999,99").is_some());
    }

    #[test]
    fn an_amount_beyond_all_sums_is_refused() {
        let header = "N° facture;Désignation;Qté;PU HT;Taux TVA;Total\n";
        let huge = "9".repeat(28);
        let (_, findings) = read("lines.csv", &format!("{header}F1;Vitre;1;1;20;{huge}\n"));
        let codes: Vec<Code> = findings.iter().map(|it| it.code).collect();
        assert_eq!(codes, [Code::LineUnreadable]);
        let (lines, findings) =
            read("lines.csv", &format!("{header}F1;x;3;0,3333333333;20;1\n"));
        assert!(findings.is_empty() && lines["F1"][0].unit_price.is_some());
    }
}
