//! Open amounts by age.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use exports::Text;
use findings::{Currency, Money};

use super::{Held, Plan, PlannedLetter};

/// The open documents by age, which a controller looks at first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Ages {
    /// One per debtor and currency, by code then currency.
    pub debtors: Vec<AgeRow>,
    /// One per currency, in order; no debtor.
    pub totals: Vec<AgeRow>,
}

/// The open amounts of one debtor, or of all, in one currency. Flat, so that it is a line of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct AgeRow {
    /// The debtor's code; empty for rows that give none, and in totals.
    pub debtor_id: Text,
    /// The debtor's name.
    pub debtor_name: Text,
    /// The currency; none for rows that give none.
    pub currency: Option<Currency>,
    /// Not due yet: the due date is today or later.
    pub not_due: Money,
    /// 1 to 30 days late.
    pub days_1_30: Money,
    /// 31 to 60 days late.
    pub days_31_60: Money,
    /// 61 to 90 days late.
    pub days_61_90: Money,
    /// More than 90 days late.
    pub over_90: Money,
    /// Without due date.
    pub no_due_date: Money,
    /// Credits; negative.
    pub credits: Money,
    /// All of them.
    pub total: Money,
    /// How many open invoices.
    pub invoices: usize,
}

impl Plan {
    /// Everything that is open in a plan by age on a day, in letters or held. What is held because it is not
    /// owed, such as a draft, is not open: without it the totals are those of [`Plan::balance`].
    #[must_use]
    pub fn ages(&self, date: NaiveDate) -> Ages {
        let mut debtors = Vec::new();
        let totals = self.each_age(date, |row| debtors.push(row.clone()));
        Ages { debtors, totals }
    }

    /// Hands out the row of each debtor and currency in turn, by code then currency, and gives the totals:
    /// a plan of any size without all its rows at once.
    pub fn each_age(&self, date: NaiveDate, mut each: impl FnMut(&AgeRow)) -> Vec<AgeRow> {
        let letters = self.letters.iter().map(OpenDocument::Letter);
        let held = self.held.iter().filter(|it| it.reason.is_owed()).map(OpenDocument::Held);
        let mut open: Vec<OpenDocument<'_>> = letters.chain(held).collect();
        open.sort_by(|one, other| one.key().cmp(&other.key()));
        let mut totals: BTreeMap<Option<Currency>, AgeRow> = BTreeMap::new();
        for of_one in open.chunk_by(|one, other| one.key() == other.key()) {
            let Some(first) = of_one.first() else { continue };
            let mut row = first.begin();
            of_one.iter().for_each(|open| open.add_to(&mut row, date));
            let empty = || AgeRow { currency: row.currency, ..AgeRow::default() };
            totals.entry(row.currency).or_insert_with(empty).add(&row);
            each(&row);
        }
        totals.into_values().collect()
    }
}

/// An open document: in a letter, or held.
#[derive(Clone, Copy)]
enum OpenDocument<'p> {
    Letter(&'p PlannedLetter),
    Held(&'p Held),
}

impl OpenDocument<'_> {
    /// The code of its debtor, and its currency.
    fn key(&self) -> (&str, Option<Currency>) {
        match self {
            Self::Letter(letter) => (&letter.debtor.code, Some(letter.currency)),
            Self::Held(held) => (&held.debtor, held.currency),
        }
    }

    /// The row of its debtor, still empty.
    fn begin(&self) -> AgeRow {
        let (debtor_id, debtor_name) = match self {
            Self::Letter(letter) => (&letter.debtor.code, &letter.debtor.name),
            Self::Held(held) => (&held.debtor, &held.name),
        };
        AgeRow {
            debtor_id: debtor_id.clone(),
            debtor_name: debtor_name.clone(),
            currency: self.key().1,
            ..AgeRow::default()
        }
    }

    fn add_to(&self, row: &mut AgeRow, date: NaiveDate) {
        match self {
            Self::Letter(letter) => {
                for claim in letter.claims.iter().chain(&letter.newly_due) {
                    row.invoice(claim.invoice.due, claim.invoice.residual, date);
                }
                letter.credits.iter().for_each(|credit| row.credit(-credit.amount));
            }
            Self::Held(held) => match held.residual.unwrap_or_default() {
                credit if credit.is_negative() => row.credit(credit),
                residual => row.invoice(held.due, residual, date),
            },
        }
    }
}

impl AgeRow {
    fn invoice(&mut self, due: Option<NaiveDate>, residual: Money, date: NaiveDate) {
        let late = due.map(|due| date.signed_duration_since(due).num_days());
        let column = match late {
            None => &mut self.no_due_date,
            Some(..=0) => &mut self.not_due,
            Some(1..=30) => &mut self.days_1_30,
            Some(31..=60) => &mut self.days_31_60,
            Some(61..=90) => &mut self.days_61_90,
            Some(91..) => &mut self.over_90,
        };
        *column += residual;
        self.total += residual;
        self.invoices += 1;
    }

    /// `amount` is negative.
    fn credit(&mut self, amount: Money) {
        self.credits += amount;
        self.total += amount;
    }

    fn add(&mut self, other: &Self) {
        self.not_due += other.not_due;
        self.days_1_30 += other.days_1_30;
        self.days_31_60 += other.days_31_60;
        self.days_61_90 += other.days_61_90;
        self.over_90 += other.over_90;
        self.no_due_date += other.no_due_date;
        self.credits += other.credits;
        self.total += other.total;
        self.invoices += other.invoices;
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{account, creditor, day};
    use super::super::{Policy, plan};
    use super::*;
    use crate::ledger::Ledger;
    use crate::register::Histories;
    use exports::State;

    #[test]
    fn every_open_amount_stands_in_one_column() {
        let rows = "F1 2026-06-15 1
                    F2 2026-06-14 2
                    F3 2026-05-16 4
                    F4 2026-05-15 8
                    F5 2026-04-16 16
                    F6 2026-04-15 32
                    F7 2026-03-17 64
                    F8 2026-03-16 128
                    F9 - 256
                    F10 2026-07-01 512 disputed
                    A1 credit 100";
        let ledger = Ledger { accounts: vec![account(rows)], ..Ledger::default() };
        let date = day("2026-06-15");
        let (plan, _) =
            plan(ledger, &Histories::default(), &Policy::default(), &creditor(), date);
        let ages = plan.ages(date);
        let told = |row: &AgeRow| {
            let columns = [
                row.not_due,
                row.days_1_30,
                row.days_31_60,
                row.days_61_90,
                row.over_90,
                row.no_due_date,
                row.credits,
                row.total,
            ];
            columns.map(|it| it.amount().to_string()).join(" ")
        };
        assert_eq!(told(&ages.debtors[0]), "513 6 24 96 128 256 -100 923");
        assert_eq!(told(&ages.totals[0]), told(&ages.debtors[0]));
        assert_eq!((ages.debtors[0].invoices, ages.totals[0].invoices), (10, 10));
        assert_eq!(&*ages.debtors[0].debtor_id, "C1");
    }

    #[test]
    fn what_is_not_owed_is_not_open() {
        let date = day("2026-06-15");
        for on_hold in [false, true] {
            let mut account = account("F1 2026-06-01 1\nF2 2026-06-01 2\nF3 2026-06-01 4");
            account.on_hold = on_hold;
            account.invoices[1].state = State::Draft;
            account.invoices[2].state = State::Disputed;
            let ledger = Ledger { accounts: vec![account], ..Ledger::default() };
            let (plan, _) =
                plan(ledger, &Histories::default(), &Policy::default(), &creditor(), date);
            let ages = plan.ages(date);
            assert_eq!(ages.totals[0].total, Money::from_cents(500));
            assert_eq!(ages.totals[0].invoices, 2);
        }
    }
}
