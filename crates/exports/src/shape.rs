//! Rows that are no invoices: the header again, totals, what goes on below an invoice.

use csv::StringRecord;

use findings::{Args, Code, Money};

use super::amount::{self, Reading};
use super::fold::fold;
use super::row::Cells;
use super::{Field, Fields};

/// Words that begin the label of a row of totals, in French, English and German.
const TOTALS: &[&str] = &[
    "total",
    "totaux",
    "sous-total",
    "sous total",
    "ss-total",
    "subtotal",
    "sub-total",
    "sub total",
    "grand total",
    "summe",
    "gesamt",
    "gesamtsumme",
    "zwischensumme",
];

/// Labels of the total of a whole file.
const WHOLE: &[&str] = &[
    "Total",
    "Totaux",
    "Total général",
    "Totaux généraux",
    "Grand total",
    "Gesamtsumme",
    "Summe",
];

/// The columns that are added up, and the sums of the rows so far.
#[derive(Debug, Default)]
pub(super) struct Sums {
    since_start: [Money; 3],
    since_total: [Money; 3],
    rows_since_total: usize,
    /// Whether some amount could not be read, so that no sum can be relied upon.
    broken: bool,
}

const SUMMED: [Field; 3] = [Field::Total, Field::Paid, Field::Residual];

/// What a row of totals is worth.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Total {
    /// It says so, or adds up: it is one.
    Is,
    /// It says so and adds up to something else than the rows.
    Disagrees(Code, Args),
}

impl Sums {
    /// Counts a row; none where an amount could not be read.
    pub(super) fn add(&mut self, amounts: Option<[Option<Money>; 3]>) {
        self.rows_since_total += 1;
        let Some(amounts) = amounts else {
            self.broken = true;
            return;
        };
        let sums = self.since_start.iter_mut().zip(&mut self.since_total);
        for ((start, total), amount) in sums.zip(amounts) {
            let amount = amount.unwrap_or_default();
            *start += amount;
            *total += amount;
        }
    }

    /// What a row is if it is one of totals: it has no number, and a label that says so or amounts
    /// that add up.
    pub(super) fn total(
        &mut self,
        cells: &Cells<'_>,
        columns: &Fields<Option<u16>>,
    ) -> Option<Total> {
        let label = label(cells)?;
        let shown = SUMMED.map(|field| read(cells.get(field)));
        let any = shown.iter().any(Option::is_some);
        let agrees = |sums: &[Money; 3]| {
            any && shown.iter().zip(sums).all(|(shown, sum)| shown.is_none_or(|it| it == *sum))
        };
        let adds_up = self.rows_since_total > 0
            && (agrees(&self.since_total) || agrees(&self.since_start));
        let is = match label {
            Label::Whole | Label::Part => true,
            Label::Blank => adds_up && self.rows_since_total > 1,
            Label::Perhaps => adds_up,
        };
        if !is {
            return None;
        }
        let doubtful = label == Label::Whole && any && !adds_up && !self.broken;
        let differing = || {
            let of = SUMMED.iter().zip(&shown).zip(&self.since_start);
            of.filter_map(|((field, shown), sum)| Some((field, (*shown)?, sum)))
                .find(|(field, shown, sum)| columns.get(**field).is_some() && shown != *sum)
        };
        let total = match differing().filter(|_| doubtful) {
            Some((field, shown, sum)) => {
                let values = Args::new()
                    .text("field", field.as_str())
                    .text("found", shown.amount().to_string())
                    .text("expected", sum.amount().to_string());
                Total::Disagrees(Code::TotalDisagrees, values)
            }
            None => Total::Is,
        };
        self.since_total = Default::default();
        self.rows_since_total = 0;
        Some(total)
    }

    /// Forgets what cannot be compared, because rows repeat what others say.
    pub(super) fn distrust(&mut self) {
        self.broken = true;
    }
}

/// How a row without number is labelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    /// `TOTAL GÉNÉRAL`.
    Whole,
    /// `Sous-total`, and nothing else.
    Part,
    /// `Total Dupont`: or is that a firm of this name?
    Perhaps,
    /// Nothing but amounts.
    Blank,
}

fn label(cells: &Cells<'_>) -> Option<Label> {
    let number = cells.get(Field::Invoice);
    // Nearly every row has a number that is no such word.
    if !number.is_empty() && !starts_a_total(number) {
        return None;
    }
    let mut words = cells.record.iter().map(str::trim).filter(|cell| !cell.is_empty());
    let first = words.next()?;
    if !words.all(is_like_amount) {
        return None;
    }
    if is_like_amount(first) {
        let nameless = cells.get(Field::Debtor).is_empty() && number.is_empty();
        let no_date = cells.get(Field::DueDate).is_empty();
        return (nameless && no_date).then_some(Label::Blank);
    }
    if !starts_a_total(first) {
        return None;
    }
    let folded = fold(first);
    if WHOLE.iter().any(|it| fold(it) == folded) {
        Some(Label::Whole)
    } else if TOTALS.iter().any(|it| fold(it) == folded) {
        Some(Label::Part)
    } else {
        Some(Label::Perhaps)
    }
}

/// Whether a text starts with a word for a total.
fn starts_a_total(text: &str) -> bool {
    if !text.starts_with(['t', 'T', 's', 'S', 'g', 'G', 'z', 'Z']) {
        return false;
    }
    let small = text.to_lowercase();
    TOTALS.iter().any(|word| {
        let rest = small.strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

fn is_like_amount(cell: &str) -> bool {
    read(cell).is_some() || amount::read(cell).is_some()
}

fn read(cell: &str) -> Option<Money> {
    match amount::read(cell)?.reading {
        Reading::Clear(money, _) => Some(money),
        Reading::Either { .. } => None,
    }
}

/// Whether a row is the header again.
pub(super) fn is_header(record: &StringRecord, headers: &[String]) -> bool {
    let mut cells = record.iter().map(str::trim);
    let same = headers.iter().all(|header| {
        cells
            .next()
            .is_some_and(|cell| cell == header || super::file::one_line(cell) == *header)
    });
    same && !headers.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_totals_stand_alone() {
        for text in ["Total", "TOTAL GÉNÉRAL", "Sous-total :", "total (3)", "Summe"] {
            assert!(starts_a_total(text), "{text}");
        }
        for text in ["TotalEnergies", "Totalement", "Toto", "F-12", "Sommer"] {
            assert!(!starts_a_total(text), "{text}");
        }
    }
}
