//! Makes the letter of an account, and holds the rows that get none.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::ledger::{Account, Credit, Debtor, Invoice};
use crate::register::{History, SentLetter};
use crate::rules::{RuleSet, Stage, later};
use exports::{DebtorKind, State, Text};
use findings::{Currency, Money};

use super::{
    Claim, Decision, Fate, FirstLetter, Held, House, OtherInstalment, PlannedLetter, Reason,
    Step, Totals, surcharge,
};

/// Carries out the decision about an account: its letter, if any, and the rows that get none. The letter has
/// no reference yet.
pub(super) fn settle(
    account: Account,
    decision: Decision,
    history: &History,
    house: &House<'_>,
) -> (Option<PlannedLetter>, Vec<Held>) {
    let House { policy, date, .. } = *house;
    let Account { debtor, currency, invoices, mut credits, void_credits, .. } = account;
    let disputed = disputed(&invoices, &decision.fates);
    let told = EarlierLetters::of(history, &invoices, &decision.fates);
    // Letters are what a run keeps most of, and lists that grow have room to spare.
    let count = |fate| decision.fates.iter().filter(|it| **it == fate).count();
    let mut claims = Vec::with_capacity(count(Fate::Claimed));
    let mut newly_due = Vec::with_capacity(count(Fate::NewlyDue));
    let other_instalments = match decision.stage {
        Some(_) => other_instalments(&invoices, &decision.fates),
        None => Box::default(),
    };
    let mut held: Vec<Held> = void_credits
        .iter()
        .map(|(credit, state)| Held::credit(&debtor, currency, credit, void(*state)))
        .collect();
    for (invoice, fate) in invoices.into_iter().zip(decision.fates) {
        match fate {
            Fate::Claimed => claims.push(Claim::on(invoice, date)),
            Fate::NewlyDue => newly_due.push(Claim::on(invoice, date)),
            Fate::Kept { reason, .. } => {
                held.push(Held::invoice(&debtor, currency, &invoice, reason));
            }
        }
    }
    let Some(stage) = decision.stage else {
        let kept = credits
            .iter()
            .map(|credit| Held::credit(&debtor, currency, credit, Reason::CreditKept));
        held.extend(kept);
        return (None, held);
    };
    claims.sort_by(Claim::order);
    newly_due.sort_by(Claim::order);
    credits.sort_by(|one, other| (one.date, &one.number).cmp(&(other.date, &other.number)));
    let mut letter = PlannedLetter {
        deadline: deadline(stage, debtor.kind, house),
        currency,
        stage,
        date,
        reference: String::new(),
        totals: totals(&claims, &newly_due, (&credits, currency)),
        steps: told.steps,
        payments_since: told.payments_since,
        first_letter: told.first_letter.filter(|_| policy.attach_first),
        registered: None,
        on_top: surcharge::on_top(&debtor, currency, house),
        notice_follows: policy.next(Some(stage)) == Some(Stage::FormalNotice),
        breakdown: None,
        paragraph: None,
        claims,
        newly_due,
        other_instalments,
        credits,
        disputed,
        debtor,
    };
    letter.notice_follows =
        letter.notice_follows && surcharge::is_known(&letter, history, house);
    (Some(letter), held)
}

/// The instalments that a letter does not ask for, of the invoices that it asks for an instalment of.
fn other_instalments(invoices: &[Invoice], fates: &[Fate]) -> Box<[OtherInstalment]> {
    let mut asked = BTreeMap::new();
    let mut others = Vec::new();
    for (invoice, fate) in invoices.iter().zip(fates) {
        let Some(part) = invoice.instalment.as_deref() else { continue };
        if matches!(fate, Fate::Claimed | Fate::NewlyDue) {
            asked.insert(&invoice.number, part);
        }
    }
    for (invoice, fate) in invoices.iter().zip(fates) {
        let Some(part) = invoice.instalment.as_deref() else { continue };
        if matches!(fate, Fate::Kept { .. }) && asked.contains_key(&invoice.number) {
            let (number, nth) = (invoice.number.clone(), part.nth);
            let Invoice { due, total, residual, .. } = *invoice;
            others.push(OtherInstalment { number, nth, due, total, residual });
        }
    }
    for (number, part) in asked {
        others.extend(part.paid.iter().map(|paid| OtherInstalment {
            number: number.clone(),
            nth: paid.nth,
            due: paid.due,
            total: paid.total,
            residual: Money::ZERO,
        }));
    }
    others.sort_by(|one, other| (&one.number, one.nth).cmp(&(&other.number, other.nth)));
    others.into()
}

/// The day a letter asks to pay by: a first reminder gives at least what the law of the creditor's country wants,
/// as in Belgium to consumers.
fn deadline(stage: Stage, kind: DebtorKind, house: &House<'_>) -> NaiveDate {
    let House { policy, creditor, date } = *house;
    let own = policy.deadline(stage, kind, date);
    let rules = RuleSet::of(&creditor.country).ok().filter(|_| stage == Stage::Reminder1);
    let Some(waits) = rules.and_then(|it| it.against(kind).waits.as_ref()) else { return own };
    let days = u64::from(policy.posting_days) + u64::from(waits.before) + u64::from(waits.days);
    own.max(policy.business_day(later(date, days)))
}

/// Everything of an account that a finding holds back.
pub(super) fn hold(account: &Account, reason: Reason) -> Vec<Held> {
    let (debtor, currency) = (&account.debtor, account.currency);
    let invoices = account.invoices.iter();
    let invoices = invoices.map(|it| {
        // What is not owed stays so, whatever else is wrong with its debtor.
        let own = Reason::of(it.state).filter(|own| !own.is_owed());
        Held::invoice(debtor, currency, it, own.unwrap_or(reason))
    });
    let credits = account.credits.iter();
    let credits = credits.map(|it| Held::credit(debtor, currency, it, reason));
    let void_credits = account.void_credits.iter();
    let void_credits =
        void_credits.map(|(it, state)| Held::credit(debtor, currency, it, void(*state)));
    invoices.chain(credits).chain(void_credits).collect()
}

/// Why a credit in a state lowers nothing.
pub(super) fn void(state: State) -> Reason {
    Reason::of(state).unwrap_or(Reason::CreditKept)
}

/// Whether the post could find the debtor: a town, or two lines, of which the last can be one.
pub(super) fn has_address(debtor: &Debtor) -> bool {
    let written = |text: &&Text| !text.trim().is_empty();
    debtor.city.iter().any(|city| written(&city))
        || debtor.address.iter().filter(written).count() >= 2
}

/// The numbers of invoices that are left out because they are disputed, in order.
fn disputed(invoices: &[Invoice], fates: &[Fate]) -> Vec<Text> {
    let left_out = |fate: &Fate| matches!(fate, Fate::Kept { reason: Reason::Disputed, .. });
    let disputed = invoices.iter().zip(fates).filter(|(_, fate)| left_out(fate));
    let mut numbers: Vec<Text> = disputed.map(|(it, _)| it.number.clone()).collect();
    numbers.sort();
    numbers
}

/// Sums over cents, so that the table adds up to its total as printed.
fn totals(
    claims: &[Claim],
    newly_due: &[Claim],
    (credits, currency): (&[Credit], Currency),
) -> Totals {
    let listed = claims.iter().chain(newly_due);
    Totals {
        principal: listed.map(|claim| claim.invoice.residual.to_coins(currency)).sum(),
        credits: credits.iter().map(|credit| credit.amount.to_coins(currency)).sum(),
        ..Totals::default()
    }
}

/// Statements of a letter about those before it.
#[derive(Default)]
struct EarlierLetters {
    steps: Vec<Step>,
    payments_since: Option<Money>,
    first_letter: Option<Box<FirstLetter>>,
}

/// Invoices by number; several where they are instalments of one.
type ByNumber<'i> = BTreeMap<&'i str, Vec<&'i Invoice>>;

impl EarlierLetters {
    /// Looks at the standing letters that were about at least one of the invoices claimed now.
    fn of(history: &History, invoices: &[Invoice], fates: &[Fate]) -> Self {
        if history.letters.is_empty() {
            return Self::default();
        }
        let claimed = invoices.iter().zip(fates).filter(|(_, fate)| **fate == Fate::Claimed);
        let claimed = by_number(claimed.map(|(invoice, _)| invoice));
        let named = |letter: &&SentLetter| {
            let parts = |number: &Text| claimed.get(&**number).into_iter().flatten();
            let mut parts = letter.invoices.iter().flat_map(parts);
            parts.any(|invoice| letter.means(invoice, false))
        };
        let letters: Vec<&SentLetter> = history.standing().filter(named).collect();
        let first = letters.iter().min_by_key(|letter| (letter.sent_on, letter.stage));
        Self {
            steps: steps(&letters, &claimed),
            payments_since: payments_since(&letters, invoices),
            first_letter: first.map(|first| {
                Box::new(FirstLetter { date: first.sent_on, kept: first.kept.clone() })
            }),
        }
    }
}

fn by_number<'i>(invoices: impl Iterator<Item = &'i Invoice>) -> ByNumber<'i> {
    let mut numbers = ByNumber::new();
    for invoice in invoices {
        numbers.entry(&*invoice.number).or_default().push(invoice);
    }
    numbers
}

/// Letters as a new one about some invoices tells them, oldest first.
fn steps(letters: &[&SentLetter], claimed: &ByNumber<'_>) -> Vec<Step> {
    let names = |letter: &SentLetter, (number, parts): (&&str, &Vec<&Invoice>)| {
        let named = letter.invoices.iter().any(|it| **it == **number);
        named && parts.iter().all(|invoice| letter.means(invoice, false))
    };
    let step = |letter: &&SentLetter| Step {
        stage: letter.stage,
        date: letter.sent_on,
        deadline: letter.deadline,
        total: letter.total,
        reference: letter.kept.as_ref().and_then(|it| it.reference.clone()),
        registered: letter.posted.number.clone(),
        names_all: claimed.iter().all(|it| names(letter, it)),
    };
    let mut steps: Vec<Step> = letters.iter().map(step).collect();
    steps.sort_by_key(|step| (step.date, step.stage, step.deadline, step.total));
    steps
}

/// The amount paid on invoices that are still open, each since the first of some letters that asked for it;
/// none where history does not know what remained then, and where nothing was paid.
fn payments_since(letters: &[&SentLetter], open: &[Invoice]) -> Option<Money> {
    let open = by_number(open.iter());
    let mut letters = letters.to_vec();
    letters.sort_by_key(|letter| (letter.sent_on, letter.stage));
    let mut first = BTreeMap::new();
    for then in letters.iter().flat_map(|letter| &letter.remained) {
        first.entry((&*then.number, then.due)).or_insert(then);
    }
    let paid = first.into_values().filter_map(|then| {
        let now = open.get(&*then.number)?.iter().find(|invoice| then.is_of(invoice))?;
        // Credits that were set against it are no payment to be thanked for.
        let credited: Money = now.settled.iter().map(|it| it.amount).sum();
        let paid = then.amount - (now.residual + credited);
        paid.is_positive().then_some(paid)
    });
    Some(paid.sum()).filter(|paid: &Money| paid.is_positive())
}

impl PlannedLetter {
    /// The numbers of some claims, in their order: each once, however many instalments of it are there.
    #[must_use]
    pub fn numbers<'c>(claims: impl IntoIterator<Item = &'c Claim>) -> Vec<&'c Text> {
        let mut seen = BTreeSet::new();
        let numbers = claims.into_iter().map(|claim| &claim.invoice.number);
        numbers.filter(|number| seen.insert(&***number)).collect()
    }

    /// The numbers of all invoices it lists, in their order and each once.
    #[must_use]
    pub fn listed(&self) -> Vec<&Text> {
        Self::numbers(self.claims.iter().chain(&self.newly_due))
    }
}

impl Claim {
    /// An invoice in a letter of this date; an invoice without due date is not late.
    fn on(invoice: Invoice, date: NaiveDate) -> Self {
        let late = invoice.due.map(|due| date.signed_duration_since(due).num_days());
        Self { invoice, days_late: late.unwrap_or_default() }
    }

    /// By due date, then number.
    fn order(&self, other: &Self) -> Ordering {
        let (one, other) = (&self.invoice, &other.invoice);
        one.due.cmp(&other.due).then_with(|| one.number.cmp(&other.number))
    }
}
