//! Entries that stand in several statements: which are one, and which only may be.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use findings::{Currency, Money, Origin};

use super::super::account::Account;
use super::super::statement::{Entry, Line, Proof, Reversals, Statement, Status};
use super::alike::Likeness;
use super::pages::Pages;
use super::{Booked, Debits, Joined, Kind, Payment, Standing, Unread};

/// The account, day and amount that two entries must have in common to be one.
type Key = (usize, NaiveDate, Money);

/// How many entries of one account, day and amount another is compared with.
const MOST_ALIKE: usize = 64;

/// An entry that counts, with every statement that has it.
struct Slot<'s> {
    /// The statements that have it, the first first.
    places: Vec<(usize, u32)>,
    entry: &'s Entry,
    /// The entry whose payments are told best.
    told: &'s Entry,
    standing: Standing,
}

/// All entries so far.
pub(super) struct Slots<'s> {
    statements: &'s [Statement],
    /// The accounts, each once however it is written.
    names: Vec<Arc<Account>>,
    /// The place of each statement's account in `names`.
    of: Vec<usize>,
    pages: Pages<'s>,
    all: Vec<Slot<'s>>,
    by_key: BTreeMap<Key, Vec<usize>>,
    twice: usize,
    unread: Vec<Unread>,
}

impl<'s> Slots<'s> {
    pub(super) fn new(statements: &'s [Statement]) -> Self {
        let mut accounts: BTreeMap<String, usize> = BTreeMap::new();
        let (mut names, mut of) = (Vec::new(), Vec::new());
        for statement in statements {
            let place = *accounts.entry(statement.account.key()).or_insert_with(|| {
                names.push(Arc::new(statement.account.clone()));
                names.len() - 1
            });
            of.push(place);
        }
        Self {
            statements,
            names,
            pages: Pages::new(statements, &of),
            of,
            all: Vec::new(),
            by_key: BTreeMap::new(),
            twice: 0,
            unread: Vec::new(),
        }
    }

    /// Adds the booked entries of a statement.
    pub(super) fn add(&mut self, place: usize) {
        let statements = self.statements;
        let (Some(statement), Some(account)) = (statements.get(place), self.of.get(place))
        else {
            return;
        };
        let account = *account;
        let begun = self.all.len();
        let mut used = BTreeSet::new();
        let mut cursors: BTreeMap<Key, usize> = BTreeMap::new();
        for entry in statement.entries.iter().filter(|it| it.status == Status::Booked) {
            let day = entry.day.or(entry.value_day);
            let (Some(amount), Some(day)) = (entry.amount, day) else {
                let (origin, lines) = (statement.origin(entry.line), entry.lines.clone());
                self.unread.push(Unread { origin, lines });
                continue;
            };
            let key = (account, day, amount);
            let known = self.by_key.entry(key).or_default();
            let before = known.partition_point(|slot| *slot < begun);
            let from = cursors.entry(key).or_insert(0);
            while known.get(*from).is_some_and(|it| *from < before && used.contains(it)) {
                *from += 1;
            }
            let free = known.get(*from..before).unwrap_or_default();
            let free = free.iter().filter(|it| !used.contains(*it)).take(MOST_ALIKE + 1);
            let (mut same, mut doubled) = (None, false);
            for (tried, slot) in free.enumerate() {
                let Some(known) = self.all.get(*slot) else { continue };
                let known = (known.places.as_slice(), known.entry);
                let likeness = self.pages.likeness(known, place, entry);
                // Whoever books so many alike on one day is asked, not guessed at.
                doubled |= tried == MOST_ALIKE || likeness == Some(Likeness::Perhaps);
                if likeness == Some(Likeness::Same) && tried < MOST_ALIKE {
                    same = Some(*slot);
                    break;
                }
            }
            if let Some(found) = same {
                used.insert(found);
                self.twice += 1;
                if let Some(slot) = self.all.get_mut(found) {
                    slot.join(place, statement, entry);
                }
                continue;
            }
            let standing = match doubled {
                true => Standing::Doubled,
                false if rests(statement, entry) => Standing::Sure,
                false => Standing::Unproven,
            };
            known.push(self.all.len());
            let places = vec![(place, entry.line)];
            self.all.push(Slot { places, entry, told: entry, standing });
        }
    }

    /// The payer's references of what came, with the amounts: what goes out under one of them goes back.
    fn came(&self) -> BTreeSet<(&'s str, Money)> {
        let lines = self.all.iter().flat_map(|slot| &slot.told.lines);
        let came = lines.filter_map(|it| Some((&*it.end_to_end, it.amount?)));
        came.filter(|(reference, amount)| {
            amount.is_positive() && !matches!(*reference, "" | "NOTPROVIDED" | "NONREF")
        })
        .collect()
    }

    /// All entries by account and currency.
    fn booked(&self) -> Vec<Booked> {
        let mut sums: BTreeMap<(usize, Option<Currency>), Money> = BTreeMap::new();
        for slot in &self.all {
            let account = slot.places.first().and_then(|(place, _)| self.of.get(*place));
            if let (Some(account), Some(amount)) = (account, slot.entry.amount) {
                *sums.entry((*account, slot.entry.currency)).or_default() += amount;
            }
        }
        let named = sums.into_iter().filter_map(|((account, currency), sum)| {
            let account = Arc::clone(self.names.get(account)?);
            Some(Booked { account, currency, sum })
        });
        named.collect()
    }

    /// Every payment of every entry, by day.
    pub(super) fn finish(mut self) -> Joined {
        for slot in &mut self.all {
            if slot.standing == Standing::Sure && contradicted(slot, self.statements, &self.of)
            {
                slot.standing = Standing::Unproven;
            }
        }
        let mut joined = Joined {
            twice: self.twice,
            unread: std::mem::take(&mut self.unread),
            ..Joined::default()
        };
        joined.booked = self.booked();
        let came = self.came();
        let mut debits: BTreeMap<(usize, Option<Currency>), (usize, Money)> = BTreeMap::new();
        for slot in &self.all {
            let origins = slot.places.iter().filter_map(|(place, line)| {
                self.statements.get(*place).map(|it| it.origin(*line))
            });
            let mut origins: Vec<Origin> = origins.collect();
            let account = slot.places.first().and_then(|(place, _)| self.of.get(*place));
            let Some((account, name)) =
                account.and_then(|it| self.names.get(*it).map(|name| (*it, name)))
            else {
                continue;
            };
            let origin = origins.remove(0);
            for (line, amount, standing) in payments(slot) {
                let taken_back = came.contains(&(&*line.end_to_end, -amount));
                let Some(kind) = kind(slot.entry, &line, amount, taken_back) else {
                    let (count, sum) =
                        debits.entry((account, slot.entry.currency)).or_default();
                    *count += 1;
                    *sum += amount;
                    continue;
                };
                joined.payments.push(Payment {
                    origin: origin.clone(),
                    also: origins.clone(),
                    account: Arc::clone(name),
                    day: slot.entry.day.or(slot.entry.value_day).unwrap_or_default(),
                    amount,
                    currency: slot.entry.currency,
                    kind,
                    standing,
                    bank_reference: slot.entry.bank_reference.clone(),
                    line,
                });
            }
        }
        joined.debits = debits
            .into_iter()
            .filter_map(|((account, currency), (count, sum))| {
                let account = Arc::clone(self.names.get(account)?);
                Some(Debits { account, currency, count, sum })
            })
            .collect();
        joined.payments.sort_by(|one, other| order(one).cmp(&order(other)));
        joined
    }
}

/// The order of payments, by what they are and not by the file they stand in, as far as that tells them apart.
fn order(payment: &Payment) -> impl Ord + '_ {
    let line = &payment.line;
    (
        payment.day,
        &payment.account,
        payment.amount,
        &payment.bank_reference,
        (&line.text, &line.payer, &line.end_to_end, &line.references, &line.documents),
        (&payment.origin, payment.kind, payment.standing),
    )
}

/// Whether an entry may settle something, by the statement it stands in.
fn rests(statement: &Statement, entry: &Entry) -> bool {
    let read = !entry.reversal || statement.reversals != Reversals::Undecided;
    statement.settles() && read
}

/// Whether notices alone tell of an entry, and a statement that closes tells of its day and has it not.
fn contradicted(slot: &Slot<'_>, statements: &[Statement], of: &[usize]) -> bool {
    let notice = |place: usize| statements.get(place).is_some_and(|it| it.format.is_notice());
    if !slot.places.iter().all(|(place, _)| notice(*place)) {
        return false;
    }
    let account = slot.places.first().and_then(|(place, _)| of.get(*place));
    let Some(day) = slot.entry.day.or(slot.entry.value_day) else { return false };
    let tells = |statement: &Statement| {
        let days =
            (statement.opening.and_then(|it| it.day), statement.closing.and_then(|it| it.day));
        let (Some(from), Some(to)) = days else { return false };
        (from < day && day <= to) || (from == day && to == day)
    };
    let mut others = statements.iter().zip(of).filter(|(_, of)| Some(*of) == account);
    others.any(|(it, _)| !it.format.is_notice() && it.proof == Proof::Closes && tells(it))
}

impl<'s> Slot<'s> {
    /// Another statement has it, too.
    fn join(&mut self, place: usize, statement: &'s Statement, entry: &'s Entry) {
        self.places.push((place, entry.line));
        if self.standing == Standing::Unproven && rests(statement, entry) {
            self.standing = Standing::Sure;
        }
        let told = |it: &Entry| {
            let text =
                it.lines.iter().map(|it| it.text.len() + usize::from(!it.payer.is_empty()));
            (it.lines.len(), text.sum::<usize>())
        };
        if told(entry) > told(self.told) {
            self.told = entry;
        }
    }
}

/// The payments of an entry: each with its amount, and what may rest on it.
fn payments(slot: &Slot<'_>) -> Vec<(Line, Money, Standing)> {
    let Some(whole) = slot.entry.amount else { return Vec::new() };
    match slot.told.lines.as_slice() {
        [] => {
            let text = Some(&slot.told.more).filter(|it| !it.is_empty());
            let line = Line { text: text.into_iter().cloned().collect(), ..Line::default() };
            vec![(line, whole, slot.standing)]
        }
        [line] => vec![(line.clone(), whole, slot.standing)],
        lines => {
            let own = |it: &Line| it.amount.filter(|_| it.currency == slot.entry.currency);
            let amounts: Option<Vec<Money>> = lines.iter().map(own).collect();
            let amounts = amounts.filter(|it| it.iter().sum::<Money>() == whole);
            if let Some(amounts) = amounts {
                let each = lines.iter().zip(amounts);
                return each
                    .map(|(line, amount)| (line.clone(), amount, slot.standing))
                    .collect();
            }
            let mut all = Line::default();
            for line in lines.iter().cloned() {
                all.text.extend(line.text);
                all.references.extend(line.references);
                all.documents.extend(line.documents);
            }
            vec![(all, whole, slot.standing.max(Standing::Batch))]
        }
    }
}

/// The kind of a payment; none for money that went out for other reasons.
fn kind(entry: &Entry, line: &Line, amount: Money, taken_back: bool) -> Option<Kind> {
    let back = entry.reversal || !line.reason.is_empty() || taken_back;
    match (amount.is_negative(), back) {
        (false, false) => Some(Kind::Credit),
        (false, true) => Some(Kind::OwnReturn),
        (true, true) => Some(Kind::Return),
        (true, false) => None,
    }
}
