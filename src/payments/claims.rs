//! What is open and what was asked for, as payments may name it.

use std::collections::{BTreeMap, BTreeSet};

use exports::Text;
use findings::Money;
use findings::fold::compact;
use statements::{Asked, Claim, Claims, Known, KnownPayer, PaidRow, Unasked};

use crate::ledger::{Account, BankAccount, CreditKind, Ledger};
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
    /// The places of each debtor's accounts in the ledger, one for each currency.
    pub(super) accounts: Vec<Vec<usize>>,
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
                open.accounts.push(Vec::new());
                open.debtors.len() - 1
            });
            if let Some(own) = open.accounts.get_mut(debtor) {
                own.push(at);
            }
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

    /// Adds the invoices of an account that are in force, and the documents that nothing is asked for.
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
                paid: invoice.says_paid.then_some(invoice.paid),
            });
        }
        let credits = account.credits.iter().filter(|it| it.kind == CreditKind::CreditNote);
        let credits = credits.map(|it| (&it.number, it.amount, it.known));
        let closed = account.closed.iter().map(|it| (&it.number, Money::ZERO, it.known));
        let unasked = credits.chain(closed).filter(|(number, ..)| !number.is_empty());
        self.claims.unasked.extend(unasked.map(|(number, credit, known)| Unasked {
            debtor,
            number: number.to_string(),
            credit,
            known,
        }));
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

/// What is open by its numbers.
pub(super) struct ClaimNumbers<'o> {
    /// The place and the number of each claim, by the number without separators.
    folded: BTreeMap<String, Vec<(usize, &'o str)>>,
    /// Documents that nothing is asked for.
    unasked: BTreeMap<String, Vec<&'o Unasked>>,
}

impl<'o> ClaimNumbers<'o> {
    pub(super) fn of(claims: &'o Claims) -> Self {
        let mut folded: BTreeMap<String, Vec<(usize, &str)>> = BTreeMap::new();
        for (place, claim) in claims.invoices.iter().enumerate() {
            folded.entry(compact(&claim.number)).or_default().push((place, &claim.number));
        }
        let mut unasked: BTreeMap<String, Vec<&Unasked>> = BTreeMap::new();
        for document in &claims.unasked {
            unasked.entry(compact(&document.number)).or_default().push(document);
        }
        Self { folded, unasked }
    }

    /// The debtors of documents that nothing is asked for and that a row of the list says were paid, where the payment is
    /// none of those by which they were closed.
    pub(super) fn unasked(&self, row: &PaidRow) -> BTreeSet<usize> {
        let alike = self.unasked.get(&compact(&row.number)).into_iter().flatten();
        let closed = |it: &&&Unasked| match it.known {
            Known::Until(day) => row.day.is_some_and(|paid| paid > day),
            Known::Nothing | Known::UnpaidOn(_) => true,
            Known::Unsaid => false,
        };
        alike.filter(closed).map(|it| it.debtor).collect()
    }

    /// The claims that a number means: those that are written so, else those that are with other separators.
    pub(super) fn meant(&self, number: &str) -> Vec<usize> {
        let folded = compact(number);
        let alike = self.folded.get(&folded).map(Vec::as_slice).unwrap_or_default();
        let is_exact = alike.iter().any(|(_, it)| *it == number);
        // What is nothing but separators is like no other.
        let any = !is_exact && !folded.is_empty();
        let meant = alike.iter().filter(|(_, it)| any || *it == number);
        meant.map(|(place, _)| *place).collect()
    }
}
