//! The list of letters and of what is held, and the totals that add up to the plan.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::job::Job;
use crate::plan::{Fate, Held, Reason};
use crate::review::AccountKey;
use crate::rules::Stage;
use crate::run::{ReviewSession, SessionLetter};
use findings::{Code, Currency, Language, Messages, Money};

use super::looked::{LookedAt, SeenLetter};
use super::shared::{IDLE, SharedState};
use super::wire::{amount, decision, is_sure, key, open};

/// The columns of letters, in the order of the rows.
const COLUMNS: [&str; 15] = [
    "key",
    "code",
    "name",
    "kind",
    "city",
    "currency",
    "stage",
    "open",
    "asked",
    "oldest",
    "documents",
    "deadline",
    "flags",
    "of",
    "proposed",
];
/// The columns of what is held.
const HELD_COLUMNS: [&str; 11] = [
    "id",
    "key",
    "code",
    "name",
    "currency",
    "reason",
    "documents",
    "amount",
    "oldest",
    "until",
    "origin",
];

/// Codes of an address that somebody should look at.
const ADDRESS: &[Code] = &[Code::AddressCut, Code::WindowMissed, Code::WindowShows];

/// What holds for the whole review.
pub(super) fn job(session: &ReviewSession<'_>, shared: &SharedState) -> Value {
    let job = session.job;
    let review = &job.review;
    let words = [Language::Fr, Language::En].map(Messages::new);
    let [fr, en] = &words;
    let both = |key: &str| json!({ "fr": fr.plain(key), "en": en.plain(key) });
    let reason = |it: &Reason| {
        let mut said = both(&it.key());
        if let Value::Object(said) = &mut said {
            said.insert("ends".to_owned(), both(&format!("ends-{}", it.as_str())));
        }
        (it.as_str().to_owned(), said)
    };
    let reasons: serde_json::Map<String, Value> = Reason::ALL.iter().map(reason).collect();
    let currencies = session.letters(|it| it.letter.currency);
    let large =
        currencies.iter().map(|it| (it.as_str().to_owned(), amount(review.large()).into()));
    let large: serde_json::Map<String, Value> = large.collect();
    let inner = shared.inner();
    json!({
        "creditor": job.creditor.name,
        "date": job.date,
        "stages": job.policy.stages.iter().map(|it| it.as_str()).collect::<Vec<_>>(),
        "plan": version(session, inner.sessions),
        "command": shared.command,
        "review": {
            "file": review.name,
            "required": review.required,
            "four_eyes": review.four_eyes.map(amount),
            "large": large,
            "last": inner.looked.last,
            "me": shared.reviewer.name,
            "idle_minutes": IDLE / 60,
            "paragraph_max": crate::review::MOST_PARAGRAPH,
        },
        "totals": totals(session),
        "reasons": reasons,
    })
}

/// The name of what is shown: another when the data were read anew.
pub(super) fn version(session: &ReviewSession<'_>, nth: u64) -> String {
    format!("{}-{nth}", session.run_id())
}

/// Sums by currency, in open amounts.
pub(super) fn totals(session: &ReviewSession<'_>) -> Value {
    #[derive(Default)]
    struct Sum {
        letters: usize,
        in_letters: usize,
        held_documents: usize,
        to_send: Money,
        held: Money,
    }
    let mut sums: BTreeMap<Option<Currency>, Sum> = BTreeMap::new();
    session.letters(|it| {
        let sum = sums.entry(Some(it.proposed.currency)).or_default();
        sum.letters += 1;
        let proposed = &it.proposed;
        sum.in_letters +=
            proposed.claims.len() + proposed.newly_due.len() + proposed.credits.len();
        sum.to_send += open(it);
    });
    for held in &session.held {
        let sum = sums.entry(held.currency).or_default();
        sum.held_documents += 1;
        sum.held += left(held);
    }
    let sums = sums.into_iter().map(|(currency, sum)| {
        json!({
            "currency": currency.map(|it| it.as_str().to_owned()).unwrap_or_default(),
            "letters": sum.letters,
            "documents_in_letters": sum.in_letters,
            "documents_held": sum.held_documents,
            "to_send": amount(sum.to_send),
            "held": amount(sum.held),
            "plan": amount(sum.to_send + sum.held),
        })
    });
    sums.collect()
}

/// What remains of a held document, in coins as a letter would show it.
fn left(held: &Held) -> Money {
    let residual = held.residual.unwrap_or_default();
    held.currency.map_or(residual.to_cents(), |it| residual.to_coins(it))
}

/// All letters and everything held, with what was decided and looked at.
pub(super) fn list(session: &ReviewSession<'_>, looked: &LookedAt) -> Value {
    let letters = session.letters(|it| {
        let key = key(&it.key());
        let known = looked.letters.get(&key);
        let seen = known.is_some_and(|known| known.of == it.digest).then_some(key);
        (row(session.job, it, looked), seen)
    });
    let (rows, seen): (Vec<Value>, Vec<Option<String>>) = letters.into_iter().unzip();
    json!({
        "columns": COLUMNS,
        "rows": rows,
        "held_columns": HELD_COLUMNS,
        "held": held(session),
        "decisions": decisions(session),
        "seen": seen.into_iter().flatten().collect::<Vec<_>>(),
    })
}

/// Every decision as the page has it.
pub(super) fn decisions(session: &ReviewSession<'_>) -> Vec<Value> {
    session.decisions().iter().map(decision).collect()
}

/// The row of a letter. It asks nothing of the session, so that it may be made while its letters are looked at.
pub(super) fn row(job: &Job, it: &SessionLetter, looked: &LookedAt) -> Value {
    let (proposed, letter) = (&it.proposed, &it.letter);
    let oldest = proposed.claims.iter().chain(&proposed.newly_due);
    let oldest = oldest.filter(|it| it.invoice.due.is_some()).map(|it| it.days_late).max();
    json!([
        key(&it.key()),
        proposed.debtor.code,
        proposed.debtor.name,
        proposed.debtor.kind.as_str(),
        proposed.debtor.city,
        proposed.currency.as_str(),
        proposed.stage.as_str(),
        amount(open(it)),
        amount(letter.totals.total()),
        oldest,
        proposed.claims.len() + proposed.newly_due.len(),
        letter.deadline,
        flags(job, it, looked),
        it.digest,
        it.proposed_digest,
    ])
}

/// What to be careful of in a letter.
fn flags(job: &Job, it: &SessionLetter, looked: &LookedAt) -> Vec<&'static str> {
    let proposed = &it.proposed;
    let notice = proposed.stage == Stage::FormalNotice;
    let first = notice && proposed.steps.iter().all(|it| it.stage != Stage::FormalNotice);
    let doubtful = it.copies.iter().any(|it| !is_sure(it.checked.verdict));
    let paid = [Code::PaymentSeen, Code::PaidDoubtful, Code::PaymentUnread];
    let says = |codes: &[Code]| it.codes.iter().any(|code| codes.contains(code));
    let known = looked.letters.get(&key(&it.key()));
    let changed = known.is_some_and(|known| known.differs(&SeenLetter::of(proposed, "")));
    let claims = || proposed.claims.iter().chain(&proposed.newly_due);
    let part = claims().any(|it| it.invoice.total > it.invoice.residual);
    let flags = [
        ("first-notice", first),
        ("large", it.letter.totals.total() >= job.review.large()),
        ("copy-unconfirmed", doubtful),
        ("payment-seen", says(&paid)),
        ("changed", changed),
        ("limitation", says(&[Code::TimeBarNear])),
        ("address", says(ADDRESS)),
        ("part-payment", part),
        ("credit", !proposed.credits.is_empty()),
        ("dispute-out", !proposed.disputed.is_empty()),
        ("abroad", job.post.is_abroad(&it.letter)),
    ];
    flags.into_iter().filter(|(_, is)| *is).map(|(flag, _)| flag).collect()
}

/// What is held of one account for one reason.
type HeldGroup<'g> = ((&'g str, Option<Currency>, Reason), Vec<&'g Held>);

/// What no letter shows, by account and reason.
fn held(session: &ReviewSession<'_>) -> Vec<Value> {
    let mut groups: BTreeMap<(&str, Option<Currency>, Reason), Vec<&Held>> = BTreeMap::new();
    for held in &session.held {
        groups.entry((&held.debtor, held.currency, held.reason)).or_default().push(held);
    }
    let group = |((debtor, currency, reason), held): HeldGroup<'_>| -> Option<Value> {
        let word = currency.map(|it| it.as_str().to_owned()).unwrap_or_default();
        let first = held.first()?;
        let late =
            |it: &&Held| Some(session.job.date.signed_duration_since(it.due?).num_days());
        let until = currency.and_then(|it| until(session, &(debtor.into(), it), &held));
        Some(json!([
            format!("{debtor}/{word}/{}", reason.as_str()),
            format!("{debtor}/{word}"),
            debtor,
            first.name,
            word,
            reason.as_str(),
            held.len(),
            amount(held.iter().map(|it| left(it)).sum()),
            held.iter().filter_map(late).max(),
            until,
            first.origin.to_string(),
        ]))
    };
    groups.into_iter().filter_map(group).collect()
}

/// The earliest day on which a reason no longer holds, where a calendar can say.
fn until(session: &ReviewSession<'_>, key: &AccountKey, held: &[&Held]) -> Option<NaiveDate> {
    let fates = session.fates(key);
    let days = fates.into_iter().filter_map(|(number, fate)| match fate {
        Fate::Kept { until, .. } if held.iter().any(|it| it.number == number) => until,
        _ => None,
    });
    days.min()
}
