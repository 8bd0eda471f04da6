//! Tables of open amounts by age for the terminal.

use findings::{Currency, Messages, Money};
use relance::output::figure;
use relance::plan::{AgeRow, Ages};

use super::columns::TerminalTable;

/// A column of ages: where its header stands in the messages, and what it holds.
type Age = (&'static str, fn(&AgeRow) -> Money);

/// The ages apart.
const APART: &[Age] = &[
    ("age-not-due", |row| row.not_due),
    ("age-1-30", |row| row.days_1_30),
    ("age-31-60", |row| row.days_31_60),
    ("age-61-90", |row| row.days_61_90),
    ("age-over-90", |row| row.over_90),
    ("age-undated", |row| row.no_due_date),
    ("age-credits", |row| row.credits),
    ("age-total", |row| row.total),
];
/// Columns of ages, where everything more than 30 days late stands in one.
const JOINED: &[Age] = &[
    ("age-not-due", |row| row.not_due),
    ("age-1-30", |row| row.days_1_30),
    ("age-over-30", |row| row.days_31_60 + row.days_61_90 + row.over_90),
    ("age-undated", |row| row.no_due_date),
    ("age-credits", |row| row.credits),
    ("age-total", |row| row.total),
];
/// Columns of ages, where everything late stands in one.
const LATE: &[Age] = &[
    ("age-not-due", |row| row.not_due),
    ("age-late", |row| row.days_1_30 + row.days_31_60 + row.days_61_90 + row.over_90),
    ("age-undated", |row| row.no_due_date),
    ("age-credits", |row| row.credits),
    ("age-total", |row| row.total),
];

/// The open amounts of all debtors together: a line per age, a column per currency.
pub(super) fn totals(ages: &Ages, messages: &Messages, width: usize) -> String {
    let currency =
        |row: &AgeRow| row.currency.map_or_else(|| "?".to_owned(), |it| it.as_str().to_owned());
    let mut headers = vec![messages.plain("age-open")];
    headers.extend(ages.totals.iter().map(|row| format!("#{}", currency(row))));
    let mut columns = TerminalTable::new(&headers);
    for (key, of) in APART.iter().filter(|age| is_told(age, &ages.totals)) {
        let mut cells = vec![messages.plain(key)];
        cells.extend(ages.totals.iter().map(|row| shown(of(row), row.currency, messages)));
        columns.row(cells);
    }
    columns.text(width)
}

/// The open amounts by age, a line per debtor. Ages without any amount are left out, and where the terminal
/// is too narrow those that are late are joined.
pub(super) fn debtors(
    ages: &Ages,
    rows: &[AgeRow],
    messages: &Messages,
    width: usize,
) -> String {
    let tables = [APART, JOINED, LATE].map(|set| table(ages, rows, set, messages));
    let fitting = tables.iter().find(|it| it.fits(width));
    fitting.or(tables.last()).map(|it| it.text(width)).unwrap_or_default()
}

fn table(ages: &Ages, rows: &[AgeRow], set: &[Age], messages: &Messages) -> TerminalTable {
    let several = ages.totals.len() > 1;
    let told: Vec<&Age> = set.iter().filter(|age| is_told(age, &ages.totals)).collect();
    let name = format!("~{}", messages.plain("plan-name"));
    let mut headers = vec![messages.plain("plan-debtor"), name];
    headers.extend(several.then(|| messages.plain("plan-currency")));
    headers.extend(told.iter().map(|(key, _)| format!("#{}", messages.plain(key))));
    let mut columns = TerminalTable::new(&headers);
    for row in rows {
        let mut cells = vec![row.debtor_id.to_string(), row.debtor_name.to_string()];
        let currency = || row.currency.map_or_else(String::new, |it| it.as_str().to_owned());
        cells.extend(several.then(currency));
        cells.extend(told.iter().map(|(_, of)| shown(of(row), row.currency, messages)));
        columns.row(cells);
    }
    columns
}

/// Whether any currency has something of an age; the sum of all is always told.
fn is_told((key, of): &Age, totals: &[AgeRow]) -> bool {
    *key == "age-total" || totals.iter().any(|row| of(row) != Money::ZERO)
}

/// Most cells are empty in most ledgers; zeros would hide the others.
fn shown(money: Money, currency: Option<Currency>, messages: &Messages) -> String {
    let some = (money != Money::ZERO).then_some(money);
    some.map(|money| figure(money, currency, messages.language())).unwrap_or_default()
}
