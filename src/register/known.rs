//! Invoices and letters that the register knows.

use std::collections::BTreeSet;

use rusqlite::Row;

use crate::ledger::Ledger;
use findings::Currency;

use super::moves::Moves;
use super::{Gone, InvoiceKey, Register, RegisterError};

/// Standing letters' invoices, and standing runs' marks of those gone, in the order of entry.
const STEPS: &str = "
    SELECT letter.entry AS entry, 0 AS gone, letter.debtor, letter.currency, invoice.number
    FROM letter_standing AS letter
    JOIN own_run AS run ON run.entry = letter.run
    JOIN invoice ON invoice.letter = letter.entry
    WHERE letter.standing AND run.run_id <> ?1
    UNION ALL
    SELECT gone.run, 1, gone.debtor, gone.currency, gone.number
    FROM gone JOIN own_run AS run ON run.entry = gone.run
    WHERE run.run_id <> ?1
        AND NOT EXISTS (SELECT 1 FROM void WHERE void.run = gone.run AND void.letter IS NULL)
    ORDER BY entry";

impl Register {
    /// The invoices known to be open that a ledger does not show any more, closed documents
    /// being gone too. Rows that could not be understood may be any of them, so a number that stands in
    /// one is not gone.
    ///
    /// # Errors
    ///
    /// When the register cannot be read, or an entry in it says what nobody can have entered.
    pub fn gone(&self, ledger: &Ledger, run: Option<&str>) -> Result<Gone, RegisterError> {
        let known = self.known_open(run)?;
        let mut shown: BTreeSet<(&str, Currency, &str)> = BTreeSet::new();
        for account in &ledger.accounts {
            let numbers = account.invoices.iter().map(|invoice| &*invoice.number);
            shown.extend(numbers.map(|it| (&*account.debtor.code, account.currency, it)));
        }
        let broken: BTreeSet<&str> =
            ledger.broken.iter().filter_map(|row| row.number.as_deref()).collect();
        let open = known.len();
        let missing = known.into_iter().filter(|key| {
            !shown.contains(&(&*key.debtor, key.currency, &*key.number))
                && !broken.contains(&*key.number)
        });
        let invoices: Vec<InvoiceKey> = missing.collect();
        let mut settled: BTreeSet<(&str, Currency, &str)> = BTreeSet::new();
        for account in &ledger.accounts {
            let numbers = account.closed.iter().map(|it| &*it.number);
            settled.extend(numbers.map(|it| (&*account.debtor.code, account.currency, it)));
        }
        let named =
            |key: &&InvoiceKey| settled.contains(&(&*key.debtor, key.currency, &*key.number));
        let closed = invoices.iter().filter(named).count();
        Ok(Gone { known: open, invoices, closed })
    }

    /// Every invoice that some letter named, those taken back included, in order.
    ///
    /// # Errors
    ///
    /// When the register cannot be read, or an entry in it says what nobody can have entered.
    pub fn lettered(&self) -> Result<BTreeSet<InvoiceKey>, RegisterError> {
        let failed = |source| self.failed(source);
        let sql = "SELECT DISTINCT letter.entry, letter.debtor, letter.currency, invoice.number
            FROM letter JOIN own_run AS run ON run.entry = letter.run
            JOIN invoice ON invoice.letter = letter.entry";
        let mut select = self.db.prepare_cached(sql).map_err(failed)?;
        let mut rows = select.query([]).map_err(failed)?;
        let moves = Moves::read(&self.db).map_err(failed)?;
        let mut lettered = BTreeSet::new();
        while let Some(row) = rows.next().map_err(failed)? {
            lettered.insert(invoice(row, 1, &moves).map_err(failed)??);
        }
        Ok(lettered)
    }

    /// Every invoice that some letter named and that was still in the export at the last run, in
    /// order. When many of them are missing from an export at once, it may be the wrong file.
    ///
    /// `run` is the run about to be made; what it has entered before is left out.
    ///
    /// # Errors
    ///
    /// When the register cannot be read, or an entry in it says what nobody can have entered.
    pub fn known_open(&self, run: Option<&str>) -> Result<BTreeSet<InvoiceKey>, RegisterError> {
        let failed = |source| self.failed(source);
        let mut select = self.db.prepare_cached(STEPS).map_err(failed)?;
        let mut rows = select.query([run.unwrap_or_default()]).map_err(failed)?;
        let moves = Moves::read(&self.db).map_err(failed)?;
        let mut open = BTreeSet::new();
        while let Some(row) = rows.next().map_err(failed)? {
            let key = invoice(row, 2, &moves).map_err(failed)??;
            if row.get(1).map_err(failed)? {
                open.remove(&key);
            } else {
                open.insert(key);
            }
        }
        Ok(open)
    }
}

/// The invoice that three columns of a row name, from one on: debtor, currency, number. The first column of
/// all is the entry. The debtor has the code that is its own now.
fn invoice(
    row: &Row<'_>,
    from: usize,
    moves: &Moves,
) -> rusqlite::Result<Result<InvoiceKey, RegisterError>> {
    let text = |at| row.get::<_, String>(at);
    let code = text(from + 1)?;
    let Ok(currency) = code.parse() else {
        let fault = format!("`{code}` stands where a currency must be");
        return Ok(Err(RegisterError::Broken { entry: row.get(0)?, fault }));
    };
    let debtor = moves.now(row.get(0)?, &text(from)?).into();
    let number = text(from + 2)?.into();
    Ok(Ok(InvoiceKey { debtor, currency, number }))
}
