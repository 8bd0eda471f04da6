//! How far each invoice has come, by the letters that were sent.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::ledger::Invoice;
use crate::register::{History, SentLetter};
use crate::rules::Stage;
use exports::DebtorKind;
use findings::Money;

use super::Policy;

/// How far each invoice of an account has come, by what was sent and not taken back.
pub(super) struct Ladder<'a> {
    /// By number of invoice, what was sent about it.
    sent: BTreeMap<&'a str, Vec<Sent<'a>>>,
    /// The first day on which the shortest interval lets another letter go; the first day of all
    /// where nothing was sent.
    pub(super) free_on: NaiveDate,
}

/// A letter that named an invoice.
#[derive(Clone, Copy)]
struct Sent<'a> {
    letter: &'a SentLetter,
    /// Whether it listed it apart.
    apart: bool,
    /// The first day after the deadline it gave, days of grace included.
    free_on: NaiveDate,
}

/// How far one invoice, or one instalment of it, has come.
#[derive(Clone, Copy)]
pub(super) struct Rung {
    /// The highest stage that named it.
    pub(super) reached: Option<Stage>,
    /// How many letters were about it.
    pub(super) letters: usize,
    /// The amount that remained of it when the last of them went, where history knows.
    pub(super) remained: Option<Money>,
    /// The first day after every deadline it was given, days of grace included.
    pub(super) free_on: NaiveDate,
}

impl<'a> Ladder<'a> {
    /// Where history does not know a deadline, it is the one the policy would have given.
    pub(super) fn of(history: &'a History, policy: &Policy, kind: DebtorKind) -> Self {
        let mut ladder = Self { sent: BTreeMap::new(), free_on: NaiveDate::MIN };
        for letter in history.standing() {
            let deadline = letter
                .deadline
                .unwrap_or_else(|| policy.deadline(letter.stage, kind, letter.sent_on));
            let free_on = policy.free_after(deadline);
            for (numbers, apart) in [(&letter.invoices, false), (&letter.newly_due, true)] {
                for number in numbers {
                    ladder.note(number, Sent { letter, apart, free_on });
                }
            }
            ladder.free_on = ladder.free_on.max(policy.interval_after(letter.sent_on));
        }
        ladder
    }

    /// Whether no letter named anything.
    pub(super) fn is_empty(&self) -> bool {
        self.sent.is_empty()
    }

    /// Notes a letter once, however many instalments it named.
    fn note(&mut self, number: &'a str, sent: Sent<'a>) {
        let known = self.sent.entry(number).or_default();
        let same =
            |it: &Sent<'_>| std::ptr::eq(it.letter, sent.letter) && it.apart == sent.apart;
        if !known.last().is_some_and(same) {
            known.push(sent);
        }
    }

    /// How far an invoice, or an instalment, has come.
    pub(super) fn rung(&self, invoice: &Invoice) -> Rung {
        let mut rung = Rung::GROUND;
        let mut last: Option<&SentLetter> = None;
        for sent in self.sent.get(&*invoice.number).into_iter().flatten() {
            if !sent.letter.means(invoice, sent.apart) {
                continue;
            }
            // Listed apart: the deadline was given for it too, but it does not climb.
            rung.free_on = rung.free_on.max(sent.free_on);
            if sent.apart {
                continue;
            }
            let stage = Some(sent.letter.stage);
            // Letters come by date. A lower stage of ours after a higher one was lowered by hand, and the ladder goes on from
            // it; a column of the export may only be old. Nothing goes on from a formal notice.
            let lowered =
                sent.letter.kept.is_some() && rung.reached != Some(Stage::FormalNotice);
            rung.reached = if lowered { stage } else { rung.reached.max(stage) };
            rung.letters += 1;
            if last.is_none_or(|last| last.sent_on <= sent.letter.sent_on) {
                last = Some(sent.letter);
            }
        }
        rung.remained = last.and_then(|letter| letter.remained_of(invoice));
        rung
    }
}

impl Rung {
    /// No letter yet.
    const GROUND: Self =
        Self { reached: None, letters: 0, remained: None, free_on: NaiveDate::MIN };
}
