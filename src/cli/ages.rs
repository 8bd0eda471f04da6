use relance::base::{Currency, Messages, Money};
use relance::output::amount;
use relance::plan::{AgeRow, Ages};

use super::columns::Columns;

/// What is open by age: a line per debtor, then one per currency.
pub(super) fn table(ages: &Ages, messages: &Messages) -> String {
    let mut headers = vec![messages.plain("plan-debtor"), messages.plain("plan-currency")];
    let keys = ["not-due", "1-30", "31-60", "61-90", "over-90", "undated", "credits", "total"];
    headers.extend(keys.map(|key| format!("#{}", messages.plain(&format!("age-{key}")))));
    let mut columns = Columns::new(&headers);
    for row in &ages.debtors {
        columns.row(cells(&row.debtor_id, row, messages));
    }
    let all = messages.plain("age-all");
    for row in &ages.totals {
        columns.row(cells(&all, row, messages));
    }
    columns.text()
}

fn cells(name: &str, row: &AgeRow, messages: &Messages) -> Vec<String> {
    let currency = row.currency.as_ref().map(Currency::as_str).unwrap_or_default();
    let mut cells = vec![name.to_owned(), currency.to_owned()];
    let amounts = [
        row.not_due,
        row.days_1_30,
        row.days_31_60,
        row.days_61_90,
        row.over_90,
        row.no_due_date,
        row.credits,
        row.total,
    ];
    // Most cells are empty in most ledgers; zeros would hide the others.
    let shown = |money: Money| {
        let some = (money != Money::ZERO).then_some(money);
        some.map(|money| amount(money, None, messages.language())).unwrap_or_default()
    };
    cells.extend(amounts.map(shown));
    cells
}
