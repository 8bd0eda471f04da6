//! What is merely likely: it holds the debtor and settles nothing.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use findings::fold::{compact, spaced};
use findings::{Currency, Money};

use super::super::joined::Payment;
use super::decide::{Decider, Phase, phase};
use super::found::Found;
use super::{Outcome, Rule};

impl Decider<'_> {
    /// Nothing that it says is enough; what is likely holds.
    pub(super) fn likely(
        &self,
        payment: &Payment,
        found: &Found,
        payers: &[usize],
        by_account: bool,
    ) -> Outcome {
        let mut rule = Rule::Payer;
        let mut holds = BTreeSet::new();
        for debtor in payers.iter().copied().filter(|it| self.alive(*it, payment)) {
            let owed = self.owed(debtor, payment.currency);
            let exact = owed.is_paid_by(payment.amount);
            if exact {
                rule = Rule::PayerAmount;
            }
            if exact || by_account || owed.is_tenth(payment.amount) {
                holds.insert(debtor);
            }
        }
        if !holds.is_empty() {
            return Outcome::hold(rule, payment, holds);
        }
        let weak: Money = found.weak.iter().map(|it| self.left(*it)).sum();
        let equal = |it: &&usize| [self.left(**it), weak].contains(&payment.amount);
        let loose = found.loose.iter().chain(found.weak.iter().filter(equal)).copied();
        let loose = loose.chain(self.run_together(payment));
        let loose = self.debtors(loose).into_iter().filter(|it| self.alive(*it, payment));
        let loose: BTreeSet<usize> = loose.collect();
        if !loose.is_empty() {
            return Outcome::hold(Rule::Loose, payment, loose);
        }
        let told = self.told_of(payment);
        if !told.is_empty() {
            return Outcome::hold(Rule::PayerAmount, payment, told);
        }
        self.by_amount(payment, payers)
    }

    /// The debtors whose names stand in the text of a payment of exactly an invoice of theirs, or of all they owe.
    fn told_of(&self, payment: &Payment) -> BTreeSet<usize> {
        let told = payment.line.said().flat_map(|it| self.index.named_in(it));
        let exact = |it: &usize| {
            let owed = || self.owed(*it, payment.currency);
            self.alive(*it, payment) && owed().is_paid_by(payment.amount)
        };
        told.filter(exact).collect()
    }

    /// What a debtor owes in one currency.
    fn owed(&self, debtor: usize, currency: Option<Currency>) -> Owed {
        let same = self.invoices_of(debtor).iter().copied();
        let open = self.open(same.filter(|it| self.is_in(*it, currency)));
        Owed { each: open.into_iter().map(|(_, left)| left).collect() }
    }

    /// Invoices of exactly the amount whose digits stand in the text, joined to letters or other digits.
    fn run_together(&self, payment: &Payment) -> Vec<usize> {
        let Some(currency) = payment.currency else { return Vec::new() };
        let alike = self.index.of_amount(currency, payment.amount).iter().copied();
        let alike: Vec<usize> = alike.filter(|it| self.left(*it) == payment.amount).collect();
        if alike.is_empty() {
            return alike;
        }
        let text: String = payment.line.said().map(digits).collect();
        let stands = |it: &usize| {
            let number = self.claims.invoices.get(*it).map(|it| digits(&it.number));
            number.is_some_and(|it| it.len() >= FEWEST_DIGITS && text.contains(&it))
        };
        alike.into_iter().filter(stands).collect()
    }

    /// Its amount is that of one debtor alone: of one invoice, or of all invoices together.
    fn by_amount(&self, payment: &Payment, payers: &[usize]) -> Outcome {
        let none = Outcome::none(Rule::Unmatched, payment);
        let odd = !payment.amount.amount().fract().is_zero();
        let unknown = payment.line.payer.is_empty();
        let Some(currency) = payment.currency.filter(|_| payers.is_empty() && (odd || unknown))
        else {
            return none;
        };
        let alike = self.index.of_amount(currency, payment.amount);
        let whole = self.index.of_total(currency, payment.amount).iter().copied();
        let whole = whole.filter(|it| {
            let owed = || self.owed(*it, payment.currency);
            self.alive(*it, payment) && owed().all() == payment.amount
        });
        let live = |it: &&usize| {
            let claim = self.claims.invoices.get(**it);
            let unpaid = self.left(**it) == payment.amount;
            unpaid && claim.is_some_and(|it| phase(it, payment) != Phase::Past)
        };
        let alike: Vec<usize> = alike.iter().filter(live).copied().collect();
        let debtors = self.debtors(alike).into_iter().chain(whole).collect::<BTreeSet<_>>();
        match debtors.len() {
            1 => Outcome::hold(Rule::Amount, payment, debtors),
            _ => none,
        }
    }

    /// Holds whoever paid in many small amounts, each too small to be looked at, what together is a tenth of its debt or more.
    pub(super) fn by_many(&self, payments: &[Payment], outcomes: &mut [Outcome]) {
        let mut small: BTreeMap<(usize, Option<Currency>), (Vec<usize>, Money)> =
            BTreeMap::new();
        for (place, (outcome, payment)) in outcomes.iter().zip(payments).enumerate() {
            if outcome.rule != Rule::Unmatched || !payment.amount.is_positive() {
                continue;
            }
            let (payers, _) = self.payers(&payment.line);
            for debtor in payers.into_iter().filter(|it| self.alive(*it, payment)) {
                let (places, sum) = small.entry((debtor, payment.currency)).or_default();
                places.push(place);
                *sum += payment.amount;
            }
        }
        for ((debtor, currency), (places, sum)) in small {
            if places.len() < 2 || !self.owed(debtor, currency).is_tenth(sum) {
                continue;
            }
            for place in places {
                if let Some(outcome) = outcomes.get_mut(place) {
                    outcome.rule = Rule::Payer;
                    outcome.holds.insert(debtor);
                }
            }
        }
    }

    /// Whether a text names another number of the kind of an invoice's, that may be one nobody knows: as many digits alone,
    /// or digits behind the same letters. Years are none.
    pub(super) fn names_another(&self, payment: &Payment, invoice: usize) -> bool {
        let Some(claim) = self.claims.invoices.get(invoice) else { return false };
        let (number, own) = (compact(&claim.number), spaced(&claim.number));
        let last = own.trim().rsplit(' ').next().unwrap_or_default();
        let count = last.chars().rev().take_while(char::is_ascii_digit).count();
        let letters = number.get(..number.len() - count).unwrap_or_default();
        if count < FEWEST_BESIDE {
            return false;
        }
        let parts: Vec<String> = payment.line.said().map(spaced).collect();
        let text = format!(" {} ", parts.join(" "));
        let rest = text.replace(&format!(" {} ", own.trim()), " ");
        let year = |it: &str| it.len() == 4 && (it.starts_with("19") || it.starts_with("20"));
        let is_digits = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_digit());
        rest.split(' ').filter(|it| *it != number).any(|word| {
            let alone = is_digits(word) && word.len() == count && !year(word);
            let behind = word.strip_prefix(letters).filter(|_| !letters.is_empty());
            alone || behind.is_some_and(is_digits)
        })
    }
}

/// What is left of each open invoice of a debtor in one currency.
struct Owed {
    each: Vec<Money>,
}

impl Owed {
    /// All of it together; nought where nothing is open.
    fn all(&self) -> Money {
        self.each.iter().copied().sum()
    }

    /// Whether an amount is exactly that of one of the invoices, or of all together.
    fn is_paid_by(&self, amount: Money) -> bool {
        self.each.contains(&amount) || self.all() == amount
    }

    /// Whether an amount is a tenth or more of all together.
    fn is_tenth(&self, amount: Money) -> bool {
        amount.amount() * Decimal::TEN >= self.all().amount()
    }
}

/// The fewest digits of a number beside which others of its kind are looked for.
const FEWEST_BESIDE: usize = 3;

/// The fewest digits of a number that are looked for inside other words.
const FEWEST_DIGITS: usize = 5;

/// The digits of a text, those of different words parted from nothing.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
