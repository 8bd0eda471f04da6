//! Small values as the page takes them.

use crate::attach::Verdict;
use crate::review::{AccountKey, ReviewAction, ReviewDecision};
use crate::run::SessionLetter;
use findings::Money;
use serde_json::Value;

/// An amount with two decimals and a point, in coins.
pub(super) fn amount(money: Money) -> String {
    let cents = money.to_cents().amount();
    format!("{cents:.2}")
}

/// The key of an account on the page: `C0059/EUR`.
pub(super) fn key(account: &AccountKey) -> String {
    format!("{}/{}", account.0, account.1)
}

/// The account that a key means.
pub(super) fn account(key: &str) -> Option<AccountKey> {
    let (code, currency) = key.rsplit_once('/')?;
    Some((code.into(), currency.parse().ok()?))
}

/// Whether a copy is known to be the right one: it says so, or is drawn from the export.
pub(super) fn is_sure(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Confirmed | Verdict::Drawn)
}

/// The name of a decision on the page: the same as long as the decision stands.
pub(super) fn id(decision: &ReviewDecision) -> String {
    let by = match decision.action {
        ReviewAction::Approve => decision.by.as_str(),
        _ => "",
    };
    format!("{}/{}/{}/{by}", decision.debtor, decision.currency, decision.action.as_str())
}

/// A decision as the page has it: as the file has it, with its name.
pub(super) fn decision(decision: &ReviewDecision) -> Value {
    let mut value = serde_json::to_value(decision).unwrap_or_default();
    if let Value::Object(fields) = &mut value {
        fields.insert("id".to_owned(), id(decision).into());
    }
    value
}

/// The sum a letter leaves open: what remains of its invoices less its credits.
pub(super) fn open(letter: &SessionLetter) -> Money {
    letter.proposed.totals.due()
}
