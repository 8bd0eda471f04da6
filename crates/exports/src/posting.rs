//! Lines of a ledger file, as far as debtors are concerned.

use std::sync::Arc;

use chrono::NaiveDate;

use findings::{Currency, Money};

use super::{DebtorRow, Place, Text};

/// Which accounts and journals of a ledger file matter, as `[export.ledger]` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerOptions {
    /// How the numbers of debtors' accounts start.
    pub accounts: Vec<String>,
    /// How the codes of sales journals start.
    pub sales: Vec<String>,
    /// How the codes of bank and cash journals start.
    pub bank: Vec<String>,
    /// How the codes of opening journals start.
    pub opening: Vec<String>,
}

impl Default for LedgerOptions {
    /// Account 411 of the French chart of accounts, and the journal codes that French programs
    /// come with; what they do not name is told apart by the journal's name and accounts.
    fn default() -> Self {
        let list = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        Self {
            accounts: list(&["411"]),
            sales: list(&["VE", "VT", "VEN", "FA"]),
            bank: list(&["BQ", "BNQ", "BAN", "CAI", "CB"]),
            opening: list(&["AN", "RAN", "OUV"]),
        }
    }
}

/// The kind of entries that a journal records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Journal {
    /// Invoices and credit notes.
    Sales,
    /// Money received and paid out.
    Bank,
    /// Amounts that were open when the year began.
    Opening,
    /// Anything else: a person has to look.
    Other,
}

/// One line of a ledger file on a debtor's account.
#[derive(Debug, Clone)]
pub struct Posting {
    /// Where it stands.
    pub place: Place,
    /// The kind of its journal.
    pub journal: Journal,
    /// The code of its journal.
    pub journal_code: Text,
    /// The number of its entry.
    pub entry: Text,
    /// When it was entered.
    pub date: NaiveDate,
    /// The account it stands on.
    pub account: Text,
    /// The debtor: code and name.
    pub debtor: Arc<DebtorRow>,
    /// The reference of its document; empty where the file gives none.
    pub piece: Text,
    /// The date of its document.
    pub piece_date: Option<NaiveDate>,
    /// Debit minus credit: what is owed is positive.
    pub amount: Money,
    /// The code that it shares with the lines that settle it; empty where nothing does.
    pub lettering: Text,
    /// The currency its document is in, where the file says.
    pub currency: Option<Currency>,
}

/// Sums of a whole ledger file: its lines are many more than the debtors'.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerTotals {
    /// Sum of all debits.
    pub debit: Money,
    /// Sum of all credits.
    pub credit: Money,
    /// Lines on debtors' accounts, unreadable ones included.
    pub debtor_lines: usize,
    /// Debit minus credit of the lines on debtors' accounts.
    pub balance: Money,
    /// Lines that cannot be read so far that their account is unknown.
    pub unknown_lines: usize,
    /// Lines on accounts of doubtful debtors (416) that are left aside.
    pub doubtful_lines: usize,
    /// Debit minus credit of those.
    pub doubtful: Money,
    /// Its first and its last entry.
    pub period: Option<(NaiveDate, NaiveDate)>,
}
