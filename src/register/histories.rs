//! Reads the histories of the accounts of a ledger.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use crate::ledger::{Account, Ledger};
use crate::rules::Stage;
use exports::Text;
use findings::{Currency, Money};

use super::moves::Moves;
use super::report::states;
use super::rows::{InvoiceRow, NEWLY_DUE};
use super::status::PostReport;
use super::{
    Amounts, Due, History, KeptLetter, Posted, Register, RegisterError, Remained, SentLetter,
    from_columns,
};
/// Letters sent and their reports, for the accounts of a ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Histories {
    accounts: BTreeMap<Currency, BTreeMap<Text, History>>,
}

impl Histories {
    /// The history of one account, oldest letter first; none where nothing was sent.
    #[must_use]
    pub fn get(&self, debtor: &str, currency: Currency) -> Option<&History> {
        self.accounts.get(&currency)?.get(debtor)
    }

    /// Everything known of an account: the letters of the register, and those that only the columns of
    /// the export tell of.
    ///
    /// A column and the register mean the same letter when stage and date agree; then the register
    /// is believed, which knows deadline, amounts and whether it was taken back.
    #[must_use]
    pub fn of(&self, account: &Account) -> History {
        let told = from_columns(account);
        let Some(kept) = self.get(&account.debtor.code, account.currency) else { return told };
        let mut letters = kept.letters.clone();
        let known = |it: &SentLetter| {
            kept.letters.iter().any(|kept| (kept.sent_on, kept.stage) == (it.sent_on, it.stage))
        };
        letters.extend(told.letters.into_iter().filter(|it| !known(it)));
        letters.sort_by_key(|letter| (letter.sent_on, letter.stage));
        History { letters }
    }
}

impl Register {
    /// The letters sent about each account of a ledger, those taken back included. Accounts that are
    /// not in the ledger take no memory.
    ///
    /// `run` is the run about to be made: letters it has entered before are left out, so that
    /// it decides the same again.
    ///
    /// # Errors
    ///
    /// When the register cannot be read, or an entry in it says what nobody can have entered.
    pub fn histories(
        &self,
        ledger: &Ledger,
        run: Option<&str>,
    ) -> Result<Histories, RegisterError> {
        let mut histories = Histories::default();
        for account in &ledger.accounts {
            let debtors = histories.accounts.entry(account.currency).or_default();
            debtors.entry(account.debtor.code.clone()).or_default();
        }
        self.snapshot(|db| {
            let reports = states(db).map_err(|source| self.failed(source))?;
            let moves = Moves::read(db).map_err(|source| self.failed(source))?;
            let read =
                HistoryReader { register: self, histories: &mut histories, reports, moves };
            read.letters(db, run)
        })?;
        for debtors in histories.accounts.values_mut() {
            debtors.retain(|_, history| !history.letters.is_empty());
            for history in debtors.values_mut() {
                history.letters.sort_by_key(|letter| (letter.sent_on, letter.stage));
            }
        }
        Ok(histories)
    }
}

/// Letters on their way from the file into histories.
struct HistoryReader<'a> {
    register: &'a Register,
    histories: &'a mut Histories,
    /// Reports about letters, by the number of their entry.
    reports: BTreeMap<i64, PostReport>,
    moves: Moves,
}

/// Every letter with its run, then its invoices, one a row.
const LETTERS: &str = "
    SELECT letter.entry, letter.debtor, letter.currency, letter.stage, letter.date,
        letter.deadline, letter.principal, letter.credits, letter.penalties, letter.indemnities,
        letter.standing, run.run_id, letter.piece, letter.file, letter.sha256, letter.number,
        letter.destination, letter.reference
    FROM letter_standing AS letter JOIN own_run AS run ON run.entry = letter.run
    WHERE NOT (letter.standing AND run.run_id = ?)
    ORDER BY letter.entry";
const INVOICES: &str =
    "SELECT number, due, residual, role FROM invoice WHERE letter = ? ORDER BY place";

impl HistoryReader<'_> {
    fn letters(self, db: &Connection, run: Option<&str>) -> Result<(), RegisterError> {
        let failed = |source| self.register.failed(source);
        let mut letters = db.prepare(LETTERS).map_err(failed)?;
        let mut invoices = db.prepare(INVOICES).map_err(failed)?;
        // No run has an empty name.
        let mut rows = letters.query([run.unwrap_or_default()]).map_err(failed)?;
        let mut run_id = Text::from("");
        while let Some(row) = rows.next().map_err(failed)? {
            let entry: i64 = row.get(0).map_err(failed)?;
            let debtor = self.moves.now(entry, text(row, 1).map_err(failed)?);
            let currency = parsed(row, 2)?;
            let debtors = self.histories.accounts.get_mut(&currency);
            let Some(history) = debtors.and_then(|it| it.get_mut(debtor)) else { continue };
            let mut letter = read_letter(row, &mut run_id, failed)?;
            letter.posted.report = self.reports.get(&entry).copied();
            let found = invoices.query_map([entry], InvoiceRow::read).map_err(failed)?;
            for invoice in found {
                let invoice = invoice.map_err(failed)?;
                let apart = invoice.role == NEWLY_DUE;
                let list = if apart { &mut letter.newly_due } else { &mut letter.invoices };
                let number: Text = invoice.number.into();
                // The chain of hashes vouches for date and amount; one that is none says nothing.
                let due = invoice.due.and_then(|due| due.parse().ok());
                letter.dues.extend(due.map(|day| Due { number: number.clone(), day, apart }));
                let residual = invoice.residual.and_then(|amount| amount.parse().ok());
                letter.remained.extend(residual.map(|amount| Remained {
                    number: number.clone(),
                    due,
                    amount: Money::new(amount),
                }));
                list.push(number);
            }
            history.letters.push(letter);
        }
        Ok(())
    }
}

fn read_letter(
    row: &Row<'_>,
    run_id: &mut Text,
    failed: impl Fn(rusqlite::Error) -> RegisterError,
) -> Result<SentLetter, RegisterError> {
    let void = !row.get::<_, bool>(10).map_err(&failed)?;
    let run = text(row, 11).map_err(&failed)?;
    if **run_id != *run {
        *run_id = run.into();
    }
    let kept = KeptLetter {
        run: run_id.clone(),
        piece: row.get(12).map_err(&failed)?,
        file: row.get(13).map_err(&failed)?,
        sha256: row.get(14).map_err(&failed)?,
        reference: Some(text(row, 17).map_err(&failed)?)
            .filter(|it| !it.is_empty())
            .map(Into::into),
    };
    Ok(SentLetter {
        stage: stage(row)?,
        sent_on: parsed(row, 4)?,
        deadline: maybe::<NaiveDate>(row, 5)?,
        total: amounts(row)?.map(|amounts| amounts.total()),
        invoices: Vec::new(),
        newly_due: Vec::new(),
        dues: Vec::new(),
        remained: Vec::new(),
        kept: Some(kept),
        posted: Posted {
            number: row.get::<_, Option<String>>(15).map_err(&failed)?.map(Into::into),
            destination: row.get(16).map_err(&failed)?,
            report: None,
        },
        void,
    })
}

fn amounts(row: &Row<'_>) -> Result<Option<Amounts>, RegisterError> {
    let money = |at| maybe(row, at).map(|it| it.map(Money::new));
    let (principal, credits) = (money(6)?, money(7)?);
    let (penalties, indemnities) = (money(8)?, money(9)?);
    Ok(principal.map(|principal| Amounts {
        principal,
        credits: credits.unwrap_or_default(),
        penalties: penalties.unwrap_or_default(),
        indemnities: indemnities.unwrap_or_default(),
    }))
}

fn stage(row: &Row<'_>) -> Result<Stage, RegisterError> {
    let word = text(row, 3).unwrap_or_default();
    let found = Stage::ALL.into_iter().find(|stage| stage.as_str() == word);
    found.ok_or_else(|| strange(row, word))
}

fn text<'r>(row: &'r Row<'_>, at: usize) -> rusqlite::Result<&'r str> {
    Ok(row.get_ref(at)?.as_str()?)
}

fn parsed<T: std::str::FromStr>(row: &Row<'_>, at: usize) -> Result<T, RegisterError> {
    let word = text(row, at).unwrap_or_default();
    word.parse().map_err(|_| strange(row, word))
}

fn maybe<T: std::str::FromStr>(row: &Row<'_>, at: usize) -> Result<Option<T>, RegisterError> {
    let word = row.get_ref(at).ok().and_then(|it| it.as_str_or_null().ok()).flatten();
    word.map(|word| word.parse().map_err(|_| strange(row, word))).transpose()
}

/// An entry that no version of the program can have written.
fn strange(row: &Row<'_>, word: &str) -> RegisterError {
    let fault = format!("`{word}` stands where a known word, date or amount must be");
    RegisterError::Broken { entry: row.get(0).unwrap_or_default(), fault }
}
