//! Control totals: read = printed + held + closed + paid since, in rows and to the cent.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use findings::{Currency, Money};

use super::Plan;

/// Rows and what remains of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The number of rows.
    pub rows: usize,
    /// Sum of what remains, exact: invoices positive, credits negative.
    pub residual: Money,
}

/// Where everything read in one currency went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ControlTotal {
    /// The currency; none for rows that give none.
    pub currency: Option<Currency>,
    /// Rows and sum that were read.
    pub read: Tally,
    /// Rows and sum that letters show.
    pub printed: Tally,
    /// Rows and sum that get no letter.
    pub held: Tally,
    /// Rows with nothing left.
    pub closed: usize,
    /// What payments took off since it was read.
    #[serde(default)]
    pub paid: Money,
}

/// A currency in which not everything read is printed, held or closed exactly once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unbalanced(pub ControlTotal);

impl std::error::Error for Unbalanced {}

impl fmt::Display for Unbalanced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = &self.0;
        let currency = total.currency.map_or("no currency".to_owned(), |it| it.to_string());
        let found = total.found();
        write!(
            f,
            "control totals in {currency} do not balance: read {} rows and {}, but printed, held \
             and closed make {} rows and {}: {} missing",
            total.read.rows,
            total.read.residual.amount(),
            found.rows,
            found.residual.amount(),
            (total.read.residual - found.residual).amount(),
        )
    }
}

impl Tally {
    /// Counts one more row.
    fn add(&mut self, residual: Money) {
        self.rows += 1;
        self.residual += residual;
    }
}

impl ControlTotal {
    /// Printed, held and closed together, with what payments took off.
    #[must_use]
    pub fn found(&self) -> Tally {
        Tally {
            rows: self.printed.rows + self.held.rows + self.closed,
            residual: self.printed.residual + self.held.residual + self.paid,
        }
    }
}

impl Plan {
    /// Proves that everything read is printed, held or closed, in rows and to the cent, and gives the
    /// control totals by currency, rows without one first. Right at any time between planning and
    /// writing: it looks at the letters that are left and the rows held by then.
    ///
    /// # Errors
    ///
    /// When a currency does not balance; the first one in order. That is a fault of the program.
    pub fn balance(&self) -> Result<Vec<ControlTotal>, Unbalanced> {
        let mut totals = CurrencyTotals::default();
        for read in &self.read {
            let total = totals.of(read.currency);
            total.read.rows += read.rows;
            total.read.residual += read.residual;
            total.paid += read.paid;
        }
        for letter in &self.letters {
            let printed = &mut totals.of(Some(letter.currency)).printed;
            for claim in letter.claims.iter().chain(&letter.newly_due) {
                printed.add(claim.invoice.residual);
            }
            letter.credits.iter().for_each(|credit| printed.add(-credit.amount));
        }
        for held in &self.held {
            totals.of(held.currency).held.add(held.residual.unwrap_or_default());
        }
        for (currency, rows) in &self.closed {
            totals.of(Some(*currency)).closed += rows;
        }
        let balanced = |total: ControlTotal| {
            if total.read == total.found() { Ok(total) } else { Err(Unbalanced(total)) }
        };
        totals.0.into_values().map(balanced).collect()
    }
}

/// Control totals while they are being added up.
#[derive(Default)]
struct CurrencyTotals(BTreeMap<Option<Currency>, ControlTotal>);

impl CurrencyTotals {
    fn of(&mut self, currency: Option<Currency>) -> &mut ControlTotal {
        let empty = || ControlTotal { currency, ..ControlTotal::default() };
        self.0.entry(currency).or_insert_with(empty)
    }
}
