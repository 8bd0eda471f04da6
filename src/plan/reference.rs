//! References of letters, which no two accounts share.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::Account;
use findings::Currency;
use findings::fold::plain;

use super::PlannedLetter;

/// The longest reference that a transfer carries whole from end to end (ISO 20022, `Max35Text` of
/// `EndToEndId` and of a structured creditor reference).
const LONGEST: usize = 35;

/// Hands out references that a debtor can type into a transfer: `R2-261122-C00123`.
///
/// Stage, date as `yymmdd`, debtor code in capitals and digits, currency when it is not the euro. Where
/// two accounts of the ledger would look the same, each gets four characters drawn from its exact code,
/// so that neither ever bears what the other could have borne in another run of the day.
pub(super) struct References {
    /// How many accounts of the ledger fold to each name.
    names: BTreeMap<String, usize>,
    taken: BTreeSet<String>,
}

impl References {
    /// For all accounts of a ledger, whether they get a letter or not.
    pub(super) fn of(accounts: &[Account]) -> Self {
        let mut names = BTreeMap::new();
        for account in accounts {
            *names.entry(name(&account.debtor.code, account.currency)).or_default() += 1;
        }
        Self { names, taken: BTreeSet::new() }
    }

    /// The reference of one letter; a different one for every call.
    pub(super) fn give(&mut self, letter: &PlannedLetter) -> String {
        let (code, currency) = (&letter.debtor.code, letter.currency);
        let name = name(code, currency);
        let shared = self.names.get(&name).is_some_and(|accounts| *accounts > 1);
        let start = format!("{}-{}-", letter.stage.short(), letter.date.format("%y%m%d"));
        let marked = |mark: &str| {
            let room = LONGEST.saturating_sub(start.len() + 1 + mark.len());
            let short: String = name.chars().take(room).collect();
            let parts = [short.trim_matches('-'), mark];
            let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
            format!("{start}{}", parts.join("-"))
        };
        let plain = !shared && !name.is_empty() && start.len() + name.len() <= LONGEST;
        let mark = fingerprint(&format!("{code} {currency}"));
        let first = if plain { format!("{start}{name}") } else { marked(&mark) };
        let others = (2_usize..).map(|nth| marked(&format!("{mark}-{nth}")));
        let free = std::iter::once(first).chain(others).find(|it| !self.taken.contains(it));
        let reference = free.unwrap_or_default();
        self.taken.insert(reference.clone());
        reference
    }
}

/// An account's name in capital letters, digits and single dashes; empty where nothing can be kept.
fn name(code: &str, currency: Currency) -> String {
    let mut folded = String::with_capacity(code.len() + 4);
    for part in plain(code).chars() {
        if part.is_ascii_alphanumeric() {
            folded.push(part.to_ascii_uppercase());
        } else if !folded.is_empty() && !folded.ends_with('-') {
            folded.push('-');
        }
    }
    let mut name = folded.trim_end_matches('-').to_owned();
    if currency != Currency::EUR && !name.is_empty() {
        name = format!("{name}-{currency}");
    }
    name
}

/// Four capitals and digits drawn from a text: 20 bits of its FNV-1a hash, which is the same on every
/// machine and in every release.
fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let letters = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let letter =
        |shift: u32| usize::try_from(hash >> shift & 31).ok().and_then(|at| letters.get(at));
    [5, 20, 35, 50].into_iter().filter_map(letter).map(|byte| char::from(*byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{creditor, day, empty_account, invoice};
    use super::super::{Policy, plan};
    use super::*;
    use crate::ledger::Ledger;
    use crate::register::Histories;
    use findings::Money;

    /// The references of one letter to each debtor, in the order of their codes.
    fn references(debtors: &[(&str, &str)]) -> Vec<String> {
        let accounts = debtors.iter().map(|(code, currency)| {
            let mut account = empty_account(code);
            account.currency = currency.parse().unwrap();
            let due = Some(day("2026-01-01"));
            account.invoices.push(invoice("F1", due, Money::from_cents(10_000)));
            account
        });
        let ledger = Ledger { accounts: accounts.collect(), ..Ledger::default() };
        let mut creditor = creditor();
        let euro = creditor.account[0].clone();
        creditor.account.extend(["USD", "CHF"].map(|it| crate::ledger::BankAccount {
            currency: it.parse().unwrap(),
            ..euro.clone()
        }));
        let (plan, _) = plan(
            ledger,
            &Histories::default(),
            &Policy::default(),
            &creditor,
            day("2026-11-22"),
        );
        plan.letters.into_iter().map(|letter| letter.reference).collect()
    }

    #[track_caller]
    fn check(debtors: &[(&str, &str)], expected: &[&str]) {
        assert_eq!(references(debtors), expected);
    }

    #[test]
    fn a_reference_tells_stage_date_and_debtor() {
        check(&[("C00123", "EUR")], &["R1-261122-C00123"]);
    }

    #[test]
    fn another_currency_is_told_too() {
        check(
            &[("C1", "CHF"), ("C1", "EUR"), ("C1", "USD")],
            &["R1-261122-C1-CHF", "R1-261122-C1", "R1-261122-C1-USD"],
        );
    }

    #[test]
    fn accents_and_signs_are_folded() {
        check(&[("411 Élan & Œuvre/été.", "EUR")], &["R1-261122-411-ELAN-OEUVRE-ETE"]);
    }

    #[test]
    fn codes_that_look_the_same_are_told_apart() {
        let found =
            references(&[("C-1", "EUR"), ("C/1", "EUR"), ("c 1", "EUR"), ("C2", "EUR")]);
        assert_eq!(found[2], "R1-261122-C2");
        let different: BTreeSet<&String> = found.iter().collect();
        assert_eq!(different.len(), 4, "{found:?}");
        // Each mark rests on the account's own code: whoever else is in the run, it stays.
        assert_eq!(references(&[("C-1", "EUR"), ("C/1", "EUR")])[0], found[0]);
    }

    #[test]
    fn any_code_gives_a_short_reference_of_plain_characters() {
        let long = "ACCOUNT-".repeat(9);
        let codes =
            [("", "EUR"), ("!!!", "USD"), ("日本", "EUR"), (&*long, "EUR"), (&long, "USD")];
        let found = references(&codes);
        let different: BTreeSet<&String> = found.iter().collect();
        assert_eq!(different.len(), codes.len(), "{found:?}");
        for reference in &found {
            assert!((14..=35).contains(&reference.len()), "{reference}");
            let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
            assert!(reference.chars().all(plain), "{reference}");
            assert!(!reference.ends_with('-') && !reference.contains("--"), "{reference}");
        }
    }

    #[test]
    fn even_equal_accounts_get_different_references() {
        let account = empty_account("C1");
        let mut references = References::of(std::slice::from_ref(&account));
        let mut plan = plan_of(account);
        let letter = plan.pop().unwrap();
        let given: BTreeSet<String> = (0..5).map(|_| references.give(&letter)).collect();
        assert_eq!(given.len(), 5, "{given:?}");
    }

    fn plan_of(mut account: Account) -> Vec<PlannedLetter> {
        let due = Some(day("2026-01-01"));
        account.invoices.push(invoice("F1", due, Money::from_cents(10_000)));
        let ledger = Ledger { accounts: vec![account], ..Ledger::default() };
        let date = day("2026-11-22");
        plan(ledger, &Histories::default(), &Policy::default(), &creditor(), date).0.letters
    }
}
