//! Decides the stage of an account and the fate of each of its invoices.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::ledger::{Account, Invoice};
use crate::register::History;
use crate::rules::Stage;
use findings::{Currency, Money};

use super::credits::settle;
use super::exclude::excluded;
use super::ladder::{Ladder, Rung};
use super::left_out::left_out;
use super::{Fate, House, NewlyDue, Policy, Reason};

/// The decision about one account in a run, and about each of its invoices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The stage of the letter to write, if one is due.
    pub stage: Option<Stage>,
    /// The fate of each invoice, in the order of the account.
    pub fates: Vec<Fate>,
}

/// Decides what an account gets on a day, by these rules, the first that fits:
///
/// 1. An invoice stays out when its account is insolvent; when it is disputed, promised by today or
///    later, paid by a plan, or excluded by the user; when it is time-barred, without due date, of
///    dates that cannot be, or not yet overdue.
/// 2. A credit that names its invoice lowers that one, a credit of a later day lowers nothing yet, and the
///    others lower what is overdue in all. Nothing is written when they cover it, or when too little is
///    left.
/// 3. Nothing is written before the shortest interval since the last letter has passed, nor before a
///    deadline given for an overdue invoice, with its days of grace, has passed.
/// 4. The invoices of a formal notice leave the ladder: no letter names them again, and they keep back
///    none of the others.
/// 5. The invoices that came furthest get the stage after theirs, never a later one. Those behind
///    them are listed apart, or wait where the policy separates them and where the letter is a formal
///    notice: that one never names an invoice without an earlier reminder of the stage before.
/// 6. Invoices past the last stage, or too small for theirs, stay out, and those behind them go on.
///
/// Comparisons are `>=`, so a run that was missed is caught up by the next one.
#[must_use]
pub fn decide(account: &Account, history: &History, house: &House<'_>) -> Decision {
    let ladder = Ladder::of(history, house.policy, account.debtor.kind);
    let settled = settle(account, &ladder, house);
    decide_settled(&settled.account, &ladder, house)
}

/// The same for an account whose credits have been set against its invoices, by what was sent to it.
pub(super) fn decide_settled(
    account: &Account,
    ladder: &Ladder<'_>,
    house: &House<'_>,
) -> Decision {
    let House { policy, date, .. } = *house;
    let insolvent = account.invoices.iter().find_map(|invoice| {
        let fate = excluded(&account.debtor, invoice, house);
        fate.filter(|it| matches!(it, Fate::Kept { reason: Reason::Insolvent, .. }))
    });
    let mut open: Vec<OpenInvoice> = account
        .invoices
        .iter()
        .map(|invoice| OpenInvoice {
            invoice,
            rung: ladder.rung(invoice),
            fate: insolvent
                .or_else(|| covered(invoice))
                .or_else(|| left_out(account, invoice, house)),
        })
        .collect();
    let credits =
        account.credits.iter().map(|credit| credit.amount.to_coins(account.currency)).sum();
    let choice =
        Choice { policy, date, credits, currency: account.currency, free_on: ladder.free_on };
    let overdue = open.iter_mut().filter(|it| it.fate.is_none());
    let (noticed, overdue): (Overdue, Overdue) =
        overdue.partition(|it| it.rung.reached == Some(Stage::FormalNotice));
    choice.after_notice(noticed);
    let stage = choice.choose(overdue);
    let fates = open
        .into_iter()
        .map(|it| it.fate.unwrap_or(Fate::Kept { reason: Reason::WaitingTurn, until: None }));
    Decision { stage, fates: fates.collect() }
}

/// The fate of an invoice of which payments or credits have left nothing; none where something remains.
fn covered(invoice: &Invoice) -> Option<Fate> {
    let received = !invoice.received.is_empty();
    let reason = if received { Reason::Received } else { Reason::CreditBalance };
    let kept = Fate::Kept { reason, until: None };
    invoice.residual.is_zero().then_some(kept)
}

/// An invoice while its account is being decided.
struct OpenInvoice<'a> {
    invoice: &'a Invoice,
    rung: Rung,
    /// None while it is overdue and undecided.
    fate: Option<Fate>,
}

/// The facts that a choice among overdue invoices rests on.
struct Choice<'a> {
    policy: &'a Policy,
    date: NaiveDate,
    /// Credits of the account; positive.
    credits: Money,
    /// The currency of the account.
    currency: Currency,
    /// The first day on which the shortest interval lets a letter go.
    free_on: NaiveDate,
}

type Overdue<'o, 'a> = Vec<&'o mut OpenInvoice<'a>>;

impl Choice<'_> {
    /// The sum that remains of some invoices, each in coins as a letter would print it.
    fn owed(&self, overdue: &Overdue) -> Money {
        let remains = |it: &&mut OpenInvoice<'_>| it.invoice.residual.to_coins(self.currency);
        overdue.iter().map(remains).sum()
    }

    /// Chooses the stage of the letter among overdue invoices and settles their fates. Those it leaves
    /// undecided wait for the letter.
    fn choose(&self, mut overdue: Overdue) -> Option<Stage> {
        if let Some(reason) = self.too_small(self.owed(&overdue), self.policy.min_total) {
            keep(overdue, reason, None);
            return None;
        }
        let given = overdue.iter().map(|it| it.rung.free_on).filter(|_| self.single());
        let free_on = given.fold(self.free_on, NaiveDate::max);
        if self.date < free_on {
            keep(overdue, Reason::Waiting, Some(free_on));
            return None;
        }
        for waiting in overdue.extract_if(.., |it| self.date < it.rung.free_on) {
            let until = Some(waiting.rung.free_on);
            waiting.fate = Some(Fate::Kept { reason: Reason::Waiting, until });
        }
        self.climb(overdue)
    }

    /// Looks for a letter from the furthest invoices down to those that have had none yet.
    fn climb(&self, mut left: Overdue) -> Option<Stage> {
        while let Some(reached) = left.iter().map(|it| it.rung.reached).max() {
            let (furthest, behind): (Overdue, Overdue) =
                left.into_iter().partition(|it| it.rung.reached == reached);
            let Some(stage) = self.repeated(&furthest).or_else(|| self.policy.next(reached))
            else {
                keep(furthest, Reason::AfterLastStage, None);
                left = behind;
                continue;
            };
            let apart = self.single() && stage != Stage::FormalNotice;
            let owed =
                self.owed(&furthest) + if apart { self.owed(&behind) } else { Money::ZERO };
            let Some(reason) = self.too_small(owed, self.policy.least(stage)) else {
                furthest.into_iter().for_each(|it| it.fate = Some(Fate::Claimed));
                behind
                    .into_iter()
                    .filter(|_| apart)
                    .for_each(|it| it.fate = Some(Fate::NewlyDue));
                return Some(stage);
            };
            keep(furthest, reason, None);
            left = behind;
        }
        None
    }

    /// The stage that invoices have reached, where it is repeated because much of what its letter asked
    /// for was paid since: never a formal notice, and never a fourth reminder.
    fn repeated(&self, furthest: &Overdue) -> Option<Stage> {
        let percent = self.policy.part_payment_percent?;
        let reached = furthest.iter().find_map(|it| it.rung.reached)?;
        let most = furthest.iter().map(|it| it.rung.letters).max()?;
        let then: Money = furthest.iter().filter_map(|it| it.rung.remained).sum();
        let known = furthest.iter().filter(|it| it.rung.remained.is_some());
        let now: Money = known.map(|it| it.invoice.residual).sum();
        let paid = (then - now).amount().checked_mul(Decimal::ONE_HUNDRED)?;
        let asked = then.amount().checked_mul(Decimal::from(percent))?;
        let enough = then > now && paid >= asked;
        (enough && reached < Stage::FormalNotice && most < 3).then_some(reached)
    }

    /// Settles the fates of invoices that a formal notice named: until its deadline has passed they
    /// wait, and then a person goes on.
    fn after_notice(&self, mut noticed: Overdue) {
        let owed = self.owed(&noticed);
        if let Some(reason) = self.too_small(owed, self.policy.min_total) {
            return keep(noticed, reason, None);
        }
        for waiting in noticed.extract_if(.., |it| self.date < it.rung.free_on) {
            let until = Some(waiting.rung.free_on);
            waiting.fate = Some(Fate::Kept { reason: Reason::Waiting, until });
        }
        let costs: Money = self.policy.costs.iter().map(|it| it.amount).sum();
        let exceed = costs.is_positive() && costs >= owed - self.credits;
        let reason = if exceed { Reason::CostsExceedDebt } else { Reason::AfterFormalNotice };
        keep(noticed, reason, None);
    }

    /// Whether all overdue invoices of the account go together.
    fn single(&self) -> bool {
        self.policy.newly_due == NewlyDue::Single
    }

    /// Why no letter asks for this much, credits not yet deducted; none when it is enough.
    fn too_small(&self, owed: Money, least: Money) -> Option<Reason> {
        let left = owed - self.credits;
        if !left.is_positive() {
            Some(Reason::CreditBalance)
        } else if left < least {
            Some(Reason::BelowThreshold)
        } else {
            None
        }
    }
}

/// Keeps invoices for one reason.
fn keep(overdue: Overdue, reason: Reason, until: Option<NaiveDate>) {
    overdue.into_iter().for_each(|it| it.fate = Some(Fate::Kept { reason, until }));
}
