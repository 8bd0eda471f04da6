//! Adds penalties and indemnities to a formal notice.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::ledger::{Debtor, Invoice, KindBasis};
use crate::register::History;
use crate::rules::{FixedSum, OpenRule, RuleSet, Stage, UnknownRule};
use exports::Text;
use findings::{Args, Code, Currency, Finding, Money};

use super::penalty::{Owed, PenaltyError, PenaltyTerms, segments};
use super::{Breakdown, Claim, House, OnTop, PenaltyLine, PenaltyRate, PlannedLetter};

/// Adds penalties and indemnities to a formal notice as the policy says, with the breakdown that
/// its annex prints. Nothing before a formal notice, never to a consumer, and not to one of whom nothing
/// says that it is none.
///
/// # Errors
///
/// When the rules do not say how much; then the letter must not go out.
pub(super) fn add(
    letter: &mut PlannedLetter,
    history: &History,
    house: &House<'_>,
) -> Result<Vec<Finding>, PenaltyError> {
    if letter.stage != Stage::FormalNotice {
        return Ok(Vec::new());
    }
    let Some((breakdown, findings)) = reckon(letter, history, house)? else {
        return Ok(Vec::new());
    };
    letter.totals.penalties = breakdown.lines.iter().map(|line| line.penalty).sum();
    letter.totals.indemnities = breakdown.lines.iter().map(|line| line.indemnity).sum();
    letter.breakdown = Some(Box::new(breakdown));
    Ok(findings)
}

/// Whether a formal notice about the claims of a reminder could go out, as far as the rules go: whether they
/// say how much it would claim on top. One that would be held is not announced.
pub(super) fn is_known(letter: &PlannedLetter, history: &History, house: &House<'_>) -> bool {
    reckon(letter, history, house).is_ok()
}

/// The penalties and indemnities that a formal notice of the letter's date claims for its claims; none where
/// it claims nothing on top.
fn reckon(
    letter: &PlannedLetter,
    history: &History,
    house: &House<'_>,
) -> Result<Option<(Breakdown, Vec<Finding>)>, PenaltyError> {
    let policy = &house.policy.penalties;
    let claims = policy.claim || policy.indemnity;
    let kind = letter.debtor.kind;
    if !claims || !letter.debtor.may_be_charged() {
        return Ok(None);
    }
    let rules = RuleSet::of(&house.creditor.country)?;
    let terms = PenaltyTerms { rules, policy, kind, currency: letter.currency };
    let mut findings = Vec::new();
    let fixed_sum =
        if policy.indemnity { fixed_sum(letter, rules, &mut findings)? } else { None };
    let mut indemnities = Indemnities { fixed_sum, charged: charged(history) };
    let bases = bases(letter);
    let deducts = bases.iter().any(Base::is_lowered);
    let mut lines = Vec::new();
    for base in bases.iter().filter(|base| base.claim.days_late > 0) {
        let indemnity = indemnities.of(&base.claim.invoice);
        lines.push(line(base, indemnity, letter.date, &terms)?);
    }
    let breakdown = Breakdown {
        through: letter.date,
        indemnity_confirmed: fixed_sum.is_none_or(|it| it.confirmed),
        day_count: policy.day_count,
        deducts,
        lines,
    };
    Ok(Some((breakdown, findings)))
}

/// What a formal notice to a debtor claims on top; nothing where no rule file says that the law gives it.
pub(super) fn on_top(debtor: &Debtor, currency: Currency, house: &House<'_>) -> OnTop {
    let policy = &house.policy.penalties;
    let rules = RuleSet::of(&house.creditor.country).ok().filter(|_| debtor.may_be_charged());
    let Some(rules) = rules.map(|rules| rules.against(debtor.kind)) else {
        return OnTop::default();
    };
    let bears = |sum: &FixedSum| sum.is_due_in(currency);
    let penalties = policy.claim && rules.interest.is_some();
    OnTop {
        penalties,
        indemnity: policy.indemnity && rules.fixed_sum.as_ref().is_some_and(bears),
        agreed: penalties && policy.rate != PenaltyRate::Default,
    }
}

/// Whether a letter would claim something on top, were it known that its debtor is a business.
pub(super) fn is_left_open(letter: &PlannedLetter, house: &House<'_>) -> bool {
    let policy = &house.policy.penalties;
    (policy.claim || policy.indemnity)
        && letter.stage == Stage::FormalNotice
        && letter.debtor.kind_basis == KindBasis::Nothing
}

/// The amount that is open of one claim, day by day.
struct Base<'l> {
    claim: &'l Claim,
    /// The amount that remains of it once all credits are off.
    residual: Money,
    /// The amounts that credits took off it and when, as far as a day is known.
    payments: Vec<(NaiveDate, Money)>,
    /// Whether a credit without a day was taken off.
    undated: bool,
}

impl Base<'_> {
    /// Whether credits lower what interest runs on.
    fn is_lowered(&self) -> bool {
        self.undated || !self.payments.is_empty()
    }
}

/// A payment or credit that lowers the amount owed.
struct Deduction {
    /// The day from which on it is off; none for the first of all.
    on: Option<NaiveDate>,
    /// The claim it lowers, by its place; none where it lowers all of them.
    claim: Option<usize>,
    amount: Money,
}

/// What lowered an invoice since it was read, with the day where it is known: credits and payments.
fn off(invoice: &Invoice) -> impl Iterator<Item = (Option<NaiveDate>, Money)> {
    let credits = invoice.settled.iter().map(|it| (it.date, it.amount));
    credits.chain(invoice.received.iter().map(|it| (Some(it.date), it.amount)))
}

/// The open amount of each claim of a letter, in the order of the claims: less what was set against it by
/// name, and less the credits of the letter, which on each day go to the claims that were due first. In
/// favour of the debtor, a credit without a day counts from the first day, and all of them count in this
/// letter, even where other invoices of the account are open.
fn bases(letter: &PlannedLetter) -> Vec<Base<'_>> {
    let by_name = letter.claims.iter().enumerate().flat_map(|(at, claim)| {
        off(&claim.invoice).map(move |(on, amount)| Deduction {
            on,
            claim: Some(at),
            amount: amount.to_coins(letter.currency),
        })
    });
    let of_all = letter.credits.iter();
    let of_all = of_all.map(|it| Deduction {
        on: it.date,
        claim: None,
        amount: it.amount.to_coins(letter.currency),
    });
    let mut taken: Vec<Deduction> = by_name.chain(of_all).collect();
    taken.sort_by_key(|it| it.on);
    let whole = |claim: &Claim| {
        let settled: Money =
            off(&claim.invoice).map(|(_, amount)| amount.to_coins(letter.currency)).sum();
        claim.invoice.residual.to_coins(letter.currency) + settled
    };
    let mut own: Vec<Money> = letter.claims.iter().map(whole).collect();
    let mut bases: Vec<Base<'_>> = letter
        .claims
        .iter()
        .zip(&own)
        .map(|(claim, whole)| Base {
            claim,
            residual: *whole,
            payments: Vec::new(),
            undated: false,
        })
        .collect();
    let mut pool = Money::ZERO;
    for of_day in taken.chunk_by(|one, other| one.on == other.on) {
        for it in of_day {
            match it.claim.and_then(|at| own.get_mut(at)) {
                Some(own) => *own -= it.amount,
                None => pool += it.amount,
            }
        }
        let on = of_day.first().and_then(|it| it.on);
        let mut left = pool;
        for (base, own) in bases.iter_mut().zip(&own) {
            let off = left.min(*own);
            left -= off;
            let drop = base.residual - (*own - off);
            base.residual -= drop;
            match on.filter(|_| drop.is_positive()) {
                Some(on) => base.payments.push((on, drop)),
                None => base.undated |= drop.is_positive(),
            }
        }
    }
    bases
}

/// The penalty and the indemnity that one invoice adds.
fn line(
    base: &Base<'_>,
    indemnity: Money,
    through: NaiveDate,
    terms: &PenaltyTerms<'_>,
) -> Result<PenaltyLine, PenaltyError> {
    let invoice = &base.claim.invoice;
    let owed = invoice.due.filter(|_| terms.policy.claim).map(|due| Owed {
        due,
        residual: base.residual,
        payments: &base.payments,
    });
    let segments = match owed {
        Some(owed) => segments(&owed, through, terms)?,
        None => Vec::new(),
    };
    let dated: Money = off(invoice).map(|(_, amount)| amount).sum();
    Ok(PenaltyLine {
        invoice: invoice.number.clone(),
        due: invoice.due,
        penalty: segments.iter().map(|it| it.amount).sum(),
        indemnity,
        on_residual: (invoice.paid - dated).is_positive(),
        segments,
    })
}

/// The fixed indemnities of a letter: one for each invoice, however many instalments of it are late.
struct Indemnities<'r> {
    fixed_sum: Option<&'r FixedSum>,
    /// Invoices that have had theirs.
    charged: BTreeSet<Text>,
}

impl Indemnities<'_> {
    /// The indemnity of an invoice; nothing where it has had its one.
    fn of(&mut self, invoice: &Invoice) -> Money {
        let Some(fixed_sum) = self.fixed_sum else { return Money::ZERO };
        let first = self.charged.insert(invoice.number.clone());
        if first { fixed_sum.of(invoice.whole()) } else { Money::ZERO }
    }
}

/// The invoices of formal notices sent before: their indemnities were claimed there.
fn charged(history: &History) -> BTreeSet<Text> {
    let notices = history.standing().filter(|letter| letter.stage == Stage::FormalNotice);
    notices.flat_map(|letter| letter.invoices.iter().cloned()).collect()
}

/// The fixed indemnity of a letter's invoices; none, with a warning, in another currency.
fn fixed_sum<'r>(
    letter: &PlannedLetter,
    rules: &'r RuleSet,
    findings: &mut Vec<Finding>,
) -> Result<Option<&'r FixedSum>, UnknownRule> {
    let kind = letter.debtor.kind;
    let unknown = || rules.unknown(OpenRule::FixedSum(kind));
    let found = rules.against(kind).fixed_sum.as_ref().ok_or_else(unknown)?;
    if found.currency == letter.currency {
        return Ok(Some(found));
    }
    findings.push(left_out(letter, found.currency));
    Ok(None)
}

/// Says that an indemnity is not in the letter.
fn left_out(letter: &PlannedLetter, currency: Currency) -> Finding {
    let values =
        Args::new().text("currency", currency.as_str()).text("other", letter.currency.as_str());
    let origin = letter.debtor.origin.clone();
    Finding::new(Code::IndemnityLeftOut, origin, Some(&letter.debtor.code), values)
}
