//! A ledger of which everything is known.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::dice::Dice;

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Invoice,
    CreditNote,
    Payment,
}

/// How a document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Open,
    Paid,
    Cancelled,
    Draft,
}

/// A document, or one instalment of one.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub(crate) debtor: usize,
    pub(crate) kind: Kind,
    pub(crate) number: String,
    pub(crate) date: NaiveDate,
    pub(crate) due: NaiveDate,
    /// In cents, without sign.
    pub(crate) total: i64,
    pub(crate) paid: i64,
    pub(crate) standing: Standing,
    /// The lettering it shares with a payment.
    pub(crate) lettering: String,
}

impl Document {
    /// What remains, in cents; credits are negative.
    pub(crate) fn owed(&self) -> i64 {
        let remains = self.total - self.paid;
        match (self.standing, self.kind) {
            (Standing::Open, Kind::Invoice) => remains,
            (Standing::Open, _) => -remains,
            _ => 0,
        }
    }
}

/// Who owes what.
#[derive(Debug)]
pub(crate) struct Truth {
    /// Code and name.
    pub(crate) debtors: Vec<(String, String)>,
    pub(crate) documents: Vec<Document>,
}

/// What a layout can say of a ledger: it must not hold what its columns cannot show.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shows {
    pub(crate) part_payments: bool,
    pub(crate) credits: bool,
    pub(crate) payments: bool,
    pub(crate) standings: bool,
    pub(crate) instalments: bool,
    /// Debits and credits of an account, settled ones among them.
    pub(crate) account: bool,
}

const NAMES: &[&str] = &[
    "Atelier Brume",
    "Ferme des Saules",
    "Garage Ondine",
    "Librairie Cassis",
    "Moulin Vermeil",
    "Verger Halo",
    "Café Tilleul",
    "Imprimerie Onyx",
    "Menuiserie Ficelle",
    "Scierie Pervenche",
];

impl Truth {
    pub(crate) fn new(dice: &mut Dice, shows: Shows) -> Self {
        let mut names: Vec<&str> = NAMES.to_vec();
        dice.shuffle(&mut names);
        let debtors: Vec<(String, String)> = names
            .iter()
            .take(2 + dice.below(4))
            .enumerate()
            .map(|(at, name)| (format!("411{:03}", 17 + at * 31), (*name).to_owned()))
            .collect();
        let mut truth = Self { debtors, documents: Vec::new() };
        for debtor in 0..truth.debtors.len() {
            for _ in 0..=dice.below(4) {
                truth.add(dice, debtor, shows);
            }
        }
        truth
    }

    #[expect(clippy::too_many_lines, reason = "a list of draws, one line each")]
    fn add(&mut self, dice: &mut Dice, debtor: usize, shows: Shows) {
        let day = |days: usize| {
            let first = NaiveDate::from_ymd_opt(2026, 1, 13).unwrap();
            first.checked_add_days(Days::new(days as u64)).unwrap()
        };
        let issued = dice.below(250);
        let kind = match dice.below(10) {
            0 | 1 if shows.credits => Kind::CreditNote,
            2 if shows.payments => Kind::Payment,
            _ => Kind::Invoice,
        };
        let mark = match kind {
            Kind::Invoice => "F",
            Kind::CreditNote => "A",
            Kind::Payment => "R",
        };
        let total = 1000 + i64::try_from(dice.below(500_000)).unwrap();
        let paid = match dice.below(4) {
            0 if shows.part_payments => total,
            1 if shows.part_payments && kind == Kind::Invoice => total / 3,
            _ => 0,
        };
        let standing = match dice.below(12) {
            0 if shows.standings => Standing::Cancelled,
            1 if shows.standings => Standing::Draft,
            _ if shows.standings && paid == total => Standing::Paid,
            _ => Standing::Open,
        };
        let number = format!("{mark}-2026-{:03}", self.documents.len() + 101);
        let document = Document {
            debtor,
            kind,
            number,
            date: day(issued),
            due: day(issued + if kind == Kind::Invoice { 30 } else { 0 }),
            total,
            paid,
            standing,
            lettering: String::new(),
        };
        if shows.account && kind == Kind::Invoice && dice.percent(30) {
            self.settle(document, dice);
        } else if shows.instalments && kind == Kind::Invoice && dice.percent(25) {
            let parts = 2 + i64::try_from(dice.below(2)).unwrap();
            for part in 0..parts {
                let due = document.due.checked_add_days(Days::new(31 * part as u64)).unwrap();
                let total = document.total / parts + part;
                let paid = if shows.part_payments && part == 0 { total } else { 0 };
                let standing = if shows.standings && paid == total {
                    Standing::Paid
                } else {
                    Standing::Open
                };
                self.documents.push(Document {
                    due,
                    total,
                    paid,
                    standing,
                    ..document.clone()
                });
            }
        } else {
            self.documents.push(document);
        }
    }

    /// Puts an invoice and the payment that settles it on the account.
    fn settle(&mut self, invoice: Document, dice: &mut Dice) {
        let lettering = format!("A{}", char::from(b'A' + (self.documents.len() % 26) as u8));
        let date = invoice.due.checked_add_days(Days::new(dice.below(20) as u64)).unwrap();
        let number = invoice.number.replace('F', "R");
        let payment = Document {
            kind: Kind::Payment,
            number,
            date,
            due: date,
            lettering: lettering.clone(),
            ..invoice.clone()
        };
        self.documents.push(Document { lettering, ..invoice });
        self.documents.push(payment);
    }

    /// What each debtor owes, by name, in cents.
    pub(crate) fn owed(&self) -> BTreeMap<&str, i64> {
        let mut owed: BTreeMap<&str, i64> = BTreeMap::new();
        for document in &self.documents {
            *owed.entry(self.debtors[document.debtor].1.as_str()).or_default() +=
                document.owed();
        }
        owed
    }
}
