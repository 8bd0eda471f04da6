//! The last step: the letters are made, and what is to be printed is told; and taken back, where they were not posted.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use serde_json::{Value, json};

use crate::job::{Job, Overrides};
use crate::plan::ControlTotal;
use crate::post::Piece;
use crate::register::{Act, Deed, Hand, Register, RegisterError, WAIT};
use crate::run::{self, Progress, RunReport};
use findings::{Language, Messages};

use super::reply::WebReply;
use super::run_state::{RunProgress, RunState};
use super::shared::SharedState;
use super::wire::amount;

/// What a run of the page is made from.
#[derive(Debug, Clone)]
pub(super) struct RunOrder {
    pub(super) job: PathBuf,
    pub(super) overrides: Overrides,
}

/// Begins a run with the job and the decisions as they are on the disk now. Answers at once.
pub(super) fn begin(order: RunOrder, shared: &Arc<SharedState>) -> WebReply {
    let mut inner = shared.inner();
    if inner.run.is_running() {
        return WebReply::json(409, &json!({ "error": "running" }));
    }
    let progress = Arc::new(RunProgress::default());
    inner.run = RunState::Running(Arc::clone(&progress));
    drop(inner);
    let beside = Arc::clone(shared);
    let work = move || {
        let made = make(&order, &*progress);
        beside.inner().run = made;
        beside.stay();
    };
    if thread::Builder::new().spawn(work).is_err() {
        shared.inner().run = RunState::None;
        return WebReply::bare(503);
    }
    WebReply::json(202, &shared.inner().run.told())
}

fn make(order: &RunOrder, progress: &dyn Progress) -> RunState {
    let failed = |lines: &dyn Fn(&Messages) -> Vec<String>| {
        let [fr, en] = [Language::Fr, Language::En].map(|it| lines(&Messages::new(it)));
        RunState::Failed(json!({ "fr": fr, "en": en }))
    };
    let job = match Job::read(&order.job, &order.overrides) {
        Ok(job) => job,
        Err(error) => return failed(&|it| error.lines(it)),
    };
    match run::run(&job, progress) {
        Ok(report) => RunState::Made { told: told(&report, &job), folder: report.folder },
        Err(error) => failed(&|it| error.lines(it)),
    }
}

/// What was made, and what to print on which paper in which order.
fn told(report: &RunReport, job: &Job) -> Value {
    let mut streams: BTreeMap<(u32, &str), Vec<&Piece>> = BTreeMap::new();
    let mut first: BTreeMap<&str, u32> = BTreeMap::new();
    for piece in &report.pieces {
        let first = *first.entry(&piece.stream).or_insert(piece.number);
        streams.entry((first, &piece.stream)).or_default().push(piece);
    }
    let streams = streams.into_iter().map(|((_, name), pieces)| {
        let class = pieces.first().map(|it| &it.class);
        json!({
            "name": name,
            "file": format!("streams/{name}.pdf"),
            "pieces": pieces.len(),
            "pages": pieces.iter().map(|it| it.pages).sum::<u32>(),
            "sheets": pieces.iter().map(|it| it.sheets).sum::<u32>(),
            "first": pieces.first().map(|it| it.number),
            "last": pieces.last().map(|it| it.number),
            "duplex": pieces.iter().any(|it| it.duplex),
            "reversed": pieces.iter().any(|it| it.reversed),
            "registered": class.is_some_and(|it| it.is_registered()),
            "abroad": class.is_some_and(|it| it.abroad),
            "envelope": class.map(|it| it.envelope.to_string()),
        })
    });
    let totals = report.totals.iter().map(total);
    json!({
        "state": "made",
        "folder": report.folder.display().to_string(),
        "run": report.folder.file_name().map(|it| it.to_string_lossy().into_owned()),
        "letters": report.pieces.len(),
        "grammage": job.post.paper.grammage,
        "streams": if job.output.streams { streams.collect::<Vec<_>>() } else { Vec::new() },
        "with_letters": job.output.letters,
        "register": job.register.is_some(),
        "totals": totals.collect::<Vec<_>>(),
    })
}

fn total(total: &ControlTotal) -> Value {
    let tally = |rows: usize, money| json!({ "rows": rows, "amount": amount(money) });
    json!({
        "currency": total.currency.map(|it| it.as_str().to_owned()).unwrap_or_default(),
        "read": tally(total.read.rows, total.read.residual),
        "printed": tally(total.printed.rows, total.printed.residual),
        "held": tally(total.held.rows, total.held.residual),
        "closed": total.closed,
    })
}

/// Takes the run of this review back: it was not posted.
pub(super) fn undo(job: &Job, shared: &SharedState) -> WebReply {
    let RunState::Made { folder, .. } = shared.inner().run.clone() else {
        return WebReply::json(409, &json!({ "error": "nothing" }));
    };
    let run =
        folder.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let by = Hand { user: shared.reviewer.name.clone(), at: (shared.reviewer.clock.moment)() };
    let undone = taken_back(job, &run, &by);
    match undone {
        Ok(()) => {
            shared.inner().run = RunState::Undone { folder };
            WebReply::json(200, &shared.inner().run.told())
        }
        Err(error) => {
            let [fr, en] =
                [Language::Fr, Language::En].map(|it| error.sentence(&Messages::new(it)));
            let lines = json!({ "fr": [fr], "en": [en] });
            WebReply::json(422, &json!({ "error": "refused", "lines": lines }))
        }
    }
}

fn taken_back(job: &Job, run: &str, by: &Hand) -> Result<(), RegisterError> {
    let Some(mut register) = job.register.as_deref().map(Register::look).transpose()?.flatten()
    else {
        return Ok(());
    };
    let writing = register.begin(WAIT)?;
    let undone = writing.undo(run, None, job.today.unwrap_or(job.date))?;
    writing.note(&Act::on(by, Deed::Undo, &undone.run_id))?;
    drop(writing.commit()?);
    Ok(())
}

/// A file of the run that was made: only files that a run leaves, by the names it gives them.
pub(super) fn file(shared: &SharedState, name: &str) -> WebReply {
    let Some(folder) = shared.inner().run.folder() else { return WebReply::bare(404) };
    let kind = match name.rsplit_once('.').map(|it| it.1) {
        Some("pdf") => "application/pdf",
        Some("html") => "text/html; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("json") => "application/json",
        _ => return WebReply::bare(404),
    };
    let parts: Vec<&str> = name.split('/').collect();
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
    };
    let known = match parts.as_slice() {
        [_] => true,
        [folder, _] => ["letters", "streams", "registered"].contains(folder),
        _ => false,
    };
    if !known || !parts.iter().all(|it| plain(it)) {
        return WebReply::bare(404);
    }
    match std::fs::read(folder.join(name)) {
        Ok(bytes) => WebReply::of(kind, bytes),
        Err(_) => WebReply::bare(404),
    }
}
