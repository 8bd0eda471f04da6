//! When claims are time-barred, and the warnings before.

use chrono::NaiveDate;

use crate::ledger::{Account, Invoice};
use crate::rules::{RuleSet, months_before, years_after};
use exports::DebtorKind;
use findings::{Args, Code, Finding};

use super::House;

/// How long before a claim is time-barred the user is warned, in months.
const WARNING_MONTHS: u32 = 6;

/// When a claim can no longer be brought to court, as far as its due date tells.
struct Limit {
    /// The last day on which it can.
    last_day: NaiveDate,
    /// The law.
    law: &'static str,
    /// Whether that is beyond doubt.
    confirmed: bool,
}

/// The limit of an invoice; none where neither job nor rule set gives one.
fn limit(invoice: &Invoice, kind: DebtorKind, house: &House<'_>) -> Option<Limit> {
    let due = invoice.due?;
    if let Some(years) = house.policy.limitation_years.of(kind) {
        let (last_day, law) = (years_after(due, years), "limitation_years");
        return Some(Limit { last_day, law, confirmed: true });
    }
    let rules = RuleSet::of(&house.creditor.country).ok()?;
    let limitation = rules.against(kind).limitation.as_ref()?;
    Some(Limit {
        last_day: years_after(due, limitation.years),
        law: &limitation.law,
        confirmed: limitation.confirmed,
    })
}

/// Whether an invoice gets no letter because it is time-barred. An unconfirmed rule only warns.
pub(super) fn barred(invoice: &Invoice, kind: DebtorKind, house: &House<'_>) -> bool {
    limit(invoice, kind, house).is_some_and(|limit| limit.bars(house))
}

impl Limit {
    /// Whether it keeps a letter back.
    fn bars(&self, house: &House<'_>) -> bool {
        !house.policy.allow_time_barred && self.confirmed && self.last_day < house.date
    }
}

/// Warns of the invoices of an account that will be time-barred within six months, or may be already.
pub(super) fn warnings(account: &Account, house: &House<'_>) -> Vec<Finding> {
    let kind = account.debtor.kind;
    let open = account.invoices.iter().filter(|it| !it.residual.is_zero());
    let near = open.filter_map(|invoice| {
        let limit = limit(invoice, kind, house)?;
        let warned = months_before(limit.last_day, WARNING_MONTHS) <= house.date;
        (warned && !limit.bars(house)).then_some((invoice, limit))
    });
    near.map(|(invoice, limit)| {
        let values = Args::new()
            .text("invoice", &*invoice.number)
            .text("last_day", limit.last_day.to_string())
            .text("law", limit.law);
        let code = Some(&*account.debtor.code);
        Finding::new(Code::TimeBarNear, invoice.origin.clone(), code, values)
    })
    .collect()
}
