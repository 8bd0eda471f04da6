//! What is open and what was asked for, as payments may name it.

use std::collections::BTreeMap;

use exports::Text;
use findings::fold::compact;
use statements::{Asked, Claim, Claims, KnownPayer};

use crate::ledger::{Account, BankAccount, Ledger};
use crate::pay::Reference;
use crate::register::{Histories, SentLetter};

/// What is open, with the places in the ledger that it comes from.
#[derive(Debug, Default)]
pub(super) struct Open {
    pub(super) claims: Claims,
    /// The account and the invoice in it of each claim.
    pub(super) places: Vec<(usize, usize)>,
    /// The code of each debtor.
    pub(super) debtors: Vec<Text>,
}

impl Open {
    /// Everything in a ledger that a payment may be for.
    pub(super) fn of(ledger: &Ledger, histories: &Histories, banks: &[BankAccount]) -> Self {
        let mut open = Self::default();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, account) in ledger.accounts.iter().enumerate() {
            let debtor = *known.entry(&account.debtor.code).or_insert_with(|| {
                open.debtors.push(account.debtor.code.clone());
                let names = vec![account.debtor.name.to_string()];
                open.claims.debtors.push(KnownPayer { names, accounts: Vec::new() });
                open.debtors.len() - 1
            });
            let first = open.places.len();
            open.add(at, debtor, account);
            let bank = banks.iter().find(|it| it.currency == account.currency);
            let letters = histories.get(&account.debtor.code, account.currency);
            for letter in letters.iter().flat_map(|it| it.standing()) {
                open.asked(letter, account, first, bank);
            }
        }
        open
    }

    /// The claims that a number means: those that are written so, else those that are with other separators.
    pub(super) fn named(&self, number: &str) -> Vec<usize> {
        let folded = compact(number);
        let of = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let claims = self.claims.invoices.iter().enumerate();
            claims.filter(|(_, it)| fits(&it.number)).map(|(place, _)| place).collect()
        };
        let exact = of(&|it| it == number);
        if exact.is_empty() && !folded.is_empty() {
            return of(&|it| compact(it) == folded);
        }
        exact
    }

    /// Adds the invoices of an account that are in force.
    fn add(&mut self, at: usize, debtor: usize, account: &Account) {
        for (place, invoice) in account.invoices.iter().enumerate() {
            if !invoice.state.is_in_force() || invoice.number.is_empty() {
                continue;
            }
            self.places.push((at, place));
            self.claims.invoices.push(Claim {
                debtor,
                number: invoice.number.to_string(),
                open: invoice.residual,
                currency: account.currency,
                issued: invoice.date,
                known: invoice.known,
            });
        }
    }

    /// Adds a letter, under each reference that it may have been paid by.
    fn asked(
        &mut self,
        letter: &SentLetter,
        account: &Account,
        first: usize,
        bank: Option<&BankAccount>,
    ) {
        let Some(reference) = letter.kept.as_ref().and_then(|it| it.reference.as_deref())
        else {
            return;
        };
        let named = |(number, apart): (&Text, bool)| {
            account.invoices.iter().any(|it| it.number == *number && letter.means(it, apart))
        };
        let numbers = || {
            let own = letter.invoices.iter().map(|it| (it, false));
            own.chain(letter.newly_due.iter().map(|it| (it, true)))
        };
        let is_asked = |place: usize| {
            let (_, at) = self.places.get(place).copied()?;
            let invoice = account.invoices.get(at)?;
            numbers()
                .find(|(it, apart)| **it == invoice.number && letter.means(invoice, *apart))
        };
        let invoices: Vec<usize> =
            (first..self.places.len()).filter(|it| is_asked(*it).is_some()).collect();
        let others = !numbers().all(named);
        let mut references: Vec<String> = vec![reference.to_owned()];
        let structured = bank.and_then(|it| Reference::of(it, reference));
        references.extend(structured.map(|it| it.as_str().to_owned()));
        references.dedup();
        self.claims.letters.extend(references.into_iter().map(|reference| Asked {
            reference,
            invoices: invoices.clone(),
            others,
            total: letter.total,
        }));
    }
}
