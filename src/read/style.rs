//! How the columns of one file write amounts and dates, decided over all their rows.

use chrono::NaiveDate;

use crate::base::{Currency, Money};

use super::Field;
use super::amount::{self, Mark, Reading};
use super::date::{self, Date, Order};

/// What was decided about a column, and what its rows have shown so far.
#[derive(Debug, Clone, Copy, Default)]
struct Style {
    mark: Option<Mark>,
    order: Option<Decision>,
    shown: Shown,
}

/// What stands first in the dates of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decision {
    All(Order),
    /// Some rows say day first and some month first.
    Contradiction,
}

/// What the rows of a column have shown.
#[derive(Debug, Clone, Copy, Default)]
struct Shown {
    decimal_comma: bool,
    decimal_dot: bool,
    day_first: bool,
    month_first: bool,
    unclear_amount: bool,
    unclear_date: bool,
    unclear_short_date: bool,
}

/// The styles of all columns of a file.
///
/// Rows are read once with what French programs do; only where rows show otherwise are they read a
/// second time, with what is then known.
#[derive(Debug, Clone)]
pub(super) struct Styles([Style; Field::COUNT]);

impl Styles {
    /// Nothing decided, nothing shown.
    pub(super) fn new() -> Self {
        Self([Style::default(); Field::COUNT])
    }

    /// Reads a cell as an amount with the currency beside it; none when it is not one, or when the
    /// column does not say which of two it is.
    pub(super) fn amount(
        &mut self,
        field: Field,
        text: &str,
    ) -> Option<(Money, Option<Currency>)> {
        let style = self.0.get_mut(field.index())?;
        let amount = amount::read(text)?;
        let money = match amount.reading {
            Reading::Clear(money, mark) => {
                style.shown.decimal_comma |= mark == Some(Mark::Comma);
                style.shown.decimal_dot |= mark == Some(Mark::Dot);
                money
            }
            Reading::Either { mark, fraction, thousand } => {
                style.shown.unclear_amount = true;
                if style.mark? == mark { fraction } else { thousand }
            }
        };
        Some((money, amount.currency))
    }

    /// Reads a cell as a date; none when it is not one, or when the column does not say which.
    pub(super) fn date(&mut self, field: Field, text: &str) -> Option<NaiveDate> {
        let style = self.0.get_mut(field.index())?;
        match date::read(text)? {
            Date::Clear(date, order) => {
                style.shown.day_first |= order == Some(Order::DayFirst);
                style.shown.month_first |= order == Some(Order::MonthFirst);
                Some(date)
            }
            Date::Either { day_first, month_first, short } => {
                style.shown.unclear_date |= !short;
                style.shown.unclear_short_date |= short;
                match style.order {
                    Some(Decision::All(Order::DayFirst)) => Some(day_first),
                    Some(Decision::All(Order::MonthFirst)) => Some(month_first),
                    Some(Decision::Contradiction) => None,
                    // The French order, where four digits leave no doubt about the year.
                    None => (!short).then_some(day_first),
                }
            }
        }
    }

    /// What all rows together say; none when they would be read no differently.
    pub(super) fn decide(&self) -> Option<Self> {
        let any = |test: fn(&Shown) -> bool| self.0.iter().any(|it| test(&it.shown));
        // Reminder columns are often nearly empty: what the other dates of the file show helps.
        let in_file = order(any(|it| it.day_first), any(|it| it.month_first));
        let mut again = false;
        let decided = self.0.map(|style| {
            let shown = style.shown;
            let mark = match (shown.decimal_comma, shown.decimal_dot) {
                (true, false) => Some(Mark::Comma),
                (false, true) => Some(Mark::Dot),
                _ => None,
            };
            let order = order(shown.day_first, shown.month_first).or(in_file);
            let as_assumed = order.is_none_or(|it| it == Decision::All(Order::DayFirst));
            again |= shown.unclear_amount && mark.is_some();
            again |= shown.unclear_date && !as_assumed;
            again |= shown.unclear_short_date && order.is_some();
            Style { mark, order, shown: Shown::default() }
        });
        again.then_some(Self(decided))
    }
}

fn order(day_first: bool, month_first: bool) -> Option<Decision> {
    match (day_first, month_first) {
        (true, false) => Some(Decision::All(Order::DayFirst)),
        (false, true) => Some(Decision::All(Order::MonthFirst)),
        (true, true) => Some(Decision::Contradiction),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a column twice, as a file is read, and gives what became of it.
    #[track_caller]
    fn check<T: ToString>(
        cells: &[&str],
        expected: &[&str],
        read: impl Fn(&mut Styles, &str) -> Option<T>,
    ) {
        let mut styles = Styles::new();
        let pass = |styles: &mut Styles| -> Vec<String> {
            let text = |it: Option<T>| it.map_or_else(|| "?".to_owned(), |it| it.to_string());
            cells.iter().map(|cell| text(read(styles, cell))).collect()
        };
        let mut actual = pass(&mut styles);
        if let Some(mut decided) = styles.decide() {
            actual = pass(&mut decided);
        }
        assert_eq!(actual, expected);
    }

    #[track_caller]
    fn check_amounts(cells: &[&str], expected: &[&str]) {
        check(cells, expected, |styles, cell| {
            styles.amount(Field::Total, cell).map(|(money, _)| money.amount())
        });
    }

    #[track_caller]
    fn check_dates(cells: &[&str], expected: &[&str]) {
        check(cells, expected, |styles, cell| styles.date(Field::DueDate, cell));
    }

    #[test]
    fn other_rows_say_what_an_unclear_amount_is() {
        check_amounts(&["1,234", "12.50"], &["1234", "12.50"]);
        check_amounts(&["1,234", "12,50"], &["1.234", "12.50"]);
        check_amounts(&["1.234", "1.234,50"], &["1234", "1234.50"]);
        check_amounts(&["1.234", "1,234,567"], &["1.234", "1234567"]);
    }

    #[test]
    fn an_amount_that_stays_unclear_is_refused() {
        check_amounts(&["1,234", "12"], &["?", "12"]);
        check_amounts(&["1,234", "12,50", "12.50"], &["?", "12.50", "12.50"]);
    }

    #[test]
    fn four_digit_years_are_read_in_the_french_order() {
        check_dates(&["03/04/2026"], &["2026-04-03"]);
        check_dates(&["03/04/2026", "25/04/2026"], &["2026-04-03", "2026-04-25"]);
    }

    #[test]
    fn two_digit_years_need_a_row_that_shows_the_order() {
        check_dates(&["03/04/26"], &["?"]);
        check_dates(&["03/04/26", "25/04/26"], &["2026-04-03", "2026-04-25"]);
    }

    #[test]
    fn months_come_first_where_rows_show_it() {
        check_dates(&["03/04/2026", "04/25/2026"], &["2026-03-04", "2026-04-25"]);
    }

    #[test]
    fn unclear_dates_are_refused_where_rows_contradict_each_other() {
        let cells = ["03/04/2026", "04/25/2026", "25/04/2026"];
        check_dates(&cells, &["?", "2026-04-25", "2026-04-25"]);
    }
}
