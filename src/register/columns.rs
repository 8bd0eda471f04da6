use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::ledger::{Account, Invoice};
use crate::read::Text;
use crate::rules::Stage;

use super::{History, SentLetter};

/// The history that the export's own columns tell: the dates of reminders 1, 2 and 3 of each invoice.
///
/// Invoices reminded of on the same day at the same stage stood in the same letter. Columns say nothing
/// of a deadline or a total, so both stay empty: a policy takes the deadline it would have given itself.
/// Closed invoices are not known any more, and a formal notice has no column.
#[must_use]
pub fn from_columns(account: &Account) -> History {
    let mut letters: BTreeMap<(NaiveDate, Stage), Vec<Text>> = BTreeMap::new();
    for invoice in &account.invoices {
        for (sent_on, stage) in reminders(invoice) {
            letters.entry((sent_on, stage)).or_default().push(invoice.number.clone());
        }
    }
    let letters = letters.into_iter().map(|((sent_on, stage), invoices)| SentLetter {
        stage,
        sent_on,
        deadline: None,
        total: None,
        invoices,
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
