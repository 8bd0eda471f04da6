//! `ages.csv`: open amounts by age, a line per debtor and currency.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::plan::{AgeRow, Plan, PlannedLetter};

use super::table::{ManifestRow, ManifestTable};
use super::{Folder, OutputError};

/// The name of the table in a run folder.
const NAME: &str = "ages.csv";

/// The columns of `ages.csv`.
const AGES: &[&str] = &[
    "debtor_id",
    "debtor_name",
    "currency",
    "not_due",
    "days_1_30",
    "days_31_60",
    "days_61_90",
    "over_90",
    "no_due_date",
    "credits",
    "total",
    "invoices",
    "stage",
    "deadline",
    "asked",
];

/// Writes what is open by age, a line per debtor and currency, with the letter that goes.
///
/// # Errors
///
/// When it cannot be written.
pub fn write_ages(plan: &Plan, date: NaiveDate, out: impl Write) -> Result<(), OutputError> {
    fill(plan, date, ManifestTable::on(out, PathBuf::from(NAME), AGES)?)
}

/// Writes the table of a run folder.
pub(super) fn write(folder: &Folder, plan: &Plan, date: NaiveDate) -> Result<(), OutputError> {
    fill(plan, date, ManifestTable::begin(folder, NAME, AGES)?)
}

fn fill<W: Write>(
    plan: &Plan,
    date: NaiveDate,
    mut table: ManifestTable<W>,
) -> Result<(), OutputError> {
    let letters: BTreeMap<_, _> = plan
        .letters
        .iter()
        .map(|letter| ((&*letter.debtor.code, Some(letter.currency)), letter))
        .collect();
    let mut failed = None;
    plan.each_age(date, |ages| {
        let letter = letters.get(&(&*ages.debtor_id, ages.currency)).copied();
        if failed.is_none() {
            failed = table.row(line(ages, letter)).err();
        }
    });
    failed.map_or_else(|| table.finish(), Err)
}

fn line(ages: &AgeRow, letter: Option<&PlannedLetter>) -> ManifestRow {
    ManifestRow::default()
        .text(&ages.debtor_id)
        .text(&ages.debtor_name)
        .maybe(ages.currency)
        .own(ages.not_due.exact())
        .own(ages.days_1_30.exact())
        .own(ages.days_31_60.exact())
        .own(ages.days_61_90.exact())
        .own(ages.over_90.exact())
        .own(ages.no_due_date.exact())
        .own(ages.credits.exact())
        .own(ages.total.exact())
        .own(ages.invoices)
        .maybe(letter.map(|it| it.stage))
        .maybe(letter.map(|it| it.deadline))
        .maybe(letter.map(|it| it.totals.total().exact()))
}
