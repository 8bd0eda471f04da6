//! Whether statements are new enough and without gaps, so that letters may rest on them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use findings::Currency;

use super::account::Account;
use super::joined::{Gap, Span};

/// Why letters should wait for newer statements.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wait {
    /// No statement of this account closes.
    Nothing(Account),
    /// The newest closing balance of this account is too old.
    Old {
        /// The account.
        account: Account,
        /// The day of that balance.
        newest: NaiveDate,
        /// How many business days lie behind it.
        days: u32,
    },
    /// The newest closing balance of this account is of a day after that of the letters.
    Ahead {
        /// The account.
        account: Account,
        /// The day of that balance.
        newest: NaiveDate,
    },
    /// Statements are missing.
    Missing {
        /// The account.
        account: Account,
        /// Where.
        gap: Gap,
    },
    /// The first statement of this account begins after what is open was known.
    Begins {
        /// The account.
        account: Account,
        /// The day of the first opening balance.
        first: NaiveDate,
        /// The last day that is known otherwise.
        known: NaiveDate,
    },
    /// The newest closing balance of an account that nobody named as one that debtors pay into is too old.
    OldOther {
        /// The account.
        account: Account,
        /// The day of that balance.
        newest: NaiveDate,
        /// How many business days lie behind it.
        days: u32,
    },
    /// Debtors pay into an account in this currency of which no number is known, so that its statements cannot be told.
    Unnamed(Currency),
    /// What is open is said to know payments up to a day after that of the letters.
    KnownAhead(NaiveDate),
}

/// Every reason to wait, by account: `business_days` says how many business days lie after one day up to another.
///
/// `accounts` are those that debtors pay into; statements of others are no reason.
#[must_use]
pub fn gate(
    accounts: &[Account],
    spans: &[Span],
    today: NaiveDate,
    max_age_days: u32,
    business_days: impl Fn(NaiveDate, NaiveDate) -> u32,
) -> Vec<Wait> {
    let spans: BTreeMap<String, &Span> =
        spans.iter().map(|it| (it.account.key(), it)).collect();
    let mut waits = Vec::new();
    for account in accounts {
        let span = spans.get(&account.key());
        let Some((span, newest)) = span.and_then(|it| Some((it, it.newest?))) else {
            waits.push(Wait::Nothing(account.clone()));
            continue;
        };
        let days = business_days(newest, today);
        if days > max_age_days {
            waits.push(Wait::Old { account: account.clone(), newest, days });
        }
        if newest > today {
            waits.push(Wait::Ahead { account: account.clone(), newest });
        }
        let missing = |gap: &Gap| Wait::Missing { account: account.clone(), gap: gap.clone() };
        waits.extend(span.gaps.iter().map(missing));
    }
    waits
}

/// The day up to which payments are known on all these accounts; none where one of them has no statement that closes.
#[must_use]
pub fn known_up_to(accounts: &[Account], spans: &[Span]) -> Option<NaiveDate> {
    let newest = |account: &Account| {
        let span = spans.iter().find(|it| it.account.key() == account.key());
        span.and_then(|it| it.newest)
    };
    let days: Option<Vec<NaiveDate>> = accounts.iter().map(newest).collect();
    days?.into_iter().min()
}

/// Whether every payment made since a day, and up to the newest statement, is told on all these accounts.
#[must_use]
pub fn tells_since(accounts: &[Account], spans: &[Span], day: NaiveDate) -> bool {
    accounts.iter().all(|account| {
        let span = spans.iter().find(|it| it.account.key() == account.key());
        span.is_some_and(|it| it.tells_since(day))
    })
}
