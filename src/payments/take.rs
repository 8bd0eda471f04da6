//! Sets payments against a ledger.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use exports::Text;
use findings::{Currency, Finding, Money, Origin};
use statements::{Effect, Known, Noted, Outcome, PaidRow, Payment, Settled, Teller};

use crate::ledger::{Ledger, Received};
use crate::register::Histories;

use super::claims::{ClaimNumbers, Open};
use super::covered;
use super::crossed::crossed;
use super::doubts::{Paid, waits};
use super::found::{PaymentLine, Payments, TakenPart};
use super::held::Holder;
use super::read::{NotedPayment, Told};
use super::today::Today;

/// Lowers the invoices of a ledger by what was paid, and marks the debtors of whom a payment was merely seen.
#[must_use]
pub fn take(
    told: Told,
    ledger: &mut Ledger,
    histories: &Histories,
    today: &Today<'_>,
) -> (Payments, Vec<Finding>) {
    let ahead = distrust_the_future(ledger, today.date);
    let open = Open::of(ledger, histories, today.banks);
    let Told { joined, paid, notes: messages, statements, findings, .. } = told;
    let mut holder = Holder { ledger, open: &open, findings };
    let notes = notes(&mut holder, &paid, messages, today.date);
    let noted: Vec<Noted> = notes.iter().map(|(noted, _)| noted.clone()).collect();
    let settled = statements::settle(&open.claims, &joined.payments, &noted);
    let received = received(&open, &joined.payments, &settled, &notes);
    holder.settled(&joined.payments, &settled);
    holder.unread(&joined.unread);
    let mut findings = holder.findings;
    let taken = lower(ledger, &open, &settled, received);
    for read in &mut ledger.read {
        read.paid = read.currency.and_then(|it| taken.get(&it).copied()).unwrap_or_default();
    }
    covered::release(ledger, &joined.spans, today);
    findings.extend(crossed(ledger, histories, today));
    let accounts = Paid::of(ledger, today.banks, &joined.spans);
    let payments = Payments {
        lines: lines(&open, joined.payments, &settled),
        known_up_to: told.of_banks.then(|| accounts.known_up_to()).flatten(),
        waits: match told.of_banks {
            true => waits(&accounts, (told.max_age_days, ahead), ledger, today),
            false => Vec::new(),
        },
        booked: joined.booked,
        debits: joined.debits,
        spans: joined.spans,
        statements,
    };
    (payments, findings)
}

/// Takes back that amounts know what was paid up to a day that has not come yet, which nobody knows; that day.
fn distrust_the_future(ledger: &mut Ledger, date: NaiveDate) -> Option<NaiveDate> {
    let mut ahead = None;
    for invoice in ledger.accounts.iter_mut().flat_map(|it| &mut it.invoices) {
        if let Known::Until(day) = invoice.known
            && day > date
        {
            invoice.known = Known::Unsaid;
            ahead = ahead.max(Some(day));
        }
    }
    ahead
}

/// What lists and messages tell of invoices that are open, each with the claim that it is about.
fn notes(
    holder: &mut Holder<'_>,
    paid: &[PaidRow],
    messages: Vec<NotedPayment>,
    date: NaiveDate,
) -> Vec<(Noted, Origin)> {
    let mut notes = Vec::new();
    if paid.is_empty() && messages.is_empty() {
        return notes;
    }
    let numbers = ClaimNumbers::of(&holder.open.claims);
    for row in paid {
        let invoices = numbers.meant(&row.number);
        match (invoices.as_slice(), row.day.zip(row.amount)) {
            ([], Some(_)) => holder.unknown(row, &numbers.unasked(row)),
            (some, Some((day, _))) if day > date => holder.doubtful(row, some, "later"),
            ([invoice], Some((day, amount))) => {
                let (invoice, teller) = (*invoice, Teller::Paid);
                notes.push((Noted { teller, invoice, day, amount }, row.origin.clone()));
            }
            (some, None) => holder.doubtful(row, some, "odd"),
            (some, Some(_)) => holder.doubtful(row, some, "several"),
        }
    }
    for NotedPayment { teller, number, day, amount, origin } in messages {
        // A message is about one document; of several under one number each is its own.
        let named = numbers.meant(&number).into_iter();
        let notes_of = named.map(|invoice| Noted { teller, invoice, day, amount });
        notes.extend(notes_of.map(|it| (it, origin.clone())));
    }
    notes
}

/// The payments that each invoice is lower by: those of statements, else those of the list made by hand, else those
/// of messages. Where several tell of it, they agree.
fn received(
    open: &Open,
    payments: &[Payment],
    settled: &Settled,
    notes: &[(Noted, Origin)],
) -> BTreeMap<usize, Vec<Received>> {
    let live = |invoice: usize, day: NaiveDate| {
        let known = open.claims.invoices.get(invoice).map(|it| it.known);
        !matches!(known, Some(Known::Until(until) | Known::UnpaidOn(until)) if day <= until)
    };
    let mut received: BTreeMap<usize, Vec<Received>> = BTreeMap::new();
    for (outcome, payment) in settled.outcomes.iter().zip(payments) {
        let pays = outcome.rule.effect() == Effect::Pays;
        for (invoice, amount) in
            outcome.took.iter().filter(|it| pays && live(it.0, payment.day))
        {
            received.entry(*invoice).or_default().push(Received {
                date: payment.day,
                amount: *amount,
                payer: Text::from(&*payment.line.payer),
                origin: payment.origin.clone(),
            });
        }
    }
    for teller in [Teller::Paid, Teller::Lifecycle] {
        let told: BTreeSet<usize> = received.keys().copied().collect();
        let of_it = notes.iter().filter(|(it, _)| it.teller == teller);
        for (note, origin) in of_it.filter(|(it, _)| live(it.invoice, it.day)) {
            if !told.contains(&note.invoice) {
                received.entry(note.invoice).or_default().push(Received {
                    date: note.day,
                    amount: note.amount,
                    payer: Text::from(""),
                    origin: origin.clone(),
                });
            }
        }
    }
    received
}

/// Lowers the invoices, and gives what payments took in each currency.
fn lower(
    ledger: &mut Ledger,
    open: &Open,
    settled: &Settled,
    mut received: BTreeMap<usize, Vec<Received>>,
) -> BTreeMap<Currency, Money> {
    let mut taken: BTreeMap<Currency, Money> = BTreeMap::new();
    for (place, (at, invoice)) in open.places.iter().enumerate() {
        let lowered = settled.lowered.get(place).copied().unwrap_or_default();
        let account = ledger.accounts.get_mut(*at);
        let Some(account) = account.filter(|_| !lowered.is_zero()) else { continue };
        let currency = account.currency;
        let Some(invoice) = account.invoices.get_mut(*invoice) else { continue };
        invoice.residual -= lowered;
        invoice.paid += lowered;
        let mut payments = received.remove(&place).unwrap_or_default();
        payments.sort();
        *taken.entry(currency).or_default() +=
            payments.iter().map(|it| it.amount).sum::<Money>();
        invoice.received = payments.into_boxed_slice();
    }
    taken
}

/// Each payment with what became of it.
fn lines(open: &Open, payments: Vec<Payment>, settled: &Settled) -> Vec<PaymentLine> {
    let part = |(invoice, amount): &(usize, Money)| {
        let claim = open.claims.invoices.get(*invoice)?;
        Some(TakenPart {
            debtor: open.debtors.get(claim.debtor)?.clone(),
            invoice: Text::from(&*claim.number),
            amount: *amount,
        })
    };
    let line = |(payment, outcome): (Payment, &Outcome)| PaymentLine {
        rule: outcome.rule,
        took: outcome.took.iter().filter_map(part).collect(),
        rest: outcome.rest,
        holds: outcome.holds.iter().filter_map(|it| open.debtors.get(*it).cloned()).collect(),
        payment,
    };
    payments.into_iter().zip(&settled.outcomes).map(line).collect()
}
