//! Late-payment penalties of one invoice: simple interest, split where the rate changes.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::rules::{HalfYear, OpenRule, RateAnchor, RuleSet, UnknownRule, later};
use exports::DebtorKind;
use findings::{Args, Currency, Money};

use super::{DayCount, Penalties, PenaltyRate, Segment};

/// The terms that penalties are reckoned by.
#[derive(Debug, Clone, Copy)]
pub struct PenaltyTerms<'a> {
    /// The law.
    pub rules: &'a RuleSet,
    /// The house's own choices.
    pub policy: &'a Penalties,
    /// Whom they are claimed from.
    pub kind: DebtorKind,
    /// The currency of the claim: sums are rounded to its coins.
    pub currency: Currency,
}

/// The amount owed on an invoice, and when it shrank.
#[derive(Debug, Clone, Copy)]
pub struct Owed<'a> {
    /// When it had to be paid; interest runs from the day after.
    pub due: NaiveDate,
    /// The amount that remains of it today.
    pub residual: Money,
    /// Payments and credits whose day is known. From its day on, each bears no interest any more. What was
    /// paid and is not here bears none at all.
    pub payments: &'a [(NaiveDate, Money)],
}

/// Why penalties cannot be reckoned.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PenaltyError {
    /// The rules do not say.
    #[error(transparent)]
    Unknown(#[from] UnknownRule),
    /// A sum beyond what can be counted exactly.
    #[error("the amount {} is too large to be reckoned with", .0)]
    TooLarge(Money),
}

impl PenaltyError {
    /// Its sentence in the user's language: key and values.
    #[must_use]
    pub fn said(&self) -> (&'static str, Args) {
        match self {
            Self::Unknown(unknown) => unknown.said(),
            Self::TooLarge(amount) => {
                ("rule-too-large", Args::new().text("amount", amount.to_string()))
            }
        }
    }
}

/// The segments of one invoice up to a day, that day included; empty when it is not late. Their amounts
/// are cents and add up to the penalty rounded once, half away from zero: what rounding each would
/// gain or lose goes into the next.
///
/// # Errors
///
/// When a rate is not known for one of the days, or the amount is too large.
pub fn segments(
    owed: &Owed<'_>,
    through: NaiveDate,
    terms: &PenaltyTerms<'_>,
) -> Result<Vec<Segment>, PenaltyError> {
    let mut segments: Vec<Segment> = Vec::new();
    let first = later(owed.due, 1);
    let mut from = first;
    let mut sum = Sum::in_coins_of(terms.currency);
    while from <= through {
        let half_year = HalfYear::of(from);
        let paid_next = owed.payments.iter().map(|it| it.0).filter(|it| *it > from).min();
        let before = paid_next.and_then(|day| day.pred_opt()).unwrap_or(through);
        let last = half_year.last_day().min(through).min(before);
        let mut segment = terms.segment(half_year, HalfYear::of(first))?;
        (segment.from, segment.to) = (from, last);
        segment.days = last.signed_duration_since(from).num_days() + 1;
        let open = owed.payments.iter().filter(|it| it.0 > from).map(|it| it.1);
        segment.base = owed.residual + open.sum();
        if segment.base.is_zero() {
            break;
        }
        let joined = segments.last_mut().filter(|before| before.goes_on_in(&segment));
        let too_large = || PenaltyError::TooLarge(owed.residual);
        let grown = sum.add(&segment).ok_or_else(too_large)?;
        match joined {
            Some(before) => {
                before.to = segment.to;
                before.days += segment.days;
                before.amount += grown;
            }
            None => segments.push(Segment { amount: grown, ..segment }),
        }
        let next = later(last, 1);
        if next == last {
            break;
        }
        from = next;
    }
    Ok(segments)
}

impl PenaltyTerms<'_> {
    /// Which half-year's rate holds. It does not matter for a contractual rate without a floor.
    fn anchor(&self) -> Result<RateAnchor, PenaltyError> {
        let law = self.rules.against(self.kind).interest.as_ref().and_then(|it| it.anchor);
        let stated = self.policy.rate != PenaltyRate::Default;
        let anchor = self.policy.rate_anchor.or(law);
        let anchor = anchor.or_else(|| stated.then_some(RateAnchor::Semester));
        anchor.ok_or_else(|| self.rules.unknown(OpenRule::Anchor).into())
    }

    /// Rate and year of a half-year, in which interest that began in another may run.
    fn segment(&self, half_year: HalfYear, began: HalfYear) -> Result<Segment, PenaltyError> {
        let rated = match self.anchor()? {
            RateAnchor::Semester => half_year,
            RateAnchor::DueDate => began,
        };
        let (percent, raised_from, confirmed) = match self.policy.rate {
            PenaltyRate::Default => {
                let rate = self.rules.rate(self.kind, rated)?;
                (rate.percent, None, rate.confirmed)
            }
            PenaltyRate::Contract(stated) => match self.rules.floor(self.kind, rated)? {
                Some(floor) if floor.percent > stated => {
                    (floor.percent, Some(stated), floor.confirmed)
                }
                floor => (stated, None, floor.is_none_or(|floor| floor.confirmed)),
            },
        };
        let leap = half_year.last_day().leap_year();
        let year_days = match self.policy.day_count {
            DayCount::ActAct if leap => 366,
            DayCount::ActAct | DayCount::Act365 => 365,
        };
        Ok(Segment {
            from: NaiveDate::MIN,
            to: NaiveDate::MIN,
            days: 0,
            base: Money::ZERO,
            percent: percent.normalize(),
            rated,
            year_days,
            raised_from: raised_from.map(|stated| stated.normalize()),
            confirmed,
            amount: Money::ZERO,
        })
    }
}

impl Segment {
    /// Whether the next days only go on with the same interest, as where its rate is fixed from the start.
    fn goes_on_in(&self, next: &Self) -> bool {
        let same = |it: &Self| (it.base, it.percent, it.rated, it.year_days);
        same(self) == same(next)
    }
}

/// Interest so far, exact: what was earned in years of 365 days and of 366, each still to be divided.
struct Sum {
    ordinary: Decimal,
    leap: Decimal,
    rounded: Money,
    currency: Currency,
}

impl Sum {
    fn in_coins_of(currency: Currency) -> Self {
        let nothing = Decimal::ZERO;
        Self { ordinary: nothing, leap: nothing, rounded: Money::ZERO, currency }
    }

    /// Adds a segment and gives what it adds to the rounded sum; none beyond what can be counted.
    fn add(&mut self, segment: &Segment) -> Option<Money> {
        let base = segment.base.amount().checked_mul(segment.percent)?;
        let earned = base.checked_mul(Decimal::from(segment.days))?;
        let so_far = if segment.year_days == 366 { &mut self.leap } else { &mut self.ordinary };
        *so_far = so_far.checked_add(earned)?;
        let over = self.ordinary.checked_mul(Decimal::from(366))?;
        let over = over.checked_add(self.leap.checked_mul(Decimal::from(365))?)?;
        let exact = over.checked_div(Decimal::from(366 * 365 * 100))?;
        let rounded = Money::new(exact).to_coins(self.currency);
        let grown = rounded - self.rounded;
        self.rounded = rounded;
        Some(grown)
    }
}

#[cfg(test)]
#[path = "penalty_tests.rs"]
mod tests;
