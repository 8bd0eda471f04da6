use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::register::{History, SentLetter};
use crate::rules::Stage;
use exports::DebtorKind;
use findings::Money;

use super::Policy;

/// How far each invoice of an account has come, by what was sent and not taken back.
pub(super) struct Ladder<'a> {
    rungs: BTreeMap<&'a str, Rung>,
    /// The first day on which the shortest interval lets another letter go; the first day of all
    /// where nothing was sent.
    pub(super) free_on: NaiveDate,
}

/// How far one invoice has come.
#[derive(Clone, Copy)]
pub(super) struct Rung {
    /// The highest stage that named it.
    pub(super) reached: Option<Stage>,
    /// How many letters were about it.
    pub(super) letters: usize,
    /// What remained of it when the last of them went, where history knows.
    pub(super) remained: Option<Money>,
    /// The first day after every deadline it was given, days of grace included.
    pub(super) free_on: NaiveDate,
    /// When the last letter about it went.
    last: NaiveDate,
}

/// What remained of an invoice when a letter asked for it, where history knows.
pub(super) fn remained(letter: &SentLetter, number: &str) -> Option<Money> {
    letter.remained.iter().find(|(it, _)| **it == *number).map(|(_, amount)| *amount)
}

impl<'a> Ladder<'a> {
    /// Where history does not know a deadline, it is the one the policy would have given.
    pub(super) fn of(history: &'a History, policy: &Policy, kind: DebtorKind) -> Self {
        let mut ladder = Self { rungs: BTreeMap::new(), free_on: NaiveDate::MIN };
        for letter in history.standing() {
            let deadline = letter
                .deadline
                .unwrap_or_else(|| policy.deadline(letter.stage, kind, letter.sent_on));
            let free_on = policy.free_after(deadline);
            for number in &letter.invoices {
                let rung = ladder.rungs.entry(number).or_insert(Rung::GROUND);
                rung.reached = rung.reached.max(Some(letter.stage));
                rung.letters += 1;
                rung.free_on = rung.free_on.max(free_on);
                if letter.sent_on >= rung.last {
                    rung.last = letter.sent_on;
                    rung.remained = remained(letter, number);
                }
            }
            // Listed apart: the deadline was given for them too, but they do not climb.
            for number in &letter.newly_due {
                let rung = ladder.rungs.entry(number).or_insert(Rung::GROUND);
                rung.free_on = rung.free_on.max(free_on);
            }
            // Listed apart, an invoice was asked for by the same day without climbing.
            for number in &letter.newly_due {
                let rung = ladder.rungs.entry(number).or_insert(Rung::GROUND);
                rung.free_on = rung.free_on.max(free_on);
            }
            ladder.free_on = ladder.free_on.max(policy.interval_after(letter.sent_on));
        }
        ladder
    }

    /// How far an invoice has come.
    pub(super) fn rung(&self, number: &str) -> Rung {
        self.rungs.get(number).copied().unwrap_or(Rung::GROUND)
    }
}

impl Rung {
    /// No letter yet.
    const GROUND: Self = Self {
        reached: None,
        letters: 0,
        remained: None,
        free_on: NaiveDate::MIN,
        last: NaiveDate::MIN,
    };
}
