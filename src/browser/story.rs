//! One letter, or one thing held, with everything that tells why.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::plan::{Claim, Explanation, Letter, PlannedLetter};
use crate::review::AccountKey;
use crate::run::{ReviewSession, SessionLetter};
use findings::Money;

use super::looked::{LookedAt, SeenLetter};
use super::pictures::page_count;
use super::wire::{amount, is_sure, key, open};

/// A letter as it is to go, with why and what was sent before.
pub(super) fn piece(
    session: &ReviewSession<'_>,
    account: &AccountKey,
    looked: &LookedAt,
    pdf: Option<&Arc<Vec<u8>>>,
) -> Option<Value> {
    let it = session.letter(account)?;
    let told = session.explain(account)?;
    let piece = session.piece(account)?;
    let (letter, proposed) = (&it.letter, &it.proposed);
    let totals = &letter.totals;
    let claims = letter.claims.iter().map(|claim| self::claim(claim, false, &it));
    let apart = letter.newly_due.iter().map(|claim| self::claim(claim, true, &it));
    let credits = letter.credits.iter();
    let credits = credits.map(|it| json!({ "number": it.number, "amount": amount(it.amount) }));
    let known = looked.letters.get(&key(account));
    let changed = known.map(|known| known.changes(&SeenLetter::of(proposed, "")));
    let zone = &session.job.layout.zone;
    let shows = zone
        .guaranteed
        .as_ref()
        .map(|area| json!([area.left.0, area.top.0, area.right.0, area.bottom.0]));
    Some(json!({
        "key": key(account),
        "of": it.digest,
        "debtor": {
            "code": letter.debtor.code,
            "name": letter.debtor.name,
            "kind": letter.debtor.kind.as_str(),
            "contact": letter.debtor.contact,
            "email": letter.debtor.email,
            "siren": letter.debtor.siren,
            "address": it.address.lines.lines().collect::<Vec<_>>(),
            "rules": it.address.rules.to_string().split_whitespace().collect::<Vec<_>>(),
        },
        "currency": letter.currency.as_str(),
        "stage": letter.stage.as_str(),
        "reference": letter.reference,
        "date": letter.date,
        "deadline": letter.deadline,
        "totals": {
            "principal": amount(totals.principal),
            "credits": amount(totals.credits),
            "penalties": amount(totals.penalties),
            "indemnities": amount(totals.indemnities),
            "open": amount(open(&it)),
            "asked": amount(totals.total()),
        },
        "claims": claims.chain(apart).collect::<Vec<_>>(),
        "credits": credits.collect::<Vec<_>>(),
        "disputed": letter.disputed,
        "history": history(&told, Some(paid(letter))),
        "why": why(&told, &it),
        "next": next(&told, &it),
        "changed": changed.unwrap_or_default(),
        "post": {
            "class": piece.class.channel.as_str(),
            "envelope": &*piece.class.envelope,
            "registered": piece.class.is_registered(),
            "sheets": piece.sheets,
            "pages": piece.pages,
            "window": { "profile": zone.id, "holds": true, "shows": shows },
        },
        "pages": pages(&it, piece.duplex, pdf),
        "large": it.letter.totals.total() >= session.job.review.large(),
    }))
}

/// What was paid to date on the invoices of a letter.
fn paid(letter: &PlannedLetter) -> Money {
    let listed = letter.claims.iter().chain(&letter.newly_due);
    listed.map(|it| it.invoice.total - it.invoice.residual).sum()
}

/// One invoice of a letter, with the verdict on its copy.
fn claim(claim: &Claim, apart: bool, it: &SessionLetter) -> Value {
    let invoice = &claim.invoice;
    let copy = it.copies.iter().find(|copy| copy.invoice == invoice.number);
    let copy = copy.map(|copy| {
        let verdict = if is_sure(copy.checked.verdict) { "confirmed" } else { "unconfirmed" };
        json!({ "file": &*copy.name, "pages": copy.pages, "verdict": verdict })
    });
    let total = invoice.total;
    json!({
        "number": invoice.number,
        "date": invoice.date,
        "due": invoice.due,
        "total": amount(total),
        "paid": amount(total - invoice.residual),
        "residual": amount(invoice.residual),
        "late": claim.days_late,
        "apart": apart,
        "copy": copy,
    })
}

/// The letters sent, oldest first; what was paid to date is said once, on the last, where it is known.
fn history(told: &Explanation, paid: Option<Money>) -> Vec<Value> {
    let standing: Vec<&Letter> = told.history.iter().filter(|it| !it.void).collect();
    let last = standing.len().saturating_sub(1);
    let sent = standing.iter().enumerate().map(|(nth, it)| {
        let outcome = paid.filter(|_| nth == last).map(|paid| match amount(paid) {
            paid if paid == amount(Money::default()) => json!({ "code": "nothing-paid" }),
            paid => json!({ "code": "paid-to-date", "amount": paid }),
        });
        json!({
            "stage": it.stage.as_str(),
            "date": it.date,
            "deadline": it.deadline,
            "deadline_known": it.deadline_known,
            "free_on": it.free_on,
            "invoices": it.invoices,
            "report": it.report.map(|it| it.status.as_str()),
            "outcome": outcome,
        })
    });
    sent.collect()
}

/// What decided that a letter is due.
fn why(told: &Explanation, it: &SessionLetter) -> Value {
    let standing = told.history.iter().rfind(|it| !it.void);
    match standing {
        Some(last) if !it.proposed.steps.is_empty() => json!({
            "code": "deadline-passed",
            "stage": last.stage.as_str(),
            "date": last.date,
            "deadline": last.deadline,
            "known": last.deadline_known,
            "free_on": last.free_on,
        }),
        _ => {
            let due = it.proposed.claims.iter().filter_map(|it| it.invoice.due).min();
            json!({ "code": "first", "due": due })
        }
    }
}

/// The letter after this one, if nothing is paid.
fn next(told: &Explanation, it: &SessionLetter) -> Value {
    let next: Option<(NaiveDate, _)> = told
        .rows
        .iter()
        .filter(|row| it.letter.claims.iter().any(|claim| claim.invoice.number == row.number))
        .filter_map(|row| row.next.filter(|next| !next.apart))
        .map(|next| (next.on, next.stage))
        .min();
    if it.letter.stage != it.proposed.stage {
        return Value::Null;
    }
    next.map_or(Value::Null, |(on, stage)| json!({ "stage": stage.as_str(), "on": on }))
}

/// What stands on each page of the file, in order.
fn pages(it: &SessionLetter, duplex: bool, pdf: Option<&Arc<Vec<u8>>>) -> Vec<Value> {
    let mut pages = Vec::new();
    let blank = || json!({ "kind": "blank" });
    let of = it.size.letter_pages;
    for n in 1..=of {
        let white = it.size.blank_before_last && n + 1 == of;
        pages.push(if white { blank() } else { json!({ "kind": "letter", "n": n, "of": of }) });
    }
    let mut names = it
        .first_behind
        .then_some(None)
        .into_iter()
        .chain(it.copies.iter().map(|copy| Some(&*copy.invoice)));
    for of in &it.size.copies {
        if duplex && pages.len() % 2 == 1 {
            pages.push(blank());
        }
        let invoice = names.next().flatten();
        pages.extend(
            (1..=*of).map(|n| json!({ "kind": "copy", "invoice": invoice, "n": n, "of": of })),
        );
    }
    if duplex && pages.len() % 2 == 1 && it.size.copies.iter().any(|it| *it > 0) {
        pages.push(blank());
    }
    // The file says how many there are.
    if let Some(count) = pdf.and_then(|pdf| page_count(Arc::clone(pdf))) {
        pages.truncate(count);
        while pages.len() < count {
            pages.push(blank());
        }
    }
    pages
}

/// One reason that holds documents of an account.
pub(super) fn held(session: &ReviewSession<'_>, id: &str) -> Option<Value> {
    let (account, reason) = id.rsplit_once('/')?;
    let (debtor, currency) = account.rsplit_once('/')?;
    let key = currency.parse().ok().map(|currency| (debtor.into(), currency));
    let told = key.as_ref().and_then(|key| session.explain(key));
    let rows = || told.iter().flat_map(|it| &it.rows);
    let own = session.held.iter().filter(|it| {
        let word = it.currency.map(|it| it.as_str().to_owned()).unwrap_or_default();
        *it.debtor == *debtor && word == currency && it.reason.as_str() == reason
    });
    let documents: Vec<Value> = own
        .map(|it| {
            let until = rows().find(|row| row.number == it.number).and_then(|row| row.until);
            json!({
                "number": it.number,
                "due": it.due,
                "residual": amount(it.residual.unwrap_or_default()),
                "origin": it.origin.to_string(),
                "until": until,
            })
        })
        .collect();
    if documents.is_empty() {
        return None;
    }
    let next =
        rows().filter_map(|row| row.next.filter(|it| !it.apart)).map(|it| (it.on, it.stage));
    let next = next.min();
    let letter = key.as_ref().is_some_and(|key| session.letter(key).is_some());
    Some(json!({
        "id": id,
        "key": account,
        "reason": reason,
        "documents": documents,
        "history": told.as_ref().map(|it| history(it, None)).unwrap_or_default(),
        "next": next.map(|(on, stage)| json!({ "stage": stage.as_str(), "on": on })),
        "letter": letter,
    }))
}
