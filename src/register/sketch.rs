//! Registers, runs and letters drawn in a few words, for tests.

use std::sync::Arc;

use chrono::NaiveDate;
use tempfile::TempDir;

use crate::ledger::{Account, Debtor, Invoice, Ledger};
use crate::rules::Stage;
use findings::{Currency, Money, Origin, Source};

use super::{Amounts, Histories, InvoiceEntry, LetterEntry, Register, RunEntry, WAIT};
use super::{Entered, RegisterError, Undone};

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("`{text}` is not a date"))
}

/// A register in a folder of its own.
pub(super) struct Desk {
    pub(super) folder: TempDir,
    pub(super) register: Register,
}

impl Desk {
    pub(super) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let register = Register::open(&folder.path().join("relance.sqlite")).unwrap();
        Self { folder, register }
    }

    /// Enters a run of letters, one a line: see [`letter`].
    pub(super) fn run(&mut self, run_id: &str, letters: &str) -> Entered {
        self.try_run(run_id, letters).unwrap()
    }

    pub(super) fn try_run(
        &mut self,
        run_id: &str,
        letters: &str,
    ) -> Result<Entered, RegisterError> {
        let writing = self.register.begin(WAIT)?;
        let entered = writing.enter(&run(run_id), read(letters))?;
        writing.commit()?;
        Ok(entered)
    }

    pub(super) fn undo(
        &mut self,
        run_id: &str,
        piece: Option<u32>,
    ) -> Result<Undone, RegisterError> {
        let writing = self.register.begin(WAIT)?;
        let undone = writing.undo(run_id, piece, day("2026-04-01"))?;
        writing.commit()?;
        Ok(undone)
    }

    /// The histories of some debtors in euros, as a run sees them.
    pub(super) fn histories(&self, debtors: &[&str], run_id: Option<&str>) -> Histories {
        let accounts = debtors.iter().map(|code| account(code)).collect();
        let ledger = Ledger { accounts, ..Ledger::default() };
        self.register.histories(&ledger, run_id).unwrap()
    }

    /// The letters of one debtor in a few words each.
    pub(super) fn told(&self, debtor: &str, run_id: Option<&str>) -> Vec<String> {
        let histories = self.histories(&[debtor], run_id);
        let history = histories.get(debtor, Currency::EUR).cloned().unwrap_or_default();
        let told = history.letters.iter().map(|letter| {
            let void = if letter.void { "void " } else { "" };
            let total = letter.total.map(|total| format!(" = {total}")).unwrap_or_default();
            let apart: String = letter.newly_due.iter().map(|it| format!(" +{it}")).collect();
            format!(
                "{void}{} {}: {}{apart}{total}",
                letter.stage,
                letter.sent_on,
                letter.invoices.join(" "),
            )
        });
        told.collect()
    }
}

pub(super) fn run(run_id: &str) -> RunEntry {
    RunEntry {
        run_id: run_id.to_owned(),
        date: day("2026-03-09"),
        version: "0".to_owned(),
        inputs: "00".to_owned(),
        gone: Vec::new(),
    }
}

/// Letters, one a line: `1 C1 reminder-1 2026-03-09 F1=100.00 +F2=20`; `+` stands before invoices
/// listed apart.
pub(super) fn read(letters: &str) -> Vec<LetterEntry> {
    letters.lines().filter(|line| !line.trim().is_empty()).map(letter).collect()
}

fn letter(line: &str) -> LetterEntry {
    let words: Vec<&str> = line.split_whitespace().collect();
    let stage = Stage::ALL.into_iter().find(|stage| stage.as_str() == words[2]).unwrap();
    let invoices: Vec<InvoiceEntry> = words[4..].iter().map(|word| invoice(word)).collect();
    let principal = invoices.iter().filter_map(|it| it.residual).sum();
    LetterEntry {
        piece: words[0].parse().unwrap(),
        debtor: words[1].into(),
        currency: Currency::EUR,
        stage,
        date: day(words[3]),
        deadline: Some(day(words[3]) + chrono::Days::new(11)),
        reference: format!("{}-{}", stage.short(), words[1]),
        amounts: Some(Amounts { principal, ..Amounts::default() }),
        file: Some(format!("letters/{}.pdf", words[0])),
        sha256: Some("ab".repeat(32)),
        number: None,
        destination: Some(format!("to-{}", words[1])),
        invoices,
    }
}

fn invoice(word: &str) -> InvoiceEntry {
    let (number, residual) = word.rsplit_once('=').unwrap();
    InvoiceEntry {
        number: number.trim_start_matches('+').into(),
        due: Some(day("2026-03-01")),
        residual: Some(Money::new(residual.parse().unwrap())),
        newly_due: number.starts_with('+'),
    }
}

pub(super) fn origin() -> Origin {
    Origin::file(&Arc::new(Source {
        name: "open.csv".into(),
        headers: Vec::new(),
        sheet: None,
    }))
}

/// An account of one business in euros without rows.
pub(super) fn account(code: &str) -> Account {
    let debtor = Debtor::business(code, code, origin());
    Account {
        debtor: Arc::new(debtor),
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

/// An invoice of which the columns of the export tell reminders 1, 2 and 3.
pub(super) fn reminded(number: &str, reminders: [&str; 3]) -> Invoice {
    Invoice {
        total: Money::ZERO,
        reminders: reminders.map(|text| text.parse().ok()),
        ..Invoice::open(number, Money::from_cents(1), origin())
    }
}
