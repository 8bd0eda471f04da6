//! The costs of going on after a formal notice, for the terminal.

use std::collections::BTreeMap;

use findings::{Args, Messages, Money};
use relance::output::amount;
use relance::plan::{Plan, Policy, Reason};

use super::folded::{folded, largest, lines as fitted};

/// The costs of going on after a formal notice, beside what is owed: a line per debtor and currency.
pub(super) fn lines(plan: &Plan, policy: &Policy, messages: &Messages, width: usize) -> String {
    let mut owed = BTreeMap::new();
    let after = [Reason::AfterFormalNotice, Reason::CostsExceedDebt];
    for held in plan.held.iter().filter(|it| after.contains(&it.reason)) {
        let sum = owed.entry((&*held.debtor, held.currency)).or_insert(Money::ZERO);
        *sum += held.residual.unwrap_or_default();
    }
    let costs: Money = policy.costs.iter().map(|it| it.amount).sum();
    let what: Vec<&str> = policy.costs.iter().map(|it| it.what.as_str()).collect();
    let mut text = String::new();
    let owed: Vec<_> = owed.into_iter().collect();
    let (shown, rest) =
        largest(owed.len(), |at| owed.get(at).map(|(_, sum)| *sum).unwrap_or_default());
    for ((debtor, currency), sum) in shown.iter().filter_map(|at| owed.get(*at).copied()) {
        let amount = |money| amount(money, currency, messages.language());
        let values = Args::new()
            .text("debtor", debtor)
            .text("owed", amount(sum))
            .text("costs", amount(costs))
            .text("what", what.join(", "));
        let key = if what.is_empty() {
            "costs-unknown"
        } else if costs >= sum {
            "costs-exceed"
        } else {
            "costs-below"
        };
        text.push_str(&fitted(&messages.get(key, &values), width));
    }
    text + &folded("plan-more-noticed", rest, messages, width)
}
