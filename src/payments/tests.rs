//! Money is counted once, whoever tells of it and in whatever order.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDate;
use proptest::prelude::*;

use exports::{InputFile, Inputs, Text};
use findings::{Currency, Money};
use statements::Teller;

use super::*;
use crate::ledger::{BankAccount, Ledger, Persons, Terms};
use crate::register::Histories;
use crate::rules::Calendar;

const IBAN: &str = "FR7630006000011234567890189";

/// An invoice, what was really paid of it, and who tells of that: the bank, the list, the messages.
#[derive(Debug, Clone)]
struct Real {
    cents: i64,
    payments: Vec<(u32, i64)>,
    tellers: [bool; 3],
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn money(cents: i64) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

fn number(place: usize) -> String {
    format!("FA-2026-{place:03}")
}

impl Real {
    fn paid(&self, until: u32) -> i64 {
        self.payments.iter().filter(|it| it.0 <= until).map(|it| it.1).sum()
    }
}

/// The export of a day, with three debtors.
fn ledger(real: &[Real], as_of: Option<u32>) -> Ledger {
    let mut csv = String::from("debtor;name;invoice;invoice_date;due_date;total;residual\n");
    for (place, it) in real.iter().enumerate() {
        let debtor = place % 3;
        let (total, left) = (money(it.cents), money(it.cents - it.paid(as_of.unwrap_or(0))));
        writeln!(
            csv,
            "C{debtor};Débiteur {debtor} Industries;{};2026-09-15;2026-10-15;{total};{left}",
            number(place)
        )
        .unwrap();
    }
    let file = InputFile::in_memory("open.csv", csv.as_bytes());
    let (export, findings) = exports::read(&Inputs::of(vec![file])).unwrap();
    let terms = Terms {
        days: None,
        currency: Currency::EUR,
        written_kind: None,
        persons: Persons::default(),
        language: Text::from("fr"),
        as_of: as_of.map(day),
    };
    crate::ledger::open(export, &terms, &findings).0
}

/// A statement of the days between two, with every payment that the bank tells of.
fn statement(real: &[Real], from: u32, to: u32) -> Vec<u8> {
    let told = |until: u32| -> i64 {
        real.iter().filter(|it| it.tellers[0]).map(|it| it.paid(until)).sum()
    };
    let mut text = format!(
        ":20:{from}\n:25:{IBAN}\n:28C:{from}/1\n:60F:C2611{from:02}EUR{}\n",
        money(1_000_000 + told(from))
    );
    for (place, it) in real.iter().enumerate().filter(|(_, it)| it.tellers[0]) {
        for (nth, (day, cents)) in it.payments.iter().enumerate() {
            if from < *day && *day <= to {
                let amount = money(*cents);
                writeln!(
                    text,
                    ":61:2611{day:02}11{day:02}C{amount},NTRFNONREF//B{place}-{nth}\n\
                     :86:166?20Facture {}?32Debiteur {} Industries",
                    number(place),
                    place % 3
                )
                .unwrap();
            }
        }
    }
    let text = text.replace(",NTRF", "NTRF");
    format!("{text}:62F:C2611{to:02}EUR{}\n-\n", money(1_000_000 + told(to))).into_bytes()
}

/// What is left of each invoice once all that is told is taken in, and the debtors that are held.
fn taken(real: &[Real], as_of: Option<u32>, turned: bool) -> (Vec<Money>, Vec<Text>, Ledger) {
    let mut files = vec![
        InputFile::in_memory("a.sta", statement(real, 1, 15)),
        InputFile::in_memory("b.sta", statement(real, 10, 28)),
        InputFile::in_memory("c.sta", statement(real, 1, 28)),
    ];
    let mut list = String::from("numero;date;montant\n");
    let mut notes = Vec::new();
    for (place, it) in real.iter().enumerate() {
        for (day, cents) in &it.payments {
            if it.tellers[1] {
                writeln!(list, "{};2026-11-{day:02};{}", number(place), money(*cents)).unwrap();
            }
            if it.tellers[2] {
                notes.push(NotedPayment {
                    teller: Teller::Lifecycle,
                    number: number(place).as_str().into(),
                    day: self::day(*day),
                    amount: Money::from_cents(*cents),
                    origin: findings::Origin::file(&Default::default()),
                });
            }
        }
    }
    if turned {
        files.reverse();
        notes.reverse();
    }
    let sources = PaymentSources {
        statements: Some(files),
        paid: Some(InputFile::in_memory("paid.csv", list.as_bytes())),
        ..PaymentSources::default()
    };
    let mut told = read(&sources).unwrap();
    told.note(notes);
    let mut ledger = ledger(real, as_of);
    let calendar = Calendar::france(false);
    let banks = [BankAccount::by_iban(Currency::EUR, IBAN)];
    let today = Today { date: day(28), calendar: &calendar, posting_days: 1, banks: &banks };
    let (payments, _) = take(told, &mut ledger, &Histories::default(), &today);
    payments.balance().unwrap();
    let mut left: BTreeMap<&str, Money> = BTreeMap::new();
    for invoice in ledger.accounts.iter().flat_map(|it| &it.invoices) {
        left.insert(&invoice.number, invoice.residual);
    }
    let left = (0..real.len()).map(|it| left.get(&*number(it)).copied().unwrap_or_default());
    let left = left.collect();
    let held = ledger.accounts.iter().filter(|it| it.payment_seen);
    (left, held.map(|it| it.debtor.code.clone()).collect(), ledger)
}

fn real() -> impl Strategy<Value = Real> {
    let payments = prop::collection::vec((2_u32..=28, 1_i64..=30), 0..4);
    (10_000_i64..90_000, payments, any::<[bool; 3]>()).prop_map(|(cents, payments, tellers)| {
        // At most nine tenths are paid.
        let part = |it: i64| cents * it / 100;
        let payments: BTreeMap<u32, i64> = payments.into_iter().collect();
        let payments = payments.into_iter().map(|(day, it)| (day, part(it))).collect();
        Real { cents, payments, tellers }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_payment_counts_once_whoever_names_it(
        real in prop::collection::vec(real(), 1..6),
        as_of in 1_u32..=20,
    ) {
        let (left, held, ledger) = taken(&real, Some(as_of), false);
        prop_assert_eq!(held, Vec::<Text>::new());
        for (it, left) in real.iter().zip(&left) {
            let told = it.tellers.contains(&true);
            let paid = if told { it.paid(28) } else { it.paid(as_of) };
            prop_assert_eq!(*left, Money::from_cents(it.cents - paid));
        }
        // What remains is what was read less what was paid since.
        let all: Money = left.iter().sum();
        let read: Money = ledger.read.iter().map(|it| it.residual - it.paid).sum();
        prop_assert_eq!(all, read);
    }

    #[test]
    fn the_order_of_files_makes_no_difference(
        real in prop::collection::vec(real(), 1..6),
        as_of in prop::option::of(1_u32..=20),
    ) {
        let (left, held, _) = taken(&real, as_of, false);
        let (turned_left, turned_held, _) = taken(&real, as_of, true);
        prop_assert_eq!(left, turned_left);
        prop_assert_eq!(held, turned_held);
    }

    #[test]
    fn an_export_that_does_not_say_what_it_knows_is_lowered_by_nothing(
        real in prop::collection::vec(real(), 1..6),
    ) {
        let (left, held, _) = taken(&real, None, false);
        for (place, (it, left)) in real.iter().zip(&left).enumerate() {
            prop_assert_eq!(*left, Money::from_cents(it.cents));
            if !it.payments.is_empty() && it.tellers.contains(&true) {
                let code = format!("C{}", place % 3);
                prop_assert!(held.iter().any(|it| **it == *code), "{code} of {held:?}");
            }
        }
    }
}
