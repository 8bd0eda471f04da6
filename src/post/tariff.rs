//! Postage of a country as dated data.

use std::str::FromStr;

use chrono::NaiveDate;
use csv::{ReaderBuilder, StringRecord};
use findings::{LineCounter, Refusal};
use settings::{Fault, Faults, Kind, Problem, nearest};

use super::Weight;

/// Postage of one country as dated data: who buys what, when, up to which weight, for how much.
///
/// A price is there only where a source gives it. A cell whose price is not known is empty, and stays
/// empty in whatever is made from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tariff {
    /// Its file, for people.
    pub name: String,
    cells: Vec<TariffLine>,
}

/// One line of a tariff file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct TariffLine {
    product: String,
    option: String,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    dest_zone: String,
    max_g: u32,
    price_cents: Option<u32>,
}

impl TariffLine {
    /// What it gives a price for.
    fn bought(&self) -> (&str, &str, &str, u32) {
        (&self.product, &self.option, &self.dest_zone, self.max_g)
    }

    /// Whether both hold on some day.
    fn meets(&self, other: &Self) -> bool {
        let begins_by_end =
            |one: &Self, other: &Self| other.valid_to.is_none_or(|end| one.valid_from <= end);
        begins_by_end(self, other) && begins_by_end(other, self)
    }
}

/// Whether a text is a zone that letters can go to: a country by its code, a part of one such as `FR-OM`, or abroad.
fn is_zone(text: &str) -> bool {
    let (country, part) = text.split_once('-').unwrap_or((text, "OM"));
    let capitals = |text: &str| text.bytes().all(|it| it.is_ascii_uppercase());
    text == "INT"
        || country.len() == 2
            && capitals(country)
            && (2..=3).contains(&part.len())
            && capitals(part)
}

/// The product or option whose price is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purchase<'a> {
    /// The product, such as `lettre-verte`.
    pub product: &'a str,
    /// An option added to it, such as `ar` for the notice of receipt; empty for the product itself.
    pub option: &'a str,
    /// The zone of destination, such as `FR`.
    pub zone: &'a str,
    /// The day of posting.
    pub date: NaiveDate,
}

/// A cell of a tariff that applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Price {
    /// The most that pieces of this step weigh, in grams.
    pub step: u32,
    /// In cents; none where no source gives it.
    pub cents: Option<u32>,
    /// Since when it holds.
    pub since: NaiveDate,
}

/// The tariffs that come with the program.
const BUILTIN: &[(&str, &str)] = &[("fr", include_str!("../../tariffs/fr.csv"))];

impl Tariff {
    /// One that comes with the program, by its country.
    #[must_use]
    pub fn builtin(country: &str) -> Option<Self> {
        let (name, text) =
            BUILTIN.iter().find(|(name, _)| name.eq_ignore_ascii_case(country))?;
        Self::parse(&format!("tariffs/{name}.csv"), text).ok()
    }

    /// The names of those that come with the program.
    pub fn builtin_names() -> impl Iterator<Item = &'static str> {
        BUILTIN.iter().map(|(name, _)| *name)
    }

    /// Reads `product;option;valid_from;valid_to;dest_zone;max_g;price_cents;source`.
    ///
    /// # Errors
    ///
    /// With every fault of it: line, column, what is wrong, where a line is not of that form or gives a price and
    /// no source.
    pub fn parse(name: &str, text: &str) -> Result<Self, Faults> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader =
            ReaderBuilder::new().delimiter(b';').flexible(true).from_reader(text.as_bytes());
        let headers: Vec<String> = reader
            .headers()
            .map(|it| it.iter().map(|cell| cell.trim().to_owned()).collect())
            .unwrap_or_default();
        check_headers(name, &headers)?;
        let mut table = TariffReader { file: name, headers, line: 1, faults: Vec::new() };
        let mut cells = Vec::new();
        let mut lines = LineCounter::new(text);
        for record in reader.into_records() {
            match record {
                Ok(record) => {
                    let start = record.position().map_or(0, csv::Position::byte);
                    let line = lines.behind_breaks(usize::try_from(start).unwrap_or_default());
                    table.line = usize::try_from(line).unwrap_or_default();
                    cells.extend(table.cell(&record).map(|cell| (table.line, cell)));
                }
                Err(_) => table.fault("", Refusal::new("tariff-line", "")),
            }
        }
        table.tell_twice(&cells);
        if table.faults.is_empty() {
            let cells = cells.into_iter().map(|(_, cell)| cell).collect();
            Ok(Self { name: name.to_owned(), cells })
        } else {
            Err(Faults(table.faults))
        }
    }

    /// The cell for something of this weight: the lowest step that takes it. None where the tariff has
    /// no line for it on that day.
    #[must_use]
    pub fn price(&self, bought: Purchase<'_>, weight: Weight) -> Option<Price> {
        let fits = |cell: &&TariffLine| {
            cell.product == bought.product
                && cell.option == bought.option
                && cell.dest_zone == bought.zone
                && cell.valid_from <= bought.date
                && cell.valid_to.is_none_or(|end| bought.date <= end)
                && weight <= Weight::grams(cell.max_g)
        };
        let cell = self.cells.iter().filter(fits).min_by_key(|cell| cell.max_g)?;
        Some(Price { step: cell.max_g, cents: cell.price_cents, since: cell.valid_from })
    }
}

/// The columns of a tariff file.
const COLUMNS: [&str; 8] = [
    "product",
    "option",
    "valid_from",
    "valid_to",
    "dest_zone",
    "max_g",
    "price_cents",
    "source",
];

/// Every column must be there once, and no other.
fn check_headers(file: &str, headers: &[String]) -> Result<(), Faults> {
    let mut faults = Vec::new();
    for column in COLUMNS.iter().filter(|column| !headers.iter().any(|it| it == *column)) {
        let missing = Refusal::new("tariff-no-column", *column);
        faults.push(Fault::of_line(file, 1, column, missing));
    }
    for header in headers.iter().filter(|header| !COLUMNS.contains(&header.as_str())) {
        faults.push(Fault::of_line(file, 1, header, nearest(header, &COLUMNS)));
    }
    if faults.is_empty() { Ok(()) } else { Err(Faults(faults)) }
}

/// A tariff file while it is read.
struct TariffReader<'a> {
    file: &'a str,
    headers: Vec<String>,
    line: usize,
    faults: Vec<Fault>,
}

impl TariffReader<'_> {
    fn fault(&mut self, column: &str, problem: impl Into<Problem>) {
        self.faults.push(Fault::of_line(self.file, self.line, column, problem));
    }

    /// The text of a column.
    fn text(&self, record: &StringRecord, column: &str) -> String {
        let place = self.headers.iter().position(|header| header == column);
        let cell = place.and_then(|place| record.get(place));
        cell.unwrap_or_default().trim().to_owned()
    }

    /// A value of a column; none where it is empty, or not of its kind, which is told.
    fn value<T: FromStr>(
        &mut self,
        record: &StringRecord,
        column: &str,
        kind: Kind,
    ) -> Option<T> {
        let text = self.text(record, column);
        let read = text.parse().ok();
        if read.is_none() && !text.is_empty() {
            self.fault(column, Problem::WrongKind(kind));
        }
        read
    }

    /// A value that must be there.
    fn needed<T: FromStr>(
        &mut self,
        record: &StringRecord,
        column: &str,
        kind: Kind,
    ) -> Option<T> {
        if self.text(record, column).is_empty() {
            self.fault(column, Problem::WrongKind(kind));
        }
        self.value(record, column, kind)
    }

    /// Tells every line that gives a price for what an earlier one does, on the same day.
    fn tell_twice(&mut self, cells: &[(usize, TariffLine)]) {
        let mut sorted: Vec<&(usize, TariffLine)> = cells.iter().collect();
        sorted.sort_by(|one, other| one.1.bought().cmp(&other.1.bought()));
        let mut twice = Vec::new();
        for same in sorted.chunk_by(|one, other| one.1.bought() == other.1.bought()) {
            for (nth, (line, cell)) in same.iter().enumerate() {
                let mut earlier = same.iter().take(nth);
                twice.extend(earlier.find(|it| it.1.meets(cell)).map(|it| (*line, it.0)));
            }
        }
        for (line, earlier) in twice {
            self.line = line;
            self.fault("", Refusal::new("tariff-twice", earlier.to_string()));
        }
    }

    /// A line; none where something of it is missing or wrong, which is told.
    fn cell(&mut self, record: &StringRecord) -> Option<TariffLine> {
        if record.len() != self.headers.len() {
            let (found, known) = (record.len().to_string(), self.headers.len().to_string());
            self.fault("", Refusal::new("tariff-width", found).expecting(known));
            return None;
        }
        let valid_from = self.needed(record, "valid_from", Kind::Day);
        let valid_to = self.value(record, "valid_to", Kind::Day);
        if let (Some(from), Some(to)) = (valid_from, valid_to)
            && to < from
        {
            let from: NaiveDate = from;
            self.fault("valid_to", Refusal::new("tariff-ends-first", from.to_string()));
        }
        let max_g = self.needed(record, "max_g", Kind::Number);
        let (product, zone) = (self.text(record, "product"), self.text(record, "dest_zone"));
        if product.is_empty() {
            self.fault("product", Problem::WrongKind(Kind::Text));
        }
        if !is_zone(&zone) {
            self.fault("dest_zone", Refusal::new("tariff-zone", &zone));
        }
        let price_cents: Option<u32> = self.value(record, "price_cents", Kind::Number);
        let source = self.text(record, "source");
        if price_cents.is_some() && source.is_empty() {
            self.fault("source", Refusal::new("tariff-source", ""));
        }
        Some(TariffLine {
            product,
            option: self.text(record, "option"),
            valid_from: valid_from?,
            valid_to,
            dest_zone: zone,
            max_g: max_g?,
            price_cents,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// Step and cents of a piece of so many milligrams.
    fn price(product: &str, date: NaiveDate, weight: u64) -> Option<(u32, Option<u32>)> {
        let bought = Purchase { product, option: "", zone: "FR", date };
        let price = Tariff::builtin("FR").unwrap().price(bought, Weight(weight))?;
        Some((price.step, price.cents))
    }

    #[test]
    fn steps_take_what_weighs_exactly_as_much() {
        let date = day(2023, 6, 1);
        assert_eq!(price("lettre-verte", date, 19_900), Some((20, Some(116))));
        assert_eq!(price("lettre-verte", date, 20_000), Some((20, Some(116))));
        assert_eq!(price("lettre-verte", date, 20_100), Some((100, Some(232))));
        assert_eq!(price("recommande-r1", date, 20_100), Some((50, Some(552))));
        assert_eq!(price("lettre-verte", date, 2_000_001), None);
    }

    #[test]
    fn prices_change_at_new_year() {
        assert_eq!(price("lettre-verte", day(2025, 12, 31), 9_500), Some((20, Some(139))));
        assert_eq!(price("lettre-verte", day(2026, 1, 1), 9_500), Some((20, Some(152))));
        assert_eq!(price("recommande-r1", day(2025, 12, 31), 9_500), Some((20, Some(574))));
        assert_eq!(price("recommande-r1", day(2026, 1, 1), 9_500), Some((20, Some(611))));
    }

    #[test]
    fn what_no_source_gives_has_a_step_and_no_price() {
        assert_eq!(price("lettre-verte", day(2026, 6, 1), 20_100), Some((100, None)));
        assert_eq!(price("recommande-r2", day(2026, 6, 1), 9_500), Some((20, None)));
        assert_eq!(
            price("lettre-verte", day(2027, 1, 1), 9_500),
            None,
            "next year is not known"
        );
        assert_eq!(price("lettre-rouge", day(2026, 1, 1), 9_500), None);
    }

    #[test]
    fn a_price_without_source_is_refused() {
        let head = "product;option;valid_from;valid_to;dest_zone;max_g;price_cents;source\n";
        let told = Tariff::parse("t.csv", &format!("{head}a;;2026-01-01;;FR;20;152;\n"));
        let told = told.unwrap_err().to_string();
        assert!(told.starts_with("t.csv:2 [source]: a price needs its source"), "{told}");
        let windows = format!("{head}\na;;2026-01-01;;FR;20;152;\n").replace('\n', "\r\n");
        let told = Tariff::parse("t.csv", &windows).unwrap_err().to_string();
        assert!(told.starts_with("t.csv:3 [source]: "), "an editor says the same: {told}");
        assert!(Tariff::parse("t.csv", &format!("{head}a;;soon;;FR;20;152;x\n")).is_err());
        assert!(Tariff::parse("t.csv", &format!("{head}a;;2026-01-01;;FR;20;;\n")).is_ok());
    }

    #[test]
    fn lines_that_could_never_hold_or_hold_twice_are_refused() {
        let head = "product;option;valid_from;valid_to;dest_zone;max_g;price_cents;source\n";
        let told = |lines: &str| match Tariff::parse("t.csv", &format!("{head}{lines}")) {
            Ok(_) => String::new(),
            Err(faults) => faults.to_string(),
        };
        let line =
            |from: &str, to: &str, zone: &str| format!("a;;{from};{to};{zone};20;152;x\n");
        let year = line("2026-01-01", "2026-12-31", "FR");
        assert_eq!(told(&format!("{year}{}", line("2027-01-01", "", "FR"))), "");
        assert_eq!(told(&format!("{year}{}", line("2026-06-01", "", "FR-OM"))), "");
        let twice = told(&format!("{year}{}", line("2026-12-31", "", "FR")));
        assert!(twice.starts_with("t.csv:3: line 2 gives a price"), "{twice}");
        let ends = told(&line("2026-01-01", "2025-12-31", "FR"));
        assert!(ends.starts_with("t.csv:2 [valid_to]: "), "{ends}");
        for zone in ["France", "F", "", "fr", "FR-", "FR-OVERSEAS"] {
            let told = told(&line("2026-01-01", "", zone));
            assert!(told.starts_with("t.csv:2 [dest_zone]: "), "{zone}: {told}");
        }
        assert!(told(";;2026-01-01;;FR;20;152;x\n").starts_with("t.csv:2 [product]: "));
    }
}
