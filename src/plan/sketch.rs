//! Accounts, letters, histories and policies drawn in a few words, for tests of every room from here on.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::ledger::{Account, BankAccount, Contact, Credit, CreditKind, Creditor, Debtor};
use crate::ledger::{Invoice, Signatory};
use crate::register::{History, SentLetter};
use crate::rules::Stage;
use exports::DebtorKind;
use findings::{Currency, Money, Origin, Source};

use super::{PlannedLetter, Policy};

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("`{text}` is not a date"))
}

pub(super) fn money(text: &str) -> Money {
    Money::new(text.parse().unwrap_or_else(|_| panic!("`{text}` is not an amount")))
}

/// A creditor with a bank account in euros.
pub(crate) fn creditor() -> Creditor {
    Creditor {
        name: "Atelier".into(),
        tagline: None,
        address: vec!["12 rue des Forges".into(), "69007 Lyon".into()],
        country: "FR".into(),
        phone: None,
        email: None,
        siren: None,
        vat: None,
        legal: None,
        place: "Lyon".into(),
        logo: None,
        signatory: Signatory { name: "A".into(), capacity: "B".into(), image: None },
        contact: Contact { name: "A".into(), phone: "1".into(), email: "a@b".into() },
        mediator: None,
        sender: None,
        account: vec![BankAccount::by_iban(Currency::EUR, "FR7630006000011234567890189")],
    }
}

/// A business, named like its code.
pub(crate) fn debtor(code: &str) -> Debtor {
    Debtor {
        address: vec!["3 rue du Port".into()],
        postcode: Some("35000".into()),
        city: Some("Rennes".into()),
        ..Debtor::business(code, code, origin(0))
    }
}

/// A first reminder in euros that claims nothing.
pub(crate) fn letter(debtor: Debtor) -> PlannedLetter {
    PlannedLetter::new(
        Arc::new(debtor),
        Currency::EUR,
        Stage::Reminder1,
        NaiveDate::default(),
        NaiveDate::default(),
    )
}

/// An account of one business in euros without rows.
pub(crate) fn empty_account(code: &str) -> Account {
    Account {
        debtor: Arc::new(debtor(code)),
        currency: Currency::EUR,
        invoices: Vec::new(),
        credits: Vec::new(),
        void_credits: Vec::new(),
        closed: Vec::new(),
        on_hold: false,
        who_is_unclear: false,
        payment_seen: false,
    }
}

pub(super) fn origin(line: u32) -> Origin {
    let source = Source { name: "open.csv".into(), headers: Vec::new(), sheet: None };
    Origin { source: Arc::new(source), line, column: None }
}

pub(crate) fn invoice(number: &str, due: Option<NaiveDate>, residual: Money) -> Invoice {
    Invoice { due, ..Invoice::open(number, residual, origin(0)) }
}

/// Reads rows, one a line: `F1 2026-03-01 100.00 disputed promised=2026-03-20 r1=2026-03-09`, a due
/// date of `-` for none; `A1 credit 20.00`; and words about the account: `@consumer @hold @USD`.
pub(super) fn account(rows: &str) -> Account {
    let mut account = empty_account("C1");
    for (row, line) in rows.lines().map(str::trim).filter(|row| !row.is_empty()).zip(2..) {
        let mut words = row.split_whitespace();
        let (first, second, third) = (words.next().unwrap(), words.next(), words.next());
        match (first, second) {
            (word, _) if word.starts_with('@') => {
                row.split_whitespace().for_each(|word| about(&mut account, word));
            }
            (number, Some("credit")) => account.credits.push(Credit {
                number: number.into(),
                kind: CreditKind::CreditNote,
                date: None,
                amount: money(third.unwrap()),
                credit_for: None,
                known: statements::Known::Unsaid,
                origin: origin(line),
            }),
            (number, due) => {
                let due = due.filter(|it| *it != "-").map(day);
                let mut invoice = invoice(number, due, money(third.unwrap()));
                invoice.origin = origin(line);
                words.for_each(|word| mark(&mut invoice, word));
                account.invoices.push(invoice);
            }
        }
    }
    account
}

fn about(account: &mut Account, word: &str) {
    let debtor = Arc::make_mut(&mut account.debtor);
    match word {
        "@consumer" => debtor.kind = DebtorKind::Consumer,
        "@no-address" => (debtor.address, debtor.city) = (Vec::new(), None),
        "@street-alone" => debtor.city = None,
        "@town-in-lines" => {
            debtor.city = None;
            debtor.address.push("35000 Rennes".into());
        }
        "@hold" => account.on_hold = true,
        currency => account.currency = currency[1..].parse().unwrap(),
    }
}

fn mark(invoice: &mut Invoice, word: &str) {
    match word.split_once('=') {
        Some(("promised", until)) => invoice.promised_until = Some(day(until)),
        Some(("r1", sent)) => invoice.reminders[0] = Some(day(sent)),
        Some(("r2", sent)) => invoice.reminders[1] = Some(day(sent)),
        Some(("r3", sent)) => invoice.reminders[2] = Some(day(sent)),
        _ if word == "disputed" => invoice.disputed = true,
        _ => panic!("`{word}` says nothing about an invoice"),
    }
}

/// Reads letters, one a line: `reminder-1 2026-03-09 2026-03-20 F1 F2`, a deadline of `-` for an
/// unknown one, `+` before invoices listed apart, `void` before a letter that was taken back.
pub(super) fn history(letters: &str) -> History {
    let read = |line: &str| {
        let (line, void) = match line.trim().strip_prefix("void ") {
            Some(rest) => (rest, true),
            None => (line, false),
        };
        let words: Vec<&str> = line.split_whitespace().collect();
        let stage = Stage::ALL.into_iter().find(|stage| stage.as_str() == words[0]);
        let numbers = words[3..].iter().copied();
        let apart = numbers.clone().filter_map(|number| number.strip_prefix('+'));
        SentLetter {
            stage: stage.unwrap_or_else(|| panic!("`{}` is not a stage", words[0])),
            sent_on: day(words[1]),
            deadline: (words[2] != "-").then(|| day(words[2])),
            total: None,
            invoices: numbers.filter(|it| !it.starts_with('+')).map(Into::into).collect(),
            newly_due: apart.map(Into::into).collect(),
            dues: Vec::new(),
            remained: Vec::new(),
            kept: None,
            posted: Default::default(),
            void,
        }
    };
    History { letters: letters.lines().filter(|it| !it.trim().is_empty()).map(read).collect() }
}

pub(super) fn policy(text: &str) -> Policy {
    toml::from_str(text).unwrap_or_else(|error| panic!("{error}"))
}
