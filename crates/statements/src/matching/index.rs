//! Where numbers, references, names, accounts and amounts lead to.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt as _};

use findings::fold::spaced;
use findings::{Currency, Money};

use super::super::account::PayerAccount;
use super::Claims;
use super::payer::words;

/// What a number or reference in a text leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) to: To,
    /// The places between its words, counted in bytes.
    pub(super) bounds: Vec<usize>,
    /// Whether it is so long that it is known however its signs are parted.
    pub(super) long: bool,
}

/// An invoice or a letter, by place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum To {
    /// An invoice with a number that is known wherever it stands.
    Invoice(usize),
    /// An invoice with a number of digits alone, or a short one.
    Weak(usize),
    /// A letter.
    Letter(usize),
    /// A document that nothing is asked for.
    Unasked(usize),
}

/// The fewest signs of a number that counts by itself.
const SHORTEST: usize = 5;
/// The fewest signs of a reference that people write in groups.
const LONG: usize = 10;

/// Everything that a payment may name.
#[derive(Debug)]
pub(super) struct Index {
    targets: HashMap<String, Vec<Target>>,
    /// Which lengths there are.
    lengths: Vec<bool>,
    accounts: HashMap<PayerAccount, Vec<usize>>,
    /// Debtors by the first letters of their names.
    names: HashMap<String, Vec<(usize, Vec<String>)>>,
    amounts: BTreeMap<(Currency, Money), Vec<usize>>,
    /// Debtors by what they owe in all, where that is of several invoices.
    totals: BTreeMap<(Currency, Money), Vec<usize>>,
    /// The invoices of each debtor.
    pub(super) of: Vec<Vec<usize>>,
}

/// How many letters names are found by.
const FIRST: usize = 4;

impl Index {
    pub(super) fn new(claims: &Claims) -> Self {
        let mut index = Self {
            targets: HashMap::new(),
            lengths: Vec::new(),
            accounts: HashMap::new(),
            names: HashMap::new(),
            amounts: BTreeMap::new(),
            totals: BTreeMap::new(),
            of: vec![Vec::new(); claims.debtors.len()],
        };
        for (place, claim) in claims.invoices.iter().enumerate() {
            let weak = is_weak(&plain(&claim.number));
            let to = if weak { To::Weak(place) } else { To::Invoice(place) };
            index.add(&claim.number, to, false);
            index.amounts.entry((claim.currency, claim.open)).or_default().push(place);
            if let Some(of) = index.of.get_mut(claim.debtor) {
                of.push(place);
            }
        }
        for (place, document) in claims.unasked.iter().enumerate() {
            // Of an instalment that is paid and another that is open the number is that of the open one.
            let number = plain(&document.number);
            // It pays nothing, so that a shorter number is enough; one of digits alone may be anything.
            let telling = number.chars().any(|it| !it.is_ascii_digit());
            if telling && index.targets(&number).is_empty() {
                index.add(&document.number, To::Unasked(place), false);
            }
        }
        index.totals = totals(claims);
        for (place, letter) in claims.letters.iter().enumerate() {
            index.add(&letter.reference, To::Letter(place), true);
        }
        for (place, debtor) in claims.debtors.iter().enumerate() {
            for account in &debtor.accounts {
                index.accounts.entry(*account).or_default().push(place);
            }
            for name in &debtor.names {
                let words = words(name);
                for first in starts(&words) {
                    index.names.entry(first).or_default().push((place, words.clone()));
                }
            }
        }
        index
    }

    fn add(&mut self, written: &str, to: To, reference: bool) {
        let words = spaced(written);
        let mut bounds = Vec::new();
        let mut compact = String::new();
        for word in words.split(' ').filter(|it| !it.is_empty()) {
            if !compact.is_empty() {
                bounds.push(compact.len());
            }
            compact.push_str(word);
        }
        if compact.is_empty() {
            return;
        }
        if self.lengths.len() <= compact.len() {
            self.lengths.resize(compact.len() + 1, false);
        }
        if let Some(length) = self.lengths.get_mut(compact.len()) {
            *length = true;
        }
        let long = reference && compact.len() >= LONG;
        self.targets.entry(compact).or_default().push(Target { to, bounds, long });
    }

    /// What a folded number or reference leads to.
    pub(super) fn targets(&self, compact: &str) -> &[Target] {
        if self.lengths.get(compact.len()) != Some(&true) {
            return &[];
        }
        self.targets.get(compact).map(Vec::as_slice).unwrap_or_default()
    }

    /// The longest number or reference.
    pub(super) fn longest(&self) -> usize {
        self.lengths.len()
    }

    /// The debtors that a payer may be, by account and by name; whether by account.
    pub(super) fn payers(
        &self,
        name: &str,
        account: Option<PayerAccount>,
    ) -> (Vec<usize>, bool) {
        let known = account.and_then(|it| self.accounts.get(&it));
        if let Some(known) = known {
            return (known.clone(), true);
        }
        let words = words(name);
        let mut found: Vec<usize> = Vec::new();
        for first in starts(&words) {
            let alike = self.names_from(&first).iter();
            let agreeing = alike.filter(|(_, own)| super::payer::agree(own, &words));
            found.extend(agreeing.map(|(place, _)| *place));
        }
        found.sort_unstable();
        found.dedup();
        (found, false)
    }

    /// The debtors with names of these first letters, each with the words of its name.
    fn names_from(&self, first: &str) -> &[(usize, Vec<String>)] {
        self.names.get(first).map(Vec::as_slice).unwrap_or_default()
    }

    /// The debtors whose whole names stand in a text.
    pub(super) fn named_in(&self, text: &str) -> Vec<usize> {
        let words = words(text);
        let mut found = Vec::new();
        for from in 0..words.len() {
            let mut run = String::new();
            for word in words.iter().skip(from).take(MOST_WORDS) {
                run.push_str(word);
                if run.chars().count() < SHORTEST_NAME {
                    continue;
                }
                let alike = self.names_from(&first(&run)).iter();
                let named = alike.filter(|(_, own)| own.concat() == run);
                found.extend(named.map(|(place, _)| *place));
            }
        }
        found
    }

    /// The debtors that owe an amount in all.
    pub(super) fn of_total(&self, currency: Currency, amount: Money) -> &[usize] {
        self.totals.get(&(currency, amount)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The invoices of an amount.
    pub(super) fn of_amount(&self, currency: Currency, amount: Money) -> &[usize] {
        self.amounts.get(&(currency, amount)).map(Vec::as_slice).unwrap_or_default()
    }
}

/// A number without what parts its signs.
fn plain(number: &str) -> String {
    spaced(number).split(' ').collect()
}

/// Whether a number is so short or plain that it may stand anywhere by chance.
fn is_weak(number: &str) -> bool {
    number.chars().count() < SHORTEST || number.chars().all(|it| it.is_ascii_digit())
}

/// The most words of a name that is looked for in a text.
const MOST_WORDS: usize = 6;
/// The fewest letters of a name that is looked for in a text.
const SHORTEST_NAME: usize = 6;

/// What each debtor owes in all, where that is of several invoices.
fn totals(claims: &Claims) -> BTreeMap<(Currency, Money), Vec<usize>> {
    let mut of: BTreeMap<(usize, Currency), (usize, Money)> = BTreeMap::new();
    for claim in &claims.invoices {
        let (count, sum) = of.entry((claim.debtor, claim.currency)).or_default();
        *count += 1;
        *sum += claim.open;
    }
    let mut totals: BTreeMap<(Currency, Money), Vec<usize>> = BTreeMap::new();
    for ((debtor, currency), (count, sum)) in of {
        if count > 1 {
            totals.entry((currency, sum)).or_default().push(debtor);
        }
    }
    totals
}

/// The letters that a name is found by.
fn first(name: &str) -> String {
    name.chars().take(FIRST).collect()
}

/// The first letters of a name, and of its words in the order of the alphabet.
fn starts(words: &[String]) -> Vec<String> {
    let written = first(&words.concat());
    let mut sorted = words.to_vec();
    sorted.sort_unstable();
    let sorted = first(&sorted.concat());
    let mut starts = vec![written];
    if !starts.contains(&sorted) {
        starts.push(sorted);
    }
    starts.retain(|it| !it.is_empty());
    starts
}
