//! Exclusions and costs of `[policy]`: what the user keeps out of letters, and what going on costs.

use chrono::NaiveDate;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::ledger::{Debtor, Invoice};
use crate::rules::later;
use exports::{Bar, State, Text};
use findings::{Args, Money, Refusal};

use super::{Fate, GivenDay, House, Reason};

/// A debtor or invoice that gets no letter because the user says so, as `[[policy.exclude]]` gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// Every invoice of this debtor, by its code.
    pub debtor: Option<Text>,
    /// The invoice of this number.
    pub invoice: Option<Text>,
    /// The reason.
    pub reason: Why,
    /// The last day on which it holds; none means until it is taken out of the list.
    pub until: Option<NaiveDate>,
    /// The user's own words about it, for `explain`.
    pub note: Option<String>,
    /// Its line in the job file, counted from 1; 0 where nobody told.
    pub line: u32,
}

/// Why the user keeps something out of letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// No reason of the others.
    #[default]
    Excluded,
    /// The debtor disputes it; the letter about the others says so.
    Disputed,
    /// Payment was promised.
    Promised,
    /// It is being paid by a plan.
    Plan,
    /// Insolvency proceedings run against the debtor: holds the whole account.
    Insolvent,
    /// A person must look at it.
    Manual,
}

/// [`Exclusion`] as a job file gives it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExclusionEntry {
    debtor: Option<Text>,
    invoice: Option<Text>,
    #[serde(default)]
    reason: Why,
    until: Option<GivenDay>,
    note: Option<String>,
}

impl<'de> Deserialize<'de> for Exclusion {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let ExclusionEntry { debtor, invoice, reason, until, note } =
            ExclusionEntry::deserialize(from)?;
        if debtor.is_none() && invoice.is_none() {
            return Err(D::Error::custom(Refusal::new("settings-exclusion", "")));
        }
        let until = until.map(|GivenDay(day)| day);
        Ok(Self { debtor, invoice, reason, until, note, line: 0 })
    }
}

/// Something it costs to go on after a formal notice, as `[[policy.costs]]` gives it: the fee of a court
/// or an officer. Only the user knows them; sources disagree.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// The reason for the cost, such as the fee of a court.
    pub what: String,
    /// How much, in units of the account's currency.
    pub amount: Money,
}

impl Exclusion {
    /// Whether it is about an invoice on a day.
    #[must_use]
    pub fn is_about(&self, debtor: &Debtor, invoice: &Invoice, date: NaiveDate) -> bool {
        let same =
            |named: &Option<Text>, it: &Text| named.as_ref().is_none_or(|name| name == it);
        same(&self.debtor, &debtor.code)
            && same(&self.invoice, &invoice.number)
            && self.until.is_none_or(|until| date <= until)
    }

    /// The debtor or document that it names, for a list: the code, the number, or both.
    pub(super) fn named(&self) -> String {
        let names = [self.debtor.as_deref(), self.invoice.as_deref()];
        names.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// The debtor or document that it names, as values of a sentence.
    pub(super) fn values(&self) -> Args {
        let what = match (&self.debtor, &self.invoice) {
            (Some(_), Some(_)) => "both",
            (Some(_), None) => "debtor",
            (None, _) => "invoice",
        };
        let text = |it: &Option<Text>| it.as_deref().unwrap_or_default().to_owned();
        Args::new()
            .text("what", what)
            .text("debtor", text(&self.debtor))
            .text("invoice", text(&self.invoice))
    }
}

impl From<Why> for Reason {
    fn from(why: Why) -> Self {
        match why {
            Why::Excluded => Self::Excluded,
            Why::Disputed => Self::Disputed,
            Why::Promised => Self::Promised,
            Why::Plan => Self::PaymentPlan,
            Why::Insolvent => Self::Insolvent,
            Why::Manual => Self::Manual,
        }
    }
}

impl Reason {
    /// Why a document in a state gets no letter; none where it may.
    pub(super) fn of(state: State) -> Option<Self> {
        match state {
            State::Open => None,
            State::Draft => Some(Self::Draft),
            State::Cancelled => Some(Self::Cancelled),
            State::Paid => Some(Self::Paid),
            State::WrittenOff => Some(Self::WrittenOff),
            State::NotAnInvoice => Some(Self::NotAnInvoice),
            State::Disputed => Some(Self::Disputed),
            State::Plan => Some(Self::PaymentPlan),
            State::Insolvent => Some(Self::Insolvent),
            State::Manual => Some(Self::Manual),
            State::Factored => Some(Self::Factored),
            State::DirectDebit => Some(Self::DirectDebit),
            State::OtherHands => Some(Self::OtherHands),
            // A state that a later version may know is not understood here.
            _ => Some(Self::StatusUnknown),
        }
    }
}

/// Why something known from elsewhere keeps an invoice out, with the day it ends where one is known; none once
/// it has ended.
fn barred(bar: Bar, date: NaiveDate) -> Option<(Reason, Option<NaiveDate>)> {
    match bar {
        Bar::Refused => Some((Reason::Refused, None)),
        Bar::NotDelivered => Some((Reason::NotDelivered, None)),
        Bar::Announced(last) => {
            (date <= last).then(|| (Reason::PaymentAnnounced, Some(later(last, 1))))
        }
        Bar::PaymentsUnknown(_) => Some((Reason::PaymentsUnknown, None)),
        // One that a later version may know is for a person.
        _ => Some((Reason::Manual, None)),
    }
}

/// Every reason that keeps an invoice out whatever its due date, with the day it ends where one is known.
fn reasons<'a>(
    debtor: &'a Debtor,
    invoice: &'a Invoice,
    house: &'a House<'a>,
) -> impl Iterator<Item = (Reason, Option<NaiveDate>)> + 'a {
    let disputed = invoice.disputed.then_some((Reason::Disputed, None));
    let promised = invoice.promised_until.map(|until| {
        let last = later(until, u64::from(house.policy.promise_grace_days));
        (Reason::Promised, last)
    });
    let promised = promised.filter(|(_, last)| *last >= house.date);
    let state = Reason::of(invoice.state);
    let listed = house.policy.exclude.iter();
    let listed = listed.filter(move |it| it.is_about(debtor, invoice, house.date));
    let listed =
        listed.map(|it| (Reason::from(it.reason), it.until.map(|last| later(last, 1))));
    disputed
        .into_iter()
        .chain(promised.map(|(reason, last)| (reason, Some(later(last, 1)))))
        .chain(state.map(|reason| (reason, None)))
        .chain(invoice.bar.and_then(|bar| barred(bar, house.date)))
        .chain(listed)
}

/// Why an invoice has no part in the decision whatever its due date. That there is no claim comes before all
/// others, then insolvency, then whose hands it is in, dispute, promise, plan and what else the user or the
/// status says.
pub(super) fn excluded(debtor: &Debtor, invoice: &Invoice, house: &House<'_>) -> Option<Fate> {
    let first = |(reason, _): &(Reason, Option<NaiveDate>)| {
        let order = [
            Reason::NotAnInvoice,
            Reason::Cancelled,
            Reason::Draft,
            Reason::Paid,
            Reason::WrittenOff,
            Reason::Insolvent,
            Reason::Factored,
            Reason::OtherHands,
            Reason::Disputed,
            Reason::Promised,
            Reason::PaymentPlan,
            Reason::DirectDebit,
            Reason::Refused,
            Reason::NotDelivered,
            Reason::PaymentAnnounced,
            Reason::Manual,
            Reason::StatusUnknown,
            Reason::PaymentsUnknown,
        ];
        order.iter().position(|it| it == reason).unwrap_or(order.len())
    };
    let (reason, until) = reasons(debtor, invoice, house).min_by_key(first)?;
    Some(Fate::Kept { reason, until })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let error = settings::read::<Exclusion>("x.toml", text).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn every_state_but_open_has_a_reason_of_its_own() {
        let mut seen = std::collections::BTreeSet::new();
        for state in State::ALL.iter().copied() {
            let reason = Reason::of(state);
            assert_eq!(reason.is_none(), state == State::Open, "{state:?}");
            assert_eq!(reason == Some(Reason::StatusUnknown), state == State::Unknown);
            assert!(seen.insert(reason), "{state:?}");
        }
    }

    #[test]
    fn an_exclusion_names_a_debtor_or_an_invoice() {
        refused("reason = 'plan'", "expected debtor");
        refused("debtor = 'C1'\nreason = 'never'", "never");
        refused("debtor = 'C1'\nutnil = 2026-01-01", "utnil");
        refused("debtor = 'C1'\nuntil = 2026-12-31T10:00:00", "expected a day");
        for day in ["2026-12-31", "'2026-12-31'"] {
            let read: Exclusion =
                settings::read("x.toml", &format!("invoice = 'F1'\nuntil = {day}")).unwrap();
            assert_eq!(read.reason, Why::Excluded);
            assert_eq!(read.until, "2026-12-31".parse().ok());
        }
    }
}
