//! Dates that cannot be: a letter would count days from them.

use std::borrow::Cow;

use chrono::{Months, NaiveDate};
use serde::Deserialize;

use crate::ledger::{Account, Invoice};
use findings::{Args, Code, Finding};

use super::House;

/// Whether invoices whose dates cannot be are held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OddDates {
    /// It is held until they are corrected: a letter would count days from a slip.
    #[default]
    Hold,
    /// They are told and taken as they are.
    Accept,
}

/// Years between an invoice and its due date, or a due date and the letter, beyond which one of them is a
/// slip of the pen. No law allows terms of half as long.
const MOST_YEARS: u32 = 10;

/// The reason why the dates of an invoice cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doubt {
    /// It was due before it was written.
    DueBeforeIssue { due: NaiveDate, issued: NaiveDate },
    /// It was due, or falls due, ten years from the letter or more.
    DueFarOff { due: NaiveDate },
    /// It is written after the letter.
    IssueAfterLetter { issued: NaiveDate },
    /// A reminder went after the letter.
    ReminderToCome { nth: usize, sent: NaiveDate },
    /// A reminder did not go after the one before it.
    ReminderOrder { nth: usize, sent: NaiveDate, before: NaiveDate },
    /// A reminder went before the invoice was written.
    ReminderBeforeIssue { nth: usize, sent: NaiveDate, issued: NaiveDate },
}

impl Doubt {
    /// The word that messages choose their sentence by.
    fn word(self) -> &'static str {
        match self {
            Self::DueBeforeIssue { .. } => "due-before-issue",
            Self::DueFarOff { .. } => "due-far-off",
            Self::IssueAfterLetter { .. } => "issue-after-letter",
            Self::ReminderToCome { .. } => "reminder-to-come",
            Self::ReminderOrder { .. } => "reminder-order",
            Self::ReminderBeforeIssue { .. } => "reminder-before-issue",
        }
    }

    /// The day in doubt, the day it contradicts where that is not the letter's, and the reminder's number.
    fn days(self) -> (NaiveDate, Option<NaiveDate>, Option<usize>) {
        match self {
            Self::DueBeforeIssue { due, issued } => (due, Some(issued), None),
            Self::DueFarOff { due } => (due, None, None),
            Self::IssueAfterLetter { issued } => (issued, None, None),
            Self::ReminderToCome { nth, sent } => (sent, None, Some(nth)),
            Self::ReminderOrder { nth, sent, before } => (sent, Some(before), Some(nth)),
            Self::ReminderBeforeIssue { nth, sent, issued } => (sent, Some(issued), Some(nth)),
        }
    }

    /// Whether it is about the due date, so that nobody can say whether the invoice is overdue.
    fn is_of_due(self) -> bool {
        matches!(self, Self::DueBeforeIssue { .. } | Self::DueFarOff { .. })
    }
}

/// The reason why the dates of an invoice cannot be; none when they can.
fn doubt(invoice: &Invoice, letter: NaiveDate) -> Option<Doubt> {
    of_due(invoice, letter)
        .or_else(|| of_issue(invoice, letter))
        .or_else(|| of_reminders(invoice, letter))
}

fn of_due(invoice: &Invoice, letter: NaiveDate) -> Option<Doubt> {
    let due = invoice.due?;
    if let Some(issued) = invoice.date.filter(|issued| due < *issued) {
        return Some(Doubt::DueBeforeIssue { due, issued });
    }
    let years = Months::new(12 * MOST_YEARS);
    let latest = letter.max(invoice.date.unwrap_or(letter)).checked_add_months(years);
    let earliest = letter.checked_sub_months(years);
    let far =
        latest.is_some_and(|latest| due >= latest) || earliest.is_some_and(|it| due <= it);
    far.then_some(Doubt::DueFarOff { due })
}

fn of_issue(invoice: &Invoice, letter: NaiveDate) -> Option<Doubt> {
    let issued = invoice.date.filter(|issued| *issued > letter)?;
    Some(Doubt::IssueAfterLetter { issued })
}

fn of_reminders(invoice: &Invoice, letter: NaiveDate) -> Option<Doubt> {
    let mut before: Option<NaiveDate> = None;
    for (nth, sent) in (1..).zip(invoice.reminders) {
        let Some(sent) = sent else { continue };
        if sent > letter {
            return Some(Doubt::ReminderToCome { nth, sent });
        }
        if let Some(before) = before.filter(|before| sent <= *before) {
            return Some(Doubt::ReminderOrder { nth, sent, before });
        }
        if let Some(issued) = invoice.date.filter(|issued| sent < *issued) {
            return Some(Doubt::ReminderBeforeIssue { nth, sent, issued });
        }
        before = Some(sent);
    }
    None
}

/// Whether no letter may rest on the dates of an invoice; `overdue` by its due date as it stands.
pub(super) fn is_doubtful(invoice: &Invoice, overdue: bool, house: &House<'_>) -> bool {
    house.policy.odd_dates == OddDates::Hold
        && doubt(invoice, house.date).is_some_and(|doubt| overdue || doubt.is_of_due())
}

/// An account without the reminders that cannot be: they would put off the letters about its other
/// invoices. Where the policy accepts them, they are believed.
#[must_use]
pub fn believed<'a>(account: &'a Account, house: &House<'_>) -> Cow<'a, Account> {
    let odd = |invoice: &Invoice| of_reminders(invoice, house.date).is_some();
    if house.policy.odd_dates == OddDates::Accept || !account.invoices.iter().any(odd) {
        return Cow::Borrowed(account);
    }
    let mut account = account.clone();
    account.invoices.iter_mut().filter(|it| odd(it)).for_each(|it| it.reminders = [None; 3]);
    Cow::Owned(account)
}

/// Tells the dates of an account that cannot be.
pub(super) fn findings(account: &Account, house: &House<'_>) -> Vec<Finding> {
    let of = |invoice: &Invoice| {
        // Of what is paid nothing is asked any more.
        let doubt = doubt(invoice, house.date).filter(|_| !invoice.residual.is_zero())?;
        let overdue =
            invoice.due.is_some_and(|due| house.policy.overdue_from(due) <= house.date);
        let held = is_doubtful(invoice, overdue, house);
        let code = if held { Code::DateImpossible } else { Code::DateOdd };
        let (day, other, nth) = doubt.days();
        let values = Args::new()
            .text("invoice", &*invoice.number)
            .text("what", doubt.word())
            .text("day", day.to_string())
            .text("other", other.unwrap_or(house.date).to_string())
            .text("nth", nth.unwrap_or_default().to_string());
        let debtor = Some(&*account.debtor.code);
        Some(Finding::new(code, invoice.origin.clone(), debtor, values))
    };
    let mut findings: Vec<Finding> = account.invoices.iter().filter_map(of).collect();
    findings.sort_by(|one, other| {
        let place = |it: &Finding| (it.origin.line, it.origin.source.name.clone());
        place(one).cmp(&place(other))
    });
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::sketch;
    use findings::Money;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Checks the doubt of an invoice of issue and due date and reminders, `-` for none.
    #[track_caller]
    fn check(dates: [&str; 5], expected: Option<&str>) {
        let mut invoice = sketch::invoice("F1", None, Money::from_cents(100));
        let [issued, due, reminders @ ..] = dates.map(|text| text.parse().ok());
        (invoice.date, invoice.due, invoice.reminders) = (issued, due, reminders);
        let actual = doubt(&invoice, day("2026-11-30"));
        assert_eq!(actual.map(Doubt::word), expected, "{dates:?}");
    }

    #[test]
    fn dates_that_cannot_be() {
        check(["2026-08-01", "2026-07-15", "-", "-", "-"], Some("due-before-issue"));
        check(["2026-08-01", "2062-08-31", "-", "-", "-"], Some("due-far-off"));
        check(["-", "2006-08-31", "-", "-", "-"], Some("due-far-off"));
        check(["2026-12-01", "2026-12-31", "-", "-", "-"], Some("issue-after-letter"));
        check(["2026-08-01", "2026-08-31", "2026-12-15", "-", "-"], Some("reminder-to-come"));
        check(
            ["2026-08-01", "2026-08-31", "2026-10-01", "2026-09-15", "-"],
            Some("reminder-order"),
        );
        check(
            ["2026-08-01", "2026-08-31", "2026-10-01", "2026-10-01", "2026-10-01"],
            Some("reminder-order"),
        );
        check(
            ["2026-08-01", "2026-08-31", "-", "2026-10-01", "2026-09-15"],
            Some("reminder-order"),
        );
        check(
            ["2026-08-01", "2026-08-31", "2025-10-01", "-", "-"],
            Some("reminder-before-issue"),
        );
    }

    #[test]
    fn dates_that_can_be() {
        check(["2026-08-01", "2026-08-01", "-", "-", "-"], None);
        check(["2026-08-01", "2026-08-31", "2026-09-15", "2026-10-01", "2026-11-30"], None);
        check(["-", "2024-02-29", "-", "2026-10-01", "-"], None);
        check(["2026-11-30", "2036-11-29", "-", "-", "-"], None);
        check(["-", "-", "-", "-", "-"], None);
    }
}
