use crate::ledger::KindBasis;
use crate::rules::{FixedSum, RuleSet, Stage, UnknownRule};
use findings::{Args, Code, Currency, Finding, Money};

use super::penalty::{Owed, PenaltyError, PenaltyTerms, segments};
use super::{Breakdown, Claim, House, PenaltyLine, PlannedLetter};

/// Adds penalties and indemnities to a formal notice as the policy says, with the breakdown that
/// its annex prints. Nothing before a formal notice, never to a consumer, and not to one of whom nothing
/// says that it is none.
///
/// # Errors
///
/// When the rules do not say how much; then the letter must not go out.
pub(super) fn add(
    letter: &mut PlannedLetter,
    house: &House<'_>,
) -> Result<Vec<Finding>, PenaltyError> {
    let policy = &house.policy.penalties;
    let claims = policy.claim || policy.indemnity;
    let kind = letter.debtor.kind;
    if !claims || letter.stage != Stage::FormalNotice || !letter.debtor.may_be_charged() {
        return Ok(Vec::new());
    }
    let rules = RuleSet::of(&house.creditor.country)?;
    let terms = PenaltyTerms { rules, policy, kind, currency: letter.currency };
    let mut findings = Vec::new();
    let fixed_sum = match policy.indemnity {
        true => fixed_sum(letter, rules, &mut findings)?,
        false => None,
    };
    let lines = letter.claims.iter().filter(|claim| claim.days_late > 0);
    let lines: Vec<PenaltyLine> =
        lines.map(|claim| line(claim, letter, &terms, fixed_sum)).collect::<Result<_, _>>()?;
    letter.totals.penalties = lines.iter().map(|line| line.penalty).sum();
    letter.totals.indemnities = lines.iter().map(|line| line.indemnity).sum();
    let interest = rules.against(kind).interest.as_ref().filter(|_| policy.claim);
    letter.breakdown = Some(Box::new(Breakdown {
        through: letter.date,
        law: interest.map(|it| it.law.clone()),
        indemnity_law: fixed_sum.map(|it| it.law.clone()),
        indemnity_confirmed: fixed_sum.is_none_or(|it| it.confirmed),
        day_count: policy.day_count,
        lines,
    }));
    Ok(findings)
}

/// Whether a letter would claim something on top, were it known that its debtor is a business.
pub(super) fn is_left_open(letter: &PlannedLetter, house: &House<'_>) -> bool {
    let policy = &house.policy.penalties;
    (policy.claim || policy.indemnity)
        && letter.stage == Stage::FormalNotice
        && letter.debtor.kind_basis == KindBasis::Nothing
}

/// What one invoice adds.
fn line(
    claim: &Claim,
    letter: &PlannedLetter,
    terms: &PenaltyTerms<'_>,
    fixed_sum: Option<&FixedSum>,
) -> Result<PenaltyLine, PenaltyError> {
    let invoice = &claim.invoice;
    let owed = invoice.due.filter(|_| terms.policy.claim).map(|due| Owed {
        due,
        residual: invoice.residual.to_coins(letter.currency),
        payments: &[],
    });
    let segments = match owed {
        Some(owed) => segments(&owed, letter.date, terms)?,
        None => Vec::new(),
    };
    Ok(PenaltyLine {
        invoice: invoice.number.clone(),
        due: invoice.due,
        penalty: segments.iter().map(|it| it.amount).sum(),
        indemnity: fixed_sum.map_or(Money::ZERO, |it| it.of(invoice.total)),
        on_residual: invoice.paid.is_positive(),
        segments,
    })
}

/// The fixed indemnity of a letter's invoices; none, with a warning, in another currency.
fn fixed_sum<'r>(
    letter: &PlannedLetter,
    rules: &'r RuleSet,
    findings: &mut Vec<Finding>,
) -> Result<Option<&'r FixedSum>, UnknownRule> {
    let kind = letter.debtor.kind;
    let unknown = || rules.unknown(&format!("the fixed indemnity of {kind:?} debtors"));
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
