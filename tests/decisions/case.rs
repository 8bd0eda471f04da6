//! A case as its file gives it, and the accounts it describes.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use exports::{DebtorKind, State, Text};
use findings::{Currency, Money, Origin, Source};
use relance::ledger::{
    Account, BankAccount, Contact, Credit, CreditKind, Creditor, Debtor, Instalment, Invoice,
    Signatory,
};
use relance::plan::Policy;
use relance::register::{Due, History, Remained, SentLetter, from_columns};
use relance::rules::Stage;
use serde::Deserialize;

/// One case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    /// What it shows, in a sentence.
    pub(crate) about: String,
    /// The rule it stands for.
    pub(crate) rule: String,
    pub(crate) today: NaiveDate,
    #[serde(default)]
    pub(crate) policy: Policy,
    #[serde(default = "euro_account")]
    bank: BTreeMap<Currency, String>,
    #[serde(default = "france")]
    country: String,
    pub(crate) account: Vec<GivenAccount>,
}

fn france() -> String {
    "FR".to_owned()
}

fn euro_account() -> BTreeMap<Currency, String> {
    BTreeMap::from([(Currency::EUR, "FR76 EURO".to_owned())])
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GivenAccount {
    debtor: String,
    kind: DebtorKind,
    #[serde(default = "euro")]
    currency: Currency,
    #[serde(default = "yes")]
    address: bool,
    #[serde(default)]
    faulty: bool,
    rows: Vec<Row>,
    #[serde(default)]
    history: Vec<Sent>,
}

fn euro() -> Currency {
    Currency::EUR
}

fn yes() -> bool {
    true
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    invoice: Option<String>,
    credit_note: Option<String>,
    payment: Option<String>,
    due: Option<NaiveDate>,
    date: Option<NaiveDate>,
    /// Of a credit: the invoice it names.
    credit_for: Option<Text>,
    /// Which instalment it is, and of how many.
    instalment: Option<(u16, u16)>,
    /// The amount of the invoice it is an instalment of.
    whole: Option<Money>,
    amount: Money,
    #[serde(default)]
    paid: Money,
    #[serde(default)]
    disputed: bool,
    promised_until: Option<NaiveDate>,
    status: Option<Text>,
    reminder_1: Option<NaiveDate>,
    reminder_2: Option<NaiveDate>,
    reminder_3: Option<NaiveDate>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    stage: Stage,
    date: NaiveDate,
    deadline: Option<NaiveDate>,
    total: Option<Money>,
    invoices: Vec<Text>,
    #[serde(default)]
    apart: Vec<Text>,
    #[serde(default)]
    remained: BTreeMap<Text, Money>,
    /// When the instalments it was about were due.
    #[serde(default)]
    dues: Vec<(Text, NaiveDate)>,
    #[serde(default)]
    taken_back: bool,
}

impl Case {
    /// The creditor, with a bank account in each currency of the case.
    pub(crate) fn creditor(&self) -> Creditor {
        let account =
            |(currency, iban): (&Currency, &String)| BankAccount::by_iban(*currency, iban);
        Creditor {
            name: "Atelier".into(),
            tagline: None,
            address: vec!["12 rue des Forges".into(), "69007 Lyon".into()],
            country: self.country.clone(),
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
            account: self.bank.iter().map(account).collect(),
        }
    }
}

impl GivenAccount {
    /// The account with what was sent about it: the case's letters, and the columns of its rows.
    pub(crate) fn open(&self) -> (Account, History) {
        let source =
            Arc::new(Source { name: "open.csv".into(), headers: Vec::new(), sheet: None });
        let origin = |line| Origin { source: Arc::clone(&source), line, column: None };
        let mut account = Account {
            debtor: Arc::new(self.debtor(origin(0))),
            currency: self.currency,
            invoices: Vec::new(),
            credits: Vec::new(),
            void_credits: Vec::new(),
            closed: Vec::new(),
            on_hold: self.faulty,
            who_is_unclear: false,
            payment_seen: false,
        };
        for (row, line) in self.rows.iter().zip(2..) {
            let credit = |number: &str, kind| Credit {
                number: number.into(),
                kind,
                date: row.date,
                amount: row.amount,
                credit_for: row.credit_for.clone(),
                known: statements::Known::Unsaid,
                origin: origin(line),
            };
            match (&row.invoice, &row.credit_note, &row.payment) {
                (Some(number), None, None) => {
                    account.invoices.push(row.invoice(number, origin(line)));
                }
                (None, Some(number), None) => {
                    account.credits.push(credit(number, CreditKind::CreditNote));
                }
                (None, None, Some(number)) => {
                    account.credits.push(credit(number, CreditKind::Payment));
                }
                _ => panic!("a row is an invoice, a credit_note or a payment: {row:?}"),
            }
        }
        let mut history = from_columns(&account);
        history.letters.extend(self.history.iter().map(Sent::letter));
        (account, history)
    }

    fn debtor(&self, origin: Origin) -> Debtor {
        Debtor {
            kind: self.kind,
            address: vec!["3 rue du Port".into()],
            city: self.address.then(|| "Rennes".into()),
            ..Debtor::business(self.debtor.as_str(), self.debtor.as_str(), origin)
        }
    }
}

impl Row {
    fn invoice(&self, number: &str, origin: Origin) -> Invoice {
        Invoice {
            date: self.date,
            due: self.due,
            total: self.amount + self.paid,
            paid: self.paid,
            disputed: self.disputed,
            promised_until: self.promised_until,
            status: self.status.clone(),
            state: self
                .status
                .as_deref()
                .map_or(State::Open, |it| State::of(it).unwrap_or(State::Unknown)),
            reminders: [self.reminder_1, self.reminder_2, self.reminder_3],
            instalment: self.instalment.map(|(nth, of)| {
                let whole = self.whole.unwrap_or(self.amount);
                Box::new(Instalment { nth, of, whole, paid: Arc::default() })
            }),
            ..Invoice::open(number, self.amount, origin)
        }
    }
}

impl Sent {
    fn letter(&self) -> SentLetter {
        SentLetter {
            stage: self.stage,
            sent_on: self.date,
            deadline: self.deadline,
            total: self.total,
            invoices: self.invoices.clone(),
            newly_due: self.apart.clone(),
            dues: self.dues.iter().map(due).collect(),
            remained: self.remained.iter().map(remained).collect(),
            kept: None,
            posted: Default::default(),
            void: self.taken_back,
        }
    }
}

fn remained((number, amount): (&Text, &Money)) -> Remained {
    Remained { number: number.clone(), due: None, amount: *amount }
}

fn due((number, day): &(Text, NaiveDate)) -> Due {
    Due { number: number.clone(), day: *day, apart: false }
}
