//! The day of the letters, and where debtors pay.

use chrono::NaiveDate;

use crate::ledger::BankAccount;
use crate::rules::Calendar;

/// The day and the calendar by which it is told whether statements are old, and where debtors pay.
#[derive(Debug, Clone, Copy)]
pub struct Today<'a> {
    /// The date of the letters.
    pub date: NaiveDate,
    /// Which days are business days.
    pub calendar: &'a Calendar,
    /// Days from the date printed on a letter to its posting.
    pub posting_days: u16,
    /// The accounts that debtors pay into.
    pub banks: &'a [BankAccount],
}
