//! Lines that are no documents: names above groups, totals, what is printed around a table.

use crate::Field;
use crate::amount;
use crate::fold::fold;
use crate::heading::{Heading, TotalOf};
use crate::proof::Printed;

use super::{Cells, Rows};

/// The kind of a line.
enum Line {
    /// A document, as far as its line shows.
    Document,
    /// It names a group; with the amounts beside the name.
    Heading(Heading, Option<Printed>),
    /// It sums what stands above it.
    Total(TotalOf, String, Printed),
    /// It is printed around the table, and says nothing.
    Around,
}

/// Whether a line gives the shares of the sums above it: a label, and percentages alone.
fn is_of_percents(cells: &Cells<'_>) -> bool {
    let mut filled = cells.record.iter().map(str::trim).filter(|cell| !cell.is_empty());
    let label = filled.next().is_some_and(|first| !first.ends_with('%'));
    label && filled.clone().next().is_some() && filled.all(|cell| cell.ends_with('%'))
}

impl Rows<'_> {
    /// Takes in a line that is no document; false where it is one.
    pub(super) fn is_no_document(&mut self, cells: &Cells<'_>) -> bool {
        let line = cells.place.line;
        match self.line(cells) {
            Line::Document => return false,
            Line::Heading(heading, announced) => {
                self.pass.headings.count(line);
                self.proof.open(heading, line, announced);
                self.of_group = None;
            }
            Line::Total(of, label, printed) => {
                self.pass.totals.count(line);
                self.proof.total(&of, &label, line, &printed);
            }
            Line::Around => self.pass.around.count(line),
        }
        self.above = None;
        true
    }

    fn line(&mut self, cells: &Cells<'_>) -> Line {
        let number = cells.get(Field::Invoice);
        // Nearly every row has a number that is no word for a total.
        let numbered = !number.is_empty() && !self.lines.names_beside(cells.record);
        if numbered && !self.recognised.grouped && TotalOf::of_number(number).is_none() {
            return Line::Document;
        }
        if self.recognised.grouped && self.lines.is_around(cells.record) {
            return Line::Around;
        }
        if self.recognised.grouped
            && let Some((heading, amounts)) = self.lines.heading(cells.record)
        {
            let announced = amounts.then(|| self.printed(cells));
            let announced = announced.filter(|it| it.iter().any(Option::is_some));
            // The same amounts below the rows are their total.
            if let Some(printed) = announced
                && self.proof.adds_up(&printed, 0)
            {
                let label = heading.name.clone();
                return Line::Total(TotalOf::Unnamed, label, printed);
            }
            return Line::Heading(heading, announced);
        }
        if self.lines.has_date(cells.record) {
            return Line::Document;
        }
        if is_of_percents(cells) {
            return Line::Around;
        }
        self.total(cells).unwrap_or(Line::Document)
    }

    /// A row of totals: it says so, or its amounts alone add up.
    fn total(&mut self, cells: &Cells<'_>) -> Option<Line> {
        let mut texts = cells.record.iter().map(str::trim).filter(|cell| !cell.is_empty());
        let first = texts.clone().next()?;
        let labelled = texts.find_map(|text| Some((TotalOf::read(text)?, text.to_owned())));
        let printed = self.printed(cells);
        let any = printed.iter().any(Option::is_some);
        let Some((of, label)) = labelled else {
            let nameless = [Field::Debtor, Field::Name, Field::Invoice]
                .iter()
                .all(|field| cells.get(*field).is_empty());
            let blank = any && nameless && amount::read(first).is_some();
            return (blank && self.proof.adds_up(&printed, 1))
                .then(|| Line::Total(TotalOf::Unnamed, String::new(), printed));
        };
        let sure = of == TotalOf::Unnamed
            || of == TotalOf::Carried
            || self.proof.is_of_group(&of)
            || self.is_of_debtor_above(&of)
            || (any && (self.recognised.grouped || self.proof.adds_up(&printed, 0)));
        sure.then_some(Line::Total(of, label, printed))
    }

    /// Whether a total names the debtor of the row above.
    fn is_of_debtor_above(&self, of: &TotalOf) -> bool {
        let TotalOf::Named(named) = of else { return false };
        self.above.as_ref().is_some_and(|debtor| {
            let name = debtor.name.as_deref().unwrap_or_default();
            fold(name) == *named || fold(&debtor.code) == *named
        })
    }
}
