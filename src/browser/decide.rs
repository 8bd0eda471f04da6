//! Decisions that come from the page, and their undoing: all of a call or nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::review::{
    AccountKey, ReviewAction, ReviewDecision, ReviewDecisions, ReviewRefusal, refuse,
};
use crate::rules::Stage;
use crate::run::{DecideError, ReviewSession, change_decisions};
use findings::{Args, Currency, Language, Messages};

use super::reply::WebReply;
use super::shared::{SharedState, UndoStep};
use super::totals::{decisions, row, totals, version};
use super::wire::{id, key};

/// The most steps that can be taken back.
const MOST_STEPS: usize = 200;

/// A call of the page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DecideCall {
    plan: String,
    decisions: Vec<WantedDecision>,
}

/// One decision as the page wants it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedDecision {
    debtor: String,
    currency: Currency,
    action: WantedAction,
    of: String,
    until: Option<NaiveDate>,
    note: Option<String>,
    stage: Option<Stage>,
    contact: Option<String>,
    email: Option<String>,
    paragraph: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum WantedAction {
    Approve,
    Hold,
    Stage,
    Contact,
    Note,
}

impl WantedAction {
    fn as_str(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Hold => "hold",
            Self::Stage => "stage",
            Self::Contact => "contact",
            Self::Note => "note",
        }
    }
}

/// A call that takes something back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UndoCall {
    undo: Option<String>,
    ids: Option<Vec<String>>,
}

/// Why a call changed nothing.
enum CallFailure {
    /// The letter, or what was decided about it, is another now.
    Changed(AccountKey),
    Refused(AccountKey, Box<ReviewRefusal>),
    /// The letter could not be made so.
    Unmade(AccountKey, &'static str, &'static str),
    File(Box<DecideError>),
    /// The call itself is no such call.
    Wrong,
}

impl From<DecideError> for CallFailure {
    fn from(error: DecideError) -> Self {
        Self::File(Box::new(error))
    }
}

/// Decides what the page wants.
pub(super) fn decide(
    session: &ReviewSession<'_>,
    shared: &SharedState,
    body: &[u8],
) -> WebReply {
    let call: Result<DecideCall, _> = serde_json::from_slice(body);
    let Ok(call) = call else { return failure(CallFailure::Wrong) };
    if call.plan != version(session, shared.inner().sessions) {
        let first = call.decisions.first();
        let key = first.map(|it| (it.debtor.as_str().into(), it.currency));
        return failure(key.map_or(CallFailure::Wrong, CallFailure::Changed));
    }
    match decided(session, shared, call.decisions) {
        Ok(reply) => reply,
        Err(why) => failure(why),
    }
}

fn decided(
    session: &ReviewSession<'_>,
    shared: &SharedState,
    wanted: Vec<WantedDecision>,
) -> Result<WebReply, CallFailure> {
    let before = session.decisions();
    let mut by_account: BTreeMap<AccountKey, Vec<WantedDecision>> = BTreeMap::new();
    for it in wanted {
        by_account.entry((it.debtor.as_str().into(), it.currency)).or_default().push(it);
    }
    let moment = (shared.reviewer.clock.moment)();
    let mut after = BTreeMap::new();
    for (key, wanted) in by_account {
        let now = wanted_of(session, shared, (&key, &before, &moment), wanted)?;
        after.insert(key, now);
    }
    write(session, shared, &before, after)
}

/// The decisions about one account as they become.
fn wanted_of(
    session: &ReviewSession<'_>,
    shared: &SharedState,
    (key, before, moment): (&AccountKey, &ReviewDecisions, &str),
    wanted: Vec<WantedDecision>,
) -> Result<Vec<ReviewDecision>, CallFailure> {
    let letter = session.letter(key).ok_or_else(|| CallFailure::Changed(key.clone()))?;
    let mut all = ReviewDecisions::default();
    all.replace(key, before.about(key).to_vec());
    let job = session.job;
    for it in wanted {
        if it.of != letter.digest {
            return Err(CallFailure::Changed(key.clone()));
        }
        let Some(action) = action(&it).map_err(|()| CallFailure::Wrong)? else {
            let what = it.action.as_str();
            all.take_out(key, |old| old.action.as_str() == what);
            all.take_out(key, |old| old.action == ReviewAction::Approve);
            continue;
        };
        let (stages, country) = (&job.policy.stages, &job.creditor.country);
        if let Some(refusal) = refuse(&action, &letter.proposed, stages, country) {
            return Err(CallFailure::Refused(key.clone(), Box::new(refusal)));
        }
        let changes = action.changes();
        let of = if changes { &letter.proposed_digest } else { &letter.digest };
        if action == ReviewAction::Approve && letter.void_changes {
            // Who approves the letter as it is now has seen that they no longer count.
            all.take_out(key, |old| old.action.changes() && old.of != letter.proposed_digest);
        }
        all.put(ReviewDecision {
            debtor: key.0.clone(),
            currency: key.1,
            letter: letter.proposed.date,
            action,
            by: shared.reviewer.name.clone(),
            at: moment.to_owned(),
            of: of.clone(),
            line: 0,
        });
        let failed = changes.then(|| session.obstacle(key, all.about(key))).flatten();
        if failed.is_some() {
            let (field, reason) = (field(it.action), "reason-letter-failed");
            return Err(CallFailure::Unmade(key.clone(), field, reason));
        }
    }
    Ok(all.about(key).to_vec())
}

fn field(action: WantedAction) -> &'static str {
    match action {
        WantedAction::Note => "paragraph",
        WantedAction::Contact => "contact",
        WantedAction::Stage => "stage",
        WantedAction::Approve | WantedAction::Hold => "until",
    }
}

/// What is wanted; none where it is taken out.
fn action(it: &WantedDecision) -> Result<Option<ReviewAction>, ()> {
    let said = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned)
    };
    Ok(match it.action {
        WantedAction::Approve => Some(ReviewAction::Approve),
        WantedAction::Hold => Some(ReviewAction::Hold {
            until: it.until.ok_or(())?,
            note: said(&it.note).unwrap_or_default(),
        }),
        WantedAction::Stage => it.stage.map(ReviewAction::Stage),
        WantedAction::Contact => {
            let (contact, email) = (said(&it.contact), said(&it.email));
            let any = contact.is_some() || email.is_some();
            any.then_some(ReviewAction::Contact { contact, email })
        }
        WantedAction::Note => said(&it.paragraph).map(ReviewAction::Paragraph),
    })
}

/// Writes decisions where nobody else changed those of the same accounts meanwhile.
fn write(
    session: &ReviewSession<'_>,
    shared: &SharedState,
    before: &ReviewDecisions,
    after: BTreeMap<AccountKey, Vec<ReviewDecision>>,
) -> Result<WebReply, CallFailure> {
    let written = change_decisions(&session.job.review, |file| {
        for key in after.keys() {
            if !file.are(key, before.about(key)) {
                return Ok((Some(key.clone()), file.clone()));
            }
        }
        for (key, now) in &after {
            file.replace(key, now.clone());
        }
        Ok((None, file.clone()))
    });
    let (conflict, now) = written?;
    session.take(now);
    if let Some(key) = conflict {
        return Err(CallFailure::Changed(key));
    }
    let step = |(key, now): (AccountKey, Vec<ReviewDecision>)| {
        let old = before.about(&key).to_vec();
        (key, old, now)
    };
    let accounts: Vec<_> = after.into_iter().map(step).collect();
    let keys: Vec<AccountKey> = accounts.iter().map(|it| it.0.clone()).collect();
    let mut inner = shared.inner();
    inner.steps += 1;
    let undo = format!("u{}", inner.steps);
    inner.undo.push(UndoStep { id: undo.clone(), accounts });
    if inner.undo.len() > MOST_STEPS {
        inner.undo.remove(0);
    }
    drop(inner);
    Ok(answer(session, shared, &keys, Some(undo)))
}

/// Everything decided, the rows that changed, and the totals.
fn answer(
    session: &ReviewSession<'_>,
    shared: &SharedState,
    keys: &[AccountKey],
    undo: Option<String>,
) -> WebReply {
    let looked = Arc::clone(&shared.inner().looked);
    let rows = keys.iter().filter_map(|key| session.letter(key));
    let rows: Vec<Value> = rows.map(|it| row(session.job, &it, &looked)).collect();
    let body = json!({
        "decisions": decisions(session),
        "rows": rows,
        "totals": totals(session),
        "undo": undo,
        "at": (shared.reviewer.clock.moment)(),
    });
    WebReply::json(200, &body)
}

/// Takes back what was decided: the last step, a step by its name, or single decisions.
pub(super) fn undo(session: &ReviewSession<'_>, shared: &SharedState, body: &[u8]) -> WebReply {
    let call: Result<UndoCall, _> = serde_json::from_slice(body);
    let Ok(call) = call else { return failure(CallFailure::Wrong) };
    let before = session.decisions();
    let step = match call.undo.as_deref() {
        Some("last") => shared.inner().undo.last().map(|it| it.id.clone()),
        named => named.map(str::to_owned),
    };
    let after = match (&call.ids, &call.undo) {
        (Some(ids), None) => without(&before, ids),
        (None, Some(_)) => match stepped_back(shared, step.as_deref(), &before) {
            Ok(after) => after,
            Err(why) => return failure(why),
        },
        _ => return failure(CallFailure::Wrong),
    };
    if after.is_empty() {
        return answer(session, shared, &[], None);
    }
    match write(session, shared, &before, after) {
        Ok(reply) => {
            if let Some(step) = step {
                let mut inner = shared.inner();
                // What was taken back is no step of its own, so that `u` goes on back.
                inner.undo.pop();
                inner.undo.retain(|it| it.id != step);
            }
            reply
        }
        Err(why) => failure(why),
    }
}

/// Decisions without those of these names.
fn without(
    before: &ReviewDecisions,
    ids: &[String],
) -> BTreeMap<AccountKey, Vec<ReviewDecision>> {
    let mut after = BTreeMap::new();
    for decision in before.iter().filter(|it| ids.contains(&id(it))) {
        let key = decision.key();
        let stay = before.about(&key).iter().filter(|it| !ids.contains(&id(it)));
        // Without a change it is another letter than the one approved.
        let changed =
            before.about(&key).iter().any(|it| it.action.changes() && ids.contains(&id(it)));
        let stay = stay.filter(|it| !(changed && it.action == ReviewAction::Approve));
        after.insert(key.clone(), stay.cloned().collect());
    }
    after
}

/// Decisions as they were before a step, where nobody changed them since.
fn stepped_back(
    shared: &SharedState,
    step: Option<&str>,
    now: &ReviewDecisions,
) -> Result<BTreeMap<AccountKey, Vec<ReviewDecision>>, CallFailure> {
    let inner = shared.inner();
    let step = inner.undo.iter().find(|it| Some(it.id.as_str()) == step);
    let Some(step) = step else { return Ok(BTreeMap::new()) };
    let mut after = BTreeMap::new();
    for (key, old, new) in &step.accounts {
        if !now.are(key, new) {
            return Err(CallFailure::Changed(key.clone()));
        }
        after.insert(key.clone(), old.clone());
    }
    Ok(after)
}

/// Why nothing was changed, as the page takes it.
fn failure(why: CallFailure) -> WebReply {
    let words = [Language::Fr, Language::En].map(Messages::new);
    let both = |say: &dyn Fn(&Messages) -> String| {
        let [fr, en] = &words;
        json!({ "fr": say(fr), "en": say(en) })
    };
    match why {
        CallFailure::Wrong => WebReply::json(400, &json!({ "error": "wrong" })),
        CallFailure::Changed(account) => {
            WebReply::json(409, &json!({ "error": "changed", "key": key(&account) }))
        }
        CallFailure::Refused(account, refusal) => {
            let body = json!({
                "error": "refused",
                "key": key(&account),
                "field": refusal.field,
                "code": refusal.code,
                "word": refusal.word,
                "reason": both(&|it| refusal.sentence(it)),
            });
            WebReply::json(422, &body)
        }
        CallFailure::Unmade(account, field, reason) => {
            let body = json!({
                "error": "refused",
                "key": key(&account),
                "field": field,
                "reason": both(&|it| it.get(reason, &Args::new())),
            });
            WebReply::json(422, &body)
        }
        CallFailure::File(error) => {
            let lines = both(&|it| error.lines(it).join("\n"));
            WebReply::json(500, &json!({ "error": "file", "reason": lines }))
        }
    }
}
