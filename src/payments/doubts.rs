//! Whether statements are new enough and whole, so that letters may rest on them.

use chrono::NaiveDate;

use findings::{Args, Messages};
use statements::{Account, Known, Span, Wait};

use crate::ledger::Ledger;

use super::today::Today;

/// Letters would rest on statements that are too old, or of which some are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldPayments {
    /// Each reason to wait, by account.
    pub waits: Vec<Wait>,
}

impl OldPayments {
    /// The suspicion; none where nothing speaks for waiting.
    #[must_use]
    pub fn of(waits: &[Wait]) -> Option<Self> {
        (!waits.is_empty()).then(|| Self { waits: waits.to_vec() })
    }

    /// Up to when payments were read, and what to do, without full stop.
    #[must_use]
    pub fn sentence(&self, messages: &Messages) -> String {
        let why: Vec<String> = self.waits.iter().map(|it| sentence(it, messages)).collect();
        messages.get("run-old-payments", &Args::new().text("why", why.join("; ")))
    }
}

fn sentence(wait: &Wait, messages: &Messages) -> String {
    let of = |account: &Account| Args::new().text("account", account.as_str());
    let (key, values) = match wait {
        Wait::Nothing(account) => ("payments-nothing", of(account)),
        Wait::Old { account, newest, days } => (
            "payments-old",
            of(account)
                .text("newest", newest.to_string())
                .count("days", usize::try_from(*days).unwrap_or(usize::MAX)),
        ),
        Wait::Missing { account, gap } => (
            "payments-missing",
            of(account).text("from", gap.from.to_string()).text("to", gap.to.to_string()),
        ),
        Wait::Begins { account, first, known } => (
            "payments-begin",
            of(account).text("first", first.to_string()).text("known", known.to_string()),
        ),
    };
    messages.get(key, &values)
}

/// Every reason to wait for newer statements.
///
/// A missing statement is one where amounts are known up to a day before it; those that are of their day of issue are
/// held each by itself.
pub(super) fn waits(
    banks: &[Account],
    spans: &[Span],
    max_age_days: u32,
    ledger: &Ledger,
    today: &Today<'_>,
) -> Vec<Wait> {
    let business = |after: NaiveDate, to: NaiveDate| today.calendar.business_days(after, to);
    let invoices = ledger.accounts.iter().flat_map(|it| &it.invoices);
    let known = invoices.filter_map(|it| match it.known {
        Known::Until(day) => Some(day),
        Known::Unsaid | Known::Nothing => None,
    });
    let known = known.min();
    let mut waits = statements::gate(banks, spans, today.date, max_age_days, business);
    waits.retain(|wait| match wait {
        Wait::Missing { gap, .. } => known.is_some_and(|known| known < gap.to),
        Wait::Nothing(_) | Wait::Old { .. } | Wait::Begins { .. } => true,
    });
    let Some(known) = known else { return waits };
    let of = |bank: &Account| spans.iter().find(|it| it.account.key() == bank.key());
    waits.extend(banks.iter().filter_map(|bank| {
        let first = of(bank)?.first;
        let between = first.pred_opt().is_some_and(|before| business(known, before) > 0);
        between.then(|| Wait::Begins { account: bank.clone(), first, known })
    }));
    waits
}
