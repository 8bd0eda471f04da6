//! `[policy]`: the house rules of dunning.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error};

use crate::rules::{Calendar, Stage, later};
use exports::DebtorKind;
use findings::{Money, Refusal};

use super::limits::{least, maybe_percent, percent};
use super::{Cost, Exclusion, OddDates, Penalties};

/// The house rules of dunning, as `[policy]` of the job gives them. All days are calendar days.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Policy {
    /// Which stages are used, in order and each once; a formal notice comes after a reminder.
    /// All four: most firms remind two or three times before a formal notice.
    #[serde(deserialize_with = "stages")]
    pub stages: Vec<Stage>,
    /// Days after the due date before an invoice counts as overdue. 8: a transfer and a letter on
    /// their way cross within a week.
    pub days_after_due: u16,
    /// Days to pay, counted from the day the letter arrives. 8 is the custom; a formal notice gives 15,
    /// because a registered letter is kept 15 days at the post office: whoever fetches it on the last of
    /// them still has that day to pay.
    pub deadline_days: DeadlineDays,
    /// Days from the date printed on a letter to its posting. 1: printed today, posted tomorrow.
    pub posting_days: u16,
    /// Days a letter travels. 2: what letters at the ordinary tariff take at least.
    pub mail_days: u16,
    /// Days after a deadline before the next stage. 3: a payment made on the last day shows in the
    /// books only then.
    pub grace_days: u16,
    /// Days at least between two letters about one account. 8: more often is harassment.
    pub min_interval_days: u16,
    /// The least a letter is written for, in units of the account's currency. 10: below it the
    /// letter costs more than it brings.
    #[serde(deserialize_with = "least")]
    pub min_total: Money,
    /// The least a formal notice is written for, in units of the account's currency. 40: a
    /// registered letter and its handling cost several times an ordinary letter.
    #[serde(deserialize_with = "least")]
    pub min_total_formal_notice: Money,
    /// Whether invoices that fall due while older ones are being reminded of go into the same letter. Single:
    /// debtors and post both prefer one letter to two.
    pub newly_due: NewlyDue,
    /// Whether the two holidays of Alsace and Moselle count. No: they hold in three departments.
    pub alsace_moselle: bool,
    /// Days after a promised day before reminders go on. 0: whoever promised is held to the day.
    pub promise_grace_days: u16,
    /// The part of what the last letter asked for, in percent, whose payment since repeats its stage
    /// once more instead of the next one; never beyond three reminders. None: a part payment
    /// leaves the ladder as it is.
    #[serde(deserialize_with = "maybe_percent")]
    pub part_payment_percent: Option<u8>,
    /// Years after which a claim is time-barred, where they are other than the law's ordinary ones.
    pub limitation_years: LimitationYears,
    /// Whether invoices whose dates cannot be are held, such as due before issued. Hold: a letter would count
    /// days from a slip of the pen.
    pub odd_dates: OddDates,
    /// Whether time-barred invoices get letters. No: to write about them is held to be misleading.
    pub allow_time_barred: bool,
    /// The share of known open invoices that may vanish from one run to the next, in percent; beyond
    /// it the export is taken for the wrong file. 50: more than half is rarely paid at once.
    #[serde(deserialize_with = "percent")]
    pub max_vanished_percent: u8,
    /// Whether a later letter has the first one about its invoices behind it, as a copy. No: it adds
    /// a sheet, and debtors ask for invoices rather than for letters.
    pub attach_first: bool,
    /// The claims on top of the principal.
    pub penalties: Penalties,
    /// Debtors and invoices that get no letter because the user says so.
    pub exclude: Vec<Exclusion>,
    /// The costs of going on after a formal notice.
    pub costs: Vec<Cost>,
}

/// Years by kind of debtor; none means the rule set's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LimitationYears {
    /// Against professionals.
    pub business: Option<u16>,
    /// Against private persons; some claims, such as telephone bills, have shorter ones.
    pub consumer: Option<u16>,
    /// Against public bodies.
    pub public: Option<u16>,
}

impl LimitationYears {
    /// The years against one kind.
    #[must_use]
    pub fn of(&self, kind: DebtorKind) -> Option<u16> {
        match kind {
            DebtorKind::Business => self.business,
            DebtorKind::Consumer => self.consumer,
            DebtorKind::Public => self.public,
        }
    }
}

/// Whether invoices that fall due while older ones of the account are being reminded of go into the same
/// letter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NewlyDue {
    /// They stand apart in the next letter and are asked for with the rest, but do not climb with it:
    /// their own first reminder comes when they lead the account. A formal notice leaves them out.
    #[default]
    Single,
    /// They get their own first reminder, when no older invoice of the account has a letter due.
    Separate,
}

/// Days to pay that each stage gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct DeadlineDays {
    /// Reminder 1.
    #[serde(rename = "reminder-1")]
    pub reminder_1: ByKind,
    /// Reminder 2.
    #[serde(rename = "reminder-2")]
    pub reminder_2: ByKind,
    /// Reminder 3.
    #[serde(rename = "reminder-3")]
    pub reminder_3: ByKind,
    /// Formal notice.
    pub formal_notice: ByKind,
}

/// Days for each kind of debtor; in a job file one number, or a table of all three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(from = "GivenDays")]
pub struct ByKind {
    /// For professionals.
    pub business: u16,
    /// For private persons.
    pub consumer: u16,
    /// For public bodies.
    pub public: u16,
}

/// [`ByKind`] as a job file may give it.
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields, expecting = "\u{1f}settings-days\u{1f}")]
enum GivenDays {
    /// The same number of days for every kind.
    Same(u16),
    /// A number of days for each kind.
    Each { business: u16, consumer: u16, public: u16 },
}

impl From<GivenDays> for ByKind {
    fn from(given: GivenDays) -> Self {
        match given {
            GivenDays::Same(days) => Self::same(days),
            GivenDays::Each { business, consumer, public } => {
                Self { business, consumer, public }
            }
        }
    }
}

impl ByKind {
    /// The same number for every kind.
    #[must_use]
    pub fn same(days: u16) -> Self {
        Self { business: days, consumer: days, public: days }
    }

    /// The days for one kind.
    #[must_use]
    pub fn of(&self, kind: DebtorKind) -> u16 {
        match kind {
            DebtorKind::Business => self.business,
            DebtorKind::Consumer => self.consumer,
            DebtorKind::Public => self.public,
        }
    }
}

impl DeadlineDays {
    /// The days of one stage.
    #[must_use]
    pub fn of(&self, stage: Stage) -> ByKind {
        match stage {
            Stage::Reminder1 => self.reminder_1,
            Stage::Reminder2 => self.reminder_2,
            Stage::Reminder3 => self.reminder_3,
            Stage::FormalNotice => self.formal_notice,
        }
    }
}

impl Default for DeadlineDays {
    fn default() -> Self {
        Self {
            reminder_1: ByKind::same(8),
            reminder_2: ByKind::same(8),
            reminder_3: ByKind::same(8),
            formal_notice: ByKind::same(15),
        }
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            stages: Stage::ALL.to_vec(),
            days_after_due: 8,
            deadline_days: DeadlineDays::default(),
            posting_days: 1,
            mail_days: 2,
            grace_days: 3,
            min_interval_days: 8,
            min_total: Money::from_cents(10_00),
            min_total_formal_notice: Money::from_cents(40_00),
            newly_due: NewlyDue::Single,
            alsace_moselle: false,
            promise_grace_days: 0,
            part_payment_percent: None,
            limitation_years: LimitationYears::default(),
            odd_dates: OddDates::Hold,
            allow_time_barred: false,
            attach_first: false,
            max_vanished_percent: 50,
            penalties: Penalties::default(),
            exclude: Vec::new(),
            costs: Vec::new(),
        }
    }
}

impl Policy {
    /// The day a letter dated `date` asks to pay by: posting, mail and the days of its stage later,
    /// or the first business day after that.
    #[must_use]
    pub fn deadline(&self, stage: Stage, kind: DebtorKind, date: NaiveDate) -> NaiveDate {
        let days = self.deadline_days.of(stage).of(kind);
        let days = u64::from(self.posting_days) + u64::from(self.mail_days) + u64::from(days);
        self.business_day(later(date, days))
    }

    /// A day, or the first business day after it.
    #[must_use]
    pub fn business_day(&self, day: NaiveDate) -> NaiveDate {
        Calendar::france(self.alsace_moselle).next_business_day(day)
    }

    /// The first day on which an invoice due on `due` counts as overdue.
    #[must_use]
    pub fn overdue_from(&self, due: NaiveDate) -> NaiveDate {
        later(due, u64::from(self.days_after_due))
    }

    /// The first day on which the stage after one with this deadline may follow: the deadline and
    /// the days of grace have passed.
    #[must_use]
    pub fn free_after(&self, deadline: NaiveDate) -> NaiveDate {
        later(deadline, u64::from(self.grace_days) + 1)
    }

    /// The first day on which another letter may follow one sent on `sent_on`.
    #[must_use]
    pub fn interval_after(&self, sent_on: NaiveDate) -> NaiveDate {
        later(sent_on, u64::from(self.min_interval_days))
    }

    /// The stage that follows; none after the last. A formal notice is never the first.
    #[must_use]
    pub fn next(&self, reached: Option<Stage>) -> Option<Stage> {
        let follows = |stage: &Stage| match reached {
            Some(reached) => *stage > reached,
            None => *stage < Stage::FormalNotice,
        };
        self.stages.iter().copied().filter(follows).min()
    }

    /// The least a letter of this stage is written for.
    #[must_use]
    pub fn least(&self, stage: Stage) -> Money {
        match stage {
            Stage::FormalNotice => self.min_total.max(self.min_total_formal_notice),
            Stage::Reminder1 | Stage::Reminder2 | Stage::Reminder3 => self.min_total,
        }
    }
}

/// Reads the stages and refuses an order that could not be kept.
fn stages<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Stage>, D::Error> {
    let stages = Vec::<Stage>::deserialize(from)?;
    let begins = stages.first().is_some_and(|first| *first != Stage::FormalNotice);
    if !begins || !stages.is_sorted_by(|earlier, next| earlier < next) {
        let known = Stage::ALL.map(|stage| stage.to_string()).join(", ");
        return Err(D::Error::custom(Refusal::new("settings-stage-order", known)));
    }
    Ok(stages)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Policy, settings::Faults> {
        settings::read("policy.toml", text)
    }

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let error = read(text).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn an_empty_table_gives_the_defaults() {
        assert_eq!(read(""), Ok(Policy::default()));
    }

    #[test]
    fn amounts_are_numbers_or_texts() {
        let policy = read("min_total = 12.5\nmin_total_formal_notice = \"99.90\"").unwrap();
        assert_eq!(policy.min_total, Money::from_cents(12_50));
        assert_eq!(policy.min_total_formal_notice, Money::from_cents(99_90));
    }

    #[test]
    fn days_are_one_number_or_one_for_each_kind() {
        let policy = read(
            "[deadline_days]\nreminder-2 = 10\nformal-notice = { business = 9, consumer = 20, public = 30 }",
        )
        .unwrap();
        assert_eq!(policy.deadline_days.reminder_1, ByKind::same(8));
        assert_eq!(policy.deadline_days.reminder_2, ByKind::same(10));
        assert_eq!(policy.deadline_days.formal_notice.of(DebtorKind::Public), 30);
    }

    #[test]
    fn wrong_keys_and_impossible_stages_are_refused() {
        refused("min_totl = 1", "min_totl");
        refused("stages = [\"reminder-2\", \"reminder-1\"]", "in this order, each once");
        refused("stages = [\"reminder-1\", \"reminder-1\"]", "in this order, each once");
        refused("stages = []", "with a reminder first");
        refused("stages = [\"formal-notice\"]", "with a reminder first");
        refused("stages = [\"reminder-4\"]", "reminder-4");
        refused("min_total = -1", "a letter is written for");
        refused("min_total_formal_notice = \"-0.01\"", "a letter is written for");
        refused("max_vanished_percent = 101", "is no part of a whole");
        refused("part_payment_percent = 300", "is no part of a whole");
        refused("deadline_days = { formal-notice = \"soon\" }", "expected a number of days");
        refused("newly_due = \"both\"", "both");
    }

    #[track_caller]
    fn check(stage: Stage, kind: DebtorKind, date: &str, expected: &str) {
        let deadline = Policy::default().deadline(stage, kind, date.parse().unwrap());
        assert_eq!(deadline.to_string(), expected);
    }

    #[test]
    fn a_deadline_is_a_business_day_after_posting_mail_and_the_days_given() {
        check(Stage::Reminder1, DebtorKind::Business, "2026-11-23", "2026-12-04");
        // A formal notice gives a week more.
        check(Stage::FormalNotice, DebtorKind::Business, "2026-11-23", "2026-12-11");
        check(Stage::FormalNotice, DebtorKind::Consumer, "2026-11-23", "2026-12-11");
        // The 5th of December is a Saturday.
        check(Stage::Reminder1, DebtorKind::Business, "2026-11-24", "2026-12-07");
        // The 25th of December is a Friday and a holiday.
        check(Stage::Reminder3, DebtorKind::Consumer, "2026-12-14", "2026-12-28");
    }

    #[test]
    fn fewer_stages_follow_one_another() {
        let policy = read("stages = [\"reminder-1\", \"formal-notice\"]").unwrap();
        assert_eq!(policy.next(None), Some(Stage::Reminder1));
        assert_eq!(policy.next(Some(Stage::Reminder1)), Some(Stage::FormalNotice));
        assert_eq!(policy.next(Some(Stage::Reminder2)), Some(Stage::FormalNotice));
        assert_eq!(policy.next(Some(Stage::FormalNotice)), None);
    }
}
