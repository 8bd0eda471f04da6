//! The verdict on the data inside a copy, field by field.

use super::data::InvoiceData;
use super::judge::CopyFacts;
use super::{Checked, ExpectedCopy, Verdict};
use crate::attach::known::{ids, telling};
use findings::Money;
use findings::fold::compact;

/// How many letters a name has at least of which a program may have cut off the rest.
const CUT_OFF: usize = 10;

impl CopyFacts<'_> {
    /// The verdict by the data inside, field by field.
    pub(super) fn of_data(&self, data: &InvoiceData) -> Checked {
        let ExpectedCopy { invoice, amounts, number: own, .. } = self.asked;
        let number = compact(data.number.as_deref().unwrap_or_default());
        let sums = [data.total, data.due];
        let amount = agree(sums.iter().any(Option::is_some), || {
            sums.iter().flatten().any(|it| amounts.contains(&Some(*it))) || self.is_part(data)
        });
        let date =
            agree(data.date.is_some() && invoice.date.is_some(), || data.date == invoice.date);
        // Another name alone is a trade name, where all else agrees and no other debtor is called so.
        let all_agrees = number == *own && amount == Some(true) && date == Some(true);
        let buyer = match self.buyer_by_number(data) {
            Some(agrees) => Some(agrees),
            None => self
                .buyer_by_name(data)
                .filter(|agrees| *agrees || !all_agrees || self.is_others(data)),
        };
        let buyers_name = || data.buyer.clone().unwrap_or_else(|| data.ids.join(" "));
        if buyer == Some(false) {
            return Checked::contradicted("data-buyer", buyers_name());
        }
        if number != *own {
            let named = data.number.clone().unwrap_or_default();
            let other = self.known.spelled(&number).next().is_some();
            // A rent or a subscription is the same each month, and so is its customer; its date is not.
            return match (other || date == Some(false), amount, buyer) {
                (false, Some(true), Some(true)) => {
                    Checked::new(Verdict::Unconfirmed, "no-number")
                }
                _ => Checked::contradicted("data-number", named),
            };
        }
        if amount == Some(false) {
            let sum = data.total.or(data.due).unwrap_or_default();
            let sum = Money::from_cents(sum);
            return Checked::contradicted("data-amount", sum.to_string());
        }
        if date == Some(false) {
            return Checked::new(Verdict::Unconfirmed, "data-date");
        }
        let fields = [("data-amount", amount), ("data-date", date), ("data-buyer", buyer)];
        let agreeing = fields.iter().filter(|(_, it)| *it == Some(true)).map(|(name, _)| *name);
        let by: Vec<&str> = std::iter::once("data-number").chain(agreeing).collect();
        if by.len() > 1 {
            Checked::new(Verdict::Confirmed, by.join(" "))
        } else {
            Checked::new(Verdict::Unconfirmed, "number-only")
        }
    }

    /// Whether less remains than the data say, of an invoice of which the export tells nothing but what remains.
    fn is_part(&self, data: &InvoiceData) -> bool {
        let [whole, remains] = self.asked.amounts;
        let total = data.total.unwrap_or_default().abs();
        whole == remains && remains.is_some_and(|remains| remains < total)
    }

    /// Whether another debtor of the ledger is called as the buyer is.
    fn is_others(&self, data: &InvoiceData) -> bool {
        let words = telling(data.buyer.as_deref().unwrap_or_default());
        let Some(first) = words.first() else { return false };
        self.known
            .beginning(first)
            .any(|it| it.words == words && it.code != self.asked.debtor.code)
    }

    /// Whether the buyer is the debtor, by SIREN or VAT number; none where there is nothing to compare.
    fn buyer_by_number(&self, data: &InvoiceData) -> Option<bool> {
        let own = &self.asked.debtor;
        let theirs = ids(data.ids.iter().map(String::as_str));
        if theirs.iter().any(|it| own.ids.contains(it)) {
            return Some(true);
        }
        let digits = |id: &String| id.bytes().all(|it| it.is_ascii_digit());
        let same_kind = |it: &String| own.ids.iter().any(|other| digits(it) == digits(other));
        theirs.iter().any(same_kind).then_some(false)
    }

    /// The same by name. Programs cut long names off.
    fn buyer_by_name(&self, data: &InvoiceData) -> Option<bool> {
        let own = &self.asked.debtor;
        let words = telling(data.buyer.as_deref().unwrap_or_default());
        let longest =
            |words: &[String]| words.iter().max_by_key(|it| it.chars().count()).cloned();
        let (mine, other) = (longest(&own.words)?, longest(&words)?);
        let shared = own.words.iter().filter(|it| words.contains(it)).count();
        let all = shared == own.words.len().min(words.len());
        let both_longest = words.contains(&mine) && own.words.contains(&other);
        Some(all || both_longest || is_cut_off(&own.words, &words))
    }
}

/// Whether one of two names is the other, cut off somewhere.
fn is_cut_off(one: &[String], other: &[String]) -> bool {
    let (one, other) = (one.concat(), other.concat());
    let shorter = one.chars().count().min(other.chars().count());
    shorter >= CUT_OFF && (one.starts_with(&other) || other.starts_with(&one))
}

/// Whether two fields agree, where both are there.
fn agree(both: bool, equal: impl FnOnce() -> bool) -> Option<bool> {
    both.then(equal)
}
