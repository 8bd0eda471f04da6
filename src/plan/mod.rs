//! From accounts to decisions: who gets which letter, who does not, and why.
//!
//! - **In:** [`Ledger`], histories, [`Policy`], the creditor and the letter date.
//! - **Out:** [`Plan`] and findings. Nothing after it decides what a letter says.
//! - **Uses:** `findings`, `exports`, `ledger`, `rules`, `register`, `payments`.
//! - **Never:** knows paper, fonts or files. Cannot fail.
#![deny(clippy::float_arithmetic)]

mod ages;
mod balance;
mod credits;
mod dates;
mod decide;
mod doubtful_date;
mod entry;
mod exclude;
mod explain;
mod fate;
mod given_day;
mod guard;
mod held;
mod ladder;
mod left_out;
mod lower;
mod letter;
mod limitation;
mod limits;
mod listed;
mod made;
mod penalty;
mod penalty_terms;
mod planner;
mod policy;
mod question;
mod reference;
mod registered;
mod surcharge;

#[cfg(test)]
mod invariant_tests;
#[cfg(test)]
mod net_balance;
#[cfg(test)]
pub(crate) mod sketch;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::ledger::{Credit, Creditor, Debtor, Invoice, Ledger, ReadTotal};
use crate::register::{Histories, KeptLetter};
use crate::rules::{HalfYear, Stage};
use exports::Text;
use findings::{Currency, Finding, Money};

use self::planner::Planner;
use self::reference::References;

pub use self::ages::{AgeRow, Ages};
pub use self::balance::{ControlTotal, Tally, Unbalanced};
pub use self::dates::{OddDates, believed};
pub use self::decide::{Decision, decide};
pub use self::doubtful_date::DoubtfulDate;
pub use self::exclude::{Cost, Exclusion, Why};
pub use self::explain::{Explanation, Letter, NextStep, Outcome, Row, explain};
pub use self::fate::Fate;
pub use self::given_day::GivenDay;
pub use self::guard::Vanished;
pub use self::held::{Held, Reason};
pub use self::listed::{MatchedExclusions, Past};
pub use self::lower::lower;
pub use self::made::Faults;
pub use self::penalty::{Owed, PenaltyError, PenaltyTerms, segments};
pub use self::penalty_terms::{DayCount, Penalties, PenaltyRate};
pub use self::policy::{ByKind, DeadlineDays, LimitationYears, NewlyDue, Policy};
pub use self::question::{Consent, NoQuestion, OpenQuestion, Question};

/// Every decision of a run.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Letters to make, by debtor code and currency; posting order is for `post`.
    pub letters: Vec<PlannedLetter>,
    /// Open documents that get no letter, by debtor code, currency, number.
    pub held: Vec<Held>,
    /// Documents with nothing left, counted per currency, by currency.
    pub closed: Vec<(Currency, usize)>,
    /// Rows and sums that were read, to balance all this against.
    pub read: Vec<ReadTotal>,
}

/// One letter to one debtor about one account, fully decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlannedLetter {
    /// The debtor it is written to.
    pub debtor: Arc<Debtor>,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// Its stage.
    pub stage: Stage,
    /// The date printed on it.
    pub date: NaiveDate,
    /// The day it asks to pay by.
    pub deadline: NaiveDate,
    /// Our reference, also the payment reference: unique in a run and the same when it is repeated;
    /// at most 35 capital letters, digits and dashes.
    pub reference: String,
    /// The invoices this stage is about, by due date then number; never empty.
    pub claims: Vec<Claim>,
    /// Overdue invoices behind the claims: listed apart, asked for with them, not escalated. By due date
    /// then number.
    pub newly_due: Vec<Claim>,
    /// The other instalments of invoices it asks for, which it does not ask for: by number, then by place.
    #[serde(default, skip_serializing_if = "<[OtherInstalment]>::is_empty")]
    pub other_instalments: Box<[OtherInstalment]>,
    /// Credits shown and deducted, by date then number.
    pub credits: Vec<Credit>,
    /// Numbers of disputed invoices, which the letter says it leaves out.
    pub disputed: Vec<Text>,
    /// The amounts it asks for.
    pub totals: Totals,
    /// Earlier letters about the claims, oldest first.
    pub steps: Vec<Step>,
    /// The amount paid on invoices that are still open, each since the first letter that asked for it; none
    /// where nothing was, or history does not know.
    #[serde(default)]
    pub payments_since: Option<Money>,
    /// The first letter about its claims, to be put behind it; none where the policy does not ask for
    /// it, and in a first letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_letter: Option<Box<FirstLetter>>,
    /// The number under which it goes registered, as the post gave it; none where it does not, or nobody gave
    /// one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<Text>,
    /// What a formal notice to this debtor claims on top, so that reminders may speak of it.
    #[serde(default)]
    pub on_top: OnTop,
    /// Whether the next stage that the policy uses is the formal notice, and the rules say how much that would claim
    /// on top: one that would be held is not announced.
    #[serde(default)]
    pub notice_follows: bool,
    /// How penalties and indemnities come about, for the annex; none where none are claimed.
    #[serde(default)]
    pub breakdown: Option<Box<Breakdown>>,
    /// A paragraph before the closing words that whoever looked at the letter added; none mostly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<Text>,
}

/// What a formal notice to a debtor claims on top of the principal: what the law of the creditor's country
/// gives, the policy claims, and the debtor may be charged with. Nothing else is announced before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnTop {
    /// Late-payment penalties.
    pub penalties: bool,
    /// A fixed indemnity for each invoice paid late.
    pub indemnity: bool,
    /// Whether the rate of the penalties is that of the contract, and not the law's own.
    #[serde(default)]
    pub agreed: bool,
}

impl OnTop {
    /// Whether anything is.
    #[must_use]
    pub fn any(self) -> bool {
        self.penalties || self.indemnity
    }
}

impl PlannedLetter {
    /// A letter that asks for nothing yet, has no reference and no earlier letters.
    #[must_use]
    pub fn new(
        debtor: Arc<Debtor>,
        currency: Currency,
        stage: Stage,
        date: NaiveDate,
        deadline: NaiveDate,
    ) -> Self {
        Self {
            debtor,
            currency,
            stage,
            date,
            deadline,
            reference: String::new(),
            claims: Vec::new(),
            newly_due: Vec::new(),
            other_instalments: Box::default(),
            credits: Vec::new(),
            disputed: Vec::new(),
            totals: Totals::default(),
            steps: Vec::new(),
            payments_since: None,
            first_letter: None,
            registered: None,
            on_top: OnTop::default(),
            notice_follows: false,
            breakdown: None,
            paragraph: None,
        }
    }
}

/// How the penalties and indemnities of a letter come about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breakdown {
    /// The last day that penalties are reckoned for: the letter date.
    pub through: NaiveDate,
    /// Whether a source confirms the indemnity.
    pub indemnity_confirmed: bool,
    /// How days are counted.
    pub day_count: DayCount,
    /// Whether payments and credits cut what interest runs on: each from its day on, and one without a day
    /// from the first.
    #[serde(default)]
    pub deducts: bool,
    /// One per claim that is late, in the order of the claims.
    pub lines: Vec<PenaltyLine>,
}

/// The penalty and the indemnity that one invoice adds to a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PenaltyLine {
    /// The invoice by its number.
    pub invoice: Text,
    /// When it was due.
    pub due: Option<NaiveDate>,
    /// Its penalty by time, oldest first; the amounts add up to `penalty`.
    pub segments: Vec<Segment>,
    /// Its penalty, rounded once.
    pub penalty: Money,
    /// Its fixed indemnity.
    pub indemnity: Money,
    /// Whether it was paid in part on days that are not known: then penalties are reckoned on what
    /// remains alone, and the annex says so.
    pub on_residual: bool,
}

/// Days of one invoice at one rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, counted too.
    pub to: NaiveDate,
    /// The number of these days.
    pub days: i64,
    /// The amount that bears interest on these days.
    pub base: Money,
    /// Percent a year.
    pub percent: Decimal,
    /// The half-year whose rate that is.
    pub rated: HalfYear,
    /// How many days a year is taken to have.
    pub year_days: u16,
    /// The lower rate of the contract, where the law's floor was used instead.
    pub raised_from: Option<Decimal>,
    /// Whether more than one secondary source gives the rate.
    pub confirmed: bool,
    /// Its share of the penalty, in cents.
    pub amount: Money,
}

/// An invoice in a letter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The invoice.
    pub invoice: Invoice,
    /// Days from the due date to the letter date; positive when late.
    pub days_late: i64,
}

/// An instalment that a letter shows and does not ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherInstalment {
    /// Its invoice by its number.
    pub number: Text,
    /// Its place by due date, counted from 1.
    pub nth: u16,
    /// When it must be paid.
    pub due: Option<NaiveDate>,
    /// Its amount.
    pub total: Money,
    /// The amount that remains of it; zero where it is paid.
    pub residual: Money,
}

impl OtherInstalment {
    /// Whether it falls due on a day or later and is not paid.
    #[must_use]
    pub fn is_to_come(&self, date: NaiveDate) -> bool {
        self.residual.is_positive() && self.due.is_some_and(|due| due >= date)
    }

    /// Whether it fell due before a day and is not paid.
    #[must_use]
    pub fn is_late(&self, date: NaiveDate) -> bool {
        self.residual.is_positive() && self.due.is_some_and(|due| due < date)
    }
}

/// The amounts of a letter, each rounded to cents; their sum is exact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Sum of what remains of claims and newly due invoices.
    pub principal: Money,
    /// Sum of credits deducted; positive.
    pub credits: Money,
    /// Late-payment penalties; zero where none are claimed.
    pub penalties: Money,
    /// Fixed recovery indemnities; zero where none are claimed.
    pub indemnities: Money,
}

/// A letter sent earlier, as the new letter tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its stage.
    pub stage: Stage,
    /// The date printed on it.
    pub date: NaiveDate,
    /// The day it asked to pay by, where known.
    pub deadline: Option<NaiveDate>,
    /// The amount it asked for, where known.
    pub total: Option<Money>,
    /// Its reference, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Text>,
    /// The number under which it was registered, where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<Text>,
    /// Whether it named every claim of the new letter.
    #[serde(default)]
    pub names_all: bool,
}

/// The first letter about the claims of a new one, to be put behind it as a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstLetter {
    /// The date printed on it.
    pub date: NaiveDate,
    /// Where it is kept; none where only a column of the export tells of it.
    pub kept: Option<KeptLetter>,
}

impl Totals {
    /// The amount that the letter asks for: principal less credits, plus penalties and indemnities.
    #[must_use]
    pub fn total(&self) -> Money {
        self.principal - self.credits + self.penalties + self.indemnities
    }

    /// Principal less credits.
    #[must_use]
    pub fn due(&self) -> Money {
        self.principal - self.credits
    }
}

impl Plan {
    /// Adds rows that get no letter, and keeps all of them in order.
    pub fn hold(&mut self, rows: Vec<Held>) {
        self.held.extend(rows);
        self.held.sort_by(Held::order);
    }
}

/// The policy, creditor and date by which every account of a run is decided.
#[derive(Debug, Clone, Copy)]
pub struct House<'a> {
    /// The house rules.
    pub policy: &'a Policy,
    /// Who waits for the money, and in which country.
    pub creditor: &'a Creditor,
    /// The letter date.
    pub date: NaiveDate,
}

/// Decides every letter of a run. History is what the register knows and what the export's columns tell
/// beside it.
///
/// An account that a finding holds back gets no letter, and one whose letter could not be posted or
/// paid neither. Documents are counted once each: [`Plan::balance`] proves it.
#[must_use]
pub fn plan(
    ledger: Ledger,
    histories: &Histories,
    policy: &Policy,
    creditor: &Creditor,
    date: NaiveDate,
) -> (Plan, Vec<Finding>) {
    let house = House { policy, creditor, date };
    let mut planner = Planner::new(house, References::of(&ledger.accounts));
    let mut plan = Plan { read: ledger.read, ..Plan::default() };
    let mut closed = BTreeMap::new();
    let mut held: Vec<Held> = ledger.broken.into_iter().map(Held::broken).collect();
    for account in ledger.accounts {
        if !account.closed.is_empty() {
            *closed.entry(account.currency).or_default() += account.closed.len();
        }
        let history = histories.of(&believed(&account, &house));
        let (letter, rows) = planner.settle(account, &history);
        plan.letters.extend(letter);
        held.extend(rows);
    }
    plan.letters.sort_by(|one, other| {
        (&one.debtor.code, one.currency).cmp(&(&other.debtor.code, other.currency))
    });
    plan.closed = closed.into_iter().collect();
    plan.hold(held);
    (plan, planner.findings())
}
