//! Gives letters of a debtor another code.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::ledger::{Account, Ledger};
use exports::Text;
use findings::{Args, Code, Finding, Origin};

use super::chain::Chain;
use super::moves::Moves;
use super::rows::MoveRow;
use super::{
    CreditorKey, Gone, Histories, InvoiceKey, Moved, Register, RegisterError, Writing,
};

impl Writing<'_> {
    /// Makes everything that was entered about a debtor count for another code: the customer is the same, and
    /// the accounting program calls it otherwise now. A mark is entered on `date`; what was entered stays.
    ///
    /// # Errors
    ///
    /// [`RegisterError::SameCode`] when the new code is empty or the old one;
    /// [`RegisterError::NothingToMove`] when no letter was entered about the old code.
    pub fn move_debtor(
        &self,
        old: &str,
        new: &str,
        date: NaiveDate,
    ) -> Result<Moved, RegisterError> {
        let lettered = self.lettered_codes()?;
        let letters = |code: &str| lettered.get(code).copied().unwrap_or_default();
        if old == new || new.is_empty() {
            return Err(RegisterError::SameCode { debtor: new.to_owned() });
        }
        if letters(old) == 0 {
            let known = lettered.into_keys().collect();
            return Err(RegisterError::NothingToMove { debtor: old.to_owned(), known });
        }
        let moved = Moved { letters: letters(old), joined: letters(new) };
        let creditor = self.asker();
        let row = MoveRow {
            date: date.to_string(),
            debtor: old.to_owned(),
            becomes: new.to_owned(),
            creditor: creditor.map(|it| it.name().to_owned()),
            siren: creditor.and_then(CreditorKey::siren).map(str::to_owned),
        };
        let entered = Chain::end(&self.db).and_then(|mut chain| chain.add(&row));
        entered.map_err(|source| self.failed(source))?;
        Ok(moved)
    }
}

impl Register {
    /// How many letters that stand are about each code, as it is now.
    fn lettered_codes(&self) -> Result<BTreeMap<String, usize>, RegisterError> {
        let read = |db: &Connection| -> rusqlite::Result<BTreeMap<String, usize>> {
            let moves = Moves::read(db)?;
            let mut letters = BTreeMap::new();
            let mut select = db.prepare(
                "SELECT letter.entry, letter.debtor FROM letter_standing AS letter
                    JOIN own_run AS run ON run.entry = letter.run WHERE letter.standing",
            )?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                let debtor: String = row.get(1)?;
                let now = moves.now(row.get(0)?, &debtor).to_owned();
                *letters.entry(now).or_default() += 1;
            }
            Ok(letters)
        };
        self.snapshot(|db| read(db).map_err(|source| self.failed(source)))
    }
}

impl Gone {
    /// Warns of debtors who seem to have another code now: every open invoice of the old one is gone from the
    /// export, and one of its numbers stands under a code of which the register knows nothing.
    #[must_use]
    pub fn changed_codes(&self, ledger: &Ledger, histories: &Histories) -> Vec<Finding> {
        let open: BTreeSet<&str> = ledger
            .accounts
            .iter()
            .filter(|account| !account.invoices.is_empty())
            .map(|account| &*account.debtor.code)
            .collect();
        let mut changed: BTreeMap<(&Text, &Text), (Vec<&Text>, Origin)> = BTreeMap::new();
        let gone: BTreeMap<_, Vec<&InvoiceKey>> = self
            .invoices
            .iter()
            .filter(|key| !open.contains(&*key.debtor))
            .fold(BTreeMap::new(), |mut by_number: BTreeMap<_, Vec<_>>, key| {
                by_number.entry((key.currency, &*key.number)).or_default().push(key);
                by_number
            });
        let unknown = |it: &&Account| histories.get(&it.debtor.code, it.currency).is_none();
        for account in ledger.accounts.iter().filter(unknown) {
            for invoice in &account.invoices {
                let Some([old]) =
                    gone.get(&(account.currency, &*invoice.number)).map(Vec::as_slice)
                else {
                    continue;
                };
                let (numbers, _) = changed
                    .entry((&old.debtor, &account.debtor.code))
                    .or_insert_with(|| (Vec::new(), invoice.origin.clone()));
                numbers.push(&invoice.number);
            }
        }
        let finding =
            |((old, new), (numbers, origin)): ((&Text, &Text), (Vec<&Text>, Origin))| {
                let values = Args::new()
                    .text("old", &**old)
                    .text("new", &**new)
                    .count("invoices", numbers.len())
                    .text("invoice", numbers.first().map_or("", |it| &***it));
                Finding::new(Code::DebtorCodeChanged, origin, Some(new), values)
            };
        changed.into_iter().map(finding).collect()
    }
}
