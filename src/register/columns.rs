//! The history that an export's own columns tell.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::ledger::{Account, Invoice};
use crate::rules::Stage;
use exports::Text;

use super::{Due, History, SentLetter};

/// The history that the export's own columns tell: the dates of reminders 1, 2 and 3 of each invoice.
///
/// Invoices reminded of on the same day at the same stage stood in the same letter. Columns say nothing
/// of a deadline or a total, so both stay empty: a policy takes the deadline it would have given itself.
/// Closed invoices are not known any more, and a formal notice has no column.
#[must_use]
pub fn from_columns(account: &Account) -> History {
    let mut letters: BTreeMap<(NaiveDate, Stage), Vec<&Invoice>> = BTreeMap::new();
    for invoice in &account.invoices {
        for (sent_on, stage) in reminders(invoice) {
            letters.entry((sent_on, stage)).or_default().push(invoice);
        }
    }
    let numbers = |invoices: &[&Invoice]| -> Vec<Text> {
        invoices.iter().map(|invoice| invoice.number.clone()).collect()
    };
    let dues = |invoices: &[&Invoice]| {
        let parts = invoices.iter().filter(|invoice| invoice.instalment.is_some());
        let due = |invoice: &&Invoice| -> Option<Due> {
            let (number, day) = (invoice.number.clone(), invoice.due?);
            Some(Due { number, day, apart: false })
        };
        parts.filter_map(due).collect()
    };
    let letters = letters.into_iter().map(|((sent_on, stage), named)| SentLetter {
        stage,
        sent_on,
        deadline: None,
        total: None,
        invoices: numbers(&named),
        newly_due: Vec::new(),
        dues: dues(&named),
        remained: Vec::new(),
        kept: None,
        posted: Default::default(),
        void: false,
    });
    History { letters: letters.collect() }
}

/// The reminders that named an invoice, with their dates.
fn reminders(invoice: &Invoice) -> impl Iterator<Item = (NaiveDate, Stage)> {
    let stages = [Stage::Reminder1, Stage::Reminder2, Stage::Reminder3];
    let dated = invoice.reminders.into_iter().zip(stages);
    dated.filter_map(|(sent_on, stage)| Some((sent_on?, stage)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::ledger::Debtor;
    use findings::{Currency, Money, Origin, Source};

    fn origin() -> Origin {
        Origin::file(&Arc::new(Source {
            name: "open.csv".into(),
            headers: Vec::new(),
            sheet: None,
        }))
    }

    fn invoice(number: &str, reminders: [&str; 3]) -> Invoice {
        Invoice {
            total: Money::ZERO,
            reminders: reminders.map(|text| text.parse().ok()),
            ..Invoice::open(number, Money::from_cents(1), origin())
        }
    }

    #[track_caller]
    fn check(invoices: Vec<Invoice>, expected: &[&str]) {
        let debtor = Debtor::business("C1", "C1", origin());
        let history = from_columns(&Account {
            debtor: Arc::new(debtor),
            currency: Currency::EUR,
            invoices,
            credits: Vec::new(),
            void_credits: Vec::new(),
            closed: Vec::new(),
            on_hold: false,
            who_is_unclear: false,
            payment_seen: false,
        });
        let told = history.letters.iter().map(|letter| {
            assert!(letter.deadline.is_none() && letter.total.is_none() && !letter.void);
            format!("{} {} {}", letter.sent_on, letter.stage, letter.invoices.join(" "))
        });
        assert_eq!(told.collect::<Vec<String>>(), expected);
    }

    #[test]
    fn no_dates_no_letters() {
        check(vec![invoice("F1", ["", "", ""])], &[]);
    }

    #[test]
    fn one_day_and_stage_is_one_letter_and_the_oldest_comes_first() {
        check(
            vec![
                invoice("F1", ["2026-03-09", "2026-03-24", ""]),
                invoice("F2", ["2026-03-24", "", ""]),
                invoice("F3", ["2026-03-09", "2026-03-24", "2026-04-13"]),
            ],
            &[
                "2026-03-09 reminder-1 F1 F3",
                "2026-03-24 reminder-1 F2",
                "2026-03-24 reminder-2 F1 F3",
                "2026-04-13 reminder-3 F3",
            ],
        );
    }
}
