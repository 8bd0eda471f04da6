use chrono::NaiveDate;
use csv::ReaderBuilder;
use serde::Deserialize;

use super::Weight;

/// Postage of one country as dated data: who buys what, when, up to which weight, for how much.
///
/// A price is there only where a source gives it. A cell whose price is not known is empty, and stays
/// empty in whatever is made from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tariff {
    /// Its file, for people.
    pub name: String,
    cells: Vec<Cell>,
}

/// One line of a tariff file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cell {
    product: String,
    option: String,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    dest_zone: String,
    max_g: u32,
    price_cents: Option<u32>,
    source: String,
}

/// What is bought for a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purchase<'a> {
    /// The product, such as `lettre-verte`.
    pub product: &'a str,
    /// What is added to it, such as `ar`; empty for the product itself.
    pub option: &'a str,
    /// Where it goes, such as `FR`.
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
    /// With what is wrong, in words, when a line is not of that form or gives a price and no source.
    pub fn parse(name: &str, text: &str) -> Result<Self, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        let mut cells = Vec::new();
        for (line, cell) in (2..).zip(reader.deserialize::<Cell>()) {
            let cell = cell.map_err(|error| format!("{name}: {error}"))?;
            if cell.price_cents.is_some() && cell.source.trim().is_empty() {
                return Err(format!("{name}:{line}: a price needs its source"));
            }
            cells.push(cell);
        }
        Ok(Self { name: name.to_owned(), cells })
    }

    /// The cell for something of this weight: the lowest step that takes it. None where the tariff has
    /// no line for it on that day.
    #[must_use]
    pub fn price(&self, bought: Purchase<'_>, weight: Weight) -> Option<Price> {
        let fits = |cell: &&Cell| {
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
        assert_eq!(told.unwrap_err(), "t.csv:2: a price needs its source");
        assert!(Tariff::parse("t.csv", &format!("{head}a;;soon;;FR;20;152;x\n")).is_err());
        assert!(Tariff::parse("t.csv", &format!("{head}a;;2026-01-01;;FR;20;;\n")).is_ok());
    }
}
