//! How the columns of one file write amounts and dates, decided over all their rows.

use chrono::NaiveDate;

use findings::{Currency, Money};

use super::Field;
use super::amount::{self, Mark, Reading};
use super::date::{self, Date, Order, Readings};
use super::zone::Zone;

/// The decision about a column, and the facts that its rows have shown so far.
#[derive(Debug, Clone, Copy, Default)]
struct Style {
    mark: Option<Mark>,
    order: Option<Decision>,
    serial: bool,
    shown: Shown,
}

/// The part that stands first in the dates of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decision {
    All(Order),
    /// No row says what stands first, or some say this and some that.
    Undecided,
}

/// The facts that the rows of a column have shown.
#[derive(Debug, Clone, Copy, Default)]
struct Shown {
    decimal_comma: bool,
    decimal_dot: bool,
    day_first: bool,
    month_first: bool,
    year_first: bool,
    unclear_amount: bool,
    unclear_date: bool,
    unclear_short_date: bool,
    serial: bool,
    /// Something that is not a number of days.
    no_serial: bool,
}

/// The value of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell<T> {
    /// This.
    Is(T),
    /// One of two things, and no row of the column says which.
    Undecided([String; 2]),
    /// Nothing of the kind.
    Not,
}

/// The styles of all columns of a file.
///
/// Rows are read once with what French programs do; only where rows show otherwise are they read a
/// second time, with what is then known.
#[derive(Debug, Clone)]
pub(super) struct Styles {
    columns: [Style; Field::COUNT],
    /// The place whose day counts where stamps have an offset.
    zone: Zone,
}

impl Styles {
    /// Nothing shown, and nothing decided but what the job or a profile says.
    pub(super) fn new(mark: Option<Mark>, order: Option<Order>, zone: Zone) -> Self {
        let order = order.map(Decision::All);
        Self { columns: [Style { mark, order, ..Style::default() }; Field::COUNT], zone }
    }

    /// Reads a cell as an amount with the currency beside it.
    pub(super) fn amount(
        &mut self,
        field: Field,
        text: &str,
    ) -> Cell<(Money, Option<Currency>)> {
        let (Some(style), Some(amount)) =
            (self.columns.get_mut(field.index()), amount::read(text))
        else {
            return Cell::Not;
        };
        let money = match amount.reading {
            Reading::Clear(money, mark) => {
                style.shown.decimal_comma |= mark == Some(Mark::Comma);
                style.shown.decimal_dot |= mark == Some(Mark::Dot);
                money
            }
            Reading::Either { mark, fraction, thousand } => {
                style.shown.unclear_amount = true;
                match style.mark {
                    None => {
                        let readings = [fraction, thousand].map(|it| it.amount().to_string());
                        return Cell::Undecided(readings);
                    }
                    Some(decimal) if decimal == mark => fraction,
                    Some(_) => thousand,
                }
            }
        };
        Cell::Is((money, amount.currency))
    }

    /// Reads a cell as a date.
    pub(super) fn date(&mut self, field: Field, text: &str) -> Cell<NaiveDate> {
        let (Some(style), Some(date)) =
            (self.columns.get_mut(field.index()), date::read_in(text, self.zone))
        else {
            return Cell::Not;
        };
        style.shown.no_serial |= !matches!(date, Date::Serial(_));
        match date {
            Date::Clear(date, order) => {
                style.shown.day_first |= order == Some(Order::DayFirst);
                style.shown.month_first |= order == Some(Order::MonthFirst);
                style.shown.year_first |= order == Some(Order::YearFirst);
                Cell::Is(date)
            }
            Date::Serial(date) => {
                style.shown.serial = true;
                if style.serial { Cell::Is(date) } else { Cell::Not }
            }
            Date::Unclear(readings) => style.unclear(readings),
        }
    }

    /// The decision of all rows together; none when they would be read no differently.
    pub(super) fn decide(&self) -> Option<Self> {
        // Reminder columns are often nearly empty: what the other dates of the file show helps.
        let all = self.columns.iter().fold(Shown::default(), |all, it| Shown {
            day_first: all.day_first | it.shown.day_first,
            month_first: all.month_first | it.shown.month_first,
            year_first: all.year_first | it.shown.year_first,
            ..all
        });
        let in_file = all.order();
        let mut again = false;
        let decided = self.columns.map(|style| {
            let shown = style.shown;
            let mark = style.mark.or(match (shown.decimal_comma, shown.decimal_dot) {
                (true, false) => Some(Mark::Comma),
                (false, true) => Some(Mark::Dot),
                _ => None,
            });
            let serial = shown.serial && !shown.no_serial;
            let order = style.order.or(shown.order()).or(in_file);
            let order = order.unwrap_or(Decision::Undecided);
            let news = style.order.is_none();
            again |= shown.unclear_amount && style.mark.is_none() && mark.is_some();
            again |= news && shown.unclear_date && order != Decision::All(Order::DayFirst);
            again |= news && shown.unclear_short_date && order != Decision::Undecided;
            again |= serial && !style.serial;
            Style { mark, order: Some(order), serial, shown: Shown::default() }
        });
        again.then_some(Self { columns: decided, zone: self.zone })
    }

    /// The columns that were found to hold numbers of days.
    pub(super) fn serials(&self) -> impl Iterator<Item = Field> + '_ {
        let fields = Field::ALL.iter().zip(&self.columns);
        fields.filter(|(_, style)| style.serial).map(|(field, _)| *field)
    }
}

impl Style {
    /// Reads a date of several meanings in the order that was decided.
    fn unclear(&mut self, readings: Readings) -> Cell<NaiveDate> {
        self.shown.unclear_date |= !readings.short;
        self.shown.unclear_short_date |= readings.short;
        let order = match self.order {
            Some(Decision::All(order)) => Some(order),
            // The French order until all rows are known, because most files show it in the end.
            None if !readings.short => Some(Order::DayFirst),
            None | Some(Decision::Undecided) => None,
        };
        if let Some(date) = order.and_then(|order| readings.in_order(order)) {
            return Cell::Is(date);
        }
        let orders = Order::ALL.iter();
        let mut days = orders.filter_map(|order| readings.in_order(*order));
        let mut day = || days.next().map(|day| day.to_string()).unwrap_or_default();
        Cell::Undecided([day(), day()])
    }
}

impl Shown {
    fn order(&self) -> Option<Decision> {
        match (self.day_first, self.month_first, self.year_first) {
            (false, false, false) => None,
            (true, false, false) => Some(Decision::All(Order::DayFirst)),
            (false, true, false) => Some(Decision::All(Order::MonthFirst)),
            (false, false, true) => Some(Decision::All(Order::YearFirst)),
            _ => Some(Decision::Undecided),
        }
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
        read: impl Fn(&mut Styles, &str) -> Cell<T>,
    ) {
        let mut styles = Styles::new(None, None, Zone::default());
        let pass = |styles: &mut Styles| -> Vec<String> {
            let text = |it: Cell<T>| match it {
                Cell::Is(it) => it.to_string(),
                Cell::Undecided(_) => "?".to_owned(),
                Cell::Not => "-".to_owned(),
            };
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
        check(cells, expected, |styles, cell| match styles.amount(Field::Total, cell) {
            Cell::Is((money, _)) => Cell::Is(money.amount()),
            Cell::Undecided(readings) => Cell::Undecided(readings),
            Cell::Not => Cell::Not,
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
    fn a_row_shows_the_order_of_all() {
        check_dates(&["03/04/2026"], &["?"]);
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

    #[test]
    fn numbers_of_days_are_dates_where_a_column_holds_nothing_else() {
        check_dates(&["46348", "46349"], &["2026-11-22", "2026-11-23"]);
        check_dates(&["46348", "2026-11-23"], &["-", "2026-11-23"]);
    }

    #[test]
    fn what_the_job_says_settles_dates_and_amounts() {
        let mut styles = Styles::new(Some(Mark::Dot), Some(Order::YearFirst), Zone::default());
        assert_eq!(
            styles.date(Field::DueDate, "260715"),
            Cell::Is(NaiveDate::from_ymd_opt(2026, 7, 15).unwrap())
        );
        let amount = styles.amount(Field::Total, "1,234");
        assert_eq!(amount, Cell::Is((Money::from_cents(123_400), None)));
        assert!(styles.decide().is_none());
    }
}
