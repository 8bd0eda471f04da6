//! The letter of an account at a lower stage than the one that is due.

use crate::ledger::Account;
use crate::register::History;
use crate::rules::Stage;

use super::planner::Planner;
use super::reference::References;
use super::{Held, House, PlannedLetter};

/// The letter of an account at a lower stage than the one proposed, about the same invoices, with the deadline and the
/// reference of its own stage; and the rows of the account that get none.
#[must_use]
pub fn lower(
    account: Account,
    history: &History,
    house: &House<'_>,
    (proposed, stage): (&PlannedLetter, Stage),
) -> (Option<PlannedLetter>, Vec<Held>) {
    let references = References::of(std::slice::from_ref(&account));
    let mut planner = Planner::new(*house, references);
    let (letter, held) = planner.settle_at(account, history, Some(stage));
    let letter = letter.map(|mut letter| {
        // What follows the stage tells the account from all others of the run.
        let own = proposed.reference.strip_prefix(proposed.stage.short());
        if let Some(own) = own {
            letter.reference = format!("{}{own}", letter.stage.short());
        }
        letter
    });
    (letter, held)
}
