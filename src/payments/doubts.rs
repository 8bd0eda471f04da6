//! Whether statements are new enough and whole, so that letters may rest on them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use exports::Bar;
use findings::{Args, Code, Currency, Finding, Messages};
use statements::{Account, Known, Span, Wait};

use crate::ledger::{BankAccount, Ledger};

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

/// Whether a finding says what is wrong with the statements, so that payments may be missing.
pub(crate) fn is_fault(finding: &Finding) -> bool {
    matches!(
        finding.code,
        Code::StatementUnreadable
            | Code::StatementOff
            | Code::StatementUnproven
            | Code::StatementFault
            | Code::StatementGap
    )
}

fn sentence(wait: &Wait, messages: &Messages) -> String {
    let of = |account: &Account| Args::new().text("account", account.as_str());
    let old = |account: &Account, newest: &NaiveDate, days: &u32| {
        of(account).text("newest", newest.to_string()).count("days", *days)
    };
    let (key, values) = match wait {
        Wait::Nothing(account) => ("payments-nothing", of(account)),
        Wait::Old { account, newest, days } => ("payments-old", old(account, newest, days)),
        Wait::OldOther { account, newest, days } => {
            ("payments-old-other", old(account, newest, days))
        }
        Wait::Ahead { account, newest } => {
            ("payments-ahead", of(account).text("newest", newest.to_string()))
        }
        Wait::Missing { account, gap } => (
            "payments-missing",
            of(account).text("from", gap.from.to_string()).text("to", gap.to.to_string()),
        ),
        Wait::Begins { account, first, known } => (
            "payments-begin",
            of(account).text("first", first.to_string()).text("known", known.to_string()),
        ),
        Wait::Unnamed(currency) => {
            ("payments-unnamed", Args::new().text("currency", currency.as_str()))
        }
        Wait::KnownAhead(day) => {
            ("payments-known-ahead", Args::new().text("known", day.to_string()))
        }
    };
    messages.get(key, &values)
}

/// Every reason to wait for newer statements: those of the accounts that debtors pay into, and of others that statements
/// were given of, for somebody may pay there as well.
///
/// `ahead` is the day to come up to which the export is said to know payments. A missing statement is one where amounts are known up to a day before it; invoices of which nothing says what was paid
/// are held each by itself.
pub(super) fn waits(
    accounts: &Paid<'_>,
    (max_age_days, ahead): (u32, Option<NaiveDate>),
    ledger: &Ledger,
    today: &Today<'_>,
) -> Vec<Wait> {
    let (banks, spans) = (&accounts.banks, accounts.spans);
    let business = |after: NaiveDate, to: NaiveDate| today.calendar.business_days(after, to);
    let known = known(ledger);
    let mut waits = statements::gate(banks, spans, today.date, max_age_days, business);
    let others = statements::gate(&accounts.others, spans, today.date, max_age_days, business);
    waits.extend(others.into_iter().filter_map(|wait| match wait {
        Wait::Nothing(_) => None,
        Wait::Old { account, newest, days } => Some(Wait::OldOther { account, newest, days }),
        wait => Some(wait),
    }));
    waits.retain(|wait| match wait {
        Wait::Missing { gap, .. } => known.is_some_and(|known| known < gap.to),
        _ => true,
    });
    waits.extend(accounts.unnamed.iter().map(|it| Wait::Unnamed(*it)));
    waits.extend(ahead.map(Wait::KnownAhead));
    let Some(known) = known else { return waits };
    let of = |bank: &Account| spans.iter().find(|it| it.account.key() == bank.key());
    waits.extend(banks.iter().filter_map(|bank| {
        let first = of(bank)?.first;
        let between = first.pred_opt().is_some_and(|before| business(known, before) > 0);
        between.then(|| Wait::Begins { account: bank.clone(), first, known })
    }));
    waits
}

/// The earliest day up to which amounts know what was paid, of those that may stand in letters.
fn known(ledger: &Ledger) -> Option<NaiveDate> {
    let invoices = ledger.accounts.iter().flat_map(|it| &it.invoices);
    let open = invoices.filter(|it| !matches!(it.bar, Some(Bar::PaymentsUnknown(_))));
    let known = open.filter_map(|it| match it.known {
        Known::Until(day) | Known::UnpaidOn(day) => Some(day),
        Known::Unsaid | Known::Nothing => None,
    });
    known.min()
}

/// The accounts that somebody may pay into.
pub(super) struct Paid<'s> {
    /// Those that the creditor names, in currencies in which something is open.
    pub(super) banks: Vec<Account>,
    /// Others in these currencies of which statements were given.
    pub(super) others: Vec<Account>,
    /// Currencies in which an account is named without a number, and of which no statement was given.
    pub(super) unnamed: BTreeSet<Currency>,
    /// The days of which statements tell.
    pub(super) spans: &'s [Span],
}

impl<'s> Paid<'s> {
    /// Of a ledger, and of the statements that were read.
    pub(super) fn of(ledger: &Ledger, banks: &[BankAccount], spans: &'s [Span]) -> Self {
        let open = ledger.accounts.iter().filter(|it| !it.invoices.is_empty());
        let open: BTreeSet<Currency> = open.map(|it| it.currency).collect();
        let iban = |it: &BankAccount| it.iban.as_deref().map(Account::new);
        let named: BTreeSet<String> =
            banks.iter().filter_map(iban).map(|it| it.key()).collect();
        let is_open = |it: &&Span| it.currency.is_none_or(|it| open.contains(&it));
        let others = || {
            let others = spans.iter().filter(|it| !named.contains(&it.account.key()));
            others.filter(is_open)
        };
        let told = |currency: &Currency| others().any(|it| it.currency == Some(*currency));
        let used = || banks.iter().filter(|it| open.contains(&it.currency));
        let unnamed = used().filter(|it| it.iban.is_none()).map(|it| it.currency);
        Self {
            banks: used().filter_map(iban).collect(),
            others: others().map(|it| it.account.clone()).collect(),
            unnamed: unnamed.filter(|it| !told(it)).collect(),
            spans,
        }
    }

    /// The day up to which payments are known on all of them.
    pub(super) fn known_up_to(&self) -> Option<NaiveDate> {
        if !self.unnamed.is_empty() {
            return None;
        }
        let others = self.others.iter().filter_map(|it| {
            let span = self.spans.iter().find(|span| span.account.key() == it.key());
            span?.newest
        });
        match self.banks.is_empty() {
            true => others.min(),
            false => {
                let own = statements::known_up_to(&self.banks, self.spans)?;
                others.chain([own]).min()
            }
        }
    }
}
