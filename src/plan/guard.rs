use std::collections::BTreeSet;

use crate::base::Currency;
use crate::ledger::Ledger;
use crate::read::Text;

use super::Policy;

/// Known invoices too few to tell a wrong file from an ordinary week.
const TOO_FEW: usize = 10;

/// How many invoices, known to be open from the last run, an export no longer names.
///
/// Programs leave paid invoices out of their exports. When many are gone at once, it may be the wrong file,
/// and everything would seem paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vanished {
    /// Invoices that were open at the last run.
    pub known: usize,
    /// Those among them that the ledger does not name at all, not even as closed.
    pub gone: usize,
}

impl Vanished {
    /// Looks for invoices in a ledger, each by debtor code, currency and number.
    #[must_use]
    pub fn count<'k>(
        known: impl IntoIterator<Item = (&'k str, Currency, &'k str)>,
        ledger: &Ledger,
    ) -> Self {
        let mut named = BTreeSet::new();
        for account in &ledger.accounts {
            let code = &*account.debtor.code;
            let invoices = account.invoices.iter().map(|it| &it.number);
            let numbers = invoices.chain(account.closed.iter().map(|it| &it.number));
            named.extend(numbers.map(|number: &Text| (code, account.currency, &**number)));
        }
        // A row that could not be understood is there all the same.
        let broken = ledger.broken.iter().filter_map(|it| it.number.as_deref());
        let broken: BTreeSet<&str> = broken.collect();
        let mut counted = Self { known: 0, gone: 0 };
        for invoice in known {
            counted.known += 1;
            let there = named.contains(&invoice) || broken.contains(invoice.2);
            counted.gone += usize::from(!there);
        }
        counted
    }

    /// Whether so many are gone that somebody must say yes before anything is made of it.
    #[must_use]
    pub fn is_suspicious(&self, policy: &Policy) -> bool {
        let most = usize::from(policy.max_vanished_percent);
        self.known >= TOO_FEW && self.gone * 100 > self.known * most
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::account;
    use super::*;
    use crate::ledger::Closed;

    /// A ledger with the first so many of some invoices, the first of them closed.
    #[track_caller]
    fn check(known: usize, there: usize, gone: usize, suspicious: bool) {
        let numbers: Vec<String> = (0..known).map(|nth| format!("F{nth}")).collect();
        let rows =
            numbers.iter().take(there).skip(1).map(|it| format!("{it} 2026-03-01 100\n"));
        let mut account = account(&rows.collect::<String>());
        let origin = super::super::sketch::origin(9);
        let closed = numbers.iter().take(there.min(1));
        account.closed = closed
            .map(|it| Closed { number: it.as_str().into(), origin: origin.clone() })
            .collect();
        let ledger = Ledger { accounts: vec![account], ..Ledger::default() };
        let known = numbers.iter().map(|it| ("C1", Currency::EUR, it.as_str()));
        let found = Vanished::count(known, &ledger);
        assert_eq!((found.gone, found.is_suspicious(&Policy::default())), (gone, suspicious));
    }

    #[test]
    fn more_than_half_gone_is_suspicious() {
        check(20, 20, 0, false);
        check(20, 10, 10, false);
        check(20, 9, 11, true);
        check(20, 0, 20, true);
    }

    #[test]
    fn a_handful_tells_nothing() {
        check(9, 0, 9, false);
        check(10, 0, 10, true);
        check(0, 0, 0, false);
    }

    #[test]
    fn another_debtor_or_currency_is_another_invoice() {
        let ledger =
            Ledger { accounts: vec![account("F1 2026-03-01 100")], ..Ledger::default() };
        let dollar = "USD".parse().unwrap();
        let known =
            [("C1", Currency::EUR, "F1"), ("C2", Currency::EUR, "F1"), ("C1", dollar, "F1")];
        assert_eq!(Vanished::count(known, &ledger), Vanished { known: 3, gone: 2 });
    }
}
