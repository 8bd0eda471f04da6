//! Statements that a breakdown makes once for all its invoices: the rates, and the indemnity of each.

use rust_decimal::Decimal;

use crate::plan::Breakdown;
use findings::Money;

/// The rates of a breakdown, each once, in the order of the first day that they hold for.
pub(super) fn rates(breakdown: &Breakdown) -> Vec<Decimal> {
    let segments = breakdown.lines.iter().flat_map(|line| &line.segments);
    let mut dated: Vec<_> = segments.map(|it| (it.rated, it.percent)).collect();
    dated.sort_unstable();
    let mut rates = Vec::new();
    for (_, rate) in dated {
        if !rates.contains(&rate) {
            rates.push(rate);
        }
    }
    rates
}

/// The indemnity of an invoice where it is the same for all that bear one; none where none does.
pub(super) fn each_indemnity(breakdown: &Breakdown) -> Option<Money> {
    let mut indemnities = breakdown.lines.iter().map(|line| line.indemnity);
    let first = indemnities.find(|it| !it.is_zero())?;
    let others = breakdown.lines.iter().map(|line| line.indemnity);
    others.filter(|it| !it.is_zero()).all(|it| it == first).then_some(first)
}
